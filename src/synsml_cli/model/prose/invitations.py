"""Recognize what a sentence with a link invites readers to do, and the deadlines that end it."""

import re
from functools import lru_cache
from typing import NamedTuple

from synsml_cli.model.prose import invitation_words as abroad
from synsml_cli.model.records.workshop import DateEntry
from synsml_cli.model.source.patterns import lazy_pattern


class _Kind(NamedTuple):
    """Something that pages invite to."""

    asked: re.Pattern[str]
    """Matches a sentence that invites to it."""
    ended: re.Pattern[str]
    """Matches the id or label of deadlines that end it."""
    asked_abroad: re.Pattern[str] | None = None
    """Matches a sentence in another language that invites to it."""

    def is_asked(self, sentence: str) -> bool:
        """Return whether a sentence invites to it."""
        return bool(
            self.asked.search(sentence) or (self.asked_abroad and _asks_abroad(sentence) and self.asked_abroad.search(sentence))
        )


def _kind(asked: str, ended: str, abroad: str = "") -> _Kind:
    pattern = lazy_pattern(abroad, re.IGNORECASE) if abroad else None
    return _Kind(lazy_pattern(asked, re.IGNORECASE), lazy_pattern(ended, re.IGNORECASE), pattern)


@lru_cache(maxsize=1)
def _asks_abroad(sentence: str) -> bool:
    folded = sentence.casefold()
    return any(word in folded for word in abroad.ASKING)


_SUBMIT = _kind(
    r"\b(?:submit|upload)\b"
    r"|\b(?:must|should|can|may|shall|will|have to|need to|ought to|are to|is to|please)(?: only| also)? be(?: only)?"
    r" (?:submitted|uploaded)\b"
    r"|\b(?:are|is) (?:submitted|uploaded) (?:via|through|on|to|at)\b"
    r"|\b(?:submission|upload)s? (?:url|link|site|website|web ?page|portal|page|server|system|form|platform|address)s?\b"
    r"|\bsubmissions? (?:via|through)\b|\bsubmissions? (?:are|is) (?:made|hosted|handled|managed|accepted|open|welcome)\b",
    rf"submi|paper|abstract|poster|\bdemo|proposal|contribution|\blate[-_ ]?break|{abroad.SUBMITTED}|{abroad.POSTERS}",
    abroad.SUBMIT,
)
_KINDS = (
    _kind(
        r"\b(?:register|sign up|registration (?:link|form|page|site|url))\b",
        rf"regist|{abroad.REGISTERED}",
        abroad.REGISTER,
    ),
    _kind(r"\bapply\b", rf"appl|grant|scholarship|travel|mentor|volunteer|{abroad.APPLIED}", abroad.APPLY),
    _kind(r"\bnominate\b", rf"nominat|award|{abroad.NOMINATED}", abroad.NOMINATE),
)
_ASKING = ("submi", "upload", "regist", "sign up", "apply", "nominat")
"""Parts of words, one of which occurs in every English invitation; most sentences have none and are skipped quickly."""
# Things that only authors of accepted papers or reviewers hand in: their deadlines and words.
_LATER = _kind(
    rf"\b(?:camera|final|revised|slides?|videos?|copyright|{abroad.LATER})\b",
    rf"camera|final|slide|video|copyright|revis|{abroad.FINAL}",
)
_POSTER = _kind(rf"\b(?:posters?|{abroad.POSTER})\b", rf"poster|{abroad.POSTERS}")
_REVIEW = _kind(
    rf"\b(?:reviews?|reviewers?|rebuttals?|{abroad.REVIEW})\b",
    rf"review|rebuttal|bid|{abroad.REVIEWS}",
)
_LATE = _kind(r"\blate[- ]?breaking\b", r"\blate[-_ ]?break|\blate[-_ ]?(?:abstract|paper|poster|result|submi)")
_CONTEST = _kind(
    rf"\b(?:challenge|competition|leaderboard|{abroad.CONTEST})\b",
    rf"challenge|competition|test|phase|{abroad.CONTESTS}",
)
_CALL = lazy_pattern(rf"submi|abstract|paper|propos|call|{abroad.SUBMITTED}", re.IGNORECASE)
# Things that can be handed in at any time.
_ANYTIME = lazy_pattern(
    r"\b(?:questions?|feedback|comments?|polls?|surveys?|votes?|issues?|pull requests?|bugs?|photos?|bios?|corrections?"
    rf"|complaints?|reports?|requests?|{abroad.ANYTIME})\b",
    re.IGNORECASE,
)
_CLOSED = lazy_pattern(
    r"\b(?:closed?|over|ended|no longer|passed|past|was|were|had|received|until|(?<!be )(?<!are )(?<!is )submitted|thanks?"
    rf"|{abroad.CLOSED})\b",
    re.IGNORECASE,
)
# Topics that a link to the address of a deadline may also have.
_OF_PAPERS = lazy_pattern(
    r"\b(?:accepted|proceedings|decisions?|published|archive|read|browse|discuss\w*|program(?:me)?|listed|list of"
    rf"|{abroad.ACCEPTED})\b",
    re.IGNORECASE,
)


