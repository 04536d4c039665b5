"""`synsml deadlines`: countdowns as a table, as a list on a narrow terminal, as JSON, and live."""

import json
import re
import signal
import subprocess

import pytest

from helpers import MINIMAL, TESTS, Synsml, Workshop, assert_golden
from processes import PATIENCE, SYNSML, Step, environment, run_on_terminal, run_process

GOLDEN = TESTS / "golden" / "deadlines"

EVERY_MARK = """\
format: 1
id: demo-2023
name: Demo Workshop
timezone: Europe/Vienna
dates:
  rooms:
    label: Rooms
    when: TBD
  call:
    label: Call for papers
    when: 2023-03-01
  reviewing:
    label: Reviewing
    when: 2023-05-15 to 2023-05-31
  submission:
    label: Submission
    when: 2023-05-29 23:59 AoE
    was:
      - when: 2023-05-24 23:59 AoE
        changed: 2023-05-10T17:40Z
        why: extended
  decision:
    label: Decision
    kind: notification
    when: by 2023-06-19
    was:
      - when: 2023-06-16
        changed: 2023-05-10T17:40Z
        why: postponed
  budget:
    label: Budget
    when: 2023-05-25 12:00 venue
    internal: true
  tutorial:
    label: Tutorial
    kind: event
    when: 2023-07-27 09:00 venue to 2023-07-27 17:00 venue
    cancelled: 2023-05-02
  workshop:
    label: Workshop
    kind: event
    when: 2023-07-28 or 2023-07-30
"""


def labels(table: str) -> list[str]:
    """Return the first cells of a piped table."""
    return [re.split(r"  +", line)[0] for line in table.splitlines()[3:]]


def test_the_shipped_workshop_is_shown_in_the_readers_zone(synsml: Synsml, workshop: Workshop) -> None:
    workshop.copy_shipped()
    result = synsml("deadlines", "--tz", "Europe/Vienna")
    assert (result.code, result.err) == (0, "")
    assert_golden(GOLDEN / "shipped.txt", result.out)


def test_every_mark_is_next_to_its_date_and_tbd_comes_last(synsml: Synsml, workshop: Workshop) -> None:
    workshop.write({"workshop.yaml": EVERY_MARK})
    result = synsml("deadlines")
    assert (result.code, result.err) == (0, "")
    assert_golden(GOLDEN / "every_mark.txt", result.out)


def test_every_mark_can_be_read_as_json(synsml: Synsml, workshop: Workshop) -> None:
    workshop.write({"workshop.yaml": EVERY_MARK})
    result = synsml("deadlines", "--json")
    assert (result.code, result.err) == (0, "")
    assert_golden(GOLDEN / "every_mark.json", result.out)


def test_json_has_the_keys_of_the_contract_in_their_order(synsml: Synsml, workshop: Workshop) -> None:
    workshop.copy_shipped()
    data = json.loads(synsml("deadlines", "--json").out)
    assert list(data) == ["workshop", "now", "dates"]
    assert (data["workshop"], data["now"]) == ("synsml-2023", "2023-05-20T12:00:00Z")
    keys = [
        "id",
        "label",
        "kind",
        "when",
        "certainty",
        "utc",
        "utc_end",
        "seconds_left",
        "passed",
        "extended",
        "was",
        "internal",
    ]
    assert [list(date) for date in data["dates"]] == [keys] * 6


def test_the_provisional_workshop_counts_down_to_its_first_day_and_ends_with_its_last(
    synsml: Synsml, workshop: Workshop
) -> None:
    workshop.copy_shipped()
    last = json.loads(synsml("deadlines", "--json").out)["dates"][-1]
    assert (last["id"], last["certainty"]) == ("workshop", "provisional")
    assert (last["utc"], last["utc_end"]) == ("2023-07-28T10:00:00Z", "2023-07-30T10:00:00Z")


@pytest.mark.parametrize(
    ("when", "yours"),
    [
        ("2023-07-28 09:00 venue", "= Fri 28 Jul 2023 08:00 Europe/London"),
        ("2023-07-28", "= Thu 27 Jul 2023 23:00 to Fri 28 Jul 2023 23:00 Europe/London"),
        (
            "2023-07-28 09:00 venue to 2023-07-28 17:00 venue",
            "= Fri 28 Jul 2023 08:00 to Fri 28 Jul 2023 16:00 Europe/London",
        ),
    ],
    ids=["hour", "day", "span"],
)
def test_an_event_that_says_when_it_begins_gets_no_end_that_nobody_wrote(
    synsml: Synsml, workshop: Workshop, when: str, yours: str
) -> None:
    workshop.write({"workshop.yaml": MINIMAL.replace("2023-07-28", when)})
    row = synsml("deadlines", "--tz", "Europe/London").out.splitlines()[-1]
    assert re.split(r"  +", row)[2] == yours


