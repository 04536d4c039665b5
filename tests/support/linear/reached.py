"""Find the functions that use a regular expression, and those of them that the readers reach."""

import ast
import sys
from pathlib import Path
from types import CodeType, FrameType
from typing import Self

import synsml_cli

ROOT = Path(synsml_cli.__file__).parent
_USES = ("sub", "subn", "match", "search", "split", "findall", "finditer", "fullmatch", "compile")


def functions_with_patterns() -> frozenset[str]:
    """Return `module.function` of every function that uses a regular expression, such as `model.pages.tokens.scan`."""
    trees = {path: ast.parse(path.read_text("utf-8")) for path in ROOT.rglob("*.py")}
    public = {name for tree in trees.values() for name in _patterns(tree) if not name.startswith("_")}
    found = set()
    for path, tree in trees.items():
        imported = {alias.name for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) for alias in node.names}
        module = path.relative_to(ROOT).with_suffix("").as_posix().replace("/", ".").removesuffix(".__init__")
        found |= {f"{module}.{name}" for name in _users(tree, _patterns(tree) | (imported & public))}
    return frozenset(found)


def _patterns(tree: ast.Module) -> set[str]:
    """Return the names of a module to which something compiled is assigned."""
    return {
        name.id
        for node in tree.body
        if isinstance(node, ast.Assign | ast.AnnAssign) and node.value and any(map(_is_re, ast.walk(node.value)))
        for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
        for name in ast.walk(target)
        if isinstance(name, ast.Name)
    }


def _is_re(node: ast.AST) -> bool:
    if isinstance(node, ast.Name):
        return node.id == "lazy_pattern"
    return isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "re" and node.attr in _USES


def _users(tree: ast.Module, names: set[str]) -> set[str]:
    found = set()
    # Without arguments it only makes a pattern, and reads no text.
    makers = {node.name for node in tree.body if isinstance(node, ast.FunctionDef) and not any(ast.iter_child_nodes(node.args))}

    def visit(node: ast.AST, function: str) -> None:
        for child in ast.iter_child_nodes(node):
            inside = function
            if isinstance(child, ast.FunctionDef):
                inside = child.name
            elif function and function not in makers and (_is_re(child) or (isinstance(child, ast.Name) and child.id in names)):
                found.add(function)
            visit(child, inside)

    visit(tree, "")
    return found


class Reached:
    """Notes which functions run while it is entered, as `module.function`."""

    def __init__(self) -> None:
        self.names: set[str] = set()
        self._known: set[CodeType] = set()

    def __enter__(self) -> Self:
        _forget()
        sys.setprofile(self._note)
        return self

    def __exit__(self, *_: object) -> None:
        sys.setprofile(None)

    def _note(self, frame: FrameType, event: str, _: object) -> None:
        code = frame.f_code
        if event == "call" and code not in self._known:
            self._known.add(code)
            module = str(frame.f_globals.get("__name__", ""))
            if module.startswith("synsml_cli."):
                # A lambda or comprehension is a part of its function, whose name its qualified name holds.
                parts = [part for part in code.co_qualname.split(".") if not part.startswith("<")]
                self.names |= {f"{module.removeprefix('synsml_cli.')}.{part}" for part in parts}


def _forget() -> None:
    """Empty every cache of the package: what another test has asked for would not be reached again."""
    modules = [module for name, module in sys.modules.items() if name.partition(".")[0] == synsml_cli.__name__]
    for value in [value for module in modules for value in vars(module).values()]:
        if hasattr(value, "cache_clear"):
            value.cache_clear()
