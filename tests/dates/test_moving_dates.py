"""Dates are extended, set, added, cancelled, removed and restored, in one line and without losses."""

from itertools import pairwise
from pathlib import Path
from textwrap import dedent

import pytest

from helpers import HOME_PAGE, MINIMAL, Result, Synsml, Workshop, commit
from processes import run_process
from synsml_cli.cli import run

PAGE = """\
---
title: Home
---
Send your paper by Wednesday, May 24, 2023.

## Key dates
[[dates]]

The exact room is to be announced.
"""


def written(root: Path) -> str:
    return (root / "workshop.yaml").read_text()


def of_dates(root: Path) -> str:
    """Return what the minimal workshop says of its dates now."""
    return written(root).partition("dates:\n")[2]


def with_page(workshop: Workshop) -> Path:
    pages = HOME_PAGE
    return workshop.write({"workshop.yaml": MINIMAL + pages, "pages/home.md": PAGE})


def test_an_extension_changes_one_line_adds_four_and_says_what_else_is_affected(synsml: Synsml, workshop: Workshop) -> None:
    root = with_page(workshop)
    before = written(root)
    expected = """\
        submission: Submission Deadline, extended: 5 days later
          was         Wed 24 May 2023 23:59 AoE = Thu 25 May 2023 11:59 UTC = Thu 25 May 2023 13:59 Europe/Vienna
          now         Mon 29 May 2023 23:59 AoE = Tue 30 May 2023 11:59 UTC = Tue 30 May 2023 13:59 Europe/Vienna
                      in 9 days 23 hours
          gap         to 'Workshop': 58 days (was 63 days)
          OpenReview  2023/05/30 11:59 GMT

        pages that still show the old date:
          pages/home.md:4:20: Send your paper by Wednesday, May 24, 2023.

        to do         synsml render
        to undo       synsml deadlines undo submission
        """
    assert synsml("deadlines", "extend", "submission", "+5d") == Result(0, dedent(expected), "")
    new = """\
            when: 2023-05-29 23:59 AoE
            was:
              - when: 2023-05-24 23:59 AoE
                changed: 2023-05-20T12:00Z
                why: extended
        """
    assert written(root) == before.replace("    when: 2023-05-24 23:59 AoE\n", indented(new))


def indented(text: str) -> str:
    return "".join(f"    {line}\n" for line in dedent(text).splitlines())


def test_several_dates_are_extended_at_once_and_undone_byte_for_byte(synsml: Synsml, workshop: Workshop) -> None:
    root = workshop.copy_shipped()
    commit(root, "site/")  # so that nobody has seen what is rendered here, as in the repository that is shipped
    before = written(root)
    assert synsml("deadlines", "extend", "submission", "review", "+5d").code == 0
    olds, news = before.splitlines(), written(root).splitlines()
    assert len(news) == len(olds) + 8
    gone = [line for line in olds if line not in news]
    assert gone == ["    when: 2023-05-24 23:59 AoE", "    when: 2023-06-07 23:59 AoE"]
    assert synsml("render").code == 0
    page = (root / "site" / "index.md").read_text()
    assert "- Submission Deadline: <s>May 24, 2023, 23:59 AoE</s> &nbsp; **May 29, 2023, 23:59 AoE (extended)**\n" in page
    assert "- Review Deadline: <s>June 7, 2023, 23:59 AoE</s> &nbsp; **June 12, 2023, 23:59 AoE (extended)**\n" in page
    assert synsml("deadlines", "undo", "submission").code == 0
    assert synsml("deadlines", "undo", "review").code == 0
    assert written(root) == before


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("last", ["", "\n"])
def test_line_ends_byte_order_mark_comments_and_the_missing_last_line_end_stay(
    synsml: Synsml, workshop: Workshop, ends: str, mark: str, last: str
) -> None:
    text = MINIMAL.replace("23:59 AoE", "23:59   aoe  # firm!").rstrip() + last
    root = workshop.write({"workshop.yaml": mark + text.replace("\n", ends)})
    before = (root / "workshop.yaml").read_bytes()
    assert synsml("extend", "submission", "1w").code == 0
    after = (root / "workshop.yaml").read_bytes()
    new = "when: 2023-05-31 23:59 AoE  # firm!\n    was:\n      - when: 2023-05-24 23:59   aoe\n"
    new += "        changed: 2023-05-20T12:00Z\n        why: extended\n"
    changed = text.replace("when: 2023-05-24 23:59   aoe  # firm!\n", new)
    assert after == (mark + changed.replace("\n", ends)).encode()
    assert synsml("deadlines", "undo", "submission").code == 0
    assert (root / "workshop.yaml").read_bytes() == before


