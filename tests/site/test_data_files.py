"""PyYAML and Ruby's Psych, which Jekyll uses, read `_data` as the same texts."""

import json
import shutil
import subprocess

import yaml

from helpers import absent
from processes import environment
from synsml_cli.site.data_files import HEADER, data_file

TEXTS = (
    *(
        "",
        " ",
        " x ",
        "no",
        "Yes",
        "null",
        "~",
        "true",
        "09:00",
        "1,000",
        "1_000",
        "0x1F",
        "017",
        "1e3",
        ".5",
        "-",
        "---",
        "...",
    ),
    *(
        ":symbol",
        "- x",
        "? x",
        "a: b",
        "a #b",
        "# x",
        "'",
        '"',
        '"x"',
        "'x'",
        "\\",
        "\\n",
        "C:\\new",
        "%x",
        "@x",
        "`x`",
        "!x",
        "&x",
    ),
    *("*x", "<<", "=", "|", ">", "{x}", "[x]", "{{ x }}", "{% x %}", "2023-05-24", "2023-05-24 23:59", "x\ny", "x\r\ny", "\tx"),
    *(
        "é",
        "Çelik",
        "李",
        "😀",
        "\u202eabc\u202c",
        "a\u00a0b",
        "a\u2028b",
        "a\x85b",
        "\ufeffx",
        "<b>x</b>",
        "&amp;",
        "x" * 5000,
    ),
)


def test_every_text_is_read_back_as_it_is_by_python_and_by_ruby() -> None:
    records = [{"text": text, "list": [text, text], "maps": [{"text": text}], "flag": True} for text in TEXTS]
    data = data_file(records, HEADER)
    assert yaml.safe_load(data) == records
    ruby = shutil.which("ruby") or absent("ruby, whose Psych reads data files for Jekyll")
    script = "require 'yaml'; require 'json'; puts JSON.generate(YAML.safe_load(STDIN.read))"
    command = [ruby, "-Ku", "-e", script]
    done = subprocess.run(command, input=data.encode(), capture_output=True, env=environment(LC_ALL="C.UTF-8"), check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert json.loads(done.stdout) == records


def test_a_file_without_records_is_an_empty_list() -> None:
    assert data_file([], HEADER) == f"{HEADER}[]\n"
