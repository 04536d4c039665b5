"""A workshop with hostile values in every text."""

import re
from collections.abc import Sequence
from typing import Any

import yaml

from hostile import VALUES
from same_page import joined, stand_in

PAGES = {
    "dates": "[[dates]]",
    "table": "[[dates style=table]]",
    "people": "[[people organizer]]",
    "list": "[[people organizer style=list]]",
    "schedule": "[[schedule]]",
    "abstracts": "[[schedule abstracts=yes]]",
    "sponsors": "[[sponsors]]",
    "thanks": "[[sponsors style=list]]",
    "calendar": "[[calendar]]",
}
"""One block a page."""


OWN = "Theirs.\n\n" + "".join(f"<!-- synsml:{block} -->\n<!-- /synsml -->\n\n" for block in ("dates", "schedule"))


TEXTS = ("name", "short_name", "host", "place", "venue", "room")


TEXTS_PAGE = """\
---
layout: home
title: [[workshop.name]]
hometitle: "[[workshop.short_name]]: [[workshop.host]]"
subtitle: '[[workshop.host]] Workshop, [[workshop.place]]'
---

[[workshop.name]]

[[workshop.name]] begins a line; **[[workshop.host]]** ([[workshop.short_name]]) at [[workshop.place]],
[[workshop.venue]], room [[workshop.room]].

## The [[workshop.name]]

- [[workshop.name]]
- at [[workshop.room]]

| [[workshop.venue]] | x |
|---|---|
| [[workshop.place]] | y |

> [[workshop.host]]

1. [[workshop.short_name]]

<div title="x">[[workshop.host]]</div>
"""


STAND_INS = tuple(stand_in(number) for number in range(len(VALUES)))


def facts(values: Sequence[str], generator: str, *, include: bool = False) -> dict[str, Any]:
    """Return a workshop with each value in every text."""
    number = range(len(values))
    return {
        "format": "1",
        "id": "hostile",
        "name": "Demo",
        "url": "https://example.org/",
        "timezone": "Europe/Vienna",
        "dates": {f"d{n}": {"label": values[n], "when": "2023-07-28", "kind": "event"} for n in number},
        "schedule": {
            "date": "d0",
            "sessions": [
                {
                    "time": "09:00-10:00",
                    "speakers": [f"p{n:03d}"],
                    "moderator": f"p{n:03d}",
                    "abstract": "What it is about.",
                    **dict.fromkeys(("title", "by", "room", "track"), values[n]),
                    "links": {f"Slides {joined(values[n])}": "https://example.org/"},
                }
                for n in number
            ],
        },
        "sponsors": [
            {"name": values[n], "level": f"{values[n]} level {n}", "url": f"https://example.org/{n}"}
            | ({"logo": "assets/x.png"} if n % 2 else {})
            for n in number
        ],
        "site": {"generator": generator, "people_include": str(include).lower()},
        "pages": [{"source": f"pages/{page}.md", "path": f"{page}.md"} for page in PAGES] + [{"path": "own.md"}],
    }


def person(value: str, number: int) -> dict[str, object]:
    """Return a record of somebody whose texts are all this value, sorted by number."""
    texts = {"first": value, "last": value, "affiliation": value, "photo": "assets/x.png"}
    return {**texts, "url": f"https://example.org/{number}", "sort": f"{number:03d}", "roles": {"organizer": "confirmed"}}


def dumped(data: object) -> str:
    text = yaml.safe_dump(data, default_style='"', allow_unicode=True, sort_keys=False, width=10**9)
    return re.sub(r'"people_include": "(\w+)"', r'"people_include": \1', text)  # a truth value has no quotes
