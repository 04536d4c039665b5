"""`synsml init`: a new workshop is valid and rendered at once, and no existing file is lost."""

import datetime as dt
import os
import re
import signal
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from fault_shim import Shim, calls_of, failed_at, fill_up, interrupt
from helpers import NOW, TESTS, Synsml, assert_golden, commit, git, write_files
from new_workshop import CASES, CONFIG, FULL, SITE, Case, shown, tree
from processes import Step, run_on_terminal, run_process
from synsml_cli.model.dates import city_zones, zones
from synsml_cli.tasks.setup.milestones import MILESTONES, MIN_DAYS, propose

GOLDEN = TESTS / "golden" / "init"
LEFT = (".synsml-tmp", ".synsml.lock")
"""What may lie about where even deleting fails."""
each_case = pytest.mark.parametrize("name", CASES)


def begun(synsml: Synsml, root: Path, case: Case) -> tuple[str, str]:
    """Start a workshop where the case has its files; return what is said on standard output and standard error."""
    write_files(root, case.before)
    result = synsml("init", "-C", str(root), *case.options)
    assert result.code == 0, result
    return result.out, result.err


@each_case
def test_all_that_is_written_and_said(synsml: Synsml, tmp_path: Path, name: str) -> None:
    root = tmp_path / "w"
    out, err = begun(synsml, root, CASES[name])
    before = {file: text for file, text in CASES[name].before.items() if not file.startswith("../")}
    after = tree(root)
    # Another test renders once more, and finds them up to date; the page of one case is shown to be read.
    rendered = {line.removeprefix("rendered ") for line in out.splitlines() if line.startswith("rendered ")}
    rendered = {*rendered, "site/.synsml-rendered", ".synsml-rendered"} - (
        {"site/index.md"} if name == next(iter(CASES)) else set()
    )
    assert_golden(GOLDEN / f"{name.replace(' ', '-')}.txt", f"{out}---\n{err}\n{shown(after, before, rendered=rendered)}")
    assert {file: after[file] for file in before if file not in ("_config.yml", ".gitignore")} == {
        file: text for file, text in before.items() if file not in ("_config.yml", ".gitignore")
    }


@each_case
def test_a_new_workshop_has_no_finding_and_is_rendered(synsml: Synsml, tmp_path: Path, name: str) -> None:
    root = tmp_path / "w"
    begun(synsml, root, CASES[name])
    where = ("-C", str(root))
    assert synsml("check", "--strict", *where).out == "no problems found\n"
    assert re.fullmatch(r"\d files up to date\n", synsml("render", *where).out)
    assert synsml("render", "--check", *where).out == "the site is up to date\n"
    exported = synsml("export", "ics", "-o", "-", *where)
    calendar = root / "site" / "calendar.ics"
    known = "--days" in CASES[name].options
    assert exported.code == 0
    assert exported.out.startswith("BEGIN:VCALENDAR")
    if (root / "site").is_dir() and known:
        assert exported.out == calendar.read_bytes().decode()
    for command in (("deadlines",), ("people", "list"), ()):
        assert synsml(*command, *where).code == 0, command


@each_case
def test_a_second_time_it_is_refused_and_nothing_changes(synsml: Synsml, tmp_path: Path, name: str) -> None:
    root = tmp_path / "w"
    begun(synsml, root, CASES[name])
    before = tree(root)
    again = synsml("init", str(root), "--name", "Another")
    assert (again.code, again.out) == (1, "")
    assert again.err == (
        f"synsml: {root / 'workshop.yaml'} already exists\n"
        "  nothing was changed\n  fix: run `synsml check -C w` there to see its problems\n"
    )
    assert tree(root) == before


def test_what_check_has_to_say_of_it_is_said_at_once(synsml: Synsml, tmp_path: Path) -> None:
    result = synsml("init", "--name", "Workshop on Haste", "--days", "2023-06-15", "--timezone", "Europe/Oslo")
    assert result.code == 0
    said = "synsml: warning: workshop.yaml: 'Submission Deadline' is still TBD, but 'Workshop' below it is in 25 days"
    assert said in result.err
    assert synsml("check").out.endswith(f"{result.err.count('warning: ')} warnings\n")


