"""User text is shown literally in markdown, HTML, Liquid and YAML, and does not affect the rest of a page."""

import datetime as dt
import html
import re

import pytest
import yaml
from hypothesis import assume, example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from strategies import modest, printable
from synsml_cli.model.pages.tokens import scan
from synsml_cli.model.project.addresses import is_url
from synsml_cli.model.project.page_text import PageText
from synsml_cli.model.project.project import Project
from synsml_cli.model.records.person import Person
from synsml_cli.model.records.site import PersonKeys
from synsml_cli.model.records.workshop import Workshop
from synsml_cli.site import escape
from synsml_cli.site.blocks.blocks import Blocks
from synsml_cli.site.data_files import HEADER, data_file, front_matter_value
from synsml_cli.site.pages.fill import fill_page
from synsml_cli.site.records import person_record

NOW = dt.datetime(2023, 5, 20, 12, tzinfo=dt.UTC)


def fill(page: str, **facts: str) -> str:
    workshop = Workshop(**{"format": "1", "id": "demo", "name": "Demo", "dates": {}, **facts})
    return fill_page(PageText("pages/home.md", page, own=False), Blocks(Project(workshop), NOW))


# Markdown


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("", ""),
        ("Synergy of Scientific and Machine Learning Modeling", "Synergy of Scientific and Machine Learning Modeling"),
        ("SynS & ML, 2023 (ICML)", "SynS & ML, 2023 (ICML)"),
        ("organizers@example.org", "organizers@example.org"),
        ("Zoë: 10% + 2 = 12! (e.g., why?)", "Zoë: 10% + 2 = 12! (e.g., why?)"),
        ('Zoë\'s "deal"', "Zoë&#39;s &#34;deal&#34;"),
        ("wait... a,,b", "wait&#46;&#46;. a&#44;,b"),
        ("(c) (R) (tm) +- a????", "&#40;c) &#40;R) &#40;tm) &#43;- a&#63;???"),
        ("Deadline\u00a0: \u3000x", "Deadline\u00a0: \u3000x"),
        ("\u00a0x\u00a0", "&#160;x&#160;"),
        ("a\u2028b\x85c\r\nd", "a b c d"),
        ("^", "&#94;"),
        ("state-of-the-art", "state-of-the-art"),
        ("  two\n lines\t", "two lines"),
        ("*a* _b_ `c`", "&#42;a&#42; &#95;b&#95; &#96;c&#96;"),
        ("{{ site.x }} {% raw %}", "&#123;&#123; site.x &#125;&#125; &#123;% raw %&#125;"),
        ("[x](y) <b>", "&#91;x&#93;(y) &#60;b&#62;"),
        ("a | b", "a &#124; b"),
        ("&amp; &#38; & x", "&#38;amp; &#38;#38; & x"),
        ("C:\\new", "C:&#92;new"),
        ("# x", "&#35; x"),
        ("- x", "&#45; x"),
        ("a -- b --- c", "a &#45;- b &#45;&#45;- c"),
        ("~~x~~ a ~ b", "&#126;&#126;x&#126;&#126; a ~ b"),
        ("$x$ $$y$$", "$x$ &#36;&#36;y&#36;&#36;"),
        ("1. x", "1&#46; x"),
        ("1) x", "1&#41; x"),
        ("1.5 x", "1.5 x"),
        (": x", "&#58; x"),
        ("= x", "&#61; x"),
    ],
)
def test_only_what_markdown_or_liquid_would_read_is_escaped(text: str, escaped: str) -> None:
    assert escape.markdown(text) == escaped


signs = st.text(st.sampled_from("{}%#[]()<>|&;*_`~$\\-+=:!.1a x\n\té😀"), max_size=14) | st.sampled_from(
    (
        "&lt",
        "&lt;",
        "&#60",
        "&#x3c;",
        "&copy",
        "AT&amp;T",
        "#",
        "-",
        "+",
        "=",
        "1.",
        "12)",
        "2023.",
        "---",
        "***",
        "```",
        "[x]: y",
        "![x](y)",
    )
)
texts = printable | signs | st.text(st.characters(exclude_categories=("Cs", "Cc")) | st.sampled_from("\t\n"), max_size=40)


@modest
@given(texts)
def test_no_text_reaches_liquid(text: str) -> None:
    for escaped in (escape.markdown(text), escape.html(text)):
        assert "{" not in escaped
        assert "}" not in escaped


@modest
@given(texts)
@example("R&copy")
@example("&lt")
def test_escaped_markdown_shows_the_literal_text(text: str) -> None:
    assert html.unescape(escape.markdown(text)) == escape.one_line(text)


