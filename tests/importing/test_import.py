"""`people import`: answers of a form become records; nothing is overwritten, split or dropped silently."""

import json
import time
from pathlib import Path
from textwrap import dedent

import pytest

from helpers import HOME_PAGE, MINIMAL, Result, Synsml, Workshop
from processes import Step, run_on_terminal, run_process

FORM = """\
Timestamp,Email Address,Your full name,Affiliation (university or company),Link to your homepage,Upload a headshot,\
What is the title of your talk?,May we publish your photo?
2023/05/01 10:00:00 AM GMT+2,ada@example.org,Ada Lovelace,"Analytical Society, London",\
https://example.org/ada,,"Notes: A, B",Yes
2023/05/02 9:00:00 AM GMT+2,grace@example.org,Rear Admiral Grace Hopper,US Navy,www.example.org/grace,\
https://drive.google.com/open?id=1,,No
2023/05/03 9:00:00 PM GMT+2,hypatia@example.org,Hypatia,none,none,img/hypatia.jpg,"Cones
and circles",Yes
"""
COLUMNS = """\
form.csv: 3 records
  Timestamp                           -> skipped (3 values, such as '2023/05/01 10:00:00 AM GMT+2')
  Email Address                       -> email
  Your full name                      -> name
  Affiliation (university or company) -> affiliation
  Link to your homepage               -> url
  Upload a headshot                   -> photo
  What is the title of your talk?     -> skipped (2 values, such as 'Notes: A, B')
  May we publish your photo?          -> skipped (3 values, such as 'Yes')
  --role -> speaker (3)
"""
NOTES = """\
form.csv:3: Rear Admiral Grace Hopper: url: 'www.example.org/grace' has no scheme: read as https://www.example.org/grace
  fix: open it to check; it may be http
form.csv:3: Rear Admiral Grace Hopper: photo skipped: 'https://drive.google.com/open?id=1' is a web address, not a file: \
it can change or vanish
  fix: save it in the site folder, and write its path
form.csv:4: Hypatia: affiliation skipped: 'none' is not a value
form.csv:4: Hypatia: url skipped: 'none' is not a value
"""
UNSPLIT = """\
form.csv:2: Ada Lovelace: not imported: name not split; the rule gives first 'Ada', last 'Lovelace'
form.csv:3: Rear Admiral Grace Hopper: not imported: name not split; the rule gives first 'Rear Admiral Grace', \
last 'Hopper'
synsml: 2 whole names not split and not imported
  fix: add --split-names to split by this rule: the last word is the family name, with the particles before it (van, de, \
von ...) and a suffix (Jr., III); 'Last, First' is split at the comma; names in Chinese, Japanese or Korean script \
are kept whole
"""
PRIVATE = "  not public until confirmed; kept in the private folder\n"
ADA = """\
first: Ada
last: Lovelace
affiliation: Analytical Society, London
url: https://example.org/ada
roles:
  speaker: invited
since:
  speaker: 2023-05-20T12:00Z
email: ada@example.org
"""
HYPATIA = """\
last: Hypatia
photo: img/hypatia.jpg
roles:
  speaker: invited
since:
  speaker: 2023-05-20T12:00Z
email: hypatia@example.org
"""


def records_in(root: Path) -> dict[str, str]:
    """Return path -> text of all records."""
    return {f"{path.parent.name}/{path.name}": path.read_text("utf-8") for path in sorted(root.rglob("*/*.yaml"))}


def test_whole_names_of_a_form_are_reported_and_not_split_in_silence(synsml: Synsml, workshop: Workshop) -> None:
    root = workshop.write({"form.csv": FORM})
    result = synsml("people", "import", "form.csv", "--role", "speaker")
    expected = COLUMNS + NOTES + UNSPLIT + "imported 1 person: 1 new\n" + PRIVATE
    assert result == Result(1, "wrote private/hypatia.yaml: Hypatia\n", expected)
    assert records_in(root) == {"private/hypatia.yaml": HYPATIA}
    assert (root / "private" / ".gitignore").read_text() == "*\n"


