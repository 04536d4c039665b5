"""A page in the preview: Liquid, address, document, and hostile values in all filled-in places."""

import datetime as dt
import re
import time
from html.parser import HTMLParser
from urllib.parse import urlsplit

import pytest

from helpers import NOW, Workshop
from synsml_cli.site.preview.document import (
    Bar,
    BarNote,
    message_document,
    page_document,
    policy,
)
from synsml_cli.site.preview.liquid import resolve, restore
from synsml_cli.site.preview.page import (
    PreviewPage,
    find_page,
    preview_pages,
    without_folder,
)
from synsml_cli.tasks.site.preview import Preview

FINE = Bar("no problems found")
NOW_IT_IS = dt.datetime.fromisoformat(NOW)


def html_of(text: str, *, name: str = "index.md") -> str:
    (page, *_) = preview_pages([(name, text), ("_pages/cfp.md", "---\npermalink: /cfp/\n---\n")], includes=INCLUDES)
    return page.html


INCLUDES = {"key_dates_list.md": "- Deadline: **May 24, 2023**\n"}
MARKED = '<code class="synsml-liquid" title="Only Jekyll runs this.">'


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("[a]({{ site.baseurl }}/cfp/)\n", '<p><a href="/cfp/">a</a></p>\n'),
        ("[a]({{site.url}}{{site.baseurl}}/cfp/)\n", '<p><a href="/cfp/">a</a></p>\n'),
        ("[a]({{ '/cfp/' | relative_url }})\n", '<p><a href="/cfp/">a</a></p>\n'),
        ('![a]({{ "assets/a.png" | absolute_url }})\n', '<p><img src="/assets/a.png" alt="a"></p>\n'),
        ('<img src="{{ "/a.png" | prepend: site.baseurl }}">\n', '<p><img src="/a.png"></p>\n'),
        ("[a]({% link _pages/cfp.md %})\n", '<p><a href="/cfp/">a</a></p>\n'),
        ("{% include key_dates_list.md %}\n", "<ul>\n<li>Deadline: <strong>May 24, 2023</strong></li>\n</ul>\n"),
        ("a {%- comment -%} {% for %} {{ x }} {%- endcomment -%} b\n", "<p>ab</p>\n"),
        ("a {% comment %}\n\n## b\n\n{% endcomment %} c\n", "<p>a  c</p>\n"),
        ("{% raw %}{{ x }} {% y %}{% endraw %}\n", "<p>{{ x }} {% y %}</p>\n"),
    ],
)
def test_liquid_with_one_plain_meaning_is_carried_out(text: str, html: str) -> None:
    assert html_of(text) == html


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("a {{ page.title | escape }} b\n", f"<p>a {MARKED}{{{{ page.title | escape }}}}</code> b</p>\n"),
        ("{% include '<script>' %}\n", f"<p>{MARKED}{{% include &#x27;&lt;script&gt;&#x27; %}}</code></p>\n"),
        ("{% include other.html %}\n", f"<p>{MARKED}{{% include other.html %}}</code></p>\n"),
        ("{% link nowhere.md %}\n", f"<p>{MARKED}{{% link nowhere.md %}}</code></p>\n"),
        ("[a]({{ page.x }})\n", '<p><a href="{{ page.x }}">a</a></p>\n'),
        ("<a href=\"{{ page['x'] }}\">a</a>\n", '<p><a href="{{ page[&#x27;x&#x27;] }}">a</a></p>\n'),
        ("<div>\n{% for a in b %}\n\n*c*\n</div>\n", f"<div>\n{MARKED}{{% for a in b %}}</code>\n\n*c*\n</div>\n"),
        ("## A {{ x }}\n", f'<h2 id="a-">A {MARKED}{{{{ x }}}}</code></h2>\n'),
        (
            '`{{ "*a*" }}` -- {% *b* %}\n',
            f"<p><code>{MARKED}{{{{ &quot;*a*&quot; }}}}</code></code> – {MARKED}{{% *b* %}}</code></p>\n",
        ),
        ("{% comment %} a\n", f"<p>{MARKED}{{% comment %}}</code> a</p>\n"),
        ("{% a\n", "<p>{% a</p>\n"),
    ],
)
def test_all_other_liquid_is_shown_as_the_text_that_it_is(text: str, html: str) -> None:
    assert html_of(text) == html


