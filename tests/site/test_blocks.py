"""The blocks of people, dates, the schedule and sponsors, for Jekyll and for generators without Liquid."""

import dataclasses
import html
import re

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from helpers import HOME_PAGE, MINIMAL, REPOSITORY, TESTS, Result, Synsml, Workshop, assert_golden
from strategies import modest, printable
from synsml_cli.model.pages.blocks import BLOCKS, Block
from synsml_cli.model.records.workshop import Sponsor
from synsml_cli.site import escape
from synsml_cli.site.blocks.calendar import CalendarView
from synsml_cli.site.blocks.date_view import DateView
from synsml_cli.site.blocks.people import PersonView
from synsml_cli.site.blocks.schedule import ProgrammeView, SessionView
from synsml_cli.site.blocks.sponsors import LevelView, SponsorView
from synsml_cli.site.sponsors import by_level

GOLDEN = TESTS / "golden" / "blocks"
PLAIN = "site:\n  generator: markdown\n"
NOW = "2023-05-26"


def page(synsml: Synsml, workshop: Workshop, text: str, *, facts: str = "", now: str = NOW, **files: str) -> str:
    """Return how a page of ours comes out."""
    workshop.write({"workshop.yaml": MINIMAL + facts + HOME_PAGE, "pages/home.md": text, **files})
    result = synsml("render", "--stdout", "--now", now)
    assert (result.code, result.err) == (0, "")
    return result.out


def refused(synsml: Synsml, workshop: Workshop, text: str, *, facts: str = "") -> str:
    """Return the error of a page that cannot be rendered, with what to write instead."""
    workshop.write({"workshop.yaml": MINIMAL + facts + HOME_PAGE, "pages/home.md": text})
    result = synsml("render", "--stdout")
    assert (result.code, result.out) == (1, "")
    found = re.search(r"error\[G301\] (.*)\n(?:.*\n)*?  fix: (.*)\n", result.err)
    assert found, result.err
    return f"{found[1]} -> {found[2]}"


def shown(markdown: str) -> str:
    """Return the HTML of a page as GitHub reads it."""
    return MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(markdown)


def person(last: str, *, first: str = "", role: str = "organizer", state: str = "confirmed", more: str = "") -> str:
    return f"first: {first}\nlast: {last}\n{more}roles:\n  {role}: {state}\n"


# Dates.

MORE_DATES = """\
  demos:
    label: Demo | proposals
    when: 2023-06-20
    track: demos
    url: https://example.org/demos
    note: "(see [the call](demos/) | `a|b`)"
  talks:
    label: Talk proposals
    when: 2023-06-21
    track: talks
    was:
      - when: 2023-06-14
        changed: 2023-05-10
        why: extended
  posters:
    label: Posters
    when: TBD
    line: Posters [[date]]
"""


def test_dates_are_a_table_with_their_notes(synsml: Synsml, workshop: Workshop) -> None:
    text = page(synsml, workshop, "[[dates style=table passed=struck]]\n", facts=MORE_DATES)
    assert text == (
        "| What | When | Note |\n|---|---|---|\n"
        "| <del>Submission Deadline</del> | <del>**May 24, 2023, 23:59 AoE**</del> |  |\n"
        "| Workshop | **July 28, 2023** |  |\n"
        "| [Demo &#124; proposals](https://example.org/demos) | **June 20, 2023** "
        "| (see [the call](demos/) &#124; `a\\|b`) |\n"
        "| Talk proposals | <s>June 14, 2023</s> &nbsp; **June 21, 2023 (extended)** |  |\n"
        "| Posters | **to be announced** |  |\n"
    )
    assert shown(text).count("<td>") == 15


