"""Findings are selected by code, and ignored by comments on their line."""

import pytest

from helpers import MINIMAL, Synsml, Workshop
from synsml_cli.model.selection import Selection, silenced
from synsml_cli.model.source.positions import SourceText

TWO = """\
format: 1
id: demo-2023
name: Demo Workshop
timezone: Europe/Vienna
dates:
  submission:
    label: Submission Deadline
    when: 2023-05-27 12:00 AoE{comment}
"""
"""A deadline at noon (D106, a warning) of a Saturday (D110, a hint)."""


def codes(out: str) -> list[str]:
    return [line.partition("[")[2].partition("]")[0] for line in out.splitlines() if line.startswith("workshop.yaml:")]


@pytest.mark.parametrize(
    ("options", "found"),
    [
        ((), ["D106", "D110"]),
        (("--select", "D106"), ["D106"]),
        (("--select", "d110"), ["D110"]),
        (("--select", "D"), ["D106", "D110"]),
        (("--select", "P,W"), []),
        (("--select", "P,D11"), ["D110"]),
        (("--select", "P", "--select", "D106"), ["D106"]),
        (("--ignore", "D110"), ["D106"]),
        (("--ignore", "D106, D110"), []),
        (("--ignore", "D"), []),
        (("--select", "D106", "--ignore", "D"), ["D106"]),
        (("--select", "D", "--ignore", "D106"), ["D110"]),
        (("--select", "D106", "--ignore", "D106"), []),
    ],
)
def test_the_longest_beginning_of_a_code_decides(
    synsml: Synsml, workshop: Workshop, options: tuple[str, ...], found: list[str]
) -> None:
    workshop.write({"workshop.yaml": TWO.format(comment="")})
    result = synsml("check", *options)
    assert (codes(result.out), result.code, result.err) == (found, 0, "")


def test_what_is_ignored_does_not_fail_and_is_not_counted(synsml: Synsml, workshop: Workshop) -> None:
    workshop.write({"workshop.yaml": TWO.format(comment="")})
    assert synsml("check", "--strict").code == 1
    result = synsml("check", "--strict", "--ignore", "D1")
    assert (result.code, result.out, result.err) == (0, "no problems found\n", "")


def test_errors_of_the_reader_can_be_selected(synsml: Synsml, workshop: Workshop) -> None:
    workshop.write({"workshop.yaml": MINIMAL.replace("name: Demo", "nam: Demo")})
    assert synsml("check", "--select", "R108").out == "no problems found\n"
    assert synsml("check", "--select", "R107").out == (
        "workshop.yaml:3:1: error[R107] unknown key 'nam'\n    3 | nam: Demo Workshop\n      | ^^^\n"
        "  fix: did you mean 'name'?\n\n1 error\n"
    )


@pytest.mark.parametrize(("code", "remedy"), [("D1O4", "did you mean 'D104'?"), ("X", "write one of ")])
def test_a_code_that_does_not_exist_is_refused(synsml: Synsml, workshop: Workshop, code: str, remedy: str) -> None:
    workshop.write()
    for option in ("--select", "--ignore"):
        result = synsml("check", option, code)
        assert (result.code, result.out) == (2, "")
        assert result.err.startswith(f"synsml: there is no check {code!r}\n  fix: {remedy}")


@pytest.mark.parametrize(
    ("comment", "found"),
    [
        ("  # synsml: ignore=D106", ["D110"]),
        ("  # synsml: ignore=D106,D110", []),
        ("  # noon is meant; synsml:ignore=d106", ["D110"]),
        ("  # synsml: ignore=D1", []),
        ("  # synsml: ignore=D", []),
        ("  # synsml: ignore=D11", ["D106"]),
        ("  # synsml: ignore=P,D106", ["D110"]),
        ("  # synsml: ignore=D106 D110", []),
        ("  # synsml: ignore=D106 for a day at noon is meant", ["D110"]),
        ("  # synsml: D106", ["D106", "D110", "M801"]),
        ("  # synsml: ingore=D106", ["D106", "D110", "M801"]),
        ("\n    # synsml: ignore=D106", ["D106", "D110"]),
    ],
)
def test_a_comment_silences_codes_and_beginnings_of_codes_on_its_line(
    synsml: Synsml, workshop: Workshop, comment: str, found: list[str]
) -> None:
    workshop.write({"workshop.yaml": TWO.format(comment=comment)})
    assert codes(synsml("check").out) == found


def test_a_comment_does_not_silence_the_reader(synsml: Synsml, workshop: Workshop) -> None:
    workshop.write({"workshop.yaml": MINIMAL.replace("id: demo-2023", "id: Demo 2023 # synsml: ignore=R110")})
    result = synsml("check")
    assert result.code == 1
    assert result.out.startswith("workshop.yaml:2:5: error[R110] id: invalid value 'Demo 2023'\n")


def test_a_page_is_silenced_by_a_comment_of_html_and_in_its_front_matter_by_one_of_yaml() -> None:
    page = "---\ntitle: x # synsml: ignore=G303\n---\n# synsml: ignore=W401\nText <!-- synsml: ignore=W402, w403 -->\n"
    assert silenced("pages/home.md", SourceText(page)) == {2: ("G303",), 5: ("W402", "W403")}


def test_a_comment_on_a_page_of_the_users_own_is_no_mark(synsml: Synsml, workshop: Workshop) -> None:
    yaml = MINIMAL + "pages:\n  - path: cfp.md\n"
    workshop.write({"workshop.yaml": yaml, "site/cfp.md": "By May 31th. <!-- synsml: ignore=W402 -->\n"})
    assert synsml("check").out == "no problems found\n"


def test_nothing_selected_takes_everything() -> None:
    assert Selection().takes("D104")
    assert not Selection(ignore=("D",)).takes("D104")
