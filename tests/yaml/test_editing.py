"""YAML texts are changed in one place: the new text and the unchanged rest, for every layout."""

import pytest

from synsml_cli.errors import CannotRun
from synsml_cli.store.yaml import edit
from synsml_cli.store.yaml.changes import (
    FIRST,
    Change,
    Insert,
    Put,
    Remove,
)
from synsml_cli.store.yaml.edit import edited
from synsml_cli.store.yaml.scalars import Plain

CASES: dict[str, tuple[str, Change, str]] = {
    "a plain value": ("a: 1  # one\nb: 2\n", Put(("a",), "x"), "a: x  # one\nb: 2\n"),
    "a value in quotes keeps them": ('a: "1"\n', Put(("a",), 'say "no"'), 'a: "say \\"no\\""\n'),
    "a value that needs quotes gets them": ("a: 1\n", Put(("a",), "b: c"), "a: 'b: c'\n"),
    "a value with a comma": ("a: [x]\n", Put(("a", 0), "y, z"), "a: ['y, z']\n"),
    "a day needs no quotes": ("a: TBD\n", Put(("a",), Plain("2023-05-24")), "a: 2023-05-24\n"),
    "a day in double quotes": (
        'a: "TBD"  # c\n',
        Put(("a",), Plain("2023-05-24 23:59 AoE")),
        'a: "2023-05-24 23:59 AoE"  # c\n',
    ),
    "a day in single quotes": ("a: 'TBD'\n", Put(("a",), Plain("2023-05-24")), "a: '2023-05-24'\n"),
    "a day in the place of a folded text": (
        "a: >-\n  TBD\nb: 1\n",
        Put(("a",), Plain("2023-05-24")),
        "a: '2023-05-24'\nb: 1\n",
    ),
    "what is not given": ("a:\nb:   # why\n", Put(("b",), "x"), "a:\nb: x   # why\n"),
    "a value over several lines": ("a: one\n  two\nb: 1\n", Put(("a",), "x"), "a: x\nb: 1\n"),
    "a block text": ("a: |\n  one\n\n  two\n\nb: 1\n", Put(("a",), "x"), "a: x\n\nb: 1\n"),
    "a text of two lines": ("a: x\nb: 1\n", Put(("a",), "one\ntwo"), "a: |-\n  one\n  two\nb: 1\n"),
    "a text of two lines before a comment": ("a: x  # c\n", Put(("a",), "one\ntwo"), 'a: "one\\ntwo"  # c\n'),
    "a control character": ("a: x\n", Put(("a",), "\x1b[31m\u2028"), 'a: "\\x1B[31m\\u2028"\n'),
    "a new key": ("m:\n  a: 1\n# end\nn: 1\n", Put(("m", "b"), "2"), "m:\n  a: 1\n  b: '2'\n# end\nn: 1\n"),
    "a new key after another": ("a: 1\nb: 2\n", Put(("x",), "y", after="a"), "a: 1\nx: y\nb: 2\n"),
    "a new key below a deeper comment": ("a:\n  - 1\n  # - 2\n", Put(("b",), "x"), "a:\n  - 1\n  # - 2\nb: x\n"),
    "a new key in an entry that begins with a dash": ("- a: 1\n- a: 2\n", Put((0, "b"), "x"), "- a: 1\n  b: x\n- a: 2\n"),
    "a new key in brackets": ("m: {a: 1}  # c\n", Put(("m", "b"), "x, y"), "m: {a: 1, b: 'x, y'}  # c\n"),
    "a new key in empty brackets": ("m: {}\n", Put(("m", "b"), "x"), "m:\n  b: x\n"),
    "maps on the way": ("a: 1\n", Put(("m", "n", "o"), "x"), "a: 1\nm:\n  n:\n    o: x\n"),
    "a map where nothing was": ("m:  # c\nn: 1\n", Put(("m", "a"), "x"), "m:  # c\n  a: x\nn: 1\n"),
    "an empty line where entries are parted by one": (
        "a: 1\n\nb: 2\n",
        Put(("c",), {"d": "x"}),
        "a: 1\n\nb: 2\n\nc:\n  d: x\n",
    ),
    "the end of a file without a line end": ("a: 1", Put(("b",), "x"), "a: 1\nb: x"),
    "line ends of two characters": ("a: 1\r\nc: 2\r\n", Put(("b",), "x", after="a"), "a: 1\r\nb: x\r\nc: 2\r\n"),
    "a block text that ends a file without a line end": ("a: |\n  one", Put(("b",), "x"), "a: |-\n  one\nb: x"),
    "a block text that keeps its empty lines": (
        "a: |+\n  one\n\nc: 1\n",
        Put(("b",), "x", after="a"),
        "a: |+\n  one\n\nb: x\nc: 1\n",
    ),
    "an item": ("l:\n- 1\n# end\n", Insert(("l",), "x"), "l:\n- 1\n- x\n# end\n"),
    "an item before another": ("l:\n  - 1\n  - 2\n", Insert(("l",), "x", 1), "l:\n  - 1\n  - x\n  - 2\n"),
    "an item before the first": ("l:\n  - 1\n", Insert(("l",), "x", 0), "l:\n  - x\n  - 1\n"),
    "an item that is a map": ("l:\n  - a: 1\n", Insert(("l",), {"a": "x", "b": "y"}), "l:\n  - a: 1\n  - a: x\n    b: y\n"),
    "an item in brackets": ("l: [a, b,]\n", Insert(("l",), "c"), "l: [a, b, c,]\n"),
    "an item in brackets over lines": ("l: [\n  a,\n  b\n]\n", Insert(("l",), "c", 1), "l: [\n  a,\n  c, b\n]\n"),
    "an item of a list that is not there": ("a: 1\n", Insert(("l",), "x"), "a: 1\nl:\n  - x\n"),
    "an item of a list in a list": ("- - 1\n  - 2\n", Insert((0,), "x"), "- - 1\n  - 2\n  - x\n"),
    "a key that goes": ("a: 1\nb:\n  - 2\n# c\nd: 3\n", Remove(("b",)), "a: 1\n# c\nd: 3\n"),
    "the first key that goes": ("a: 1\nb: 2\n", Remove(("a",)), "b: 2\n"),
    "the last key that goes, without a line end": ("a: 1\nb: 2", Remove(("b",)), "a: 1"),
    "the last key that goes, line ends of two characters": ("a: 1\r\nb: 2\r\n", Remove(("b",)), "a: 1\r\n"),
    "a key that goes before an empty line, line ends of two characters": (
        "a: 1\r\nb: 2\r\n\r\nc: 3\r\n",
        Remove(("b",)),
        "a: 1\r\n\r\nc: 3\r\n",
    ),
    "the last key that goes, line ends of two characters but none at the end": ("a: 1\r\nb: 2", Remove(("b",)), "a: 1"),
    "the last key that goes with the empty line before it": ("a: 1\r\n\r\nb: 2\r\n", Remove(("b",)), "a: 1\r\n"),
    "the only key that goes": ("m:\n  a: 1\nn: 2\n", Remove(("m", "a")), "m: {}\nn: 2\n"),
    "the key beside the dash that goes": ("- a: 1\n  b: 2\n", Remove((0, "a")), "- b: 2\n"),
    "a key in brackets that goes": ("m: {a: 1, b: 2, c: 3}\n", Remove(("m", "b")), "m: {a: 1, c: 3}\n"),
    "the only item in brackets that goes with its comma": ("l: [{a: 1},]\n", Remove(("l", 0)), "l: []\n"),
    "the last key in brackets that goes": ("m: {a: 1, b: 2}\n", Remove(("m", "b")), "m: {a: 1}\n"),
    "an item that goes": ("l:\n  - 1\n\n  - 2\n\n  - 3\n", Remove(("l", 1)), "l:\n  - 1\n\n  - 3\n"),
    "an item with its dash on a line of its own": ("-\n  a: 1\n-\n  a: 2\n", Remove((1,)), "-\n  a: 1\n"),
    "the only item that goes": ("l:\n  - 1\nm: 2\n", Remove(("l", 0)), "l: []\nm: 2\n"),
    "a list over a list, in the fewest steps": (
        "l:\n  - a  # 1\n  - b\n  - c  # 3\n",
        Put(("l",), ["a", "x", "c", "d"]),
        "l:\n  - a  # 1\n  - x\n  - c  # 3\n  - d\n",
    ),
    "a list in brackets over a list": ("l: [a, b]  # two\n", Put(("l",), ["b", "c", "d"]), "l: [b, c, d]  # two\n"),
    "a map over a map, in the fewest steps": (
        "m:\n  a: 1  # one\n  b: 2\n",
        Put(("m",), {"a": "1", "c": "3"}),
        "m:\n  a: 1  # one\n  c: '3'\n",
    ),
    "a list over a text": ("a: x\nb: 1\n", Put(("a",), ["y", "z"]), "a:\n  - y\n  - z\nb: 1\n"),
    "a text over a list": ("a:\n  - y\nb: 1\n", Put(("a",), "x"), "a: x\nb: 1\n"),
    "a value over a block text with a comment on its first line": (
        "a: |  # one\n  x\n\nb: 1\n",
        Put(("a",), "y"),
        "a: y  # one\n\nb: 1\n",
    ),
    "lines over a block text with a comment": (
        "a: >2- # one\n    x\nb: 1\n",
        Put(("a",), "y\nz\n"),
        "a: | # one\n  y\n  z\nb: 1\n",
    ),
    "a list over a block text with a comment": ("a: |  # one\r\n  x\r\n", Put(("a",), ["y"]), "a:  # one\r\n  - y\r\n"),
    "nothing over a block text with a comment": ("- |+  # one\n  x\n\n", Put((0,), None), "-  # one\n"),
    "a block text with a mark like that of a comment": ("a: |\n  # one\n", Put(("a",), "y"), "a: y\n"),
    "a text over a list with comments": (
        "a:  # one\n  # two\n  - y # three\nb: 1\n",
        Put(("a",), "x"),
        "a: x  # one\n  # two\nb: 1\n",
    ),
    "a list over a text below its key": (
        "a:  # one\n  # two\n  y\nb: 1\n",
        Put(("a",), ["x"]),
        "a:  # one\n  # two\n  - x\nb: 1\n",
    ),
    "a map in empty brackets before a comment": ("m: {}  # one\nn: 1\n", Put(("m", "a"), "x"), "m:  # one\n  a: x\nn: 1\n"),
    "the only key that goes, below comments of the map": (
        "m:  # one\r\n  # two\r\n  a: 1 # a\r\n  # three\r\nn: 2\r\n",
        Remove(("m", "a")),
        "m: {}  # one\r\n  # two\r\n  # three\r\nn: 2\r\n",
    ),
    "the only item that goes, as far out as its key": ("l:  # one\n- 1\nm: 2\n", Remove(("l", 0)), "l: []  # one\nm: 2\n"),
}


