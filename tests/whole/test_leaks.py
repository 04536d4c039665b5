"""Private data never leaks, and user text is never lost, whatever the data contain."""

import pytest

from helpers import HOME_PAGE, MINIMAL, Synsml, Workshop

HOME = MINIMAL + HOME_PAGE
EMMY = """\
first: Emmy
last: Noether
email: emmy@example.org
notes: secret
roles:
  organizer: confirmed
  speaker: declined
"""
SUBMIT = "Submit by [[date submission]].\n"


def everything_in(workshop: Workshop) -> str:
    """Return all text below the site folder."""
    files = (workshop.root / "site").rglob("*")
    return "".join(path.read_text("utf-8") for path in sorted(files) if path.is_file())


@pytest.mark.parametrize("name", ["/etc/hostname", "../workshop.yaml", "../../../../etc/hostname"])
def test_a_template_reads_no_file_outside_of_the_templates(synsml: Synsml, workshop: Workshop, name: str) -> None:
    template = f'[% include "{name}" %]\n'
    workshop.write({"workshop.yaml": HOME, "pages/home.md": "[[dates]]\n", "templates/dates.md.j2": template})
    result = synsml("render", "--stdout")
    assert (result.code, result.out) == (1, "")
    assert result.err.startswith(f"synsml: templates/dates.md.j2:1: unknown template {name!r}\n")


@pytest.mark.parametrize("states", ["declined", "invited", "withdrawn", "confirmed declined"])
def test_a_page_cannot_ask_for_people_who_have_not_said_yes(synsml: Synsml, workshop: Workshop, states: str) -> None:
    page = f'[[people speaker states="{states}"]]\n'
    workshop.write({"workshop.yaml": HOME, "pages/home.md": page, "private/emmy-noether.yaml": EMMY})
    result = synsml("render")
    assert (result.code, result.out) == (1, "")
    assert f"invalid value states='{states}'" in result.err
    assert not (workshop.root / "site").exists()


def test_a_template_knows_neither_e_mail_nor_notes_nor_internal_dates(synsml: Synsml, workshop: Workshop) -> None:
    internal = HOME.replace(
        "  workshop:\n", "  budget:\n    label: Budget\n    when: 2023-06-01\n    internal: true\n  workshop:\n"
    )
    for template in ("[[ people[0].email ]]", "[[ people[0].notes ]]", "[[ workshop.dates ]]", "[[ workshop.site ]]"):
        files = {"people/emmy-noether.yaml": EMMY, "templates/people.html.j2": template}
        workshop.write({"workshop.yaml": internal, "pages/home.md": "[[people organizer]]\n", **files})
        result = synsml("render", "--stdout")
        assert (result.code, result.out) == (1, "")
        assert result.err.startswith("synsml: templates/people.html.j2:1: ")


def test_an_organizer_who_declined_to_speak_is_not_named_in_the_programme(synsml: Synsml, workshop: Workshop) -> None:
    session = "schedule:\n  sessions:\n    - time: 09:00-10:00\n      title: Keynote\n      speakers: [emmy-noether]\n"
    files = {"pages/home.md": "[[schedule]]\n", "people/emmy-noether.yaml": EMMY}
    workshop.write({"workshop.yaml": HOME + session, **files})
    assert "Noether" not in synsml("render", "--stdout").out
    workshop.write(
        {"workshop.yaml": HOME + session, **files, "people/emmy-noether.yaml": EMMY.replace("declined", "confirmed")}
    )
    assert "| 09:00-10:00 | Keynote (Emmy Noether) |" in synsml("render", "--stdout").out


def test_speakers_and_authors_without_a_record_are_named_together_in_the_programme(synsml: Synsml, workshop: Workshop) -> None:
    session = "schedule:\n  sessions:\n    - time: 09:00-10:00\n      title: Keynote\n      speakers: [emmy-noether]\n"
    workshop.write(
        {
            "workshop.yaml": f"{HOME}{session}      by: David Hilbert\n",
            "pages/home.md": "[[schedule]]\n",
            "people/emmy-noether.yaml": EMMY.replace("declined", "confirmed"),
        }
    )
    assert "| 09:00-10:00 | Keynote (Emmy Noether, David Hilbert) |" in synsml("render", "--stdout").out


