"""The events that subscribers may have seen, according to files and git, are never removed silently."""

import re
from pathlib import Path

import pytest

from helpers import MINIMAL, Result, Synsml, Workshop, commit, git
from synsml_cli.store import git as store_git
from synsml_cli.store.looking.seen import seen_revisions
from synsml_cli.store.reading.load import load

PROGRAMME = """\
schedule:
  date: workshop
  sessions:
    - id: opening
      time: 09:00-09:15
      title: Opening
"""
CALENDAR = "site/calendar.ics"
SUBMISSION, WORKSHOP, OPENING = "submission@demo-2023", "workshop@demo-2023", "session.opening@demo-2023"


def seen(root: Path) -> dict[str, tuple[int, str]]:
    return seen_revisions(root, load(root).known)


def extended_and_rendered(synsml: Synsml, root: Path) -> None:
    assert synsml("extend", "submission", "+5d", "-C", str(root)).code == 0
    assert synsml("render", "-C", str(root)).code == 0


def undo(synsml: Synsml, root: Path) -> Result:
    return synsml("deadlines", "undo", "submission", "-C", str(root))


def refused(root: Path, name: str = CALENDAR) -> Result:
    error = f"synsml: subscribers may have seen this change of 'submission': {name} contains it\n"
    error += f"  fix: change it again: `synsml deadlines set submission 2023-05-24 23:59 AoE -C {root}`\n"
    return Result(1, "", error)


def test_in_a_plain_folder_what_is_rendered_has_been_seen(synsml: Synsml, workshop: Workshop) -> None:
    root = workshop.write({"workshop.yaml": MINIMAL + PROGRAMME})
    assert seen(root) == {}
    extended_and_rendered(synsml, root)
    assert seen(root) == {SUBMISSION: (1, CALENDAR), WORKSHOP: (0, CALENDAR), OPENING: (0, CALENDAR)}
    assert undo(synsml, root) == refused(root)


def test_in_a_repository_that_ignores_the_site_only_the_committed_facts_have_been_seen(
    synsml: Synsml, workshop: Workshop
) -> None:
    root = workshop.write({"workshop.yaml": MINIMAL + PROGRAMME})
    commit(root, "site/")
    extended_and_rendered(synsml, root)
    assert seen(root) == {SUBMISSION: (0, CALENDAR), WORKSHOP: (0, CALENDAR), OPENING: (0, CALENDAR)}
    commit(root)
    assert seen(root)[SUBMISSION] == (1, CALENDAR)
    assert undo(synsml, root) == refused(root)


def test_a_change_that_is_not_committed_can_be_taken_back_after_rendering(synsml: Synsml, workshop: Workshop) -> None:
    root = workshop.write()
    commit(root, "site/")
    extended_and_rendered(synsml, root)
    assert undo(synsml, root).code == 0
    assert (root / "workshop.yaml").read_text() == MINIMAL


def test_a_second_change_that_is_not_committed_goes_back_to_the_first(synsml: Synsml, workshop: Workshop) -> None:
    root = workshop.write()
    extended_and_rendered(synsml, root)
    commit(root, "site/")
    committed = (root / "workshop.yaml").read_text()
    extended_and_rendered(synsml, root)
    assert undo(synsml, root).code == 0
    assert (root / "workshop.yaml").read_text() == committed
    assert undo(synsml, root).code == 1


def test_of_a_calendar_that_git_tracks_the_committed_one_counts(synsml: Synsml, workshop: Workshop) -> None:
    root = workshop.write()
    assert synsml("render").code == 0
    commit(root)
    extended_and_rendered(synsml, root)
    assert seen(root) == {SUBMISSION: (0, CALENDAR), WORKSHOP: (0, CALENDAR)}
    git(root, "commit", "-q", "-a", "-m", "published")
    assert seen(root) == {SUBMISSION: (1, CALENDAR), WORKSHOP: (0, CALENDAR)}
    assert undo(synsml, root) == refused(root)


def test_facts_that_are_committed_before_the_calendar_is_have_not_been_seen(synsml: Synsml, workshop: Workshop) -> None:
    root = workshop.write()
    assert synsml("render").code == 0
    commit(root)
    extended_and_rendered(synsml, root)
    git(root, "commit", "-q", "-m", "only the facts", "workshop.yaml")
    assert seen(root)[SUBMISSION] == (0, CALENDAR)


