"""The preview converts markdown like kramdown does for Jekyll."""

import datetime as dt

import pytest

from helpers import NOW, REPOSITORY
from kramdown import kramdown, said
from synsml_cli.site.blocks.blocks import Blocks
from synsml_cli.site.pages.plan import filled
from synsml_cli.site.preview.kramdown import _converter, to_html
from synsml_cli.site.preview.kramdown_headings import heading_id
from synsml_cli.store.reading.load import load

SAME = {
    "typography": """A "title" -- it's 'fine' --- really... don't, 2023's "one 'in' one", (c) (r) (tm) +- 1--2, ,, ?!!\n""",
    "what is escaped stays": "&#45;&#45; &#42;no&#42; &#95;x&#95; \\*a\\* &amp; &lt;b&gt; &#123;&#123; x &#125;&#125; "
    "a &nbsp; b\n",
    "headings": "# Über uns & more\n\n## Speakers & Panelists\n\n## Speakers & Panelists\n\n"
    "### `code` in *it*, and [a link](x)!\n\n"
    "#### 2023 -- numbers first\n\nSetext\n------\n\n##### Given {#given-id}\n\n## 日本語 naïve_x\n",
    "attribute lists": 'A *b*{: .x #y title="z z"} [l](/a?b=1&c=2){: .btn target="_blank"} `c`{: .k} ![i](a.png){: '
    'width="100"} {: no}\n\n'
    "- a\n- b\n{: .list}\n\n{: .note}\n> quoted\n\nParagraph\nof two lines\n{: #p .q}\n\n## Heading\n{: .h}\n",
    "tables": "| a | b |\n|---|:-:|\n| 1 | **2** (x, y) |\n| | 4 |\n| <s>3</s> | [l](u) |\n{: .table}\n\nText\n",
    "tables without a head": "a | b\n\n- x | y\n- z\n\n| *c* | `d|e` |\n| f \\| g |\n{: .t}\n\n"
    "9:30 | Welcome | <s>x</s>\n10:00 | Talk\n",
    "tables with a head of other width": "|a|b|\n|-|\n|c|d|\n\n> q | r\n\n> q | r\ntext\n\na | b\n- list\n\n1. a|b\n",
    "no tables": '- x <a href="y" title="a | b">z | w</a>\n\n<s>a | b</s>\n\n'
    "a | b\nc\n\n`a|b` and \\|\n\n<!-- c -->\n| a | b |\n|---|---|\n| 1 | 2 |\n\n"
    "text\n| a | b |\n|---|---|\n\n    a | b\n",
    "formulas": "The bound $$a_b * c_d * <x>$$ and $5 or $6.\n\n$$\\sum_i *x* -- y$$\n\n- $$a--b$$\n\n$$a$$ and $$b$$\n",
    "HTML with blank lines": '<div class="a">\n\n<b>*x*</b>\n\n  <div>y</div>\n\n    <p>z</p>\n\n</div>\n## Next\n\n'
    "para\n<div>z</div>\nmore\n",
    "HTML that begins a line of text": '<img src="x.png">\n'
    '**bold** <span>*y*</span> <a href="http://a--b">z--z</a><br>\n<s>w</s>\n',
    "HTML with markdown in it": '<div markdown="1">\n*hi*\n\n- x\n</div>\n\n'
    '<details markdown="1"><summary>Sum</summary>\n\n*in*\n\n'
    '</details>\n\n<p markdown="1">*one* line</p>\n',
    "elements of all kinds": "<center>\n\n<h3>hi</h3>\n\n</center>\n\n<table>\n<tr><td>a</td></tr>\n\n"
    "<tr><td>b</td></tr>\n</table>\n\n<hr>\n"
    '<iframe src="https://example.org/x"></iframe>\n\n<a name="x"></a>\n## Heading\n\n<ul>\n<li>a</li>\n\n<li>b</li>\n</ul>\n',
    "comments": "<!-- synsml:dates -->\n- a\n- b\n<!-- /synsml -->\n\n<!-- over\n\nlines -->\nafter\n",
    "lists": "Text:\n- x\n    - y\n        - z\n- **v**: <s>w</s> &nbsp; **u (extended)**\n\n1. one\n2. two\n\n"
    "text\n* right after\n",
    "code": '`a -- "b"`\n\n    block -- <b>\n\n```\nx = "<b>" -- 1\n```\n',
    "breaks and marks": "one  \ntwo\\\n"
    "three ~~gone~~ snake_case_word __b__ _e_ <https://example.org/a--b> https://example.org/c--d\n\n-----\n",
    "links": "[a](cfp/) [b](mailto:a@example.org) [c](http://example.org/é?x=<y>) [d][ref] [e](#key-dates)\n\n"
    "[ref]: https://example.org\n",
}
"""What kramdown and the preview make the same of."""


