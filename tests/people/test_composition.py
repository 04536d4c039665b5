"""Accents as one or two characters (Unicode NFC and NFD) give the same name, on a disk that keeps both forms."""

import unicodedata
from pathlib import Path

import pytest

from helpers import MINIMAL, Synsml, Workshop, png
from synsml_cli.model.records.file_names import same_spelling

NAMES = ("Zoë.png", "Ångström.jpg", "Việt.png", "か゚.png", "한글.png")
FORMS = (("NFC", "NFD"), ("NFD", "NFC"))


def formed(form: str, name: str) -> str:
    return unicodedata.normalize(form, name)  # type: ignore[arg-type]


@pytest.fixture
def root(workshop: Workshop, tmp_path: Path) -> Path:
    for form in ("NFC", "NFD"):
        (tmp_path / formed(form, "é")).touch()
    if len(list(tmp_path.iterdir())) < 2:
        pytest.skip("this file system keeps one form only")
    return workshop.write({"people/zoe.yaml": "last: Zoe\naffiliation: Society\nroles:\n  speaker: confirmed\n"})


@pytest.mark.parametrize(("said", "there"), FORMS)
@pytest.mark.parametrize("name", NAMES)
def test_two_forms_of_a_name_have_one_spelling(name: str, said: str, there: str) -> None:
    assert same_spelling(formed(said, name)) == same_spelling(formed(there, name).upper())


@pytest.mark.parametrize(("said", "there"), FORMS)
@pytest.mark.parametrize("name", ["Zoë.png", "Việt.png", "Zoë/a.png"])
def test_a_photo_in_the_other_form_is_found_and_the_fix_makes_the_finding_go(
    synsml: Synsml, root: Path, name: str, said: str, there: str
) -> None:
    file = root / "site" / formed(there, name)
    file.parent.mkdir(parents=True)
    file.write_bytes(png(400, 400))
    record = root / "people" / "zoe.yaml"
    record.write_text(record.read_text() + f"photo: {formed(said, name)}\n")
    result = synsml("check", "--select", "P206")
    assert f"the photo {formed(said, name)!a} is spelled {formed(there, name)!a} on disk" in result.out
    assert synsml("check", "--select", "P206", "--fix").code == 0
    assert f"photo: {formed(there, name)}\n" in record.read_text()
    assert synsml("check", "--select", "P206").code == 0


@pytest.mark.parametrize(("said", "there"), FORMS)
@pytest.mark.parametrize("word", ["Zoë Ltd", "Zoë", "ZOË L"])
def test_a_sponsor_is_found_in_either_form(synsml: Synsml, root: Path, word: str, said: str, there: str) -> None:
    sponsors = f"sponsors:\n  - name: {formed(there, 'Zoë Ltd')}\n    url: https://example.org/\n"
    (root / "workshop.yaml").write_text(MINIMAL + sponsors)
    (root / "logo.png").write_bytes(png(400, 400))
    assert synsml("sponsors", "logo", formed(said, word), "logo.png").code == 0


def test_two_records_of_one_person_in_two_forms_are_reported(synsml: Synsml, root: Path) -> None:
    for number, form in enumerate(("NFC", "NFD")):
        text = f"first: {formed(form, 'Zoë')}\nlast: {formed(form, 'Ångström')}\nroles:\n  speaker: confirmed\n"
        (root / "people" / f"zoe-{number}.yaml").write_text(text)
    assert "merge the records, or add" in synsml("check", "--select", "P").out
