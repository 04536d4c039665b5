"""Every key and value of a YAML file has the position that editors show, with any line ends and script."""

import re
from dataclasses import dataclass, field

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from helpers import MINIMAL, Workshop
from strategies import modest
from synsml_cli.model.source.findings import At
from synsml_cli.model.source.nodes import Node, places_of
from synsml_cli.model.source.positions import KeyPath, SourceText, Span
from synsml_cli.store.reading.load import load
from synsml_cli.store.yaml.reader import parse_yaml


@dataclass(frozen=True)
class Scalar:
    """A scalar as written, and its text; None if folding changes it."""

    source: str
    text: str | None
    style: str = ""


@dataclass(frozen=True)
class Lines:
    """What becomes a block scalar."""

    lines: tuple[str, ...]


def single(text: str) -> Scalar:
    return Scalar("'" + text.replace("'", "''") + "'", text if text.isprintable() else None, "'")


def double(text: str) -> Scalar:
    return Scalar('"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"', text if text.isprintable() else None, '"')


letters = st.characters(codec="utf-8", categories=("L", "N", "So"), exclude_characters="\u3000")
words = st.text(letters, min_size=1, max_size=6)
plain = (
    st.lists(words, min_size=1, max_size=3).map(" ".join) | st.sampled_from(("no", "12:30", "2023-05-24", "null", "x:y", "a#b"))
).map(lambda text: Scalar(text, text))
# No blanks at the ends and no line ends beside blanks: YAML folds those, and only the place is of interest here.
quotable = st.text(letters | st.sampled_from("'\"\\:#-[]{},&*!|>%@` \u2028\u2029\x85\ufeff😀é"), max_size=10)
keys = plain | words.map(single) | words.map(double)
scalars = st.one_of(plain, quotable.map(single), quotable.map(double))
trees = st.recursive(
    scalars | st.lists(words, min_size=1, max_size=3).map(lambda lines: Lines(tuple(lines))),
    lambda below: (
        st.lists(below, min_size=1, max_size=3)
        | st.lists(st.tuples(keys, below), min_size=1, max_size=3, unique_by=lambda pair: pair[0].text)
    ),
    max_leaves=8,
)
roots = st.lists(st.tuples(keys, trees), min_size=1, max_size=4, unique_by=lambda pair: pair[0].text)


@dataclass
class Written:
    """A YAML text while it is being written, and where everything was put."""

    data: st.DataObject
    eol: str
    text: str = ""
    keys: dict[KeyPath, tuple[int, int]] = field(default_factory=dict)
    values: dict[KeyPath, tuple[int, int, Scalar]] = field(default_factory=dict)

    def line_end(self) -> None:
        after = self.data.draw(st.sampled_from(("", "", "  ", " # a comment: 'x' 😀")))
        between = self.data.draw(st.sampled_from(("", "", "", self.eol, f"   # é{self.eol}", f"{self.eol}#{self.eol}")))
        self.text += after + self.eol + between

    def scalar(self, path: KeyPath, scalar: Scalar) -> None:
        start = len(self.text)
        self.text += scalar.source
        self.values[path] = (start, len(self.text), scalar)

    def key(self, path: KeyPath, key: Scalar) -> None:
        self.keys[path] = (len(self.text), len(self.text) + len(key.source))
        self.text += f"{key.source}:"

    def flow(self, path: KeyPath, tree: object) -> None:
        """Write one value inside brackets; what cannot stand there plainly is quoted."""
        if isinstance(tree, list):
            pairs = bool(tree) and isinstance(tree[0], tuple)
            self.text += "{" if pairs else "["
            for number, item in enumerate(tree):
                self.text += self.data.draw(st.sampled_from((" ", f"{self.eol}          "))) if number else ""
                if pairs:
                    key = double(item[0].text)
                    self.key((*path, item[0].text), key)
                    self.text += " "
                    self.flow((*path, item[0].text), item[1])
                else:
                    self.flow((*path, number), item)
                self.text += "," if number < len(tree) - 1 else ""
            self.text += "}" if pairs else "]"
        elif isinstance(tree, Lines):
            self.scalar(path, single(" ".join(tree.lines)))
        else:
            assert isinstance(tree, Scalar)
            self.scalar(path, tree if tree.style else single(tree.source))

    def value(self, path: KeyPath, tree: object, indent: int) -> None:
        """Write what comes after a colon or a hyphen, and the end of its line."""
        if isinstance(tree, Scalar):
            self.text += " "
            self.scalar(path, tree)
            self.line_end()
        elif isinstance(tree, Lines):
            self.text += " "
            style = self.data.draw(st.sampled_from("|>"))
            start = len(self.text)
            self.text += style + self.eol + "".join(" " * (indent + 2) + line + self.eol for line in tree.lines)
            joint = "\n" if style == "|" else " "
            self.values[path] = (start, len(self.text), Scalar(self.text[start:], joint.join(tree.lines) + "\n", style))
        elif self.data.draw(st.integers(0, 3)) == 0:
            self.text += " "
            self.flow(path, tree)
            self.line_end()
        else:
            self.line_end()
            self.block(path, tree, indent + 2)

    def block(self, path: KeyPath, tree: object, indent: int) -> None:
        assert isinstance(tree, list)
        for number, item in enumerate(tree):
            self.text += " " * indent
            if isinstance(item, tuple):
                self.key((*path, item[0].text or ""), item[0])
                self.value((*path, item[0].text or ""), item[1], indent)
            else:
                self.text += "-"
                self.value((*path, number), item, indent)


