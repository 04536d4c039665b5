"""The documentation matches the behaviour of the program."""

import dataclasses
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

import write_docs
from helpers import REPOSITORY, Synsml, Workshop


@pytest.mark.pinned
@pytest.mark.parametrize("name", write_docs.DOCUMENTS)
def test_the_generated_documents_are_current(name: str) -> None:
    assert (REPOSITORY / name).read_text("utf-8") == write_docs.DOCUMENTS[name](), "run `make docs`"


def test_every_command_in_the_readme_exists(synsml: Synsml) -> None:
    readme = (REPOSITORY / "README.md").read_text("utf-8")
    commands = {" ".join(words.split()) for words in re.findall(r"^\$ synsml((?: [a-z]+)+)", readme, re.MULTILINE)}
    assert commands
    for command in sorted(commands):
        assert synsml(*command.split(), "--help").code == 0, command


def test_the_example_of_the_readme_is_valid(synsml: Synsml, workshop: Workshop) -> None:
    readme = (REPOSITORY / "README.md").read_text("utf-8")
    blocks = dict(re.findall(r"<!-- file: (\S+) -->\n```\w*\n(.*?)```", readme, re.DOTALL))
    assert set(blocks) == {"workshop.yaml", "people/ada-lovelace.yaml", "pages/home.md"}
    workshop.write(blocks)
    result = synsml("check", "--strict")
    assert (result.code, result.out, result.err) == (0, "no problems found\n", "")


def test_the_reference_of_files_is_valid_and_renders(synsml: Synsml, workshop: Workshop) -> None:
    reference = (REPOSITORY / "docs" / "files.md").read_text("utf-8")
    blocks = dict(re.findall(r"<!-- file: (\S+) -->\n```\w*\n(.*?)```", reference, re.DOTALL))
    assert len(blocks) == 5
    workshop.write(blocks)
    result = synsml("check", "--strict", "--now", "2027-06-03T12:00Z")  # after the last change in it
    assert (result.code, result.out, result.err) == (0, "no problems found\n", "")
    assert synsml("render").code == 0
    struck = re.search(r"`(<s>.*)`", reference)
    assert struck
    assert struck[1] in (workshop.root / "site" / "cfp.md").read_text("utf-8")


def test_the_documented_workflow_and_hooks_are_yaml_and_run(synsml: Synsml, workshop: Workshop) -> None:
    page = (REPOSITORY / "docs" / "automation.md").read_text("utf-8")
    blocks = [yaml.safe_load(block) for block in re.findall(r"```yaml\n(.*?)```", page, re.DOTALL)]
    hooks = yaml.safe_load((REPOSITORY / ".pre-commit-hooks.yaml").read_text())
    used = [hook["id"] for block in blocks if block and "repos" in block for hook in block["repos"][0]["hooks"]]
    assert used == [hook["id"] for hook in hooks]
    steps = [
        step["run"]
        for block in blocks
        if block and "jobs" in block
        for step in block["jobs"]["check"]["steps"]
        if "run" in step
    ]
    lines = "\n".join((*steps, *(hook["entry"] for hook in hooks)))
    commands = re.findall(r"^ *(synsml .*)$", lines, re.MULTILINE)
    commands += re.findall(r"^\$ (synsml [^>\n]*)", page, re.MULTILINE)
    assert len(commands) == 8
    root = workshop.copy_shipped()
    assert synsml("render").code == 0
    (root / "published.ics").write_bytes((root / "site" / "calendar.ics").read_bytes())
    for command in commands:
        assert synsml(*command.split()[1:]).code == 0, command


def test_the_documented_arguments_of_hooks_are_texts_as_pre_commit_wants_them() -> None:
    page = (REPOSITORY / "docs" / "automation.md").read_text("utf-8")
    arguments = [yaml.safe_load(words) for words in re.findall(r"args: (\[.*?\])", page)]
    assert arguments == [["-C", "2023"], ["--strict"]]


