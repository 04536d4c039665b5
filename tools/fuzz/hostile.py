"""Files that somebody hostile, or another program, might have written in the place of ours."""

import random
from collections.abc import Callable

from fuzz.mutations import NASTY
from fuzz.pictures import bad_drawing, bad_picture

_BEGINS = (
    "DTSTART:20230529T115900Z", "DTSTART;VALUE=DATE:20230529", "DTSTART;VALUE=DATE:99991231", "DTSTART:00010101T000000Z",
    "DTSTART;VALUE=DATE:00010101", "DTSTART:99991231T235959Z", "DTSTART;TZID=Europe/Vienna:20230529T115900",
    "DTSTART;TZID=Nowhere/Town:20230529T115900", "DTSTART:20230529", "DTSTART:", "DTSTART:soon", "",
    "DTSTART:20230529T115900Z\r\nDTEND;VALUE=DATE:20230530", "DTSTART;VALUE=DATE:20230529\r\nDTEND:20230530T115900Z",
    "DTSTART:20230529T115900Z\r\nDTEND:20230528T115900Z", "DTSTART:20230529T115900Z\r\nDURATION:P99999999W",
    "DTSTART:20230529T115900Z\r\nDTSTART:20230530T115900Z", "DTSTART;VALUE=PERIOD:20230529T115900Z/PT1H",
)  # fmt: skip
_MORE = (
    "SEQUENCE:0", "SEQUENCE:-1", "SEQUENCE:999999999999", "SEQUENCE:x", "SEQUENCE:1\r\nSEQUENCE:2", "STATUS:CANCELLED",
    "UID:workshop@tides-2023", "UID:", "RRULE:FREQ=SECONDLY;COUNT=100000000", "RRULE:FREQ=x", "LAST-MODIFIED:20230101",
    "SUMMARY:\\N\\,\\;", "SUMMARY;LANGUAGE=de:x", "BEGIN:VALARM\r\nEND:VALARM", 'X-A;X="\x01":y', "DTSTAMP:x",
    "URL:javascript:x", "RECURRENCE-ID:20230529T115900Z", "EXDATE:20230529", "COLOR:red", " folded",
    "DESCRIPTION:" + "x" * 20_000,
)  # fmt: skip


def calendar(rng: random.Random) -> bytes:
    """Return an earlier calendar as nobody would write it."""
    events = []
    for _ in range(rng.choice((0, 1, 1, 2, 5))):
        uid = rng.choice(("submission", "decision", "workshop", "tides-talk.session", "gone")) + rng.choice(
            ("@tides-2023", "", "@x")
        )
        lines = [f"UID:{uid}", "DTSTAMP:20230115T000000Z", rng.choice(_BEGINS), "SUMMARY:x"]
        if rng.random() < 0.3:
            lines[rng.randrange(4)] = rng.choice(_MORE)
        lines += rng.sample(_MORE, rng.randrange(3))
        inside = "\r\n".join(line for line in lines if line)
        events.append(f"BEGIN:VEVENT\r\n{inside}\r\nEND:{rng.choice(('VEVENT', 'VEVENT', 'VEVENT', 'VTODO'))}\r\n")
    head = rng.choice(("BEGIN:VCALENDAR\r\n", "BEGIN:VCALENDAR\r\n", "\ufeffBEGIN:VCALENDAR\r\n", "begin:vcalendar\n", ""))
    zone = "BEGIN:VTIMEZONE\r\nTZID:Nowhere/Town\r\nEND:VTIMEZONE\r\n" if rng.random() < 0.1 else ""
    text = f"{head}VERSION:2.0\r\nPRODID:-//synsml//x//EN\r\n{zone}{''.join(events)}END:VCALENDAR\r\n"
    return text.encode() * rng.choice((1, 1, 1, 2))


_CELLS = (
    "", "Rachel", "Carson", "=1+1", "+43 1", "@x", "-2", "\tx", '"', '""', '"open', "a,b", "a\nb", "x" * 5000, "confirmed",
    "speaker", "speaker; panelist", "nobody", "not an address", "a@b.example", "0000-0002-1825-0097", "https://example.org",
    "Müller", "e\u0301", "\u202ex", "\x1b[95m", "../../etc", "con", "Ibn Sahl", "Jan Swammerdam", "Dr. A. B. C. D.", "陳",
    "NULL", "#N/A",
)  # fmt: skip
_HEADS = (
    "First name", "Last name", "Name", "Full name", "Affiliation", "E-mail", "Email", "Role", "Status", "Notes", "ORCID",
    "Photo", "Website", "Timestamp", "", "id", "Last name", "\ufeffFirst", "What is your name?", "=x",
)  # fmt: skip