def test_the_alias_dates_says_the_same(synsml: Synsml, workshop: Workshop) -> None:
    workshop.write()
    assert synsml("dates", "--json") == synsml("deadlines", "--json")


def test_upcoming_leaves_out_what_has_passed_or_is_cancelled(synsml: Synsml, workshop: Workshop) -> None:
    workshop.write({"workshop.yaml": EVERY_MARK})
    expected = ["Reviewing", "Budget", "Submission", "Decision", "Workshop", "Rooms"]
    assert labels(synsml("deadlines", "--upcoming").out) == expected


def test_next_shows_as_many_as_asked_for(synsml: Synsml, workshop: Workshop) -> None:
    workshop.copy_shipped()
    assert labels(synsml("deadlines", "--next", "2").out) == ["Submission Deadline", "Review Deadline"]
    assert synsml("deadlines", "--next", "0").code == 2


@pytest.mark.parametrize(
    ("span", "shown"),
    [
        ("4d", []),
        ("7d", ["Submission Deadline"]),
        ("119h", []),
        ("120h", ["Submission Deadline"]),
        ("2w", ["Submission Deadline"]),
        ("3w", ["Submission Deadline", "Review Deadline"]),
    ],
)
def test_within_shows_what_comes_in_that_time(synsml: Synsml, workshop: Workshop, span: str, shown: list[str]) -> None:
    workshop.copy_shipped()
    result = synsml("deadlines", "--within", span)
    assert result.code == 0
    assert result.out.splitlines()[1] == "no dates" if not shown else labels(result.out) == shown


def test_within_36_hours_is_counted_from_the_frozen_clock(synsml: Synsml, workshop: Workshop) -> None:
    workshop.copy_shipped()
    shown = [
        labels(synsml("deadlines", "--within", "36h", "--now", now).out)
        for now in ("2023-05-23T23:58:59Z", "2023-05-23T23:59Z")
    ]
    assert shown == [[], ["Submission Deadline"]]


@pytest.mark.parametrize("nonsense", ["7", "d", "soon", "-7d", "1y", "7d8h", "99999w", "7hays", "2dours", "1weeek"])
def test_within_nonsense_is_a_usage_error(synsml: Synsml, workshop: Workshop, nonsense: str) -> None:
    workshop.write()
    result = synsml("deadlines", f"--within={nonsense}")
    assert (result.code, result.out) == (2, "")
    assert result.err == f"synsml: '{nonsense}' is not a time span\n  fix: write 36h, 7d or 2w\n"


@pytest.mark.parametrize(
    ("zone", "error"),
    [
        ("Europe/Viena", "synsml: --tz: unknown time zone 'Europe/Viena'\n  fix: did you mean 'Europe/Vienna'?\n"),
        (
            "PST",
            "synsml: --tz: time zone 'PST' is ambiguous\n  fix: did you mean 'America/Los_Angeles'?\n",
        ),
        ("Etc/GMT+12", "synsml: --tz: time zone 'Etc/GMT+12' has an inverted sign\n  fix: write 'AoE'\n"),
    ],
)
def test_an_unknown_zone_is_answered_with_the_right_one(synsml: Synsml, workshop: Workshop, zone: str, error: str) -> None:
    workshop.write()
    result = synsml("deadlines", "--tz", zone)
    assert (result.code, result.out, result.err) == (2, "", error)


@pytest.mark.parametrize(
    ("zone", "yours"),
    [
        ("AoE", "= Wed 24 May 2023 23:59 AoE"),
        ("aoe", "= Wed 24 May 2023 23:59 AoE"),
        ("UTC+5:30", "= Thu 25 May 2023 17:29 UTC+5:30"),
        ("venue", "= Thu 25 May 2023 01:59 Pacific/Honolulu"),
        ("America/St_Johns", "= Thu 25 May 2023 09:29 America/St_Johns"),
    ],
)
def test_the_reader_may_be_anywhere(synsml: Synsml, workshop: Workshop, zone: str, yours: str) -> None:
    workshop.copy_shipped()
    row = synsml("deadlines", "--tz", zone, "--next", "1").out.splitlines()[3]
    assert re.split(r"  +", row) == ["Submission Deadline", "Wed 24 May 2023 23:59 AoE", yours, "in 4 days 23 hours", "next"]


