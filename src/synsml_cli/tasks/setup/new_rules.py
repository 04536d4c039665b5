"""Write settings of git and Jekyll for a new workshop; existing files only get more lines."""

from collections.abc import Sequence
from urllib.parse import urlsplit

from synsml_cli.model.calendar.feed import PUBLIC_FILE
from synsml_cli.model.records.file_names import LOCK, MANIFEST, TEMPORARY
from synsml_cli.model.records.jekyll_config import JekyllConfig, WorkshopPart, is_published
from synsml_cli.model.records.site import Private
from synsml_cli.model.source.byte_order_mark import MARK
from synsml_cli.store.yaml.changes import Insert, Put, data_of, found
from synsml_cli.store.yaml.edit import edited
from synsml_cli.store.yaml.reader import parse_yaml
from synsml_cli.store.yaml.scalars import Data, scalar
from synsml_cli.tasks.setup.new_answers import Answers

IGNORED = (f"/{Private().folder}/", f"{LOCK}*", f".*{TEMPORARY}", "_site/", ".jekyll-cache/")
ATTRIBUTES = (f"{MANIFEST} merge=union", f"{PUBLIC_FILE} -text")
_DEFAULTS = ("Gemfile", "Gemfile.lock", "node_modules", "vendor/bundle/", "vendor/cache/", "vendor/gems/", "vendor/ruby/")
"""Paths that Jekyll 3, which GitHub Pages runs, excludes only without an `exclude` of our own; Jekyll 4 always does.

Source: https://jekyllrb.com/docs/upgrading/3-to-4/
"""


def with_lines(text: str, lines: Sequence[str], *, comment: str) -> str:
    """Return a text of rules with missing ones added at its end, below a comment."""
    there = {line.strip() for line in text.removeprefix(MARK).splitlines()}
    missing = [line for line in lines if line not in there]
    if not missing:
        return text
    end = "\r\n" if "\r\n" in text else "\n"
    gap = "" if not text else end if text.endswith("\n") else end * 2
    return text + gap + "".join(f"{line}{end}" for line in (f"# {comment}", *missing))


def config_file(answers: Answers, *, excluded: Sequence[str]) -> str:
    """Return the configuration of a small Jekyll site."""
    lines = [
        "# Jekyll's configuration. Edit it as you like, and also the layout, the style sheet and the include for people.",
        f"title: {scalar(answers.short_name or answers.name)}",
        "lang: en",
    ]
    if answers.url:
        address = urlsplit(answers.url)
        # Without `url` GitHub Pages sets both.
        lines += [f"url: {scalar(f'{address.scheme}://{address.netloc}')}", f"baseurl: {scalar(address.path.rstrip('/'))}"]
    if excluded:
        lines += ["exclude:", *(f"  - {scalar(item)}" for item in (*excluded, *_DEFAULTS))]
    return "".join(f"{line}\n" for line in lines)


def excluding(text: str, excluded: Sequence[str], *, name: str) -> str:
    """Return Jekyll's configuration with these paths added to `exclude`, and no other change.

    Raises CannotRun if that is not possible.
    """
    mark = MARK if text.startswith(MARK) else ""
    body = text.removeprefix(MARK)
    root = parse_yaml(name, body).root
    there = found(data_of(root), ("exclude",)) if root else None
    items = [there] if isinstance(there, str) and there else there if isinstance(there, list) else []
    missing = [item for item in excluded if not _is_covered(item, items)]
    if not missing:
        return text
    if isinstance(there, list) and there:
        return mark + edited(body, [Insert(("exclude",), item) for item in missing], name=name)
    whole: list[Data] = [*items, *missing, *(() if items else _DEFAULTS)]
    return mark + edited(body, [Put(("exclude",), whole)], name=name)


def _is_covered(item: str, there: Sequence[Data]) -> bool:
    """Return whether Jekyll already excludes an entry; for a folder, all kinds of files of a workshop."""
    config = JekyllConfig("", exclude=tuple(text for text in there if isinstance(text, str)))
    folder, slash, glob = item.partition("/")
    files = (glob.replace("*", "any"),) if glob else ("any.yaml", "any.md", "any.md.j2")
    return not is_published(config, WorkshopPart(item, folder, files if slash else ()))
