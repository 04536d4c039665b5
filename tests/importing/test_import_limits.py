"""`people import` quickly refuses files beyond its limits and names the limit; below them, time is linear."""

import time

import pytest

from helpers import Synsml, Workshop

ROWS = "first,last\n" + "Ada,Lovelace\n" * 10_001
WIDE = ",".join(f"c{number}" for number in range(501)) + "\n"
VALUES = "[" + ",".join(['"Ada Lovelace"'] * 50_001) + "]"
SPLIT = "split it into several files, and import them one by one"


@pytest.mark.parametrize(
    ("name", "text", "said", "remedy"),
    [
        ("a.csv", ROWS, "a.csv:10002: the file has more than 10,000 rows", SPLIT),
        ("a.tsv", ROWS.replace(",", "\t"), "a.tsv:10002: the file has more than 10,000 rows", SPLIT),
        ("a.csv", WIDE, "a.csv:1: the table has 501 columns, more than 500", "remove the columns that are not about people"),
        ("a.csv", "name\n" + "x" * 10_000_000, "a.csv:1:1: the file is larger than 10 MB", "split or shorten it"),
        ("a.yaml", "- name: x\n" * 1_000_001, "a.yaml:1:1: the file is larger than 10 MB", "split or shorten it"),
        ("a.json", VALUES, "a.json:1:749987: the file has more than 50,000 values", "split or shorten it"),
    ],
)  # fmt: skip
def test_too_large_a_file_is_refused_with_its_limit(
    synsml: Synsml, workshop: Workshop, name: str, text: str, said: str, remedy: str
) -> None:
    workshop.write({name: text})
    result = synsml("people", "import", name, "--role", "speaker")
    assert (result.code, result.out, result.err) == (1, "", f"synsml: {said}\n  fix: {remedy}\n")


def test_a_name_in_thousands_of_rows_is_compared_with_a_few(synsml: Synsml, workshop: Workshop) -> None:
    rows = "".join(f"id-{number},Wei,Wang,u{number}@example.org\n" for number in range(5_000))
    workshop.write({"a.csv": f"id,first,last,email\n{rows}"})
    before = time.process_time()
    result = synsml("people", "import", "a.csv", "--role", "speaker", "--dry-run")
    assert time.process_time() - before < 15  # 1 on a machine that does nothing else; all pairs would be 12 million
    assert result.code == 1
    assert result.err.count("not imported: 50 others in this file have this name") == 4_950