def table(rng: random.Random) -> bytes:
    """Return a CSV, or what somebody saved under that name."""
    between = rng.choice(",,,,;\t|")
    end = rng.choice(("\n", "\r\n", "\r"))
    heads = rng.sample(_HEADS, rng.randrange(1, 8))
    rows = [
        [rng.choice(_CELLS) for _ in range(max(0, len(heads) + rng.choice((0, 0, 0, 1, -1))))]
        for _ in range(rng.choice((0, 1, 3, 40)))
    ]
    quoted = [[f'"{cell.replace(chr(34), chr(34) * 2)}"' if rng.random() < 0.3 else cell for cell in row] for row in rows]
    text = end.join(between.join(row) for row in (heads, *quoted))
    return text.encode(rng.choice(("utf-8", "utf-8", "utf-8-sig", "utf-16", "latin-1")), "replace")


_NODES = (
    "{<<: x, <<: y}", "{<<: *a}", "&a {name: A}", "*a", "!!python/object:os.system x", "!!binary x", "[[]]", "[" * 900,
    "{? [x] : y}", "{name: Rachel Carson}", "{first: Rachel, last: Carson, aff: Sea}", "{name: [a, b]}", "{name: {x: y}}",
    "null", "~", "12", "|\n   x", "{name: A, name: B}", "{name: 'x", '{last: "\\ud800"}', "{last: =1}",
    "{name: Rachel Carson, img: ../../x.png, url: javascript:x}", "",
)  # fmt: skip


def people_list(rng: random.Random) -> bytes:
    """Return the YAML of a site's data file, or an alias bomb."""
    if rng.random() < 0.1:
        lines = ["a0: &a0 [x, x]", *(f"a{n + 1}: &a{n + 1} [*a{n}, *a{n}, *a{n}, *a{n}]" for n in range(15))]
        return "\n".join(lines).encode()
    head = rng.choice(("", "speakers:\n", "---\n", "%YAML 1.1\n---\n", "a: &a {x: y}\n", "people: {speakers:\n"))
    return (head + "".join(f"- {rng.choice(_NODES)}\n" for _ in range(rng.randrange(6)))).encode("utf-8", "surrogatepass")


_SETTINGS = (
    "data_dir: /usr", "data_dir: ../..", "data_dir: [a]", "source: /", "source: ..", "destination: /tmp", "plugins_dir: /",
    "exclude: x", "exclude: [., /, '*', '**/**']", "include: [private, .git]", "baseurl: [x]", "url: {x: y}", "theme: [x]",
    "collections: {a: {output: 1}}", "collections_dir: /usr", "permalink: /:x/:y",
    "defaults: [{scope: {path: '*'}, values: {layout: x}}]", "<<: *a", "a: &a [*a]", "timezone: Nowhere", "title: 'x",
    "\tx: y", "plugins: {}", "layouts_dir: /", "includes_dir: ../../..", "keep_files: 3", "!ruby/object x",
)  # fmt: skip


def config(rng: random.Random) -> bytes:
    """Return a configuration of Jekyll that leads elsewhere."""
    return ("title: x\n" + "\n".join(rng.sample(_SETTINGS, rng.randrange(1, 4))) + "\n").encode()


def manifest(rng: random.Random) -> bytes:
    """Return a list of rendered files that says what is not so."""
    names = (
        "index.md",
        "../x",
        "/etc/passwd",
        ".git/config",
        "call.md",
        "a\\b",
        "",
        "x" * 300,
        "_data/organizers.yml",
        "con.yaml",
    )
    hashes = ("0" * 64, "x", "", "F" * 64, "0" * 63)
    lines = [f"{rng.choice(hashes)}{rng.choice(('  ', ' *', ' ', ''))}{rng.choice(names)}" for _ in range(rng.randrange(6))]
    lines += rng.sample(
        ("# rendered for 2023-05-20T12:00:00Z", "# rendered for 9999-99-99", "<<<<<<< ours", "=======", "\0"), 2
    )
    return "\n".join(lines).encode() + rng.choice((b"\n", b"", b"\xff\n"))


