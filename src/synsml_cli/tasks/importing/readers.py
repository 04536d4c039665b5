"""Convert one value of a foreign record to a field of ours, and explain changes and rejections."""

import re
from collections.abc import Callable

from synsml_cli.checks.people.email_form import is_email
from synsml_cli.checks.people.orcid_form import is_orcid
from synsml_cli.model.importing.markup import Said
from synsml_cli.model.project.addresses import is_url
from synsml_cli.model.schema.kinds import InnerPath, Reading
from synsml_cli.model.source.findings import Refusal
from synsml_cli.model.source.nodes import Node
from synsml_cli.model.source.patterns import lazy_pattern

ReadValue = tuple[str, Refusal | None]
"""The value, or empty; and a message about it, or None."""

_NOTHING = lazy_pattern(r"none|null|n/?a|-+|–|—|tb[adc]|to ?do|\?+|x+", re.IGNORECASE)
_NO_TEXT = lazy_pattern(r"none|n/a|-+|–|—|tb[adc]|\?+", re.IGNORECASE)
_HOST = lazy_pattern(r"[\w-]+(?:\.[\w-]+)+(?=[/?#]|$)")


def _text(_: str, said: Said) -> ReadValue:
    if _NO_TEXT.fullmatch(said.text):
        return "", Refusal(f"{said.text!r} is not a value")
    return said.text, Refusal(f"markup removed: {said.text!r}") if said.marked else None


def _url(_: str, said: Said) -> ReadValue:
    url = said.url or said.text.strip("<>")
    if is_url(url):
        return url, None
    # Only texts that begin with a host name: "about/ada" and "ada.html" are pages of the other site.
    host = _HOST.match(url)
    whole = f"https://{url}"
    if host and not host[0].endswith((".html", ".htm", ".md")) and is_url(whole):
        return whole, Refusal(f"{url!r} has no scheme: read as {whole}", "open it to check; it may be http")
    if _NOTHING.fullmatch(url):
        return "", Refusal(f"{url!r} is not a value")
    return "", Refusal(f"{url!r} is not a web address", "copy it from the browser: https://example.org/page")


def _photo(text: str, _: Said) -> ReadValue:
    written = text.strip()
    if _NOTHING.fullmatch(written):
        return "", Refusal(f"{written!r} is not a value")
    # In the data of a site a path that begins with / is relative to the site folder.
    path = re.sub(r"^(?:\./|/)(?!/)", "", written)
    reading = Reading("")
    if InnerPath().read(Node(0, 0, text=path), (), reading) is None:
        return "", Refusal(reading.findings[0].message, reading.findings[0].remedy)
    return path, Refusal(f"{written!r} changed to {path!r}, relative to the site folder") if path != written else None


def _email(_: str, said: Said) -> ReadValue:
    email = (said.text or said.url).strip("<> ").removeprefix("mailto:")
    if is_email(email):
        return email, None
    if _NOTHING.fullmatch(email):
        return "", Refusal(f"{email!r} is not a value")
    return "", Refusal(f"{email!r} is not an e-mail address", "write one address: name@example.org")


def _orcid(_: str, said: Said) -> ReadValue:
    characters = re.sub(r"[^0-9X]", "", (said.url or said.text).rstrip("/").rpartition("/")[2].upper())
    orcid = "-".join(characters[start : start + 4] for start in range(0, len(characters), 4))
    if is_orcid(orcid):
        return orcid, None
    if _NOTHING.fullmatch(said.text):
        return "", Refusal(f"{said.text!r} is not a value")
    return "", Refusal(f"{said.text!r} is not an ORCID iD", "copy it again from orcid.org")


def _order(text: str, said: Said) -> ReadValue:
    if re.fullmatch(r"[0-9]{1,6}", text.strip()):
        return text.strip(), None
    return "", Refusal(f"{said.text!r} is not a whole number", "write a number such as 1")


def _as_is(text: str, _: Said) -> ReadValue:
    return text, None


READERS: dict[str, Callable[[str, Said], ReadValue]] = {
    "affiliation": _text,
    "url": _url,
    "photo": _photo,
    "email": _email,
    "orcid": _orcid,
    "sort": _text,
    "order": _order,
    "bio": _as_is,
    "notes": _as_is,
    "id": lambda text, _: (text.strip(), None),
}
"""Field -> reader of its text, given as written and without markup."""