def test_dates_that_are_over_are_struck_out_or_hidden_where_the_block_says_so(synsml: Synsml, workshop: Workshop) -> None:
    text = "[[dates]]\n\n[[dates passed=struck]]\n\n[[dates passed=hidden]]\n"
    over, ahead = "Submission Deadline: **May 24, 2023, 23:59 AoE**", "- Workshop: **July 28, 2023**\n"
    expected = f"- {over}\n{ahead}\n- <del>{over}</del>\n{ahead}\n{ahead}"
    assert page(synsml, workshop, text) == expected
    assert page(synsml, workshop, "[[dates style=table passed=hidden]]\n", now="2024-01-01") == "\n"
    assert page(synsml, workshop, text, now="2023-05-20") == f"- {over}\n{ahead}\n" * 2 + f"- {over}\n{ahead}"


def test_a_track_has_its_own_dates_and_those_without_a_track(synsml: Synsml, workshop: Workshop) -> None:
    text = page(synsml, workshop, "[[dates track=demos]]\n", facts=MORE_DATES)
    assert re.findall(r"Submission|Demo|Talk|Posters|Workshop", text) == ["Submission", "Workshop", "Demo", "Posters"]
    error = refused(synsml, workshop, "[[dates track=demo]]\n", facts=MORE_DATES)
    assert error == "unknown track 'demo' -> did you mean 'demos'?"


def test_all_pages_can_share_one_list_of_dates(synsml: Synsml, workshop: Workshop) -> None:
    site = "site:\n  key_dates: {style: table, passed: hidden}\n"
    assert page(synsml, workshop, "[[dates shared=yes]]\n", facts=site) == "{% include key_dates_list.md %}\n"
    assert synsml("render", "--now", NOW).code == 0
    table = "| What | When |\n|---|---|\n| Workshop | **July 28, 2023** |\n"
    assert (workshop.root / "site" / "_includes" / "key_dates_list.md").read_text() == table
    assert page(synsml, workshop, "[[dates shared=yes]]\n", facts=f"{site}  generator: markdown\n") == table
    assert page(synsml, workshop, "[[dates style=list passed=shown]]\n", facts=site).startswith("- Submission Deadline")


def test_the_shared_list_cannot_look_different_on_one_page(synsml: Synsml, workshop: Workshop) -> None:
    assert refused(synsml, workshop, "[[dates shared=yes style=table]]\n") == (
        "shared=yes cannot be combined with a style: the shared list is the same on all pages -> "
        "remove 'shared=yes', or write the style under 'site: key_dates:' in workshop.yaml"
    )


def test_liquid_in_a_note_or_a_line_is_literal(synsml: Synsml, workshop: Workshop) -> None:
    dates = "  poster:\n    label: Poster\n    when: TBD\n    line: '{{ x }} [[date]]'\n    note: '*{%* raw `{{ y }}` %} a|b'\n"
    text = page(synsml, workshop, "[[dates]]\n", facts=dates)
    assert text.splitlines()[-1] == "- {{ '{{' }} x }} **to be announced** *{{ '{%' }}* raw `{{ '{{' }} y }}` %} a&#124;b"
    text = page(synsml, workshop, "[[dates]]\n", facts=dates + PLAIN)
    assert text.splitlines()[-1] == "- &#123;{ x }} **to be announced** *&#123;%* raw `{{ y }}` %} a&#124;b"


@modest
@given(st.text("{}%`| a\\\n", max_size=30))
def test_no_tag_of_liquid_begins_in_a_note(text: str) -> None:
    written = escape.own_inline(text, generator="jekyll")
    assert "\n" not in written
    left = re.sub(r"\{\{ '(\{[{%])' \}\}", lambda match: match[1].replace("{", "\0"), written)
    assert not re.search(r"\{[{%]", left)
    # What Liquid prints is what was written.
    assert left.replace("\0", "{") == escape.own_inline(text.replace("{", "\0"), generator="jekyll").replace("\0", "{")


# People.

