"""A workshop that uses every block, with all variants of dates, people, schedule and sponsors."""

BETWEEN = "2027-06-05T00:00Z"
"""An instant when some of the dates are over and some are not."""
FACTS = """\
format: 1
id: blocks-2027
created: 2027-01-10
name: "Blocks: all of them"
short_name: B & B
host: "EXAMPLE: 2027"
url: https://example.org/2027/
contact: organizers@example.org
place: Vienna, Austria
venue: Congress Center
room: Hall 3
timezone: Europe/Vienna
dates:
  submission:
    label: Submission Deadline
    when: 2027-03-08 23:59 AoE
    was:
      - when: 2027-03-01 23:59 AoE
        changed: 2027-02-28T17:40Z
        why: extended
    url: https://openreview.net/group?id=B&x=1
    note: (see the [call](/2027/cfp))
  reviews:
    label: Reviews
    when: 2027-03-22 to 2027-04-02
    internal: true
  decision:
    label: Decision
    kind: notification
    when: by 2027-04-12
    was:
      - when: by 2027-04-05
        changed: 2027-03-30T10:00Z
        why: postponed
  demos:
    label: Demo proposals
    when: 2027-05-03 18:00 venue
    track: demos
    cancelled: 2027-04-20T09:00Z
  camera-ready:
    label: Camera-ready
    when: TBD
    line: Camera-ready [[date]]
  workshop:
    label: Workshop
    kind: event
    when: 2027-07-28
  school:
    label: Summer school
    kind: event
    when: 2027-07-30 to 2027-08-02
schedule:
  date: workshop
  sessions:
    - id: opening
      time: 09:00-09:10
      kind: other
      title: Opening
      moderator: ada-lovelace
    - id: talk-noether
      time: 09:10-10:00
      kind: talk
      title: "Symmetry: what's conserved | and why"
      speakers: [emmy-noether]
      room: Hall 3
      abstract: What is conserved, and why.
      links:
        Slides: https://example.org/slides.pdf
    - id: demo-hour
      time: 10:30-11:30
      cancelled: 2027-06-02T17:00Z
      title: Demos
    - id: posters
      time: 16:00-17:30
      kind: posters
      title: Posters
      speakers: [anders-angstrom]
      by: all authors
      room: Foyer
sponsors:
  - name: Analytical Engines
    url: https://example.org/engines
    logo: assets/img/engines.png
    level: gold
  - name: Looms & Sons
site:
  generator: GENERATOR
  people_include: INCLUDE
pages:
  - source: pages/home.md
    path: index.md
  - path: cfp.md
"""
HOME = """\
---
layout: home
title: "[[workshop.short_name]]: [[date workshop format="MMMM YYYY"]]"
hometitle: [[workshop.name]]
subtitle: [[workshop.host]] Workshop "[[workshop.short_name]]", [[date workshop]], [[workshop.place]]
permalink: /
---

## About [[workshop.name]]

[[if passed submission]]
Submission is closed.
[[else]]
Submit by [[date submission]].
[[end]]

## Key dates

[[dates]]

## What is left

[[dates style=table passed=hidden]]

## The same everywhere

[[dates shared=yes]]

## Speakers

[[people speaker columns=3]]

## Panelists

[[people panelist placeholder="**More information coming soon!**"]]

## Organizers

[[people organizer moderator columns=5 data=organizers]]

## Schedule

[[schedule abstracts=yes]]

## Sponsors

[[sponsors]]

## Thanks

[[sponsors style=list]]

## Calendar

[[calendar]]

## Contact

Write to [[contact]].
"""
CALL = """\
---
layout: home
title: Call for papers
hometitle: Call for papers
subtitle: Nothing here is ours
---

Words of their own, {{ site.title | downcase }} and `code`.

## Key dates

<!-- synsml:dates -->
<!-- /synsml -->

## Speakers

<!-- synsml:people speaker columns=3 -->
<!-- /synsml -->

## Schedule

<!-- synsml:schedule -->
<!-- /synsml -->

The end.
"""
"""A page of the user's own, with marks."""

