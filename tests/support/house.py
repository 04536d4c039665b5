"""Read the source as a tree of modules: imports, and names that each module defines."""

import ast
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

SOURCE = Path(__file__).parents[2] / "src"


@cache
def modules() -> Mapping[str, ast.Module]:
    """Return the parsed modules by dotted name; a package goes by its own name."""
    paths = sorted(SOURCE.rglob("*.py"))
    return {_dotted(path): ast.parse(path.read_text("utf-8")) for path in paths}


def _dotted(path: Path) -> str:
    return ".".join(path.relative_to(SOURCE).with_suffix("").parts).removesuffix(".__init__")


def packages() -> frozenset[str]:
    """Return the names of folders, whose `__init__` only describes them."""
    return frozenset(_dotted(path) for path in SOURCE.rglob("__init__.py"))


@cache
def imports() -> Mapping[str, frozenset[str]]:
    """Return the modules that each module imports, inside functions and for types only too."""
    return {name: frozenset(_imported(tree)) & modules().keys() - {name} for name, tree in modules().items()}


def _imported(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                yield inner if inner in modules() else node.module
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def circles(graph: Mapping[str, frozenset[str]]) -> list[str]:
    """Return the modules that import themselves by way of others, and those that can only be loaded after them."""
    waiting = dict(graph)
    while ready := [name for name, needs in waiting.items() if not needs & waiting.keys()]:
        for name in ready:
            del waiting[name]
    return sorted(waiting)


def public_names() -> Mapping[str, list[str]]:
    """Return each public name of a module's top level with the modules that define it."""
    found = defaultdict(list)
    for module, tree in modules().items():
        for name in sorted(set(_defined(tree))):
            if not name.startswith("_"):
                found[name].append(module)
    return found


def _defined(tree: ast.Module) -> Iterator[str]:
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.Assign) and not _is_type_variable(node.value):
            yield from (target.id for target in node.targets if isinstance(target, ast.Name))
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            yield node.target.id


def _is_type_variable(value: ast.expr) -> bool:
    """Return whether a name is a type variable, such as T."""
    return isinstance(value, ast.Call) and ast.unparse(value.func) in ("TypeVar", "ParamSpec")