def test_files_that_are_there_stay_and_are_named(synsml: Synsml, tmp_path: Path) -> None:
    there = {
        "site/_layouts/workshop.html": "mine",
        "people/emmy-noether.yaml": "last: Noether\nroles:\n  organizer: confirmed\n",
        ".gitignore": "/private/\r\n*.swp\r\n",
        ".gitattributes": "calendar.ics -text\n.synsml-rendered merge=union\n",
        "README.md": "mine",
    }
    out, err = begun(synsml, tmp_path, Case(there, ("--name", "Workshop on Examples")))
    assert "kept site/_layouts/workshop.html unchanged\n" in out
    assert "added lines to .gitignore\n" in out
    assert "gitattributes" not in out + err
    after = tree(tmp_path)
    assert {name: after[name] for name in there if name != ".gitignore"} == {
        name: text for name, text in there.items() if name != ".gitignore"
    }
    assert after[".gitignore"] == (
        "/private/\r\n*.swp\r\n\r\n# unconfirmed people and generated files\r\n"
        ".synsml.lock*\r\n.*.synsml-tmp\r\n_site/\r\n.jekyll-cache/\r\n/*.ics\r\n"
    )
    assert "people/ada-lovelace.yaml" not in after


def test_a_page_that_is_there_and_has_errors_stops_it_before_anything_is_written(synsml: Synsml, tmp_path: Path) -> None:
    write_files(tmp_path, {"pages/home.md": "[[date sumbission]]\n"})
    result = synsml("init", "--name", "Workshop on Examples")
    assert (result.code, result.out) == (1, "")
    assert result.err == (
        "synsml: pages/home.md: there is no date 'sumbission'\n  nothing was written\n  fix: did you mean 'submission'?\n"
    )
    assert tree(tmp_path) == {"pages/home.md": "[[date sumbission]]\n"}


def test_data_of_a_site_is_not_overwritten_and_nothing_is_rendered(synsml: Synsml, tmp_path: Path) -> None:
    people = '- first: "Emmy"\n  last: "Noether"\n'
    out, err = begun(synsml, tmp_path, Case({**SITE, "_data/organizers.yml": people}, FULL))
    assert "rendered" not in out
    assert "synsml: nothing was rendered, because it would overwrite _data/organizers.yml\n" in err
    after = tree(tmp_path)
    assert after["_data/organizers.yml"] == people
    assert "workshop.md" not in after
    assert synsml("check", "--strict").out == "no problems found\n"
    imported = synsml("people", "import", "_data/organizers.yml", "--role", "organizer", "--status", "confirmed")
    assert imported.code == 0
    assert synsml("render", "--force").code == 0


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            CONFIG,
            CONFIG.replace(
                '  - "vendor"\n',
                '  - "vendor"\n  - workshop.yaml\n  - people/\n  - private/\n  - page-sources/\n  - templates/\n'
                "  - workshop.schema.json\n  - person.schema.json\n",
            ),
        ),
        (
            "exclude: [Gemfile, people/]  # short\n",
            (
                "exclude: [Gemfile, people/, workshop.yaml, private/, page-sources/, templates/, workshop.schema.json,"
                " person.schema.json]  # short\n"
            ),
        ),
        (
            "exclude:\n- '*.yaml'\n- private/\n- people\n- page-sources\n- templates\n- '*.json'\n",
            "exclude:\n- '*.yaml'\n- private/\n- people\n- page-sources\n- templates\n- '*.json'\n",
        ),
        (
            "title: Ours\r\n",
            (
                "title: Ours\r\nexclude:\r\n  - workshop.yaml\r\n  - people/\r\n  - private/\r\n  - page-sources/\r\n"
                "  - templates/\r\n  - workshop.schema.json\r\n  - person.schema.json\r\n"
                "  - Gemfile\r\n  - Gemfile.lock\r\n  - node_modules\r\n"
                "  - vendor/bundle/\r\n  - vendor/cache/\r\n  - vendor/gems/\r\n  - vendor/ruby/\r\n"
            ),
        ),
        (
            "\ufeffexclude: drafts\n",
            (
                "\ufeffexclude:\n  - drafts\n  - workshop.yaml\n  - people/\n  - private/\n  - page-sources/\n  - templates/\n"
                "  - workshop.schema.json\n  - person.schema.json\n"
            ),
        ),
    ],
    ids=["a list with comments", "in brackets", "all of it", "none", "one text"],
)
def test_jekyll_gets_its_exclude_list_and_nothing_else_changes(synsml: Synsml, tmp_path: Path, before: str, after: str) -> None:
    begun(synsml, tmp_path, Case({**SITE, "_config.yml": before}, FULL))
    assert tree(tmp_path)["_config.yml"] == after