def test_a_date_in_brackets_is_extended_in_its_brackets(synsml: Synsml, workshop: Workshop) -> None:
    flow = "dates:\n  submission: {label: Submission, when: 2023-05-24 23:59 AoE}  # short\n"
    root = workshop.write({"workshop.yaml": MINIMAL.partition("dates:")[0] + flow})
    before = written(root)
    assert synsml("extend", "submission", "2023-05-29").code == 0
    history = "was: [{when: 2023-05-24 23:59 AoE, changed: 2023-05-20T12:00Z, why: extended}]"
    new = f"  submission: {{label: Submission, when: 2023-05-29 23:59 AoE, {history}}}  # short\n"
    assert of_dates(root) == new
    assert synsml("deadlines", "undo", "submission").code == 0
    assert written(root) == before


@pytest.mark.parametrize(
    ("words", "when"),
    [
        (("+7d",), "2023-05-31 23:59 AoE"),
        (("7d",), "2023-05-31 23:59 AoE"),
        (("+1w",), "2023-05-31 23:59 AoE"),
        (("2", "weeks"), "2023-06-07 23:59 AoE"),
        (("2023-05-29",), "2023-05-29 23:59 AoE"),
        (("2023-05-29", "18:00", "aoe"), "2023-05-29 18:00 AoE"),
        (("2023-05-29 23:59 Europe/Vienna",), "2023-05-29 23:59 Europe/Vienna"),
        (("2023-05-25", "00:00", "AoE"), "2023-05-25 00:00 AoE"),
    ],
)
def test_the_new_date_can_be_written_in_many_ways(
    synsml: Synsml, workshop: Workshop, words: tuple[str, ...], when: str
) -> None:
    root = workshop.write()
    assert synsml("deadlines", "extend", "sub", *words).code == 0
    assert f"    when: {when}\n    was:\n      - when: 2023-05-24 23:59 AoE\n" in written(root)


@pytest.mark.parametrize(
    ("words", "code", "error"),
    [
        ("submission 2023-05-20", 1, "'submission' is 2023-05-24 23:59 AoE, and 2023-05-20 23:59 AoE is earlier"),
        ("submission -3d", 1, "'submission' is 2023-05-24 23:59 AoE, and 2023-05-21 23:59 AoE is earlier"),
        ("submission 2023-05-25 11:59 UTC", 1, "and 2023-05-25 11:59 UTC is the same instant"),
        ("submission +0d", 1, "'submission' is already 2023-05-24 23:59 AoE"),
        ("submission +36h", 2, "submission: '+36h' is neither days nor weeks\n  fix: write +7d or +1w, or"),
        ("submission May 29, 2023", 2, "'May 29, 2023' is not a date\n  fix: write '2023-05-29'"),
        ("submission 29.5.2023", 2, "submission: '29.5.2023' is not a date\n  fix: write '2023-05-29'"),
        ("submission 2023-05-29 23:59", 2, "missing time zone in '2023-05-29 23:59'\n  fix: write '2023-05-29 23:59 AoE'"),
        ("submission 2023-05-29 23:59 PST", 2, "fix: did you mean '2023-05-29 23:59 America/Los_Angeles'?"),
        ("submission +9999w", 2, "submission: the year of 2215-01-11 is out of range\n  fix: write a year from 1970 to 2199"),
        ("submission", 2, "missing new date\n  fix: write +7d, +1w, or a date such as 2023-05-29 23:59 AoE"),
        ("+5d", 2, "missing date id\n  fix: write the id first, one of submission, workshop"),
        ("submision +5d", 2, "there is no date 'submision'\n  fix: did you mean 'submission'?"),
        ("x +5d", 2, "there is no date 'x'\n  fix: write one of submission, workshop"),
        ("submission tomorrow", 2, "'tomorrow' is neither a date id nor a date\n  fix: write +7d, +1w, or a date such as"),
        (
            "submission May 29",
            2,
            "'May' is neither a date id nor a date\n  fix: write +7d, +1w, or a date such as 2023-05-29 23:59 AoE",
        ),
        ("submission worshop +1d", 2, "there is no date 'worshop'\n  fix: did you mean 'workshop'?"),
        ("submission --cascde +5d", 2, "unknown option --cascde\n  fix: did you mean '--cascade'?"),
        ("submission 2023-03-26 02:30 Europe/Vienna", 2, "02:30 on 2023-03-26 does not exist in Europe/Vienna"),
    ],
)
def test_what_is_no_extension_is_refused_with_what_to_write(
    synsml: Synsml, workshop: Workshop, words: str, code: int, error: str
) -> None:
    root = workshop.write()
    result = synsml("deadlines", "extend", *words.split())
    assert (result.code, result.out) == (code, "")
    assert error in result.err
    assert written(root) == MINIMAL