GROUP = {
    "people/ada.yaml": person("Lovelace", first="Ada", more="affiliation: A & B\nurl: https://example.org/a_b?x=1&y=2\n"),
    "people/berg.yaml": person("van den Berg", more="photo: img/b.png\n"),
    "people/celik.yaml": person("Çelik", more="photo: img/ç d.png\n"),
    "people/zanna.yaml": person("Zanna", more="url: javascript:alert(1)\n"),
}


def test_cards_need_no_theme_and_no_liquid(synsml: Synsml, workshop: Workshop) -> None:
    text = page(synsml, workshop, "before\n\n[[people organizer columns=3]]\n\n*after*\n", facts=PLAIN, **GROUP)
    assert_golden(GOLDEN / "cards.md", text)
    block = text.partition("\n\n")[2].rpartition("\n\n")[0]
    assert "\n\n" not in block
    assert shown(text) == f"<p>before</p>\n{block}\n<p><em>after</em></p>\n"


def test_people_are_a_list_in_every_generator(synsml: Synsml, workshop: Workshop) -> None:
    expected = "- Çelik\n- [Ada Lovelace](https://example.org/a_b?x=1&y=2), A & B\n- van den Berg\n- Zanna\n"
    for facts in ("", PLAIN):
        assert page(synsml, workshop, "[[people organizer style=list]]\n", facts=facts, **GROUP) == expected
        assert page(synsml, workshop, "[[people speaker style=list placeholder=soon]]\n", facts=facts) == "soon\n"


def test_pictures_are_linked_from_where_the_page_is(synsml: Synsml, workshop: Workshop) -> None:
    facts = PLAIN + "pages:\n  - {source: pages/home.md, path: index.md}\n  - {source: pages/home.md, path: a/b/call.md}\n"
    root = workshop.write({"workshop.yaml": MINIMAL + facts, "pages/home.md": "[[people organizer]]\n", **GROUP})
    assert synsml("render").code == 0
    for path, up in (("index.md", ""), ("a/b/call.md", "../../")):
        sources = re.findall(r'src="([^"]*)"', (root / "site" / path).read_text())
        assert sources == [f"{up}img/%C3%A7%20d.png", f"{up}img/b.png"]


def order_of(text: str) -> list[str]:
    return re.findall(r"<strong>(?:<a[^>]*>)?([^<]*)<", text)


def test_without_liquid_people_are_sorted_as_liquid_would(synsml: Synsml, workshop: Workshop) -> None:
    ours = page(synsml, workshop, "[[people organizer]]\n", facts=PLAIN, **GROUP)
    assert order_of(ours) == ["Çelik", "Ada Lovelace", "van den Berg", "Zanna"]
    theirs = page(synsml, workshop, "[[people organizer sort=last]]\n", facts=PLAIN, **GROUP)
    assert order_of(theirs) == ["Ada Lovelace", "Zanna", "van den Berg", "Çelik"]
    for facts in ("", PLAIN):
        listed = page(synsml, workshop, "[[people organizer style=list sort=last]]\n", facts=facts, **GROUP)
        assert re.findall(r"Ada|Zanna|Berg|Çelik", listed) == ["Ada", "Zanna", "Berg", "Çelik"]
    by_picture = page(synsml, workshop, "[[people organizer sort=img]]\n", facts=PLAIN, **GROUP)
    assert order_of(by_picture) == ["van den Berg", "Çelik", "Ada Lovelace", "Zanna"]


def test_chairs_come_first_also_where_the_page_lets_liquid_sort(synsml: Synsml, workshop: Workshop) -> None:
    chair = {"people/zanna.yaml": person("Zanna", more="order: 1\n")}
    text = "[[people organizer sort=last]]\n"
    assert "sort:" in page(synsml, workshop, text, **GROUP)
    rendered = page(synsml, workshop, text, **{**GROUP, **chair})
    assert "site.data.organizers -%}" in rendered
    assert synsml("render").code == 0
    records = yaml.safe_load((workshop.root / "site" / "_data" / "organizers.yml").read_text())
    assert [record["last"] for record in records] == ["Zanna", "Çelik", "Lovelace", "van den Berg"]
    plain = page(synsml, workshop, text, facts=PLAIN, **{**GROUP, **chair})
    assert order_of(plain)[0] == "Zanna"


