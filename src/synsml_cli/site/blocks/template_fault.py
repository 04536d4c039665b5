"""Says what is wrong with a template that cannot be read or filled: the file, the line, the fault and the fix."""

import re

from jinja2 import TemplateNotFound, TemplateSyntaxError

from synsml_cli.errors import Refused
from synsml_cli.model.source.patterns import lazy_pattern

MAX_TEXT = 2_000_000
"""Characters that one filling of a template may write, where a workshop has templates of its own: 5,000 cards of people."""
MAX_MEMORY = 150_000_000
"""Bytes that filling all templates may take, beside what the command has taken before."""

_SEE = "compare with the built-in template of this name"
_SHORTEN = "look for text or a list that is repeated or doubled"
_UNWRITABLE = lazy_pattern("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
"""Characters that no page and no YAML can hold (YAML 1.2, section 5.1)."""


class TemplateFault(Refused):
    """A template that cannot be read, or fails while it is filled."""

    def __init__(self, file: str, line: int, said: str, remedy: str = _SEE) -> None:
        super().__init__(f"{file}:{line}: {said}" if line else f"{file}: {said}", remedy=remedy)
        self.file = file
        """Relative to the workshop's root; a built-in template is named so too."""
        self.line = line
        """From 1; 0 where that is not known."""
        self.said = said
        """What is wrong, without the place."""

    def __reduce__(self) -> tuple[type["TemplateFault"], tuple[str, int, str, str]]:
        """Return how to make it again in another process."""
        return TemplateFault, (self.file, self.line, self.said, self.remedy)


class TooSlow(Exception):
    """Raised in the middle of a template by who keeps the time."""

    def __init__(self, seconds: float) -> None:
        super().__init__(seconds)
        self.seconds = seconds
        """Of computing, that are over."""


class _Unfit(Exception):
    """A text that cannot be written into a page."""

    def __init__(self, said: str, remedy: str) -> None:
        super().__init__(said)
        self.remedy = remedy


def writable(value: object) -> object:
    """Return a value that a template writes; raises an error at its line for a character that no page can hold."""
    if isinstance(value, str) and (found := _UNWRITABLE.search(value)):
        raise _Unfit(f"writes the character U+{ord(found[0]):04X}, which a page cannot hold", "remove it, or write text for it")
    return value


def check_text(text: str) -> None:
    """Check all that a template has written; raises an error that `fault_of` explains."""
    if len(text) > MAX_TEXT:
        raise _Unfit(f"writes more than {MAX_TEXT // 1_000_000} million characters", _SHORTEN)
    writable(text)


def fault_of(error: Exception, template: str) -> TemplateFault:
    """Return what is wrong where a template could not be read or filled."""
    if isinstance(error, TemplateSyntaxError):
        return TemplateFault(f"templates/{error.name}", error.lineno, error.message or "")
    place = _where(error, template)
    if isinstance(error, MemoryError):
        return too_large(*place)
    if isinstance(error, TooSlow):
        return too_slow(*place, seconds=error.seconds)
    if isinstance(error, RecursionError):
        remedy = "look for a macro, loop or include that calls itself, or for too many brackets"
        return TemplateFault(*place, "is nested too deeply", remedy)
    if isinstance(error, _Unfit):
        return TemplateFault(*place, str(error), error.remedy)
    said = re.sub(r"'synsml_cli[\w.]* object'", "what it works with", str(error))
    if isinstance(error, TemplateNotFound):
        said = f"there is no template {error.name!r}"
    return TemplateFault(*place, said or type(error).__name__)


def too_large(file: str, line: int = 0) -> TemplateFault:
    """Return the fault of a template that takes more memory, or writes more, than it may."""
    return TemplateFault(file, line, f"needs more than {MAX_MEMORY // 1_000_000} MB of memory", _SHORTEN)


def too_slow(file: str, line: int = 0, *, seconds: float) -> TemplateFault:
    """Return the fault of a template that was still being filled after so many seconds of computing."""
    remedy = "look for a loop without an end, or loops within loops"
    return TemplateFault(file, line, f"was stopped after {seconds:.1f} seconds of computing", remedy)


def crashed(file: str) -> TemplateFault:
    """Return the fault of a template that ended the process that filled it."""
    return TemplateFault(file, 0, "makes the template engine crash", "make its expressions shorter, or nest them less")


def _where(error: BaseException, template: str) -> tuple[str, int]:
    """Return the file and line at which a running template failed: Jinja2 gives its frames the template's lines."""
    found = f"templates/{template}", 0
    trace = error.__traceback__
    while trace:
        name = trace.tb_frame.f_code.co_filename
        if name.startswith("templates/"):
            found = name, trace.tb_lineno
        trace = trace.tb_next
    return found
