"""The words around the links to the calendar: how to subscribe, how soon each service sees a change, one date alone.

How often: Apple's Calendar and Thunderbird follow the feed's own 12 hours or what their users set; Google and Microsoft
fetch when they like, and promise nothing.
"""

from typing import NamedTuple


class CalendarWords(NamedTuple):
    """What the calendar block says in one language."""

    subscribe: str
    """The line above the ways to subscribe."""
    by_program: str
    """The text of the link for programs that follow webcal addresses; the next ones likewise."""
    by_google: str
    by_outlook: str
    by_office: str
    download: str
    program_pace: str
    """How soon a change arrives; the next ones likewise."""
    google_pace: str
    microsoft_pace: str
    download_pace: str
    add: str
    """The line above the dates that can be added one by one."""
    google: str
    """The name of the service, as a link; the next ones likewise."""
    outlook: str
    office: str
    unknown: str
    """What stands there while there is nothing to subscribe to."""


ENGLISH = CalendarWords(
    subscribe="Subscribe once, and your calendar follows when a date changes:",
    by_program="Subscribe with Apple Calendar, Thunderbird or another program",
    by_google="Subscribe with Google Calendar",
    by_outlook="Subscribe with Outlook.com",
    by_office="Subscribe with Outlook for work or school",
    download="Download the calendar as a file",
    program_pace="looks for changes every 12 hours, unless you set it otherwise",
    google_pace="looks for changes about once a day at best",
    microsoft_pace="looks for changes every few hours to once a day",
    download_pace="does not follow changes",
    add="Or add a single date, which then does not follow changes:",
    google="Google Calendar",
    outlook="Outlook.com",
    office="Outlook (work or school)",
    unknown="The calendar will be here as soon as a date is known.",
)
GERMAN = CalendarWords(
    subscribe="Einmal abonniert, folgt Ihr Kalender jeder Änderung eines Termins:",
    by_program="Mit Apple Kalender, Thunderbird oder einem anderen Programm abonnieren",
    by_google="Mit Google Kalender abonnieren",
    by_outlook="Mit Outlook.com abonnieren",
    by_office="Mit Outlook für Arbeit oder Hochschule abonnieren",
    download="Den Kalender als Datei herunterladen",
    program_pace="sucht alle 12 Stunden nach Änderungen, wenn Sie nichts anderes einstellen",
    google_pace="sucht bestenfalls etwa einmal am Tag nach Änderungen",
    microsoft_pace="sucht alle paar Stunden bis einmal am Tag nach Änderungen",
    download_pace="folgt Änderungen nicht",
    add="Oder einen einzelnen Termin übernehmen, der Änderungen dann nicht folgt:",
    google="Google Kalender",
    outlook="Outlook.com",
    office="Outlook (Arbeit oder Hochschule)",
    unknown="Der Kalender steht hier, sobald ein Termin bekannt ist.",
)
SPANISH = CalendarWords(
    subscribe="Suscríbase una vez y su calendario seguirá cada cambio de fecha:",
    by_program="Suscribirse con Calendario de Apple, Thunderbird u otro programa",
    by_google="Suscribirse con Google Calendar",
    by_outlook="Suscribirse con Outlook.com",
    by_office="Suscribirse con Outlook del trabajo o de la universidad",
    download="Descargar el calendario como archivo",
    program_pace="busca cambios cada 12 horas, salvo que usted lo ajuste de otro modo",
    google_pace="busca cambios, en el mejor de los casos, más o menos una vez al día",
    microsoft_pace="busca cambios cada pocas horas o una vez al día",
    download_pace="no sigue los cambios",
    add="O añada una sola fecha, que después no seguirá los cambios:",
    google="Google Calendar",
    outlook="Outlook.com",
    office="Outlook (trabajo o universidad)",
    unknown="El calendario estará aquí en cuanto se conozca una fecha.",
)
FRENCH = CalendarWords(
    subscribe="Abonnez-vous une fois, et votre calendrier suivra chaque changement de date\N{NO-BREAK SPACE}:",
    by_program="S’abonner avec Calendrier d’Apple, Thunderbird ou un autre logiciel",
    by_google="S’abonner avec Google Agenda",
    by_outlook="S’abonner avec Outlook.com",
    by_office="S’abonner avec Outlook du travail ou de l’université",
    download="Télécharger le calendrier comme fichier",
    program_pace="cherche les changements toutes les 12 heures, sauf si vous le réglez autrement",
    google_pace="cherche les changements, au mieux, une fois par jour environ",
    microsoft_pace="cherche les changements toutes les quelques heures ou une fois par jour",
    download_pace="ne suit pas les changements",
    add="Ou ajoutez une seule date, qui ne suivra pas les changements\N{NO-BREAK SPACE}:",
    google="Google Agenda",
    outlook="Outlook.com",
    office="Outlook (travail ou université)",
    unknown="Le calendrier sera ici dès qu’une date sera connue.",
)