def test_an_earlier_date_is_set_as_the_refusal_says(synsml: Synsml, workshop: Workshop) -> None:
    root = workshop.write()
    refused = synsml("extend", "submission", "2023-05-20")
    assert refused.err.endswith("  fix: to move it anyway: `synsml deadlines set submission 2023-05-20 23:59 AoE`\n")
    assert synsml("deadlines", "set", "submission", "2023-05-20", "23:59", "AoE").code == 0
    assert "        why: advanced\n" in written(root)


def test_a_beginning_that_two_dates_share_is_refused(synsml: Synsml, workshop: Workshop) -> None:
    root = workshop.copy_shipped()
    text = written(root).replace("  review:\n", "  re-review:\n    label: R\n    when: TBD\n  review:\n")
    (root / "workshop.yaml").write_text(text)
    result = synsml("extend", "re", "+1d")
    error = "synsml: 're' matches several dates\n  fix: write one of re-review, review\n"
    assert result == Result(2, "", error)


def test_cascade_moves_what_follows_up_to_the_event(synsml: Synsml, workshop: Workshop) -> None:
    root = workshop.copy_shipped()
    before = written(root)
    assert synsml("extend", "review", "+2d", "--cascade").code == 0
    whens = [line.split(": ", 1)[1] for line in written(root).splitlines() if line.startswith("    when: ")]
    assert whens == [
        "2023-05-24 23:59 AoE",
        "2023-06-09 23:59 AoE",
        "2023-06-18 23:59 AoE",
        "2023-07-23 23:59 AoE",
        "2023-07-23 23:59 AoE",
        "2023-07-28 or 2023-07-29",
    ]
    whys = [line.strip() for line in written(root).splitlines() if "why:" in line]
    assert whys == ["why: extended", "why: postponed", "why: extended", "why: extended"]
    assert synsml("deadlines", "undo", "review", "decision", "camera-ready", "poster").code == 0
    assert written(root) == before


def test_cascade_leaves_other_tracks_alone(synsml: Synsml, workshop: Workshop) -> None:
    text = MINIMAL.replace("    when: 2023-05-24 23:59 AoE\n", "    when: 2023-05-24 23:59 AoE\n    track: papers\n")
    demo = "  demo:\n    label: Demo\n    when: 2023-06-01\n    track: demos\n"
    notice = "  notice:\n    label: Notice\n    kind: notification\n    when: 2023-06-10\n    track: papers\n"
    root = workshop.write({"workshop.yaml": text.replace("  workshop:\n", demo + notice + "  workshop:\n")})
    assert synsml("extend", "submission", "+1w", "--cascade").code == 0
    assert "when: 2023-06-01\n" in written(root)
    assert "when: 2023-06-17\n" in written(root)


