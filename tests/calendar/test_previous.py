"""`synsml export ics --previous`: the changes that subscribers notice, and those they would miss."""

from dataclasses import replace
from pathlib import Path
from textwrap import dedent

import pytest

from helpers import MINIMAL, Result, Synsml, Workshop

PROGRAMME = """\
schedule:
  date: workshop
  sessions:
    - id: opening
      time: 09:00-09:15
      title: Opening
"""
OLD = "old.ics"


def published(synsml: Synsml, workshop: Workshop, *swaps: tuple[str, str], more: str = "") -> Path:
    """Write a workshop and its calendar, as they were when people subscribed."""
    root = workshop.write({"workshop.yaml": swapped(MINIMAL, swaps) + more})
    assert synsml("export", "ics", "-o", OLD).code == 0
    return root


def swapped(text: str, swaps: tuple[tuple[str, str], ...]) -> str:
    for old, new in swaps:
        assert old in text
        text = text.replace(old, new)
    return text


def by_hand(root: Path, *swaps: tuple[str, str]) -> None:
    file = root / "workshop.yaml"
    file.write_text(swapped(file.read_text(), swaps))


def compared(synsml: Synsml, *options: str) -> Result:
    return synsml("export", "ics", "--previous", OLD, "-o", "new.ics", *options)


def noticed(notice_text: str, events: int = 2) -> Result:
    """Return the result of an export that prints this notice and writes the file."""
    return Result(0, f"{dedent(notice_text)}wrote new.ics: {events} events\n", "")


def refused(root: Path, *complaints: tuple[str, str], out: str = "") -> Result:
    """Return the answer of an export that complains of this, fact and remedy, and writes nothing."""
    assert not (root / "new.ics").exists()
    number = f"{len(complaints)} event{'' if len(complaints) == 1 else 's'}"
    notice_text = "".join(f"synsml: {fact}\n  fix: {remedy}\n" for fact, remedy in complaints)
    return Result(
        1, out, f"{notice_text}synsml: not written: subscribers would miss changes of {number}\n  fix: fix that first\n"
    )


def test_the_same_calendar_has_nothing_to_notice(synsml: Synsml, workshop: Workshop) -> None:
    root = published(synsml, workshop)
    assert compared(synsml) == noticed("")
    assert (root / "new.ics").read_bytes() == (root / OLD).read_bytes()


@pytest.mark.parametrize(
    ("command", "notice_text"),
    [
        (
            "extend submission +5d",
            (
                "moved: Demo Workshop: Submission Deadline (extended), "
                "now Mon 29 May 2023 23:59 AoE, was Wed 24 May 2023 23:59 AoE"
            ),
        ),
        (
            "deadlines set submission 2023-05-24 18:00 Europe/Vienna",
            "moved: Demo Workshop: Submission Deadline, now Wed 24 May 2023 15:00 to 16:00 UTC, was Wed 24 May 2023 23:59 AoE",
        ),
        ("deadlines set workshop 2023-07-29", "moved: Demo Workshop: Workshop, now Sat 29 Jul 2023, was Fri 28 Jul 2023"),
        (
            "deadlines set workshop 2023-07-28 or 2023-07-29",
            (
                "not settled any more: Demo Workshop: Workshop (provisional: Fri 28 or Sat 29 Jul 2023), "
                "Fri 28 Jul 2023 to Sat 29 Jul 2023"
            ),
        ),
        ("deadlines set workshop TBD", "cancelled: Demo Workshop: Workshop, Fri 28 Jul 2023"),
        ("deadlines cancel workshop", "cancelled: Demo Workshop: Workshop, Fri 28 Jul 2023"),
        ("deadlines add social 2023-07-29 --label Social --kind event", "new: Demo Workshop: Social, Sat 29 Jul 2023"),
    ],
)
def test_a_change_by_command_is_reported_and_written(
    synsml: Synsml, workshop: Workshop, command: str, notice_text: str
) -> None:
    published(synsml, workshop)
    assert synsml(*command.split()).code == 0
    assert compared(synsml) == noticed(f"{notice_text}\n", 3 if "add" in command else 2)


def test_a_new_name_is_reported(synsml: Synsml, workshop: Workshop) -> None:
    root = published(synsml, workshop)
    by_hand(root, ("label: Submission Deadline", "label: Papers due"))
    assert compared(synsml) == noticed("renamed: Demo Workshop: Submission Deadline, now Demo Workshop: Papers due\n")


