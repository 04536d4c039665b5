"""Typical mistakes of tired organizers are reported at their place, with the text to write instead."""

import os
import shlex
import subprocess
from pathlib import Path

import pytest

from helpers import HOME_PAGE, MINIMAL, Result, Synsml, Workshop
from processes import SYNSML, Step, environment, run_on_terminal
from synsml_cli.store.yaml.reader import parse_yaml
from synsml_cli.tasks.site import confined

HOME = MINIMAL + HOME_PAGE


def first_finding(result: Result) -> tuple[str, str]:
    """Return message and remedy of the first finding of a report."""
    lines = result.out.splitlines()
    remedy = next((line for line in lines if line.startswith("  fix: ")), "")
    return lines[0].partition("] ")[2], remedy.removeprefix("  fix: ")


@pytest.mark.parametrize(
    ("slip", "message", "remedy"),
    [
        (
            'site:\n  date_format: "%d %B %Y"\n',
            "date_format: invalid date format '%d %B %Y': no token of a date is in it",
            "write 'MMMM D, YYYY' or 'D MMMM YYYY'",
        ),
        (
            "site:\n  date_format: MMMM\n",
            "date_format: invalid date format 'MMMM': day or month is missing",
            "write 'MMMM D, YYYY' or 'D MMMM YYYY'",
        ),
        (
            "site:\n  folder: ~/site\n",
            "folder: '~' is not supported in '~/site'",
            "write a path such as ../website, or an absolute path",
        ),
        (
            "site:\n  person_keys: {first: name, last: name}\n",
            "person_keys: a key is duplicate or empty",
            "write a different name for each key, as the include of the theme reads it",
        ),
        (
            "created: 0001-01-01T00:00+10:00\n",
            "created: the year of '0001-01-01T00:00+10:00' is out of range",
            "write a year from 1970 to 2199",
        ),
        ("deadlines:\n  x: y\n", "unknown key 'deadlines'", "did you mean 'dates'?"),
    ],
)
def test_a_slip_in_the_facts_is_named(synsml: Synsml, workshop: Workshop, slip: str, message: str, remedy: str) -> None:
    workshop.write({"workshop.yaml": MINIMAL + slip})
    result = synsml("check")
    assert result.code == 1
    assert first_finding(result) == (message, remedy)


@pytest.mark.parametrize(
    ("token", "message", "remedy"),
    [
        (
            '[[date submission format="%B"]]',
            "invalid format '%B': no token of a date is in it",
            "write pendulum's tokens, such as 'MMMM D'",
        ),
        (
            '[[date submission format="MMMM D, HH:mm"]]',
            "invalid format 'MMMM D, HH:mm': a time has no zone",
            "add zz, as in 'MMMM D, HH:mm zz'",
        ),
        ("[[date submission format=MMMM D]]", "value with spaces without quotes", 'write format="MMMM D"'),
        ("[[contact]]", "missing 'contact' in workshop.yaml", "add 'contact: ...' there, or remove the token"),
    ],
)
def test_a_slip_in_a_token_is_named(synsml: Synsml, workshop: Workshop, token: str, message: str, remedy: str) -> None:
    workshop.write({"workshop.yaml": HOME, "pages/home.md": f"{token}\n"})
    result = synsml("check")
    assert result.code == 1
    assert first_finding(result) == (message, remedy)


@pytest.mark.parametrize("line", ['label: ""', 'label: "  "'])
def test_an_empty_label_is_named(synsml: Synsml, workshop: Workshop, line: str) -> None:
    workshop.write({"workshop.yaml": MINIMAL.replace("label: Submission Deadline", line)})
    assert first_finding(synsml("check")) == ("label: empty text", "write a text")


def test_a_history_without_instant_and_reason_gets_examples_of_both(synsml: Synsml, workshop: Workshop) -> None:
    history = "when: 2023-05-24 23:59 AoE\n    was:\n      - when: 2023-05-20 23:59 AoE"
    workshop.write({"workshop.yaml": MINIMAL.replace("when: 2023-05-24 23:59 AoE", history)})
    remedies = [line for line in synsml("check").out.splitlines() if line.startswith("  fix: ")]
    assert remedies == [
        "  fix: add 'changed: 2023-05-23T17:40Z'",
        "  fix: add 'why: extended'",
    ]


def test_a_zone_that_cannot_be_read_is_one_error_also_where_the_venue_is_meant(synsml: Synsml, workshop: Workshop) -> None:
    facts = MINIMAL.replace("Europe/Vienna", "Tokyo").replace("23:59 AoE", "23:59 venue")
    workshop.write({"workshop.yaml": facts})
    result = synsml("check")
    assert first_finding(result) == ("timezone: unknown time zone 'Tokyo'", "did you mean 'Asia/Tokyo'?")
    assert result.out.endswith("\n1 error\n")