def test_what_pages_are_made_of_is_the_same_as_kramdowns() -> None:
    made = dict(zip(SAME, kramdown(list(SAME.values())), strict=True))
    assert {name: said(to_html(text)) for name, text in SAME.items()} == {name: said(html) for name, html in made.items()}


def test_the_shipped_page_is_the_same_as_kramdowns() -> None:
    now = dt.datetime.fromisoformat(NOW)
    blocks = Blocks(load(REPOSITORY), now, generator="markdown")
    text = filled(blocks.project, blocks)[0].text.split("---\n", 2)[2]
    assert "**May 24, 2023, 23:59 AoE**" in text
    assert said(to_html(text)) == said(kramdown([text])[0])


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("Key dates", "key-dates"),
        ("Speakers & Panelists", "speakers--panelists"),
        ("Über 2 Jahre", "über-2-jahre"),
        ("Don’t – “quote”", "dont--quote"),
        ("snake_case x-y", "snake_case-x-y"),
        ("नमस्ते", "नमस्ते"),
        ("½ ²", "-"),
        ("", ""),
    ],
)
def test_a_heading_gets_the_id_that_links_expect(text: str, id: str) -> None:
    assert heading_id(text) == id


def test_a_table_of_contents_is_placed_where_requested() -> None:
    html = to_html("# No\n{: .no_toc}\n\n* x\n{:toc}\n\n## A <b>\n\n### B\n\n## C\n")
    assert html == (
        '<h1 class="no_toc" id="no">No</h1>\n'
        '<ul id="markdown-toc"><li><a href="#a-">A </a><ul><li><a href="#b">B</a></li></ul></li>'
        '<li><a href="#c">C</a></li></ul>\n'
        '<h2 id="a-">A <b></h2>\n<h3 id="b">B</h3>\n<h2 id="c">C</h2>\n'
    )


def test_no_attribute_list_makes_a_handler() -> None:
    html = to_html('*a*{: onclick="alert(1)" .b}\n\nc\n{: ONLOAD="x"}\n')
    assert html == '<p><em class="b">a</em></p>\n<p>c</p>\n'


def test_an_element_without_an_end_takes_the_rest_and_breaks_nothing() -> None:
    assert to_html("<div>\n\n*a*\n") == "<div>\n\n*a*\n"
    assert to_html("<div") == "<p>&lt;div</p>\n"
    assert to_html("{:") == "<p>{:</p>\n"
    assert to_html("{: .x}") == ""


def test_threads_that_begin_at_once_share_a_converter_whose_rules_are_compiled() -> None:
    _converter.cache_clear()
    markdown = _converter()
    rulers = (markdown.core.ruler, markdown.block.ruler, markdown.inline.ruler, markdown.inline.ruler2)
    assert [ruler.__cache__ is not None for ruler in rulers] == [True] * 4


@pytest.mark.parametrize("head", ["", "|a|b|\n|---|---|\n"])
@pytest.mark.parametrize(("row", "cells"), [("|x|y|\n", 3), ("x|" * 100 + "\n", 100)])
def test_table_of_more_than_50_000_cells_stays_text(head: str, row: str, cells: int) -> None:
    rows = 50_000 // cells - 6
    assert "<table>" in to_html(head + row * rows)
    assert "<table>" not in to_html(head + row * (rows + 12))
