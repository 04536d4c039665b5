"""A block produces markdown on a page that is HTML.

Jekyll converts only `.md` files: on `index.html` visitors would see the asterisks of the key dates. Cards of people and
logos of sponsors are HTML, and work on both.

Bad:  - path: index.html            # with <!-- synsml:dates --> in it
Good: {% capture dates %}<!-- synsml:dates -->
      <!-- /synsml -->{% endcapture %}{{ dates | markdownify }}
"""

from collections.abc import Iterator

from synsml_cli.checks.context import Context
from synsml_cli.model.pages.blocks import BLOCK_NAMES
from synsml_cli.model.pages.tokens import Token
from synsml_cli.model.records.workshop import FILE
from synsml_cli.model.source.findings import At, Remark

_SUFFIXES = (".html", ".htm", ".xhtml")
_CAPTURE = "put the block between {% capture x %} and {% endcapture %}{{ x | markdownify }}"


def run(context: Context) -> Iterator[Remark]:
    """Yield every markdown block on an HTML page without `markdownify`."""
    project = context.project
    for page, source in project.pages.items():
        if not page.path.casefold().endswith(_SUFFIXES) or "markdownify" in source.text:
            continue
        for token in source.tokens:
            if _is_markdown(token):
                message = f"the block {token.name!r} produces markdown, but {page.path!r} is HTML"
                remedy = f"change the path to '{page.path.rpartition('.')[0]}.md' in {FILE}, or {_CAPTURE}"
                yield Remark(At(source.file, start=token.start, end=token.end), message, remedy)


def _is_markdown(token: Token) -> bool:
    block = BLOCK_NAMES.get(token.name)
    return block is not None and (not block.html or token.args.get("style") == "list")
