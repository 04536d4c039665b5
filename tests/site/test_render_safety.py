"""`synsml render` refuses what would be wrong on the site, with a useful fix; see also test_leaks.py."""

import re
from pathlib import Path
from textwrap import dedent

import pytest

from helpers import HOME_PAGE, MINIMAL, Result, Synsml, Workshop

HOME = MINIMAL + HOME_PAGE
OWN = MINIMAL + "pages:\n  - path: cfp.md\n"
STATES = ("invited", "tentative", "confirmed", "declined", "withdrawn")
LISTED = "- Submission Deadline: **May 24, 2023, 23:59 AoE**\n- Workshop: **July 28, 2023**\n"


def page(synsml: Synsml, workshop: Workshop, text: str, facts: str = HOME, **files: str) -> Result:
    """Return what printing a page of ours answers."""
    workshop.write({"workshop.yaml": facts, "pages/home.md": text, **files})
    return synsml("render", "--stdout")


# Who and what is shown.


@pytest.mark.parametrize("generator", ["jekyll", "markdown"])
def test_of_five_states_only_two_ever_reach_the_site(synsml: Synsml, workshop: Workshop, generator: str) -> None:
    people = {f"people/{state}.yaml": f"last: Is {state}\nroles:\n  speaker: {state}\n" for state in STATES}
    schedule = f"schedule:\n  sessions:\n    - time: 09:00-09:30\n      speakers: [{', '.join(STATES)}]\n"
    facts = f"{HOME}site:\n  generator: {generator}\n{schedule}"
    text = '[[people speaker states="confirmed tentative"]]\n[[schedule]]\n'
    root = workshop.write({"workshop.yaml": facts, "pages/home.md": text, **people})
    assert synsml("render").code == 0
    site = "".join(path.read_text() for path in (root / "site").rglob("*") if path.is_file())
    assert [state for state in STATES if f"Is {state}" in site] == ["tentative", "confirmed"]


def test_a_template_that_prints_all_dates_prints_no_internal_one(synsml: Synsml, workshop: Workshop) -> None:
    budget = "  budget:\n    label: Secret\n    when: 2023-06-01\n    internal: true\n  workshop:\n"
    facts = HOME.replace("  workshop:\n", budget)
    result = page(synsml, workshop, "[[dates]]\n", facts, **{"templates/dates.md.j2": "[[ dates ]]\n"})
    assert (result.code, result.err) == (0, "")
    assert "id='submission'" in result.out
    assert "Secret" not in result.out
    assert "budget" not in result.out


def test_a_template_knows_the_facts_of_the_workshop_and_nothing_else_of_it(synsml: Synsml, workshop: Workshop) -> None:
    template = "[% for fact in workshop %][[ fact ]]=[[ workshop[fact] ]];[% endfor %]\n"
    expected = "id=demo-2023;name=Demo Workshop;short_name=;host=;url=;contact=;place=;venue=;room=;timezone=Europe/Vienna;\n"
    assert page(synsml, workshop, "[[dates]]\n", **{"templates/dates.md.j2": template}) == Result(0, expected, "")


def test_of_a_person_only_an_address_of_the_web_becomes_a_link(synsml: Synsml, workshop: Workshop) -> None:
    people = {
        f"people/{id}.yaml": f"last: {id.title()}\nurl: {url}\nroles:\n  speaker: confirmed\n"
        for id, url in (("ada", "javascript:alert(1)"), ("bob", "https://example.org/~bob"))
    }
    facts = HOME + "site:\n  generator: markdown\n"
    shown = "- Ada\n- [Bob](https://example.org/~bob)\n"
    assert page(synsml, workshop, "[[people speaker style=list]]\n", facts, **people) == Result(0, shown, "")
    cards = page(synsml, workshop, "[[people speaker]]\n", facts, **people).out
    assert re.findall(r"<strong>(.*)</strong>", cards) == ["Ada", '<a href="https://example.org/~bob">Bob</a>']
    assert "javascript" not in cards


# What cannot be rendered.