def test_what_is_private_reaches_no_file_of_the_site(synsml: Synsml, workshop: Workshop) -> None:
    workshop.write({"workshop.yaml": HOME, "pages/home.md": "[[people organizer speaker]]\n", "people/emmy-noether.yaml": EMMY})
    assert synsml("render").code == 0
    assert "Noether" in everything_in(workshop)
    assert not any(word in everything_in(workshop) for word in ("emmy@example.org", "secret", "declined"))


@pytest.mark.parametrize("url", ["javascript:alert(1)", "JavaScript:alert(1)", "data:text/html,x"])
def test_only_addresses_of_the_web_become_links(synsml: Synsml, workshop: Workshop, url: str) -> None:
    sponsors = f"sponsors:\n  - name: Engines\n    url: {url}\n"
    workshop.write({"workshop.yaml": HOME + sponsors, "pages/home.md": "[[sponsors]]\n"})
    assert synsml("render", "--stdout").out == "- Engines\n"


@pytest.mark.parametrize(
    ("source", "path"),
    [
        ("index.md", "index.md"),
        ("index.md", "INDEX.md"),
        ("pages/home.md", "workshop.yaml"),
        ("pages/home.md", "people/ada.yaml"),
        ("pages/home.md", "private/ada.yaml"),
        ("pages/home.md", "templates/dates.md.j2"),
        ("pages/home.md", ".git/hooks/post-checkout"),
        ("pages/home.md", "_Data/speakers.yml"),
    ],
)
def test_no_force_renders_over_what_the_workshop_is_made_of(synsml: Synsml, workshop: Workshop, source: str, path: str) -> None:
    facts = f"{MINIMAL}site:\n  folder: .\npages:\n  - source: {source}\n    path: {path}\n"
    root = workshop.write({"workshop.yaml": facts, source: SUBMIT, "people/ada.yaml": "last: Ada\n"})
    before = {file: file.read_bytes() for file in root.rglob("*") if file.is_file()}
    result = synsml("render", "--force")
    if path == "INDEX.md" and result.code == 0:  # a case-sensitive file system may have both
        assert (root / source).read_text("utf-8") == SUBMIT
        return
    assert (result.code, result.out) == (1, "")
    assert "error[R11" in result.err
    assert {file: file.read_bytes() for file in root.rglob("*") if file.is_file()} == before


def test_two_pages_that_cannot_both_be_files_are_refused_before_anything_is_written(synsml: Synsml, workshop: Workshop) -> None:
    pages = "  - source: pages/home.md\n    path: index.md/more.md\n"
    workshop.write({"workshop.yaml": HOME + pages, "pages/home.md": "hello\n"})
    result = synsml("render")
    assert (result.code, result.out) == (1, "")
    assert "path: 'index.md/more.md' and 'index.md' cannot both be files" in result.err
    assert not (workshop.root / "site").exists()


@pytest.mark.parametrize(
    "front",
    [
        "title: Home: sweet home\n---\n",
        "title: Home\n",
        "d: [a,\n  [[workshop.name]]]\n---\n",
        'd: "a\n  [[workshop.name]]"\n---\n',
    ],
)
def test_a_page_that_jekyll_would_leave_out_in_silence_is_refused(synsml: Synsml, workshop: Workshop, front: str) -> None:
    facts = HOME.replace("name: Demo Workshop", 'name: "Demo: \\"Workshop\\""')
    workshop.write({"workshop.yaml": facts, "pages/home.md": f"---\n{front}hello\n"})
    result = synsml("render")
    assert (result.code, result.out) == (1, "")
    assert result.err.startswith("synsml: pages/home.md: the front matter ")
    assert not (workshop.root / "site").exists()


@pytest.mark.parametrize(
    ("token", "shown"),
    [
        ('[[date submission format="YYYY-DD-MM"]]', '"2023-24-05"'),
        ("[[workshop.short_name]]", '"' + "[" * 3000 + '"'),
        ("[[workshop.place]]", '"' + "1" * 5000 + '"'),
    ],
)
def test_odd_values_in_a_front_matter_are_quoted(synsml: Synsml, workshop: Workshop, token: str, shown: str) -> None:
    facts = f"short_name: '{'[' * 3000}'\nplace: {'1' * 5000}\n"
    workshop.write(
        {"workshop.yaml": HOME.replace("timezone:", f"{facts}timezone:"), "pages/home.md": f"---\nkey: {token}\n---\n"}
    )
    assert synsml("render", "--stdout").out == f"---\nkey: {shown}\n---\n"