def test_a_line_of_a_date_may_have_blanks_in_its_tokens(synsml: Synsml, workshop: Workshop) -> None:
    facts = HOME.replace("    label: Workshop\n", '    label: Workshop\n    line: "[[ label ]] on [[ date ]]"\n')
    workshop.write({"workshop.yaml": facts, "pages/home.md": "[[dates]]\n"})
    assert synsml("render", "--stdout").out.splitlines()[-1] == "- Workshop on **July 28, 2023**"


def test_marks_need_no_blanks(synsml: Synsml, workshop: Workshop) -> None:
    page = "<!--synsml:contact-->\n<!--/synsml-->\n"
    facts = MINIMAL + "contact: ada@example.org\npages:\n  - path: cfp.md\n"
    root = workshop.write({"workshop.yaml": facts, "site/cfp.md": page})
    assert synsml("render").code == 0
    filled = "<!--synsml:contact-->\n[ada@example.org](mailto:ada@example.org)\n<!--/synsml-->\n"
    assert (root / "site" / "cfp.md").read_text("utf-8") == filled


def test_text_between_new_marks_is_not_called_an_edit(synsml: Synsml, workshop: Workshop) -> None:
    page = "<!-- synsml:dates -->\n- old list\n<!-- /synsml -->\n"
    workshop.write({"workshop.yaml": MINIMAL + "pages:\n  - path: cfp.md\n", "site/cfp.md": page})
    refused = synsml("render")
    assert refused.code == 1
    assert refused.err == (
        "site/cfp.md has text between marks that synsml did not write; "
        "make this change in workshop.yaml and people/ (between the marks) instead\n"
        "synsml: not overwritten: site/cfp.md\n"
        "  nothing was written\n  fix: empty the block between the marks if it may be replaced, or add --force\n"
    )
    assert synsml("render", "--force").code == 0
    assert synsml("render").out == "5 files up to date\n"


def test_out_of_date_because_of_a_hand_edit_is_not_answered_with_render(synsml: Synsml, workshop: Workshop) -> None:
    root = workshop.write({"workshop.yaml": HOME, "pages/home.md": "hello\n"})
    assert synsml("render").code == 0
    (root / "site" / "index.md").write_text("hello!\n", encoding="utf-8")
    advice = "  fix: move edits made by hand to their sources: see `synsml render --diff`\n"
    assert synsml("render", "--check") == Result(1, "site/index.md was edited by hand\n", advice)


def test_the_status_says_that_the_site_is_not_there(synsml: Synsml, workshop: Workshop) -> None:
    workshop.write({"workshop.yaml": MINIMAL + "site:\n  folder: ../nowhere\n"})
    assert synsml().out.splitlines()[-1] == "render  site folder ../nowhere not found"


@pytest.mark.parametrize(
    "template", ["[[ nothing ]]", "[% if %]", "[% for a in range(9999) %][% for b in range(9999) %][% endfor %][% endfor %]"]
)
def test_the_status_fills_a_broken_template_only_once(
    synsml: Synsml, workshop: Workshop, monkeypatch: pytest.MonkeyPatch, template: str
) -> None:
    workshop.write({"workshop.yaml": HOME, "pages/home.md": "[[dates]]\n"})
    assert synsml("render").code == 0
    workshop.write({"workshop.yaml": HOME, "templates/dates.md.j2": template})
    runs = []
    really = confined.confined
    monkeypatch.setattr(confined, "confined", lambda *arguments: (runs.append(1), really(*arguments))[1])
    assert synsml().out.splitlines()[-1] == "render  fix the errors first"
    assert len(runs) == 1


def test_an_event_with_a_clock_time_shows_no_invented_end(synsml: Synsml, workshop: Workshop) -> None:
    workshop.write({"workshop.yaml": MINIMAL.replace("when: 2023-07-28", "when: 2023-07-28 09:00 venue")})
    row = synsml("deadlines", "--tz", "UTC").out.splitlines()[-1]
    assert "= Fri 28 Jul 2023 07:00 UTC " in row
    assert " to " not in row


@pytest.mark.parametrize("span", ["7hays", "7", "d", "1.5d", "-7d"])
def test_an_invalid_span_is_refused(synsml: Synsml, workshop: Workshop, span: str) -> None:
    workshop.write()
    result = synsml("deadlines", f"--within={span}")
    assert result == Result(2, "", f"synsml: '{span}' is not a time span\n  fix: write 36h, 7d or 2w\n")


def test_a_name_that_is_not_text_is_refused_with_its_option(synsml: Synsml, workshop: Workshop) -> None:
    workshop.write()
    result = synsml("people", "add", "--last", os.fsdecode(b"\xff"), "--role", "speaker")
    error = "synsml: --last is not text in UTF-8\n  fix: type it in a terminal that uses UTF-8\n"
    assert result == Result(2, "", error)