@pytest.mark.parametrize(
    ("now", "left"),
    [
        ("2023-05-23T10:58Z", "in 2 days 1 hour"),
        ("2023-05-24T11:59Z", "in 1 day"),
        ("2023-05-25T10:58:01Z", "in 1 hour"),
        ("2023-05-25T11:57:59Z", "in 1 minute 1 second"),
        ("2023-05-25T11:57:59.1Z", "in 1 minute"),
        ("2023-05-25T11:59:00Z", "now"),
        ("2023-05-25T11:59:01Z", "1 second ago"),
        ("2023-05-25T12:59Z", "1 hour ago"),
        ("2023-06-06T12:00Z", "12 days ago"),
    ],
)
def test_time_left_is_cut_to_two_neighbouring_units(synsml: Synsml, workshop: Workshop, now: str, left: str) -> None:
    workshop.copy_shipped()
    row = synsml("deadlines", "--now", now).out.splitlines()[3]
    assert re.split(r"  +", row)[3] == left


def test_a_deadline_has_not_passed_in_its_own_second(synsml: Synsml, workshop: Workshop) -> None:
    workshop.copy_shipped()
    moments = ("2023-05-25T11:59:00Z", "2023-05-25T11:59:01Z")
    dates = [json.loads(synsml("deadlines", "--json", "--now", now).out)["dates"][0] for now in moments]
    assert [(date["seconds_left"], date["passed"]) for date in dates] == [(0, False), (-1, True)]


@pytest.mark.parametrize("now", ["1969-12-31T23:59Z", "2200-01-01T00:00Z", "0001-01-01T00:00+14:00", "9999-12-31T23:59-12:00"])
def test_a_present_that_no_calendar_reaches_is_a_slip(synsml: Synsml, workshop: Workshop, now: str) -> None:
    workshop.write()
    error = f"synsml: --now: the year of '{now}' is out of range\n  fix: write a year from 1970 to 2199\n"
    result = synsml("deadlines", "--now", now)
    assert (result.code, result.out, result.err) == (2, "", error)


@pytest.mark.parametrize("now", ["1970-01-01T00:00Z", "2199-12-31T23:59Z"])
def test_the_first_and_the_last_present_are_counted_from(synsml: Synsml, workshop: Workshop, now: str) -> None:
    workshop.write()
    assert synsml("deadlines", "--now", now).code == 0


@pytest.mark.parametrize(
    "order", [("{root}", "{now}", "deadlines"), ("deadlines", "{root}", "{now}"), ("{now}", "deadlines", "{root}")]
)
def test_root_and_now_are_accepted_before_or_after_the_command(
    synsml: Synsml, workshop: Workshop, order: tuple[str, ...]
) -> None:
    root = workshop.root / "elsewhere"
    Workshop(root).write()
    given = {"{root}": ("-C", str(root)), "{now}": ("--now", "2023-05-24T11:59Z")}
    arguments = [word for part in order for word in given.get(part, (part,))]
    result = synsml(*arguments, "--json")
    assert (result.code, result.err) == (0, "")
    data = json.loads(result.out)
    assert (data["now"], data["dates"][0]["seconds_left"]) == ("2023-05-24T11:59:00Z", 86400)


