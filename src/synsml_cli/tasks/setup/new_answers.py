"""Read and validate the facts of a new workshop, from options and from answers on a terminal."""

import datetime as dt
import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from synsml_cli.checks.people.email_form import is_email
from synsml_cli.checks.people.email_form import remedy_for as email_remedy
from synsml_cli.errors import Usage
from synsml_cli.model.calendar.feed import feed_fault
from synsml_cli.model.dates.city_zones import nearest_zone, only_zone, zones_of
from synsml_cli.model.dates.grammar import parse_when
from synsml_cli.model.dates.moments import moments_of
from synsml_cli.model.dates.unsettled import TO_COME
from synsml_cli.model.dates.when import TBD, When
from synsml_cli.model.dates.zones import read_venue_zone
from synsml_cli.model.project.addresses import is_url
from synsml_cli.model.records.workshop import Workshop
from synsml_cli.model.schema.kinds import ID
from synsml_cli.model.source.findings import Refusal

_UNKNOWN = re.compile(rf"(?i:{TO_COME}|unknown|[?-]*)")
"""What says that something is not known yet, in any case."""


@dataclass(frozen=True, kw_only=True)
class Answers:
    """The facts of a new workshop; empty if unknown."""

    name: str
    short_name: str = ""
    host: str = ""
    """Host conference."""
    days: When = TBD
    place: str = ""
    timezone: str = ""
    """An IANA name."""
    contact: str = ""
    url: str = ""
    """Address of the homepage."""
    id: str = ""
    """Empty: derived from the names."""


def read_answers(texts: Mapping[str, str], *, now: dt.datetime) -> Answers:
    """Return the answers in `texts` by name; raises Usage, with the name of the option, for an invalid one.

    A missing time zone is that of the place, if the place has exactly one; "unknown" is a valid answer.
    """
    read: dict[str, str] = {}
    for name, text in texts.items():
        answer = read_answer(name, text, now=now)
        if isinstance(answer, Refusal):
            raise Usage(f"--{name.replace('_', '-')}: {answer.message}", remedy=answer.remedy)
        read[name] = answer
    if not texts.get("timezone"):
        read["timezone"] = only_zone(read.get("place", ""))
    days = parse_when(read.pop("days", "") or "TBD")
    assert isinstance(days, When)
    if any(point.zone == "venue" for point in days.points) and not read.get("timezone"):
        raise Usage("--days: 'venue' needs the time zone of the place", remedy="give --timezone too, or a zone in --days")
    return Answers(**read, days=days)


def read_answer(name: str, text: str, *, now: dt.datetime) -> str | Refusal:
    """Return an answer as it will be written, empty for "unknown", or a Refusal if it is invalid."""
    if any(unicodedata.category(character) in ("Cc", "Cs", "Zl", "Zp") for character in text.strip()):
        return Refusal("the text has control characters, or is not UTF-8", "write it on one line")
    words = " ".join(text.split())
    if _UNKNOWN.fullmatch(words):
        return Refusal("a workshop needs a name", "enter a name; you can change it later") if name == "name" else ""
    read = _READERS.get(name)
    return read(words, now) if read else words


def proposed(name: str, refusal: Refusal, *, now: dt.datetime) -> str:
    """Return the answer that a refusal proposes, if it is certain enough to be the default."""
    match = re.fullmatch(r"(?:write|did you mean) '?([^'\s].*?)'?(?: or '.*')?\??", refusal.remedy)
    answer = read_answer(name, match[1], now=now) if match else ""
    return "" if isinstance(answer, Refusal) else answer


def _days(text: str, now: dt.datetime) -> str | Refusal:
    when = parse_when(text)
    if isinstance(when, Refusal):
        return when
    moments = moments_of(when, kind="event", venue="UTC")
    if isinstance(moments, Refusal):
        return Refusal(moments.message, moments.remedy.replace("make it a deadline", "unknown"))
    # The day has passed in every time zone.
    if moments.last and moments.last < now - dt.timedelta(hours=12):
        return Refusal(f"{when} has passed", "write a day in the future, or unknown")
    return str(when)


def _zone(text: str, _: dt.datetime) -> str | Refusal:
    zones = zones_of(text) if "/" not in text else ()
    if len(zones) > 1:
        return Refusal(f"{text!r} has {len(zones)} time zones", "write " + " or ".join(map(repr, zones)))
    if zones:
        return zones[0]
    zone = read_venue_zone(text)
    if isinstance(zone, Refusal) and (near := nearest_zone(text)) and not zone.remedy.startswith("did you mean"):
        return Refusal(zone.message, f"did you mean {near!r}?")
    return zone


def _contact(text: str, _: dt.datetime) -> str | Refusal:
    if is_email(text) or is_url(text):
        return text
    remedy = email_remedy(text) if "@" in text or " at " in text else "write an e-mail address, or https://..."
    return Refusal(f"{text!r} is neither an e-mail address nor a web address", remedy)


def _url(text: str, _: dt.datetime) -> str | Refusal:
    if not is_url(text):
        guess = f"https://{text}"
        remedy = f"write {guess}" if is_url(guess) else "copy it from the browser: https://example.org/page"
        return Refusal(f"{text!r} is not a web address", remedy)
    fault = feed_fault(Workshop(format="1", id="", name="", dates={}, url=text))
    return Refusal(fault.message.removeprefix("url: "), fault.remedy.replace("'url: ", "'")) if fault else text


def _id(text: str, _: dt.datetime) -> str | Refusal:
    remedy = "write lower-case letters, digits and hyphens, beginning with a letter"
    return text if ID.fullmatch(text) else Refusal(f"{text!r} is not an id", remedy)


_READERS: Mapping[str, Callable[[str, dt.datetime], str | Refusal]] = {
    "days": _days,
    "timezone": _zone,
    "contact": _contact,
    "url": _url,
    "id": _id,
}