def test_pages_are_named_by_path_source_or_stem(synsml: Synsml, workshop: Workshop) -> None:
    workshop.write({"workshop.yaml": HOME, "pages/home.md": "hello\n"})
    assert {synsml("render", "--stdout", name).out for name in ("index.md", "pages/home.md", "index")} == {"hello\n"}


def test_no_page_is_no_fault_of_the_command_line(synsml: Synsml, workshop: Workshop) -> None:
    workshop.write()
    error = "synsml: there are no pages\n  fix: list them under 'pages:' in workshop.yaml\n"
    assert synsml("render", "--stdout") == Result(1, "", error)


@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize("page", ["[[if passed submission]]\nx\n[[end]]\n" * 2000, "a [[date submission]] b\n" * 4000])
def test_a_page_full_of_tokens_is_rendered(synsml: Synsml, workshop: Workshop, page: str) -> None:
    workshop.write({"workshop.yaml": HOME, "pages/home.md": page})
    assert synsml("render", "--stdout").code == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full on this system")
@pytest.mark.parametrize("output", ["> /dev/full", ">&-"])
def test_an_output_that_takes_nothing_is_no_internal_error(workshop: Workshop, output: str) -> None:
    workshop.write()
    command = f"{shlex.join(SYNSML)} deadlines {output}"
    done = subprocess.run(["sh", "-c", command], cwd=workshop.root, env=environment(), capture_output=True, check=False)
    assert b"internal error" not in done.stderr
    assert done.returncode == (3 if "full" in output else 0)


def test_a_terminal_is_asked_for_the_role_alone_and_again_after_a_slip(workshop: Workshop) -> None:
    root = workshop.write()
    steps = [
        Step("[speaker]: ", "speeker\n"),
        Step("[speaker]: ", "organizer\n"),
        Step("[invited]: ", "confirmed\n"),
    ]
    code, screen = run_on_terminal("people", "add", "--last", "Hypatia", cwd=root, columns=120, steps=steps)
    assert code == 0
    assert "First name" not in screen
    record = "last: Hypatia\nroles:\n  organizer: confirmed\nsince:\n  organizer: 2023-05-20T12:00Z\n"
    assert (root / "people" / "hypatia.yaml").read_text("utf-8") == record


def test_a_page_that_is_no_address_is_asked_for_again(workshop: Workshop) -> None:
    root = workshop.write()
    answers = [
        Step("Given names: ", "Emmy\n"),
        Step("Family name, or the only name: ", "Noether\n"),
        Step("Affiliation: ", "Univ. of Göttingen\n"),
        Step("Personal page: ", "www.example.org\n"),
        Step("Personal page: ", "https://www.example.org\n"),
        Step("E-mail (never published): ", "\n"),
    ]
    code, _ = run_on_terminal("people", "add", "--role", "speaker", cwd=root, columns=120, steps=answers)
    assert code == 0
    assert "url: https://www.example.org\n" in (root / "private" / "emmy-noether.yaml").read_text("utf-8")


@pytest.mark.parametrize(
    ("text", "what", "offset"),
    [
        ("roles: [\n", "bracket", 7),
        ("roles: [mentor, [chair]\ndates: {}\n", "bracket", 7),
        ("roles: [mentor, [chair\ndates: {}\n", "bracket", 16),
        ("site: {folder: [x}\ndates: {}\n", "bracket", 15),
        ("site: {folder: site\ndates: {}\n", "brace", 6),
        ("dates:\n  a: {label: A, when: TBD\n  b: {label: B, when: TBD}\n", "brace", 12),
    ],
)
def test_the_bracket_that_is_not_closed_is_pointed_at(text: str, what: str, offset: int) -> None:
    (finding,) = parse_yaml("workshop.yaml", text).findings
    assert (finding.at.start, finding.message) == (offset, f"the {what} that opens here is not closed")


@pytest.mark.parametrize(
    ("text", "message", "remedy"),
    [
        ("site:\n  folder: a\n   locale: en\n", "wrong indentation: 3 spaces, the line above has 2", "indent it with 2 spaces"),
        ("site:\n  folder: a\n locale: en\n", "wrong indentation: 1 space, the line above has 2", "indent it with 2 spaces"),
        ("id: a\n  name: b\n", "wrong indentation: 2 spaces, the line above has 0", "indent it with 0 spaces"),
        (
            'a:\n  - b: "c\n  - d: "e"\n',
            "this line does not fit the lines above it",
            "check its indentation, and the quotes above it",
        ),
    ],
)
def test_wrong_indentation_is_compared_with_the_line_above(text: str, message: str, remedy: str) -> None:
    (finding,) = parse_yaml("workshop.yaml", text).findings
    assert (finding.message, finding.remedy) == (message, remedy)