def test_a_glob_of_the_site_covers_our_files_only_where_it_does(synsml: Synsml, tmp_path: Path) -> None:
    config = "exclude:\n  - '*.yaml'\n  - page-sources/\n  - templates\n"
    begun(synsml, tmp_path, Case({**SITE, "_config.yml": config}, FULL))
    added = "  - people/\n  - private/\n  - workshop.schema.json\n  - person.schema.json\n"
    assert tree(tmp_path)["_config.yml"] == config + added


def test_a_configuration_that_cannot_be_edited_stays_and_is_said(synsml: Synsml, tmp_path: Path) -> None:
    config = "more: {a: 1\n"
    _, err = begun(synsml, tmp_path, Case({**SITE, "_config.yml": config}, FULL))
    assert tree(tmp_path)["_config.yml"] == config
    assert (
        "synsml: Jekyll's _config.yml cannot be edited safely\n  fix: add this line to it: exclude:"
        " [workshop.yaml, people/, private/, page-sources/, templates/, workshop.schema.json, person.schema.json]\n"
    ) in err


def test_of_folders_that_a_site_has_already_only_our_files_are_kept_away(synsml: Synsml, tmp_path: Path) -> None:
    begun(synsml, tmp_path, Case({**SITE, "people/index.md": "---\n---\nall of us\n", "templates/a.html": "x"}, FULL))
    excluded = yaml.safe_load(tree(tmp_path)["_config.yml"])["exclude"]
    assert {"people/*.yaml", "templates/*.j2", "page-sources/"} <= set(excluded)
    assert not {"people/", "templates/", "pages/"} & set(excluded)


@pytest.mark.parametrize(
    ("taken", "free"),
    [
        (("Pages",), "page-sources"),
        (("pages", "page-sources", "workshop-pages"), "workshop-pages-2"),
        (("pages", "page-sources", "workshop-pages", "workshop-pages-2"), "workshop-pages-3"),
    ],
)
def test_words_of_pages_go_where_the_site_has_no_folder(
    synsml: Synsml, tmp_path: Path, taken: tuple[str, ...], free: str
) -> None:
    begun(synsml, tmp_path, Case({"_config.yml": "title: x\n"} | {f"{folder}/a.md": "a" for folder in taken}, FULL))
    assert f"{free}/home.md" in tree(tmp_path)


