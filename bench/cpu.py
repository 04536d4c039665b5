"""CPU time of commands against the imports that they cannot do without; prints a table and fails over a bound.

Compare ratios within one run: the absolute times are those of a noisy machine.
"""

import datetime as dt
import shutil
import subprocess
import sys
import tempfile
from functools import partial
from pathlib import Path

import pages
from measure import ENVIRONMENT, PYTHON, REPOSITORY, SYNSML, alternating, cpu, report

TYPER = [PYTHON, "-c", "import typer"]
READING = [PYTHON, "-c", "import typer, yaml, pendulum"]
RENDERING = [PYTHON, "-c", "import typer, yaml, pendulum, jinja2, icalendar"]
LIBRARIES = [PYTHON, "-c", "import typer, rich.table, rich.console, yaml, pendulum"]


def cpu_of_a_first_render(folder: Path) -> float:
    """Return the time of a render that writes every file, in milliseconds."""
    shutil.rmtree(folder / "site", ignore_errors=True)
    return cpu([SYNSML, "render"], folder)


def many_people(folder: Path, count: int) -> Path:
    """Write the shipped workshop with `count` people."""
    (folder / "people").mkdir(parents=True)
    (folder / "pages").mkdir()
    for name in ("workshop.yaml", "pages/home.md"):
        (folder / name).write_bytes((REPOSITORY / name).read_bytes())
    for number in range(count):
        (folder / "people" / f"person-{number}.yaml").write_text(
            f"first: Ada\nlast: Person{number}\naffiliation: University {number}\nurl: https://example.org/{number}\n"
            "roles:\n  organizer: confirmed\n",
            encoding="utf-8",
        )
    return folder


