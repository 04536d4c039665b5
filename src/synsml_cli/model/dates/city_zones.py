"""The time zone of a place that is named as people name it: "Honolulu, Hawaii" has Pacific/Honolulu.

The tz database (https://www.iana.org/time-zones) names its zones by one city each; other cities in which conferences meet
are listed here.
"""

import re

import pendulum
from anyascii import anyascii

_AREAS = ("Africa", "America", "Antarctica", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific")
"""The areas of the database that are places; others, such as US/Pacific, are old names of the same zones."""

_CITIES = {
    "America/Chicago": "austin dallas houston minneapolis new_orleans nashville san_antonio st_louis",
    "America/Los_Angeles": "berkeley las_vegas long_beach palo_alto sacramento san_diego san_francisco santa_barbara seattle",
    "America/New_York": "atlanta baltimore boston miami new_york_city orlando philadelphia pittsburgh princeton washington",
    "America/Denver": "albuquerque boulder salt_lake_city",
    "America/Indiana/Indianapolis": "indianapolis",
    "America/Kentucky/Louisville": "louisville",
    "America/Edmonton": "banff calgary",
    "America/Vancouver": "whistler",
    "America/Toronto": "montreal ottawa quebec quebec_city",
    "America/Mexico_City": "guadalajara oaxaca",
    "America/Santo_Domingo": "punta_cana",
    "America/Sao_Paulo": "belo_horizonte florianopolis rio_de_janeiro",
    "America/Bogota": "cartagena medellin",
    "Pacific/Honolulu": "hawaii hilo kona maui oahu waikiki",
    "Pacific/Auckland": "christchurch queenstown wellington",
    "Australia/Brisbane": "cairns gold_coast",
    "Asia/Tokyo": "fukuoka hiroshima kobe kyoto nagoya okinawa osaka sapporo sendai tsukuba yokohama",
    "Asia/Seoul": "busan daejeon gyeongju incheon jeju",
    "Asia/Shanghai": "beijing chengdu guangzhou hangzhou nanjing shenzhen suzhou tianjin wuhan xian",
    "Asia/Taipei": "kaohsiung taichung tainan",
    "Asia/Kolkata": "bangalore bengaluru chennai delhi goa hyderabad mumbai new_delhi pune",
    "Asia/Ho_Chi_Minh": "da_nang hanoi",
    "Asia/Bangkok": "chiang_mai phuket",
    "Asia/Makassar": "bali denpasar",
    "Asia/Dubai": "abu_dhabi",
    "Asia/Qatar": "doha",
    "Asia/Jerusalem": "eilat haifa tel_aviv",
    "Asia/Nicosia": "limassol nicosia paphos",
    "Europe/Istanbul": "ankara antalya istanbul izmir",
    "Africa/Johannesburg": "cape_town durban pretoria stellenbosch",
    "Africa/Casablanca": "marrakech marrakesh rabat",
    "Europe/Berlin": "aachen bonn bremen cologne darmstadt dresden dusseldorf frankfurt freiburg gottingen hamburg hannover"
    " heidelberg karlsruhe koln leipzig munchen munich potsdam stuttgart tubingen",
    "Europe/Vienna": "graz innsbruck klagenfurt linz salzburg wien",
    "Europe/Zurich": "basel bern geneva geneve lausanne lugano",
    "Europe/Paris": "bordeaux grenoble lille lyon marseille montpellier nantes nice rennes strasbourg toulouse",
    "Europe/Rome": "bari bologna cagliari catania firenze florence genoa milan milano naples padova palermo pisa roma trento"
    " trieste turin torino venice",
    "Europe/Madrid": "alicante barcelona bilbao granada malaga palma_de_mallorca san_sebastian sevilla seville valencia"
    " zaragoza",
    "Europe/Lisbon": "coimbra lisboa porto",
    "Europe/London": "bath bristol edinburgh glasgow leeds liverpool nottingham oxford sheffield southampton",
    "Europe/Dublin": "cork galway",
    "Europe/Amsterdam": "delft eindhoven groningen leiden maastricht rotterdam the_hague utrecht",
    "Europe/Brussels": "antwerp bruges ghent leuven",
    "Europe/Warsaw": "gdansk krakow poznan warszawa wroclaw",
    "Europe/Prague": "brno praha",
    "Europe/Athens": "chania crete heraklion patras rhodes thessaloniki",
    "Europe/Zagreb": "dubrovnik split",
    "Europe/Copenhagen": "aalborg aarhus odense",
    "Europe/Stockholm": "gothenburg linkoping lund malmo umea uppsala",
    "Europe/Oslo": "bergen tromso trondheim",
    "Europe/Helsinki": "espoo oulu tampere turku",
}

_NEAR = 200
"""Characters of a place in which a city is looked for that is spelled like a known one."""


def zones_of(place: str) -> tuple[str, ...]:
    """Return the zones of the first city in `place`, "Honolulu" or "Honolulu, Hawaii, USA", that is known; often just one."""
    known = _known()
    return next((known[words] for words in _cities(place) if words in known), ())


def only_zone(place: str) -> str:
    """Return the zone of `place` if that is certain; empty where no city is known, or one of several places is meant."""
    zones = zones_of(place)
    return zones[0] if len(zones) == 1 else ""


def nearest_zone(place: str) -> str:
    """Return the zone of the city that is spelled most like one in `place`; empty if none is."""
    import difflib

    known = _known()
    near = [name for words in _cities(place[:_NEAR]) for name in difflib.get_close_matches(words, known, n=1, cutoff=0.85)]
    return known[near[0]][0] if near else ""


def _cities(place: str) -> list[str]:
    """Return the parts of a place as the tables here write cities."""
    return ["_".join(re.findall(r"[a-z0-9]+", anyascii(part).casefold())) for part in re.split(r"[,;()/]", place)]


def _known() -> dict[str, tuple[str, ...]]:
    """Return city -> zones; a city of the table above has only the zone that it has there."""
    known: dict[str, tuple[str, ...]] = {}
    for zone in sorted(pendulum.timezones()):
        area, _, rest = zone.partition("/")
        if rest and area in _AREAS:
            city = "_".join(re.findall(r"[a-z0-9]+", rest.rpartition("/")[2].casefold()))
            known[city] = (*known.get(city, ()), zone)
    return known | {city: (zone,) for zone, cities in _CITIES.items() for city in cities.split()}