def test_a_workflow_is_written_at_the_top_of_a_repository_only(synsml: Synsml, tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    result = synsml("init", "2023", "--name", "Workshop on Examples")
    assert result.code == 0
    assert not (tmp_path / "2023" / ".github").exists()
    said = f"synsml: no workflow was written: GitHub reads workflows only at the top of the repository, {tmp_path}\n"
    assert result.err.startswith(said)
    assert synsml("init", ".", "--name", "Workshop on Examples").code == 0
    assert (tmp_path / ".github" / "workflows" / "workshop.yml").exists()


@pytest.mark.parametrize("name", ["a day that is known", "inside a site"])
def test_what_the_workflow_runs_works_on_a_fresh_clone(synsml: Synsml, tmp_path: Path, name: str) -> None:
    root, clone = tmp_path / "w", tmp_path / "clone"
    begun(synsml, root, CASES[name])
    commit(root)
    git(tmp_path, "clone", "-q", str(root), str(clone))
    workflow = yaml.safe_load((clone / ".github" / "workflows" / "workshop.yml").read_text())
    steps = [step["run"] for step in workflow["jobs"]["build"]["steps"] if "run" in step]
    assert "exit 1" in steps[0]
    assert steps[1:] == ["synsml check --format github", "synsml render"]
    for step in steps[1:]:
        # A day later: what the clock alone changes is rendered anew.
        result = synsml(*step.split()[1:], "-C", str(clone), "--now", "2023-05-21T12:17Z")
        assert (result.code, result.err) == (0, ""), step
    assert (True in workflow) is True  # YAML 1.1 reads the key `on` as true, and GitHub does not
    assert set(workflow[True]) == {"push", "pull_request", "workflow_dispatch", "schedule"}
    assert ("publish" in workflow["jobs"]) is (name != "inside a site")


COMMIT = "0123456789abcdef0123456789abcdef01234567"
SHA256 = "#sha256=" + "0" * 64


@pytest.mark.parametrize(
    ("given", "written"),
    [
        (f"git+https://example.org/synsml.git@{COMMIT}", f"git+https://example.org/synsml.git@{COMMIT}"),
        (f"git+ssh://git@example.org/a/synsml.git@{COMMIT}", f"git+ssh://git@example.org/a/synsml.git@{COMMIT}"),
        (
            f"https://example.org/synsml-0.1-py3-none-any.whl{SHA256}",
            f"https://example.org/synsml-0.1-py3-none-any.whl{SHA256}",
        ),
        ("wheels/synsml-0.1-py3-none-any.whl", "./wheels/synsml-0.1-py3-none-any.whl"),
        ("synsml-0.1-py3-none-any.whl", "./synsml-0.1-py3-none-any.whl"),
    ],
)
def test_the_workflow_installs_from_what_nobody_else_can_claim(
    synsml: Synsml, tmp_path: Path, given: str, written: str
) -> None:
    result = synsml("init", "w", "--name", "Workshop on Examples", "--install-from", given)
    assert result.code == 0
    assert "installed from" not in result.err
    workflow = yaml.safe_load((tmp_path / "w" / ".github" / "workflows" / "workshop.yml").read_text())
    assert next(step["run"] for step in workflow["jobs"]["build"]["steps"] if "run" in step) == f"pip install {written}"


@pytest.mark.parametrize(
    "given",
    [
        "synsml-cli",
        "synsml-cli==0.1.0",
        "synsml @ git+https://example.org/synsml.git",
        "git+https://example.org/synsml.git",
        "git+https://example.org/synsml.git@v0.1.0",
        f"git+https://example.org/synsml.git@{COMMIT[:-1]}",
        f"git+http://example.org/synsml.git@{COMMIT}",
        "http://example.org/synsml-0.1-py3-none-any.whl",
        "../synsml-0.1-py3-none-any.whl",
        "/tmp/synsml-0.1-py3-none-any.whl",
        "--index-url=https://example.org x.whl",
        "-r.whl",
        "$(id).whl",
        "a.whl; id",
        "${{ secrets.X }}.whl",
        f"git+https://example.org/$(id)@{COMMIT}",
        "x.tar.gz",
        ".",
    ],
)
def test_a_source_that_others_can_change_is_refused(synsml: Synsml, tmp_path: Path, given: str) -> None:
    result = synsml("init", "w", "--name", "Workshop on Examples", f"--install-from={given}")
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith("synsml: --install-from: ")
    assert not (tmp_path / "w").exists()


@pytest.mark.parametrize(
    "secret", ["https://SECRET@", "https://jan:SECRET@", "https://x-access-token:SECRET@", "ssh://git:SECRET@"]
)
def test_no_password_or_token_gets_into_the_workflow(synsml: Synsml, tmp_path: Path, secret: str) -> None:
    result = synsml("init", "w", "--name", "Workshop on Examples", f"--install-from=git+{secret}example.org/x.git@{COMMIT}")
    assert (result.code, result.out) == (2, "")
    assert "password or token" in result.err
    assert "SECRET" not in result.err
    assert not (tmp_path / "w").exists()


def test_no_workflow_installs_a_bare_name(synsml: Synsml, tmp_path: Path) -> None:
    result = synsml("init", "w", "--name", "Workshop on Examples")
    said = "synsml: the workflow does not say where to install synsml from\n"
    said += "  fix: fill in the step 'Install synsml' (docs/automation.md), or give --install-from to init\n"
    assert said in result.err
    text = (tmp_path / "w" / ".github" / "workflows" / "workshop.yml").read_text()
    assert not re.search(r"^[^#\n]*pip install", text, re.MULTILINE)


@pytest.mark.parametrize(
    ("names", "id"),
    [
        (("--name", "Workshop on Examples"), "workshop-on-examples-2023"),
        (("--name", "Any", "--short-name", "Ünï & ML"), "uni-ml-2023"),
        (("--name", "Any", "--short-name", "SynS-2023"), "syns-2023"),
        (("--name", "科学機械学習"), "kexuejixiexuexi-2023"),
        (("--name", "Математика"), "matematika-2023"),
        (("--name", "3D Vision"), "workshop-2023"),
        (("--name", "🎉"), "tada-2023"),
        (("--name", "Any", "--days", "2024-01-20", "--timezone", "Vienna"), "any-2024"),
        (("--name", "Any", "--id", "our_own"), "our_own"),
    ],
)
def test_the_id_is_made_of_names_in_any_script(synsml: Synsml, tmp_path: Path, names: tuple[str, ...], id: str) -> None:
    assert synsml("init", *names).code == 0
    assert yaml.safe_load((tmp_path / "workshop.yaml").read_text())["id"] == id


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ((), "a workshop needs a name\n  fix: give --name (and --days, --place, --timezone, --host, --url, --contact)"),
        (("--name", "unknown"), "--name: a workshop needs a name\n  fix: enter a name; you can change it later"),
        (("--name", "a\nb"), "--name: the text has control characters, or is not UTF-8\n  fix: write it on one line"),
        (("--days", "28 or 29 July 2027"), "--days: '28' is not a date\n  fix: write '2027-07-28 or 2027-07-29'"),
        (("--days", "by 2027-07-28"), "--days: an event cannot be 'by 2027-07-28'\n  fix: write '2027-07-28', or unknown"),
        (("--days", "2023-05-18"), "--days: 2023-05-18 has passed\n  fix: write a day in the future, or unknown"),
        (
            ("--name", "x", "--days", "2027-07-28 09:00 venue"),
            "--days: 'venue' needs the time zone of the place\n  fix: give --timezone too, or a zone in --days",
        ),
        (
            ("--timezone", "PST"),
            "--timezone: time zone 'PST' is ambiguous\n  fix: did you mean 'America/Los_Angeles'?",
        ),
        (("--timezone", "Karlsruh"), "--timezone: unknown time zone 'Karlsruh'\n  fix: did you mean 'Europe/Berlin'?"),
        (
            ("--timezone", "Nowhere"),
            "--timezone: unknown time zone 'Nowhere'\n  fix: write an IANA name such as 'Europe/Vienna'",
        ),
        (
            ("--contact", "ada at example.org"),
            "--contact: 'ada at example.org' is neither an e-mail address nor a web address\n  fix: write 'ada@example.org'",
        ),
        (
            ("--contact", "Ada"),
            "--contact: 'Ada' is neither an e-mail address nor a web address\n  fix: write an e-mail address, or https://...",
        ),
        (
            ("--url", "example.org/2027"),
            "--url: 'example.org/2027' is not a web address\n  fix: write https://example.org/2027",
        ),
        (
            ("--url", "https://example.org/index.html"),
            (
                "--url: 'https://example.org/index.html' is a page, but the calendar needs the address of its folder\n"
                "  fix: write 'https://example.org/'"
            ),
        ),
        (
            ("--id", "Our Own"),
            "--id: 'Our Own' is not an id\n  fix: write lower-case letters, digits and hyphens, beginning with a letter",
        ),
        (
            ("--site", "~/site"),
            "--site: '~' is not supported in '~/site'\n  fix: write a path such as ../website, or an absolute path",
        ),
        (("",), "DIR is empty\n  fix: name a folder, or omit it for this one"),
    ],
)
def test_what_is_missing_or_not_possible_is_refused_with_the_name_of_the_option(
    synsml: Synsml, tmp_path: Path, options: tuple[str, ...], said: str
) -> None:
    result = synsml("init", *options)
    assert (result.code, result.out, result.err) == (2, "", f"synsml: {said}\n")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_is_made_with_those_above_it_and_may_have_blanks(synsml: Synsml, tmp_path: Path) -> None:
    result = synsml("init", "all of them/our workshop", "--name", "Workshop on Examples")
    assert result.code == 0
    assert "Next: cd 'all of them/our workshop', edit pages/home.md; `synsml preview` shows the page" in result.err
    assert (tmp_path / "all of them" / "our workshop" / "site" / "index.md").exists()


