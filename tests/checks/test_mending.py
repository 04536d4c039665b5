"""`synsml check --fix`: problems with a single correct fix are fixed and shown; everything else is unchanged."""

import pytest

from helpers import HOME_PAGE, MINIMAL, Synsml, Workshop, png
from synsml_cli.errors import CannotRun
from synsml_cli.model.source.nodes import places_of
from synsml_cli.model.source.positions import KeyPath, Place
from synsml_cli.store.yaml.edit import scalar, with_values
from synsml_cli.store.yaml.reader import parse_yaml

BLANK = " "
"""An empty line in a diff."""
PAGES = MINIMAL + HOME_PAGE


def place(text: str, path: KeyPath) -> Place:
    root = parse_yaml("f", text).root
    assert root
    return places_of(root)[path]


def edited(text: str, path: KeyPath, value: str) -> str:
    return with_values(text, {path: (place(text, path), value)}, name="f")


def test_weekdays_and_ordinals_of_a_page_are_fixed_and_shown(synsml: Synsml, workshop: Workshop) -> None:
    root = workshop.write({"workshop.yaml": PAGES, "pages/home.md": "Due Friday, July 27, 2023.\n\nOr on May 31th.\n"})
    result = synsml("check", "--fix")
    assert (result.code, result.out) == (0, "no problems found\n")
    assert (
        result.err
        == f"""\
--- pages/home.md
+++ pages/home.md (fixed)
@@ -1,3 +1,3 @@
-Due Friday, July 27, 2023.
+Due Thursday, July 27, 2023.
{BLANK}
-Or on May 31th.
+Or on May 31st.
fixed 2 problems
"""
    )
    assert (root / "pages/home.md").read_text() == "Due Thursday, July 27, 2023.\n\nOr on May 31st.\n"


def test_what_has_no_one_right_answer_stays_and_is_reported(synsml: Synsml, workshop: Workshop) -> None:
    yaml = MINIMAL.replace("23:59 AoE", "12:00 AoE")
    root = workshop.write({"workshop.yaml": yaml})
    result = synsml("check", "--fix")
    assert (result.code, result.err, result.out.splitlines()[-1]) == (0, "nothing to fix automatically\n", "1 warning")
    assert (root / "workshop.yaml").read_text() == yaml


def test_only_selected_findings_that_are_not_ignored_are_fixed(synsml: Synsml, workshop: Workshop) -> None:
    page = "Friday, July 27, 2023\n\nMay 31th\n\nJune 3th <!-- synsml: ignore=W402 -->\n"
    root = workshop.write({"workshop.yaml": PAGES, "pages/home.md": page})
    synsml("check", "--fix", "--select", "W402")
    assert (root / "pages/home.md").read_text() == page.replace("31th", "31st")


def test_line_ends_byte_order_mark_and_a_missing_last_line_end_stay(synsml: Synsml, workshop: Workshop) -> None:
    root = workshop.write({"workshop.yaml": PAGES, "pages/home.md": ""})
    (root / "pages/home.md").write_bytes(b"\xef\xbb\xbfMay 31th\r\nJune\r\n\r\nJune 3th")
    synsml("check", "--fix")
    assert (root / "pages/home.md").read_bytes() == b"\xef\xbb\xbfMay 31st\r\nJune\r\n\r\nJune 3rd"


def test_a_page_of_the_user_is_fixed_outside_its_blocks(synsml: Synsml, workshop: Workshop) -> None:
    yaml = MINIMAL + "site:\n  folder: ../site\npages:\n  - path: cfp.md\n"
    root = workshop.write({"workshop.yaml": yaml})
    site = root.parent / "site"
    site.mkdir()
    (site / "cfp.md").write_text("May 31th\n<!-- synsml:dates -->\nMay 31th\n<!-- /synsml -->\n")
    assert synsml("check", "--fix").code == 0
    assert (site / "cfp.md").read_text() == "May 31st\n<!-- synsml:dates -->\nMay 31th\n<!-- /synsml -->\n"


def test_blanks_in_values_are_fixed_inside_their_quotes_and_comments_stay(synsml: Synsml, workshop: Workshop) -> None:
    yaml = MINIMAL + 'place: "Wien  Österreich "   # the city\n'
    ada = "# A record\nfirst: 'Ada '  # as she writes it\nlast: \" Lovelace\"\nbio: '  stays  '\n"
    root = workshop.write({"workshop.yaml": yaml, "people/ada-lovelace.yaml": ada})
    result = synsml("check", "--fix")
    assert (result.code, result.out) == (0, "no problems found\n")
    assert (root / "workshop.yaml").read_text() == MINIMAL + 'place: "Wien Österreich"   # the city\n'
    assert (root / "people/ada-lovelace.yaml").read_text() == (
        "# A record\nfirst: 'Ada'  # as she writes it\nlast: \"Lovelace\"\nbio: '  stays  '\n"
    )


def test_the_case_of_a_photo_becomes_that_of_the_file(synsml: Synsml, workshop: Workshop) -> None:
    ada = "first: Ada\nlast: Lovelace\nphoto: Assets/Ada.PNG # a portrait\n"
    root = workshop.write({"people/ada-lovelace.yaml": ada})
    (root / "site" / "assets").mkdir(parents=True)
    (root / "site" / "assets" / "ada.png").write_bytes(png(300, 300))
    assert synsml("check", "--fix").out == "no problems found\n"
    assert (root / "people/ada-lovelace.yaml").read_text() == ada.replace("Assets/Ada.PNG", "assets/ada.png")


