"""Validate the source of synsml in a workflow: one that nobody else can claim or change."""

import re

from synsml_cli.errors import Usage
from synsml_cli.model.source.patterns import lazy_pattern

_GIT = lazy_pattern(r"git\+(?:https|ssh)://[\w.~/:@+-]+@[0-9a-f]{40}", re.ASCII)
_GIT_WITHOUT_COMMIT = lazy_pattern(r"git\+(?:https|ssh)://[\w.~/:+-]+(?:@[\w./-]+)?", re.ASCII)
_SECRET = lazy_pattern(r"git\+(?:https://[^/@]*@|ssh://[^/@]*:[^/@]*@)")
_WHEEL = lazy_pattern(r"(?:https://[\w.-]+(?::[0-9]+)?/)?[\w.~/+-]*[\w.+-]\.whl(?:#sha256=[0-9a-f]{64})?", re.ASCII)
_FORMS = "write 'git+https://HOST/REPOSITORY.git@COMMIT' with all 40 digits, or the path or https address of a wheel"


def read_install_source(text: str) -> str:
    """Return the argument of `pip install` for a workflow; raises Usage for an unsafe source.

    - Accepted: a git address with a commit, a wheel at an https address, a wheel in the repository.
    - A plain name is refused: anyone could register it in a package index and run code in the workflow.
    - A branch or tag is refused: it can be moved.
    - An address with a password or token is refused: everybody can read the workflow.
    """
    if _SECRET.match(text):
        said = "--install-from: the address holds a user name, password or token, and the workflow may be public"
        raise Usage(said, remedy="leave out what is between '//' and '@', or put a wheel into the repository")
    if _GIT.fullmatch(text):
        return text
    if _WHEEL.fullmatch(text) and not text.startswith(("/", "-")) and ".." not in text.split("/"):
        return text if text.startswith(("https://", "./")) else f"./{text}"
    if _GIT_WITHOUT_COMMIT.fullmatch(text):
        raise Usage(f"--install-from: {text!r} names no commit", remedy="add @ and its 40 digits; a branch or tag can be moved")
    raise Usage(f"--install-from: {text!r} is neither a git address with a commit nor a wheel", remedy=_FORMS)
