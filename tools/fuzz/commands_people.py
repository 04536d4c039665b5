"""How the commands of people, sessions and sponsors are typed; see `commands`."""

import random

from fuzz.commands import TYPED, Typed, changing, reading, some, way
from fuzz.surroundings import sound

_SESSION = "schedule add 13:00-14:00 Waves --kind talk --id waves --date workshop"
_SPONSOR = "Lighthouse"

TYPED["people list"] = reading("people list", "--role speaker", "--status confirmed", "--older-than 14d", "--json")
TYPED["people show"] = reading("people show mary-somerville", "--json")
TYPED["people missing"] = lambda rng: reading(
    "people missing", "--role speaker", "--status invited", rng.choice(("--json", "--csv"))
)(rng)
TYPED["people emails"] = reading("people emails", "--plain", "--role speaker")


@way("people add")
def _add(rng: random.Random) -> Typed:
    last = rng.choice(("Carson", "Zqadded", "O'Neill", "van den Berg", "陳"))
    state = "confirmed" if last != "Zqadded" else "invited"
    if rng.random() < 0.3:
        answers = f"Rachel\n{last}\nSea Lab\n\n\nspeaker\n{state}\n"
        return Typed(("people", "add"), (), True, sound(terminal=True, typed=answers), is_internal=True)
    more = some(
        rng, "--first Rachel", "--affiliation Sea_Lab", "--url https://example.org/r", "--email r@example.org",
        "--orcid 0000-0002-1825-0097", "--sort Sort", "--order 2", "--bio A_*bio*", "--notes Hm", "--id rachel",
        "--photo face.jpg", most=4,
    )  # fmt: skip
    return Typed(("people", "add", "--last", last, "--role", f"speaker={state}", *more), (), True, is_internal=True)


@way("people edit")
def _edit(rng: random.Random) -> Typed:
    person = rng.choice(("jan-swammerdam", "ibn-sahl", "ines-zqinvited"))
    if rng.random() < 0.3:
        editor = rng.choice(
            ("sed -i s/roles/roles/", "sed -i s/last:.*/last:_Other/", "truncate -s 0", "rm", "false", "sed -i 1i\\x:_y")
        )
        place = (("VISUAL", editor.replace("_", " ")),)
        return Typed(
            ("people", "edit", person), (), True, sound(terminal=True, typed="n\n", environment=place), is_internal=True
        )
    changes = rng.sample(
        ("affiliation=MIT: Boston", "url=https://example.org/j", "url=", "bio=A *bio*", "role.organizer=invited", "order=3"),
        2,
    )
    return Typed(("people", "edit", person, *changes), (), True, is_internal=True)


@way("people photo")
def _photo(rng: random.Random) -> Typed:
    person = rng.choice(("jan-swammerdam", "ibn-sahl", "ines-zqinvited"))
    more = some(rng, "--square", "--format webp", "--folder assets/people", "--dry-run")
    words = ("people", "photo", person, rng.choice(("face.jpg", "face.png")), "--yes", *more)
    return Typed(words, (), "--dry-run" not in more, is_internal=True)


@way("people remove")
def _remove(rng: random.Random) -> Typed:
    person = rng.choice(("jan-swammerdam", "dirk-zqdeclined"))
    if rng.random() < 0.3:
        return Typed(("people", "remove", person), (), True, sound(terminal=True, typed="y\n"), is_internal=True)
    return Typed(("people", "remove", person, "--yes", *some(rng, "--force", most=1)), (), True, is_internal=True)


@way("people import")
def _import(rng: random.Random) -> Typed:
    file = rng.choice(("form.csv", "form.csv", "list.yml"))
    more = (
        "--role",
        "speaker",
        *some(rng, "--status confirmed", "--split-names", "--update", "--map Notes=notes", "--dry-run", most=2),
    )
    if rng.random() < 0.2:
        typed = "".join(rng.choice(("y\n", "n\n", "\n", "last\n")) for _ in range(9))
        place = sound(terminal=True, typed=typed)
        return Typed(("people", "import", file, *more), (), "--dry-run" not in more, place, is_internal=True, partial=True)
    words = ("people", "import", file, *more, "--yes")
    return Typed(words, (), "--dry-run" not in more, is_internal=True, partial=True)