PLAIN = MarkdownIt("commonmark").enable(["table", "strikethrough"])
TYPOGRAPHER = MarkdownIt("commonmark", {"typographer": True}).enable(["table", "strikethrough", "replacements", "smartquotes"])


@pytest.mark.parametrize("reader", [PLAIN, TYPOGRAPHER], ids=["plain", "typographer"])
@modest
@given(printable | signs)
@example("#")
@example("-")
@example("+")
@example("1.")
@example("12)")
@example("\"a\" 'b' ... -- (c) +- ,, ???? \u00a0")
def test_escaped_markdown_is_rendered_as_the_text_itself(reader: MarkdownIt, text: str) -> None:
    joined = escape.one_line(text)
    assume(joined)
    rendered = reader.render(escape.markdown(text))
    match = re.fullmatch(r"<p>([^<>]*)</p>\n", rendered)
    assert match, rendered
    assert html.unescape(match[1]) == joined


@modest
@given(printable | signs)
def test_escaped_markdown_stays_one_item_of_a_list(text: str) -> None:
    joined = escape.one_line(text)
    assume(joined)
    rendered = MarkdownIt("commonmark").render(f"- {escape.markdown(text)}\n- next\n")
    match = re.fullmatch(r"<ul>\n<li>([^<>]*)</li>\n<li>next</li>\n</ul>\n", rendered)
    assert match, rendered
    assert html.unescape(match[1]) == joined


@pytest.mark.parametrize(
    ("target", "label", "written"),
    [
        ("", "", ""),
        ("", "label", ""),
        ("organizers@example.org", "", "[organizers@example.org](mailto:organizers@example.org)"),
        ("https://example.org/2023/", "", "[https://example.org/2023/](https://example.org/2023/)"),
        ("https://example.org/a(b)", "CfP", "[CfP](https://example.org/a%28b%29)"),
        ("https://example.org/{{x}}", "CfP", "[CfP](https://example.org/%7B%7Bx%7D%7D)"),
        ("https://example.org/a b", "CfP", "[CfP](https://example.org/a%20b)"),
        ("javascript:alert(1)", "x", "[x](mailto:javascript:alert%281%29)"),
        ("https://example.org/a|b", "CfP", "[CfP](https://example.org/a%7Cb)"),
        ("https://example.org/a\u2003b", "CfP", "[CfP](https://example.org/a%E2%80%83b)"),
    ],
)
def test_an_address_becomes_a_link_that_nothing_breaks_out_of(target: str, label: str, written: str) -> None:
    assert escape.link(target, label) == written


# HTML


@modest
@given(texts)
def test_escaped_html_shows_the_literal_text(text: str) -> None:
    escaped = escape.html(text)
    assert html.unescape(escaped) == text
    assert not set("<>\"'{}\n\r") & set(escaped)


@modest
@given(texts)
@example("R&copy")
@example("AT&amp;T")
@example("SynS & ML")
def test_a_value_that_a_layout_prints_raw_is_read_as_the_text_itself(text: str) -> None:
    escaped = escape.html_in_front_matter(text)
    assert html.unescape(escaped) == escape.one_line(text)
    assert not set('<>"') & set(escaped)


def test_a_lone_ampersand_in_a_front_matter_stays_readable() -> None:
    assert escape.html_in_front_matter('SynS & ML <b> "x"') == "SynS & ML &lt;b&gt; &quot;x&quot;"


# Data files


def people_file(people: list[Person], keys: PersonKeys) -> str:
    return data_file([person_record(person, keys) for person in people], HEADER)


yaml_texts = st.text(
    st.characters(codec="utf-8") | st.sampled_from(" \t\n:#'\"\\\u2028\x85\ufeff"), max_size=30
) | st.sampled_from(
    (
        "no",
        "Yes",
        "null",
        "~",
        "12:30",
        "09:00",
        "1,000",
        "0x1F",
        "1e3",
        ":symbol",
        "- x",
        "a: b",
        "a #b",
        " x ",
        "'",
        '"',
        "{}",
        "2023-05-24",
        "é😀",
        "<<",
        "=",
    )
)

urls = yaml_texts | st.sampled_from(
    ("https://example.org/é", "http://example.org:8080/", "https://example.org:x/", " https://a.org", "javascript:alert(1)")
)


@modest
@given(st.lists(st.tuples(yaml_texts, yaml_texts, yaml_texts, urls, yaml_texts), max_size=3))
def test_a_data_file_gives_back_exactly_the_texts(rows: list[tuple[str, str, str, str, str]]) -> None:
    people = [Person(first=a, last=b, affiliation=c, url=d, photo=e, roles={"speaker": "confirmed"}) for a, b, c, d, e in rows]
    text = people_file(people, PersonKeys())
    assert yaml.safe_load(text) == [
        {
            "first": person.first,
            "last": person.last,
            "aff": person.affiliation,
            **({"url": person.url} if is_url(person.url) else {}),
            **({"img": person.photo} if person.photo else {}),
        }
        for person in people
    ]


