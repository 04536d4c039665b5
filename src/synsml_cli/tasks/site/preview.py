"""Preview a site: render its pages in memory after every change, and list the problems."""

import hashlib
import threading
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from synsml_cli.checks.registry import code_of
from synsml_cli.errors import SynsmlError, of_disk
from synsml_cli.model.counted import counted
from synsml_cli.model.pages.tokens import Token
from synsml_cli.model.pictures.named import pictures
from synsml_cli.model.progress import Progress, silent
from synsml_cli.model.project.project import Project
from synsml_cli.model.records.file_names import KEY_DATES
from synsml_cli.report import Located, locate
from synsml_cli.site.blocks.blocks import Blocks
from synsml_cli.site.blocks.template_fault import TemplateFault
from synsml_cli.site.pages.plan import Output, filled, page_findings
from synsml_cli.site.preview.document import Bar, BarNote, message_document, page_document
from synsml_cli.site.preview.page import PreviewPage, find_page, preview_pages, without_folder
from synsml_cli.store.looking.site_file import may_be_shown, site_file
from synsml_cli.store.looking.watch import Stamp, site_stamps, source_stamps
from synsml_cli.tasks.base.check import check_workshop
from synsml_cli.tasks.site.apart import Apart
from synsml_cli.tasks.site.confined import Entered, Run
from synsml_cli.tasks.site.fill_pages import with_templates

GENERATOR = "markdown"
"""The generator of previewed pages; leaves nothing for Liquid to expand."""
HTML = "text/html; charset=utf-8"
_TICK = timedelta(minutes=1)
"""Pages are rendered again after this time without changes, because a deadline may have passed."""
_MOST_FILES = 5_000
"""Files that are watched because a browser asked for them."""
_SEVERITIES = ("error", "warning", "hint")


class Answer(NamedTuple):
    """The response for a path of the site."""

    status: int
    """HTTP status (RFC 9110 section 15)."""
    data: bytes = b""
    type: str = HTML
    """Media type."""
    location: str = ""
    """Target of a redirect, percent-encoded."""


class _Shown(NamedTuple):
    """One state of the preview, replaced as a whole."""

    project: Project | None = None
    """The project of the pages; None until pages could be rendered."""
    pages: tuple[PreviewPage, ...] = ()
    bar: Bar = Bar("")
    version: str = ""


