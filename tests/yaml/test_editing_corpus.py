"""Real data files of workshop sites are edited in one place each; the rest stays unchanged."""

import random
from collections import Counter
from pathlib import Path

import pytest
import yaml

from editing import random_changes, removal_fault, removals, verdict
from synsml_cli.store.yaml.reader import parse_yaml


def readable(folder: Path) -> dict[str, str]:
    texts = {}
    for path in sorted(folder.rglob("*.y*ml")):
        text = path.read_bytes().decode("utf-8", "replace").removeprefix("\ufeff")
        if parse_yaml(path.name, text).root is not None:
            texts[str(path.relative_to(folder))] = text
    return texts


def test_an_edit_of_a_real_file_touches_only_the_lines_concerned_and_is_never_wrong(shared: Path) -> None:
    texts = readable(shared / "corpus")
    assert len(texts) >= 100
    verdicts: Counter[str] = Counter()
    bad = []
    for name, text in texts.items():
        try:
            chosen = list(random_changes(text, random.Random(name), each=3))
        except yaml.YAMLError:  # our reader goes on where PyYAML stops; then nobody else can judge
            continue
        for change, place in chosen:
            said = verdict(text, change, place)
            verdicts[said] += 1
            if said != "fine":
                bad.append((said, name, change))
    assert verdicts["wrong"] == 0, bad
    assert verdicts["fine"] >= 0.99 * verdicts.total() > 900, bad


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_what_is_taken_out_of_a_real_file_takes_nothing_else_with_it(shared: Path, ends: str) -> None:
    bad = []
    count = 0
    for name, text in readable(shared / "corpus").items():
        try:
            text = text.replace("\r\n", "\n").replace("\n", ends)
            chosen = list(removals(text, random.Random(name), each=3))
        except yaml.YAMLError:
            continue
        count += len(chosen)
        bad += [(name, place.path, fault) for place in chosen if (fault := removal_fault(text, place))]
    assert (bad, count > 300) == ([], True)