@pytest.mark.parametrize(
    ("path", "hooks"),
    [
        ("workshop.yaml", {"synsml-check", "synsml-render"}),
        ("2023/people/ada.yaml", {"synsml-check", "synsml-render"}),
        ("site/index.md", {"synsml-check", "synsml-render"}),
        ("cfp.md", {"synsml-check", "synsml-render"}),
        ("2023/_data/key_dates.yml", {"synsml-check", "synsml-render"}),
        ("docs/programme.html", {"synsml-check", "synsml-render"}),
        ("img/ada.JPG", {"synsml-check", "synsml-render"}),
        ("_config.yml", {"synsml-check", "synsml-render"}),
        ("README.md", set()),
        ("2023/README.md", set()),
        ("tools/build.py", set()),
        ("mkdocs.yml", set()),
        ("myworkshop.yaml", set()),
    ],
)
def test_a_hook_runs_for_the_files_that_it_reads(path: str, hooks: set[str]) -> None:
    listed = yaml.safe_load((REPOSITORY / ".pre-commit-hooks.yaml").read_text())
    assert {hook["id"] for hook in listed if re.search(hook["files"], path)} == hooks


def test_the_reference_of_files_names_every_key() -> None:
    from synsml_cli.model.records import person as people
    from synsml_cli.model.records import sessions
    from synsml_cli.model.records import workshop as records

    reference = (REPOSITORY / "docs" / "files.md").read_text("utf-8")
    classes = [cls for module in (people, sessions, records) for cls in vars(module).values() if dataclasses.is_dataclass(cls)]
    keys = {field.name for cls in classes for field in dataclasses.fields(cls) if "kind" in field.metadata}
    assert len(keys) > 40
    assert [key for key in sorted(keys) if not re.search(rf"\b{key}:", reference)] == []


def test_the_keys_that_the_reference_lists_for_imports_are_known() -> None:
    from synsml_cli.model.importing.fields import field_of

    reference = (REPOSITORY / "docs" / "files.md").read_text("utf-8")
    rows = re.findall(r"^\| (whole name|`\w+`|others) \| (.*) \|$", reference, re.MULTILINE)
    listed = {(field.strip("`"), key) for field, keys in rows for key in re.findall(r"`(\w+)`", keys)}
    names = {"whole name": "name", "others": ""}
    assert len(listed) >= 40
    assert [(field, key) for field, key in sorted(listed) if not field_of(key).startswith(names.get(field, field))] == []
    assert all(field_of(key) for _, key in listed)


def test_the_exit_codes_of_the_readme_are_those_of_the_exceptions() -> None:
    from synsml_cli import errors

    readme = (REPOSITORY / "README.md").read_text("utf-8")
    documented = {int(code) for code in re.findall(r"^\| (\d+) \|", readme, re.MULTILINE)}
    classes = (errors.SynsmlError, errors.CannotRun, errors.Usage, errors.Refused)
    assert documented == {0, 130, *(cls.exit_code for cls in classes)}


def test_nothing_of_one_machine_is_in_the_repository() -> None:
    found = subprocess.run(
        ["git", "grep", "-nIE", r"/(work|farm|root)/[a-z.]", "--", ".", ":!tests/whole/test_docs.py"],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=False,
    )
    if found.returncode not in (0, 1):
        pytest.skip(f"git cannot read this folder: {found.stderr.strip()}")
    assert found.stdout == ""


def test_the_module_runs_like_the_console_script() -> None:
    shown = subprocess.run([sys.executable, "-m", "synsml_cli", "--version"], capture_output=True, text=True, check=True)
    assert re.fullmatch(r"synsml \d+\.\d+\.\d+\n", shown.stdout)


def test_the_pictures_of_the_readme_are_there_and_small() -> None:
    readme = (REPOSITORY / "README.md").read_text("utf-8")
    named = {REPOSITORY / path for path in re.findall(r"\]\((docs/[^)]+\.png)\)", readme)}
    assert named == set((REPOSITORY / "docs" / "screenshots").iterdir())
    assert [path.name for path in named if path.stat().st_size > 150_000] == []


def test_the_license_and_changelog_are_there() -> None:
    assert Path(REPOSITORY, "LICENSE").read_text("utf-8").startswith("MIT License")
    assert "## [Unreleased]" in Path(REPOSITORY, "CHANGELOG.md").read_text("utf-8")


def test_the_changelog_has_one_entry_a_feature() -> None:
    entries = re.findall(r"^- (`[^`]+`(?: alone)?|[^,:;.]+)", Path(REPOSITORY, "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    assert len(entries) > 20
    assert sorted(entries) == sorted(set(entries))
