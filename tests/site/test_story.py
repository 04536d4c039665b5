"""A workshop in eleven states: in each, the whole site, the findings of `check` and Jekyll's pages are correct."""

import json
import os
from pathlib import Path

import jekyll
from helpers import TESTS, Result, Synsml, assert_golden
from seen_page import Seen, read
from story import STATES, live

GOLDEN = TESTS / "golden" / "life"
NEVER = ("jpg", "png", "synsml-rendered")
"""What is no text, or made of all the others."""
UNASKED = {"Emmy Noether", "Srinivasa Ramanujan", "Thomas Bayes"}
"""Who has not said yes at first, and is nowhere in the site until then."""


def texts_of(site: Path) -> dict[str, str]:
    """Return path -> text of what is rendered, but for the card that never changes."""
    paths = [path for path in sorted(site.rglob("*")) if path.is_file() and not path.name.endswith(NEVER)]
    texts = {str(path.relative_to(site)): path.read_bytes().decode() for path in paths}
    assert texts.pop("_includes/people.html")
    return texts


def marks_of(site: Path) -> dict[str, tuple[int, int]]:
    """Return path -> (inode, instant of the last write) of all that is in a folder, which any write would change."""
    return {str(path): (path.stat().st_ino, path.stat().st_mtime_ns) for path in [site, *site.rglob("*")]}


def assert_golden_folder(folder: Path, texts: dict[str, str]) -> None:
    """Compare files with those of a golden folder, which has no other ones; SYNSML_UPDATE_GOLDENS=1 writes it instead."""
    for name, text in texts.items():
        assert_golden(folder / name, text)
    for path in folder.rglob("*"):
        if path.is_file() and str(path.relative_to(folder)) not in {*texts, "seen.txt"}:
            assert os.environ.get("SYNSML_UPDATE_GOLDENS"), f"{path} is not rendered any more"
            path.unlink()


def test_every_state_has_exactly_this_site_and_these_findings(synsml: Synsml, tmp_path: Path) -> None:
    before: dict[str, str] = {}
    for state, check in live(tmp_path, synsml):
        texts = texts_of(tmp_path / "site")
        assert_golden_folder(GOLDEN / state.name, {**texts, "check.txt": check.replace(str(tmp_path), "ROOT")})
        assert texts != before
        before = texts
    assert [path.name for path in sorted(GOLDEN.iterdir())] == [state.name for state in STATES]


def test_in_no_state_a_second_render_writes_anything(synsml: Synsml, tmp_path: Path) -> None:
    for state, _ in live(tmp_path, synsml):
        marks = marks_of(tmp_path / "site")
        again = synsml("render", "-C", str(tmp_path), "--now", state.now)
        assert again == Result(0, f"{len(texts_of(tmp_path / 'site')) + 1} files up to date\n", "")
        assert marks_of(tmp_path / "site") == marks
        assert synsml("render", "--check", "-C", str(tmp_path)).code == 0


def test_who_has_not_said_yes_or_has_withdrawn_is_nowhere_in_the_site(synsml: Synsml, tmp_path: Path) -> None:
    shown = {}
    for state, _ in live(tmp_path, synsml):
        site = "\n".join(texts_of(tmp_path / "site").values())
        shown[state.name] = {name for name in UNASKED if name.split()[1] in site}
    assert shown == {
        **{state.name: set() for state in STATES[:5]},
        "06-decision-postponed": {"Thomas Bayes"},
        "07-speakers-confirmed": UNASKED,
        **{state.name: UNASKED - {"Srinivasa Ramanujan"} for state in STATES[7:]},
    }


def test_what_jekyll_shows_in_every_state_is_what_the_facts_say(synsml: Synsml, tmp_path: Path) -> None:
    root = tmp_path / "workshop"
    for state, _ in live(root, synsml):
        built = jekyll.build(root / "site", tmp_path / state.name)
        home, call = (read((built / name).read_text(encoding="utf-8")) for name in ("index.html", "cfp.html"))
        assert_golden(GOLDEN / state.name / "seen.txt", f"{home.outline}\n\n{call.outline}")
        facts = ("-C", str(root), "--now", state.now, "--json")
        assert_shows(
            home, json.loads(synsml("deadlines", *facts).out)["dates"], json.loads(synsml("people", "list", *facts).out)
        )
        assert call["Key dates"].items == home["Key dates"].items


def assert_shows(page: Seen, dates: list[dict[str, object]], people: list[dict[str, object]]) -> None:
    """Compare what is seen of a page with what the commands tell of dates and people."""
    assert len(page["Key dates"].items) == len(dates)
    for item, date in zip(page["Key dates"].items, dates, strict=True):
        assert item.removeprefix("~~").startswith(f"{date['label']}: ")
        assert (item.startswith("~~") and item.endswith("~~")) is date["passed"]
        assert ("(extended)" in item) is date["extended"]
        assert ("to be announced" in item) is (date["certainty"] == "tbd")
        assert (" or " in item) is (date["certainty"] == "provisional")
    for heading, roles in (("Organizers", {"organizer"}), ("Speakers & Panelists", {"speaker", "panelist"})):
        confirmed = [one for one in people if any(one["roles"].get(role) == "confirmed" for role in roles)]
        assert [(card.name, card.affiliation) for card in page[heading].cards] == [
            (one["name"], one["affiliation"]) for one in confirmed
        ]
        assert [card.link for card in page[heading].cards] == [one["url"] or "" for one in confirmed]
        assert [card.image for card in page[heading].cards] == [
            f"{jekyll.BASE}/{one['photo']}" if one["photo"] else "" for one in confirmed
        ]
