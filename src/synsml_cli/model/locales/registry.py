"""The languages that `site.locale` can name, in the order in which they are listed."""

from functools import cache
from importlib import import_module

from synsml_cli.model.locales.language import Language

LOCALES = ("en", "de", "es", "fr")
"""Each is a module beside this one that holds a `LANGUAGE`; a new language adds its code here."""


@cache
def language(locale: str) -> Language:
    """Return the words of one of `LOCALES`; its module is imported when it is first asked for."""
    found = import_module(f"{__package__}.{locale}").LANGUAGE
    assert isinstance(found, Language)
    return found


def in_all_languages(field: str) -> str:
    """Return what a field of `ProseWords` says in all languages, as alternatives of a pattern."""
    return "|".join(filter(None, (getattr(language(locale).prose, field) for locale in LOCALES)))