def test_placeholders_of_liquid_cannot_be_forged() -> None:
    resolved = resolve("\ufdd20\ufdd3 {{ a }}", includes={}, links={})
    assert restore(resolved.text, resolved.kept) == f"\ufffd0\ufffd {MARKED}{{{{ a }}}}</code>"


def test_a_page_of_html_is_no_markdown() -> None:
    assert html_of("---\ntitle: A\n---\n<p>*a* {{ site.baseurl }}</p>\n", name="a.html") == "<p>*a* </p>\n"


@pytest.mark.parametrize(
    ("name", "front", "address"),
    [
        ("index.md", "", "/"),
        ("sub/index.md", "", "/sub/"),
        ("cfp.md", "", "/cfp.html"),
        ("_pages/cfp.md", "permalink: /call/", "/call/"),
        ("_pages/cfp.md", "permalink: /a b/ü.html", "/a b/ü.html"),
        ("cfp.md", "permalink: /:title/", "/cfp.html"),
        ("cfp.md", "permalink: //evil.example/", "/cfp.html"),
        ("cfp.md", "permalink: https://evil.example/", "/cfp.html"),
        ("cfp.md", "permalink: [a", "/cfp.html"),
    ],
)
def test_a_page_has_the_address_that_jekyll_gives_it(name: str, front: str, address: str) -> None:
    (page,) = preview_pages([(name, f"---\n{front}\n---\nx\n")], includes={})
    assert page.address == address


@pytest.mark.parametrize(
    ("path", "found", "moved"),
    [
        ("/", "index.md", ""),
        ("/index.html", "index.md", ""),
        ("/index.md", "index.md", ""),
        ("/2023/", "index.md", ""),
        ("/2023", "index.md", ""),
        ("/call/", "_pages/cfp.md", ""),
        ("/call", "_pages/cfp.md", "/call/"),
        ("/2023/call/", "_pages/cfp.md", ""),
        ("/_pages/cfp.md", "_pages/cfp.md", ""),
        ("/about.html", "about.md", ""),
        ("/about", "about.md", ""),
        ("/about/", "about.md", ""),
        ("/nothing", None, ""),
        ("/2023x/", None, ""),
    ],
)
def test_a_page_is_found_in_all_the_ways_that_sites_are_linked(path: str, found: str | None, moved: str) -> None:
    texts = [("index.md", ""), ("_pages/cfp.md", "---\npermalink: /call/\n---\n"), ("about.md", "")]
    answer = find_page(preview_pages(texts, includes={}), path, url="https://example.org/2023/")
    assert (answer and answer.page.name, answer.moved if answer else "") == (found, moved)


@pytest.mark.parametrize(
    ("path", "url", "rest"),
    [
        ("/2023/a.png", "https://example.org/2023/", "/a.png"),
        ("/a.png", "https://example.org/2023/", "/a.png"),
        ("/a.png", "https://example.org", "/a.png"),
        ("/a.png", "http://[", "/a.png"),
    ],
)
def test_a_file_is_found_below_the_published_folder_too(path: str, url: str, rest: str) -> None:
    assert without_folder(path, url=url) == rest


