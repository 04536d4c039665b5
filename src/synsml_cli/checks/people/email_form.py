"""An e-mail address is invalid.

Readers who click on it get an error, or their message does not arrive.

Bad:  contact: organizers at example.org
Good: contact: organizers@example.org
"""

import re
from collections.abc import Iterator

from synsml_cli.checks.context import Context
from synsml_cli.model.records.workshop import FILE
from synsml_cli.model.source.findings import At, Edit, Remark
from synsml_cli.model.source.patterns import lazy_pattern

# The dot-atom form of RFC 5322 section 3.4.1 with letters of any script (RFC 6532); nobody uses quoted local parts.
_EMAIL = lazy_pattern(r"[^\s@<>()\[\],;:\\\".]+(\.[^\s@<>()\[\],;:\\\".]+)*@([^\W_]([\w-]*[^\W_])?\.)+[^\W\d_][\w-]*")
_LONGEST = 320
"""Characters of an address: 64, the sign and 255 (RFC 5321 section 4.5.3.1); no address is guessed in a longer text."""
_REMEDY = "write one address, such as name@example.org"


def run(context: Context) -> Iterator[Remark]:
    """Check the workshop's contact (unless it is a web address) and the e-mail addresses of people."""
    workshop = context.project.known
    addresses = [(At(person.file, ("email",)), person.email) for person in context.project.people]
    if not workshop.contact.startswith(("https://", "http://")):
        addresses.append((At(FILE, ("contact",)), workshop.contact))
    for at, email in addresses:
        if email and not is_email(email):
            fix = Edit(at, email.strip()) if is_email(email.strip()) and "\n" not in email else None
            yield Remark(at, f"{email!r} is not an e-mail address", remedy_for(email), fix=fix)


def is_email(text: str) -> bool:
    """Return whether `text` is one e-mail address."""
    return _EMAIL.fullmatch(text) is not None


def remedy_for(email: str) -> str:
    """Return what to write instead of an invalid address."""
    if len(email) > _LONGEST:
        return _REMEDY
    guess = re.sub(r"\s*[\[({<]?\s*\bat\b\s*[\])}>]?\s*", "@", email.strip().removeprefix("mailto:"), flags=re.IGNORECASE)
    guess = re.sub(r"\s*[\[({<]?\s*\bdot\b\s*[\])}>]?\s*", ".", guess, flags=re.IGNORECASE).strip("<> ")
    return f"write '{guess}'" if guess != email and _EMAIL.fullmatch(guess) else _REMEDY
