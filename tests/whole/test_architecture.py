"""What docs/development/architecture.md and CONTRIBUTING.md say about the code is so."""

import ast
import importlib
import inspect
import re
import tomllib
from pathlib import Path

import pytest

import synsml_cli
from helpers import REPOSITORY

PACKAGE = Path(synsml_cli.__file__).parent
ARCHITECTURE = (REPOSITORY / "docs" / "development" / "architecture.md").read_text("utf-8")
CONTRIBUTING = (REPOSITORY / "CONTRIBUTING.md").read_text("utf-8")
LAYERS = sorted({path.stem for path in PACKAGE.iterdir() if not path.name.startswith(("__", "."))})
NAMED = re.compile(rf"`((?:{'|'.join(LAYERS)})(?:\.\w+)+)`")
"""A module, function or class, by its path below the package."""
STEP = re.compile(r"^( *)- `([\w.]+)`", re.MULTILINE)


def found(path: str) -> object:
    """Return the module, class or function of a dotted path; raises LookupError without one."""
    parts = path.split(".")
    for number in range(len(parts), 0, -1):
        name = ".".join((synsml_cli.__name__, *parts[:number]))
        try:
            value: object = importlib.import_module(name)
        except ModuleNotFoundError:
            continue
        for part in parts[number:]:
            value = inspect.getattr_static(value, part, None)
            if value is None:
                raise LookupError(path)
        return value.fget if isinstance(value, property) else value
    raise LookupError(path)


def drawn() -> tuple[dict[str, set[str]], set[tuple[str, str]]]:
    """Return the folders of each layer and the arrows between layers, as the drawing has them."""
    drawing = ARCHITECTURE.partition("```mermaid\n")[2].partition("```")[0]
    layers = {
        layer: set(re.findall(r"(\w+)/", text)) for layer, text in re.findall(r'^  (\w+)\["\1: (.*)"\]$', drawing, re.MULTILINE)
    }
    arrows = {
        (upper, lower)
        for uppers, lowers in re.findall(r"^  ([\w &]+) --> ([\w &]+)$", drawing, re.MULTILINE)
        for upper in uppers.split(" & ")
        for lower in lowers.split(" & ")
    }
    return layers, arrows


def imports() -> set[tuple[str, str]]:
    """Return the pairs of layers whose first one imports the second."""
    pairs = set()
    for path in PACKAGE.rglob("*.py"):
        layer = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("synsml_cli."):
                pairs.add((layer, str(node.module).split(".")[1]))
    return {(one, other) for one, other in pairs if one != other and one in LAYERS}


def flows() -> list[tuple[str, str]]:
    """Return the documented pairs of a calling and a called function."""
    pairs = []
    for flow in ARCHITECTURE.partition("\n## Flows\n")[2].partition("\n## ")[0].split("\n### ")[1:]:
        above: list[str] = []
        for indentation, name in STEP.findall(flow):
            del above[len(indentation) // 4 :]
            if above:
                pairs.append((above[-1], name))
            above.append(name)
    return pairs


def test_the_drawing_has_every_layer_with_its_folders_and_no_other() -> None:
    layers, _ = drawn()
    on_disk = {
        layer: {path.name for path in (PACKAGE / layer).glob("*/") if path.is_dir() and path.name != "__pycache__"}
        for layer in LAYERS
    }
    assert layers == on_disk


def test_the_table_of_the_model_has_every_folder() -> None:
    table = ARCHITECTURE.partition("| folder of `model` |")[2].partition("\n\n")[0]
    assert sorted(re.findall(r"`(\w+)/`", table)) == sorted(drawn()[0]["model"])


def test_the_table_of_the_model_has_the_order_of_the_import_contract() -> None:
    table = ARCHITECTURE.partition("| folder of `model` |")[2].partition("\n\n")[0]
    rows = [set(re.findall(r"`(\w+)/`", line)) for line in table.splitlines()[2:]]
    contracts = tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    layers = next(contract["layers"] for contract in contracts if contract.get("containers") == ["synsml_cli.model"])
    lowest_first = [name for layer in reversed(layers) for name in layer.split(" | ") if name in set.union(*rows)]
    for row in rows:
        assert set(lowest_first[: len(row)]) == row
        del lowest_first[: len(row)]


def test_layers_import_along_the_arrows() -> None:
    _, arrows = drawn()
    below = {layer: {lower for upper, lower in arrows if upper == layer} for layer in LAYERS}
    for _ in LAYERS:
        below = {layer: direct.union(*(below[lower] for lower in direct)) for layer, direct in below.items()}
    assert {(one, other) for one, other in imports() if other not in below[one]} == set()
    assert all(layer not in lower for layer, lower in below.items())


@pytest.mark.parametrize("name", sorted({*NAMED.findall(ARCHITECTURE), *NAMED.findall(CONTRIBUTING)}))
def test_every_module_and_function_that_is_named_exists(name: str) -> None:
    found(name)


@pytest.mark.parametrize(("caller", "called"), flows())
def test_each_step_of_a_flow_calls_the_next_one(caller: str, called: str) -> None:
    source = inspect.getsource(inspect.unwrap(found(caller)))  # type: ignore[arg-type]
    assert re.search(rf"\b{called.rpartition('.')[2]}\b", source.partition("\n")[2])


def test_the_glossary_is_sorted_and_names_what_it_explains() -> None:
    table = ARCHITECTURE.partition("| word | meaning |\n|---|---|\n")[2].partition("\n\n")[0]
    words = [line.partition(" (")[0].removeprefix("| ") for line in table.splitlines()]
    assert words == sorted(words, key=str.casefold)
    assert len(words) >= 30
    assert all(re.match(r"\| [\w -]+ \(`[\w.]+`\) \| \S", line) for line in table.splitlines())


FILES = set(re.findall(r"`((?:src|tests|tools|docs|requirements)/[\w./-]*)`", CONTRIBUTING))


@pytest.mark.parametrize("path", sorted(path for path in FILES if not re.search("[A-Z]{2}", path)))
def test_every_file_that_contributing_names_exists(path: str) -> None:
    assert (REPOSITORY / path).exists()


def texts_with_module_names() -> list[Path]:
    """Return the sources outside of the package: they name modules in programs and patterns that no type checker reads."""
    return sorted(path for folder in ("tests", "tools", "bench") for path in (REPOSITORY / folder).rglob("*.py"))


def test_modules_that_tests_and_tools_name_in_texts_exist() -> None:
    named = {
        name.removeprefix("synsml_cli.")
        for path in texts_with_module_names()
        for name in re.findall(r"\bsynsml_cli(?:\.[a-z]\w*)+(?= import\b|\"|`)", path.read_text("utf-8"))
    }
    assert named
    for name in sorted(named):
        found(name)
