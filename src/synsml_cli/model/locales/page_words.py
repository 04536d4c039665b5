"""The words that blocks bring to a page, beside those of dates and of the calendar: headings, states, what is not known yet."""

from collections.abc import Mapping
from typing import NamedTuple


class PageWords(NamedTuple):
    """What the blocks of people, dates and the programme say in one language."""

    people_soon: str
    """What stands there while nobody is confirmed; markdown."""
    tentative: str
    """Behind the name of who has not quite promised."""
    what: str
    """The heading of the column with the names of dates; the next ones likewise."""
    when: str
    note: str
    time: str
    session: str
    room: str
    track: str
    moderator: str
    """Before the name of who leads a session."""
    schedule_soon: str
    """What stands there while there is no session; markdown."""
    day_soon: str
    """What stands above the programme while its day is to be announced."""
    kinds: Mapping[str, str]
    """Kind of a session -> its name, where it has no title."""


_KINDS = ("talk", "panel", "posters", "break", "other")


def _named(*names: str) -> Mapping[str, str]:
    return dict(zip(_KINDS, names, strict=True))


ENGLISH = PageWords(
    people_soon="**More information coming soon!**",
    tentative="tentative",
    what="What",
    when="When",
    note="Note",
    time="Time",
    session="Session",
    room="Room",
    track="Track",
    moderator="moderator",
    schedule_soon="**The programme will be announced here.**",
    day_soon="The day is to be announced",
    kinds=_named("Talk", "Panel", "Posters", "Break", "Session"),
)
GERMAN = PageWords(
    people_soon="**Weitere Informationen folgen in Kürze!**",
    tentative="unter Vorbehalt",
    what="Was",
    when="Wann",
    note="Hinweis",
    time="Zeit",
    session="Programmpunkt",
    room="Raum",
    track="Track",
    moderator="Moderation",
    schedule_soon="**Das Programm wird hier bekannt gegeben.**",
    day_soon="Der Tag wird noch bekannt gegeben",
    kinds=_named("Vortrag", "Podiumsdiskussion", "Poster", "Pause", "Programmpunkt"),
)
SPANISH = PageWords(
    people_soon="**¡Más información próximamente!**",
    tentative="por confirmar",
    what="Qué",
    when="Cuándo",
    note="Nota",
    time="Hora",
    session="Sesión",
    room="Sala",
    track="Área",
    moderator="modera",
    schedule_soon="**El programa se anunciará aquí.**",
    day_soon="El día está por anunciar",
    kinds=_named("Charla", "Mesa redonda", "Pósteres", "Pausa", "Sesión"),
)
FRENCH = PageWords(
    people_soon="**Plus d’informations prochainement\N{NO-BREAK SPACE}!**",
    tentative="à confirmer",
    what="Quoi",
    when="Quand",
    note="Remarque",
    time="Heure",
    session="Séance",
    room="Salle",
    track="Parcours",
    moderator="modération",
    schedule_soon="**Le programme sera annoncé ici.**",
    day_soon="Le jour reste à annoncer",
    kinds=_named("Exposé", "Table ronde", "Posters", "Pause", "Séance"),
)