def test_a_dry_run_shows_the_diff_and_writes_nothing(synsml: Synsml, workshop: Workshop) -> None:
    root = workshop.write()
    result = synsml("extend", "submission", "+5d", "--dry-run")
    diff = """\
        --- workshop.yaml
        +++ workshop.yaml
        @@ -5,7 +5,11 @@
         dates:
           submission:
             label: Submission Deadline
        -    when: 2023-05-24 23:59 AoE
        +    when: 2023-05-29 23:59 AoE
        +    was:
        +      - when: 2023-05-24 23:59 AoE
        +        changed: 2023-05-20T12:00Z
        +        why: extended
           workshop:
             label: Workshop
             kind: event

        submission: Submission Deadline, extended: 5 days later
        """
    assert result.out.startswith(dedent(diff))
    assert "to undo" not in result.out
    assert (result.code, result.err) == (0, "nothing was written (--dry-run)\n")
    assert written(root) == MINIMAL


def test_settling_a_date_lists_what_pages_still_announce(synsml: Synsml, workshop: Workshop) -> None:
    root = with_page(workshop)
    (root / "workshop.yaml").write_text(written(root).replace("when: 2023-07-28\n", "when: TBD\n"))
    expected = """\
        workshop: Workshop, settled
          was         to be announced
          now         Fri 28 Jul 2023 (days in Europe/Vienna) = Thu 27 Jul 2023 22:00 UTC = Fri 28 Jul 2023 00:00 Europe/Vienna
                      in 68 days 10 hours

        pages that still show the old date:
          pages/home.md:9:19: The exact room is to be announced.

        to do         synsml render
        to undo       synsml deadlines undo workshop
        """
    assert synsml("deadlines", "set", "workshop", "2023-07-28") == Result(0, dedent(expected), "")
    assert "    when: 2023-07-28\n    was:\n      - when: TBD\n" in written(root)


@pytest.mark.parametrize(
    ("before", "after", "why"),
    [
        ("TBD", "2023-07-28", "settled"),
        ("2023-07-28 or 2023-07-29", "2023-07-29", "settled"),
        ("2023-07-28 or 2023-07-29", "2023-07-30 or 2023-07-31", "postponed"),
        ("2023-07-28", "2023-07-29", "postponed"),
        ("2023-07-28", "2023-07-27", "advanced"),
        ("2023-07-28", "TBD", "postponed"),
        ("2023-07-28 09:00 venue", "2023-07-28 07:00 UTC", "corrected"),
    ],
)
def test_set_names_the_change_by_what_changes(synsml: Synsml, workshop: Workshop, before: str, after: str, why: str) -> None:
    root = workshop.write({"workshop.yaml": MINIMAL.replace("when: 2023-07-28\n", f"when: {before}\n")})
    assert synsml("deadlines", "set", "workshop", *after.split()).code == 0
    assert f"why: {why}\n" in written(root)
    assert synsml("check", "--select", "D111").code == 0


def test_the_word_for_the_change_can_be_given(synsml: Synsml, workshop: Workshop) -> None:
    root = workshop.write()
    assert synsml("deadlines", "set", "submission", "2023-05-26", "--why", "corrected").code == 0
    assert "why: corrected\n" in written(root)
    error = "synsml: --why: unknown reason 'slip'\n  fix: write one of extended, postponed, advanced, settled, corrected\n"
    assert synsml("deadlines", "set", "submission", "2023-05-27", "--why", "slip") == Result(2, "", error)


def test_a_date_that_is_not_settled_is_not_extended_to_a_day(synsml: Synsml, workshop: Workshop) -> None:
    workshop.write({"workshop.yaml": MINIMAL.replace("when: 2023-07-28\n", "when: 2023-07-28 or 2023-07-29\n")})
    error = "synsml: 'workshop' is provisional and cannot be extended\n"
    error += "  fix: write `synsml deadlines set workshop 2023-07-29`\n"
    assert synsml("extend", "workshop", "2023-07-29") == Result(1, "", error)


def test_a_slow_clock_does_not_reverse_the_history(synsml: Synsml, workshop: Workshop) -> None:
    root = workshop.write()
    assert synsml("extend", "submission", "+1d", "--now", "2023-05-21T10:00Z").code == 0
    assert synsml("extend", "submission", "+1d", "--now", "2023-05-21T09:00Z").code == 0
    assert written(root).count("changed: 2023-05-21T10:00Z\n") == 2


