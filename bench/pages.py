"""What many pages cost: each command that reads them takes time in proportion to their number."""

from collections.abc import Iterator
from pathlib import Path

from measure import PYTHON, REPOSITORY, SYNSML, alternating, cpu, report

SIZE, TINY = 20_000, 100
"""Characters of a page."""
RUNS = 2
_CACHES = ((64, 66, SIZE, 1.2),)
"""Caches of 64 texts made the 65th page cost as much as all before it."""
COMMANDS = (
    ("check",),
    ("render", "--check"),
    ("extend", "submission", "2023-05-29", "--dry-run"),
    (),
)
RELOADED = """
import datetime as dt, pathlib
from synsml_cli.tasks.site.preview import Preview
now = dt.datetime(2023, 5, 20, 12, tzinfo=dt.UTC)
preview = Preview(pathlib.Path.cwd(), clock=lambda: now)
page = pathlib.Path("pages/p0.md")
page.write_text(page.read_text() + "\\nMore.\\n")
preview.look()
"""
"""A preview that begins and sees one change."""


def written(folder: Path, count: int, size: int) -> Path:
    """Write the shipped workshop with `count` pages of prose with dates and links, each of `size` characters."""
    (folder / "pages").mkdir(parents=True)
    head, _, _ = (REPOSITORY / "workshop.yaml").read_text(encoding="utf-8").partition("pages:")
    listed = "".join(f"  - source: pages/p{number}.md\n    path: p{number}.md\n" for number in range(count))
    (folder / "workshop.yaml").write_text(f"{head}pages:\n{listed}", encoding="utf-8")
    for number in range(count):
        parts = [f"---\ntitle: Page {number}\n---\n\n# Page {number}\n\n[[date submission]] at [[workshop.place]].\n"]
        while sum(map(len, parts)) < size:
            day = 1 + len(parts) % 28
            parts.append(
                f"\n## Part {len(parts)}\n\nWe meet on Friday, July 28, 2023, and read [papers](https://example.org/{day})\n"
                f"until May {day}, 2023. *Reviews* are written with **care** by `two` people.\n\n- What is new goes here.\n"
            )
        (folder / "pages" / f"p{number}.md").write_text("".join(parts), encoding="utf-8")
    cpu([SYNSML, "render"], folder)
    return folder


def measured(folder: Path) -> Iterator[bool]:
    """Print a line for each comparison and yield whether its bound holds."""
    sizes = ((10, SIZE), (64, SIZE), (66, SIZE), (100, SIZE), (500, SIZE), (40, TINY), (400, TINY))
    pages = {(count, size): written(folder / f"{count}-{size}", count, size) for count, size in sizes}
    for words in COMMANDS:
        name = f"synsml {words[0] if words else ''}".strip()
        command = [SYNSML, *words]
        for few, many, size, bound in ((10, 100, SIZE, 10.5), (40, 400, TINY, 6), *(_CACHES if words == ("check",) else ())):
            big, small = alternating(lambda: cpu(command, pages[many, size]), lambda: cpu(command, pages[few, size]), RUNS)  # noqa: B023
            yield report(f"{name}, {many} / {few} pages of {size} characters", big, small, bound)
    reload = [PYTHON, "-c", RELOADED]
    big, small = alternating(lambda: cpu(reload, pages[100, SIZE]), lambda: cpu(reload, pages[10, SIZE]), RUNS)
    yield report("preview and a change, 100 / 10 pages of 20 kB", big, small, 10.5)
    yield report("synsml check, 500 pages of 20 kB / 15 s", cpu([SYNSML, "check"], pages[500, SIZE]), 15_000, 1)
