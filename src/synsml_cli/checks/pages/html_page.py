"""A block is markdown, and its page is HTML, where nobody makes HTML of markdown.

Jekyll converts `.md` only: on `index.html` the key dates would show their asterisks. Cards of people and logos of sponsors
are HTML, and right on both.

Bad:  - path: index.html            # with <!-- synsml:dates --> in it
Good: {% capture dates %}<!-- synsml:dates -->
      <!-- /synsml -->{% endcapture %}{{ dates | markdownify }}
"""

from collections.abc import Iterator

from synsml_cli.checks.context import Context
from synsml_cli.model.pages.blocks import BLOCK_NAMES
from synsml_cli.model.pages.tokens import Token
from synsml_cli.model.source.findings import At, Remark

_SUFFIXES = (".html", ".htm", ".xhtml")
_REMEDY = "let `path:` end with .md, or put the block between {% capture x %} and {% endcapture %}{{ x | markdownify }}"


def run(context: Context) -> Iterator[Remark]:
    """Look at the blocks of every page that is HTML and has nothing that converts markdown."""
    project = context.project
    for page, source in project.pages.items():
        if not page.path.casefold().endswith(_SUFFIXES) or "markdownify" in source.text:
            continue
        for token in source.tokens:
            if _is_markdown(token):
                message = f"the block '{token.name}' is markdown, and nothing makes HTML of it in {page.path!r}"
                yield Remark(At(source.file, start=token.start, end=token.end), message, _REMEDY)


def _is_markdown(token: Token) -> bool:
    block = BLOCK_NAMES.get(token.name)
    return block is not None and (not block.html or token.args.get("style") == "list")