def test_a_form_is_imported_once_and_a_second_time_changes_nothing(synsml: Synsml, workshop: Workshop) -> None:
    root = workshop.write({"form.csv": FORM})
    result = synsml("people", "import", "form.csv", "--role", "speaker", "--split-names")
    written = """\
        wrote private/ada-lovelace.yaml: Ada Lovelace
        wrote private/rear-admiral-grace-hopper.yaml: Rear Admiral Grace Hopper
        wrote private/hypatia.yaml: Hypatia
        """
    assert result == Result(0, dedent(written), COLUMNS + NOTES + "imported 3 people: 3 new\n" + PRIVATE)
    before = records_in(root)
    assert (before["private/ada-lovelace.yaml"], before["private/hypatia.yaml"]) == (ADA, HYPATIA)
    stamps = {path: path.stat().st_mtime_ns for path in (root / "private").iterdir()}
    again = synsml("people", "import", "form.csv", "--role", "speaker", "--update", "--yes")
    assert again == Result(0, "", COLUMNS + NOTES + "nothing to change: 3 people already exist\n")
    # Nobody is new, so that neither a role nor a split has to be agreed to.
    assert synsml("people", "import", "form.csv").code == 0
    assert {path: path.stat().st_mtime_ns for path in (root / "private").iterdir()} == stamps
    assert records_in(root) == before


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_separators_line_ends_and_a_byte_order_mark_make_no_difference(
    synsml: Synsml, workshop: Workshop, separator: str, end: str, mark: str
) -> None:
    rows = [
        ["First name", "Surname", "Organisation"],
        ["Ada", "Lovelace", '"A; B, ""C"" \tD"'],
        ["", "", ""],
        ["Émilie", "X", ""],
    ]
    root = workshop.write({"form.csv": mark + end.join(separator.join(row) for row in rows) + end})
    assert synsml("people", "import", "form.csv", "--role", "organizer", "--status", "confirmed").code == 0
    roles = "roles:\n  organizer: confirmed\nsince:\n  organizer: 2023-05-20T12:00Z\n"
    ada = f'first: Ada\nlast: Lovelace\naffiliation: A; B, "C" D\n{roles}'
    assert records_in(root) == {"people/ada-lovelace.yaml": ada, "people/emilie-x.yaml": f"first: Émilie\nlast: X\n{roles}"}


def test_the_separator_line_of_excel_is_not_a_header(synsml: Synsml, workshop: Workshop) -> None:
    root = workshop.write({"form.csv": "sep=|\nlast|affiliation\nHypatia|\n\nBo|a,b;c|d\n"})
    result = synsml("people", "import", "form.csv", "--role", "speaker")
    said = "form.csv:5: this row has 3 values, but the table has 2 columns\n"
    said += "  fix: put values that contain the separator in quotes\n"
    assert (result.code, said in result.err) == (1, True)
    assert list(records_in(root)) == ["private/hypatia.yaml"]


def test_whoever_answers_a_form_again_corrects_the_answer(synsml: Synsml, workshop: Workshop) -> None:
    rows = "1 May,Ada,Lovelace,Old,https://example.org/ada\n2 May,Bo,Ek,,\n3 May,ada,lovelace,New,\n"
    root = workshop.write({"form.csv": f"Timestamp,First name,Last name,Affiliation,Website\n{rows}"})
    result = synsml("people", "import", "form.csv", "--role", "speaker")
    assert result.code == 0
    assert "form.csv:2: Ada Lovelace: affiliation skipped: 'Old', line 4 has 'New'\n" in result.err
    text = records_in(root)["private/ada-lovelace.yaml"]
    assert text.startswith("first: ada\nlast: lovelace\naffiliation: New\nurl: https://example.org/ada\n")
    assert len(records_in(root)) == 2


