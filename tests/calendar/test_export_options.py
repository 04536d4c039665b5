"""`synsml export ics` with options: selection, audience, alarms, and refusals before anything is written."""

from pathlib import Path

import pytest

from calendars.bytes import assert_bytes_are_right, unfolded, vevents
from helpers import MINIMAL, Result, Synsml, Workshop

DATES = """\
format: 1
id: demo-2023
created: 2023-03-23
name: Demo Workshop
url: https://example.org/2023/
timezone: Europe/Vienna
dates:
  submission:
    label: Submission
    when: 2023-05-24 23:59 AoE
    track: papers
  supplement:
    label: Supplement
    when: 2023-05-31
    track: papers
  demos:
    label: Demo proposals
    when: TBD
    track: demos
  decision:
    label: Decision
    kind: notification
    when: by 2023-06-19
  reviews:
    label: Reviews
    when: 2023-06-01 to 2023-06-14
    internal: true
  workshop:
    label: Workshop
    kind: event
    when: 2023-07-28
schedule:
  date: workshop
  sessions:
    - id: opening
      time: 09:00-09:15
      title: Opening
    - id: keynote
      time: 09:30-10:30
      title: Keynote
      track: papers
    - id: demo-hour
      time: 09:30-10:30
      title: Demo hour
      track: demos
    - id: coffee
      time: 10:30-11:00
      kind: break
"""


def with_dates(workshop: Workshop) -> Path:
    return workshop.write({"workshop.yaml": DATES})


def exported(synsml: Synsml, *options: str) -> bytes:
    result = synsml("export", "ics", "-o", "-", *options)
    assert result.code == 0
    assert_bytes_are_right(result.out.encode())
    return result.out.encode()


def ids(synsml: Synsml, *options: str) -> str:
    """Return the ids of what is exported, sessions with a dot before them."""
    uids = (event["UID"][1:].removesuffix("@demo-2023") for event in vevents(exported(synsml, *options)))
    return " ".join(uid.removeprefix("session") for uid in uids)


PROGRAMME = ".opening .keynote .demo-hour"
EVERYTHING = f"submission supplement decision workshop {PROGRAMME}"


@pytest.mark.parametrize(
    ("options", "chosen"),
    [
        ("", EVERYTHING),
        ("--breaks", f"{EVERYTHING} .coffee"),
        ("--no-schedule", "submission supplement decision workshop"),
        ("--no-schedule --breaks", "submission supplement decision workshop"),
        ("--kind deadline", "submission supplement"),
        ("--kind event --kind notification", "decision workshop"),
        ("--kind event --schedule", f"workshop {PROGRAMME}"),
        ("--kind deadline --only workshop", ""),
        ("--track papers", "submission supplement decision workshop .opening .keynote"),
        ("--track demos --no-schedule", "decision workshop"),
        ("--track papers --track demos", EVERYTHING),
        ("--track papers --kind deadline", "submission supplement"),
        ("--only submission", "submission"),
        ("--only sub", "submission"),
        ("--only work --only key", "workshop .keynote"),
        ("--only keynote --no-schedule", ""),
        ("--only coff", ".coffee"),
        ("--only demos", ""),
        ("--internal", f"submission supplement decision reviews workshop {PROGRAMME}"),
        ("--internal --only rev", "reviews"),
        ("--internal --kind deadline", "submission supplement reviews"),
        ("--all-day --only decision", "decision"),
    ],
)
def test_only_what_is_asked_for_is_in_the_calendar(synsml: Synsml, workshop: Workshop, options: str, chosen: str) -> None:
    with_dates(workshop)
    assert ids(synsml, *options.split()) == chosen


@pytest.mark.parametrize(
    ("options", "left_out"),
    [
        ("", "; skipped: to be announced: Demo proposals"),
        ("--kind event", ""),
        ("--track papers", ""),
        ("--track demos", "; skipped: to be announced: Demo proposals"),
        ("--only demos", "; skipped: to be announced: Demo proposals"),
    ],
)
def test_what_is_left_out_is_said_only_if_it_was_asked_for(
    synsml: Synsml, workshop: Workshop, options: str, left_out: str
) -> None:
    with_dates(workshop)
    result = synsml("export", "ics", *options.split())
    assert (result.code, result.err) == (0, "")
    assert result.out.partition(" event")[2].removeprefix("s").removesuffix("\n") == left_out


