"""`people export --csv`: a table that is safe in spreadsheets, has no private data, and is read back unchanged."""

import csv
import io
import json
from pathlib import Path
from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers import MINIMAL, Result, Synsml, Workshop
from strategies import modest
from synsml_cli.export.people_csv import people_csv
from synsml_cli.model.records.person import Person
from synsml_cli.model.records.roles import ROLES

PEOPLE = {
    "people/ada-lovelace.yaml": "first: Ada\nlast: Lovelace\naffiliation: Society, London\nurl: https://example.org/ada\n"
    "photo: img/ada.jpg\nroles:\n  organizer: confirmed\n  speaker: invited\nemail: ada@example.org\n"
    "orcid: 0000-0002-1825-0097\nbio: |\n  First *line*\n  - and an item\nnotes: late\n",
    "people/rianne-van-den-berg.yaml": "first: Rianne\nlast: van den Berg\nroles:\n  panelist: confirmed\n"
    "sort: Berg\norder: 1\n",
    "private/hypatia.yaml": "last: Hypatia\nroles:\n  speaker: declined\nemail: h@example.org\n",
    "private/.gitignore": "*\n",
}
HEAD = "id,first,last,affiliation,url,photo,orcid,organizer,speaker,panelist,moderator,sort,order"
PUBLIC = f"""\
{HEAD}
rianne-van-den-berg,Rianne,van den Berg,,,,,,,confirmed,,Berg,1
ada-lovelace,Ada,Lovelace,"Society, London",https://example.org/ada,img/ada.jpg,0000-0002-1825-0097,confirmed,,,,,
"""


def crlf(text: str) -> str:
    return text.replace("\n", "\r\n")


def records_in(root: Path) -> dict[str, str]:
    return {f"{path.parent.name}/{path.name}": path.read_text("utf-8") for path in sorted(root.rglob("*/*.yaml"))}


def test_the_public_table_has_who_is_confirmed_and_nothing_private(synsml: Synsml, workshop: Workshop) -> None:
    workshop.write(PEOPLE)
    assert synsml("people", "export", "--csv") == Result(0, crlf(PUBLIC), "")
    ada = crlf(f"{HEAD}\n{PUBLIC.splitlines()[2]}\n")
    assert synsml("people", "export", "--csv", "--role", "organizer") == Result(0, ada, "")
    assert synsml("people", "export", "--csv", "--role", "speaker") == Result(0, crlf(f"{HEAD}\n"), "")


def test_the_internal_table_has_everybody_and_everything(synsml: Synsml, workshop: Workshop) -> None:
    workshop.write(PEOPLE)
    table = f"""\
        {HEAD},email,bio,notes
        rianne-van-den-berg,Rianne,van den Berg,,,,,,,confirmed,,Berg,1,,,
        hypatia,,Hypatia,,,,,,declined,,,,,h@example.org,,
        ada-lovelace,Ada,Lovelace,"Society, London",https://example.org/ada,img/ada.jpg,0000-0002-1825-0097,\
confirmed,invited,,,,,ada@example.org,"First *line*
        '- and an item
        ",late
        """
    result = synsml("people", "export", "--csv", "--internal")
    assert (result.code, result.err) == (0, "")
    assert result.out.replace("\r\n", "\n") == dedent(table)


def test_a_file_begins_with_the_mark_that_excel_needs(synsml: Synsml, workshop: Workshop) -> None:
    root = workshop.write(PEOPLE)
    assert synsml("people", "export", "--csv", "-o", "people.csv") == Result(0, "wrote people.csv: 2 people\n", "")
    assert (root / "people.csv").read_bytes() == b"\xef\xbb\xbf" + crlf(PUBLIC).encode()
    assert synsml("people", "export", "--csv", "-o", "people.csv", "--internal").code == 0
    assert synsml("people", "export", "--csv", "-o", "-").out == crlf(PUBLIC)


def test_a_file_that_is_something_else_is_not_overwritten(synsml: Synsml, workshop: Workshop) -> None:
    root = workshop.write({**PEOPLE, "list.csv": "name\nAda\n"})
    error = "synsml: list.csv exists and is not such an export\n  fix: remove it, or name another file with -o\n"
    assert synsml("people", "export", "--csv", "-o", "list.csv") == Result(1, "", error)
    assert (root / "list.csv").read_text() == "name\nAda\n"


@pytest.mark.parametrize("path", ["site/people.csv", "site/deep/people.csv", "link/people.csv", "people/../site/people.csv"])
def test_what_is_private_is_not_written_below_the_site_folder(synsml: Synsml, workshop: Workshop, path: str) -> None:
    root = workshop.write({**PEOPLE, "site/deep/index.md": ""})
    (root / "link").symlink_to("site")
    error = f"synsml: {path} is in the site folder, which is published\n  fix: write it elsewhere, or leave out --internal\n"
    assert synsml("people", "export", "--csv", "--internal", "-o", path) == Result(1, "", error)
    assert not (root / path).exists()
    assert synsml("people", "export", "--csv", "-o", path).code == 0
    assert "h@example.org" not in (root / path).read_text("utf-8")