def test_errors_elsewhere_in_the_file_do_not_stop_an_extension_but_errors_of_the_date_do(
    synsml: Synsml, workshop: Workshop
) -> None:
    root = workshop.write({"workshop.yaml": MINIMAL.replace("    kind: event\n", "    kind: evnt\n")})
    assert synsml("extend", "submission", "+1d").code == 0
    assert "2023-05-25 23:59 AoE" in written(root)
    error = "synsml: workshop.yaml:15: kind: 'evnt' is not one of deadline, notification, event\n  fix: did you mean 'event'?\n"
    assert synsml("extend", "workshop", "+1d") == Result(1, "", error)


def test_a_date_is_added_where_it_comes_in_time(synsml: Synsml, workshop: Workshop) -> None:
    root = workshop.write()
    result = synsml("deadlines", "add", "camera-ready", "2023-07-03", "23:59", "aoe", "--label", "Camera-ready: final")
    expected = """\
        camera-ready: Camera-ready: final, added
                      Mon 3 Jul 2023 23:59 AoE = Tue 4 Jul 2023 11:59 UTC = Tue 4 Jul 2023 13:59 Europe/Vienna
                      in 44 days 23 hours
          gap         to 'Workshop': 23 days
          OpenReview  2023/07/04 11:59 GMT

        to undo       synsml deadlines remove camera-ready --yes
        """
    assert result == Result(0, dedent(expected), "")
    added = "  camera-ready:\n    label: 'Camera-ready: final'\n    when: 2023-07-03 23:59 AoE\n"
    assert written(root) == MINIMAL.replace("  workshop:\n", f"{added}  workshop:\n")
    assert synsml("deadlines", "remove", "camera-ready", "--yes").code == 0
    assert written(root) == MINIMAL


def test_a_date_is_added_to_a_workshop_without_dates(synsml: Synsml, workshop: Workshop) -> None:
    root = workshop.write({"workshop.yaml": MINIMAL.partition("dates:")[0] + "dates: {}\n"})
    options = ("--label", "Workshop", "--kind", "event", "--internal")
    assert synsml("deadlines", "add", "workshop", "TBD", *options).code == 0
    assert of_dates(root) == "  workshop:\n    label: Workshop\n    kind: event\n    when: TBD\n    internal: true\n"


@pytest.mark.parametrize(
    ("words", "code", "error"),
    [
        (("submission", "TBD", "--label", "x"), 1, "date 'submission' already exists\n  fix: to move it:"),
        (("Camera Ready", "TBD", "--label", "x"), 2, "'Camera Ready' is not an id\n  fix: did you mean 'camera-ready'?"),
        (("rebuttal", "soon", "--label", "x"), 2, "'soon' is not a date\n  fix: write 'TBD'"),
        (("rebuttal", "TBD", "--label", "x", "--kind", "evnt"), 2, "--kind: unknown kind 'evnt'\n  fix: did you mean 'event'?"),
        (("rebuttal", "by", "2023-07-01", "--label", "x", "--kind", "event"), 2, "an event cannot be 'by 2023-07-01'"),
        (("rebuttal", "TBD", "--label", "x", "--after", "subm", "--kind", "deadlin"), 2, "did you mean 'deadline'?"),
        (("rebuttal", "TBD", "--label", "x", "--after", "nothing"), 2, "there is no date 'nothing'"),
    ],
)
def test_a_date_that_cannot_be_added_is_refused(
    synsml: Synsml, workshop: Workshop, words: tuple[str, ...], code: int, error: str
) -> None:
    root = workshop.write()
    result = synsml("deadlines", "add", *words)
    assert (result.code, result.out) == (code, "")
    assert error in result.err
    assert written(root) == MINIMAL