def test_who_is_tentative_is_said_to_be_so_where_a_page_asks_for_them(synsml: Synsml, workshop: Workshop) -> None:
    people = {
        "people/ada.yaml": person("Lovelace", first="Ada", role="speaker"),
        "private/bob.yaml": person("Bob", role="speaker", state="tentative"),
        "private/eve.yaml": person("Eve", role="speaker", state="invited"),
    }
    text = '[[people speaker style=list states="confirmed tentative"]]\n\n[[people speaker style=list data=sure]]\n'
    expected = "- Bob ({})\n- Ada Lovelace\n\n- Ada Lovelace\n"
    assert page(synsml, workshop, text, **people) == expected.format("tentative")
    site = "site:\n  locale: {}\n"
    assert page(synsml, workshop, text, facts=site.format("de"), **people) == expected.format("unter Vorbehalt")
    assert synsml("render").code == 0
    for name, lasts in (("speakers", ["Bob (unter Vorbehalt)", "Lovelace"]), ("sure", ["Lovelace"])):
        records = yaml.safe_load((workshop.root / "site" / "_data" / f"{name}.yml").read_text())
        assert [record["last"] for record in records] == lasts


def test_what_is_not_known_yet_is_said_in_the_language_of_the_site(synsml: Synsml, workshop: Workshop) -> None:
    text = "[[people speaker style=list]]\n\n[[schedule]]\n"
    said = {
        locale: page(synsml, workshop, text, facts=f"site:\n  locale: {locale}\n").split("\n\n")
        for locale in ("en", "de", "es", "fr")
    }
    assert said == {
        "en": ["**More information coming soon!**", "**The schedule will be announced here.**\n"],
        "de": ["**Weitere Informationen folgen in Kürze!**", "**Das Programm wird hier bekannt gegeben.**\n"],
        "es": ["**¡Más información próximamente!**", "**El programa se anunciará aquí.**\n"],
        "fr": ["**Plus d’informations prochainement\N{NO-BREAK SPACE}!**", "**Le programme sera annoncé ici.**\n"],
    }


# The programme.

SCHEDULE = """\
schedule:
  date: {date}
  sessions:
    - id: talk
      time: 9:10-10:00
      kind: talk
      title: "*Symmetry*: why | how? {{{{ x }}}}"
      speakers: [ada, eve]
      by: The {{% authors %}}
      moderator: bob
      room: Hall | 3
      abstract: |
        Once *upon*
        {{% raw %}} a time.

        | a | b |
        |---|---|
        | 1 | 2 |
      links:
        The | slides: https://example.org/a|b
        No: javascript:alert(1)
    - id: opening
      time: 09:00-09:10
      title: Opening
    - id: coffee
      time: 10:00-10:30
      kind: break
    - id: demos
      time: 10:30-11:00
      title: Demos
      track: B
      abstract: Never shown.
      cancelled: 2023-05-10
"""
CAST = {
    "people/ada.yaml": person("Lovelace", first="Ada", role="speaker"),
    "people/bob.yaml": person("<Bob>", role="moderator"),
    "private/eve.yaml": person("Secret", role="speaker", state="tentative"),
}


@pytest.mark.parametrize("generator", ["jekyll", "markdown"])
def test_the_programme_is_a_table_in_the_order_of_time(synsml: Synsml, workshop: Workshop, generator: str) -> None:
    facts = SCHEDULE.format(date="workshop") + f"site:\n  generator: {generator}\n"
    text = page(synsml, workshop, "[[schedule abstracts=yes]]\n", facts=facts, **CAST)
    assert_golden(GOLDEN / f"schedule_{generator}.md", text)
    assert "Secret" not in text
    if generator == "markdown":
        table = shown(text).partition("</table>")[0]
        assert re.findall(r"<t[hd]>([^<]*)", table)[:4] == ["Time (Europe/Vienna, UTC+2)", "Session", "Room", "Track"]
        assert table.count("<td>") == 16


