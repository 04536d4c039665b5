"""A web address is invalid.

Without a scheme, `www.example.org` is a link to a page of your own site. A space or another scheme breaks the link or the
build. Only http and https are allowed.

Bad:  url: www.example.org/~ada
Good: url: https://www.example.org/~ada
"""

from collections.abc import Iterator

from synsml_cli.checks.context import Context
from synsml_cli.model.project.addresses import addresses, is_url
from synsml_cli.model.source.findings import Edit, Remark


def run(context: Context) -> Iterator[Remark]:
    """Check the addresses of the workshop, its dates, people and sponsors."""
    for at, url in addresses(context.project):
        if url and not is_url(url):
            bare = url.strip()
            fix = Edit(at, bare) if is_url(bare) and "\n" not in url else None
            yield Remark(at, f"{url!r} is not a web address", _remedy(url), fix=fix)


def _remedy(url: str) -> str:
    for guess in (url.strip(), f"https://{url.strip()}", url.strip().replace(" ", "%20")):
        if guess != url and is_url(guess):
            return f"write {guess!r}"
    return "write the address as the browser shows it, such as https://example.org/page"