@pytest.mark.parametrize("folder", ["file", "file/below", "loop", "w"])
def test_where_no_workshop_can_be_nothing_is_written(synsml: Synsml, tmp_path: Path, folder: str) -> None:
    (tmp_path / "file").write_text("mine")
    (tmp_path / "loop").symlink_to("loop")
    (tmp_path / "w" / ".synsml.lock").mkdir(parents=True)
    before = sorted(tmp_path.rglob("*"))
    result = synsml("init", folder, "--name", "Workshop on Examples")
    assert (result.code, result.out) == (3, "")
    assert re.fullmatch(
        r"synsml: \S+ is not a folder\n  fix: choose another folder\n|"
        r"synsml: cannot write .*\n  nothing was changed\n  fix: .*\n",
        result.err,
    )
    assert sorted(tmp_path.rglob("*")) == before


def test_a_site_elsewhere_has_to_be_there(synsml: Synsml, tmp_path: Path) -> None:
    result = synsml("init", "w", "--name", "Workshop on Examples", "--site", "../nowhere")
    assert (result.code, list(tmp_path.iterdir())) == (3, [])
    assert result.err == (
        f"synsml: there is no folder {tmp_path / 'nowhere'}\n  fix: clone the site there first, or leave out --site\n"
    )


@pytest.mark.parametrize(("fault", "code"), [(fill_up, 3), (interrupt, 130)], ids=["a full disk", "Ctrl-C"])
def test_whatever_fails_there_is_the_whole_workshop_or_nothing(tmp_path: Path, fault: Callable[[], None], code: int) -> None:
    command = ("init", "w", *FULL, "--days", "2023-12-15")

    def root(name: str) -> Path:
        folder = tmp_path / name
        folder.mkdir()
        return folder

    calls = calls_of(root("all"), command)
    whole = tree(tmp_path / "all")
    assert (calls > 100, len(whole)) == (True, 20)
    for fatal in range(1, calls + 1, 5):
        ended, err = failed_at(root(str(fatal)), command, Shim(fatal, fault))
        written = {name: text for name, text in tree(tmp_path / str(fatal)).items() if not name.endswith(LEFT)}
        assert ended in (0, code), (fatal, err)
        assert written in ({}, whole), (fatal, err)
        assert written == whole or ended == code, (fatal, err)


