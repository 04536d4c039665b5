"""Match days on a page to the workshop's dates, by the label next to them."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from synsml_cli.model.locales.registry import in_all_languages
from synsml_cli.model.prose.clock_times import CLOCK, clock_at
from synsml_cli.model.prose.label_forms import SURE, folded_label, other_forms
from synsml_cli.model.prose.mentions import Mention, Month
from synsml_cli.model.prose.visible_words import BLOCK_MARK, CELL, FILLED, HEADING_MARK
from synsml_cli.model.records.workshop import DateEntry, Workshop
from synsml_cli.model.source.front_matter import front_matter_end
from synsml_cli.model.source.patterns import lazy_pattern

_LONG = 200
"""Limit on the length of labels: nobody repeats a longer one on a page, and a pattern of a megabyte takes seconds."""
_LEAD_LENGTH = 120
"""Characters before a label that must show the start of a line, a cell or a sentence."""
_STARTS = rf"{BLOCK_MARK}{CELL}{HEADING_MARK}|"
_LINE = r"(?:\r\n|\n|\r)[ \t]*+"

# One more word may follow the label: "Camera-ready" is also the "Camera-ready deadline".
_MORE = {
    "deadline": r"deadlines?|(?:due[ \t]+)?dates?|due",
    "notification": r"notifications?|announcements?|(?:due[ \t]+)?dates?|due",
    "event": r"dates?|days?",
}
# "Camera-ready papers are due": the noun is part of the label if the word that makes it a deadline follows.
_GAP = r"(?:[ \t]++(?:\r\n|\n|\r)?[ \t]*+|(?:\r\n|\n|\r)[ \t]*+)"
_NOUN = (
    rf"(?:{_GAP}(?P<noun>papers?|versions?|manuscripts?|cop(?:y|ies)|PDFs?)"
    rf"(?={_GAP}(?:(?:is|are){_GAP})?(?:deadlines?|due)\b))?"
)
_SAYS_DUE = rf"(?P<says>{_GAP}(?:is|are){_GAP}(?=due\b)|[ \t]+)"
_MORE_WORD = rf"(?:{_NOUN}{_SAYS_DUE}(?P<more>{'|'.join(_MORE.values())})\b)?"
_VERSIONS = lazy_pattern(r"camera|final|revis", re.IGNORECASE)
"""Matches the labels of deadlines for papers that were already submitted."""
_FRONT = r"(?P<front>(?:deadline|(?:due[ \t]+)?date)[ \t]+(?:for|of)[ \t]+(?:the[ \t]+|paper[ \t]+)?)"
_WORDS = "|".join(
    (
        r"is|are|on|by|ends?|until|till|due|now|before|no\s+later\s+than|scheduled\s+for|held|closes?|new",
        r"(?:will\s+)?(?:takes?\s+place|be)|ha(?:s|ve)\s+been",
        r"(?:extended|moved|postponed|changed)(?:\s+(?:to|until|from))?",
    )
)
# Between a label and its day. A line may end after a colon or such a word, and before an HTML cell; otherwise the next line
# belongs to something else. A page of a million bars is read in one pass.
_UNIT = (
    rf"(?:[ \t]++|:[ \t]*+(?:{_LINE}|{BLOCK_MARK}[ \t]*+(?:{_LINE})?)?|[*_\-–—.,()!~>\"'|]|\b(?i:{_WORDS})\b(?:[ \t]*+{_LINE})?"
    rf"|(?:{_LINE}){{0,3}}+{CELL}[ \t]*+(?:{_LINE})?(?:{BLOCK_MARK}[ \t]*+(?:{_LINE})?)?|{_LINE}:[ \t]++)"
)
# Atomic, not possessive: Python before 3.11.4 loses its place after a possessive part in an alternative of a possessive group.
_GLUE = rf"(?>{_UNIT}{{0,60}})"
_BEHIND_LABEL = lazy_pattern(rf"{_GLUE}(?:{CLOCK}[)\]]?{_GLUE})?(?:\bin[ \t]++)?")
_SAYS = lazy_pattern(r"\s+(?:is|are|has|will|takes)\b")
_THEN = lazy_pattern(r"[ \t,()]*+(?:to|until|till|→|-+>|=>|-|–|—)[ \t]*+(?:on[ \t]++)?")
_BELOW_HEADING = lazy_pattern(
    rf"[ \t:#*]*+(?:{_LINE}(?P<underline>[=-]{{3,}}[ \t]*+{_LINE})?(?:{_LINE}){{0,3}}+)?[ \t{_STARTS}]*+"
)
_LINE_ENDS = lazy_pattern(rf"[ \t.,)\]*_]*+(?=[\r\n{BLOCK_MARK}]|\Z)")

_ARTICLE = r"(?:(?:the|our|all|new|extended|updated|revised)[ \t]+){0,2}"
_THAT = r"(?:please[ \t]+)?(?:note|remember)[ \t]+that[ \t]+"
# No letter precedes the label on its line, in its cell or item, except in an :emoji:.
_NO_LETTER = r"[^\w\n\r\x1c]{0,30}"
_BEGIN = rf"(?:\A|[\n\r{_STARTS}])(?:[ \t]{{0,20}}\d{{1,3}}[.)][ \t]{{1,5}})?(?:{_NO_LETTER}:\w{{2,30}}:)?{_NO_LETTER}"
_LEAD = lazy_pattern(rf"{_BEGIN}{_ARTICLE}\Z", re.IGNORECASE)
_SENTENCE = lazy_pattern(rf"(?:[.!?][ \t\n\r]+(?:{_THAT})?|{_BEGIN}{_THAT}){_ARTICLE}\Z", re.IGNORECASE)
_KEY = lazy_pattern(rf"(?:\A|[\n\r])[ \t-]*[\w-]+:[ \t]+[\"']?{_ARTICLE}\Z", re.IGNORECASE)
_HEADING = lazy_pattern(rf"(?:\A|[\n\r])[ \t]{{0,3}}#{{1,6}}[ \t]+[^\w\n\r]{{0,30}}\Z|{HEADING_MARK}[^\w\n\r]{{0,30}}\Z")
_WRAPPED = lazy_pattern(rf"(?<=[^\s{_STARTS}])[ \t]*(?:\r\n|\n|\r)[ \t]*(?=[a-z])(?![\w-]+:)")


@cache
def _goes_on() -> re.Pattern[str]:
    """Return what follows the month in which something begins, or that is one of several."""
    return re.compile(rf"[ \t,()]*+(?:(?:{in_all_languages('joins')}|through|at the earliest)\b|→|->|=>|[/&–—-])")


class Labels(NamedTuple):
    """The labels of a workshop's dates, prepared for searches in pages."""

    owners: Mapping[str, DateEntry]
    """Folded label -> its date; labels of two dates are excluded."""
    shortened: Mapping[str, DateEntry]
    """Other forms of labels, without "deadline" and similar: such a word must be next to them."""
    anywhere: re.Pattern[str]
    """Matches a label."""
    at_end: re.Pattern[str]
    """Matches the rest of a line or cell after a day, with a label as its last words."""
    host: str
    """The conference's folded name, which may precede the label of an event."""