@pytest.mark.parametrize("case", CASES)
def test_a_change_writes(case: str) -> None:
    before, change, after = CASES[case]
    assert edited(before, (change,), name="x.yaml") == after


def test_a_change_to_what_is_there_changes_nothing() -> None:
    assert edited("a: '1'  # one\n", (Put(("a",), "1"),), name="x.yaml") == "a: '1'  # one\n"


def test_several_changes_are_made_one_after_the_other() -> None:
    changes = (Put(("a",), "x"), Put(("b",), ["y"], after="a"), Insert(("b",), "z"), Remove(("c",)))
    assert edited("a: 1\nc: 2\n", changes, name="x.yaml") == "a: x\nb:\n  - y\n  - z\n"


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("a: &x 1\nb: *x\n", Put(("a",), "2")),
        ("a: 1\na: 2\n", Remove(("a",))),
        ("a: [1\n", Put(("a",), "2")),
        ("{a}\n", Put(("a",), "2")),
        ("a: [x, # one\n  {y: z}]\n", Put(("a",), "2")),
        ("a: {x: [1,\n # one\n ]}\n", Put(("a",), None)),
    ],
)
def test_what_would_not_read_back_is_refused(text: str, change: Change) -> None:
    with pytest.raises(CannotRun) as caught:
        edited(text, (change,), name="x.yaml")
    message = "x.yaml cannot be changed without touching other parts of it; edit it by hand; nothing was changed"
    assert str(caught.value) == message