def test_two_people_of_one_name_are_not_made_one(synsml: Synsml, workshop: Workshop) -> None:
    form = "first,last,email\nWei,Wang,a@example.org\nWei,Wang,b@example.org\n"
    root = workshop.write({"form.csv": form})
    result = synsml("people", "import", "form.csv", "--role", "speaker")
    said = "form.csv:3: Wei Wang: not imported: same name as Wei Wang in line 2, maybe another person\n"
    assert (result.code, said in result.err) == (1, True)
    assert list(records_in(root)) == ["private/wei-wang.yaml"]
    assert "a@example.org" in records_in(root)["private/wei-wang.yaml"]


THERE = "first: Ada\nlast: Lovelace  # by marriage\naffiliation: 'Old Society'\nroles:\n  speaker: withdrawn\n"
DIFFERS = """\
form.csv: 3 records
  first       -> first
  last        -> last
  affiliation -> affiliation
  url         -> url
  --role -> speaker (3)
form.csv:2: Ada Lovelace (private/ada-lovelace.yaml)
    affiliation: 'Old Society' -> 'New: Society'
    url: nothing -> 'https://example.org/ada'
"""


def differing(workshop: Workshop) -> Path:
    form = "first,last,affiliation,url\nAda,Lovelace,New: Society,https://example.org/ada\nBo,Ek,,\n,Hypatia,,\n"
    records = {"private/ada-lovelace.yaml": THERE, "people/hypatia.yaml": "last: Hypatia\nroles:\n  speaker: confirmed\n"}
    return workshop.write({"form.csv": form, **records})


def test_whoever_is_there_stays_as_they_are_and_the_differences_are_shown(synsml: Synsml, workshop: Workshop) -> None:
    root = differing(workshop)
    before = records_in(root)
    result = synsml("people", "import", "form.csv", "--role", "speaker")
    expected = DIFFERS + dedent("""\
        synsml: 1 record with other values left unchanged
          fix: to use the values of the file, add --update
        imported 1 person: 1 new, 2 unchanged
        """)
    assert result == Result(0, "wrote private/bo-ek.yaml: Bo Ek\n", expected + PRIVATE)
    bo = records_in(root).pop("private/bo-ek.yaml")
    assert records_in(root) == {**before, "private/bo-ek.yaml": bo}


def test_an_update_in_a_batch_needs_a_yes_and_changes_only_the_lines_concerned(synsml: Synsml, workshop: Workshop) -> None:
    root = differing(workshop)
    before = records_in(root)
    command = ("people", "import", "form.csv", "--role", "speaker", "--update")
    error = "synsml: 1 record would change\n  nothing was written\n  fix: add --yes to change them\n"
    assert synsml(*command) == Result(1, "", DIFFERS + error)
    assert records_in(root) == before
    result = synsml(*command, "--yes")
    assert (result.code, result.out) == (
        0,
        "wrote private/bo-ek.yaml: Bo Ek\nchanged private/ada-lovelace.yaml: Ada Lovelace: affiliation, url\n",
    )
    text = THERE.replace("'Old Society'", "'New: Society'\nurl: https://example.org/ada")
    assert records_in(root)["private/ada-lovelace.yaml"] == text
    assert records_in(root)["people/hypatia.yaml"] == before["people/hypatia.yaml"]
    assert synsml(*command).err.endswith("nothing to change: 3 people already exist\n")


def test_a_state_that_is_given_is_taken_over_and_the_record_moves(synsml: Synsml, workshop: Workshop) -> None:
    bob = "last: Bob\nroles:\n  speaker: invited\nsince:\n  speaker: 2023-05-01T08:00Z\n"
    root = workshop.write({"form.csv": "last\nBob\n", "private/bob.yaml": bob})
    command = ("people", "import", "form.csv", "--role", "speaker", "--update", "--yes")
    assert synsml(*command).err.endswith("nothing to change: 1 person already exists\n")
    result = synsml(*command, "--status", "confirmed")
    assert (result.code, result.out) == (0, "changed people/bob.yaml: Bob: role.speaker\n")
    bob = "last: Bob\nroles:\n  speaker: confirmed\nsince:\n  speaker: 2023-05-20T12:00Z\n"
    assert records_in(root) == {"people/bob.yaml": bob}


