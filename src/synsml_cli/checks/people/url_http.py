"""A web address begins with `http://`.

Browsers warn about it, and nearly every site supports https. `--fix` does not change it, because somebody must try the new
address first.

Bad:  url: http://example.org/~ada
Good: url: https://example.org/~ada
"""

from collections.abc import Iterator

from synsml_cli.checks.context import Context
from synsml_cli.model.project.addresses import addresses
from synsml_cli.model.source.findings import Remark


def run(context: Context) -> Iterator[Remark]:
    """Check the addresses in facts and records."""
    for at, url in addresses(context.project):
        if url.startswith("http://") and not url.startswith(("http://localhost", "http://127.")):
            secure = url.replace("http://", "https://", 1)
            yield Remark(at, f"{url!r} is not encrypted", f"write {secure!r} if that address works")
