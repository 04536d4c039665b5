"""A page reads a data file that does not exist.

Liquid reads a missing file as an empty list without a warning: the page just shows no speakers. The check accepts the files
that `synsml render` writes, respects `data_dir` in `_config.yml`, and does nothing if the site is not on this computer.

Bad:  {% for person in site.data.speaker %}
Good: {% for person in site.data.speakers %}
"""

import re
from collections.abc import Iterator

from synsml_cli.checks.context import Context
from synsml_cli.model.pages.liquid import Tag, tags
from synsml_cli.model.prose.visible_words import blanked
from synsml_cli.model.rules.data_names import facts_data, people_data
from synsml_cli.model.schema.guess import did_you_mean
from synsml_cli.model.source.findings import At, Remark
from synsml_cli.model.source.front_matter import front_matter_end
from synsml_cli.model.source.patterns import lazy_pattern

_DATA = r"""\bsite(?:\.data\b|\[\s*(?:"data"|'data')\s*\])"""
_USE = lazy_pattern(rf"""{_DATA}(?P<names>(?:\.[\w-]+|\[\s*(?:"[^"\]]+"|'[^'\]]+')\s*\])+)""")
_NAME = lazy_pattern(r"""\.([\w-]+)|\[\s*["']([^\]]+?)["']\s*\]""")


def run(context: Context) -> Iterator[Remark]:
    """Yield every `site.data.NAME` and `site.data["NAME"]` in a Liquid tag whose file does not exist."""
    project = context.project
    if context.survey.data_files is None or project.known.site.generator != "jekyll" or project.lacks("pages"):
        return
    files = context.survey.data_files | frozenset(people_data(project)) | frozenset(facts_data(project))
    folder = project.jekyll.data_dir if project.jekyll else "_data"
    for file in project.front_matters:
        for match in _uses(project.sources[file].text):
            parts = [dotted or quoted for dotted, quoted in _NAME.findall(match["names"])]
            # `site.data.menu.items` reads the key `items` of menu.yml, and `site.data.a.b` may be a/b.yml.
            beginnings = {".".join(parts[:count]) for count in range(1, len(parts) + 1)}
            if beginnings & files or any(name.startswith(f"{'.'.join(parts)}.") for name in files):
                continue
            start = match.string.index(parts[0], match.start("names"))
            at = At(file, start=start, end=start + len(parts[0]))
            remedy = did_you_mean(parts[0], files) or f"create '{folder}/{parts[0]}.yml'"
            yield Remark(at, f"unknown data file {parts[0]!r}", remedy)


def _uses(text: str) -> Iterator[re.Match[str]]:
    """Yield every use of a data file in Liquid tags and outputs; text and front matter do not count."""
    shown = blanked(text)
    for tag in tags(shown, front_matter_end(text)):
        if isinstance(tag, Tag):
            yield from _USE.finditer(shown, tag.start, tag.end)
