"""The requirements of RFC 5545 for a calendar's bytes, and our own; one assertion for every calendar."""

import re

NAME = r"[A-Z][A-Z0-9-]*"
INSTANT, DAY = r":\d{8}T\d{6}Z", r";VALUE=DATE:\d{8}"
TEXTS = ("SUMMARY", "DESCRIPTION", "LOCATION", "NAME", "X-WR-CALNAME")
ONCE = ("UID", "DTSTAMP", "LAST-MODIFIED", "SEQUENCE", "DTSTART", "DTEND", "SUMMARY", "STATUS", "TRANSP", "DESCRIPTION")
AT_MOST_ONCE = ("LOCATION", "URL")
HEAD_ONCE = ("PRODID", "VERSION", "CALSCALE")
HEAD_AT_MOST_ONCE = ("NAME", "X-WR-CALNAME", "COLOR", "URL", "SOURCE", "REFRESH-INTERVAL", "X-PUBLISHED-TTL")
STATES = {"CONFIRMED", "TENTATIVE", "CANCELLED"}


def unfolded(data: bytes) -> list[str]:
    """Return the content lines (RFC 5545 section 3.1)."""
    return data.decode().replace("\r\n ", "").removesuffix("\r\n").split("\r\n")


def vevents(data: bytes) -> list[dict[str, str]]:
    """Return name -> raw rest of the line for the properties of each event, without alarms."""
    found = []
    for block in re.findall(r"^BEGIN:VEVENT\n(.*?)^END:VEVENT$", "\n".join(unfolded(data)), re.DOTALL | re.MULTILINE):
        alone = re.sub(r"^BEGIN:VALARM\n.*?^END:VALARM\n", "", block, flags=re.DOTALL | re.MULTILINE)
        found.append(dict(re.fullmatch(rf"({NAME})(.*)", line).groups() for line in alone.split("\n") if line))  # type: ignore[union-attr]
    return found


def assert_bytes_are_right(data: bytes) -> None:
    """Compare the bytes of a calendar with every rule."""
    _lines(data)
    lines = unfolded(data)
    assert (lines[0], lines[-1]) == ("BEGIN:VCALENDAR", "END:VCALENDAR")
    first = lines.index("BEGIN:VEVENT") if "BEGIN:VEVENT" in lines else len(lines) - 1
    _head(lines[1:first])
    assert not [line for line in lines if "TZID" in line or re.match("(METHOD|X-WR-TIMEZONE|RRULE|DURATION|DUE)[:;]", line)]
    components = re.findall(r"^BEGIN:(\w+)$", "\n".join(lines), re.MULTILINE)
    assert set(components) <= {"VCALENDAR", "VEVENT", "VALARM"}
    for line in lines:
        name, _, value = line.partition(":")
        if name in TEXTS:
            # Section 3.3.11: a backslash, comma or semicolon is escaped, and nothing else is.
            assert re.fullmatch(r"(?:[^\\,;]|\\[\\,;n])*", value), line
    blocks = re.findall(r"^BEGIN:VEVENT\n(.*?)^END:VEVENT$", "\n".join(lines), re.DOTALL | re.MULTILINE)
    for block in blocks:
        _event(block)
    uids = [event["UID"] for event in vevents(data)]
    assert len(uids) == len(set(uids)) == len(blocks)


def _lines(data: bytes) -> None:
    assert data.startswith(b"BEGIN:VCALENDAR\r\n")
    assert data.endswith(b"END:VCALENDAR\r\n")
    bare = data.replace(b"\r\n", b"")
    assert b"\r" not in bare
    assert b"\n" not in bare
    assert not re.search(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]|\xc2[\x80-\x9f]", data)
    physical = data.removesuffix(b"\r\n").split(b"\r\n")
    for line, after in zip(physical, [*physical[1:], b""], strict=True):
        assert line
        assert len(line) <= 75
        line.decode()  # no character is cut by folding
        if after.startswith(b" "):
            assert (len(line) - len(line.rstrip(b"\\"))) % 2 == 0  # and no escape either
            least = len(after[1:].decode()[:1].encode()) + after.startswith(b" \\")
            assert len(line) + least > 75  # it is folded as late as possible
    for line in unfolded(data):
        assert re.match(rf"{NAME}(;{NAME}=[^:;\"]+)*:", line), line


def _head(lines: list[str]) -> None:
    names = [re.split("[:;]", line)[0] for line in lines]
    assert [names.count(name) for name in HEAD_ONCE] == [1] * len(HEAD_ONCE)
    assert all(names.count(name) <= 1 for name in HEAD_AT_MOST_ONCE)
    assert set(names) <= {*HEAD_ONCE, *HEAD_AT_MOST_ONCE}
    assert "VERSION:2.0" in lines
    for line in lines:
        if line.startswith("SOURCE"):
            assert re.fullmatch(r"SOURCE;VALUE=URI:https?://\S+/calendar\.ics", line)
        if line.startswith("REFRESH"):
            assert line == "REFRESH-INTERVAL;VALUE=DURATION:PT12H"


def _event(block: str) -> None:
    event, *alarms = re.split(r"^BEGIN:VALARM\n", block, flags=re.MULTILINE)
    lines = event.split("\n")[:-1]
    names = [re.split("[:;]", line)[0] for line in lines]
    assert [names.count(name) for name in ONCE] == [1] * len(ONCE), block
    assert all(names.count(name) <= 1 for name in AT_MOST_ONCE)
    values = {name: line.removeprefix(name) for name, line in zip(names, lines, strict=True)}
    kind = INSTANT if re.fullmatch(INSTANT, values["DTSTART"]) else DAY
    assert re.fullmatch(kind, values["DTSTART"])
    assert re.fullmatch(kind, values["DTEND"])
    assert values["DTEND"] > values["DTSTART"]  # exclusive (section 3.6.1), and never empty
    assert re.fullmatch(INSTANT, values["DTSTAMP"])
    assert values["LAST-MODIFIED"] == values["DTSTAMP"]
    assert re.fullmatch(r":\d+", values["SEQUENCE"])
    assert values["STATUS"][1:] in STATES
    assert (values["STATUS"] == ":CANCELLED") == values["SUMMARY"].startswith(":CANCELLED: ")
    assert values["TRANSP"] == (":OPAQUE" if values["X-MICROSOFT-CDO-BUSYSTATUS"] == ":BUSY" else ":TRANSPARENT")
    assert re.fullmatch(r":[\w.-]+@[\w-]+", values["UID"])
    for alarm in alarms:
        assert re.fullmatch(r"ACTION:DISPLAY\nDESCRIPTION:.+\nTRIGGER:-P\w+\nEND:VALARM\n", alarm), alarm
