"""Valid workshops of many kinds have no findings, in any year, zone, alphabet or size."""

from dataclasses import dataclass, field

import pytest

from helpers import HOME_PAGE, Synsml
from helpers import Workshop as Folder

NOTHING = "no problems found\n"


@dataclass(frozen=True)
class Good:
    """A workshop as its organizers write it."""

    dates: str
    """The lines below `dates:`, without their indentation."""
    zone: str = "Europe/Vienna"
    more: str = ""
    """Further lines of workshop.yaml."""
    files: dict[str, str] = field(default_factory=dict)
    id: str = "good"
    now: str = "2023-05-20T12:00:00Z"
    said: str = NOTHING
    """The whole report."""

    def write(self, folder: Folder) -> None:
        dates = "".join(f"  {line}\n" for line in self.dates.strip().splitlines())
        head = f"format: 1\nid: {self.id}\nname: A Good Workshop\ntimezone: {self.zone}\n"
        workshop = head + (f"dates:\n{dates}" if dates else "dates: {}\n") + self.more
        folder.write({"workshop.yaml": workshop, **self.files})


def dates(**whens: str) -> str:
    """Return dates of the kind that their names say, in order."""
    kinds = {"decision": "notification", "awards": "notification", "workshop": "event", "tutorial": "event"}
    return "".join(
        f"{id}:\n  label: {id.title()}\n  kind: {kinds.get(id, 'deadline')}\n  when: {when}\n" for id, when in whens.items()
    )


SPRING = dates(submission="2023-05-24 23:59 AoE", decision="by 2023-06-16", workshop="2023-07-28")