@modest
@given(st.lists(printable | st.sampled_from(("no", "12:30", "- x", "a: b")), min_size=5, max_size=5, unique=True))
def test_a_data_file_has_the_keys_that_the_theme_reads(names: list[str]) -> None:
    keys = PersonKeys(first=names[0], last=names[1], affiliation=names[2], url=names[3], photo=names[4])
    person = Person(first="A", last="B", affiliation="C", url="https://example.org", photo="E", roles={"speaker": "confirmed"})
    values = ("A", "B", "C", "https://example.org", "E")
    assert yaml.safe_load(people_file([person], keys)) == [dict(zip(names, values, strict=True))]


def test_a_data_file_is_quoted_and_never_empty() -> None:
    person = Person(first="", last="Null", affiliation="NO: 09:00", url="https://example.org/é")
    assert people_file([person], PersonKeys()) == (
        f'{HEADER}- first: ""\n  last: "Null"\n  aff: "NO: 09:00"\n  url: "https://example.org/é"\n'
    )
    assert people_file([], PersonKeys()) == f"{HEADER}[]\n"


@modest
@given(printable)
def test_a_front_matter_value_is_quoted_only_where_yaml_reads_another_one(text: str) -> None:
    value = front_matter_value(text)
    assert yaml.safe_load(f"key: {value}") == {"key": text}
    assert value == text or value.startswith('"')


@pytest.mark.parametrize("text", ["09:00", "1,000", ":symbol", "no", "2023-05-24", "ICML: 2023", "a #b", ""])
def test_a_front_matter_value_is_quoted_where_ruby_reads_another_one(text: str) -> None:
    assert front_matter_value(text) == f'"{text}"'


# Front matter


def read_front_matter(page: str) -> object:
    opening, front, body = page.split("---\n", 2)
    assert (opening, body) == ("", "\nbody\n")
    return yaml.safe_load(front)


names = printable.filter(lambda text: text.split())
SHAPES = {
    "plain": "title: [[workshop.name]]",
    "single": "title: '[[workshop.name]]'",
    "double": 'title: "[[workshop.name]]"',
    "plain_comment": "title: [[workshop.name]]   # the title: 'x'",
    "single_comment": "title: '[[workshop.name]]' # it's",
    "double_comment": 'title: "[[workshop.name]]" # "x"',
    "quoted_key": '"title": [[workshop.name]]',
    "indented": "title:   [[ workshop.name]]",
}


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
@modest
@given(names)
@example("ICML: 2023")
@example('it\'s "C:\\new" #1')
@example("no")
@example("- x")
@example("2023-05-24")
@example("'quoted'")
def test_a_name_in_a_front_matter_reads_back_as_itself(shape: str, name: str) -> None:
    page = f"---\nlayout: home # 'x'\n{shape}\nlast: [1, 2]\n---\n\nbody\n"
    expected = {"layout": "home", "title": escape.html_in_front_matter(name), "last": [1, 2]}
    assert read_front_matter(fill(page, name=name)) == expected


MORE_SHAPES = {
    "list_item": ("title:\n  - [[workshop.name]]\n  - x", lambda name: [name, "x"]),
    "with_words": ("title: The [[workshop.name]] workshop", lambda name: f"The {name} workshop"),
    "twice": ("title: [[workshop.name]] and [[workshop.name]]", lambda name: f"{name} and {name}"),
    "twice_in_quotes": ("title: '[[workshop.name]]: [[workshop.name]]'", lambda name: f"{name}: {name}"),
    "nested_key": ("title:\n  en: [[workshop.name]]", lambda name: {"en": name}),
    "item_key": ("title:\n  - en: [[workshop.name]]", lambda name: [{"en": name}]),
    "block_scalar": ("title: |\n  [[workshop.name]]\n  x", lambda name: f"{name}\nx\n"),
}


@pytest.mark.parametrize(("shape", "value"), MORE_SHAPES.values(), ids=MORE_SHAPES)
@modest
@given(names)
@example("ICML: 2023")
@example("it's #1")
def test_a_name_reads_back_as_itself_in_every_shape_of_a_value(shape: str, value: object, name: str) -> None:
    assert callable(value)
    filled = fill(f"---\n{shape}\n---\n\nbody\n", name=name)
    assert read_front_matter(filled) == {"title": value(escape.html_in_front_matter(name))}


