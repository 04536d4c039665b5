"""The registries are complete: every check, block and command is on disk, listed once and documented."""

import importlib
import inspect
import pkgutil
import re
from pathlib import Path
from types import ModuleType

import pytest
import typer.main

import synsml_cli
from helpers import REPOSITORY
from synsml_cli import checks, errors
from synsml_cli.checks.reader_codes import MANUAL
from synsml_cli.checks.registry import CHECKS, Check
from synsml_cli.cli import explain
from synsml_cli.cli.app import COMMAND_ALIASES, COMMANDS
from synsml_cli.cli.lazy import app_of
from synsml_cli.model.pages.blocks import BLOCK_NAMES, BLOCKS, TEMPLATE_NAMES
from synsml_cli.model.rules.conditions import CONDITION_NAMES, CONDITIONS
from synsml_cli.site import blocks as site_blocks

PACKAGE = Path(synsml_cli.__file__).parent
SOURCES = sorted(PACKAGE.rglob("*.py"))
NOTHING_TO_MEND = {"D100"}
"""Checks that only inform, so that there is nothing bad and nothing good."""

each_check = pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.code)
each_reader_code = pytest.mark.parametrize("code", MANUAL)


def modules_below(package: ModuleType) -> set[str]:
    """Return the names of all modules in a package and its folders."""
    return {module.name for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}.") if not module.ispkg}


def test_every_module_in_checks_that_runs_is_registered_once_and_nothing_else_is() -> None:
    on_disk = {
        name
        for name in modules_below(checks)
        if "context" in inspect.signature(getattr(importlib.import_module(name), "run", len)).parameters
    }
    assert sorted(f"{checks.__name__}.{check.name}" for check in CHECKS) == sorted(on_disk)


def test_codes_of_checks_are_used_once() -> None:
    codes = [check.code for check in CHECKS] + list(MANUAL)
    assert sorted(codes) == sorted(set(codes))


def test_checks_are_sorted_by_code_within_each_letter() -> None:
    letters = list(dict.fromkeys(check.code[0] for check in CHECKS))
    assert [check.code for check in CHECKS] == [
        code for letter in letters for code in sorted(check.code for check in CHECKS if check.code[0] == letter)
    ]


@each_check
def test_a_code_is_a_letter_and_three_digits_and_its_severity_a_known_word(check: Check) -> None:
    assert re.fullmatch(r"[A-Z][1-9][0-9]{2}", check.code)
    assert check.severity in ("error", "warning", "hint")


@each_check
def test_a_check_has_a_manual_entry_with_a_title_and_examples(check: Check) -> None:
    title, *rest = check.manual.splitlines()
    assert title.endswith(".")
    assert rest[0] == ""
    text = "\n".join(rest)
    assert ("\nBad:  " in text, "\nGood: " in text) == ((False, False) if check.code in NOTHING_TO_MEND else (True, True))


@each_reader_code
def test_a_code_of_the_reader_has_a_manual_entry_with_a_title(code: str) -> None:
    title, *rest = MANUAL[code].splitlines()
    assert title.endswith(".")
    assert rest[0] == ""
    # A limit of size has no short bad example.
    assert ("Bad:  " in MANUAL[code], "Good: " in MANUAL[code]) == ((False, False) if code == "R105" else (True, True))


def test_the_readers_manual_has_all_codes_of_the_sources_and_no_other() -> None:
    manual = PACKAGE / "checks" / "reader_codes.py"
    mentioned = {code for path in SOURCES if path != manual for code in re.findall(r'"(R[0-9]{3})"', path.read_text("utf-8"))}
    assert sorted(mentioned) == list(MANUAL)


def test_explain_knows_every_code_in_order() -> None:
    assert list(explain.manual_entries()) == sorted([*MANUAL, *(check.code for check in CHECKS)])


def test_every_template_belongs_to_a_block_or_is_that_of_a_date_or_a_card() -> None:
    on_disk = {path.name for path in (PACKAGE / "site" / "templates").iterdir()}
    assert on_disk == set(TEMPLATE_NAMES)


def test_every_block_has_its_own_name_template_and_title() -> None:
    assert len(BLOCK_NAMES) == len({block.template for block in BLOCKS}) == len(BLOCKS)
    assert all(block.template.startswith(f"{block.name}.") and block.title for block in BLOCKS)


def test_a_block_says_whether_its_template_makes_html() -> None:
    templates = PACKAGE / "site" / "templates"
    making = {block.name for block in BLOCKS if "<div" in (templates / block.template).read_text("utf-8")}
    assert {block.name for block in BLOCKS if block.html} == making


def test_each_module_that_makes_values_for_a_block_belongs_to_one() -> None:
    on_disk = {name for name in modules_below(site_blocks) if hasattr(importlib.import_module(name), "context")}
    assert on_disk == {f"{site_blocks.__name__}.{block.name}" for block in BLOCKS if block.context}


def test_every_condition_has_a_name_of_its_own_and_is_documented() -> None:
    assert len(CONDITION_NAMES) == len(CONDITIONS)
    documented = (REPOSITORY / "docs" / "files.md").read_text("utf-8").partition("| condition |")[2].partition("\n\n")[0]
    assert re.findall(r"`([a-z]+)(?: [A-Z]|`)", documented.replace("`workshop.yaml`", "")) == list(CONDITION_NAMES)


def all_commands() -> list[tuple[str, str, str]]:
    groups = [importlib.import_module(module) for _, module, _ in COMMANDS]
    return [*COMMANDS, *(command for group in groups for command in getattr(group, "COMMANDS", ()))]


@pytest.mark.parametrize(("name", "module", "text"), all_commands())
def test_the_list_of_commands_says_what_the_command_says_of_itself(name: str, module: str, text: str) -> None:
    command = typer.main.get_command(app_of(module))
    assert (command.help or "").partition("\n")[0].partition(" (Also:")[0] == text


def test_a_command_has_one_name_and_an_alias_means_a_command() -> None:
    names = [name for name, _, _ in COMMANDS]
    assert len(names) == len(set(names))
    assert set(COMMAND_ALIASES.values()) <= set(names)
    assert not set(COMMAND_ALIASES) & set(names)


def test_every_module_with_a_command_is_listed() -> None:
    modules = modules_below(importlib.import_module("synsml_cli.cli"))
    with_app = {name for name in modules if hasattr(importlib.import_module(name), "app")} - {"synsml_cli.cli.app"}
    assert {module for _, module, _ in all_commands() if ":" not in module} == with_app


def test_each_class_of_error_has_an_exit_code_of_its_own() -> None:
    classes = [errors.Refused, errors.Usage, errors.CannotRun]
    assert [cls.exit_code for cls in classes] == [1, 2, 3]
    assert {cls.__name__ for cls in errors.SynsmlError.__subclasses__()} == {cls.__name__ for cls in classes}


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_every_module_says_in_its_first_line_what_it_is(path: Path) -> None:
    first = path.read_text("utf-8").splitlines()[0]
    assert re.match(r'r?"""\S', first)