@pytest.mark.parametrize(
    ("options", "error"),
    [
        ("--kind deadlin", "--kind: there is no 'deadlin'\n  fix: did you mean 'deadline'?"),
        ("--kind talk", "--kind: there is no 'talk'\n  fix: write one of deadline, notification, event"),
        ("--track paper", "--track: there is no 'paper'\n  fix: did you mean 'papers'?"),
        ("--track x", "--track: there is no 'x'\n  fix: write one of demos, papers"),
        ("--only submision", "there is no date or session 'submision'\n  fix: did you mean 'submission'?"),
        ("--only su", "'su' matches several dates or sessions\n  fix: write one of submission, supplement"),
        ("--only demo", "'demo' matches several dates or sessions\n  fix: write one of demos, demo-hour"),
        (
            "--only=",
            "there is no date or session ''\n  fix: write one of submission, supplement, demos, decision, reviews, work",
        ),
        ("--only rev", "--only: 'reviews' is internal\n  fix: add --internal for a calendar for organizers"),
        ("--alarm soon", "'soon' is not a time span\n  fix: write 36h, 7d or 2w"),
        ("--alarm 7d,-1d", "'-1d' is not a time span\n  fix: write 36h, 7d or 2w"),
    ],
)
def test_a_word_that_chooses_nothing_is_a_usage_error(synsml: Synsml, workshop: Workshop, options: str, error: str) -> None:
    root = with_dates(workshop)
    result = synsml("export", "ics", *options.split())
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith(f"synsml: {error}")
    assert not list(root.glob("*.ics"))


def test_without_tracks_no_track_can_be_chosen(synsml: Synsml, workshop: Workshop) -> None:
    workshop.write()
    error = "synsml: --track: there is no 'papers'\n  fix: the workshop has no tracks\n"
    assert synsml("export", "ics", "--track", "papers") == Result(2, "", error)


def head(data: bytes) -> list[str]:
    lines = unfolded(data)
    return [line for line in lines[4 : lines.index("BEGIN:VEVENT")] if not line.startswith(("REFRESH", "X-PUBL", "COLOR"))]


def test_only_the_public_calendar_has_a_source_and_a_calendar_of_single_dates_has_no_name(
    synsml: Synsml, workshop: Workshop
) -> None:
    with_dates(workshop)
    url = "URL:https://example.org/2023/"
    name = ["NAME:Demo Workshop", "X-WR-CALNAME:Demo Workshop"]
    internal = ["NAME:Demo Workshop (internal)", "X-WR-CALNAME:Demo Workshop (internal)"]
    assert head(exported(synsml)) == [*name, url, "SOURCE;VALUE=URI:https://example.org/2023/calendar.ics"]
    assert head(exported(synsml, "--kind", "deadline")) == [*name, url]
    assert head(exported(synsml, "--alarm", "1d")) == [*name, url]
    assert head(exported(synsml, "--internal")) == [*internal, url]
    assert head(exported(synsml, "--only", "submission")) == [url]


@pytest.mark.parametrize(
    ("when", "kind", "begin", "end"),
    [
        ("2023-05-24 23:59 AoE", "deadline", "20230524", "20230525"),
        ("2023-05-24", "deadline", "20230524", "20230525"),
        ("2023-05-24 12:00 UTC+5:30", "deadline", "20230523", "20230524"),
        ("2023-05-31 18:00 Pacific/Honolulu", "deadline", "20230531", "20230601"),
        ("by 2023-12-31", "notification", "20231231", "20240101"),
        ("2023-05-15 to 2023-05-31", "deadline", "20230515", "20230601"),
        ("2023-07-28", "event", "20230728", "20230729"),
        ("2023-07-28 09:00 venue", "event", "20230728T070000Z", "20230728T080000Z"),
    ],
)
def test_all_day_deadlines_are_on_the_aoe_day_of_their_end(
    synsml: Synsml, workshop: Workshop, when: str, kind: str, begin: str, end: str
) -> None:
    dates = f"  one:\n    label: One\n    kind: {kind}\n    when: {when}\n"
    workshop.write({"workshop.yaml": MINIMAL.partition("  submission:")[0] + dates})
    (event,) = vevents(exported(synsml, "--all-day"))
    assert (event["DTSTART"][-len(begin) :], event["DTEND"][-len(end) :]) == (begin, end)
    assert event["UID"] == ":one@demo-2023"