def test_a_cancelled_date_is_kept_and_can_be_taken_back(synsml: Synsml, workshop: Workshop) -> None:
    root = workshop.write()
    expected = """\
        submission: Submission Deadline, cancelled
                      Wed 24 May 2023 23:59 AoE = Thu 25 May 2023 11:59 UTC = Thu 25 May 2023 13:59 Europe/Vienna

        to undo       synsml deadlines undo submission
        """
    assert synsml("deadlines", "cancel", "submission") == Result(0, dedent(expected), "")
    assert "    when: 2023-05-24 23:59 AoE\n    cancelled: 2023-05-20T12:00Z\n" in written(root)
    error = "synsml: 'submission' was already cancelled at 2023-05-20T12:00Z\n  nothing was changed\n"
    assert synsml("deadlines", "cancel", "submission") == Result(1, "", error)
    error = "synsml: 'submission' was cancelled at 2023-05-20T12:00Z\n"
    error += "  fix: undo that first: `synsml deadlines undo submission`\n"
    assert synsml("extend", "submission", "+1d") == Result(1, "", error)
    assert synsml("deadlines", "undo", "submission").code == 0
    assert written(root) == MINIMAL


def test_removing_a_date_says_what_names_it_and_asks(synsml: Synsml, workshop: Workshop) -> None:
    root = workshop.write(
        {
            "workshop.yaml": MINIMAL + "schedule:\n  date: workshop\npages:\n  - source: pages/home.md\n    path: index.md\n",
            "pages/home.md": "---\ntitle: Home\n---\nWe meet on [[date workshop]].\n",
        }
    )
    before = written(root)
    expected = """\
        lines that use it:
          pages/home.md:4:12: We meet on [[date workshop]].
          workshop.yaml:14:9: date: workshop

        `synsml deadlines cancel workshop` keeps it, marked as cancelled
        synsml: 'workshop' was not removed
          fix: add --yes to remove it and its history
        """
    assert synsml("deadlines", "remove", "workshop") == Result(1, "", dedent(expected))
    assert written(root) == before
    assert synsml("deadlines", "remove", "workshop", "--yes").out == "removed workshop: Workshop\n"
    assert "  workshop:\n" not in written(root)


def test_what_the_calendar_of_the_site_carries_is_not_undone(synsml: Synsml, workshop: Workshop) -> None:
    root = workshop.write()
    assert synsml("extend", "submission", "+5d").code == 0
    (root / "site").mkdir()
    assert synsml("export", "ics", "-o", "site/calendar.ics").code == 0
    error = "synsml: subscribers may have seen this change of 'submission': site/calendar.ics contains it\n"
    error += "  fix: change it again: `synsml deadlines set submission 2023-05-24 23:59 AoE`\n"
    before = written(root)
    assert synsml("deadlines", "undo", "submission") == Result(1, "", error)
    assert written(root) == before
    assert synsml("extend", "submission", "+1d").code == 0
    assert synsml("deadlines", "undo", "submission").code == 0
    assert written(root) == before


def test_an_unreadable_calendar_in_the_site_is_no_obstacle(synsml: Synsml, workshop: Workshop) -> None:
    root = workshop.write({"site/old.ics": "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID"})
    assert synsml("extend", "submission", "+5d").code == 0
    assert synsml("deadlines", "undo", "submission").code == 0
    assert written(root) == MINIMAL


@pytest.mark.parametrize(
    ("words", "code", "error"),
    [
        ((), 2, "synsml: missing date id\n  fix: no date has been changed\n"),
        (("submission",), 1, "synsml: 'submission' has never been changed\n  nothing was changed\n"),
        (("nothing",), 2, "synsml: there is no date 'nothing'\n  fix: write one of submission, workshop\n"),
    ],
)
def test_what_cannot_be_undone_is_said(
    synsml: Synsml, workshop: Workshop, words: tuple[str, ...], code: int, error: str
) -> None:
    workshop.write()
    assert synsml("deadlines", "undo", *words) == Result(code, "", error)


def test_undo_without_a_date_names_those_that_were_changed_last(synsml: Synsml, workshop: Workshop) -> None:
    workshop.copy_shipped()
    synsml("extend", "submission", "+1d")
    synsml("extend", "review", "poster", "+1d", "--now", "2023-05-21T00:00Z")
    error = "synsml: missing date id\n  fix: last changed: review, poster\n"
    assert synsml("deadlines", "undo") == Result(2, "", error)


def test_the_root_that_was_named_is_named_in_what_to_type_next(synsml: Synsml, workshop: Workshop, tmp_path: Path) -> None:
    root = with_page(workshop)
    result = synsml("-C", str(root), "extend", "submission", "+5d")
    assert result.out.endswith(f"render -C {root}\nto undo       synsml deadlines undo submission -C {root}\n")