_TEMPLATES = (
    "[[ '\\ud800' ]]", "[% for x in range(10**9) %][% endfor %]", "[[ 'x' * 10**10 ]]", "[% include 'contact.md.j2' %]",
    "[% extends x %]", "[[ ''.__class__.__mro__ ]]", "[[ nothing ]]", "[[ dates | x ]]", "[% if %]", "[[", "[% raw %]",
    "[% macro a() %][[ a() ]][% endmacro %][[ a() ]]", "[[ 1/0 ]]", "[[ people ]]", "[[ workshop ]]",
    "[% import 'x' as y %]", "[[ cycler ]]", "[[ lipsum(n=1000) ]]", "[[ self ]]", "", "{{ x }}",
    "[[ dates | map(attribute='x') | list ]]", "[% set x = 'a' %][% for i in range(40) %][% set x = x ~ x %][% endfor %]",
    "[# x", "[[ [1] | sum ]]", "[[ ('a' * 99999) | wordwrap(1) ]]", "[[ '%999999999d' | format(1) ]]", "[[ 2 ** 9999999 ]]",
    "[% for a in range(9999) %][% for b in range(9999) %][% endfor %][% endfor %]",
)  # fmt: skip


def template(rng: random.Random) -> bytes:
    """Return a template that fails, never ends or wants to get out."""
    return rng.choice(_TEMPLATES).encode("utf-8", "surrogatepass")


_PAGES = (
    '<!-- <img src="data:image/png;base64,{0}"> --> words', "{{{{ {0}", "{0} %}}", "<!--{0}", "[{0}", "| {0} |\n|---|",
    "<div>{0}", "[[if {0}", "[^{0}]", "`{0}", "# {0}", "{{% raw %}}{0}", "<a href='{0}", "$$ {0} $$", "- {0}",
    "<!-- synsml:date submission -->{0}<!-- /synsml -->", "> {0}",
)  # fmt: skip
_FILLS = (
    "A",
    "{{ ",
    "'",
    "<!-- --> ",
    "<div>\n",
    "[",
    "](",
    "| ",
    "<b>",
    "- ",
    "> ",
    "`",
    "* ",
    "[[date submission]] ",
    "a: ",
    "&amp;",
    "May 24 ",
)


def page(rng: random.Random) -> bytes:
    """Return a page whose patterns repeat."""
    text = rng.choice(_PAGES).format(rng.choice(_FILLS) * rng.choice((1, 100, 2500, 12_000)))
    return f"---\ntitle: x\n---\n# T\n\n{text}\n{rng.choice(('', '-->', ']]', '%}'))}\n".encode()


def record(rng: random.Random) -> bytes:
    """Return a person's record with odd values."""
    fields = ("affiliation", "bio", "url", "photo", "sort", "order", "orcid", "email", "notes", "since", "x")
    values = (
        "'" * 6000,
        '"\\e[95m"',
        "=HYPERLINK(1)",
        "|\n  x\n   y",
        "[a]",
        "{a: b}",
        "../../x.png",
        "'- x'",
        "e\u0301",
        "1e999",
        "2023-05-24",
        "'|'",
    )
    chosen = [f"{key}: {rng.choice(values)}" for key in rng.sample(fields, rng.randrange(1, 4))]
    last = rng.choice(("A", "''", '"Q\\e[95m"', "Carson", "con", '"\\u202e"', "=1+1", "<b>"))
    role = rng.choice(("speaker: confirmed", "speaker: invited", "nobody: confirmed", "speaker: x", "organizer: {}"))
    return f"last: {last}\n{chr(10).join(chosen)}\nroles: {{{role}}}\n".encode()


KINDS: tuple[tuple[str, tuple[str, ...], Callable[[random.Random], bytes]], ...] = (
    ("calendar", ("old.ics", "{site}/calendar.ics"), calendar),
    ("table", ("form.csv",), table),
    ("list", ("list.yml",), people_list),
    ("config", ("{site}/_config.yml",), config),
    ("manifest", ("{site}/.synsml-rendered",), manifest),
    (
        "template",
        tuple(f"templates/{name}" for name in ("contact.md.j2", "dates.md.j2", "people.html.j2", "schedule.md.j2")),
        template,
    ),
    ("picture", ("face.jpg", "face.png", "{site}/assets/img/mary.jpg", "{site}/assets/img/sahl.png"), bad_picture),
    ("drawing", ("logo.svg", "{site}/assets/img/lighthouse.svg", "face.png"), bad_drawing),
    ("page", ("pages/home.md", "{site}/call.md", "{site}/index.md"), page),
    ("record", ("people/evil.yaml", "people/ibn-sahl.yaml", "private/evil.yaml", "people/e\u0301va.yaml"), record),
    ("data", ("{site}/_data/organizers.yml", "{site}/_data/schedule.yml", "{site}/_includes/key_dates_list.md"), people_list),
    (
        "bytes",
        ("workshop.yaml", "pages/home.md", "people/ibn-sahl.yaml"),
        lambda rng: rng.choice(NASTY) * rng.choice((1, 300, 100_000)),
    ),
)
"""(name, the places where it is put, function that returns the bytes); `{site}` is the site folder."""