WORDS = """\
---
layout: home
title: Call for papers
hometitle: Call for papers
subtitle: What "organizers" write...
---

# Call for *papers* at [[workshop.host]]

We invite "contributions" -- of any kind --- on topics like 'blocks'; it's open to all... Deadline: [[date submission]].
A second line with two blanks at its end,\x20\x20
after a line break, 5 << x >> 3 and AT&T &amp; R&copy;.

Setext heading
==============

Another one
-----------

- hybrid models
- grey boxes
  - nested *a* and snake_case_word
    1. deep
    2. deeper
- a paragraph

  within an item

* star
+ plus

1. first
2. second
   continued
3. third
   - inner

## Topics {#topics}

See [the topics](#topics), [dates](#key-dates), [slides](/slides.pdf) and [a reference][site], <https://example.org/?a=1&b=2>,
https://example.org/bare, <ada@example.org> and `code --- "x"`, **bold**, __bold__, _em_, ***both***, ~~struck~~.

[site]: https://example.org/ref "Its title"

| Left | Right | Center |
|:-----|------:|:------:|
| a | b | **c** |
| `x` | [l](http://example.org/?a=1&b=2) | |

> A quotation
> over two lines
>
> - with a list

```python
print("nothing -- of this")
```

![The "hall"](assets/img/hall.png "Title") and ![x](/b.png){: width="100" .c}

<div class="row">

  <div class="col">plain, *not* emphasis</div>

</div>

<p align="center">
  <img src="x.png" alt="x"><br>
  centered
</p>

A leading paragraph.
{: .lead}

Inline <span style="color:red">red *emphasis*</span> and a<br/>break.

* * *

### A heading with `code` and hashes ###

#### Q&A: what's "new" in [[workshop.short_name]]?

1986\\. A year, \\*no emphasis\\*, \\# no heading.

A line
- and a list right after it

## Key dates

{% include key_dates_list.md %}

{% comment %}
Nothing of this.
{% endcomment %}

{% raw %}{{ braces }}{% endraw %}
"""
"""Markdown as organizers write it, with the little Liquid that a preview carries out."""

PEOPLE = {
    "ada-lovelace": "first: Ada\nlast: Lovelace\naffiliation: Analytical Society\nurl: https://example.org/ada?a=1&b=2\n"
    "photo: assets/img/ada lovelace.png\nroles: {organizer: confirmed, moderator: confirmed}\n",
    "emilie-du-chatelet": "first: Émilie\nlast: du Châtelet\naffiliation: Château de Cirey\nsort: Chatelet\n"
    "roles: {organizer: confirmed}\n",
    "hypatia": 'last: Hypatia\naffiliation: "Mouseion: Alexandria"\nroles: {organizer: confirmed}\n',
    "emmy-noether": "first: Emmy\nlast: Noether\naffiliation: University of Göttingen\nurl: https://example.org/emmy\n"
    "roles: {speaker: confirmed}\n",
    "anders-angstrom": "first: Anders Jonas\nlast: Ångström\naffiliation: Uppsala University\nroles: {speaker: confirmed}\n",
    "thomas-bayes": "first: Thomas\nlast: Bayes\naffiliation: Tunbridge Wells\nroles: {panelist: tentative}\n",
}


def every_block(generator: str, *, include: bool = False) -> dict[str, str]:
    """Return path -> text of the workshop for `jekyll` or `markdown`; `include` asks for our card in place of the theme's."""
    return {
        "workshop.yaml": FACTS.replace("GENERATOR", generator).replace("INCLUDE", str(include).lower()),
        "pages/home.md": HOME,
        "site/cfp.md": CALL,
        **{f"people/{id}.yaml": text for id, text in PEOPLE.items()},
    }