def test_without_rooms_the_programme_has_no_column_for_them(synsml: Synsml, workshop: Workshop) -> None:
    facts = "schedule:\n  date: workshop\n  sessions:\n    - time: 09:00-10:00\n      title: Opening\n"
    assert page(synsml, workshop, "[[schedule]]\n", facts=facts) == (
        "**July 28, 2023**\n\n| Time (Europe/Vienna, UTC+2) | Session |\n|---|---|\n| 09:00-10:00 | Opening |\n"
    )


@pytest.mark.parametrize(
    ("old", "new", "above", "zone"),
    [
        ("2023-07-28", "2023-07-28 or 2023-07-29", "**July 28 or 29, 2023**", "Europe/Vienna"),
        ("2023-07-28", "2023-07-28 09:00 venue or 2023-07-29 10:00 venue", "**July 28 or 29, 2023**", "Europe/Vienna"),
        ("2023-07-28", "2023-07-28 09:00 UTC to 2023-07-28 17:00 UTC", "**July 28, 2023**", "Europe/Vienna, UTC+2"),
        ("2023-07-28", "TBD", "*The day is to be announced*", "Europe/Vienna"),
        ("2023-07-28", "2023-01-28", "**January 28, 2023**", "Europe/Vienna, UTC+1"),
        (
            "2023-07-28",
            "2023-07-28\n    cancelled: 2023-05-10",
            "<s>July 28, 2023</s> &nbsp; **(cancelled)**",
            "Europe/Vienna, UTC+2",
        ),
        # The clocks are changed between two sessions, or within one.
        ("2023-07-28", "2023-03-26", "**March 26, 2023**", "Europe/Vienna, UTC+1/UTC+2"),
        ("2023-07-28", "2023-10-29", "**October 29, 2023**", "Europe/Vienna, UTC+2/UTC+1"),
        ("timezone: Europe/Vienna", "timezone: Asia/Kolkata", "**July 28, 2023**", "Asia/Kolkata, UTC+5:30"),
        ("timezone: Europe/Vienna", "timezone: America/St_Johns", "**July 28, 2023**", "America/St_Johns, UTC-2:30"),
        ("timezone: Europe/Vienna\n", "", "**July 28, 2023**", "UTC"),
    ],
)
def test_day_and_zone_are_above_the_schedule(
    synsml: Synsml, workshop: Workshop, old: str, new: str, above: str, zone: str
) -> None:
    assert old in MINIMAL
    facts = MINIMAL.replace(old, new) + "schedule:\n  date: workshop\n  sessions:\n    - time: 01:30-10:00\n      title: x\n"
    workshop.write({"workshop.yaml": facts + HOME_PAGE, "pages/home.md": "[[schedule]]\n"})
    result = synsml("render", "--stdout")
    assert result == Result(0, f"{above}\n\n| Time ({zone}) | Session |\n|---|---|\n| 01:30-10:00 | x |\n", "")


def test_a_programme_on_an_internal_day_reaches_neither_page_nor_data(synsml: Synsml, workshop: Workshop) -> None:
    facts = "    internal: true\n" + SCHEDULE.format(date="workshop")
    assert page(synsml, workshop, "[[schedule placeholder=later]]\n", facts=facts, **CAST) == "later\n"
    assert synsml("render").code == 0
    data = (workshop.root / "site" / "_data" / "schedule.yml").read_text()
    assert data == "# Written by `synsml render` from workshop.yaml: edit it there, not this file.\n[]\n"


