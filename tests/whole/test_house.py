"""How the source is built: small folders and files, no import circle, and one meaning for each public name."""

from collections import Counter
from pathlib import Path

import pytest

from house import SOURCE, circles, imports, packages, public_names

MOST_FILES = 25
"""Python files in a folder."""
MOST_LINES = 250
PARTS_OF_A_SUBJECT = {
    "importing.table",
    "pages.links",
    "pages.liquid",
    "pictures.mentions",
    "pictures.svg",
    "prose.headings",
    "prose.invitations",
    "prose.noon",
}
"""Modules of the model that one package alone uses; each is read together with its neighbours. May only become shorter."""
SHARED = {"run", "CODE", "SEVERITY", "CLOCK_BOUND", "COMMANDS", "LANGUAGE", "app", "context"}
"""Names by which a registry takes a part from each of its modules: checks, commands, languages, contexts of blocks."""


def test_folder_has_few_python_files() -> None:
    sizes = Counter(path.parent for path in SOURCE.rglob("*.py"))
    assert {str(folder): size for folder, size in sizes.items() if size > MOST_FILES} == {}


def test_file_is_short() -> None:
    root = SOURCE / "synsml_cli"
    long = {str(path.relative_to(root)) for path in root.rglob("*.py") if _lines(path) > MOST_LINES}
    assert long == set()


def _lines(path: Path) -> int:
    return len(path.read_text("utf-8").splitlines())


def test_no_module_imports_itself_by_way_of_others() -> None:
    assert circles(imports()) == []


@pytest.mark.parametrize(
    ("graph", "found"),
    [
        ({"a": {"b"}, "b": set()}, []),
        ({"a": {"b"}, "b": {"a"}, "c": set()}, ["a", "b"]),
        ({"a": {"b"}, "b": {"c"}, "c": {"a"}, "d": {"c"}}, ["a", "b", "c", "d"]),
    ],
)
def test_circles_are_found(graph: dict[str, set[str]], found: list[str]) -> None:
    assert circles({name: frozenset(needs) for name, needs in graph.items()}) == found


def test_module_of_the_model_has_readers_in_two_packages() -> None:
    """What one package alone uses belongs to it, unless it is a part of a larger subject."""
    of_model = {name for name in imports() if name.startswith("synsml_cli.model.") and name not in packages()}
    lonely = set()
    for name in of_model:
        readers = {reader for reader, needs in imports().items() if name in needs and reader not in packages()}
        if len({reader.split(".")[1] for reader in readers}) == 1 and not readers & of_model:
            lonely.add(name.removeprefix("synsml_cli.model."))
    assert lonely <= PARTS_OF_A_SUBJECT


def test_public_name_has_one_meaning() -> None:
    ambiguous = {name: places for name, places in public_names().items() if len(places) > 1 and name not in SHARED}
    assert ambiguous == {}