def test_questions_on_a_terminal_and_answers_that_are_not_possible(tmp_path: Path) -> None:
    steps = [
        Step("Workshop name: ", "\n"),
        Step("  fix: enter a name; you can change it later"),
        Step("Workshop name: ", "Wörkshop  on 科学\n"),
        Step("Short name [unknown]: ", "Ünï\n"),
        Step("Host conference (ICML 2027) [unknown]: ", "\n"),
        Step("Days (2027-07-28; 2027-07-28 or 2027-07-29) [unknown]: ", "14 or 15 Dec 2023\n"),
        Step("  fix: write '2023-12-14 or 2023-12-15'"),
        Step("Days [2023-12-14 or 2023-12-15]: ", "\n"),
        Step("City and country (Vienna, Austria) [unknown]: ", "Honolulu, Hawaii\n"),
        Step("Time zone (a city, or Europe/Vienna) [Pacific/Honolulu]: ", "Viena\n"),
        Step("  fix: did you mean 'Europe/Vienna'?"),
        Step("Time zone [Europe/Vienna]: ", "honolulu\n"),
        Step("-> Pacific/Honolulu"),
        Step("Contact address (organizers@example.org) [unknown]: ", "?\n"),
        Step("URL of the homepage (https://example.org/2027/) [unknown]: ", "example.org/w\n"),
        Step("URL of the homepage [https://example.org/w]: ", "\n"),
    ]
    code, screen = run_on_terminal("init", "our workshop", cwd=tmp_path, columns=200, steps=steps, TZ="Asia/Tokyo")
    assert code == 0, screen
    facts = yaml.safe_load((tmp_path / "our workshop" / "workshop.yaml").read_text())
    days = facts.pop("dates")
    assert days["workshop"]["when"] == "2023-12-14 or 2023-12-15"
    assert facts == {
        "format": 1,
        "id": "uni-2023",
        "created": dt.date(2023, 5, 20),
        "name": "Wörkshop on 科学",
        "short_name": "Ünï",
        "url": "https://example.org/w",
        "place": "Honolulu, Hawaii",
        "timezone": "Pacific/Honolulu",
        "site": {"people_include": True},
        "pages": [{"source": "pages/home.md", "path": "index.md"}],
    }