def node_at(node: Node, path: KeyPath) -> Node:
    for step in path:
        if isinstance(step, int):
            assert node.items is not None
            node = node.items[step]
        else:
            node = next(value for key, value in node.pairs or () if key.text == step)
    return node


def editor_position(text: str, offset: int) -> tuple[int, int]:
    """Count as an editor does, the slow way."""
    lines = re.split(r"\r\n|\n|\r", text[:offset])
    return len(lines), len(lines[-1]) + 1


@modest
@given(st.data(), roots, st.sampled_from(("\n", "\r\n", "\r")))
def test_places_of_keys_and_values_slice_back_to_what_was_written(st_data: st.DataObject, tree: object, eol: str) -> None:
    written = Written(st_data, eol)
    written.text = st_data.draw(st.sampled_from(("", f"# 😀 top{eol}", f"{eol}---{eol}")))
    written.block((), tree, 0)
    text = written.text
    parsed = parse_yaml("f.yaml", text)
    assert parsed.findings == []
    assert parsed.root is not None
    places = places_of(parsed.root)
    source = SourceText(text)
    for path, (start, end) in written.keys.items():
        assert (places[path].key_start, places[path].key_end) == (start, end)
        span = source.span(start, end)
        assert (span.line, span.column) == editor_position(text, start)
        assert (span.end_line, span.end_column) == editor_position(text, end)
    for path, (start, _, scalar) in written.values.items():
        place = places[path]
        assert place.start == start
        if scalar.style in ("|", ">"):  # the blank lines and comments after it may be counted in
            assert text[place.start : place.end].startswith(scalar.source.rstrip("\r\n"))
        else:
            assert text[place.start : place.end] == scalar.source
        assert place.style == scalar.style
        span = source.span(place.start, place.end)
        assert (span.line, span.column) == editor_position(text, place.start)
        assert (span.end_line, span.end_column) == editor_position(text, place.end)
        if scalar.text is not None:
            assert node_at(parsed.root, path).text == scalar.text
    scalars_found = {path for path, place in places.items() if node_at(parsed.root, path).text is not None}
    assert scalars_found == set(written.values)