def test_a_date_that_returns_after_tbd_is_reported(synsml: Synsml, workshop: Workshop) -> None:
    published(synsml, workshop)
    assert synsml("deadlines", "set", "workshop", "TBD").code == 0
    assert synsml("export", "ics", "-o", OLD).code == 0
    assert synsml("deadlines", "set", "workshop", "2023-08-04").code == 0
    assert compared(synsml) == noticed("back again: Demo Workshop: Workshop, Fri 4 Aug 2023\n")


def test_settled_alternatives_are_reported_one_by_one(synsml: Synsml, workshop: Workshop) -> None:
    published(synsml, workshop, ("when: 2023-07-28\n", "when: 2023-07-28 or 2023-07-30\n"))
    assert synsml("deadlines", "set", "workshop", "2023-07-28").code == 0
    notice_text = """\
        settled: Demo Workshop: Workshop, Fri 28 Jul 2023
        cancelled: Demo Workshop: Workshop (provisional: Fri 28 or Sun 30 Jul 2023), Sun 30 Jul 2023
        """
    assert compared(synsml) == noticed(notice_text, 3)


def test_a_cancelled_event_that_said_so_may_go(synsml: Synsml, workshop: Workshop) -> None:
    root = published(synsml, workshop)
    assert synsml("deadlines", "cancel", "submission").code == 0
    assert synsml("export", "ics", "-o", OLD).code == 0
    assert synsml("deadlines", "remove", "submission", "--yes").code == 0
    notice_text = "gone: CANCELLED: Demo Workshop: Submission Deadline, Wed 24 May 2023 23:59 AoE\n"
    assert compared(synsml) == Result(0, f"{notice_text}wrote new.ics: 1 event\n", "")
    assert b"submission@" not in (root / "new.ics").read_bytes()


def test_a_cancelled_event_may_move_without_notice(synsml: Synsml, workshop: Workshop) -> None:
    published(synsml, workshop, ("when: 2023-07-28\n", "when: 2023-07-28 or 2023-07-30\n"))
    assert synsml("deadlines", "set", "workshop", "2023-07-28").code == 0
    assert synsml("export", "ics", "-o", OLD).code == 0
    assert synsml("deadlines", "set", "workshop", "2023-07-30").code == 0
    assert compared(synsml) == noticed("moved: Demo Workshop: Workshop, now Sun 30 Jul 2023, was Fri 28 Jul 2023\n", 3)


def test_a_removed_date_is_refused(synsml: Synsml, workshop: Workshop) -> None:
    root = published(synsml, workshop)
    assert synsml("deadlines", "remove", "submission", "--yes").code == 0
    fact = (
        "Demo Workshop: Submission Deadline, Wed 24 May 2023 23:59 AoE, has disappeared, and some programs will still show it"
    )
    remedy = "put the date back, then run `synsml deadlines cancel submission`"
    assert compared(synsml) == refused(root, (fact, remedy))


def test_a_removed_session_is_refused(synsml: Synsml, workshop: Workshop) -> None:
    root = published(synsml, workshop, more=PROGRAMME)
    assert synsml("schedule", "remove", "opening", "--yes").code == 0
    fact = "Demo Workshop: Opening, Fri 28 Jul 2023 07:00 to 07:15 UTC, has disappeared, and some programs will still show it"
    remedy = "put the session back, then run `synsml schedule cancel opening`"
    assert compared(synsml) == refused(root, (fact, remedy))


def test_another_id_of_the_workshop_is_refused(synsml: Synsml, workshop: Workshop) -> None:
    root = published(synsml, workshop)
    by_hand(root, ("id: demo-2023", "id: demo-2024"))
    result = compared(synsml)
    assert result.code == 1
    assert result.out == (
        "new: Demo Workshop: Submission Deadline, Wed 24 May 2023 23:59 AoE\nnew: Demo Workshop: Workshop, Fri 28 Jul 2023\n"
    )
    assert result.err.count("  fix: write 'id: demo-2023'\n") == 2
    assert result.err.endswith("synsml: not written: subscribers would miss changes of 2 events\n  fix: fix that first\n")
    assert not (root / "new.ics").exists()