def test_two_pages_that_differ_in_case_only_are_refused_also_with_force(synsml: Synsml, workshop: Workshop) -> None:
    facts = HOME + "  - source: pages/home.md\n    path: INDEX.md\n"
    root = workshop.write({"workshop.yaml": facts, "pages/home.md": "hello\n"})
    message = """\
        workshop.yaml:17:11: error[R110] path: two pages have the path 'INDEX.md'
           17 |     path: INDEX.md
              |           ^^^^^^^^
          see workshop.yaml:15:11: the other one
          fix: write another path for one of them

        synsml: stopped at 1 error
          fix: fix them and run it again
        """
    assert synsml("render", "--force") == Result(1, "", dedent(message))
    assert not (root / "site").exists()


@pytest.mark.parametrize("keys", ["{first: name, last: name}", "{first: last}", "{photo: ''}", "{photo: ' '}"])
def test_keys_of_people_that_would_hide_each_other_are_refused(synsml: Synsml, workshop: Workshop, keys: str) -> None:
    root = workshop.write({"workshop.yaml": f"{MINIMAL}site:\n  person_keys: {keys}\n"})
    message = f"""\
        workshop.yaml:14:3: error[R110] person_keys: a key is duplicate or empty
           14 |   person_keys: {keys}
              |   ^^^^^^^^^^^
          fix: write a different name for each key, as the include of the theme reads it

        synsml: stopped at 1 error
          fix: fix them and run it again
        """
    assert synsml("render") == Result(1, "", dedent(message))
    assert not (root / "site").exists()


def test_keys_of_people_may_change_places(synsml: Synsml, workshop: Workshop) -> None:
    workshop.write({"workshop.yaml": MINIMAL + "site:\n  person_keys: {first: last, last: first}\n"})
    assert synsml("render").code == 0


@pytest.mark.parametrize("contact", ["", "contact: ''\n"])
def test_a_contact_that_is_not_given_is_not_shown_as_an_empty_link(synsml: Synsml, workshop: Workshop, contact: str) -> None:
    message = """\
        pages/home.md:1:7: error[G301] missing 'contact' in workshop.yaml
            1 | Write [[contact]].
              |       ^^^^^^^^^^^
          fix: add 'contact: ...' there, or remove the token

        synsml: stopped at 1 error
          fix: fix them and run it again
        """
    assert page(synsml, workshop, "Write [[contact]].\n", HOME + contact) == Result(1, "", dedent(message))


# How a page is written.


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("[[ label ]]: [[ date ]]", "Workshop: **July 28, 2023** (tbc)"),
        ("[[date]] [[ note ]] is the [[\\tlabel ]]", "**July 28, 2023** (tbc) is the Workshop"),
    ],
)
def test_blanks_in_the_tokens_of_a_line_do_not_count(synsml: Synsml, workshop: Workshop, line: str, shown: str) -> None:
    facts = HOME.replace("label: Workshop\n", f'label: Workshop\n    note: (tbc)\n    line: "{line}"\n')
    result = page(synsml, workshop, "[[dates]]\n", facts)
    assert (result.code, result.err) == (0, "")
    assert result.out.splitlines()[1] == f"- {shown}"


@pytest.mark.parametrize(
    ("opened", "closed"),
    [
        ("<!--synsml:dates-->", "<!--/synsml-->"),
        ("<!--  synsml: dates  -->", "<!-- /synsml-->"),
        ("<!-- SYNSML:dates -->", "<!-- /Synsml -->"),
    ],
)
def test_marks_may_be_written_closer_wider_or_louder(synsml: Synsml, workshop: Workshop, opened: str, closed: str) -> None:
    root = workshop.write({"workshop.yaml": OWN, "site/cfp.md": f"{opened}\n{closed}\n"})
    assert synsml("render").code == 0
    assert (root / "site" / "cfp.md").read_text() == f"{opened}\n\n{LISTED}\n{closed}\n"


def test_thousands_of_conditions_on_a_page_are_not_too_many(synsml: Synsml, workshop: Workshop, impatient: None) -> None:
    text = "[[if passed submission]]\nClosed.\n[[else]]\nOpen.\n[[end]]\n" * 5_000
    assert page(synsml, workshop, text) == Result(0, "Open.\n" * 5_000, "")


def test_thousands_of_marked_blocks_on_a_page_are_not_too_many(synsml: Synsml, workshop: Workshop, impatient: None) -> None:
    facts = OWN + "contact: a@example.org\n"
    opened, closed = "<!-- synsml:contact -->\n", "<!-- /synsml -->\n"
    root = workshop.write({"workshop.yaml": facts, "site/cfp.md": f"{opened}{closed}" * 10_000})
    assert synsml("render").code == 0
    filled = f"{opened}[a@example.org](mailto:a@example.org)\n{closed}"
    assert (root / "site" / "cfp.md").read_text() == filled * 10_000
    assert synsml("render") == Result(0, "5 files up to date\n", "")