@pytest.mark.parametrize(
    ("text", "path", "value"),
    [
        ("a: one\n  two  \n   three   # c\nb: c\n", ("a",), "one\n  two  \n   three"),
        ("a: 'one\n\n  two' # c\n", ("a",), "'one\n\n  two'"),
        ("a: [p, 'q', {r: s}] # c\n", ("a",), "[p, 'q', {r: s}]"),
        ("a: [p, 'q', {r: s}] # c\n", ("a", 2, "r"), "s"),
        ("a:\n- x\n- y # c\n\n\n# c\nb: z\n", ("a",), "- x\n- y"),
        ("a:\n  b:\n    c: d   # e\n\n\nf: g\n", ("a",), "b:\n    c: d"),
        ("a:\nb:\n", ("a",), ""),
        ("a: # nothing\nb: c\n", ("a",), ""),
        ("- - x\n  - y\n", (0,), "- x\n  - y"),
        ("é: ü😀\r\nb: 'x\u2028y'\r\nc: d", ("c",), "d"),
        ("just text\n", (), "just text"),
        ("# c\n---\na: b\n...\n", (), "a: b"),
    ],
)
def test_the_place_of_a_value_has_all_of_it_and_nothing_after_it(text: str, path: KeyPath, value: str) -> None:
    root = parse_yaml("f.yaml", text).root
    assert root is not None
    place = places_of(root)[path]
    assert text[place.start : place.end] == value


def test_a_byte_order_mark_moves_nothing(workshop: Workshop) -> None:
    plain_file = load(workshop.write())
    marked = load(workshop.write({"workshop.yaml": "\ufeff" + MINIMAL}))
    assert marked.sources["workshop.yaml"].text == MINIMAL
    assert marked.places == plain_file.places
    at = At("workshop.yaml", ("dates", "submission", "when"))
    assert marked.span(at) == plain_file.span(at) == Span(8, 11, 8, 31)
    assert marked.span(At("workshop.yaml", ("format",), on_key=True)) == Span(1, 1, 1, 7)


any_text = st.text(st.sampled_from("\r\n\u2028\u2029\x85\x0b\x0cab é😀"), max_size=12)


@modest
@given(any_text, st.integers(0, 12), st.integers(0, 12))
@example("a\r\nb\rc\nd", 8, 8)
def test_lines_and_columns_are_those_of_an_editor(text: str, one: int, other: int) -> None:
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    inside_crlf = {match.start() + 1 for match in re.finditer("\r\n", text)}
    if {start, end} & inside_crlf:
        return
    line, column = editor_position(text, start)
    end_line, end_column = editor_position(text, end)
    if start == end:
        end_column += 1
    assert SourceText(text).span(start, end) == Span(line, column, end_line, end_column)


@modest
@given(any_text)
def test_lines_are_those_of_an_editor(text: str) -> None:
    source = SourceText(text)
    lines = re.split(r"\r\n|\n|\r", text)
    assert [source.line(number) for number in range(1, len(lines) + 1)] == lines
    assert (source.line(0), source.line(-1), source.line(len(lines) + 1)) == ("", "", "")
    assert source.starts == tuple(len(text) - len(text[start:]) for start in source.starts)


@pytest.mark.parametrize(
    ("text", "start", "end", "span"),
    [
        ("", 0, 0, Span(1, 1, 1, 2)),
        ("", 5, 9, Span(1, 1, 1, 2)),
        ("abc", 3, 3, Span(1, 4, 1, 5)),
        ("abc", 1, 99, Span(1, 2, 1, 4)),
        ("abc", -1, 2, Span(1, 1, 1, 3)),
        ("abc", 2, 1, Span(1, 3, 1, 4)),
        ("abc\n", 4, 4, Span(2, 1, 2, 2)),
        ("abc\n", 0, 4, Span(1, 1, 2, 1)),
        ("a\rb\r\nc\n", 2, 3, Span(2, 1, 2, 2)),
        ("a\rb\r\nc\n", 5, 6, Span(3, 1, 3, 2)),
        ("a\u2028b\x85c\x0cd", 6, 7, Span(1, 7, 1, 8)),
    ],
)
def test_offsets_at_the_edges_of_a_text_have_places(text: str, start: int, end: int, span: Span) -> None:
    assert SourceText(text).span(start, end) == span


@pytest.mark.parametrize(
    ("text", "number", "line"),
    [("", 1, ""), ("", 2, ""), ("abc", 1, "abc"), ("abc\n", 1, "abc"), ("abc\n", 2, ""), ("a\r\nb", 1, "a"), ("a\rb", 2, "b")],
)
def test_a_line_comes_without_its_end(text: str, number: int, line: str) -> None:
    assert SourceText(text).line(number) == line