def test_the_data_file_of_the_programme_has_every_key_and_no_secret(synsml: Synsml, workshop: Workshop) -> None:
    facts = SCHEDULE.format(date="workshop")
    page(synsml, workshop, "", facts=facts, **CAST)
    assert synsml("render").code == 0
    data = (workshop.root / "site" / "_data" / "schedule.yml").read_text()
    assert_golden(GOLDEN / "schedule.yml", data)
    first, *others = yaml.safe_load(data)
    assert all(list(record) == list(first) for record in others)
    assert "Secret" not in data


# Sponsors.

SPONSORS = """\
sponsors:
  - {name: Small & <Co>, level: silver, url: "javascript:alert(1)"}
  - {name: "B*i*g \\"one\\"", level: Gold, logo: "img/big 'one'.png", url: "https://example.org/?a=1&b=2"}
  - {name: Other, level: gold, url: "https://example.org/other"}
  - {name: Friend, logo: img/friend.svg}
"""


@pytest.mark.parametrize("generator", ["jekyll", "markdown"])
def test_sponsors_are_logos_level_by_level(synsml: Synsml, workshop: Workshop, generator: str) -> None:
    facts = SPONSORS + f"site:\n  generator: {generator}\n"
    text = page(synsml, workshop, "[[sponsors]]\n\n[[sponsors style=list]]\n", facts=facts)
    assert_golden(GOLDEN / f"sponsors_{generator}.md", text)
    logos, names = text.split("\n\n")
    assert "javascript" not in text
    assert shown(f"{logos}\n") == f"{logos}\n"
    listed = [re.sub(r"<[^>]*>", "", item) for item in re.findall(r"<li>(.*)</li>", shown(names))]
    assert listed == ["B*i*g &quot;one&quot; (Gold)", "Other (Gold)", "Small &amp; &lt;Co&gt; (silver)", "Friend"]


def test_the_data_file_of_sponsors_names_them_level_by_level(synsml: Synsml, workshop: Workshop) -> None:
    page(synsml, workshop, "", facts=SPONSORS)
    assert synsml("render").code == 0
    records = yaml.safe_load((workshop.root / "site" / "_data" / "sponsors.yml").read_text())
    url, logo = "https://example.org/?a=1&b=2", "img/big 'one'.png"
    assert records == [
        {"name": 'B*i*g "one"', "level": "Gold", "url": url, "logo": logo},
        {"name": "Other", "level": "Gold", "url": "https://example.org/other"},
        {"name": "Small & <Co>", "level": "silver"},
        {"name": "Friend", "level": "", "logo": "img/friend.svg"},
    ]


@pytest.mark.parametrize(
    ("levels", "ordered"),
    [
        (["2", "10", "1", "2"], ["1", "2", "10"]),
        (["bronze", "Gold", "platinum", "gold", "silver", "Diamond"], ["Diamond", "platinum", "Gold", "silver", "bronze"]),
        (["venue", "coffee", "venue"], ["venue", "coffee"]),
        (["", "coffee", "gold", "1"], ["1", "gold", "coffee", ""]),
        (["²", "1" * 5000, "gold", "3"], ["3", "gold", "²", "1" * 5000]),
        ([], []),
    ],
)
def test_levels_have_an_order(levels: list[str], ordered: list[str]) -> None:
    sponsors = [Sponsor(name=f"{number}", level=level, number=number) for number, level in enumerate(levels)]
    found = by_level(sponsors)
    assert [level for level, _ in found] == ordered
    assert sorted(int(sponsor.name) for _, group in found for sponsor in group) == list(range(len(levels)))
    assert all([int(one.name) for one in group] == sorted(int(one.name) for one in group) for _, group in found)