def with_a_site_elsewhere(synsml: Synsml, workshop: Workshop, *ignored: str) -> tuple[Path, Path]:
    """Return a workshop and its site, each rendered and committed in a repository of its own."""
    root, site = workshop.root / "facts", workshop.root / "2023"
    site.mkdir()
    git(site, "init", "-q")
    Workshop(root).write({"workshop.yaml": MINIMAL + "site:\n  folder: ../2023\n"})
    assert synsml("render", "-C", str(root)).code == 0
    commit(root)
    commit(site, *ignored)
    return root, site


def test_a_site_in_a_repository_of_its_own_is_asked_there(synsml: Synsml, workshop: Workshop) -> None:
    root, site = with_a_site_elsewhere(synsml, workshop)
    extended_and_rendered(synsml, root)
    commit(root)
    assert seen(root)[SUBMISSION] == (0, "../2023/calendar.ics")
    commit(site)
    assert undo(synsml, root) == refused(root, "../2023/calendar.ics")


def test_untracked_files_of_another_repository_count_as_they_are(synsml: Synsml, workshop: Workshop) -> None:
    root, _ = with_a_site_elsewhere(synsml, workshop, "*.ics")
    extended_and_rendered(synsml, root)
    assert seen(root)[SUBMISSION] == (1, "../2023/calendar.ics")
    assert undo(synsml, root) == refused(root, "../2023/calendar.ics")


def test_a_repository_without_a_commit_has_published_nothing(synsml: Synsml, workshop: Workshop) -> None:
    root = workshop.write()
    git(root, "init", "-q")
    extended_and_rendered(synsml, root)
    assert seen(root) == {}
    assert undo(synsml, root).code == 0