# What the refusals say.


@pytest.fixture
def adopted(workshop: Workshop) -> Path:
    """Write a page of the user's own with new marks round a text that is there already."""
    root = workshop.write({"workshop.yaml": OWN, "site/cfp.md": "<!-- synsml:dates -->\n- May 24\n<!-- /synsml -->\n"})
    return root / "site" / "cfp.md"


def test_text_between_new_marks_was_not_written_by_synsml(synsml: Synsml, adopted: Path) -> None:
    before = adopted.read_bytes()
    result = synsml("render")
    assert result.code == 1
    assert result.out == dedent("""\
        --- site/cfp.md (now)
        +++ site/cfp.md (rendered)
        @@ -1,3 +1,6 @@
         <!-- synsml:dates -->
        -- May 24
        +
        +- Submission Deadline: **May 24, 2023, 23:59 AoE**
        +- Workshop: **July 28, 2023**
        +
         <!-- /synsml -->
        """)
    assert result.err == (
        "site/cfp.md has text between marks that synsml did not write; "
        "make this change in workshop.yaml and people/ (between the marks) instead\n"
        "synsml: not overwritten: site/cfp.md\n"
        "  nothing was written\n  fix: empty the block between the marks if it may be replaced, or add --force\n"
    )
    assert adopted.read_bytes() == before


def test_once_text_between_new_marks_was_replaced_the_block_is_ours(synsml: Synsml, workshop: Workshop, adopted: Path) -> None:
    assert synsml("render", "--force").code == 0
    assert adopted.read_text() == f"<!-- synsml:dates -->\n\n{LISTED}\n<!-- /synsml -->\n"
    assert synsml("render") == Result(0, "5 files up to date\n", "")
    workshop.write({"workshop.yaml": OWN.replace("2023-07-28", "2023-07-29")})
    assert synsml("render").code == 0
    assert "July 29, 2023" in adopted.read_text()


def test_check_sends_to_the_diff_whoever_edited_by_hand(synsml: Synsml, workshop: Workshop) -> None:
    root = workshop.write({"workshop.yaml": HOME, "pages/home.md": "hello\n"})
    assert synsml("render").code == 0
    (root / "site" / "index.md").write_text("hello you\n")
    remedy = "  fix: move edits made by hand to their sources: see `synsml render --diff`\n"
    assert synsml("render", "--check") == Result(1, "site/index.md was edited by hand\n", remedy)


def test_the_state_of_a_workshop_says_that_its_site_is_not_checked_out_here(synsml: Synsml, workshop: Workshop) -> None:
    workshop.write({"workshop.yaml": MINIMAL + "site:\n  folder: ../2023\n"})
    result = synsml()
    assert (result.code, result.err) == (0, "")
    assert result.out == dedent("""\
        Demo Workshop - Sat 20 May 2023 14:00 Europe/Vienna

        next    Submission Deadline: Wed 24 May 2023 23:59 AoE, in 4 days 23 hours
                Workshop: Fri 28 Jul 2023 (days in Europe/Vienna), in 68 days 10 hours
        people  everybody has answered
        check   1 hint: see `synsml check`
        render  site folder ../2023 not found
        """)


# One page, printed.


@pytest.mark.parametrize("name", ["cfp/call.html", "pages/papers.md", "call"])
def test_a_page_is_printed_by_its_path_its_source_or_its_stem(synsml: Synsml, workshop: Workshop, name: str) -> None:
    facts = HOME + "  - source: pages/papers.md\n    path: cfp/call.html\n"
    workshop.write({"workshop.yaml": facts, "pages/home.md": "home\n", "pages/papers.md": "call\n"})
    assert synsml("render", "--stdout", name) == Result(0, "call\n", "")


@pytest.mark.parametrize("arguments", [(), ("index.md",)])
def test_a_workshop_without_pages_prints_no_page(synsml: Synsml, workshop: Workshop, arguments: tuple[str, ...]) -> None:
    workshop.write()
    error = "synsml: there are no pages\n  fix: list them under 'pages:' in workshop.yaml\n"
    assert synsml("render", "--stdout", *arguments) == Result(1, "", error)