def test_alarms_announce_each_event_with_its_title_once_a_span(synsml: Synsml, workshop: Workshop) -> None:
    with_dates(workshop)
    lines = unfolded(exported(synsml, "--only", "submission", "--alarm", "7d, 1d,36h,2w,7d"))
    alarms = lines[lines.index("BEGIN:VALARM") : lines.index("END:VEVENT")]
    each = ["BEGIN:VALARM", "ACTION:DISPLAY", "DESCRIPTION:Demo Workshop: Submission"]
    triggers = ["TRIGGER:-P7D", "TRIGGER:-P1D", "TRIGGER:-P1DT12H", "TRIGGER:-P14D"]
    assert alarms == [line for trigger in triggers for line in (*each, trigger, "END:VALARM")]


def test_what_is_cancelled_is_not_announced(synsml: Synsml, workshop: Workshop) -> None:
    with_dates(workshop)
    assert synsml("deadlines", "cancel", "submission").code == 0
    assert b"VALARM" not in exported(synsml, "--only", "submission", "--alarm", "7d")


def test_the_published_calendar_has_no_alarms(synsml: Synsml, workshop: Workshop) -> None:
    root = with_dates(workshop)
    assert synsml("render").code == 0
    data = (root / "site" / "calendar.ics").read_bytes()
    assert b"VALARM" not in data
    assert data == exported(synsml)


def test_the_organizers_own_calendar_has_a_name_of_its_own(synsml: Synsml, workshop: Workshop) -> None:
    root = with_dates(workshop)
    result = synsml("export", "ics", "--internal")
    assert result == Result(0, "wrote demo-2023-internal.ics: 8 events; skipped: to be announced: Demo proposals\n", "")
    assert (root / "demo-2023-internal.ics").read_bytes() == exported(synsml, "--internal")


@pytest.mark.parametrize("name", ["site/internal.ics", "site/sub/../calendar.ics", "link.ics", "linked/internal.ics"])
def test_the_internal_calendar_is_not_written_below_the_site_folder(synsml: Synsml, workshop: Workshop, name: str) -> None:
    root = with_dates(workshop)
    (root / "site" / "sub").mkdir(parents=True)
    (root / "link.ics").symlink_to(root / "site" / "internal.ics")
    (root / "linked").symlink_to(root / "site")
    error = "synsml: an internal calendar must not be in the site folder, which is published\n"
    error += "  fix: name a file elsewhere with -o\n"
    assert synsml("export", "ics", "--internal", "-o", name) == Result(1, "", error)
    assert [path.name for path in (root / "site").iterdir()] == ["sub"]
    assert synsml("export", "ics", "-o", "site/public.ics").code == 0


def test_in_the_site_folder_the_internal_calendar_is_refused_also_without_a_name(
    synsml: Synsml, workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = with_dates(workshop)
    (root / "site").mkdir()
    monkeypatch.chdir(root / "site")
    assert synsml("export", "ics", "--internal").code == 1
    assert list((root / "site").iterdir()) == []
    assert b"reviews@" in exported(synsml, "--internal")


def test_where_the_workshop_is_the_site_the_internal_calendar_goes_elsewhere(synsml: Synsml, workshop: Workshop) -> None:
    root = workshop.root / "here"
    Workshop(root).write({"workshop.yaml": DATES + "site:\n  folder: .\n"})
    assert synsml("export", "ics", "--internal", "-C", str(root), "-o", "here/mine.ics").code == 1
    assert synsml("export", "ics", "--internal", "-C", str(root), "-o", "mine.ics").code == 0


def test_what_is_printed_says_aside_what_is_left_out(synsml: Synsml, workshop: Workshop) -> None:
    with_dates(workshop)
    result = synsml("export", "ics", "-o", "-")
    assert result.err == "skipped: to be announced: Demo proposals\n"
    assert result.out.encode() == exported(synsml)


def test_a_person_in_error_stops_only_a_calendar_that_names_people(synsml: Synsml, workshop: Workshop) -> None:
    root = with_dates(workshop)
    (root / "people").mkdir()
    (root / "people" / "ada.yaml").write_text("lst: Lovelace\n")
    assert synsml("export", "ics", "--no-schedule", "-o", "a.ics").code == 0
    result = synsml("export", "ics", "-o", "b.ics")
    assert (result.code, result.out) == (1, "")
    assert "people/ada.yaml:1:1: error" in result.err
    assert not (root / "b.ics").exists()
