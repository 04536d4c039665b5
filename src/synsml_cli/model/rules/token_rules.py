"""Validate the tokens and marks of pages: ids, roles, arguments, and nesting of conditions."""

from collections.abc import Iterator, Mapping, Sequence

from synsml_cli.model.calendar.feed import feed_fault
from synsml_cli.model.counted import counted
from synsml_cli.model.dates.formats import format_fault
from synsml_cli.model.pages.blocks import BLOCK_NAMES, FORMAT, Argument, Block
from synsml_cli.model.pages.tokens import CONTROL, MOST_TOKENS, Marked, Token
from synsml_cli.model.project.page_text import PageText
from synsml_cli.model.project.project import Project
from synsml_cli.model.records.roles import ROLES
from synsml_cli.model.records.workshop import FACTS, FILE
from synsml_cli.model.rules.conditions import CONDITION_NAMES, condition_of
from synsml_cli.model.rules.data_names import facts_data
from synsml_cli.model.schema.guess import choose
from synsml_cli.model.source.findings import At, Refusal, Remark
from synsml_cli.model.source.front_matter import front_matter_end

PAGE_FAULT = "G301"
"""The code of all findings here; they also prevent `render` from writing."""


def all_faults(project: Project) -> Iterator[Remark]:
    """Yield the faults that prevent rendering: those of each page, and conflicts between blocks."""
    for page in project.texts:
        yield from page_faults(project, page)
    yield from _shared_data(project)


def _shared_data(project: Project) -> Iterator[Remark]:
    """Yield blocks that read the same data file but show different people, and people in a file of other facts."""
    taken = facts_data(project)
    first: dict[str, tuple[Token, At]] = {}
    for page in project.texts:
        for token in page.tokens:
            if token.name != "people" or _fault(project, token, marked=page.own):
                continue
            at = At(page.file, start=token.start, end=token.end)
            if token.data_name in taken:
                message = f"_data/{token.data_name}.yml holds the {token.data_name} of {FILE}, not people"
                yield Remark(at, message, f"give this block its own file: data={token.data_name}_people")
                continue
            other, where = first.setdefault(token.data_name, (token, at))
            if (token.words, token.states) != (other.words, other.states):
                message = f"two blocks with other people read _data/{token.data_name}.yml"
                remedy = f"give one of them its own file: data={token.data_name}2"
                yield Remark(at, message, remedy, ((where, "the other one"),))


def page_faults(project: Project, page: PageText) -> Iterator[Remark]:
    """Yield the faults of the tokens of a page of ours, or of the marks of a page of the user."""
    file = page.file
    if len(page.items) > MOST_TOKENS:
        last = page.items[-1]
        token = last.token if isinstance(last, Marked) else last
        message = f"too many tokens: this is number {MOST_TOKENS + 1:,}, the maximum is {MOST_TOKENS:,}"
        yield Remark(At(file, start=token.start, end=token.end), message, "split the page")
        return
    opened: list[Token] = []
    front = 0 if page.own else front_matter_end(page.text)
    for item in page.items:
        token = item.token if isinstance(item, Marked) else item
        if opened and opened[0].start < front <= token.start:  # a condition must end in the part where it begins
            yield from _unended(file, opened)
            opened.clear()
        refusal = Refusal(token.fault, token.remedy) if token.fault else None
        if not token.escaped and not refusal:
            refusal = _nesting(token, opened) or _fault(project, token, marked=page.own, opened=opened)
            if token.name in BLOCK_NAMES and token.start < front:
                refusal = refusal or Refusal(f"block {token.name!r} in the front matter", "move it below the '---'")
        if refusal:
            yield Remark(At(file, start=token.start, end=token.end), refusal.message, refusal.remedy)
    yield from _unended(file, opened)


def _unended(file: str, opened: list[Token]) -> Iterator[Remark]:
    for token in opened:
        yield Remark(
            At(file, start=token.start, end=token.end), "[[if ...]] without [[end]]", "write '[[end]]' at the end of its text"
        )


def _nesting(token: Token, opened: list[Token]) -> Refusal | None:
    """Track open conditions; an `else` replaces its `if`, so that a second one is noticed."""
    if token.name == "if":
        opened.append(token)
    elif token.name == "else":
        if not opened or opened[-1].name == "else":
            return Refusal("[[else]] without [[if ...]]", "remove it, or open [[if ...]] before it")
        opened[-1] = Token("else", opened[-1].start, opened[-1].end)
    elif token.name == "end":
        if not opened:
            return Refusal("[[end]] without [[if ...]]", "remove it")
        opened.pop()
    return None


def _given(opened: Sequence[Token]) -> set[str]:
    """Return the facts that are known to exist here: those of enclosing `[[if given ...]]`."""
    conditions = [condition_of(token) for token in opened if token.name == "if"]
    return {word for contrary, name, words in conditions if name == "given" and not contrary for word in words}


def _fault(project: Project, token: Token, *, marked: bool, opened: Sequence[Token] = ()) -> Refusal | None:
    if token.name in BLOCK_NAMES:
        return _block_fault(project, token, BLOCK_NAMES[token.name], opened, marked=marked)
    if marked:
        return Refusal(f"unknown block {token.name!r}", choose(token.name, BLOCK_NAMES))
    if token.name.startswith("workshop."):
        return _fact_fault(project, token, opened) or _arguments_fault(token, {}, words=0)
    if token.name == "date":
        return (
            _format_fault(token) or _arguments_fault(token, {"format": FORMAT}, words=1) or _date_fault(project, token.words[0])
        )
    if token.name == "if":
        return _arguments_fault(token, {}, words=None) or condition_fault(project, token)
    return _arguments_fault(token, {}, words=0) if token.name in CONTROL else None


