"""The time of every reader of text is linear; `make linear` tries all texts on all readers."""

import itertools
import re

import pytest

from linear.everything import GROUPS
from linear.groups import Group, answer, readers, same
from linear.measure import slow_readers
from linear.reached import Reached, functions_with_patterns
from linear.texts import ATOMS, ENDINGS, SAMPLES, Text

# What is not a text of a file: words of the command line, which the system bounds, and what is written in our own code.
NO_READERS = {
    "cli.common.parse_marked",
    "cli.explain._codes",
    "model.pages.blocks._choice",
    "model.pages.blocks._text",
    "model.prose.invitations._kind",
    "model.schema.records.__init__",
    "store.pictures.source.read_picture",
    "tasks.people.add_person.add_person",
    "tasks.dates.edit_dates.add_date",
    "tasks.schedule.edit_schedule._new_id",
    "tasks.importing.plan._add",
    "tasks.setup.new_answers.proposed",
    "tasks.setup.new_workshop.new_id",
    "tasks.people.rename_person.rename_person",
    "tasks.pictures.logo.set_logo",
}
LARGEST = 32_000
"""Characters of the texts of this suite: enough to tell a square from a line."""
# Texts that readers took the square of their length for, or worse.
HARD: tuple[tuple[str, str, tuple[Text, ...]], ...] = (
    ("page", "model.prose.headings.headings", (Text(" ", ")]}"), Text("# #", "a"), Text("<h1>a</h1>", ""), Text("#\t", "a"))),
    ("page", "model.pages.tokens.scan", (Text("[[workshop.", "\"'"), Text("[[date a=", "\"'"), Text("[[if a ", "a"))),
    (
        "preview",
        "site.preview.kramdown.to_html",
        (Text('"', " a\n\nb"), Text("'", "]]"), Text("<!-- a -->", ""), Text("<hr>", "")),
    ),
    (
        "preview",
        "site.preview.kramdown.to_html",
        (Text('<div markdown="1">\n', ""), Text("`a|", ""), Text("<code>a|", ""), Text("a|", "\n")),
    ),
    (
        "preview",
        "site.preview.kramdown.to_html",
        (Text("<!-- ", "\n"), Text('<a "', "\n"), Text("## A ", "{#b}"), Text("*a*{: .b}", "")),
    ),
    ("preview", "in_a_table", (Text("-", ">"), Text("`` ` ", ""), Text("<a>", ""), Text("<x y='", ">"))),
    ("preview", "resolve", (Text("{{ ", "%}"), Text("{% raw %}", ""), Text("{%- a -%} ", ""), Text("{{site.url-}} ", ""))),
    ("preview", "restore", (Text("<!--", ""), Text("<a ", '"'), Text("<a '", ">"))),
    ("value", "site.escape.markdown", (Text("#", "a"), Text(" #", "a"))),
    ("value", "own_inline", (Text("`a", ""), Text("`` ` ", "a"))),
    ("value", "model.dates.city_zones.nearest_zone", (Text("a,", ""),)),
    ("a person", "checks.P218", (Text("'", ""), Text(" style", '"'), Text("on'", "="))),
    ("facts", "checks.W408", (Text("a ", ""),)),
    ("a page of ours", "render", (Text("[[if given room]]\n", ""), Text("[[workshop.name]] ", ""))),
    ("a front matter", "checks.G303", (Text("a: b\n", ""),)),
)


def test_every_function_that_uses_a_pattern_is_reached_by_a_reader() -> None:
    wanted = functions_with_patterns()
    with Reached() as reached:
        for text, group in itertools.product(SAMPLES, GROUPS):
            if wanted - NO_READERS <= reached.names:
                break
            given = group.prepare(text)
            for reader in group.readers:
                answer(reader.read, given)
    assert wanted - reached.names == NO_READERS


@pytest.mark.parametrize(("group", "reader", "texts"), HARD, ids=lambda value: value if isinstance(value, str) else "")
def test_readers_stay_linear_for_texts_that_were_hard(group: str, reader: str, texts: tuple[Text, ...]) -> None:
    whole = next(one for one in GROUPS if one.name == group)
    alone = whole._replace(readers=tuple(one for one in whole.readers if one.name == reader))
    assert len(alone.readers) == 1
    assert [str(slow) for text in texts for slow in slow_readers(alone, text, largest=LARGEST)] == []


@pytest.mark.parametrize("group", GROUPS, ids=lambda group: group.name)
def test_readers_are_fast_for_a_few_texts(group: Group) -> None:
    number = len(group.name) * 37
    sample = Text(ATOMS[number % len(ATOMS)], ENDINGS[number % len(ENDINGS)])
    assert [str(slow) for slow in slow_readers(group, sample, largest=8_000)] == []


def test_a_square_is_noticed() -> None:
    quadratic = Group("x", same, readers(quadratic=lambda text: re.search(r"a+b", text[: len(text) // 4])))
    (slow,) = slow_readers(quadratic, Text("a", ""), largest=LARGEST)
    assert slow.growth > 3.4
    assert slow.size <= LARGEST
    linear = Group("x", same, readers(linear=lambda text: re.search(r"b", text)))
    assert list(slow_readers(linear, Text("a", ""))) == []