def test_a_dry_run_shows_the_diff_and_writes_nothing(synsml: Synsml, workshop: Workshop) -> None:
    root = differing(workshop)
    before = records_in(root)
    result = synsml("people", "import", "form.csv", "--role", "speaker", "--update", "--dry-run")
    diff = """\
        --- /dev/null
        +++ private/bo-ek.yaml
        @@ -0,0 +1,6 @@
        +first: Bo
        +last: Ek
        +roles:
        +  speaker: invited
        +since:
        +  speaker: 2023-05-20T12:00Z
        --- private/ada-lovelace.yaml
        +++ private/ada-lovelace.yaml
        @@ -1,5 +1,6 @@
         first: Ada
         last: Lovelace  # by marriage
        -affiliation: 'Old Society'
        +affiliation: 'New: Society'
        +url: https://example.org/ada
         roles:
           speaker: withdrawn
        """
    said = "would import 2 people: 1 new, 1 changed, 1 unchanged\n"
    said += PRIVATE + "nothing was written (--dry-run)\n"
    assert result == Result(0, dedent(diff), DIFFERS + said)
    assert records_in(root) == before


def test_whoever_may_be_somebody_that_is_there_is_not_imported(synsml: Synsml, workshop: Workshop) -> None:
    there = {
        "people/jorg-muller.yaml": "first: Jörg\nlast: Müller\n",
        "people/wei-wang.yaml": "first: Wei\nlast: Wang\n",
        "people/wei-wang-2.yaml": "first: Wei\nlast: Wang\nemail: w@example.org\n",
        "people/bo.yaml": "last: Bo\nemail: Bo@example.org\n",
        "people/a-b.yaml": "last: Somebody Else\n",
    }
    form = "first,last,email\nJoerg,Mueller,\nWei,Wang,\nWei,Wang,w@example.org\nBosse,Ek,bo@example.org\nA,B,\n"
    root = workshop.write({"form.csv": form, **there})
    result = synsml("people", "import", "form.csv", "--role", "speaker")
    said = """\
        form.csv:2: Joerg Mueller: not imported: may be Jörg Müller, people/jorg-muller.yaml
        form.csv:5: Bosse Ek: not imported: same e-mail address as Bo, people/bo.yaml
        form.csv:6: A B: not imported: id 'a-b' belongs to Somebody Else
        """
    assert (result.code, result.out) == (1, "")
    assert [line for line in result.err.splitlines() if ": not imported: " in line] == dedent(said).splitlines()
    assert records_in(root) == there