def test_the_title_is_the_front_matters_as_a_layout_shows_it() -> None:
    text = '---\ntitle: "A &amp; B &lt;i&gt;"\nsubtitle: ICML 2023\n---\nx\n'
    (page, nameless) = preview_pages([("index.md", text), ("b.md", "x")], includes={})
    assert (page.title, page.subtitle) == ("A & B <i>", "ICML 2023")
    assert (nameless.title, nameless.subtitle) == ("b.md", "")
    document = page_document(page, (page, nameless), FINE, version="1", language="en")
    assert "<title>A &amp; B &lt;i&gt;</title>" in document
    assert "<h1>A &amp; B &lt;i&gt;</h1>\n<p>ICML 2023</p>" in document
    assert '<a href="/" aria-current="page">A &amp; B &lt;i&gt;</a> <a href="/b.html">b.md</a>' in document


def test_a_home_page_shows_its_own_title_as_its_heading() -> None:
    (page,) = preview_pages([("index.md", "---\ntitle: Home\nhometitle: A &amp; B\n---\nx\n")], includes={})
    document = page_document(page, (page,), FINE, version="1", language="en")
    assert "<title>Home</title>" in document
    assert "<h1>A &amp; B</h1>\n</header>" in document


def test_the_bar_shows_the_number_of_findings_the_first_one_and_all() -> None:
    notes = tuple(BarNote("error", f"fault {number}", f"a.md:{number}:1", "G301", "correct it") for number in range(1, 61))
    document = message_document("T", "text", (), Bar("60 errors", notes, "It stays."), version="1")
    first = '<code>a.md:1:1</code> <span class="synsml-error">error[G301]</span> fault 1 <i>fix: correct it</i>'
    assert (
        f'<summary><b>60 errors</b> <span class="synsml-first">{first}</span></summary>\n<ol>\n<li>{first}</li>\n' in document
    )
    assert document.count("<li>") == 50
    assert "<p>10 more: see synsml check</p>" in document
    assert '<p class="synsml-stale">It stays.</p>' in document


def test_the_document_is_not_swallowed_by_what_a_page_leaves_open() -> None:
    page = PreviewPage("a.md", "/", "A", "A", "", "</main></body><textarea><!-- <style>")
    document = page_document(page, (page,), FINE, version="1", language="en")
    assert document.index("</script>") < document.index('id="synsml-bar"') < document.index("<textarea>")


HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "'><b onmouseover='alert(1)'>",
    "javascript:alert(1)",
    "[x](javascript:alert(1))",
    "![x](data:text/html,<script>alert(1)</script>)",
    "<a href='javascript:alert(1)'>x</a>",
    "</main></script><script>alert(1)</script>",
    "</title></style><iframe srcdoc='<script>alert(1)</script>'>",
    "{{ x }}<script>alert(1)</script>{% y %}",
    "{% raw %}<script>alert(1)</script>{% endraw %}",
    "{% comment %}<script>",
    '{: onclick="alert(1)"}',
    '*x*{: onclick="alert(1)"}',
    "\ufdd20\ufdd3<script>",
    "--><script>alert(1)</script><!--",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "]]></script>",
    "<object data=x><embed src=x><base href=//evil.example/><meta http-equiv=refresh content=0;url=//evil.example>",
    "\u202e<script>",
    "`<script>`",
    "<<script>script>",
    "<script\n>alert(1)</script\n>",
)


