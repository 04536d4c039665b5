"""Texts that slow readers down: a piece repeated up to a megabyte, and an ending."""

from collections.abc import Iterator
from typing import NamedTuple

# fmt: off
_CHARACTERS = (
    "!", '"', "#", "$", "%", "&", "'", "(", ")", "*", "+", ",", "-", ".", "/", ":", ";", "<", "=", ">", "?", "@", "[",
    "\\", "]", "^", "_", "`", "{", "|", "}", "~", " ", "a", "A", "0", "x", "e", "\u00e9", "\u00df", "\u7814",
    "\u00f1", "\t", "\n", "\r", "\x0c", "\x0b",
)
_UNICODE = (
    "\xa0", "\u2003", "\u200b", "\u200d", "\u202e", "\u2028", "\u3000", "\u0301", "e\u0301", "\u0338", "\u0131",
    "\u0130", "\ufb01", "\u03a9", "\U0001f600", "\U0001f468\u200d\U0001f469", "\u0663", "\u00bd", "\u2026", "\u2014",
    "\u201c", "\u201d", "\u00ab", "\u00bb", "\ufeff", "\x1c", "\x1d", "\x1e", "\x1f", "\x85", "\ufdd0", "\ufdd1",
    "\ufdd2", "\ufdd30", "\x07",
)
_LINES = (
    "\n\n", "\r\n", " \n", "\n ", "\t\n", "\n\t", "a\n", "a\n\n", "a b\n", "  a\n", "a\r", "a \n", "\n    a",
    "\n\n    a\n\n", "- a\n", "* a\n", "+ a\n", "1. a\n", "1) a\n", "> a\n", "> ", ">", "- ", "* ", "1. ", "  - ",
    "> - ", "-\n", "|\n", ": a\n", "# a\n", "## a ##\n", "# ", "#", "###### ", "a\n=\n", "a\n---\n", "---\n", "***\n",
    "=\n", "= ", "a #", "## A {#b}\n", "# a #",
)
_YAML = (
    "a: b\n", "a: ", "a:\n", "a:\n  ", "? ", "? a\n", ": ", "- - ", "- a: b\n", "[a, ", "{a: ", "[", "{", "]", "}",
    "[]", "{}", "&a ", "*a ", "!a ", "!!str ", "&a *a\n", "<<: ", "%YAML 1.1\n", "...\n", "a: |\n", "a: >\n b\n",
    "| ", "# c\n", " #", " # c\n", '"a": "b"\n', "'a': 'b'\n", '"\\', "''", '""', "a: 'b\n", 'a: "b\n', "a : b\n",
    "a:b\n", "a,", ", ", "a\tb", "\\n", "\\x41", "title: a\n", "name: a\n", "  name: a\n", "- name: A B\n",
    "# - name: A\n", "when: 2023-05-24\n", "  a:\n", "yes ", "1:2:", "1_000",
)
_TOKENS = (
    "[[", "]]", "[[ ", "[[date ", "[[date a]]", "[[date submission]]", "[[if ", "[[if passed submission]]",
    "[[else]]", "[[end]]", "[[if given room]]\n", "[[end]]\n", "[[people speaker]]", "[[dates]]", "[[workshop.name]]",
    "[[workshop.", "[[dates style=", "\\[[", '[[people a="', "[[people a='", "[[dates a=b ", "[[x", "a=b ", 'a="b" ',
    "a='b' ", 'a="b', "[[date\n", "<!-- synsml:", "/synsml", "<!-- synsml:dates -->", "<!-- /synsml -->",
    "<!-- synsml:dates -->\n<!-- /synsml -->\n", "<!--synsml:a-", "<!-- synsml: ignore=", "# synsml: ignore=D104 ",
    "synsml: ignore=A ", "W405,", "synsml: D104 ",
)
_LIQUID = (
    "{{", "}}", "{{ ", " }}", "{%", "%}", "{% ", " %}", "{{ a }}", "{{a|b}}", "{% a %}", "{%-", "-%}", "{%- a -%}",
    "{{-", "-}}", "{% if a %}", "{% endif %}", "{% else %}", "{% raw %}", "{% endraw %}", "{% comment %}",
    "{% endcomment %}", "{%comment", "{% end", "{{ 'a' | relative_url }}", '{{ "a" | prepend: site.baseurl }}',
    "| relative_url ", "{{ site.data.a }}", "{% for a in site.data.b %}", "site.data.", "site['data']",
    "site.data['a']", "{# a #}", "{{ site.url }}", "{% include a %}", "{% link a %}", '{{ "', "{{ '", "{% raw %}a",
)
_HTML = (
    "<!--", "-->", "<!-- ", "<!-- a -->", "<!---->", "<!-", "--", "--->", "<!", "<?", "<", "</", "<a", "<a ", "<a>",
    "</a>", "<b>", "</b>", "<div>", "<div>\n", "</div>", "</div>\n", "<div ", '<div markdown="1">',
    '<div markdown="1">\n', "<p markdown='span'>", "<p>", "</p>", "<br>", "<br/>", "<br ", "<hr>", "<h1>", "</h1>",
    "<h2>a</h2>", "<h2>a", "<h3 ", "<td>", "<td>a</td>", "<tr>", "<table>", "<li>a</li>", "<code>", "</code>",
    "<code>a|", "<pre>", "</pre>", "<del>", "</del>", "<s>", "<script>", "</script>", "<style>",
    "<span class='past-date'>", "<x y='", '<x y="', "<x y=z ", "<x y='z'>", '<x y="z" />', "<x-y:z ", "<A HREF=",
    "<a href='b'>", "href='", 'src="a"', "on=", '"on', "'style=", "<svg>", "<g>", "<![CDATA[", "]]>", "<a\n", "a>",
    "/>", "<a/>", "< a", "line-through", "<i line-through>", "<mailto:a@b>", "<https://a>", "&", "&amp;", "&#38;",
    "&#x26;", "&a", "&#", "&nbsp;", "&ndash;", "&lt;b&gt;",
)
_MARKDOWN = (
    "**", "__", "*a*", "**a**", "_a_", "*a", "a*", "***", "~~", "~~a~~", "~~a", "`", "``", "```", "`a`", "`a",
    "```\n", "~~~\n", "```a\n", "` `", "[a](b)", "[a](", "[a]", "![a](b)", "![", "[a][b]", "](", "](<", '[a](b "',
    "[a]: b\n", "[^a]", "[^a]: b\n", "[[a](b)", "()", "((", "(a", "a)", "{: .a}", "{:", "{: .a}\n", "{:toc}\n", "{::",
    "{: a='", "{#a}", "{#", "*a*{: .b}", "- a\n{:toc}\n", "{:.a #b c='d'}\n\n", "$$", "$", "$$a$$", "$$a", "|", "||",
    "a|", "a|b\n", "|a|b|\n", "|-|-|\n", "a|b\n-|-\n", "\\|", "`|`|", "\\", "\\\\", "\\a", "---", "...", "<<", ">>",
    "<< ", "''", '"a"', "'a'", "http://", "https://a.b ", "https://a.b/c?d#e ", "https://a(b)", "www.a.b ", "a@b ",
    "a@b.c ", "a.b.", "@", "mailto:", "javascript:", "data:a,",
)
_DATES = (
    "May ", "May 5 ", "May 5, ", "May 5, 2023 ", "5 May 2023 ", "5 May ", "Friday ", "Friday, ",
    "Friday, May 5, 2023\n", "Fri ", "Mon - ", "2023 ", "May 2023 ", "2023-05-24 ", "2023-05-24 or ",
    "2023-05-24 23:59 AoE ", "24.05.2023 ", "5/24/2023 ", "05.", "1st ", "31th ", "5 or 6 and ", "the ", "to ",
    "until ", "23:59 ", "23:59 AoE ", "12:00 ", "12:00 am (AoE) ", "AoE ", "UTC+2 ", "UTC-12 ", "anywhere on earth ",
    "09:30-10:00\n", "TBD ", "by ", "Submission Deadline", "Submission Deadline: ",
    "Submission Deadline: May 24, 2023\n", "Submission Deadline | ", "Workshop ", "deadline for ", "is due ",
    "Demo Workshop 2022 ", "ICML 2022 ", "was ", "extended from ", "previously ", "submit ", "register ", "closed ",
    "coming soon ", "to be announced ", "Camera-ready papers are due ", "A. ", "Dr. ", "a. A", "Past\n", "# Past\n",
    "Mai ", "M\u00e4rz ", "+7d ", "1 2", "12", "1,", "-1 ", "0x", "9:", "1.5",
)
_NAMES = (
    "Ada ", "Ada Lovelace ", "van der ", "A. B. ", "and ", "Dr. ", "Prof. ", "Ph.D. ", "Jr. ", "(tentative) ", "(a",
    " - speaker", ", PhD", "1 a", "O'", "dot ", " at ", "( at ", "a at b dot c ", "none ", "x", "a-", "a_b", "a.b/",
    "../", "./", "/", "//", "a/b/", "C:\\", "~", "con", "speaker, ", "=a", "+a", "'=", ";", "a;b\n", "a,b\n",
    '"a","b"\n', '"a', '""', 'a"b,', "Name,", "name,email\n", "sep=;\n", "BEGIN:VEVENT\r\n", "UID:a\r\n",
    "SUMMARY:a\r\n", "END:VEVENT\r\n", "DTSTART:20230525T115900Z\r\n", "\\,", "\\;", ";a=", ":", "url(", "url(a)",
    "@import", "expression ", "behavior ", "theme: a\n", "exclude:\n", "- a/*\n", "YYYY", "[a]", "[YYYY", "dddd ",
    "MMMM D, YYYY ", "zz", "D",
)
# fmt: on
ATOMS: tuple[str, ...] = tuple(
    dict.fromkeys((*_CHARACTERS, *_UNICODE, *_LINES, *_YAML, *_TOKENS, *_LIQUID, *_HTML, *_MARKDOWN, *_DATES, *_NAMES))
)
"""What is repeated, each once."""

