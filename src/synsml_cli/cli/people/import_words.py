"""An import in words: what the keys of the file hold, what was left out of whom, what would change."""

from collections import Counter
from collections.abc import Iterator

from synsml_cli.cli.advice import advised
from synsml_cli.model.counted import counted
from synsml_cli.model.importing.mapping import ImportKey
from synsml_cli.model.plain import visible
from synsml_cli.tasks.importing.plan import Plan
from synsml_cli.tasks.importing.source import Source

_LONG = 60
"""Characters of somebody's text that are shown."""
_MANY = 20
"""Lines that are named."""


def keys_in_words(source: Source, keys: tuple[ImportKey, ...]) -> Iterator[str]:
    """Yield what these keys hold, and what there is of the file as a whole."""
    yield f"{visible(source.name)}: {counted(len(source.records), 'record')}"
    rows = [(shortened(key.name), key.field or f"left out ({said_of(key)})") for key in keys]
    nested = Counter(name for record in source.records for name in record.nested)
    rows += [(shortened(name), f"left out ({number} times more than a text)") for name, number in nested.items()]
    yield from _table(rows)
    if source.commented:
        yield f"  {commented_in_words(source)}, and not imported"


def roles_in_words(plan: Plan) -> Iterator[str]:
    """Yield what gave how many people their role."""
    rows = []
    for told, number in plan.roles:
        what = f"{told.kind} '{told.text}'" if told.text else told.kind
        rows.append((shortened(what), f"{told.role} ({number})" if told.role else f"no role of this workshop ({number})"))
    yield from _table(rows)


def _table(rows: list[tuple[str, str]]) -> Iterator[str]:
    width = min(max((len(name) for name, _ in rows), default=0), 40)
    yield from (f"  {name:<{width}} -> {what}" for name, what in rows)


def commented_in_words(source: Source) -> str:
    """Return how many records are commented out, and where."""
    numbers = [str(line) for line in source.commented[:_MANY]] + (["..."] if len(source.commented) > _MANY else [])
    are, lines = ("is", "line") if len(source.commented) == 1 else ("are", "lines")
    return f"{counted(len(source.commented), 'record')} {are} commented out ({lines} {', '.join(numbers)})"


def said_of(key: ImportKey) -> str:
    """Return how often a key is filled in, and with what."""
    times = counted(key.filled, "value")
    return f"{times}, such as '{shortened(key.example)}'" if key.filled else times


def notes_in_words(source: Source, plan: Plan) -> Iterator[str]:
    """Yield what is said of single records."""
    for note in plan.notes:
        yield f"{visible(source.name)}:{note.line}: {visible(f'{note.who}: ' if note.who else '')}{visible(note.message)}"
        if note.remedy:
            yield f"  fix: {visible(advised(note.remedy))}"


def unsplit_in_words(source: Source, plan: Plan) -> Iterator[str]:
    """Yield whose name nobody has agreed to split, and how the rule would."""
    for one in plan.unsplit:
        would = f"by the rule first {one.first!r}, last {one.last!r}"
        yield f"{visible(source.name)}:{one.line}: {visible(one.name)}: the name is not split; {visible(would)}: not imported"


def changes_in_words(source: Source, plan: Plan) -> Iterator[str]:
    """Yield, field by field, what the file tells otherwise of those who are there already."""
    for changed in plan.changed:
        yield f"{visible(source.name)}:{changed.line}: {visible(changed.person.name)} ({visible(changed.person.file)})"
        for field, old, new in changed.differences:
            yield f"    {field}: {visible(repr(old)) if old else 'nothing'} -> {visible(repr(new))}"


def shortened(text: str) -> str:
    """Return the beginning of a text, on one line."""
    text = visible(" ".join(text.split()))
    return text if len(text) <= _LONG else f"{text[: _LONG - 3]}..."