def test_a_date_changed_by_hand_is_refused_while_the_others_are_reported(synsml: Synsml, workshop: Workshop) -> None:
    root = published(synsml, workshop)
    assert synsml("deadlines", "set", "workshop", "2023-07-29").code == 0
    by_hand(root, ("when: 2023-05-24", "when: 2023-05-29"))
    fact = (
        "moved: Demo Workshop: Submission Deadline, now Mon 29 May 2023 23:59 AoE, was Wed 24 May 2023 23:59 AoE; "
        "the history does not say so, and subscribers keep the old event (SEQUENCE is 0)"
    )
    remedy = "write 'when: 2023-05-24 23:59 AoE' again, then run `synsml deadlines set submission 2023-05-29 23:59 AoE`"
    right = "moved: Demo Workshop: Workshop, now Sat 29 Jul 2023, was Fri 28 Jul 2023\n"
    assert compared(synsml) == refused(root, (fact, remedy), out=right)


def test_what_the_refusal_says_helps(synsml: Synsml, workshop: Workshop) -> None:
    root = published(synsml, workshop)
    by_hand(root, ("when: 2023-05-24", "when: 2023-05-29"))
    assert compared(synsml).code == 1
    by_hand(root, ("when: 2023-05-29", "when: 2023-05-24"))
    assert synsml("deadlines", "set", "submission", "2023-05-29", "23:59", "AoE").code == 0
    assert compared(synsml).code == 0


def test_a_day_that_was_moved_by_hand_is_complained_of_once_and_not_for_each_session(
    synsml: Synsml, workshop: Workshop
) -> None:
    root = published(synsml, workshop, more=PROGRAMME)
    by_hand(root, ("when: 2023-07-28", "when: 2023-07-29"))
    fact = (
        "moved: Demo Workshop: Workshop, now Sat 29 Jul 2023, was Fri 28 Jul 2023; "
        "the history does not say so, and subscribers keep the old event (SEQUENCE is 0)"
    )
    remedy = "write 'when: 2023-07-28' again, then run `synsml deadlines set workshop 2023-07-29`"
    assert compared(synsml) == refused(root, (fact, remedy))


def test_a_session_that_was_moved_by_hand_is_refused(synsml: Synsml, workshop: Workshop) -> None:
    root = published(synsml, workshop, more=PROGRAMME)
    by_hand(root, ("09:00-09:15", "10:00-10:15"))
    fact = (
        "moved: Demo Workshop: Opening, now Fri 28 Jul 2023 08:00 to 08:15 UTC, was Fri 28 Jul 2023 07:00 to 07:15 UTC; "
        "the history does not say so, and subscribers keep the old event (SEQUENCE is 0)"
    )
    remedy = "write 'time: 09:00-09:15' again, then run `synsml schedule set opening time=10:00-10:15`"
    assert compared(synsml) == refused(root, (fact, remedy))


def test_a_history_that_was_shortened_is_refused(synsml: Synsml, workshop: Workshop) -> None:
    root = published(synsml, workshop)
    before = (root / "workshop.yaml").read_text()
    assert synsml("extend", "submission", "+5d").code == 0
    assert synsml("export", "ics", "-o", OLD).code == 0
    (root / "workshop.yaml").write_text(before.replace("2023-05-24", "2023-05-29"))
    fact = "Demo Workshop: Submission Deadline: the history is shorter than before (SEQUENCE is 0, was 1)"
    remedy = "run `synsml render` if nobody has seen the last calendar, or put the deleted entries of 'was' back"
    assert compared(synsml) == refused(root, (fact, remedy))


def test_a_revision_that_went_back_is_refused(synsml: Synsml, workshop: Workshop) -> None:
    root = published(synsml, workshop, ("id: demo-2023\n", "id: demo-2023\ncreated: 2023-04-01\n"))
    by_hand(root, ("2023-04-01", "2023-03-01"))
    fact = "Demo Workshop: Submission Deadline: last change 2023-03-01T00:00Z, but subscribers have 2023-04-01T00:00Z"
    remedy = "write 'created: 2023-04-01T00:00Z'"
    fact1 = "Demo Workshop: Workshop: last change 2023-03-01T00:00Z, but subscribers have 2023-04-01T00:00Z"
    remedy1 = "write 'created: 2023-04-01T00:00Z'"
    assert compared(synsml) == refused(root, (fact, remedy), (fact1, remedy1))


def test_a_selection_is_compared_with_the_calendar_of_that_selection(synsml: Synsml, workshop: Workshop) -> None:
    published(synsml, workshop)
    assert compared(synsml, "--kind", "deadline").code == 1
    assert synsml("export", "ics", "--kind", "deadline", "-o", OLD).code == 0
    assert compared(synsml, "--kind", "deadline") == Result(0, "wrote new.ics: 1 event\n", "")


