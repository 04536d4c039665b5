"""A page reads a data file that the site does not have.

Liquid takes a missing file for an empty list and says nothing: the speakers are just not there. Files that `render`
writes count, `data_dir` of `_config.yml` too, and nothing is said where no site is checked out.

Bad:  {% for person in site.data.speaker %}
Good: {% for person in site.data.speakers %}
"""

import re
from collections.abc import Iterator

from synsml_cli.checks.context import Context
from synsml_cli.model.pages.data_names import facts_data, people_data
from synsml_cli.model.pages.liquid import Tag, tags
from synsml_cli.model.prose.visible_words import blanked
from synsml_cli.model.schema.guess import did_you_mean
from synsml_cli.model.source.findings import At, Remark
from synsml_cli.model.source.front_matter import front_matter_end

_DATA = r"""\bsite(?:\.data\b|\[\s*(?:"data"|'data')\s*\])"""
_USE = re.compile(rf"""{_DATA}(?P<names>(?:\.[\w-]+|\[\s*(?:"[^"\]]+"|'[^'\]]+')\s*\])+)""")
_NAME = re.compile(r"""\.([\w-]+)|\[\s*["']([^\]]+?)["']\s*\]""")


def run(context: Context) -> Iterator[Remark]:
    """Look at every `site.data.NAME` and `site.data["NAME"]` that is run."""
    project = context.project
    if context.survey.data_files is None or project.known.site.generator != "jekyll" or project.lacks("pages"):
        return
    known = context.survey.data_files | frozenset(people_data(project)) | frozenset(facts_data(project))
    for file in project.front_matters:
        for match in _uses(project.sources[file].text):
            parts = [dotted or quoted for dotted, quoted in _NAME.findall(match["names"])]
            # `site.data.menu.items` reads the key `items` of menu.yml, and `site.data.a.b` may be a/b.yml.
            beginnings = {".".join(parts[:count]) for count in range(1, len(parts) + 1)}
            if beginnings & known or any(name.startswith(f"{'.'.join(parts)}.") for name in known):
                continue
            at = At(file, start=match.start(), end=match.end())
            near = did_you_mean(parts[0], known) or f"write _data/{parts[0]}.yml"
            yield Remark(at, f"there is no data file {parts[0]!r}", near)


def _uses(text: str) -> Iterator[re.Match[str]]:
    """Yield where tags and outputs of Liquid name a data file: in words it is a word, and front matter is not run."""
    shown = blanked(text)
    for tag in tags(shown, front_matter_end(text)):
        if isinstance(tag, Tag):
            yield from _USE.finditer(shown, tag.start, tag.end)