def test_a_splice_in_the_wrong_place_is_caught_by_reading_it_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(edit, "_replaced", lambda layout, found, data: layout.text.replace("1", str(data)))
    with pytest.raises(CannotRun):
        edited("a: 1\nb: 1\n", (Put(("a",), "2"),), name="x.yaml")


@pytest.mark.parametrize("change", [Put(("m", "new"), {"k": ["v"]}), Insert(("l",), {"k": "v"}), Put(("new",), "v", after="m")])
def test_what_was_added_can_be_removed_byte_for_byte(change: Change) -> None:
    text = "m:\n  a: 1\n\n  b: 2\n\nl:\n- x: 1\n\n- x: 2  # c\n\n# end\nz: 1"
    added = edited(text, (change,), name="x.yaml")
    assert added != text
    path = (*change.path, 2) if isinstance(change, Insert) else change.path
    assert edited(added, (Remove(path),), name="x.yaml") == text


ON_TOP = {
    "a key before all others": ("# who\nb: 1\nc: 2\n", "# who\na: x\nb: 1\nc: 2\n"),
    "line ends of two characters": ("b: 1\r\n", "a: x\r\nb: 1\r\n"),
    "the only line has no end": ("b: 1", "a: x\nb: 1"),
    "a mark before the file": ("---\nb: 1\n", "---\na: x\nb: 1\n"),
    "a map that is indented further": ("\n  b: 1\n  c: 2\n", "\n  a: x\n  b: 1\n  c: 2\n"),
    "brackets": ("{b: 1}\n", "{a: x, b: 1}\n"),
    "empty brackets": ("{}\n", "{a: x}\n"),
    "a key that is there": ("b: 1\na: 2  # two\n", "b: 1\na: x  # two\n"),
    "a file with a directive, which is the reader's to refuse": ("%YAML 1.1\n--- {b: 1}\n", "%YAML 1.1\n--- {a: x, b: 1}\n"),
    "a map below a directive": ("%YAML 1.1\n---\nb: 1\n", "%YAML 1.1\n---\na: x\nb: 1\n"),
    "a key without a value": ("b: 1\na:\n", "b: 1\na: x\n"),
}