# Help for a submission is often linked in the same sentence, and is not an invitation.
_HELP = lazy_pattern(
    r"template|\bstyles?\b|\bformat|latex|guide|instruction|polic|licen[cs]e|conduct|ethics|checklist|\bfaq\b|\baoe\b|anywhere|example"
    rf"|{abroad.HELP_WORDS}",
    re.IGNORECASE,
)
_HELP_URL = lazy_pattern(
    r"overleaf\.com|template|style|latex|\.(?:zip|sty|cls|tex|pdf|docx?)(?:$|\?)|timeanddate|worldtimeserver|wikipedia\.org"
    r"|arxiv\.org|youtu\.?be|calendar",
    re.IGNORECASE,
)


def is_for_help(url: str, label: str) -> bool:
    """Return whether the address or text of a link points to a template, rules or an explanation."""
    return bool(_HELP.search(label) or _HELP_URL.search(url))


def invited_to(sentence: str, passage: str, url: str, entries: list[DateEntry], *, may_be_asked: bool) -> list[DateEntry]:
    """Return the deadlines that end what the link invites to, or [] if it is not an invitation.

    `passage`: the sentence and its neighbours, for a link that only its address makes an invitation. `may_be_asked`: whether
    the sentence counts besides the address; on the site itself, "submit" leads to a page about submissions.
    """
    deadlines = [entry for entry in entries if entry.kind == "deadline"]
    own = [entry for entry in deadlines if entry.url and _address(entry.url) == _address(url)]
    folded = sentence.casefold()
    if not own and not (any(word in folded for word in _ASKING) or _asks_abroad(sentence)):
        return []
    if _CLOSED.search(sentence) or _ANYTIME.search(sentence):
        return []
    if may_be_asked:
        for kind in _KINDS:
            if kind.is_asked(sentence):
                return own or _of(kind, deadlines)
        if _SUBMIT.is_asked(sentence):
            closing = _for_submission(sentence, entries, deadlines)
            return [entry for entry in own if not _is_later(sentence) or entry in closing] or closing
    is_for_more = any(pattern.search(passage) for pattern in (_CLOSED, _ANYTIME, _OF_PAPERS)) or _is_later(passage)
    return [] if is_for_more else own


def _for_submission(sentence: str, entries: list[DateEntry], deadlines: list[DateEntry]) -> list[DateEntry]:
    for kind in (_LATER, _REVIEW, _LATE, _CONTEST):
        if kind.is_asked(sentence):
            return _of(kind, deadlines)
    calls = [entry for entry in _of(_SUBMIT, deadlines) if not _is_for_accepted(entry, entries)]
    if _POSTER.is_asked(sentence):
        return _of(_POSTER, calls) or _of(_POSTER, deadlines)
    return calls


def _is_later(sentence: str) -> bool:
    return any(kind.is_asked(sentence) for kind in (_LATER, _REVIEW, _POSTER))


def _of(kind: _Kind, entries: list[DateEntry]) -> list[DateEntry]:
    return [entry for entry in entries if kind.ended.search(f"{entry.id} {entry.label}")]


def _is_for_accepted(entry: DateEntry, entries: list[DateEntry]) -> bool:
    """Return whether only authors of accepted papers have this deadline: camera-ready versions, posters after the decision."""
    if _of(_LATER, [entry]) or _of(_REVIEW, [entry]):
        return True
    if not _of(_POSTER, [entry]):
        return False
    if not _CALL.search(f"{entry.id} {entry.label}"):
        return True
    notified = [other.moments.last for other in entries if other.kind == "notification" and entry.shares_track(other)]
    last = entry.moments.begin
    return bool(notified) and last is not None and all(instant is not None and instant < last for instant in notified)


def _address(url: str) -> str:
    """Return an address in comparable form: no scheme, host in lower case, no slash at the end."""
    host, slash, path = url.partition("://")[2].partition("#")[0].partition("/")
    return f"{host.casefold().removeprefix('www.')}{slash}{path}".rstrip("/")
