"""Records never contain control characters, whether a value is typed, set or imported."""

import pytest

from helpers import MINIMAL, Synsml, Workshop

BAD = ["A\x1b[31m", "A\x07b", "A\x9b1m", "A\x7f", "\x08A"]


@pytest.mark.parametrize("value", BAD)
@pytest.mark.parametrize("field", ["first", "last", "affiliation", "bio"])
def test_what_is_typed_is_refused(synsml: Synsml, workshop: Workshop, value: str, field: str) -> None:
    root = workshop.write({"workshop.yaml": MINIMAL, "people/ada.yaml": "last: Ada\nroles:\n  speaker: confirmed\n"})
    before = (root / "people/ada.yaml").read_bytes()
    options = [] if field == "last" else ["--last", "Bee"]
    result = synsml("people", "add", *options, f"--{field}", f"{value}y", "--role", "speaker")
    assert (result.code, "has control characters\n  fix: write it without them" in result.err) == (2, True)
    result = synsml("people", "edit", "ada", f"{field}={value}y")
    assert (result.code, "has control characters\n  fix: write it without them" in result.err) == (2, True)
    assert (root / "people/ada.yaml").read_bytes() == before
    assert not (root / "private").exists()


@pytest.mark.parametrize("value", BAD)
@pytest.mark.parametrize("head", ["last", "name"])
def test_a_name_that_is_imported_is_refused_and_reported(synsml: Synsml, workshop: Workshop, value: str, head: str) -> None:
    root = workshop.write({"workshop.yaml": MINIMAL, "x.csv": f"first,{head},email\nAda,{value}y,\nBo,Dee,bo@example.org\n"})
    result = synsml("people", "import", "x.csv", "--role", "speaker", "--yes", "--split-names")
    assert "has control characters" in result.out + result.err
    assert [path.name for path in (root / "private").glob("*.yaml")] == ["bo-dee.yaml"]


def test_other_values_are_left_out_and_reported_and_ends_of_lines_stay(synsml: Synsml, workshop: Workshop) -> None:
    table = 'last,affiliation,bio,notes\nAda,Soc\x1b[3m,"one\ntwo\tthree",four\x1b[0m\n'
    yaml = '- last: Bo\n  affiliation: "Soc\\e[3m"\n  bio: "one\\ntwo"\n'
    root = workshop.write({"workshop.yaml": MINIMAL, "x.csv": table, "x.yaml": yaml})
    for file in ("x.csv", "x.yaml"):
        result = synsml("people", "import", file, "--role", "speaker", "--yes")
        assert result.code in (0, 1)
        assert "affiliation skipped: 'Soc\\x1b[3m' has control characters" in result.out + result.err
    ada, bo = ((root / f"private/{name}.yaml").read_text() for name in ("ada", "bo"))
    assert "Soc" not in ada + bo
    assert "notes" not in ada
    assert "one" in ada
    assert "two" in bo