class Parsed(HTMLParser):
    """What a browser could run of a document, and its text."""

    def __init__(self, document: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.bad: list[str] = []
        self.text = ""
        self.feed(document)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        for name, value in attrs:
            scheme = re.sub(r"[\x00-\x20]", "", value or "").partition(":")[0].lower()
            if name.startswith("on") or name == "srcdoc" or (name in ("href", "src") and scheme in ("javascript", "data")):
                self.bad.append(f"{tag} {name}={value}")
        if tag in ("iframe", "object", "embed", "base", "form", "svg"):
            self.bad.append(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


def quoted(text: str) -> str:
    return "'" + text.replace("'", "''").replace("\n", " ") + "'"


@pytest.mark.parametrize("value", HOSTILE)
def test_a_hostile_value_is_text_wherever_it_is_filled_in(value: str, workshop: Workshop) -> None:
    q = quoted(value)
    root = workshop.write(
        {
            "workshop.yaml": f"""\
format: 1
id: demo
name: {q}
short_name: {q}
host: {q}
place: {q}
venue: {q}
room: {q}
contact: {q}
timezone: Europe/Vienna
dates:
  submission:
    label: {q}
    when: 2023-05-24 23:59 AoE
    url: {q}
  workshop:
    label: Workshop
    kind: event
    when: 2023-07-28
schedule:
  date: workshop
  sessions:
    - {{id: a, time: 09:00-10:00, kind: talk, title: {q}, by: {q}, room: {q}}}
sponsors:
  - {{name: {q}, url: {q}, level: {q}}}
pages:
  - {{source: pages/home.md, path: index.md}}
""",
            "people/ada.yaml": f"first: {q}\nlast: {q}\naffiliation: {q}\nurl: {q}\nroles: {{organizer: confirmed}}\n",
            "pages/home.md": '---\ntitle: "[[workshop.name]]"\nsubtitle: "[[workshop.host]]"\n---\n'
            "[[workshop.name]]\n\n## x [[workshop.short_name]]\n\n"
            "[[workshop.place]] *x* [[workshop.venue]], `a` [[workshop.room]]\n\n"
            "[[dates]]\n\n[[people organizer]]\n\n[[schedule]]\n\n[[sponsors]]\n\n[[contact]]\n\n"
            '<div title="x">[[workshop.name]]</div>\n',
        }
    )
    preview = Preview(root, clock=lambda: NOW_IT_IS)
    document = preview.answer("/").data.decode()
    parsed = Parsed(document)
    assert "The page shows the last version" not in document
    assert parsed.bad == ["link href=data:,"]
    assert parsed.tags.count("script") == 1
    # The preview's placeholders for Liquid are shown as replacement characters if a text contains them.
    text, shown = (" ".join(words.translate({0xFDD2: 0xFFFD, 0xFDD3: 0xFFFD}).split()) for words in (parsed.text, value))
    assert text.count(shown) >= 10


def test_hostile_findings_are_text_in_the_bar(workshop: Workshop) -> None:
    root = workshop.write({"workshop.yaml": 'format: 1\n"<script>alert(1)</script>": <img src=x onerror=alert(1)>\n'})
    document = Preview(root, clock=lambda: NOW_IT_IS).answer("/").data.decode()
    parsed = Parsed(document)
    assert parsed.bad == ["link href=data:,"]
    assert parsed.tags.count("script") == 1
    assert "unknown key '<script>alert(1)</script>'" in parsed.text


def test_a_script_of_a_page_stays_but_the_policy_lets_only_ours_run() -> None:
    page = PreviewPage("a.md", "/", "A", "A", "", "<script>alert(1)</script>\n")
    document = page_document(page, (page,), FINE, version="1", language="en")
    assert "<script>alert(1)</script>" in document
    rules = dict(rule.split(" ", 1) for rule in policy().split("; "))
    assert re.fullmatch(r"'sha256-[A-Za-z0-9+/]{43}='", rules["script-src"])
    assert (rules["default-src"], rules["base-uri"], rules["form-action"]) == ("'none'", "'none'", "'none'")
    assert not urlsplit(rules["connect-src"]).scheme


@pytest.mark.parametrize("begun", ["{{ a ", "{% a "])
def test_liquid_that_begins_time_and_again_and_never_ends_costs_no_time(begun: str) -> None:
    begin = time.process_time()
    assert html_of(begun * 20_000) == f"<p>{(begun * 20_000).strip()}</p>\n"
    assert time.process_time() - begin < 10


def test_code_that_begins_time_and_again_and_never_ends_costs_no_time() -> None:
    begin = time.process_time()
    assert html_of("<code>a | " * 1_000).count("<td>") == 1_000
    assert time.process_time() - begin < 5