def large(folder: Path, scale: int) -> Path:
    """Write a workshop with 100 people, 20 dates, 30 sessions and 2 pages times `scale`, all of it in order."""
    many_people(folder, 100 * scale)
    head, _, _ = (REPOSITORY / "workshop.yaml").read_text(encoding="utf-8").partition("dates:")
    lines = [head, "dates:"]
    for number in range(20 * scale):
        day = dt.date(2023, 5, 1) + dt.timedelta(days=number * 80 // (20 * scale))
        lines += [f"  d{number}:", f"    label: Deadline number {number}", f"    when: {day} 23:59 AoE"]
        lines += ["    was:", f"      - when: {day - dt.timedelta(days=7)} 23:59 AoE"]
        lines += ["        changed: 2023-04-01T10:00Z", "        why: extended"]
    lines += ["  workshop:", "    label: Workshop", "    kind: event", "    when: 2023-07-28", "schedule:", "  date: workshop"]
    lines.append("  sessions:")
    for number in range(30 * scale):
        lines += [f"    - id: s{number}", f"      time: {8 + number % 10:02d}:00-{8 + number % 10:02d}:50"]
        lines += [f"      room: Room {number // 10}", "      kind: talk", f"      title: Talk {number}"]
        lines.append(f"      speakers: [person-{number}]")
    lines.append("pages:")
    home = (REPOSITORY / "pages" / "home.md").read_text(encoding="utf-8").replace("[[date workshop", "[[date d0")
    for number in range(2 * scale):
        lines += [f"  - source: pages/p{number}.md", f"    path: p{number}.md"]
        dates = "\n".join(f"- On May {day}, 2023 we read [papers](https://example.org/{day})." for day in range(1, 29))
        (folder / "pages" / f"p{number}.md").write_text(f"{home}\n{dates}\n", encoding="utf-8")
    (folder / "workshop.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


def many_events(folder: Path, count: int) -> Path:
    """Write a workshop with `count` events: deadlines on one of two days, which are two events each, and sessions."""
    folder.mkdir(parents=True)
    deadlines = count * 3 // 10
    lines = ["format: 1", "id: many-2023", "created: 2023-03-23", "name: Many events", "url: https://example.org/"]
    lines += ["timezone: Europe/Vienna", "dates:"]
    for number in range(deadlines):
        day = dt.date(2023, 5, 1) + dt.timedelta(days=number % 70)
        when = f"{day} 23:59 AoE or {day + dt.timedelta(days=7)} 23:59 AoE"
        lines.append(f"  d{number}: {{label: Deadline {number}, when: {when}}}")
    lines += ["  workshop: {label: Workshop, kind: event, when: 2023-07-28}", "schedule:", "  date: workshop", "  sessions:"]
    for number in range(count - 2 * deadlines - 1):
        hour = 8 + number % 10
        lines.append(f"    - {{id: s{number}, time: '{hour:02d}:00-{hour:02d}:50', title: Talk {number}}}")
    (folder / "workshop.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    subprocess.run([SYNSML, "export", "ics", "-o", "old.ics"], cwd=folder, env=ENVIRONMENT, check=True, capture_output=True)
    return folder


def main() -> int:
    """Measure everything; return 1 if a bound does not hold."""
    results = []
    help_, typer = alternating(lambda: cpu([SYNSML, "--help"], REPOSITORY), lambda: cpu(TYPER, REPOSITORY))
    results.append(report("synsml --help / import typer", help_, typer, 1.2))
    deadlines, libraries = alternating(lambda: cpu([SYNSML, "deadlines"], REPOSITORY), lambda: cpu(LIBRARIES, REPOSITORY))
    results.append(report("synsml deadlines / import its libraries", deadlines, libraries, 1.3))
    for words, floor, bound in (
        (["check"], READING, 2.4),
        (["extend", "submission", "+1d", "--dry-run"], READING, 2.1),
        ([], RENDERING, 2.2),
    ):
        command = [SYNSML, *words]
        pairs = alternating(partial(cpu, command, REPOSITORY), partial(cpu, floor, REPOSITORY))
        results.append(report(f"synsml {' '.join(words[:1])} / import its libraries", *pairs, bound))
    with tempfile.TemporaryDirectory() as folder:
        thousand, hundred = many_people(Path(folder, "1000"), 1000), many_people(Path(folder, "100"), 100)
        check = [SYNSML, "check"]
        most, small = alternating(lambda: cpu(check, thousand), lambda: cpu(check, hundred))
        results.append(report("synsml check, 1,000 people / 100 people", most, small, 11))
        results.append(report("synsml check, 1,000 people / 2 s", most, 2000, 1))
        ten, one = large(Path(folder, "ten"), 10), large(Path(folder, "one"), 1)
        big, small = alternating(lambda: cpu(check, ten), lambda: cpu(check, one), 5)
        results.append(report("synsml check, all of it ten times / once", big, small, 11))
        results.append(report("synsml check, 1,000 people, 200 dates, .. / 3 s", big, 3000, 1))
        render = [SYNSML, "render"]
        first, again = alternating(lambda: cpu_of_a_first_render(ten), lambda: cpu(render, ten), 5)
        results.append(report("synsml render, 1,000 people, 200 dates, .. / 2 s", first, 2000, 1))
        results.append(report("the same with nothing changed / 2 s", again, 2000, 1))
        events, fewer = many_events(Path(folder, "10,000"), 10_000), many_events(Path(folder, "1,000"), 1000)
        export = [SYNSML, "export", "ics", "-o", "-"]
        big, small = alternating(lambda: cpu(export, events), lambda: cpu(export, fewer), 5)
        results.append(report("synsml export ics, 10,000 events / 1,000", big, small, 11))
        results.append(report("synsml export ics, 10,000 events / 10 s", big, 10_000, 1))
        compare = [*export, "--previous", "old.ics"]
        big, small = alternating(lambda: cpu(compare, events), lambda: cpu(compare, fewer), 5)
        results.append(report("the same with --previous / 1,000", big, small, 11))
        results.append(report("the same with --previous / 10 s", big, 10_000, 1))
        results += pages.measured(Path(folder, "pages"))
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main())
