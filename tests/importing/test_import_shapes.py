"""`people import` reads the data files of other sites leniently, as long as their meaning is clear."""

import json
import time
from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers import Result, Synsml, Workshop
from synsml_cli.model.importing.records import people_in
from synsml_cli.store.yaml.foreign_yaml import parse_foreign

ASKED = ("--role", "speaker", "--status", "confirmed", "--split-names")


def imported(synsml: Synsml, workshop: Workshop, text: str, *options: str, code: int = 0) -> list[tuple[str, str, str, str]]:
    """Import a YAML file into a fresh workshop; return name, affiliation, page and photo of everybody, in page order."""
    workshop.write({"site.yml": text})
    result = synsml("people", "import", "site.yml", *(options or ASKED))
    assert result.code == code, result.err
    people = json.loads(synsml("people", "list", "--json").out)
    return [(person["name"], person["affiliation"], person["url"], person["photo"]) for person in people]


ADA = ("Ada Lovelace", "Society", "https://example.org/ada", "img/ada.jpg")
GRACE = ("Grace Hopper", "", "", "")
SHAPES = {
    "a list": """\
        - name: Ada Lovelace
          affiliation: Society
          url: https://example.org/ada
          photo: img/ada.jpg
        - name: Grace Hopper
        """,
    "a list with other keys": """\
        - {first: Ada, last: Lovelace, aff: Society, website: 'https://example.org/ada', img: img/ada.jpg}
        - {given: Grace, family: Hopper}
        """,
    "sections with lists": """\
        2023:
          - fullname: Ada Lovelace
            org: Society
            homepage: https://example.org/ada
            image: img/ada.jpg
        2022:
          - fullname: Grace Hopper
        """,
    "sections below a heading": """\
        - section:
          name: General Chairs
          people:
            - {name: Ada Lovelace, institution: Society, link: https://example.org/ada, picture: img/ada.jpg}
        - role: Web
          member:
            - name: Grace Hopper
        """,
    "keys with records": """\
        ada_l:
          name: Ada Lovelace
          company: Society
          web: https://example.org/ada
          headshot: img/ada.jpg
        grace:
          name: Grace Hopper
        """,
    "names with records": """\
        Ada Lovelace:
          affil: Society
          webpage: https://example.org/ada
          img: img/ada.jpg
        Grace Hopper:
          affil:
          email: ''
        """,
    "a list below a key, with lists in it": """\
        speakers:
          - name: Ada Lovelace
            affiliations:
              - Society
            url: https://example.org/ada
            photo: img/ada.jpg
            tags:
              - name: Website
                link: https://example.org/other
          - Grace Hopper
        topics:
          - Machine learning
          - Scientific models
        """,
    "links round the names": """\
        - name: <a href="https://example.org/ada">Ada Lovelace</a>
          affiliation: <b>Society</b>
          photo: img/ada.jpg
        - name: "[Grace Hopper]()"
        """,
    "anchors, merge keys, tags, a directive and two documents": """\
        %YAML 1.1
        ---
        base: &base
          place: &where Society
          photo: img/other.jpg
        ada: &ada
          <<: *base
          name: !!str Ada Lovelace
          affiliation: *where
          url: https://example.org/ada
          photo: img/ada.jpg
        ---
        - name: Grace Hopper
        """,
    "a tab, odd indents and no final line end": (
        "-   name: Ada Lovelace\t\n    affiliation: Society\n    url: https://example.org/ada\n"
        "    photo: img/ada.jpg\n-   name: Grace\tHopper"
    ),
    "line ends of Windows and a byte order mark": (
        "\ufeff- name: Ada Lovelace\r\n  affiliation: Society\r\n  url: https://example.org/ada\r\n"
        "  photo: img/ada.jpg\r\n- name: Grace Hopper\r\n"
    ),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_people_are_found_in_every_shape_that_sites_use(synsml: Synsml, workshop: Workshop, shape: str) -> None:
    found = imported(synsml, workshop, SHAPES[shape])
    assert found == [GRACE, ADA]


def test_a_list_of_names_may_tell_where_they_work(synsml: Synsml, workshop: Workshop) -> None:
    text = "- Ada Lovelace (Society)\n- [Hypatia](https://example.org/h)\n"
    text = text.replace("[Hypatia](https://example.org/h)", '"[Hypatia](https://example.org/h)"')
    assert imported(synsml, workshop, text) == [
        ("Hypatia", "", "https://example.org/h", ""),
        ("Ada Lovelace", "Society", "", ""),
    ]


def test_every_scalar_is_the_text_that_it_is(synsml: Synsml, workshop: Workshop) -> None:
    text = "- {first: 'No', last: Null, affiliation: NO, photo: ~, url: null}\n- {last: 1e3, first: yes, affiliation: 12:30}\n"
    assert imported(synsml, workshop, text) == [("yes 1e3", "12:30", "", ""), ("No Null", "NO", "", "")]


def test_the_usual_one_of_two_keys_counts_and_the_other_is_reported(synsml: Synsml, workshop: Workshop) -> None:
    text = "- {company: Else, affiliation: Society, last: Hypatia}\n- {affiliation2: Third, affiliation: First, last: Bo}\n"
    assert imported(synsml, workshop, text) == [("Bo", "First", "", ""), ("Hypatia", "Society", "", "")]
    err = synsml("people", "import", "site.yml").err
    assert "site.yml:1: Hypatia: duplicate affiliation: 'Else' skipped\n" in err
    assert "affiliation2 -> skipped (1 value, such as 'Third')\n" in err


def test_a_record_without_a_name_among_others_is_reported(synsml: Synsml, workshop: Workshop) -> None:
    text = "speakers:\n  - last: Hypatia\n  - affiliation: Society\n  - first: Ada\n  - name: '---'\n  - name: Coming soon\n"
    workshop.write({"site.yml": text})
    result = synsml("people", "import", "site.yml", "--role", "speaker")
    report = """\
        site.yml: 5 records
          last        -> last
          affiliation -> affiliation
          first       -> first
          name        -> name
          --role -> speaker (1)
        site.yml:3: no name
          fix: fill it in; a person with one name has only a last name
        site.yml:4: no last name beside 'Ada'
          fix: fill it in; a person with one name has only a last name
        site.yml:5: '---' is not a name
          fix: write the person's name
        site.yml:6: 'Coming soon' skipped: placeholder for an unknown person
        imported 1 person: 1 new
          not public until confirmed; kept in the private folder
        """
    assert result == Result(1, "wrote private/hypatia.yaml: Hypatia\n", dedent(report))


def test_sections_and_keys_that_name_a_role_give_it(synsml: Synsml, workshop: Workshop) -> None:
    text = """\
        keynotes:
          - last: Hypatia
        committee:
          organizing:
            - last: Ada
          program:
            - last: Bo
              role: Panellist
            - last: Curie
              role: Chair
        """
    workshop.write({"site.yml": text})
    refused = synsml("people", "import", "site.yml")
    assert (refused.code, refused.out) == (2, "")
    assert refused.err.endswith("synsml: 1 person without a role\n  fix: add --role, such as --role speaker\n")
    assert not (workshop.root / "private").exists()
    result = synsml("people", "import", "site.yml", "--status", "tentative", "--role", "moderator")
    report = """\
        site.yml: 4 records
          last -> last
          role -> role
          --role       -> moderator (3)
          role         -> panelist (1)
          role 'Chair' -> unknown role (1)
        """
    assert (result.code, result.err.partition("imported")[0]) == (0, dedent(report))
    # A role that is given is stronger than a heading, and weaker than what a record says of itself.
    roles = {person["id"]: person["roles"] for person in json.loads(synsml("people", "list", "--json").out)}
    moderator = {"moderator": "tentative"}
    assert roles == {"ada": moderator, "bo": {"panelist": "tentative"}, "curie": moderator, "hypatia": moderator}


def test_a_heading_gives_a_role_where_nothing_else_does(synsml: Synsml, workshop: Workshop) -> None:
    text = "keynotes:\n  - last: Hypatia\norganising committee:\n  - num_row: 1\n    organizers:\n      - last: Ada\n"
    workshop.write({"site.yml": text})
    result = synsml("people", "import", "site.yml")
    assert result.code == 0
    assert "  section 'keynotes'   -> speaker (1)\n  section 'organizers' -> organizer (1)\n" in result.err
    roles = {person["id"]: person["roles"] for person in json.loads(synsml("people", "list", "--json").out)}
    assert roles == {"ada": {"organizer": "invited"}, "hypatia": {"speaker": "invited"}}


def test_a_person_in_several_places_is_one_record_and_differences_are_reported(synsml: Synsml, workshop: Workshop) -> None:
    text = """\
        organizers:
          - {name: Éva Ábel, affiliation: ELTE}
          - {name: Jörg Müller}
        speakers:
          - {name: eva abel, affiliation: BME, url: https://example.org/eva}
          - {name: Joerg Mueller, affiliation: X}
          - {name: Jörg Müller}
          - {name: 王伟}
          - {name: 王维}
        """
    workshop.write({"site.yml": text})
    result = synsml("people", "import", "site.yml", "--split-names")
    assert (result.code, result.out) == (
        1,
        dedent("""\
            wrote private/eva-abel.yaml: Éva Ábel
            wrote private/jorg-muller.yaml: Jörg Müller
            wrote private/wangwei.yaml: 王伟
            """),
    )
    remedy = "  fix: for another person: `synsml people add --namesake --id ...`; otherwise spell both the same\n"
    report = (
        "site.yml:5: eva abel: name skipped: 'eva abel', line 2 has 'Éva Ábel'\n"
        "site.yml:5: eva abel: affiliation skipped: 'BME', line 2 has 'ELTE'\n"
        "site.yml:5: eva abel: url added to line 2: 'https://example.org/eva'\n"
        f"site.yml:6: Joerg Mueller: not imported: same name as Jörg Müller in line 3, maybe another person\n{remedy}"
        f"site.yml:9: 王维: not imported: same name as 王伟 in line 8, maybe another person\n{remedy}"
    )
    assert report in result.err
    shown = json.loads(synsml("people", "show", "eva", "--json").out)
    assert (shown["affiliation"], shown["url"]) == ("ELTE", "https://example.org/eva")
    assert shown["roles"] == {"organizer": "invited", "speaker": "invited"}


def test_records_that_are_commented_out_are_counted_and_not_imported(synsml: Synsml, workshop: Workshop) -> None:
    text = "- last: Hypatia\n# - last: Ada\n#   affiliation: x\n# - last: Bo\n"
    assert imported(synsml, workshop, text) == [("Hypatia", "", "", "")]
    err = synsml("people", "import", "site.yml").err
    assert "  2 records are commented out (lines 2, 4) and not imported\n" in err


NO_NAME = """\
  fix: a record needs a key such as name or last; give the key of the name: --map 'KEY=name', or KEY=first and KEY=last
"""


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("- name: Ada\n\taffiliation: x\n", "site.yml:2:1: tab in the indentation\n  fix: indent with spaces\n"),
        (
            "- name: [Ada\n",
            "site.yml:1:9: the bracket that opens here is not closed\n  fix: close it, or quote the whole text\n",
        ),
        (
            "- title: Hype: or not\n  name: Ada\n",
            'site.yml:1:10: this title needs quotes\n  fix: write - title: "Hype: or not"\n',
        ),
        (
            "- &a [*a]\n",
            "site.yml:1:7: alias '*a' has no anchor\n  fix: write the value itself, or use an anchor above it\n",
        ),
        (
            "a: &a [x, x, x, x, x, x, x, x, x, x]\n"
            + "".join(f"{n}: &{n} [{', '.join([f'*{p}'] * 10)}]\n" for p, n in zip("abcdefg", "bcdefgh", strict=True)),
            "site.yml:1:17: the file has more than 50,000 values\n  fix: split or shorten it\n",
        ),
        (
            "[" * 100,
            "site.yml:1:31: values are nested deeper than 30 levels\n  fix: remove brackets\n",
        ),
        (
            "topics: [a, b]\n",
            f"no people found in site.yml\n{NO_NAME}",
        ),
        (
            "# - name: Ada\n",
            f"no people found in site.yml; 1 record is commented out (line 1)\n{NO_NAME}",
        ),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_place(synsml: Synsml, workshop: Workshop, text: str, error: str) -> None:
    workshop.write({"site.yml": text})
    result = synsml("people", "import", "site.yml", *ASKED)
    assert (result.code, result.out) == (1, "")
    assert result.err.endswith(f"synsml: {error}")
    assert not (workshop.root / "people").exists()


def test_unclear_values_are_reported_with_their_line(synsml: Synsml, workshop: Workshop) -> None:
    text = "- last: Hypatia\n  url: https://example.org/1\n  url: https://example.org/2\n- {a: 1}: x\n  last: Bo\n  last: Bo\n"
    assert imported(synsml, workshop, text) == [
        ("Bo", "", "", ""),
        ("Hypatia", "", "https://example.org/2", ""),
    ]
    err = synsml("people", "import", "site.yml").err
    assert (
        "site.yml:3: duplicate key 'url': only the last one is used, as in Jekyll\n  fix: remove it, or the first one\n" in err
    )
    assert "site.yml:4: expected a text as key, got a map\n" in err
    assert err.count("duplicate key") == 1


def test_a_key_of_another_language_can_be_named(synsml: Synsml, workshop: Workshop) -> None:
    text = "- 氏名: 山田 太郎\n  所属: 東京大学\n  Web: https://example.org/\n"
    workshop.write({"site.yml": text})
    assert "no people found in site.yml" in synsml("people", "import", "site.yml", *ASKED).err
    options = (*ASKED, "--map", "氏名=name", "--map", "所属=affiliation", "--map", "web=")
    assert imported(synsml, workshop, text, *options) == [("山田 太郎", "東京大学", "", "")]


@pytest.mark.parametrize(
    "odd",
    [
        "{<<: x, <<: y}",
        "{<<: [x, y], <<: [{title: Dr}, z]}",
        "{<<: , <<: ~}",
        "{'<<': x, '<<': y, <<: {title: Dr}}",
        "{[a]: 1, '': 2, {b: c}: 3, '': 4}",
        "{? [a, b] : 1, ? [a, b] : 2, <<: []}",
        "{<<: {<<: {<<: x, title: Dr}}}",
        "{<<: [[x], {[y]: z}]}",
        "!!python/object/apply:os.system {<<: !!set x, title: !!binary Dr}",
    ],
)
def test_odd_keys_and_merges_are_said_and_the_others_are_imported(synsml: Synsml, workshop: Workshop, odd: str) -> None:
    text = f"- {odd}\n- {{last: Hypatia, odd: {odd}}}\n"
    workshop.write({"site.yml": text})
    result = synsml("people", "import", "site.yml", *ASKED)
    assert result.code in (0, 1)  # 1: the record without a name is not imported
    assert "site.yml:1: " in result.err
    assert "internal" not in result.err
    assert (workshop.root / "people" / "hypatia.yaml").is_file()


def test_a_merge_of_a_scalar_is_said_once_with_its_place(synsml: Synsml, workshop: Workshop) -> None:
    workshop.write({"site.yml": "- {last: Hypatia, <<: x, <<: [y, z]}\n"})
    err = synsml("people", "import", "site.yml", *ASKED).err
    assert (
        "site.yml:1: expected a map after '<<', got a text (and 2 more like it in this file)\n"
        "  fix: write an alias of a map, such as *d" in err
    )


def test_merging_many_maps_into_a_large_one_takes_linear_time() -> None:
    def seconds(number: int) -> float:
        keys = ", ".join(f"k{n}: x" for n in range(number))
        text = f"- {{{keys}, <<: [{', '.join(['{k0: x}'] * number)}]}}\n"
        begin = time.process_time()
        assert not parse_foreign("site.yml", text).faults
        return time.process_time() - begin

    assert seconds(8_000) < 4


@given(
    st.lists(st.sampled_from(["<<", "'<<'", "a", "name", "''", "[a]", "{b: c}", "~", "*x", "&x", "!!set", "? a"]), max_size=9)
)
def test_no_map_of_odd_keys_ends_in_an_exception(keys: list[str]) -> None:
    values = ["x", "[x]", "{name: Ada}", "[{name: Bo}, y]", "*x", "&x {q: r}", ""]
    pairs = ", ".join(f"{key}: {values[(number * 3 + len(keys)) % len(values)]}" for number, key in enumerate(keys))
    for text in (f"- {{{pairs}}}\n", f"x: &x {{{pairs}}}\ny: *x\n---\n<<: *x\n", f"a: {{b: {{{pairs}}}}}\n...\n{pairs}\n"):
        parsed = parse_foreign("site.yml", text)
        assert bool(parsed.faults) != bool(parsed.roots)
        for root in parsed.roots:
            list(people_in(root))