def test_an_address_without_encryption_is_never_changed(synsml: Synsml, workshop: Workshop) -> None:
    yaml = MINIMAL + "url: http://example.org/\n"
    root = workshop.write({"workshop.yaml": yaml})
    assert synsml("check", "--fix").err == "nothing to fix automatically\n"
    assert (root / "workshop.yaml").read_text() == yaml


def test_records_in_a_private_folder_elsewhere_are_fixed_too(synsml: Synsml, workshop: Workshop) -> None:
    root = workshop.write({"workshop.yaml": MINIMAL + "private:\n  folder: ../elsewhere\n"})
    (root.parent / "elsewhere").mkdir()
    record = root.parent / "elsewhere" / "ada-lovelace.yaml"
    record.write_text('first: Ada\nlast: "Lovelace "\n')
    assert synsml("check", "--fix").code == 0
    assert record.read_text() == 'first: Ada\nlast: "Lovelace"\n'


def test_a_second_run_finds_nothing_to_fix(synsml: Synsml, workshop: Workshop) -> None:
    workshop.write({"workshop.yaml": PAGES, "pages/home.md": "Friday, July 27th, 2023 or May 2th\n"})
    synsml("check", "--fix")
    assert synsml("check", "--fix").err == "nothing to fix automatically\n"


def test_standard_output_stays_data(synsml: Synsml, workshop: Workshop) -> None:
    workshop.write({"workshop.yaml": PAGES, "pages/home.md": "May 2th\n"})
    assert synsml("check", "--fix", "--json").out == (
        '{\n  "findings": [],\n  "errors": 0,\n  "warnings": 0,\n  "hints": 0\n}\n'
    )


@pytest.mark.parametrize(
    ("text", "path", "value", "expected"),
    [
        ("a: x  # why\nb: y\n", ("a",), "z", "a: z  # why\nb: y\n"),
        ("a: ' x '\n", ("a",), "x", "a: 'x'\n"),
        ('a: "x  y" # why\n', ("a",), "x y", 'a: "x y" # why\n'),
        ("a: x\n", ("a",), "x: y", "a: 'x: y'\n"),
        ("a: x\n", ("a",), "it's # x", "a: 'it''s # x'\n"),
        ("a: [x, 'y ']\r\nb: 1\r\n", ("a", 1), "y", "a: [x, 'y']\r\nb: 1\r\n"),
        ("a:\n  - b: x\n", ("a", 0, "b"), "null", "a:\n  - b: 'null'\n"),
        ("{a: x}", ("a",), "y, z", "{a: 'y, z'}"),
    ],
)
def test_an_edit_changes_one_value_and_nothing_else(text: str, path: KeyPath, value: str, expected: str) -> None:
    assert edited(text, path, value) == expected


def test_an_edit_that_would_not_read_back_is_refused() -> None:
    text = "a: x\nb: y\n"
    wrong = Place(place(text, ("a",)).start, place(text, ("b",)).end)
    with pytest.raises(CannotRun, match="f cannot be changed without touching other parts of it"):
        with_values(text, {("a",): (wrong, "z")}, name="f")


@pytest.mark.parametrize(
    "value", ["", "plain", "no", "12:30", "a: b", "#x", "[[date]]", "it's", '"q"', "tab\there", "Ångström"]
)
@pytest.mark.parametrize("style", ["", "'", '"'])
def test_a_scalar_reads_back(value: str, style: str) -> None:
    root = parse_yaml("f", f"a: {scalar(value, style)}\n").root
    assert root
    assert root.pairs
    assert root.pairs[0][1].text == value


def test_no_photo_is_chosen_when_two_differ_only_in_case(synsml: Synsml, workshop: Workshop) -> None:
    ada = "first: Ada\nlast: Lovelace\nphoto: img/ADA.png\n"
    root = workshop.write({"people/ada-lovelace.yaml": ada})
    (root / "site/img").mkdir(parents=True)
    for name in ("ada.png", "Ada.png"):
        (root / "site/img" / name).write_bytes(png(300, 300))
    if len(list((root / "site/img").iterdir())) < 2:
        pytest.skip("here upper and lower case make no two files")
    result = synsml("check", "--fix", "--select", "P206")
    assert (result.code, result.err) == (1, "nothing to fix automatically\n")
    assert result.out.splitlines()[0].endswith(
        "error[P206] the photo 'img/ADA.png' is spelled 'img/Ada.png' or 'img/ada.png' on disk"
    )
    assert result.out.splitlines()[3] == "  fix: write 'img/Ada.png' or 'img/ada.png'"
    assert (root / "people/ada-lovelace.yaml").read_text() == ada


def test_text_in_strikethrough_code_or_comments_is_not_fixed(synsml: Synsml, workshop: Workshop) -> None:
    page = """\
---
title: Demo # Friday, July 27, 2023
# May 31th
---
<s>Friday, July 27, 2023</s> ~~May 31th~~ <del>Friday, July 27, 2023</del> `Friday, July 27, 2023`
{% raw %}Friday, July 27, 2023{% endraw %}
"""
    root = workshop.write({"workshop.yaml": PAGES, "pages/home.md": page + "Friday, July 27, 2023\n"})
    assert synsml("check", "--fix").code == 0
    assert (root / "pages/home.md").read_text() == page + "Thursday, July 27, 2023\n"


def test_both_weekdays_of_a_span_are_fixed(synsml: Synsml, workshop: Workshop) -> None:
    root = workshop.write({"workshop.yaml": PAGES, "pages/home.md": "Sat–Sun, July 27–28, 2023\n\nFRIDAY,\nJuly 27, 2023\n"})
    synsml("check", "--fix")
    assert (root / "pages/home.md").read_text() == "Thu–Fri, July 27–28, 2023\n\nTHURSDAY,\nJuly 27, 2023\n"