@pytest.mark.parametrize("leave", [{"sent": signal.SIGINT}, {"typed": "\x04"}], ids=["Ctrl-C", "Ctrl-D"])
def test_who_leaves_in_the_middle_has_nothing(tmp_path: Path, leave: dict[str, Any]) -> None:
    steps = [Step("Workshop name: ", "Any\n"), Step("Short name [unknown]: ", **leave)]
    code, _ = run_on_terminal("init", "w", cwd=tmp_path, columns=30, steps=steps)
    assert (code, list(tmp_path.iterdir())) == (130, [])


def test_only_what_is_not_given_is_asked_and_nothing_with_yes(tmp_path: Path) -> None:
    steps = [Step("Days (2027-07-28; 2027-07-28 or 2027-07-29) [unknown]: ", "\n")]
    code, screen = run_on_terminal("init", "asked", *FULL, cwd=tmp_path, columns=200, steps=steps)
    assert (code, screen.count("[unknown]: ")) == (0, 1), screen
    code, screen = run_on_terminal("init", "not-asked", *FULL, "--yes", cwd=tmp_path, columns=200)
    assert (code, screen.count("[unknown]: ")) == (0, 0), screen


def test_a_workshop_that_is_there_is_said_before_anything_is_asked(synsml: Synsml, tmp_path: Path) -> None:
    assert synsml("init", "--name", "Workshop on Examples").code == 0
    code, screen = run_on_terminal("init", cwd=tmp_path, columns=200)
    assert (code, "workshop.yaml already exists" in screen, "Name of" in screen) == (1, True, False)


def test_its_output_survives_a_reader_that_goes(tmp_path: Path) -> None:
    ended = run_process("init", "--name", "Workshop on Examples", cwd=tmp_path, stdout=_closed_pipe())
    assert (ended.code, (tmp_path / "site" / "index.md").exists()) == (0, True)


def _closed_pipe() -> int:
    reader, writer = os.pipe()
    os.close(reader)
    return writer


@pytest.mark.parametrize(
    ("place", "found"),
    [
        ("Honolulu", ("Pacific/Honolulu",)),
        ("Honolulu, Hawaii, USA", ("Pacific/Honolulu",)),
        ("Hawaii, USA", ("Pacific/Honolulu",)),
        ("vienna", ("Europe/Vienna",)),
        ("Congress Center (Vienna)", ("Europe/Vienna",)),
        ("São Paulo", ("America/Sao_Paulo",)),
        ("Zürich", ("Europe/Zurich",)),
        ("Köln, Germany", ("Europe/Berlin",)),
        ("New York", ("America/New_York",)),
        ("San Juan, Argentina", ("America/Argentina/San_Juan",)),
        ("Istanbul", ("Europe/Istanbul",)),
        ("Springfield", ()),
        ("", ()),
        ("Pacific", ()),
    ],
)
def test_the_zone_of_a_place(place: str, found: tuple[str, ...]) -> None:
    assert city_zones.zones_of(place) == found