ENDINGS: tuple[str, ...] = ("", "\n", "a", " a\n\nb", "]]", "%}", "}}", "-->", ">", "</div>", "\"'", "`", ")]}", "|\n: !")
"""The text after the repeated piece: it ends, closes or refuses it."""

LARGEST = 1_000_000
"""Characters of the longest text: the readers of files take no more bytes (`store/files.MAX_BYTES`)."""


class Text(NamedTuple):
    """A text of any length."""

    atom: str
    ending: str

    def of(self, size: int, more: int = 0) -> str:
        """Return it with about `size` characters; `more` pieces make another one of nearly the same length."""
        return self.atom * (max(1, size // len(self.atom)) + more) + self.ending


def texts(*, every: int = 1, first: int = 0) -> Iterator[Text]:
    """Yield all texts, or of them every so-manieth."""
    pairs = [Text(atom, ending) for atom in ATOMS for ending in ENDINGS]
    yield from pairs[first::every]


SAMPLES: tuple[str, ...] = (
    (
        "[[if passed submission]]\nTBD, soon\n[[end]]\n\nSubmission Deadline: May 17, 2023. It was 2022 then. 12:00 AoE\n"
        "The Submission Deadline is May 3, 2023 and 11:59 AoE. Demo Workshop 2022 took place on July 4, 2022.\n"
        "Fri | May 5, 2023\n\n<del>x</del> *a*{: .b} <!-- synsml:dates --><!-- /synsml -->\n"
    ),
    "[[date submission]] is near, and [[workshop.name]] too\n",
    "".join(ATOMS)[:1500],
    "a: b\nname: |\n  c\n# d\nroles: [a,]\n",
    "- Ada Lovelace (London)\n- Bob\n",
    "a: !b &c\nd: *c\n",
    (
        "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:a\r\nDTSTART;TZID=Europe/Vienna:20230525T115900\r\nDURATION:PT1H\r\n"
        "END:VEVENT\r\nEND:VCALENDAR\r\n"
    ),
    "Etc/GMT+5",
    "2023-05-24 23:59 PST",
    "Ada (tentative)",
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa[[ nothing.at_all | nonsense ]]",
)
"""Texts that together reach all that uses a pattern."""
