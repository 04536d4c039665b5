"""The questions of an import: the field of a key, the role, whether to split names."""

from collections.abc import Sequence

from synsml_cli.cli.asking import agrees
from synsml_cli.cli.output import say_aside
from synsml_cli.cli.people.ask_person import answer_to
from synsml_cli.cli.people.import_words import values_in_words
from synsml_cli.errors import Usage
from synsml_cli.model.counted import counted
from synsml_cli.model.importing.fields import folded_key
from synsml_cli.model.importing.mapping import ImportKey
from synsml_cli.model.people.split_name import RULE
from synsml_cli.model.plain import visible
from synsml_cli.model.schema.guess import did_you_mean
from synsml_cli.tasks.base.choices import known_word
from synsml_cli.tasks.importing.plan import Unsplit

_PLAIN = 20
"""Number of two-word names to show: the rule is hardly ever wrong, and a program committee has a thousand."""


def read_mapping(texts: Sequence[str], fields: Sequence[str]) -> dict[str, str]:
    """Return key -> field of `--map KEY=FIELD`; raises Usage for an unknown field."""
    given = {}
    for text in texts:
        name, equals, field = text.rpartition("=")
        field = field.strip()
        if not equals:
            raise Usage(f"--map: missing = in {text!r}", remedy="write KEY=FIELD, such as --map 'Your lab=affiliation'")
        given[name.strip()] = known_word("--map: unknown field", field, fields)
    return given


def check_mapping(given: dict[str, str], keys: Sequence[ImportKey], *, name: str) -> None:
    """Raise Usage for a key that is not in the file."""
    known = {folded_key(key.name): key.name for key in keys}
    for key in given:
        if folded_key(key) not in known:
            remedy = did_you_mean(key, known.values()) or f"it has {', '.join(map(repr, known.values()))}"
            raise Usage(f"--map: {name} has no {key!r}", remedy=remedy)


def ask_keys(keys: Sequence[ImportKey], fields: Sequence[str]) -> dict[str, str]:
    """Ask for the fields of unknown keys and return key -> field."""
    asked = [key for key in keys if key.is_asked]
    if not asked:
        return {}
    say_aside(f"Which field is each of these? One of {', '.join(fields)}; press Enter to skip.")
    remedy = f"write one of {', '.join(fields)}, or nothing"
    return {
        key.name: answer_to(
            f"  {visible(key.name)} ({values_in_words(key)})", "", lambda text: not text or text in fields, remedy
        )
        for key in asked
    }


def agree_to_split(names: Sequence[Unsplit]) -> bool:
    """Show the rule and the split names, difficult ones first, and ask for consent."""
    say_aside(f"{counted(len(names), 'whole name')} to split: {RULE}.")
    plain = [one for one in names if len(one.name.split()) == 2]
    difficult = [one for one in names if len(one.name.split()) != 2]
    for one in (*difficult, *plain[:_PLAIN]):
        say_aside(f"  {visible(one.first)} | {visible(one.last)}")
    if len(plain) > _PLAIN:
        say_aside(f"  ... and {len(plain) - _PLAIN:,} more with two words")
    return agrees("Split them like this?")
