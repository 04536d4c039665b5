"""The messages of an import: fields of the keys, skipped values, changes."""

from collections import Counter
from collections.abc import Iterator

from synsml_cli.cli.advice import advised
from synsml_cli.model.counted import counted
from synsml_cli.model.importing.mapping import ImportKey
from synsml_cli.model.plain import visible
from synsml_cli.tasks.importing.plan import Plan
from synsml_cli.tasks.importing.source import Source

_LONG = 60
"""Characters of a text to show."""
_MANY = 20
"""Number of lines to list."""


def keys_in_words(source: Source, keys: tuple[ImportKey, ...]) -> Iterator[str]:
    """Yield the fields of these keys and the number of records."""
    yield f"{visible(source.name)}: {counted(len(source.records), 'record')}"
    rows = [(shortened(key.name), key.field or f"skipped ({values_in_words(key)})") for key in keys]
    nested = Counter(name for record in source.records for name in record.nested)
    rows += [
        (shortened(name), f"skipped (not a text, {number} {'time' if number == 1 else 'times'})")
        for name, number in nested.items()
    ]
    yield from _table(rows)
    if source.commented:
        yield f"  {commented_in_words(source)} and not imported"


def roles_in_words(plan: Plan) -> Iterator[str]:
    """Yield where roles come from, with the number of people."""
    rows = []
    for told, number in plan.roles:
        what = f"{told.kind} '{told.text}'" if told.text else told.kind
        rows.append((shortened(what), f"{told.role} ({number})" if told.role else f"unknown role ({number})"))
    yield from _table(rows)


def _table(rows: list[tuple[str, str]]) -> Iterator[str]:
    width = min(max((len(name) for name, _ in rows), default=0), 40)
    yield from (f"  {name:<{width}} -> {what}" for name, what in rows)


def commented_in_words(source: Source) -> str:
    """Return how many records are commented out, with their lines."""
    numbers = [str(line) for line in source.commented[:_MANY]] + (["..."] if len(source.commented) > _MANY else [])
    are, lines = ("is", "line") if len(source.commented) == 1 else ("are", "lines")
    return f"{counted(len(source.commented), 'record')} {are} commented out ({lines} {', '.join(numbers)})"


def values_in_words(key: ImportKey) -> str:
    """Return how many values a key has, with an example."""
    times = counted(key.filled, "value")
    return f"{times}, such as '{shortened(key.example)}'" if key.filled else times


def notes_in_words(source: Source, plan: Plan) -> Iterator[str]:
    """Yield the notes on single records."""
    for note in plan.notes:
        yield f"{visible(source.name)}:{note.line}: {visible(f'{note.who}: ' if note.who else '')}{visible(note.message)}"
        if note.remedy:
            yield f"  fix: {visible(advised(note.remedy))}"


def unsplit_in_words(source: Source, plan: Plan) -> Iterator[str]:
    """Yield the names that were not split, and how the rule would split them."""
    for one in plan.unsplit:
        would = f"the rule gives first {one.first!r}, last {one.last!r}"
        yield f"{visible(source.name)}:{one.line}: {visible(one.name)}: not imported: name not split; {visible(would)}"


def changes_in_words(source: Source, plan: Plan) -> Iterator[str]:
    """Yield, field by field, how the file differs from existing records."""
    for changed in plan.changed:
        yield f"{visible(source.name)}:{changed.line}: {visible(changed.person.name)} ({visible(changed.person.file)})"
        for field, old, new in changed.differences:
            yield f"    {field}: {visible(repr(old)) if old else 'nothing'} -> {visible(repr(new))}"


def shortened(text: str) -> str:
    """Return a text on one line, shortened."""
    text = visible(" ".join(text.split()))
    return text if len(text) <= _LONG else f"{text[: _LONG - 3]}..."