def test_a_long_history_of_extensions_comes_back_step_by_step(synsml: Synsml, workshop: Workshop) -> None:
    root = workshop.write()
    texts = [written(root)]
    for days in range(1, 6):
        assert run(["extend", "submission", f"+{days}d"]) == 0
        texts.append(written(root))
    assert all(len(one) < len(other) for one, other in pairwise(texts))
    for text in reversed(texts[:-1]):
        assert run(["deadlines", "undo", "submission"]) == 0
        assert written(root) == text


def test_options_of_the_countdown_before_an_edit_are_refused(synsml: Synsml, workshop: Workshop) -> None:
    workshop.write()
    result = synsml("deadlines", "--json", "extend", "submission", "+5d")
    error = "synsml: only -C and --now are allowed before 'extend'\n"
    error += "  fix: write its options after it: `synsml deadlines extend --help`\n"
    assert result == Result(2, "", error)


def test_status_names_the_gap_that_shrank(synsml: Synsml, workshop: Workshop) -> None:
    workshop.copy_shipped()
    assert synsml("extend", "review", "+5d").code == 0
    assert "gaps    'Decision' is 4 days after 'Review Deadline' (planned: 9 days)\n" in synsml().out


@pytest.mark.parametrize(
    ("written_so", "becomes"),
    [
        ('"2023-05-24 23:59 AoE"', '"2023-05-29 23:59 AoE"'),
        ("'2023-05-24 23:59 AoE'", "'2023-05-29 23:59 AoE'"),
        (">-\n      2023-05-24\n      23:59 AoE", "2023-05-29 23:59 AoE"),
    ],
)
def test_a_date_in_quotes_or_over_lines_is_extended_too(
    synsml: Synsml, workshop: Workshop, written_so: str, becomes: str
) -> None:
    root = workshop.write({"workshop.yaml": MINIMAL.replace("2023-05-24 23:59 AoE", written_so)})
    assert synsml("extend", "submission", "+5d").code == 0
    assert f"    when: {becomes}\n    was:\n      - when: 2023-05-24 23:59 AoE\n" in written(root)


def test_a_duplicate_date_is_not_extended(synsml: Synsml, workshop: Workshop) -> None:
    twice = "  submission:\n    label: Again\n    when: 2023-06-01\n"
    root = workshop.write({"workshop.yaml": MINIMAL + twice})
    error = "synsml: workshop.yaml:13: duplicate key 'submission'\n  fix: remove it, or the first one\n"
    assert synsml("extend", "submission", "+1d") == Result(1, "", error)
    assert written(root) == MINIMAL + twice


def test_a_date_with_an_anchor_is_not_extended_and_the_anchor_is_named(synsml: Synsml, workshop: Workshop) -> None:
    root = workshop.write({"workshop.yaml": MINIMAL.replace("when: 2023-05-24", "when: &d 2023-05-24")})
    before = written(root)
    error = "synsml: workshop.yaml:8: anchor '&d' is not supported\n  fix: remove it\n"
    assert synsml("extend", "submission", "+1d") == Result(1, "", error)
    assert written(root) == before


def test_a_page_that_could_not_be_looked_at_is_named(synsml: Synsml, workshop: Workshop) -> None:
    root = with_page(workshop)
    (root / "pages" / "home.md").write_bytes(b"May 24, 2023 \xff\n")
    warning = (
        "synsml: warning: pages/home.md cannot be read, so it was not searched for the old date\n  fix: run `synsml check`\n"
    )
    result = synsml("extend", "submission", "+1d")
    assert (result.code, result.err) == (0, warning)