GOOD = {
    "nothing but names": Good(""),
    "one date": Good(dates(submission="2023-05-24 23:59 AoE")),
    "an event alone": Good(dates(workshop="2023-07-28")),
    "everything is to be announced": Good(dates(submission="TBD", decision="TBD", workshop="TBD")),
    "provisional and far away": Good(
        dates(submission="2024-02-01 23:59 AoE or 2024-02-08 23:59 AoE", decision="TBD", workshop="2024-05-07 or 2024-05-11"),
        now="2023-05-20T12:00:00Z",
    ),
    "over a turn of the year": Good(
        dates(
            submission="2024-12-29 23:59 AoE",
            decision="by 2025-01-13",
            camera_ready="2025-01-30 23:59 UTC",
            workshop="2025-03-01",
        ),
        zone="Asia/Tokyo",
        now="2024-12-31T23:59:59Z",
    ),
    "on a leap day": Good(
        dates(submission="2024-01-15 23:59 AoE", decision="2024-02-12", workshop="2024-02-29"),
        zone="America/Vancouver",
        now="2024-01-01T00:00:00Z",
    ),
    "where the day begins first": Good(
        dates(submission="2023-06-01 23:59 AoE", poster="2023-07-26 23:59 AoE", workshop="2023-07-28"),
        zone="Pacific/Kiritimati",
    ),
    "where the day ends last": Good(
        dates(submission="2023-06-01 23:59 AoE", poster="2023-07-27 23:59 AoE", workshop="2023-07-28"), zone="Pacific/Pago_Pago"
    ),
    "days without times up to the eve of the event": Good(
        dates(submission="2023-06-01", decision="2023-06-20", poster="2023-07-27", workshop="2023-07-28"),
        zone="Pacific/Auckland",
    ),
    "awards on the day of the event": Good(
        dates(submission="2023-06-01 23:59 AoE", workshop="2023-07-28", awards="2023-07-28"), zone="Europe/Vienna"
    ),
    "a last deadline on the day of the event": Good(
        dates(submission="2023-06-01 23:59 AoE", feedback="2023-07-27", workshop="2023-07-27"), zone="America/New_York"
    ),
    "two days of event and a tutorial before": Good(
        dates(
            submission="2023-05-24 23:59 AoE",
            tutorial="2023-07-27 13:00 venue to 2023-07-27 17:00 venue",
            workshop="2023-07-28 to 2023-07-29",
        )
    ),
    "an event with times over summer time's end": Good(
        dates(submission="2023-08-24 23:59 AoE", workshop="2023-10-28 09:00 venue to 2023-10-29 17:00 venue")
    ),
    "three tracks, one below the other": Good(
        "\n".join(
            f"{track}-submission:\n  label: Submission ({track})\n  track: {track}\n  when: 2023-0{month}-13 23:59 AoE\n"
            f"{track}-decision:\n  label: Decision ({track})\n  track: {track}\n  kind: notification\n"
            f"  when: by 2023-0{month + 1}-16"
            for track, month in (("full", 6), ("short", 5), ("demo", 7))
        )
        + "\n"
        + dates(workshop="2023-10-01")
    ),
    "several rounds with an extension and a cancellation": Good(
        """
submission:
  label: Submission
  when: 2023-05-31 23:59 AoE
  was:
    - when: 2023-05-24 23:59 AoE
      changed: 2023-05-19T17:40Z
      why: extended
late-breaking:
  label: Late-breaking results
  when: 2023-05-01 23:59 AoE
  cancelled: 2023-04-01T09:00Z
reviews:
  label: Reviews
  internal: true
  when: 2023-06-14 23:59 Europe/Vienna
"""
        + dates(decision="2023-06-20", workshop="2023-07-28")
    ),
    "people of many names": Good(
        SPRING,
        files={
            "people/hypatia.yaml": "last: Hypatia\naffiliation: Mouseion\nroles:\n  speaker: confirmed\n",
            "people/null.yaml": "first: Ann\nlast: Null\naffiliation: NO\nroles:\n  speaker: confirmed\n",
            "people/ng.yaml": "last: Ng\naffiliation: HKU\nroles:\n  organizer: confirmed\n",
            "people/o-brien.yaml": 'first: Flann\nlast: O\'Brien\naffiliation: Æon, "X"\nroles:\n  panelist: confirmed\n',
            "people/todo.yaml": "first: Mayumi\nlast: Todo\naffiliation: 東京大学\nroles:\n  moderator: confirmed\n",
            "people/van-den-berg.yaml": "first: Rianne\nlast: van den Berg\nsort: Berg\naffiliation: Microsoft\n"
            "roles:\n  speaker: confirmed\n  panelist: declined\norcid: 0000-0002-1694-233X\n",
        },
    ),
    "other alphabets": Good(
        "submission:\n  label: Подача статей\n  when: 2023-05-24 23:59 AoE\n"
        "workshop:\n  label: 研讨会\n  kind: event\n  when: 2023-07-28\n",
        zone="Asia/Shanghai",
        more="url: https://例え.jp/2023/\ncontact: 用户@例子.广告\nplace: 北京\nsite:\n  locale: de\n" + HOME_PAGE,
        files={
            "people/osumi.yaml": "first: 良典\nlast: 大隅\naffiliation: 東京工業大学\n"
            "url: https://пример.рф/\nroles:\n  speaker: confirmed\n",
            "people/rtl.yaml": "first: مریم\nlast: میرزاخانی\naffiliation: دانشگاه شریف\nroles:\n  speaker: confirmed\n",
            "pages/home.md": "---\ntitle: 研讨会\n---\n\n[[people speaker]]\n\n[[dates]]\n",
        },
    ),
    "invited people in private only": Good(
        SPRING,
        more=HOME_PAGE,
        files={
            "private/grace-hopper.yaml": "first: Grace\nlast: Hopper\nroles:\n  speaker: invited\n",
            "pages/home.md": "# Speakers\n\n[[people speaker]]\n",
        },
    ),
    "a page of plain words": Good(
        SPRING, more=HOME_PAGE, files={"pages/home.md": "Just words, a [[wiki link]], {{ liquid }} and 23:59 AoE.\n"}
    ),
    "a theme with front matter of its own": Good(
        SPRING,
        more=HOME_PAGE,
        files={
            "pages/home.md": "---\nlayout: distill\ntitle: Home\nauthors:\n  - name: Ada\nbibliography: all.bib\n_styles: >\n"
            "  p { color: red }\nshow_sponsors: true\n---\n"
        },
    ),
    "pages of their own in a site next door": Good(
        SPRING,
        more="site:\n  folder: inner/site\n  generator: markdown\npages:\n  - path: _pages/cfp.md\n",
        files={"inner/site/_pages/cfp.md": "Dates\n<!-- synsml:dates -->\n<!-- /synsml -->\n[[not ours]]\n"},
    ),
    "a site next door that is not checked out, though pages and photos are named": Good(
        SPRING,
        more="site:\n  folder: ../not-checked-out\npages:\n  - path: _pages/cfp.md\n",
        files={
            "people/ada.yaml": "last: Ada\naffiliation: MIT\nphoto: assets/img/ada.jpg\nroles:\n  speaker: confirmed\n",
        },
        said="workshop.yaml:19:11: hint[G318] the site folder '../not-checked-out' does not exist: "
        "its pages and photos are not checked\n"
        "   19 |   folder: ../not-checked-out\n"
        "      |           ^^^^^^^^^^^^^^^^^^\n"
        "  fix: clone the site there, or correct the path\n"
        "\n"
        "1 hint\n",
    ),
    "a schedule and sponsors": Good(
        SPRING,
        more="""\
schedule:
  date: workshop
  sessions:
    - id: opening
      time: 09:00-09:15
      title: Opening
    - id: keynote
      time: 09:15-10:00
      kind: talk
      title: "Hype: or not?"
      speakers: [ada]
      links:
        Slides: https://example.org/slides.pdf
sponsors:
  - name: Apple
    url: https://www.apple.com/
    level: 1
""",
        files={"people/ada.yaml": "last: Ada\naffiliation: MIT\nroles:\n  speaker: confirmed\n"},
    ),
    "prose about other years": Good(
        SPRING,
        id="good-2023",
        more="host: ICML 2023\n" + HOME_PAGE,
        files={
            "pages/home.md": """\
---
title: "Good 2023: July 28, 2023"
---

# News

- May 3, 2023: the call for papers is out.
- December 12, 2022: accepted at ICML 2023!

# About

This is the third edition, after ICML 2021 and ICML 2022 (held on July 23, 2022, in Baltimore).
Emmy Noether was born on March 23, 1882. We meet on Friday, July 28, 2023 from 9:00 to 17:00 CEST.
Submissions are due on Wednesday, May 24th, at 23:59 AoE (UTC-12), that is May 25, 13:59 in Vienna.

| What | When |
|---|---|
| Submission | May 24, 2023 |
| Decision | by June 16, 2023 |
| Workshop | July 28 |

Copyright 2022-2023. See [2022](../2022/) and [papers](https://example.org/2022-07-23/). [^1]

[^1]: J. Doe. A paper. Published July 1, 2021.
"""
        },
    ),
    "an extension that every page mentions": Good(
        """
submission:
  label: Submission
  when: 2023-05-31 23:59 AoE
  was:
    - when: 2023-05-24 23:59 AoE
      changed: 2023-05-19T17:40Z
      why: extended
"""
        + dates(decision="2023-06-20", workshop="2023-07-28"),
        id="good-2023",
        more=HOME_PAGE,
        files={
            "pages/home.md": "**The deadline was extended from May 24, 2023 to May 31, 2023.**\n\n"
            "- Submission: ~~May 24~~ May 31\n- Submission: <s>May 24</s> May 31, 2023, 23:59 AoE\n"
            "- [[date submission]]\n\nOriginally: May 24.\n"
        },
    ),
    "a winter workshop": Good(
        dates(submission="2023-11-16 23:59 AoE", decision="by 2023-12-18", camera_ready="2024-01-15", workshop="2024-02-26"),
        id="good-2024",
        zone="America/Vancouver",
        more="host: AAAI-24\n" + HOME_PAGE,
        files={"pages/home.md": "Submit by November 16, 2023. We meet on Monday, February 26, 2024 at 9:00 PST.\n"},
        now="2023-10-01T12:00:00Z",
    ),
    "a page as organizers write it, with bios, news and tables": Good(
        """
submission:
  label: Submission Deadline
  when: 2023-05-31 23:59 AoE
  url: https://openreview.net/group?id=Good
  was:
    - when: 2023-05-24 23:59 AoE
      changed: 2023-05-19T17:40Z
      why: extended
"""
        + dates(decision="2023-06-20", camera_ready="2023-07-10 23:59 AoE", workshop="2023-07-28 to 2023-07-29"),
        id="good-2023",
        more="host: ICML 2023\nshort_name: GOOD\nsponsors: []\n" + HOME_PAGE,
        files={
            "pages/home.md": """\
---
title: GOOD 2023
subtitle: ICML 2023 Workshop, July 28-29, 2023, Honolulu # not Sunday, July 29, 2023
date: 2022-04-01 10:00:00 +0200
description: >
  The submission deadline is May 31, 2023; ICML 2023 submission deadline, January 26, 2023
---

:loudspeaker: **The submission deadline has been extended
from May 24 to May 31, 2023, 23:59 AoE!** For the main conference, the submission deadline was January 26, 2023.

Friday-Saturday, July 28-29, 2023 (Fri–Sat), begins on Friday (28 July 2023).

| Milestone | When |
|---|---|
| Submission Deadline | <s>May 24, 2023</s> May 31, 2023 (11:59pm, anywhere on earth) |
| Submission deadline in Tokyo | June 1, 2023, 20:59 JST |
| Camera-ready deadline | July 10 |

<dl>
  <dt>Submission Deadline</dt>
  <dd><span style="text-decoration: line-through">Wednesday, May 25, 2023</span> June 1, 2023, 11:59 UTC</dd>
  <dt>Decision notification</dt>
  <dd>
    June 20
  </dd>
</dl>

### Submission

Submit your work here:

[openreview.net](https://openreview.net/group?id=Good), in the [style](https://example.net/style.zip) of ICML 2023.

Work accepted at ICML 2022 can be submitted; so can what was presented in July 2022.

## News

- July 1, 2022: the website is up.

## Speakers

Ada joined MIT on September 1, 2021, and received her Ph.D. in May 2021. Grace leads a group since July 2020.

## Previous editions

- GOOD 2022, July 23, 2022, Baltimore
- Workshop: July 24, 2021, at ICML 2021

Version of June 3, 2022. `Sunday, July 28, 2023` {% raw %}Sunday, July 28, 2023{% endraw %}
"""
        },
    ),
    "a German page": Good(
        SPRING,
        id="gut-2023",
        more="site:\n  locale: de\n  date_format: D. MMMM YYYY\n" + HOME_PAGE,
        files={
            "pages/home.md": "# Über uns\n\nWir treffen uns am Freitag, 28. Juli 2023, und am Mi., 24. Mai 2023.\n\n"
            "- Submission: 24. Mai 2023\n- Decision: bis 16. Juni 2023\n"
        },
    ),
    "a French and a Spanish page": Good(
        SPRING,
        id="bon-2023",
        more="site:\n  locale: fr\n" + HOME_PAGE + "  - source: pages/es.md\n    path: es.md\n",
        files={
            "pages/home.md": "Le vendredi 28 juillet 2023. Date limite : mercredi 24 mai 2023. Le 1er mai, à 9 h 30.\n",
            "pages/es.md": "El viernes 28 de julio de 2023. Nada más por ahora.\n",
        },
    ),
    "two days in two rooms": Good(
        dates(submission="2023-05-24 23:59 AoE", workshop="2023-07-28 to 2023-07-29"),
        id="good-2023",
        zone="Asia/Tokyo",
        more="""\
schedule:
  date: 2023-07-29
  sessions:
    - {time: 09:00-10:00, room: A, title: Opening}
    - {time: 09:00-10:00, room: B, title: Tutorial, kind: talk, speakers: [yukawa]}
    - {time: 10:00-10:30, title: Coffee, kind: break}
    - {time: 10:30-12:00, track: demos, title: Demos}
    - {time: 10:30-12:00, track: posters, kind: posters}
    - {time: 13:00-14:00, kind: panel, title: 'What now?', moderator: noether, speakers: [yukawa], by: "M. Curie, P. Curie"}
    - {time: 19:00-24:00, title: Dinner}
""",
        files={
            "people/yukawa.yaml": "first: 秀樹\nlast: 湯川\naffiliation: 京都大学\nroles:\n  speaker: confirmed\n",
            "people/noether.yaml": "first: Emmy\nlast: Noether\naffiliation: Göttingen\nroles:\n  organizer: confirmed\n"
            "  moderator: confirmed\n",
        },
    ),
    "a Jekyll page full of Liquid": Good(
        SPRING,
        id="good-2023",
        more=HOME_PAGE,
        files={
            "site/_config.yml": "title: Good\n",
            "site/_data/news.yml": "[]\n",
            "pages/home.md": """\
---
layout: home
title: "Talks #1 to #9"
nav: true
tags: [a, b]
date: 2023-05-01
---
{% assign sorted = site.data.organizers | sort: "last" %}
{%- for person in sorted -%}{% include people.html %}{%- endfor %}
{% for item in site.data.news limit: 3 %}{{ item.date | date: "%B %d" }}{% else %}No news.{% endfor %}
{% comment %}
Friday, July 29, 2023 {% if page.old %}{{ page.old }}{% endif %}
{% endcomment %}
{% raw %}{{ not run }}{% endraw %}

```yaml
# Friday
when: 2023-05-24 23:59 AoE
```

## Dates
[[dates]]
## Dates and places
""",
        },
    ),
    "all is over and said so": Good(
        dates(submission="2023-05-10 23:59 AoE", registration="2023-07-19 23:59 AoE", workshop="2023-07-28"),
        id="good-2023",
        more=HOME_PAGE,
        files={
            "pages/home.md": "[[if passed submission]]Submission is closed.[[else]]Submit on [OpenReview](https://openreview.net/)."
            "[[end]]\n\nThe [proceedings](https://proceedings.mlr.press/) will hold what was submitted. "
            "[Register](https://example.org/register) by July 19.\n"
        },
        now="2023-07-01T12:00:00Z",
    ),
    "long over": Good(
        dates(submission="2019-05-24 23:59 AoE", workshop="2019-07-28", proceedings="TBD"),
        said="workshop.yaml:13:11: hint[D100] the workshop ended on 2019-07-28: "
        "checks that depend on today are skipped\n"
        "   13 |     when: 2019-07-28\n"
        "      |           ^^^^^^^^^^\n"
        "  fix: nothing to change; start the next edition with `synsml init NEW-FOLDER --from .`\n"
        "\n"
        "1 hint\n",
    ),
}


@pytest.mark.parametrize("name", GOOD)
def test_nothing_is_said_of_a_good_workshop(synsml: Synsml, workshop: Folder, name: str) -> None:
    good = GOOD[name]
    good.write(workshop)
    result = synsml("check", "--strict", "--now", good.now)
    assert (result.code, result.out, result.err) == (0, good.said, "")


def test_nothing_is_said_of_a_year_of_clocks(synsml: Synsml, workshop: Folder) -> None:
    Good(SPRING).write(workshop)
    for month in range(1, 8):
        assert synsml("check", "--strict", "--now", f"2023-{month:02d}-28").out == NOTHING


def test_comments_blank_lines_and_other_line_ends_change_nothing(synsml: Synsml, workshop: Folder) -> None:
    Good(SPRING).write(workshop)
    path = workshop.root / "workshop.yaml"
    text = "# facts\n\n" + path.read_text().replace("\n", "   # why not\n\n", 3)
    path.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    assert synsml("check", "--strict").out == NOTHING