def test_data_files_of_facts_are_written_where_the_workshop_has_them_or_a_page_shows_them(
    synsml: Synsml, workshop: Workshop
) -> None:
    data = workshop.root / "site" / "_data"
    page(synsml, workshop, "hello\n")
    assert synsml("render").code == 0
    assert not (data / "sponsors.yml").exists()
    (data / "sponsors.yml").write_text("- theirs\n")
    assert synsml("render").code == 0
    page(synsml, workshop, "[[sponsors]][[schedule]]\n")
    assert synsml("render").code == 1
    (data / "sponsors.yml").unlink()
    assert synsml("render").code == 0
    header = "# Written by `synsml render` from workshop.yaml: edit it there, not this file.\n"
    for name in ("sponsors", "schedule"):
        assert (data / f"{name}.yml").read_text() == f"{header}[]\n"


def test_a_role_cannot_take_the_data_file_of_the_sponsors(synsml: Synsml, workshop: Workshop) -> None:
    error = refused(synsml, workshop, "[[people sponsor]]\n", facts="roles: [sponsor]\n" + SPONSORS)
    assert error == (
        "_data/sponsors.yml holds the sponsors of workshop.yaml, not people -> "
        "give this block its own file: data=sponsors_people"
    )


# The include.


def test_a_card_that_escapes_is_written_where_it_is_asked_for(synsml: Synsml, workshop: Workshop) -> None:
    include = workshop.root / "site" / "_includes" / "people.html"
    page(synsml, workshop, "hello\n")
    assert synsml("render").code == 0
    assert not include.exists()
    site = 'site:\n  people_include: true\n  person_keys: {last: "it\'s", affiliation: \'a "b"\'}\n'
    page(synsml, workshop, "hello\n", facts=site)
    assert synsml("render").code == 0
    assert_golden(GOLDEN / "people.html", include.read_text())
    assert all("escape" in tag or "assign" in tag for tag in re.findall(r"\{\{.*?\}\}", include.read_text()) if "person" in tag)


def test_a_theme_keeps_its_own_card(synsml: Synsml, workshop: Workshop) -> None:
    page(synsml, workshop, "hello\n", facts="site:\n  people_include: true\n")
    include = workshop.root / "site" / "_includes" / "people.html"
    include.parent.mkdir(parents=True)
    include.write_text("theirs\n")
    result = synsml("render")
    assert result.code == 1
    assert result.err.startswith("site/_includes/people.html was not written by synsml; ")
    assert include.read_text() == "theirs\n"


@pytest.mark.parametrize("key", ["a}}b", "a[0]"])
def test_a_key_that_liquid_cannot_write_is_refused_with_the_card(synsml: Synsml, workshop: Workshop, key: str) -> None:
    site = f'site:\n  people_include: true\n  person_keys: {{last: "{key}"}}\n'
    workshop.write({"workshop.yaml": MINIMAL + site})
    result = synsml("render")
    assert (result.code, result.out) == (1, "")
    assert f"Liquid cannot read the key '{key}'" in result.err


def test_a_page_cannot_take_the_place_of_the_card(synsml: Synsml, workshop: Workshop) -> None:
    facts = "pages:\n  - {source: pages/home.md, path: _includes/people.html}\n"
    workshop.write({"workshop.yaml": MINIMAL + facts, "pages/home.md": "x\n"})
    assert synsml("render").code == 0
    workshop.write({"workshop.yaml": MINIMAL + facts + "site:\n  people_include: true\n"})
    assert "is reserved: synsml writes this file itself" in synsml("render").err


# Templates.


def test_the_reference_names_everything_that_templates_get() -> None:
    reference = (REPOSITORY / "docs" / "files.md").read_text("utf-8").partition("## templates/")[2]
    named = set(re.findall(r"`(\w+)[`(]", reference))
    for view in (PersonView, ProgrammeView, SessionView, LevelView, SponsorView, CalendarView):
        assert set(view._fields) <= named, view
    fields = {field.name for field in dataclasses.fields(DateView) if not field.name.startswith("_")}
    assert fields | {"events", "google", "outlook", "office"} <= named
    assert {block.template for block in BLOCKS} <= set(re.findall(r"`([\w.]+\.j2)`", reference))


