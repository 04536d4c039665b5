"""Repositories whose configuration names a command, and an ordinary use of git that shows that each would run it."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

NOTHING: Mapping[str, str] = MappingProxyType({})


class Hostile(NamedTuple):
    """A configuration; `EVIL` is replaced by the path of a program that creates a file."""

    name: str
    config: str
    provoke: tuple[str, ...]
    """Words for git that make it run the program."""
    files: Mapping[str, str] = NOTHING
    """Files below the git folder -> text."""
    tree: Mapping[str, str] = NOTHING
    """Files of the work tree -> text."""


_LAZY = "[core]\n\trepositoryformatversion = 1\n[extensions]\n\tpartialClone = origin\n"
_ORIGIN = '[remote "origin"]\n\tpromisor = true\n\turl = {}\n'
_LOST = ("cat-file", "blob", "HEAD:workshop.yaml")
_FETCH = ("fetch", "origin")
_DIFF = ("diff", "HEAD~1", "--", "people")
_COMMIT = ("commit", "-q", "--allow-empty", "-m", "x")
_ADD = ("add", "odd.txt")
_ODD = {"odd.txt": "odd\n"}

HOSTILE = (
    Hostile("fsmonitor", "[core]\n\tfsmonitor = EVIL\n", ("status",)),
    Hostile(
        "fsmonitor in an included file", "[include]\n\tpath = more\n", ("status",), {"more": "[core]\n\tfsmonitor = EVIL\n"}
    ),
    Hostile(
        "fsmonitor in a file included for this folder",
        '[includeIf "gitdir:/**"]\n\tpath = more\n',
        ("status",),
        {"more": "[core]\n\tfsmonitor = EVIL\n"},
    ),
    Hostile(
        "fsmonitor in the configuration of the work tree",
        "[core]\n\trepositoryformatversion = 1\n[extensions]\n\tworktreeConfig = true\n",
        ("status",),
        {"config.worktree": "[core]\n\tfsmonitor = EVIL\n"},
    ),
    Hostile("a promisor's upload-pack", _LAZY + _ORIGIN.format("/nowhere") + "\tuploadpack = EVIL\n", _LOST),
    Hostile("a promisor without the extension", _ORIGIN.format("/nowhere") + "\tuploadpack = EVIL\n", _LOST),
    Hostile("a promisor's ssh", "[core]\n\tsshCommand = EVIL\n" + _LAZY + _ORIGIN.format("ssh://nowhere.invalid/x"), _LOST),
    Hostile("a promisor's proxy", "[core]\n\tgitProxy = EVIL\n" + _LAZY + _ORIGIN.format("git://nowhere.invalid/x"), _LOST),
    Hostile(
        "a promisor by a helper of its own",
        '[protocol "ext"]\n\tallow = always\n' + _LAZY + _ORIGIN.format('"ext::EVIL x"'),
        _LOST,
    ),
    Hostile(
        "a promisor at a renamed address",
        '[url "ext::EVIL "]\n\tinsteadOf = x:\n[protocol]\n\tallow = always\n' + _LAZY + _ORIGIN.format("x:y"),
        _LOST,
    ),
    Hostile("ssh", '[core]\n\tsshCommand = EVIL\n[remote "origin"]\n\turl = ssh://nowhere.invalid/x\n', _FETCH),
    Hostile("upload-pack", '[remote "origin"]\n\turl = /nowhere\n\tuploadpack = EVIL\n', _FETCH),
    Hostile("a clean filter", '[filter "x"]\n\tclean = EVIL\n', _ADD, {}, {".gitattributes": "*.txt filter=x\n", **_ODD}),
    Hostile(
        "a filter process",
        '[filter "x"]\n\tprocess = EVIL\n\trequired = true\n',
        _ADD,
        {},
        {".gitattributes": "*.txt filter=x\n", **_ODD},
    ),
    Hostile(
        "a filter by the repository's own attributes",
        '[filter "x"]\n\tclean = EVIL\n',
        _ADD,
        {"info/attributes": "* filter=x\n"},
        _ODD,
    ),
    Hostile(
        "a filter by attributes that the configuration names",
        '[core]\n\tattributesFile = site/attributes\n[filter "x"]\n\tclean = EVIL\n',
        _ADD,
        {},
        {"site/attributes": "* filter=x\n", **_ODD},
    ),
    Hostile("an external diff", "[diff]\n\texternal = EVIL\n", _DIFF),
    Hostile("a text conversion", '[diff "x"]\n\ttextconv = EVIL\n', _DIFF, {}, {".gitattributes": "* diff=x\n"}),
    Hostile("a diff command of a kind", '[diff "x"]\n\tcommand = EVIL\n', _DIFF, {}, {".gitattributes": "* diff=x\n"}),
    Hostile(
        "hooks elsewhere", "[core]\n\thooksPath = site/hooks\n", _COMMIT, {}, {"site/hooks/pre-commit": "#!/bin/sh\nEVIL\n"}
    ),
    Hostile("a hook on every change of the index", "", _ADD, {"hooks/post-index-change": "#!/bin/sh\nEVIL\n"}, _ODD),
    Hostile("an alias", "[alias]\n\tx = !EVIL\n", ("x",)),
    Hostile("an editor", "[core]\n\teditor = EVIL\n", ("commit", "--allow-empty")),
    Hostile("a signing program", "[gpg]\n\tprogram = EVIL\n[commit]\n\tgpgSign = true\n[user]\n\tsigningKey = x\n", _COMMIT),
    Hostile("a credential helper", "[credential]\n\thelper = !EVIL\n", ("credential", "fill")),
    Hostile("a password prompt", "[core]\n\taskPass = EVIL\n", ("credential", "fill")),
    Hostile(
        "refs of an alternate",
        "[core]\n\talternateRefsCommand = EVIL\n",
        ("fetch", "twin"),
        {"objects/info/alternates": "../../twin/objects\n"},
    ),
    Hostile("a work tree elsewhere", "[core]\n\tworktree = ../twin\n\tfsmonitor = EVIL\n", ("status",)),
)