def test_every_city_that_is_listed_has_a_zone_that_a_venue_can_have() -> None:
    for zone, cities in city_zones._CITIES.items():
        assert zones.read_venue_zone(zone) == zone
        for city in cities.split():
            assert city_zones.zones_of(city.replace("_", " ")) == (zone,), city


@given(st.dates(dt.date(2023, 1, 1), dt.date(2060, 1, 1)), st.integers(0, 500))
def test_milestones_are_proposed_in_order_from_monday_to_thursday_and_in_time(today: dt.date, left: int) -> None:
    first = today + dt.timedelta(days=left)
    proposed = list(propose(first, today=today).values())
    assert len(proposed) == len(MILESTONES)
    if left < MIN_DAYS:
        assert proposed == [None] * len(MILESTONES)
        return
    days = [day for day in proposed if day]
    assert len(days) == len(MILESTONES)
    assert all(day.weekday() <= 3 for day in days)
    assert all(former < latter for former, latter in pairwise((today + dt.timedelta(days=6), *days, first)))


def test_milestones_have_the_distances_of_the_shipped_workshop() -> None:
    assert {id: str(day) for id, day in propose(dt.date(2023, 7, 28), today=dt.date(2023, 3, 1)).items()} == {
        "submission": "2023-05-24",
        "review": "2023-06-07",
        "decision": "2023-06-15",
        "camera-ready": "2023-07-13",
    }


def test_nobody_reads_the_clock_but_the_command_line(synsml: Synsml, tmp_path: Path) -> None:
    assert synsml("init", "--name", "Any", "--now", "2031-02-03T23:30Z").code == 0
    facts = yaml.safe_load((tmp_path / "workshop.yaml").read_text())
    assert (facts["id"], facts["created"]) == ("any-2031", dt.date(2031, 2, 3))
    assert NOW[:4] == "2023"


@pytest.mark.parametrize(
    ("options", "zone"),
    [
        (("--place", "Seoul, South Korea"), "Asia/Seoul"),
        (("--place", "Honolulu, Hawaii", "--days", "2027-07-28 09:00 venue"), "Pacific/Honolulu"),
    ],
)
def test_the_time_zone_is_that_of_the_place_and_said(
    synsml: Synsml, tmp_path: Path, options: tuple[str, ...], zone: str
) -> None:
    result = synsml("init", "--name", "Any", "--days", "2027-07-28", *options)
    place = options[1]
    expected = f"Time zone {zone}, from the place {place!r}: correct `timezone` in workshop.yaml if it is wrong."
    assert (result.code, result.err.splitlines()[-1]) == (0, expected)
    assert yaml.safe_load((tmp_path / "workshop.yaml").read_text())["timezone"] == zone
    assert synsml("check").out == "no problems found\n"


@pytest.mark.parametrize(
    "options",
    [
        ("--place", "Seoul, South Korea", "--timezone", "unknown"),
        ("--place", "Cordoba, Spain"),
        ("--place", "Online"),
        ("--place", "unknown"),
    ],
)
def test_no_time_zone_is_assumed_when_it_is_uncertain_or_unwanted(
    synsml: Synsml, tmp_path: Path, options: tuple[str, ...]
) -> None:
    result = synsml("init", "--name", "Any", "--days", "2027-07-28", *options)
    assert (result.code, "that of" in result.err) == (0, False)
    assert "timezone" not in yaml.safe_load((tmp_path / "workshop.yaml").read_text())


def test_a_time_zone_that_is_given_goes_before_that_of_the_place(synsml: Synsml, tmp_path: Path) -> None:
    result = synsml("init", "--name", "Any", "--place", "Paris, Texas", "--timezone", "America/Chicago")
    assert (result.code, "that of" in result.err) == (0, False)
    assert yaml.safe_load((tmp_path / "workshop.yaml").read_text())["timezone"] == "America/Chicago"