class Preview:
    """The preview of one workshop: one thread calls `look` again and again, many call `answer` and `version`."""

    def __init__(self, root: Path, *, clock: Callable[[], datetime], progress: Progress = silent) -> None:
        """`clock` gives the instant for which pages are rendered, UTC; to be called while the process has one thread.

        `progress` is told of the first time that the pages are made.
        """
        self._run = Apart()
        self._root = root
        self._clock = clock
        self._made: datetime | None = None
        self._read: Project | None = None  # the last one that says where its files are
        self._failed = False
        self._turns = 0
        self._sources: Mapping[str, Stamp] = {}
        self._files: dict[str, Stamp | None] = {}
        self._lock = threading.Lock()  # of `_files`
        self._shown = _Shown()
        while not self._shown.version:
            self.look(progress)

    @property
    def version(self) -> str:
        """Identifier of this state of pages, pictures and findings."""
        return self._shown.version

    @property
    def count(self) -> int:
        """Number of pages."""
        return len(self._shown.pages)

    def look(self, progress: Progress = silent) -> None:
        """Render the pages again if one of their files has changed, or after some time."""
        now = self._clock()
        sources = source_stamps(self._root, self._read)
        changed = self._changed_files()
        due = self._made is None or now - self._made >= _TICK
        if sources == self._sources and not changed and not due:
            return
        self._sources, self._made = sources, now
        self._turns += changed
        try:
            shown = self._render(now, progress)
            self._failed = False
        except (SynsmlError, OSError) as failed:
            error = of_disk(failed) if isinstance(failed, OSError) else failed
            # Some editors move a file away before they write it again; wait for the next look.
            if not self._failed:
                self._failed, self._made = True, None
                return
            shown = self._shown._replace(bar=_bar((BarNote("error", error.message, remedy=error.remedy),)))
        except Exception as error:  # noqa: BLE001  whatever is in the files, the next change of them has to be seen
            note = BarNote("error", f"internal error: {type(error).__name__}: {error}", remedy="report it with this text")
            shown = self._shown._replace(bar=_bar((note,)))
        self._shown = shown._replace(version=self._version_of(shown))
        if shown.project:
            self._watch(picture.path for picture in pictures(shown.project))

    def answer(self, path: str) -> Answer:
        """Return the response for a decoded path of the site: a page, or a file that pages use."""
        shown = self._shown
        workshop = shown.project.known if shown.project else None
        url = workshop.url if workshop else ""
        if found := find_page(shown.pages, path, url=url):
            if found.moved:
                return Answer(302, location=quote(found.moved))
            language = workshop.site.locale if workshop else "en"
            text = page_document(found.page, shown.pages, shown.bar, version=shown.version, language=language)
            return Answer(200, text.encode())
        name = without_folder(path, url=url).removeprefix("/")
        if workshop and may_be_shown(name):
            self._watch((name,))
            if file := site_file(self._root, workshop, name):
                return Answer(200, file.data, file.type)
        if path == "/" and shown.pages:
            return Answer(302, location=quote(shown.pages[0].address))
        title, text = ("No such page", f"This site has no page at {path}, or it is not listed under pages: in workshop.yaml.")
        if not shown.pages:
            title, text = ("No page yet", "List pages under pages: in workshop.yaml, or fix the problems in the bar.")
        document = message_document(title, text, shown.pages, shown.bar, version=shown.version)
        return Answer(404 if path != "/" else 200, document.encode())

    def _render(self, now: datetime, progress: Progress) -> _Shown:
        checked = check_workshop(self._root, now=now, run=self._run, progress=progress)
        project = checked.project
        self._read = project if project.workshop else self._read
        notes = tuple(map(_note, checked.findings))
        faulty = project.findings or page_findings(project)
        if faulty:
            known = {item.finding for item in checked.findings}
            silenced = map(_note, locate(project, [finding for finding in faulty if finding not in known]))
            return self._shown._replace(bar=_bar((*silenced, *notes)))
        if any(item.finding.code == code_of("pages.template_broken") for item in checked.findings):  # found out once is enough
            return self._shown._replace(bar=_bar(notes))
        try:
            made = _pages(project, now, self._run)
        except TemplateFault as fault:
            told = {(item.finding.at.file, item.finding.message) for item in checked.findings}
            own = () if (fault.file, fault.said) in told else (BarNote("error", fault.message, remedy=fault.remedy),)
            return self._shown._replace(bar=_bar((*own, *notes)))
        except SynsmlError as error:  # invalid front matter after filling
            return self._shown._replace(bar=_bar((BarNote("error", error.message, remedy=error.remedy), *notes)))
        return _Shown(project, made, _bar(notes, stale=False))

    def _version_of(self, shown: _Shown) -> str:
        seen = repr((shown.bar, shown.pages))
        return f"{hashlib.sha256(seen.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}-{self._turns}"

    def _watch(self, names: Iterable[str]) -> None:
        """Remember files of the site folder to watch."""
        project = self._shown.project
        with self._lock:
            new = [name for name in names if name not in self._files][: max(0, _MOST_FILES - len(self._files))]
            if new and project:
                stamps = site_stamps(self._root, project.known, new)
                self._files.update((name, stamps.get(name)) for name in new)

    def _changed_files(self) -> bool:
        project = self._shown.project
        with self._lock:
            if not project:
                return False
            stamps = site_stamps(self._root, project.known, self._files)
            now = {name: stamps.get(name) for name in self._files}
            changed = now != self._files
            self._files = now
            return changed


def _pages(project: Project, now: datetime, run: Run) -> tuple[PreviewPage, ...]:
    outputs, includes = with_templates(project, partial(_filled, project, now), run)
    return preview_pages([(output.path, output.text) for output in outputs], includes=includes)


def _filled(project: Project, now: datetime, entered: Entered) -> tuple[tuple[Output, ...], dict[str, str]]:
    """Return the pages, and what they include: file name -> text."""
    blocks = Blocks(project, now, generator=GENERATOR, rooted=True, entered=entered)
    outputs = filled(project, blocks)[: len(project.page_files)]
    include = Path(KEY_DATES).name
    if any(include in output.text for output in outputs):
        return outputs, {include: f"{blocks.render(Token('dates', 0, 0))}\n"}
    return outputs, {}


def _bar(notes: tuple[BarNote, ...], *, stale: bool = True) -> Bar:
    ordered = tuple(sorted(notes, key=lambda note: _SEVERITIES.index(note.severity)))
    counts = Counter(note.severity for note in ordered)
    said = ", ".join(counted(number, severity) for severity, number in counts.items())
    return Bar(said or "no problems found", ordered, "The page shows the last version without this error." if stale else "")


def _note(item: Located) -> BarNote:
    finding = item.finding
    where = f"{finding.at.file}:{item.span.line}:{item.span.column}"
    return BarNote(finding.severity, finding.message, where, finding.code, finding.remedy)