@pytest.mark.parametrize(
    ("arguments", "code", "error"),
    [
        (("form.csv",), 2, "3 people without a role\n  fix: add --role, such as --role speaker"),
        (("form.csv", "--role", "speker"), 2, "--role: unknown role 'speker'\n  fix: did you mean 'speaker'?"),
        (
            ("form.csv", "--status", "yes"),
            2,
            "--status: unknown state 'yes'\n  fix: write one of invited, tentative, confirmed",
        ),
        (
            ("form.csv", "--map", "x"),
            2,
            "--map: missing = in 'x'\n  fix: write KEY=FIELD, such as --map",
        ),
        (
            ("form.csv", "--map", "x=y"),
            2,
            "--map: unknown field 'y'\n  fix: write one of name, first, last, affiliation",
        ),
        (("form.csv", "--map", "x=bio"), 2, "--map: form.csv has no 'x'\n  fix: it has 'Timestamp', 'Email Address'"),
        (("none.csv",), 3, "there is no file none.csv\n"),
        (("form.xlsx",), 2, "'form.xlsx' is neither .csv nor .yaml\n  fix: save it as CSV, in UTF-8"),
        (("form",), 2, "'form' is neither .csv nor .yaml\n  fix: use a file name with .csv, .tsv, .yml or .json"),
        (("latin.csv",), 1, "latin.csv:2:4: byte 0xE9 is not UTF-8\n  fix: save the file as UTF-8"),
        (("utf16.csv",), 1, "utf16.csv:1:1: byte 0xFF is not UTF-8\n  fix: save the file as UTF-8"),
        (("quote.csv",), 1, "quote.csv:3: this row is not CSV: unexpected end of data\n  fix: check its quotes"),
        (("empty.csv",), 1, "no people found in empty.csv\n  fix: a record needs a key such as name or last; give"),
        (("talks.csv",), 1, "no people found in talks.csv\n  fix: found 'Talk title', 'Room'; give the key of the name"),
        (("folder.csv",), 3, "folder.csv is a folder\n"),
    ],
)
def test_what_cannot_be_imported_is_refused_with_nothing_written(
    synsml: Synsml, workshop: Workshop, arguments: tuple[str, ...], code: int, error: str
) -> None:
    root = workshop.write({"form.csv": FORM, "empty.csv": "", "talks.csv": "Talk title,Room\na,b\n", "folder.csv/x": ""})
    (root / "latin.csv").write_bytes(b"last\nJos\xe9\n")
    (root / "utf16.csv").write_bytes("last\nBo\n".encode("utf-16"))
    (root / "quote.csv").write_text('last\nBo\n"Ada\nx\n')
    result = synsml("people", "import", *arguments)
    assert (result.code, result.out) == (code, "")
    assert f"synsml: {error}" in result.err
    assert records_in(root) == {}


def test_nothing_is_imported_into_a_workshop_with_errors(synsml: Synsml, workshop: Workshop) -> None:
    root = workshop.write({"form.csv": FORM, "people/ada.yaml": "lst: Ada\n"})
    result = synsml("people", "import", "form.csv", "--role", "speaker", "--split-names")
    assert (result.code, result.out) == (1, "")
    assert "people/ada.yaml:1:1: error[R107] unknown key 'lst'" in result.err
    assert list(records_in(root)) == ["people/ada.yaml"]


HOSTILE = (
    "=1+1",
    "'; DROP TABLE people",
    "{{ site.title }}",
    "{% include x %}",
    "[[dates]]",
    "<script>alert(1)</script>",
    "a: b # c",
    "- x",
    "| y",
    "null",
    "\x1b[31mred",
    "a\u202eb",
    "\x85\u2028",
    "x" * 5000,
    "👩‍👩‍👧",
    "@ada",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_is_kept_as_the_text_that_it_is(synsml: Synsml, workshop: Workshop, text: str) -> None:
    cell = f'"{text}"' if "," in text else text
    root = workshop.write(
        {"form.csv": f"last,affiliation,bio,url,photo,email,orcid\nHypatia,X {cell},{cell},{cell},../{cell},{cell},{cell}\n"}
    )
    result = synsml("people", "import", "form.csv", "--role", "speaker", "--status", "confirmed")
    assert result.code == 0
    assert ("has control characters" in result.err) == ("\x1b" in text)
    assert "\x1b" not in result.err + result.out
    person = json.loads(synsml("people", "list", "--json").out)[0]
    assert person["affiliation"] == ("" if "\x1b" in text else " ".join(f"X {text}".split()))
    assert (person["url"], person["photo"], person["orcid"]) == ("", "", "")
    assert list(records_in(root)) == ["people/hypatia.yaml"]


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "a" * 300, "CON", "\x1b[31m", "<b>", "....", "{{ x }}", "=cmd|' /C calc'!A0"]
)
def test_a_hostile_name_leads_nowhere(synsml: Synsml, workshop: Workshop, name: str) -> None:
    root = workshop.write({"form.csv": f"last,first\n{name},\nHypatia,\n"})
    before = {path for path in root.parent.rglob("*") if path.is_file()}
    result = synsml("people", "import", "form.csv", "--role", "speaker")
    assert result.code in (0, 1)
    assert "\x1b" not in result.err + result.out
    made = {path for path in root.parent.rglob("*") if path.is_file()} - before
    assert {path.parent for path in made} == {root / "private"}
    assert "private/hypatia.yaml" in records_in(root)


