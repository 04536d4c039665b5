"""The people block: cards of the people with certain roles."""

from collections.abc import Mapping
from typing import NamedTuple

from synsml_cli.model.locales.registry import language
from synsml_cli.model.pages.blocks import DEFAULT_COLUMNS
from synsml_cli.model.pages.tokens import Token
from synsml_cli.model.records.person import Person
from synsml_cli.model.records.site import PersonKeys
from synsml_cli.site import escape
from synsml_cli.site.blocks.rendering import Rendering
from synsml_cli.site.pictures import source
from synsml_cli.site.records import person_record


class PersonView(NamedTuple):
    """A person as seen by templates; without e-mail and notes. Texts are not escaped: use a filter."""

    name: str
    first: str
    last: str
    affiliation: str
    url: str
    photo: str
    src: str
    """Address of the photo for this page, escaped for an attribute; empty without a photo."""
    bio: str
    """Markdown; Liquid in it is plain text."""
    state: str
    """confirmed, or tentative if the block requests it."""
    note: str
    """The word for the state, unless it is confirmed."""


def context(blocks: Rendering, token: Token, page: str) -> Mapping[str, object]:
    """Return the context of a people block, including the settings of the theme's include."""
    people = blocks.people(token)
    columns = int(token.args.get("columns", DEFAULT_COLUMNS))
    # An explicit order must be visible: Liquid must not sort again.
    sort = "" if any(person.order for person in people) else token.args.get("sort", "")
    style = token.args.get("style", "cards")
    if sort and (blocks.generator != "jekyll" or style == "list"):
        people = _sorted(people, sort, blocks.site.person_keys)
    return {
        "people": tuple(_view(blocks, person, token, page) for person in people),
        "data": token.data_name,
        "columns": columns,
        # 3 columns are 33.33%: four digits fill the row to less than a pixel.
        "width": f"{100 / columns:.4g}%",
        "sort": sort,
        "style": style,
        "placeholder": token.args.get("placeholder", language(blocks.site.locale).page.people_soon),
    }


def state_note(person: Person, token: Token, locale: str) -> str:
    """Return the word for a person's state in a block, or "" if it is confirmed."""
    return "" if person.has(token.words) else language(locale).page.tentative


def _view(blocks: Rendering, person: Person, token: Token, page: str) -> PersonView:
    note = state_note(person, token, blocks.site.locale)
    photo = person.photo if person.is_public else ""  # the photo of a tentative person is not in the site yet
    return PersonView(
        name=person.name,
        first=person.first,
        last=person.last,
        affiliation=person.affiliation,
        url=person.url,
        photo=photo,
        src=source(photo, generator=blocks.generator, page=page, rooted=blocks.rooted),
        bio=escape.own_markdown(person.bio, generator=blocks.generator),
        state="tentative" if note else "confirmed",
        note=note,
    )


def _sorted(people: tuple[Person, ...], key: str, keys: PersonKeys) -> tuple[Person, ...]:
    """Return people in the order of Liquid's `sort`, so that both outputs agree: by code points, missing values last."""
    values = {person.id: person_record(person, keys).get(key) for person in people}
    return tuple(sorted(people, key=lambda person: (values[person.id] is None, values[person.id] or "")))