def test_the_calendar_may_take_the_place_of_the_earlier_one_but_not_if_it_is_refused(
    synsml: Synsml, workshop: Workshop
) -> None:
    root = published(synsml, workshop)
    assert synsml("extend", "submission", "+5d").code == 0
    assert synsml("export", "ics", "--previous", OLD, "-o", OLD).code == 0
    after = (root / OLD).read_bytes()
    assert b"SEQUENCE:1\r\n" in after
    by_hand(root, ("when: 2023-07-28", "when: 2023-07-29"))
    assert synsml("export", "ics", "--previous", OLD, "-o", OLD).code == 1
    assert (root / OLD).read_bytes() == after


def test_with_the_calendar_on_standard_output_everything_else_is_said_aside(synsml: Synsml, workshop: Workshop) -> None:
    root = published(synsml, workshop)
    assert synsml("extend", "submission", "+5d").code == 0
    result = synsml("export", "ics", "--previous", OLD, "-o", "-")
    assert (result.code, result.out[:17]) == (0, "BEGIN:VCALENDAR\r\n")
    assert result.err.startswith("moved: ")
    by_hand(root, ("when: 2023-07-28", "when: 2023-07-29"))
    result = synsml("export", "ics", "--previous", OLD, "-o", "-")
    assert (result.code, result.out) == (1, "")


@pytest.mark.parametrize(
    ("data", "code", "error"),
    [
        (None, 3, "there is no file old.ics"),
        (b"", 1, "old.ics is not a calendar\n  fix: name a file that was exported before"),
        (b"hello\n", 1, "old.ics is not a calendar"),
        (b"BEGIN:VCARD\r\nFN:Ada\r\nEND:VCARD\r\n", 1, "old.ics is not a calendar"),
        (b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:x", 1, "old.ics is not a calendar"),
        (b"\xff\xfe\x00", 1, "old.ics is not a calendar"),
    ],
)
def test_an_earlier_file_that_is_no_calendar_is_refused(
    synsml: Synsml, workshop: Workshop, data: bytes | None, code: int, error: str
) -> None:
    root = workshop.write()
    if data is not None:
        (root / OLD).write_bytes(data)
    result = compared(synsml)
    assert (result.code, result.out) == (code, "")
    assert result.err.startswith(f"synsml: {error}")
    assert not (root / "new.ics").exists()


def test_a_folder_is_no_earlier_calendar(synsml: Synsml, workshop: Workshop) -> None:
    root = workshop.write()
    (root / OLD).mkdir()
    result = compared(synsml)
    assert (result.code, result.out) == (3, "")


def test_an_earlier_calendar_by_another_program_is_compared_too(synsml: Synsml, workshop: Workshop) -> None:
    """Without SEQUENCE, STATUS, DTEND and LAST-MODIFIED, with a zone by name, and with bare line feeds."""
    root = workshop.write({"workshop.yaml": MINIMAL.replace("id: demo-2023\n", "id: demo-2023\ncreated: 2023-04-01\n")})
    (root / OLD).write_text(
        "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//theirs//EN\n"
        "BEGIN:VEVENT\nUID:submission@demo-2023\nDTSTAMP:20230301T000000Z\nSUMMARY:Submission\n"
        "DTSTART;TZID=Europe/Vienna:20230525T125900\nEND:VEVENT\n"
        "BEGIN:VEVENT\nUID:workshop@demo-2023\nDTSTART;VALUE=DATE:20230728\nSUMMARY:Demo Workshop: Workshop\nEND:VEVENT\n"
        "BEGIN:VEVENT\nSUMMARY:without a UID\nDTSTART:20230101T000000\nEND:VEVENT\n"
        "END:VCALENDAR\n"
    )
    result = compared(synsml)
    assert replace(result, err="") == noticed("renamed: Submission, now Demo Workshop: Submission Deadline\n")
    assert result.err == "synsml: warning: 1 event of old.ics cannot be read and was not compared\n"


def test_what_an_earlier_calendar_says_cannot_command_the_terminal(synsml: Synsml, workshop: Workshop) -> None:
    root = published(synsml, workshop)
    data = (root / OLD).read_bytes().replace(b"SUMMARY:Demo", b"SUMMARY:\x1b[31mDemo")
    (root / OLD).write_bytes(data)
    result = compared(synsml)
    assert result.code == 0
    assert "\x1b" not in result.out + result.err
    assert "renamed: \\x1b[31mDemo Workshop: Workshop, now Demo Workshop: Workshop\n" in result.out