def test_without_the_program_git_what_is_rendered_counts(
    synsml: Synsml, workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = workshop.write()
    commit(root, "site/")
    extended_and_rendered(synsml, root)
    empty = root / "bin"
    empty.mkdir()
    monkeypatch.setenv("PATH", str(empty))
    assert store_git.committed(root / "workshop.yaml") is None
    assert seen(root)[SUBMISSION] == (1, CALENDAR)
    assert undo(synsml, root) == refused(root)


def test_all_calendars_of_the_site_count_and_the_one_with_the_highest_revision_is_named(
    synsml: Synsml, workshop: Workshop
) -> None:
    root = workshop.write()
    assert synsml("render").code == 0
    assert synsml("extend", "submission", "+5d").code == 0
    assert synsml("export", "ics", "-o", "site/dates.ics").code == 0
    assert seen(root) == {SUBMISSION: (1, "site/dates.ics"), WORKSHOP: (0, CALENDAR)}
    assert undo(synsml, root) == refused(root, "site/dates.ics")


def test_a_calendar_from_elsewhere_says_nothing_about_these_dates(synsml: Synsml, workshop: Workshop) -> None:
    event = "BEGIN:VEVENT\r\nUID:submission@other\r\nSEQUENCE:9\r\nDTSTART:20230101T000000Z\r\nEND:VEVENT\r\n"
    theirs = f"BEGIN:VCALENDAR\r\n{event}END:VCALENDAR\r\n"
    root = workshop.write({"site/theirs.ics": theirs, "site/broken.ics": "BEGIN:VCALENDAR\nEND:NOTHING\n", "site/x.ics": ""})
    assert seen(root) == {"submission@other": (9, "site/theirs.ics")}
    assert synsml("extend", "submission", "+5d").code == 0
    assert undo(synsml, root).code == 0


def test_committed_facts_that_cannot_be_read_tell_nothing(synsml: Synsml, workshop: Workshop) -> None:
    root = workshop.write({"workshop.yaml": "dates: [\n"})
    commit(root, "site/")
    (root / "workshop.yaml").write_text(MINIMAL)
    extended_and_rendered(synsml, root)
    assert seen(root) == {}


def test_a_cancelled_session_is_taken_back_only_while_nobody_has_seen_it(synsml: Synsml, workshop: Workshop) -> None:
    # Its day was moved before: that counts in the calendar's number of the session too.
    root = workshop.write({"workshop.yaml": MINIMAL + PROGRAMME})
    assert synsml("deadlines", "set", "workshop", "2023-07-29").code == 0
    assert synsml("render").code == 0
    before = (root / "workshop.yaml").read_text()
    assert synsml("schedule", "cancel", "opening").code == 0
    assert synsml("schedule", "cancel", "opening", "--undo").code == 0
    assert (root / "workshop.yaml").read_text() == before
    assert synsml("schedule", "cancel", "opening").code == 0
    assert synsml("render").code == 0
    error = "synsml: subscribers may have seen that 'Opening' is cancelled: site/calendar.ics contains it\n"
    error += "  fix: announce it as a new session: `synsml schedule add`\n"
    assert synsml("schedule", "cancel", "opening", "--undo") == Result(1, "", error)


def calendar_findings(synsml: Synsml) -> str:
    return synsml("check", "--select", "C7").out


def test_what_was_taken_back_before_anybody_saw_it_is_no_fault_of_the_calendar(synsml: Synsml, workshop: Workshop) -> None:
    root = workshop.write({"workshop.yaml": MINIMAL + PROGRAMME})
    commit(root, "site/")
    for command in ("extend submission +5d", "schedule cancel opening", "deadlines add social 2023-07-29 --label Social"):
        assert synsml(*command.split()).code == 0
    assert synsml("render").code == 0
    for command in ("deadlines undo submission", "schedule cancel opening --undo", "deadlines remove social --yes"):
        assert synsml(*command.split()).code == 0
    assert (root / "workshop.yaml").read_text() == MINIMAL + PROGRAMME
    assert calendar_findings(synsml) == "no problems found\n"


def test_what_was_committed_and_is_changed_by_hand_is_a_fault(synsml: Synsml, workshop: Workshop) -> None:
    apart = MINIMAL.replace("when: 2023-07-28", "when: 2023-07-28 or 2023-07-30")
    root = workshop.write({"workshop.yaml": apart})
    commit(root, "site/")
    assert synsml("render").code == 0
    (root / "workshop.yaml").write_text(MINIMAL.replace("05-24", "05-25"))
    assert re.findall(r"\[(C\d+)\] (\S+)", calendar_findings(synsml)) == [
        ("C702", "moved:"),
        ("C701", "Demo"),
        ("C702", "settled:"),
    ]


@pytest.mark.parametrize(
    ("before", "after", "code"),
    [
        ("when: 2023-05-24", "when: 2023-05-25", "C702"),
        ("    label: Submission Deadline\n", "    label: Papers\n    internal: true\n", "C701"),
    ],
)
def test_rendering_hides_no_fault_from_those_who_have_the_committed_calendar(
    synsml: Synsml, workshop: Workshop, before: str, after: str, code: str
) -> None:
    root = workshop.write()
    assert synsml("render").code == 0
    commit(root)
    (root / "workshop.yaml").write_text(MINIMAL.replace(before, after))
    found = calendar_findings(synsml)
    assert re.findall(r"error\[(C\d+)\]", found) == [code]
    assert synsml("render").code == 0
    assert calendar_findings(synsml) == found
    commit(root)  # now nobody can tell what there was
    assert calendar_findings(synsml) == "no problems found\n"


def test_what_is_rendered_after_a_right_change_has_no_fault_before_it_is_committed(synsml: Synsml, workshop: Workshop) -> None:
    root = workshop.write({"workshop.yaml": MINIMAL + PROGRAMME})
    assert synsml("render").code == 0
    commit(root)
    for command in (
        "extend submission +5d",
        "schedule set opening time=10:00-10:15",
        "deadlines add social TBD --label Social",
    ):
        assert synsml(*command.split()).code == 0
    assert synsml("render").code == 0
    assert calendar_findings(synsml) == "no problems found\n"


def test_the_committed_calendar_of_an_earlier_edition_is_no_measure_once_there_is_a_new_one(
    synsml: Synsml, workshop: Workshop
) -> None:
    root = workshop.write()
    assert synsml("render").code == 0
    commit(root)
    (root / "workshop.yaml").write_text(MINIMAL.replace("demo-2023", "demo-2024"))
    assert synsml("render").code == 0
    assert calendar_findings(synsml) == "no problems found\n"