def test_where_the_site_is_the_workshops_own_folder_the_private_one_takes_the_table(synsml: Synsml, workshop: Workshop) -> None:
    root = workshop.write({**PEOPLE, "workshop.yaml": MINIMAL + "site:\n  folder: .\n"})
    assert synsml("people", "export", "--csv", "--internal", "-o", "people.csv").code == 1
    assert synsml("people", "export", "--csv", "--internal", "-o", "private/people.csv").code == 0
    assert "h@example.org" in (root / "private" / "people.csv").read_text("utf-8")


def test_the_format_has_to_be_said(synsml: Synsml, workshop: Workshop) -> None:
    workshop.write(PEOPLE)
    assert synsml("people", "export") == Result(2, "", "synsml: missing format\n  fix: add --csv\n")


def test_a_table_is_read_back_as_it_was(synsml: Synsml, workshop: Workshop) -> None:
    root = workshop.write(PEOPLE)
    assert synsml("people", "export", "--csv", "--internal", "-o", "people.csv").code == 0
    before = records_in(root)
    again = synsml("people", "import", "people.csv", "--update", "--yes")
    assert (again.code, again.out, again.err.endswith("nothing to change: 3 people already exist\n")) == (0, "", True)
    assert records_in(root) == before
    for path in (*root.glob("people/*"), *root.glob("private/*.yaml")):
        path.unlink()
    assert synsml("people", "import", "people.csv").code == 0
    table = synsml("people", "export", "--csv", "--internal").out
    assert "\ufeff" + table == (root / "people.csv").read_bytes().decode()
    assert list(records_in(root)) == list(before)


def test_a_name_corrected_in_the_table_is_corrected_in_the_record(synsml: Synsml, workshop: Workshop) -> None:
    root = workshop.write(PEOPLE)
    table = synsml("people", "export", "--csv").out
    (root / "people.csv").write_text(table.replace(",Ada,Lovelace,", ",Augusta Ada,King,"))
    result = synsml("people", "import", "people.csv", "--update", "--yes")
    assert (result.code, result.out) == (0, "changed people/ada-lovelace.yaml: Ada Lovelace: first, last\n")
    text = PEOPLE["people/ada-lovelace.yaml"].replace("first: Ada\nlast: Lovelace", "first: Augusta Ada\nlast: King")
    assert records_in(root)["people/ada-lovelace.yaml"] == text


def test_namesakes_are_distinguished_by_their_ids(synsml: Synsml, workshop: Workshop) -> None:
    wang = "first: Wei\nlast: Wang\nroles:\n  speaker: confirmed\naffiliation: {}\n"
    root = workshop.write({"people/wei-wang.yaml": wang.format("A"), "people/wei-wang-2.yaml": wang.format("B")})
    table = synsml("people", "export", "--csv").out
    (root / "people.csv").write_text(table.replace(",A,", ",C,"))
    result = synsml("people", "import", "people.csv", "--update", "--yes")
    assert (result.code, result.out) == (0, "changed people/wei-wang.yaml: Wei Wang: affiliation\n")
    for path in root.glob("people/*"):
        path.unlink()
    assert synsml("people", "import", "people.csv").code == 0
    affiliations = {person["id"]: person["affiliation"] for person in json.loads(synsml("people", "list", "--json").out)}
    assert affiliations == {"wei-wang": "C", "wei-wang-2": "B"}


FORMULAS = ('=HYPERLINK("http://example.org")', "+1", "-1", "@SUM(A1)", " =1", "'=1", "＝1", "x;=cmd", "O'Neil", "a-b")


def test_no_text_is_a_formula_in_a_spreadsheet_and_all_come_back(synsml: Synsml, workshop: Workshop) -> None:
    people = {
        f"people/p{number}.yaml": f"last: Bo{number}\nroles:\n  speaker: confirmed\naffiliation: {json.dumps(text)}\n"
        for number, text in enumerate(FORMULAS)
    }
    root = workshop.write(people)
    table = synsml("people", "export", "--csv").out
    assert [row[3] for row in csv.reader(io.StringIO(table))][1:] == [
        *('\'=HYPERLINK("http://example.org")', "'+1", "'-1", "'@SUM(A1)", "' =1", "''=1", "'＝1", "x;'=cmd", "O'Neil", "a-b"),
    ]
    (root / "people.csv").write_text(table)
    for path in root.glob("people/*"):
        path.unlink()
    assert synsml("people", "import", "people.csv").code == 0
    found = {person["id"]: person["affiliation"] for person in json.loads(synsml("people", "list", "--json").out)}
    assert [found[f"p{number}"] for number in range(len(FORMULAS))] == [text.strip() for text in FORMULAS]


@modest
@given(st.lists(st.text(max_size=20), min_size=3, max_size=3))
def test_every_row_has_as_many_cells_as_the_head_and_no_formula(texts: list[str]) -> None:
    person = Person(last=texts[0], affiliation=texts[1], bio=texts[2], id="ada")
    rows = list(csv.reader(io.StringIO(people_csv([person], roles=ROLES, internal=True), newline="")))
    assert len({len(row) for row in rows}) == 1
    assert not any(cell.lstrip(" ").startswith(("=", "+", "-", "@")) for row in rows for cell in row)