@pytest.mark.parametrize(
    "said",
    [
        "May\u00a024, 2023",
        "May&nbsp;24, 2023",
        "May\n24, 2023",
        "*May* 24, 2023",
        "May **24**, 2023",
        "2023-05-24",
        "2023/05/24",
        "24.05.2023",
        "24.5.2023",
        "5/24/2023",
        "24/5/2023",
        "24-May-2023",
        "24 May 2023",
        "24th of May",
    ],
)
def test_the_old_day_is_found_however_a_page_writes_it(synsml: Synsml, workshop: Workshop, said: str) -> None:
    root = with_page(workshop)
    (root / "pages" / "home.md").write_text(f"Send your paper by {said} at the latest.\n")
    column = 21 if said.startswith("*") else 20
    assert f"pages that still show the old date:\n  pages/home.md:1:{column}: " in synsml("extend", "submission", "+5d").out


@pytest.mark.parametrize(
    "said", ["5/6/2023", "version 24.5.20231", "1.24.5.2023", "24.13.2023", "May or 24 people", "24-May-2024"]
)
def test_another_day_or_no_day_is_not_taken_for_the_old_one(synsml: Synsml, workshop: Workshop, said: str) -> None:
    root = with_page(workshop)
    (root / "pages" / "home.md").write_text(f"We saw {said} there.\n")
    assert "still say" not in synsml("extend", "submission", "+5d").out


def test_another_time_of_the_same_day_moves_nothing_else(synsml: Synsml, workshop: Workshop) -> None:
    review = "  review:\n    label: Review\n    when: 2023-06-05\n"
    text = MINIMAL.replace("23:59 AoE", "12:00 UTC").replace("  workshop:\n", f"{review}  workshop:\n")
    root = workshop.write({"workshop.yaml": text})
    assert synsml("extend", "submission", "2023-05-24", "18:00", "UTC", "--cascade").code == 0
    assert "    when: 2023-05-24 18:00 UTC\n" in written(root)
    assert "    when: 2023-06-05\n  workshop" in written(root)


@pytest.mark.parametrize(
    ("words", "error"),
    [
        (("7",), "submission: '7' has no unit\n  fix: write 7d for days, 7w for weeks"),
        (("+7",), "submission: '+7' has no unit\n  fix: write +7d for days, +7w for weeks"),
        (("+99999999d",), "submission: 99999999 days lead beyond the calendar\n  fix: give the new date"),
    ],
)
def test_an_invalid_span_gets_the_right_hint(synsml: Synsml, workshop: Workshop, words: tuple[str, ...], error: str) -> None:
    workshop.write()
    assert synsml("extend", "submission", *words) == Result(2, "", f"synsml: {error}\n")


def test_a_span_may_be_typed_with_blanks(synsml: Synsml, workshop: Workshop) -> None:
    root = workshop.write()
    assert synsml("extend", "submission", "+", "7", "d").code == 0
    assert "when: 2023-05-31 23:59 AoE" in written(root)


def test_a_slip_in_the_word_for_the_change_is_answered(synsml: Synsml, workshop: Workshop) -> None:
    workshop.write()
    error = "synsml: --why: unknown reason 'correctd'\n  fix: did you mean 'corrected'?\n"
    assert synsml("deadlines", "set", "submission", "+1d", "--why", "correctd") == Result(2, "", error)


def test_by_a_day_is_said_once(synsml: Synsml, workshop: Workshop) -> None:
    workshop.write()
    expected = synsml("extend", "submission", "by", "2023-06-01", "--tz", "UTC").out
    assert "  now         by Thu 1 Jun 2023 23:59 AoE = Fri 2 Jun 2023 11:59 UTC\n" in expected


def test_where_the_answer_cannot_be_printed_it_is_said_that_the_date_was_moved(workshop: Workshop) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("this system has no /dev/full")
    root = workshop.write()
    with Path("/dev/full").open("wb") as full:
        answer = run_process("extend", "submission", "+7d", cwd=root, stdout=full.fileno())
    error = (
        b"synsml: the output cannot be printed: No space left on device\n"
        b"  fix: some files may have been changed: see `git diff` before you run it again\n"
    )
    assert (answer.code, answer.err) == (3, error)
    assert "when: 2023-05-31 23:59 AoE" in written(root)


def test_a_mistyped_shortcut_is_understood(synsml: Synsml, workshop: Workshop) -> None:
    workshop.write({})
    refused = "synsml: unknown command 'synsml extned'\n  fix: did you mean 'extend'?\n"
    assert synsml("extned", "submission", "+5d") == Result(2, "", refused)