EVERYTHING = """\
[[ dates | length ]] [[ sessions | length ]] [[ sponsors | length ]] [[ workshop.name ]] [[ contact ]] [[ zone ]]
[[ generator ]] [[ args ]] [[ words.room ]]
"""
OWN = {
    "dates": "[[ style ]] [[ strike ]] [[ shared ]] [[ notes ]] [[ dates[0].linked ]] [[ dates[0].certainty ]]",
    "people": "[[ columns ]] [[ style ]] [[ placeholder ]] [[ data ]] [[ width ]] [[ sort ]] [[ people[0].name | link('x') ]]",
    "schedule": "[[ programme.day ]] [[ abstracts ]] [[ placeholder ]] [[ programme.sessions[0].links ]]",
    "sponsors": "[[ levels[0].sponsors[0].src ]] [[ style ]] [[ placeholder ]]",
    "contact": "",
    "calendar": "[[ calendar.ways[0].text ]]",
}


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: block.name)
def test_the_template_of_every_block_can_be_replaced_and_gets_what_the_reference_says(
    synsml: Synsml, workshop: Workshop, block: Block
) -> None:
    facts = SPONSORS + SCHEDULE.format(date="workshop") + "url: https://example.org/\ncontact: a@example.org\n"
    role = " organizer" if block.takes_roles else ""
    template = {f"templates/{block.template}": f"{EVERYTHING}[# a remark #]{OWN[block.name]}\n{{{{ x }}}}\n"}
    text = page(synsml, workshop, f"[[{block.name}{role}]]\n", facts=facts, **GROUP, **template)
    assert text.startswith("2 4 4 Demo Workshop [a@example.org](mailto:a@example.org) Europe/Vienna\njekyll {} Room\n")
    assert text.endswith("{{ x }}\n")


def test_the_card_can_be_replaced_too(synsml: Synsml, workshop: Workshop) -> None:
    facts = "site:\n  people_include: true\n  person_keys: {last: family}\n"
    template = {"templates/people_include.html.j2": "<b>{{ person[ [[ keys.last | liquid ]] ] | escape }}</b>\n"}
    page(synsml, workshop, "hello\n", facts=facts, **template)
    assert synsml("render").code == 0
    assert (workshop.root / "site" / "_includes" / "people.html").read_text() == '<b>{{ person[ "family" ] | escape }}</b>\n'


@modest
@given(printable)
def test_a_text_within_html_is_read_as_itself_also_where_markdown_is_read_there(text: str) -> None:
    escaped = escape.html_text(text)
    assert html.unescape(escaped) == escape.one_line(text)
    # A paragraph within HTML, as pandoc reads it.
    read = MarkdownIt("commonmark").enable(["table", "strikethrough"]).renderInline(f"x{escaped}x")
    assert html.unescape(read) == f"x{escape.one_line(text)}x"
    assert not set("<>{}") & set(escaped)


@pytest.mark.parametrize(
    ("page", "count"),
    [
        ("[[date submission]] ", 1),
        ("[[nothing]] [[date submission]] ", 1),
        (r"\[[date submission]] ", 1),
        ("[[if given place]][[end]]", 2),
    ],
)
def test_page_has_20_000_tokens_at_most(synsml: Synsml, workshop: Workshop, page: str, count: int) -> None:
    most = page * (20_000 // count)
    workshop.write({"workshop.yaml": MINIMAL + HOME_PAGE, "pages/home.md": most})
    assert synsml("render").code == 0
    workshop.write({"workshop.yaml": MINIMAL + HOME_PAGE, "pages/home.md": most + page})
    result = synsml("render")
    assert result.code == 1
    assert "error[G301] too many tokens: this is number 20,001, the maximum is 20,000" in result.err
    assert "G311" not in synsml("check").out
