"""Generated YAML files of every layout are edited in one place each; the rest stays unchanged."""

import random
from collections import Counter

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from editing import LOADERS, loaded, random_changes, verdict
from synsml_cli.store.yaml.edit import edited

WORDS = ("Ada", "Ångström", "山田 太郎", "x y", "a: b"[:1], "it's", "100%", "http://example.org/#a", "yes", "1:30", "~", "-5")
verdicts: Counter[str] = Counter()
refusals: list[tuple[str, object]] = []


@st.composite
def layouts(draw: st.DrawFn) -> str:
    """Draw the text of a YAML file: comments, quotes, blocks, brackets, tabs and line ends as people leave them."""
    lines: list[str] = []
    step = draw(st.sampled_from((2, 4)))

    def comment(indent: int) -> None:
        for kind in draw(st.lists(st.sampled_from(("none", "none", "none", "blank", "comment")), max_size=2)):
            if kind == "blank":
                lines.append("")
            elif kind == "comment":
                lines.append(" " * indent + "# what: follows - and #more")

    def tail() -> str:
        return draw(st.sampled_from(("", "", "", "", "  ", "\t", "  # why: so", "\t# tab")))

    def scalar() -> str:
        word = draw(st.sampled_from(WORDS))
        quoted = f"'{word.replace(chr(39), chr(39) * 2)}'"
        return draw(st.sampled_from((word, quoted, f'"{word}"', f'"{word}: {word}, \\n# é"', "")))

    def flow(depth: int) -> str:
        inner = [scalar().replace(",", "") or "''" for _ in range(draw(st.integers(0, 3)))]
        if draw(st.booleans()):
            return "[" + ", ".join(inner) + draw(st.sampled_from(("", "" if not inner else ","))) + "]"
        return "{" + ", ".join(f"k{number}: {value}" for number, value in enumerate(inner)) + "}"

    def value(lead: str, indent: int, depth: int, parent: int) -> None:
        kind = draw(st.sampled_from(("scalar", "scalar", "block", "flow", "map", "list") if depth < 3 else ("scalar", "flow")))
        if kind == "scalar":
            lines.append(f"{lead} {scalar()}{tail()}".rstrip(" ") if draw(st.booleans()) else f"{lead} {scalar()}{tail()}")
        elif kind == "flow":
            lines.append(f"{lead} {flow(depth)}{tail().strip(chr(9))}")
        elif kind == "block":
            head = draw(st.sampled_from(("|", ">", "|-", ">-", "|+", ">+")))
            lines.append(f"{lead} {head}{draw(st.sampled_from(('', '', '  # head')))}")
            for _ in range(draw(st.integers(1, 3))):
                lines.append(" " * (parent + step) + draw(st.sampled_from(("text", "# no comment", "ä: b", "more  inside"))))
                lines.extend([""] * draw(st.sampled_from((0, 0, 0, 1))))
        elif kind == "map":
            lines.append(f"{lead}{draw(st.sampled_from(('', '  # below')))}")
            mapping(parent + step, depth + 1)
        else:
            lines.append(lead)
            sequence(parent + draw(st.sampled_from((0, step))) if lead.endswith(":") else parent + step, depth + 1)

    def mapping(indent: int, depth: int, first: str = "") -> None:
        for number in range(draw(st.integers(1, 4))):
            comment(indent)
            key = draw(st.sampled_from((f"key{number}", f"'k {number}'", f'"q{number}"', f"ключ-{number}")))
            value(f"{' ' * indent}{key}:", indent, depth, indent)

    def sequence(indent: int, depth: int) -> None:
        for _ in range(draw(st.integers(1, 4))):
            comment(indent)
            if depth < 3 and draw(st.booleans()):
                start = len(lines)
                mapping(indent + 2, depth + 1)
                while lines[start].strip() == "" or lines[start].lstrip().startswith("#"):
                    del lines[start]  # the dash shares the line of the first key
                lines[start] = f"{' ' * indent}- {lines[start].lstrip(' ')}"
            else:
                value(f"{' ' * indent}-", indent, depth, indent)

    comment(0)
    (mapping if draw(st.booleans()) else sequence)(0, 0)
    comment(0)
    end = draw(st.sampled_from(("\n", "\r\n")))
    return end.join(lines) + (end if draw(st.booleans()) else "")


COMMENTS = ("# what: follows", "# why: so", "# tab", "# below", "# head")
"""What only comments say in these files: no change here may lose one."""


@settings(max_examples=500, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(layouts(), st.randoms(use_true_random=False))
def edit_one(text: str, draw: random.Random) -> None:
    try:
        loaded(text)
    except yaml.YAMLError:
        return
    for change, place in random_changes(text, draw, each=1):
        said = verdict(text, change, place)
        verdicts[said] += 1
        if said != "fine":
            refusals.append((text, (said, change)))
        assert said != "wrong", (text, change)
        if said == "fine":
            new = edited(text, (change,), name="file.yaml")
            assert [new.count(comment) for comment in COMMENTS] == [text.count(comment) for comment in COMMENTS], (text, change)


def test_an_edit_of_a_generated_file_touches_only_the_lines_concerned_and_is_never_wrong() -> None:
    verdicts.clear()
    edit_one()
    assert verdicts["fine"] >= 0.99 * verdicts.total() > 900, (verdicts, refusals[:5])


def test_the_loaders_that_judge_are_two() -> None:
    if not hasattr(yaml, "CBaseLoader"):
        pytest.skip("PyYAML was built without libyaml: only its own parser judges")
    assert len(set(LOADERS)) == 2