def test_the_workshop_is_found_upwards(synsml: Synsml, workshop: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    inner = workshop.write() / "pages" / "deep"
    inner.mkdir(parents=True)
    monkeypatch.chdir(inner)
    assert synsml("deadlines").code == 0


def test_where_there_is_no_workshop_it_cannot_run(synsml: Synsml, workshop: Workshop) -> None:
    result = synsml("deadlines")
    assert (result.code, result.out) == (3, "")
    assert result.err.startswith(f"synsml: there is no workshop.yaml in {workshop.root} or above\n  fix: ")


def test_a_workshop_with_errors_is_not_counted_down(synsml: Synsml, workshop: Workshop) -> None:
    workshop.write({"workshop.yaml": MINIMAL.replace(" AoE", "")})
    result = synsml("deadlines")
    assert (result.code, result.out) == (1, "")
    assert "workshop.yaml:8:11: error[R111] when: missing time zone in '2023-05-24 23:59'" in result.err


def test_a_workshop_without_dates_says_so(synsml: Synsml, workshop: Workshop) -> None:
    workshop.write({"workshop.yaml": "format: 1\nid: demo\nname: 'Demo [b]Workshop[/b] :smile:'\ndates: {}\n"})
    assert synsml("deadlines").out == "Demo [b]Workshop[/b] :smile: - Sat 20 May 2023 14:00 Europe/Vienna\nno dates\n"


def test_a_label_cannot_command_the_terminal(synsml: Synsml, workshop: Workshop) -> None:
    workshop.write(
        {"workshop.yaml": MINIMAL.replace("Submission Deadline", '"\\e[31mred\\e]0;title\\a [/b]\\nnew \\u202eline"')}
    )
    assert labels(synsml("deadlines", "--next", "1").out) == ["\\x1b[31mred\\x1b]0;title\\x07 [/b]\\x0anew \\u202eline"]


def test_another_zone_of_the_system_is_the_readers(workshop: Workshop) -> None:
    workshop.copy_shipped()
    result = run_process("deadlines", "--next", "1", cwd=workshop.root, TZ="Asia/Tokyo")
    assert (result.code, result.err) == (0, b"")
    assert result.out.decode().splitlines()[0] == "SynS & ML - Sat 20 May 2023 21:00 Asia/Tokyo"
    assert "= Thu 25 May 2023 20:59 Asia/Tokyo" in result.out.decode()


def test_a_reader_that_closes_the_pipe_sees_no_traceback(workshop: Workshop) -> None:
    many = "".join(f"  date-{number}:\n    label: {'x' * 200}\n    when: 2023-06-01\n" for number in range(1000))
    workshop.write({"workshop.yaml": MINIMAL + many})
    command = f"{' '.join(SYNSML)} deadlines | head -n 1"
    done = subprocess.run(["sh", "-c", command], cwd=workshop.root, capture_output=True, env=environment(), timeout=PATIENCE)
    assert done.stdout.decode() == "Demo Workshop - Sat 20 May 2023 14:00 Europe/Vienna\n"
    assert done.stderr == b""


def test_sixty_columns_are_enough_to_say_everything(workshop: Workshop) -> None:
    workshop.write({"workshop.yaml": EVERY_MARK})
    code, screen = run_on_terminal("deadlines", "--tz", "America/St_Johns", cwd=workshop.root, columns=60, NO_COLOR="1")
    text = re.sub(r"\x1b\[[0-9;]*m", "", screen).replace("\r\n", "\n")
    assert code == 0
    assert max(map(len, text.splitlines())) <= 60
    assert_golden(GOLDEN / "sixty_columns.txt", text)


def test_a_terminal_that_is_wide_enough_gets_the_table(workshop: Workshop) -> None:
    workshop.copy_shipped()
    code, screen = run_on_terminal("deadlines", "--tz", "Europe/Vienna", cwd=workshop.root, columns=200)
    text = re.sub(r"\x1b\[[0-9;]*m", "", screen).replace("\r\n", "\n")
    assert code == 0
    assert_golden(GOLDEN / "shipped.txt", "".join(f"{line.rstrip()}\n" for line in text.splitlines()))


def test_no_color_takes_the_colours_off_a_terminal(workshop: Workshop) -> None:
    workshop.copy_shipped()
    codes = [
        set(re.findall(r"\x1b\[[0-9;]*m", run_on_terminal("deadlines", cwd=workshop.root, columns=200, **more)[1]))
        for more in ({}, {"NO_COLOR": "1"})
    ]
    assert codes[0]
    assert not {code for code in codes[1] if re.search(r"[34][0-8]", code)}


def test_watching_needs_a_terminal(synsml: Synsml, workshop: Workshop) -> None:
    workshop.write()
    result = synsml("deadlines", "--watch")
    assert (result.code, result.out) == (2, "")
    assert result.err == "synsml: --watch needs a terminal\n  fix: leave it out, or run `synsml deadlines --json` repeatedly\n"


@pytest.mark.parametrize("label", ["Submission Deadline", "Workshop"])
def test_watching_ends_on_ctrl_c_and_gives_the_screen_back(workshop: Workshop, label: str) -> None:
    workshop.copy_shipped()
    steps = [Step("\x1b[?1049h"), Step(label), Step(label, sent=signal.SIGINT)]
    code, screen = run_on_terminal("deadlines", "--watch", cwd=workshop.root, columns=200, steps=steps)
    assert code == 130
    assert screen.count("\x1b[?1049h") == screen.count("\x1b[?1049l") == 1
    assert screen.count("\x1b[?25l") == screen.count("\x1b[?25h") == 1
    assert "Traceback" not in screen
    assert "Aborted" not in screen


def test_watching_goes_on_while_an_editor_moves_the_file_away(workshop: Workshop) -> None:
    path = workshop.write() / "workshop.yaml"

    def write_again() -> None:
        path.write_text(MINIMAL.replace("Submission Deadline", "Extended Deadline"))

    away = Step("Submission Deadline", done=lambda: path.rename(path.with_name("workshop.yaml~")))
    back = Step("Submission Deadline", done=write_again)
    steps = [away, Step("Submission Deadline"), back, Step("Extended Deadline", sent=signal.SIGINT)]
    code, screen = run_on_terminal("deadlines", "--watch", cwd=workshop.root, columns=200, steps=steps)
    assert code == 130
    assert "there is no" not in screen