def labels_of(workshop: Workshop, entries: list[DateEntry]) -> Labels | None:
    """Return the labels of these dates, or None without any."""
    by_label: dict[str, list[DateEntry]] = {}
    for entry in entries:
        if (label := folded_label(entry.label)) and len(label) <= _LONG:
            by_label.setdefault(label, []).append(entry)
    owners = {label: same[0] for label, same in by_label.items() if len(same) == 1}
    if not owners:
        return None
    shortened = other_forms(owners, entries)
    longest_first = sorted((*owners, *shortened), key=lambda label: (-len(label), label))
    either = "|".join(r"(?:[ \t]+|[ \t]?[-\u2010\u2011][ \t]?)".join(map(re.escape, label.split())) for label in longest_first)
    label = rf"(?<!\w){_FRONT}??(?P<label>{either})(?!\w){_MORE_WORD}"
    end = rf"[ \t*_.,!)]{{0,20}}(?=[\n\r{_STARTS}]|\Z)"
    behind = rf"[)\]]?{_UNIT}{{0,60}}(?:(?<=\bis )(?:the|our)[ \t]+)?{label}{end}"
    found = re.compile(label, re.IGNORECASE), re.compile(behind, re.IGNORECASE)
    return Labels(owners, shortened, *found, " ".join(workshop.host.split()).casefold())