@pytest.mark.parametrize(
    ("front", "value"),
    [
        # a colon in the key
        ("og:title: [[workshop.name]]", {"og:title": "ICML: 2023"}),
        ('"og:title": [[workshop.name]]', {"og:title": "ICML: 2023"}),
        # the value on the line after its key
        ("title:\n  [[workshop.name]]", {"title": "ICML: 2023"}),
        # text in a block scalar that looks like a key
        ("title: |\n  About: [[workshop.name]]", {"title": "About: ICML: 2023\n"}),
        # a list in brackets stays a list
        ("title: [ml, [[workshop.host]]]", {"title": ["ml", "ICML 2023"]}),
        ("title: [ml, '[[workshop.name]]']", {"title": ["ml", "ICML: 2023"]}),
    ],
)
def test_a_name_with_a_colon_does_not_cost_the_page_its_front_matter(front: str, value: object) -> None:
    filled = fill(f"---\n{front}\n---\n\nbody\n", name="ICML: 2023", host="ICML 2023")
    assert read_front_matter(filled) == value


def test_a_value_is_quoted_only_where_it_has_to_be() -> None:
    page = "---\r\ntitle: [[workshop.name]] # c\r\nsub: [[workshop.host]]\r\n---\r\n# [[workshop.name]]\r\n"
    assert fill(page, name="ICML: 2023", host="SynS & ML") == (
        '---\r\ntitle: "ICML: 2023" # c\r\nsub: SynS & ML\r\n---\r\n# ICML: 2023\r\n'
    )


# Pages


def test_a_block_takes_the_line_ends_of_its_page() -> None:
    unix = fill("one\n[[people speaker]]\ntwo\n")
    assert unix.count("\n") > 5
    assert fill("one\r\n[[people speaker]]\r\ntwo\r\n") == unix.replace("\n", "\r\n")


page_pieces = st.sampled_from(
    (
        "[[wiki]]",
        "[[wiki links|x]]",
        "[[",
        "]]",
        "[[ ]]",
        "[[datespan]]",
        "[[dates-old]]",
        "[[people.x]]",
        "[[endless]]",
        "[[Workshop.name]]",
        "{{ x }}",
        "{% raw %}",
        "{% for a in b %}",
        "{#topics}",
        "[% if x %]",
        "[# c #]",
        "\\",
        "`code`",
        "<!-- synsml:dates -->",
        "<!-- /synsml -->",
        "---",
        "title: x",
        "title: [a, 'b'] # c",
        "&amp;",
        "é😀",
        "\t",
        "  ",
        "\n",
        "\n",
        "\n\n",
        "\r\n",
        "\r",
        "\x0c",
        "\x85",
        "\u2028",
    )
)
# U+FDD0 and U+FDD1 are no characters: fill_page uses them inside.
any_text = st.text(st.characters(codec="utf-8", exclude_characters="\ufdd0\ufdd1"), max_size=40)
pages = st.lists(page_pieces | any_text, max_size=12).map("".join)


@modest
@given(pages, st.sampled_from(("", "---\n", "---\r\ntitle: x\r\n---\r\n", "---\ntitle: [[x]]\n---\n")))
@example("one line ends so\r\nand another so\n", "")
def test_a_page_without_tokens_stays_as_it_is(text: str, front: str) -> None:
    page = front + text
    assume(not list(scan(page)))
    assert fill(page) == page


@pytest.mark.parametrize(
    ("page", "filled"),
    [
        ("\\[[date x]]", "[[date x]]"),
        ("a \\[[workshop.name]] b [[workshop.name]]", "a [[workshop.name]] b Demo"),
        ("\\[[if passed x]]\n\\[[end]]\n", "[[if passed x]]\n[[end]]\n"),
        ("\\\\[[workshop.name]]", "\\[[workshop.name]]"),
        ("\\[[wiki]]", "\\[[wiki]]"),
        ("---\ntitle: '\\[[date x]]'\n---\n", "---\ntitle: '[[date x]]'\n---\n"),
    ],
)
def test_a_backslash_makes_a_token_literal(page: str, filled: str) -> None:
    assert fill(page) == filled


@modest
@given(pages, pages, names)
def test_text_around_a_token_stays_unchanged(before: str, after: str, name: str) -> None:
    assume(not list(scan(before)) and not list(scan(after)))
    assume(not before.endswith(("\\", "[")))
    assume(not before.startswith("---"))  # that would be a front matter, in which other rules hold
    page = f"{before}[[workshop.name]]{after}"
    assume([(token.name, token.fault) for token in scan(page)] == [("workshop.name", "")])
    # Whether the token begins its line, where a name may need more entities, is tested elsewhere.
    written = {escape.markdown(name, begins_line=begins) for begins in (True, False)}
    assert fill(page, name=name) in {f"{before}{value}{after}" for value in written}