@pytest.mark.parametrize("case", ON_TOP)
def test_a_key_can_come_first(case: str) -> None:
    before, after = ON_TOP[case]
    assert edited(before, (Put(("a",), "x", FIRST),), name="x.yaml") == after


def test_a_key_can_come_first_in_an_entry_that_begins_with_a_dash() -> None:
    change = Put(("l", 1, "a"), {"x": "1", "y": "z"}, FIRST)
    assert edited("l:\n  - b: 1\n  -   b: 2\n      c: 3\n", (change,), name="x.yaml") == (
        "l:\n  - b: 1\n  -   a:\n        x: '1'\n        y: z\n      b: 2\n      c: 3\n"
    )


def test_a_key_that_comes_first_goes_with_other_changes() -> None:
    changes = (Put(("d",), "4"), Put(("b",), "x", FIRST), Put(("a",), "y", FIRST), Remove(("c",)))
    assert edited("c: 1\n", changes, name="x.yaml") == "a: y\nb: x\nd: '4'\n"


@pytest.mark.parametrize("text", ["- b\n", "b: [1\n"])
def test_no_key_comes_first_where_there_is_no_map(text: str) -> None:
    with pytest.raises(CannotRun):
        edited(text, (Put(("a",), "x", FIRST),), name="x.yaml")
