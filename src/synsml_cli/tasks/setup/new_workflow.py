"""The workflow of GitHub Actions that checks, renders and publishes a new workshop, so that the web editor is enough."""

from collections.abc import Mapping

NAME = "workshop.yml"
"""Its name in `.github/workflows`."""
_PUBLISHES = ("deploy-pages", "gh-pages", "jekyll build", "jekyll-build")
"""What a workflow that publishes a site already says."""

_HEAD = """\
# {comment}
name: workshop
on:
  push:
  pull_request:
  workflow_dispatch:
  schedule:
    - cron: "17 12 * * *"  # just after midnight AoE: what has passed since yesterday changes on the page
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
      # Write here where synsml is installed from: a git address with a commit, such as
      #   - run: pip install git+https://example.org/synsml.git@0123456789abcdef0123456789abcdef01234567
      # or a wheel. A bare package name is not safe: whoever registers it first runs code here. See docs/automation.md.
      - name: Install synsml
        run: |
          echo "::error file=.github/workflows/{name}::write where synsml is installed from in the step 'Install synsml'"
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
    """Whether one of a repository's workflows publishes a site already."""
    return any(word in text for text in workflows.values() for word in _PUBLISHES)


def workflow_file(*, source: str, bundler: bool, publish: bool, install: str) -> str:
    """Return the workflow. `source` is the folder that Jekyll builds, `bundler` tells that the site brings a Gemfile.

    `install` is what pip installs synsml from (see `install_source.py`); without it the workflow stops and says so.

    Without `publish` it only checks, and sees whether the pages can be rendered: two workflows that publish one site would
    overwrite each other's work. An empty `source` is a site elsewhere, which is not there when it runs.
    """
    installed = _INSTALL.format(source=install) if install else _INSTALL_MISSING.format(name=NAME)
    steps = _STEPS.format(install=installed)
    if not publish:
        comment = "Checks the workshop on every push and once a day."
        return _HEAD.format(comment=comment) + steps + (_RENDER if source else "")
    comment = (
        "Checks, renders and publishes the workshop, on every push and once a day: the web editor is enough to change it.\n"
        '# In the settings of the repository, under Pages, choose "GitHub Actions" as the source.'
    )
    build = _BUNDLER if bundler else _PAGES_GEM.format(source=source)
    return _HEAD.format(comment=comment) + steps + _RENDER + build + _PUBLISH