def test_names_in_other_scripts_are_imported(synsml: Synsml, workshop: Workshop) -> None:
    root = workshop.write({"form.csv": "Name,Affiliation\nИван Петров,МГУ\n山田 太郎,東京大学\nنورة علي,جامعة\nआर्यभट,\n"})
    assert synsml("people", "import", "form.csv", "--role", "speaker", "--split-names").code == 0
    names = {name: text.partition("affil")[0].partition("roles")[0] for name, text in records_in(root).items()}
    assert names == {
        "private/arybht.yaml": "last: आर्यभट\n",
        "private/ivan-petrov.yaml": "first: Иван\nlast: Петров\n",
        "private/nwrh-ly.yaml": "first: نورة\nlast: علي\n",
        "private/shantian-tailang.yaml": "last: 山田 太郎\n",
    }
    assert synsml("people", "import", "form.csv").err.endswith("nothing to change: 4 people already exist\n")


def test_a_state_column_and_an_answer_with_ticks_give_roles(synsml: Synsml, workshop: Workshop) -> None:
    workshop.write({"form.csv": 'last,Role,Status\nAda,"Speaker, Panellist",Confirmed\nBo,Keynote speaker,\n'})
    assert synsml("people", "import", "form.csv", "--status", "tentative").code == 0
    roles = {person["id"]: person["roles"] for person in json.loads(synsml("people", "list", "--json").out)}
    assert roles == {"ada": {"speaker": "confirmed", "panelist": "confirmed"}, "bo": {"speaker": "tentative"}}


def test_the_address_of_a_state_is_no_state(synsml: Synsml, workshop: Workshop) -> None:
    workshop.write({"form.csv": "last,State\nAda,CA\n"})
    result = synsml("people", "import", "form.csv", "--role", "speaker")
    assert (result.code, "  State -> skipped (1 value, such as 'CA')\n" in result.err) == (0, True)


def test_on_a_terminal_it_asks_for_what_it_does_not_know(workshop: Workshop) -> None:
    root = workshop.write({"form.csv": FORM})
    steps = [
        Step("What is the title of your talk? (2 values, such as 'Notes: A, B'): ", "biio\n"),
        Step("fix: write one of name, first, last", ""),
        Step("What is the title of your talk? (2 values, such as 'Notes: A, B'): ", "notes\n"),
        Step("May we publish your photo? (3 values, such as 'Yes'): ", "\n"),
        Step("3 people without a role: role (organizer, speaker, panelist, moderator) [speaker]: ", "panelist\n"),
        Step("2 whole names to split: the last word is the family name"),
        Step("  Rear Admiral Grace | Hopper\r\n  Ada | Lovelace\r\nSplit them like this? [y/N]: ", "y\n"),
    ]
    code, screen = run_on_terminal("people", "import", "form.csv", cwd=root, columns=200, steps=steps)
    assert code == 0
    assert "imported 3 people: 3 new" in screen
    repeat = (
        "synsml people import form.csv --map 'What is the title of your talk?=notes' --map 'May we publish your photo?='"
        " --role panelist --split-names"
    )
    assert repeat in screen.replace("\r\n", "")
    records = records_in(root)
    assert list(records) == [f"private/{id}.yaml" for id in ("ada-lovelace", "hypatia", "rear-admiral-grace-hopper")]
    assert records["private/hypatia.yaml"].endswith("email: hypatia@example.org\nnotes: |-\n  Cones\n  and circles\n")
    again = run_process(*repeat.replace("'", "").split()[1:4], cwd=root)
    assert (again.code, again.err.decode().endswith("nothing to change: 3 people already exist\n")) == (0, True)


