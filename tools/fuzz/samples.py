"""One call of each command that writes: tests type it on a workshop of their own, and `commands` on those of the fuzzer."""

PICTURE = "photo.png"
DRY_RUNS = {
    "deadlines extend": ("submission", "+5d"),
    "deadlines set": ("submission", "2023-05-20"),
    "deadlines add": ("rebuttal", "2023-06-01", "--label", "Rebuttal"),
    "deadlines cancel": ("submission",),
    "deadlines remove": ("submission",),
    "deadlines undo": ("workshop",),
    "people edit": ("ada", "affiliation=MIT"),
    "people photo": ("ada", PICTURE),
    "people invite": ("ada", "--role", "organizer"),
    "people tentative": ("bob",),
    "people confirm": ("bob",),
    "people decline": ("bob",),
    "people withdraw": ("ada",),
    "people rename": ("ada", "countess"),
    "people remove": ("ada",),
    "people import": ("form.csv", "--role", "speaker"),
    "schedule set": ("opening", "title=Welcome"),
    "schedule add": ("10:00-10:30", "Hype or Reality?"),
    "schedule cancel": ("opening",),
    "schedule remove": ("opening",),
    "sponsors logo": ("Engines", PICTURE),
}
"""Command -> arguments, of those that have --dry-run."""
OTHERS = {
    "init": ("new", "--name", "Workshop on Examples", "--yes"),
    "check": ("--fix",),
    "render": (),
    "people add": ("--last", "Noether", "--role", "speaker"),
    "people export": ("--csv", "-o", "people.csv"),
    "export ics": ("-o", "dates.ics"),
}
"""Command -> arguments, of those that write and have no --dry-run."""
