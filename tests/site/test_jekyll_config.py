"""`_config.yml` is interpreted as Jekyll does, to know what it publishes."""

import subprocess
from pathlib import Path

import pytest

import jekyll
from helpers import Synsml, Workshop
from synsml_cli.model.records.jekyll_config import JekyllConfig, WorkshopPart, is_published

FOLDERS = ("people", "private", "pages", "_pages", "in/people")
FILES = ("workshop.yaml", "people.md", "notes~", "#draft.md", ".hidden.yaml")
PARTS = (*(WorkshopPart(name, name, ("a.yaml",)) for name in FOLDERS), *(WorkshopPart(name, name) for name in FILES))

CONFIGS: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = (
    ((), ()),
    (("people", "in/*"), ()),
    (("/people/", "./private", "./workshop.yaml"), ()),
    (("*.yaml",), ()),
    (("**/people", "p[^e]*", "{people,pages}", "WORKSHOP.yaml"), ()),
    (("people/*", "pages/home.md", "workshop.ya?l"), ()),
    (("people/", "private", "workshop.yaml"), ("people", "private", "workshop.yaml")),
    (("in", "*.yaml"), ("workshop.yaml", "in/people/a.yaml")),
    (("_pages",), ("_pages/", "notes~", ".hidden.yaml", "#draft.md")),
)


def published(exclude: tuple[str, ...], include: tuple[str, ...]) -> set[str]:
    config = JekyllConfig("_config.yml", exclude=exclude, include=include or (".htaccess",))
    return {part.name for part in PARTS if is_published(config, part)}


@pytest.mark.parametrize(("exclude", "include"), CONFIGS)
def test_the_computed_files_are_those_that_jekyll_publishes(
    exclude: tuple[str, ...], include: tuple[str, ...], tmp_path: Path
) -> None:
    program = jekyll.program("jekyll")
    for folder in FOLDERS:
        (tmp_path / folder).mkdir(parents=True)
        (tmp_path / folder / "a.yaml").write_text("last: Ada\n")
    for file in FILES:
        (tmp_path / file).write_text("text\n")
    listed = [f"{key}: [{', '.join(map(repr, values))}]\n" for key, values in (("exclude", exclude), ("include", include))]
    (tmp_path / "_config.yml").write_text("".join(listed if include else listed[:1]))
    subprocess.run([program, "build", "-q", "-d", "_out"], cwd=tmp_path, check=True, capture_output=True)
    built = {name for name in FOLDERS if (tmp_path / "_out" / name / "a.yaml").exists()}
    built |= {name for name in FILES if (tmp_path / "_out" / name).exists()}
    assert published(exclude, include) == built


WORKSHOP = "format: 1\nid: demo-2023\nname: Demo\ndates: {}\nsite:\n  folder: ..\n"
ADA = "last: Ada\naffiliation: MIT\n"


def below(workshop: Workshop, config: str) -> Path:
    """Write a site with the workshop in its folder `2023`."""
    root = workshop.write({"_config.yml": config, "2023/workshop.yaml": WORKSHOP, "2023/people/ada.yaml": ADA})
    (root / "workshop.yaml").unlink()
    return root / "2023"


def test_a_workshop_below_its_site_is_reported_with_paths_of_the_site(synsml: Synsml, workshop: Workshop) -> None:
    folder = below(workshop, "title: Demo\nexclude:\n  - 2023/workshop.yaml\n")
    assert synsml("check", "-C", str(folder)).out == (
        "../_config.yml:2:1: warning[G313] Jekyll publishes 'people/': it is not excluded here\n"
        "    2 | exclude:\n      | ^^^^^^^\n  fix: add '- 2023/people/' under 'exclude:'\n\n1 warning\n"
    )
    assert synsml("check", "-C", "2023", "--format", "github").out.startswith("::warning file=_config.yml,line=2,")


def test_a_finding_in_the_configuration_of_the_site_is_silenced_there(synsml: Synsml, workshop: Workshop) -> None:
    folder = below(workshop, "exclude: [2023/workshop.yaml]  # synsml: ignore=G313\n")
    assert synsml("check", "-C", str(folder)).out == "no problems found\n"


def test_a_site_whose_source_is_elsewhere_is_not_guessed_at(synsml: Synsml, workshop: Workshop) -> None:
    assert synsml("check", "-C", str(below(workshop, "source: docs\n"))).out == "no problems found\n"


@pytest.mark.parametrize("text", ["", "- a\n", "exclude: people\n", "a: [\n", "exclude: {people: 1}\n", "a: !ruby/object {}\n"])
def test_a_configuration_that_is_not_as_usual_stops_nothing(synsml: Synsml, workshop: Workshop, text: str) -> None:
    result = synsml("check", "-C", str(below(workshop, text)), "--ignore", "G313")
    assert (result.code, result.out, result.err) == (0, "no problems found\n", "")
