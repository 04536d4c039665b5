"""Write the GitHub Actions workflow that checks, renders and publishes a new workshop."""

from collections.abc import Mapping

NAME = "workshop.yml"
"""File name in `.github/workflows`."""
_PUBLISHES = ("deploy-pages", "gh-pages", "jekyll build", "jekyll-build")
"""Words in workflows that publish a site."""

_HEAD = """\
# {comment}
name: workshop
on:
  push:
  pull_request:
  workflow_dispatch:
  schedule:
    - cron: "17 12 * * *"  # just after midnight AoE, when dates pass
permissions:
  contents: read
"""
_STEPS = """\
jobs:
  build:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-python@v5
        with:
          python-version: "3.12"
{install}      - run: synsml check --format github
"""
_INSTALL = """\
      - run: pip install {source}
"""
_INSTALL_MISSING = """\
      # Replace this step with the source of synsml: a git address with a commit, such as
      #   - run: pip install git+https://example.org/synsml.git@0123456789abcdef0123456789abcdef01234567
      # or a wheel. A plain package name is unsafe: anyone could register it and run code here. See docs/automation.md.
      - name: Install synsml
        run: |
          echo "::error file=.github/workflows/{name}::say where to install synsml from, in the step 'Install synsml'"
          exit 1
"""
_RENDER = """\
      - run: synsml render
"""
_PAGES_GEM = """\
      - uses: actions/jekyll-build-pages@v1
        with:
          source: {source}
          destination: ./_site
"""
_BUNDLER = """\
      - uses: ruby/setup-ruby@v1
        with:
          ruby-version: "3.3"
          bundler-cache: true
      - run: bundle exec jekyll build
        env:
          JEKYLL_ENV: production
"""
_PUBLISH = """\
      - uses: actions/upload-pages-artifact@v3
  publish:
    if: >-
      github.event_name == 'schedule' || (github.event_name != 'pull_request'
      && github.ref == format('refs/heads/{0}', github.event.repository.default_branch))
    needs: build
    runs-on: ubuntu-latest
    permissions:
      pages: write
      id-token: write
    concurrency: pages
    environment:
      name: github-pages
      url: ${{ steps.deployment.outputs.page_url }}
    steps:
      - id: deployment
        uses: actions/deploy-pages@v4
"""


def publishes(workflows: Mapping[str, str]) -> bool:
    """Return whether a workflow of the repository publishes a site."""
    return any(word in text for text in workflows.values() for word in _PUBLISHES)


def workflow_file(*, source: str, bundler: bool, publish: bool, install: str) -> str:
    """Return the text of the workflow.

    - `source` is the folder that Jekyll builds; empty for a site elsewhere, which the workflow cannot see.
    - `bundler`: the site has a Gemfile.
    - `install` is the source for pip (see `install_source.py`); without it the workflow stops with an error.
    - Without `publish` it checks and renders only: two workflows that publish one site would overwrite each other.
    """
    installed = _INSTALL.format(source=install) if install else _INSTALL_MISSING.format(name=NAME)
    steps = _STEPS.format(install=installed)
    if not publish:
        comment = "Checks the workshop on every push and once a day."
        return _HEAD.format(comment=comment) + steps + (_RENDER if source else "")
    comment = (
        "Checks, renders and publishes the workshop, on every push and once a day.\n"
        '# In the settings of the repository, under Pages, choose "GitHub Actions" as the source.'
    )
    build = _BUNDLER if bundler else _PAGES_GEM.format(source=source)
    return _HEAD.format(comment=comment) + steps + _RENDER + build + _PUBLISH