@way("people export")
def _export(rng: random.Random) -> Typed:
    where = rng.choice(((), ("-o", "-"), ("-o", "people.csv")))
    inside = ("--internal",) if rng.random() < 0.3 else ()
    return Typed(("people", "export", "--csv", *where, *inside), (), where == ("-o", "people.csv"), is_internal=bool(inside))


_INES, _THEA = "ines-zqinvited", "thea-maybe"
_ANSWER = ("--since 2023-05-01T10:00Z", "--since unknown")
TYPED["people invite"] = changing("people", "invite", "jan-swammerdam", "--role", "organizer", options=_ANSWER[:1])
TYPED["people tentative"] = changing("people", "tentative", _INES, options=_ANSWER[:1], reveals=(_INES,))
TYPED["people withdraw"] = changing("people", "withdraw", "ibn-sahl", options=_ANSWER[:1])


@way("people confirm")
def _confirm(rng: random.Random) -> Typed:
    people = rng.choice(((_INES,), (_THEA,), (_INES, _THEA)))
    return changing("people", "confirm", *people, options=_ANSWER[1:], reveals=(_INES, _THEA))(rng)


@way("people decline")
def _decline(rng: random.Random) -> Typed:
    return changing("people", "decline", rng.choice((_INES, _THEA)), options=_ANSWER[:1])(rng)


@way("people rename")
def _rename(rng: random.Random) -> Typed:
    return changing("people", "rename", *rng.choice((("ibn-sahl", "sahl"), ("jan-swammerdam", "jan"), (_THEA, "thea"))))(rng)


@way("schedule set")
def _set_session(rng: random.Random) -> Typed:
    fields = ("title=Waves: two", "time=13:30-14:30", "room=Room 8", "speakers=ibn-sahl", "links.Slides=https://example.org/s")
    return changing("schedule", "set", "waves", rng.choice(fields), before=(_SESSION,))(rng)


@way("schedule cancel")
def _cancel_session(rng: random.Random) -> Typed:
    if rng.random() < 0.3:
        return changing("schedule", "cancel", "waves", "--undo", before=(_SESSION, "schedule cancel waves"))(rng)
    return changing("schedule", "cancel", "waves", before=(_SESSION,))(rng)


@way("schedule add")
def _add_session(rng: random.Random) -> Typed:
    who = some(rng, "--speakers ibn-sahl", "--speakers ines-zqinvited", "--moderator mary-somerville", "--by Authors", most=1)
    more = some(rng, "--kind talk", "--room Room_9", "--track x", "--dry-run")
    words = ("schedule", "add", rng.choice(("15:00-16:00", "16:00")), "Waves & winds", *who, *more, "--date", "workshop")
    return Typed(words, (), "--dry-run" not in more, is_internal=True)


@way("schedule remove")
def _remove_session(rng: random.Random) -> Typed:
    if rng.random() < 0.3:
        return Typed(("schedule", "remove", "waves"), (_SESSION,), True, sound(terminal=True, typed="y\n"), is_internal=True)
    return Typed(("schedule", "remove", "waves", "--yes"), (_SESSION,), True, is_internal=True)


@way("sponsors logo")
def _logo(rng: random.Random) -> Typed:
    more = some(rng, "--square", "--folder assets/logos", "--id lamp", "--dry-run")
    words = ("sponsors", "logo", _SPONSOR, rng.choice(("logo.svg", "logo.svg", "face.png", "face.jpg")), "--yes", *more)
    return Typed(words, (), "--dry-run" not in more, is_internal=True)