def test_whoever_does_not_agree_to_the_rule_has_nothing_split(workshop: Workshop) -> None:
    root = workshop.write({"form.csv": "Name\nAda Lovelace\nHypatia\n"})
    steps = [Step("Split them like this? [y/N]: ", "n\n")]
    code, screen = run_on_terminal("people", "import", "form.csv", "--role", "speaker", cwd=root, columns=200, steps=steps)
    assert code == 1
    assert "form.csv:2: Ada Lovelace: not imported: name not split" in screen
    assert list(records_in(root)) == ["private/hypatia.yaml"]


@pytest.mark.parametrize(("answer", "url"), [("y", "https://example.org/ada"), ("n", "")])
def test_on_a_terminal_an_update_shows_the_fields_and_asks(workshop: Workshop, answer: str, url: str) -> None:
    root = differing(workshop)
    steps = [
        Step("    url: nothing -> 'https://example.org/ada'"),
        Step("Change 1 record? [y/N]: ", f"{answer}\n"),
    ]
    command = ("people", "import", "form.csv", "--role", "speaker", "--update")
    code, screen = run_on_terminal(*command, cwd=root, columns=120, steps=steps)
    assert code == 0
    assert "wrote private/bo-ek.yaml: Bo Ek" in screen
    assert (f"url: {url}\n" in records_in(root)["private/ada-lovelace.yaml"]) == bool(url)


def many(number: int) -> str:
    """Return a form with this many answers, each of somebody else."""
    letters = "abcdefghij"
    names = ("".join(letters[int(digit)] for digit in f"{count:05}") for count in range(number))
    rows = (f"X{name},Y{name},University of {name},https://example.org/{name}\n" for name in names)
    return "First name,Last name,Affiliation,Homepage\n" + "".join(rows)


def test_a_long_import_shows_a_bar_on_a_terminal_only(workshop: Workshop) -> None:
    root = workshop.write({"form.csv": many(1000)})
    code, screen = run_on_terminal("people", "import", "form.csv", "--role", "speaker", cwd=root, columns=100, bar_after=0.0)
    assert (code, "Writing people" in screen, "%" in screen) == (0, True, True)
    assert len(records_in(root)) == 1000
    Workshop(root / "other").write({"form.csv": many(1000)})
    ended = run_process("people", "import", "form.csv", "--role", "speaker", cwd=root / "other")
    assert (ended.code, b"Writing people" in ended.out + ended.err) == (0, False)


def test_a_thousand_people_take_ten_times_as_long_as_a_hundred(synsml: Synsml, tmp_path: Path) -> None:
    def seconds(number: int) -> float:
        best = 1e9
        for attempt in range(2):
            root = Workshop(tmp_path / f"{number}-{attempt}").write({"workshop.yaml": MINIMAL})
            (tmp_path / "form.csv").write_text(many(number))
            begin = time.process_time()
            assert synsml("-C", str(root), "people", "import", "form.csv", "--role", "speaker").code == 0
            best = min(best, time.process_time() - begin)
        assert len(records_in(root)) == number
        return best

    few, much = seconds(100), seconds(1000)
    assert much < 15 * few + 1, (few, much)


def test_whoever_is_confirmed_is_public_and_the_page_is_to_be_rendered(synsml: Synsml, workshop: Workshop) -> None:
    pages = HOME_PAGE
    root = workshop.write({"workshop.yaml": MINIMAL + pages, "pages/home.md": "[[dates]]\n", "form.csv": "last,aff\nBo,X\n"})
    result = synsml("people", "import", "form.csv", "--role", "speaker", "--status", "confirmed")
    assert (result.code, result.out) == (0, "wrote people/bo.yaml: Bo\nto do     synsml render\n")
    assert list(records_in(root)) == ["people/bo.yaml"]
    result = synsml("people", "import", "form.csv", "--role", "speaker", "--status", "withdrawn", "--update", "--yes")
    assert (result.code, result.out) == (0, "changed private/bo.yaml: Bo: role.speaker\nto do     synsml render\n")