def beside_labels(words: str, found: Sequence[Mention | Month], labels: Labels) -> dict[Mention | Month, DateEntry]:
    """Return the date of each day that directly follows a label at the start of something, or precedes one at its end.

    Also for months with a year, unless another day or month follows.
    """
    starts = {mention.start: mention for mention in found}
    beside: dict[Mention | Month, DateEntry] = {}
    for match in labels.anywhere.finditer(words) if found else ():
        entry = _owner(match, labels)
        if entry and (mention := _behind(match, entry, words, starts, labels)):
            if isinstance(mention, Month):
                if not _goes_on().match(words, mention.end):
                    beside[mention] = entry
                continue
            beside[mention] = entry
            # "extended from March 1 to March 8": the second day also belongs to the label, possibly only it.
            clock = clock_at(words, mention.end)
            then = _THEN.match(words, clock.end if clock else mention.end)
            if then and isinstance(other := starts.get(then.end()), Mention):
                beside[other] = entry
                if other.means(frozenset(point.day for point in entry.when.points)):
                    del beside[mention]
    for mention in found:
        if mention in beside:
            continue
        if isinstance(mention, Month):
            if not _LEAD.search(_before(words, mention.start)) or _goes_on().match(words, mention.end):
                continue
            clock = None
        else:
            clock = clock_at(words, mention.end)
        behind = labels.at_end.match(words, clock.end if clock and clock.zones else mention.end)
        if behind and (entry := _owner(behind, labels)):
            beside[mention] = entry
    return beside


def _owner(match: re.Match[str], labels: Labels) -> DateEntry | None:
    label = folded_label(match["label"])
    if entry := labels.owners.get(label):
        more = _MORE[entry.kind]
    elif (entry := labels.shortened.get(label)) and (match["more"] or entry.kind != "notification"):
        more = SURE[entry.kind]
        if not match["more"] and not match["front"]:
            return None
    else:
        return None
    if match["noun"] and not _VERSIONS.search(entry.label):
        return None
    is_of_kind = not match["more"] or re.fullmatch(more, match["more"], re.IGNORECASE)
    leads = not match["front"] or entry.kind == "deadline" or not match["front"].casefold().startswith("deadline")
    return entry if is_of_kind and leads else None


def _behind(
    match: re.Match[str], entry: DateEntry, words: str, starts: Mapping[int, Mention | Month], labels: Labels
) -> Mention | Month | None:
    """Return the day after a label that begins a line, a cell, a sentence or a value, or None."""
    glue = _BEHIND_LABEL.match(words, match.end())
    mention = starts.get(glue.end()) if glue else None
    below = _BELOW_HEADING.match(words, match.end())
    alone = starts.get(below.end()) if below else None
    if not mention and not alone:
        return None
    lead = _lead(words, match)
    if entry.kind == "event":
        lead = _without_name(lead, labels.host)
    if mention and (
        _LEAD.search(lead)
        or (((match["says"] or "").strip() or _SAYS.match(words, match.end())) and _SENTENCE.search(lead))
        or (match.start() < front_matter_end(words) and _KEY.search(lead))
    ):
        return mention
    if below and isinstance(alone, Mention) and (_LEAD if below["underline"] else _HEADING).search(lead):
        clock = clock_at(words, alone.end)
        return alone if _LINE_ENDS.match(words, clock.end if clock else alone.end) else None
    return None


def _without_name(lead: str, host: str) -> str:
    """Return a lead without the conference's name at its end: "ICML workshop" is this one, "ICML deadline" is not."""
    rest = lead.rstrip(" ")
    if rest.endswith(FILLED):
        return rest[:-1]
    return rest[: -len(host)] if host and rest[-len(host) :].casefold() == host else lead


def _lead(words: str, match: re.Match[str]) -> str:
    """Return the text before a label; a line break before a lower-case letter is only a wrapped line."""
    return _WRAPPED.sub(" ", _before(words, match.start()) + match[0][:1])[:-1]


def _before(words: str, position: int) -> str:
    """Return the text before an offset; if it is cut, an "x" prevents that it looks like the start of a line."""
    first = max(0, position - _LEAD_LENGTH)
    return ("x" if first else "") + words[first:position]