def _format_fault(token: Token) -> Refusal | None:
    date_format = token.args.get("format", "")
    if date_format and len(token.words) > 1:
        whole = " ".join((date_format, *token.words[1:]))
        return Refusal("value with spaces without quotes", f'write format="{whole}"')
    fault = format_fault(date_format) if date_format else ""
    if not fault:
        return None
    remedy = "add zz, as in 'MMMM D, HH:mm zz'" if "zone" in fault else "write pendulum's tokens, such as 'MMMM D'"
    return Refusal(f"invalid format {date_format!r}: {fault}", remedy)


def _fact_fault(project: Project, token: Token, opened: Sequence[Token]) -> Refusal | None:
    fact = token.name.removeprefix("workshop.")
    if fact not in FACTS:
        return Refusal(f"there is no fact {token.name!r}", choose(fact, FACTS).replace("mean '", "mean 'workshop."))
    given = getattr(project.known, fact) or (FILE, (fact,)) in project.places
    if not given and fact not in _given(opened):
        return Refusal(f"missing {fact!r} in {FILE}", f"add '{fact}: ...' there, or remove the token")
    return None


def _date_fault(project: Project, id: str, *, internal: str = "remove the token") -> Refusal | None:
    # An entry that could not be read has its own finding, but its id is known.
    if (FILE, ("dates", id)) not in project.places:
        return Refusal(f"there is no date {id!r}", choose(id, project.known.dates, f"add it to {FILE}"))
    entry = project.known.date(id)
    if entry and entry.internal:
        return Refusal(f"date {id!r} is internal: pages never show it", internal)
    return None


def condition_fault(project: Project, token: Token) -> Refusal | None:
    """Return what is wrong with the condition of an `if`, or None."""
    _, name, words = condition_of(token)
    if name not in CONDITION_NAMES:
        message = f"unknown condition {name!r}" if name else "[[if]] without a condition"
        return Refusal(message, choose(name, CONDITION_NAMES) if name else "write [[if passed submission]]")
    subject = CONDITION_NAMES[name].subject
    if subject == "role":
        return (
            _roles_fault(project, words)
            if words
            else Refusal(f"condition {name!r} without a role", f"write [[if {name} speaker]]")
        )
    wanted = 1 if subject else 0
    if len(words) != wanted:
        example = {"date": "passed submission", "fact": "given room"}.get(subject, name)
        return _wrong_number(name, words, wanted, f"[[if {example}]]")
    if subject == "fact" and words[0] not in FACTS:
        return Refusal(f"there is no fact {words[0]!r}", choose(words[0], FACTS))
    return _date_fault(project, words[0], internal="choose a public date") if subject == "date" else None


def _block_fault(project: Project, token: Token, block: Block, opened: Sequence[Token], *, marked: bool) -> Refusal | None:
    if block.needs and _lacks(project, block.needs) and block.needs not in _given(opened):
        return Refusal(f"missing {block.needs!r} in {FILE}", f"add '{block.needs}: ...' there, or remove the token")
    if block.name == "calendar" and (refusal := feed_fault(project.known)):
        return refusal
    refusal = _arguments_fault(token, block.arguments, words=None if block.takes_roles else 0, marked=marked)
    if not refusal and block.name == "dates":
        refusal = _dates_fault(project, token)
    if refusal or not block.takes_roles:
        return refusal
    if not token.words:
        return Refusal(f"block {token.name!r} without a role", f"write {_example(f'{token.name} speaker', marked=marked)}")
    return _roles_fault(project, token.words)


def _dates_fault(project: Project, token: Token) -> Refusal | None:
    if token.args.get("shared") == "yes" and len(token.args) > 1:
        remedy = f"remove 'shared=yes', or write the style under 'site: key_dates:' in {FILE}"
        return Refusal("shared=yes cannot be combined with a style: the shared list is the same on all pages", remedy)
    track = token.args.get("track", "")
    known = tuple(dict.fromkeys(entry.track for entry in project.known.dates.values() if entry.track))
    if track and track not in known and not project.has_errors_in(FILE):
        return Refusal(f"unknown track {track!r}", choose(track, known, "remove it"))
    return None


def _roles_fault(project: Project, roles: tuple[str, ...]) -> Refusal | None:
    known = (*ROLES, *project.known.roles)
    for role in roles:
        if role not in known:
            return Refusal(f"unknown role {role!r}", choose(role, known))
    return None


def _lacks(project: Project, fact: str) -> bool:
    """Return whether the workshop certainly lacks a fact; a value that could not be read has its own finding."""
    unread = (FILE, (fact,)) in project.places and project.has_errors_in(FILE)
    return not getattr(project.known, fact) and not unread


def _example(inside: str, *, marked: bool) -> str:
    """Return a token as a page writes it, or the mark of a block on a page without tokens."""
    return f"<!-- synsml:{inside} -->" if marked else f"[[{inside}]]"


def _arguments_fault(token: Token, known: Mapping[str, Argument], *, words: int | None, marked: bool = False) -> Refusal | None:
    """Validate the number of words (None: any) and the keyed arguments."""
    example = _example("date submission" if token.name == "date" else token.name, marked=marked)
    if words is not None and len(token.words) != words:
        return _wrong_number(token.name, token.words, words, example)
    for name, value in token.args.items():
        if name not in known:
            return Refusal(f"{token.name!r} has no argument {name!r}", choose(name, known, "remove it"))
        if not known[name].pattern.fullmatch(value):
            return Refusal(f"invalid value {name}={value!r}", f"write {known[name].wanted}")
    return None


def _wrong_number(name: str, words: Sequence[str], wanted: int, example: str) -> Refusal:
    number = counted(wanted, "word") if wanted else "no words"
    return Refusal(f"{name!r} takes {number}, got {' '.join(words) or 'none'}", f"write {example}")
