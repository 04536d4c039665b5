"""A workshop's template that never ends or uses too much memory is named in a message, in every command."""

import datetime as dt
import gc
import resource
import subprocess
import sys
import threading
import time

import pytest

from helpers import MINIMAL, NOW, Synsml, Workshop
from processes import SYNSML, environment
from synsml_cli.site.blocks.template_fault import TemplateFault
from synsml_cli.store.reading.load import load
from synsml_cli.tasks.site import confined
from synsml_cli.tasks.site.preview import Preview

FACTS = f"{MINIMAL}contact: a@example.org\npages:\n  - source: pages/home.md\n    path: index.md\n"
PAGE = "---\ntitle: Home\n---\n\n[[contact]]\n"
FILE = "templates/contact.md.j2"
SLOW = "was stopped after "
LARGE = "needs more than 150 MB of memory"
LONG = "writes more than 2 million characters"
DEEP = "is nested too deeply"
GROWING = "[% set ns = namespace(a=start) %]\n[% for i in range(60) %][% set ns.a = step %][% endfor %]\n[[ use ]]"


def growing(start: str, step: str, use: str) -> str:
    return GROWING.replace("start", start).replace("step", step).replace("use", use)


TEMPLATES: dict[str, tuple[str, int, str]] = {
    # name: (template, line; 0 where a single operation takes too long, what is said)
    "nested loops": (
        "x\n[% for a in range(99999) %][% for b in range(99999) %][% endfor %][% endfor %]",
        2,
        SLOW,
    ),
    "a product of filters": ("\n[[ range(99999)|map('string')|map('center', 9999)|map('upper')|map('length')|sum ]]", 2, SLOW),
    "a macro in itself": ("\n[% macro m() %][[ m() ]][% endmacro %][[ m() ]]", 2, DEEP),
    "a macro twice in itself": (
        "\n[% macro m(n) %][% if n %][[ m(n - 1) ]][[ m(n - 1) ]][% endif %][% endmacro %][[ m(60) ]]",
        2,
        SLOW,
    ),
    "an include of itself": ("\n\n[% include 'contact.md.j2' %]", 3, DEEP),
    "extending itself": ("[% extends 'contact.md.j2' %]", 0, DEEP),
    "a block in itself": ("\n[% block a %][[ self.a() ]][% endblock %]", 2, DEEP),
    "a recursive loop": ("[% for a in [1] recursive %]\n[[ loop([1]) ]][% endfor %]", 0, DEEP),
    "a repeated text": ('\n[[ "x" * 3000000000 ]]', 2, LARGE),
    "a repeated list": ("\n[[ ([1] * 3000000000)|length ]]", 2, LARGE),
    "a repeated tuple": ("\n[[ ((1,) * 999999999)|length ]]", 2, LARGE),
    "center": ("\n[[ 'x'|center(3000000000) ]]", 2, LARGE),
    "a method that fills up": ("\n[[ 'x'.ljust(3000000000) ]]", 2, LARGE),
    "a method with zeros": ("\n[[ 'x'.zfill(3000000000) ]]", 2, LARGE),
    "a width with a percent sign": ("\n[[ '%1999999999d' % 1 ]]", 2, LARGE),
    "a width in the filter of formats": ("\n[[ '%1999999999d'|format(1) ]]", 2, LARGE),
    "a width in braces": ("\n[[ '{:1999999999}'.format(1) ]]", 2, LARGE),
    "replace": ("\n[[ ('x' * 99999)|replace('x', 'y' * 99999) ]]", 2, LARGE),
    "replace with nothing": ("\n[[ ('x' * 99999).replace('', 'y' * 99999) ]]", 2, LARGE),
    "join": ("\n[[ ([1] * 99999)|join('x' * 99999) ]]", 0, ""),
    "indent": ("\n[[ ('x\n' * 9999)|indent(99999) ]]", 0, ""),
    "tabs": ("\n[[ '\\t'.expandtabs(1999999999) ]]", 2, LARGE),
    "wordwrap": ("\n[[ ('x ' * 99999)|wordwrap(1, wrapstring='y' * 99999) ]]", 0, ""),
    "bytes of a number": ("\n[[ (1).to_bytes(3000000000, 'big')|length ]]", 0, ""),
    "batch": ("\n[[ [1]|batch(3000000000, 'x')|list|length ]]", 2, LARGE),
    "a power": ("\n[[ 10 ** (10 ** 9) ]]", 0, ""),
    "rounding": ("\n[[ 1.5|round(999999999, 'floor') ]]", 0, ""),
    "a text that doubles": (growing("'x'", "ns.a ~ ns.a", "ns.a|length"), 0, ""),
    "a list that doubles": (growing("[1]", "ns.a + ns.a", "ns.a|length"), 0, ""),
    "a number that doubles": (growing("2", "ns.a * ns.a", "1"), 0, ""),
    "set blocks that double": ("[% set a %]xxxxxxxxxx[% endset %]\n" + "[% set a %][[ a ]][[ a ]][% endset %]\n" * 40, 0, ""),
    "a tuple of tuples as a key": (growing("(1,)", "(ns.a, ns.a)", "{ns.a: 1}|length"), 0, SLOW),
    "a list of lists as JSON": (growing("[1]", "[ns.a, ns.a]", "ns.a|tojson"), 0, ""),
    "a list of lists compared": (
        growing("[1]", "[ns.a, ns.a]", "ns.a == ns.b")
        .replace("a=[1]", "a=[1], b=[1]")
        .replace("[% endfor %]", "[% set ns.b = [ns.b, ns.b] %][% endfor %]"),
        0,
        SLOW,
    ),
    "words that are no words": ("\n[[ lipsum(n=99999999) ]]", 2, SLOW),
    "links in a long text": ("\n[[ ('http://a.b,(' * 999999)|urlize ]]", 0, ""),
    "a sum of lists": ("\n[[ ([[1] * 9999] * 9999)|sum(start=[])|length ]]", 0, ""),
    "many brackets": (f"\n[[ {'(' * 5000}1{')' * 5000} ]]", 0, DEEP),
    "many signs": (f"\n[[ {'-' * 5000}1 ]]", 0, DEEP),
    "long text": ("\n[[ 'x' * 2000001 ]]", 0, LONG),
    "a surrogate": ("\n[[ '\\ud800' ]]", 2, "writes the character U+D800"),
    "a surrogate that is made": ("\n\n[[ '%c' % 56320 ]]", 3, "writes the character U+DC00"),
    "NUL": ("\n[[ '\\x00' ]]", 2, "writes the character U+0000"),
    "escape": ("\n[[ ['a', '\\x1b'] | join ]]", 2, "writes the character U+001B"),
    "a noncharacter": ("\n[[ '\\uffff' ]]", 2, "writes the character U+FFFF"),
    "NUL made by a filter of a block": (
        "\n[% filter replace('a', '\\x00') %]a[% endfilter %]",
        0,
        "writes the character U+0000",
    ),
}


@pytest.mark.parametrize("name", TEMPLATES)
def test_every_command_ends_with_a_message_that_names_the_template(
    synsml: Synsml, workshop: Workshop, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(confined, "FILL_SECONDS", 0.4)
    text, line, said = TEMPLATES[name]
    root = workshop.write({"workshop.yaml": FACTS, "pages/home.md": PAGE})
    (root / "templates").mkdir()
    (root / FILE).write_text(text, "utf-8")
    place = f"{FILE}:{line}: " if line else FILE
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    rendered = synsml("render")
    checked = synsml("check")
    shown = Preview(root, clock=lambda: dt.datetime.fromisoformat(NOW)).answer("/").data.decode()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert rendered.code == 1
    assert rendered.err.startswith(f"synsml: {place}"), rendered.err
    assert said in rendered.err
    assert not (root / "site").exists()
    assert checked.code == 1
    assert (f"{FILE}:{line}:" if line else FILE) in checked.out, checked.out
    assert "error[G316]" in checked.out
    assert said in checked.out
    assert FILE in shown
    assert "internal error" not in rendered.err + checked.err + shown
    assert after.ru_utime - before.ru_utime < 3 * 3


MEASURE = """\
import resource, subprocess, sys
done = subprocess.run(sys.argv[1:], stderr=subprocess.PIPE, text=True)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
peak = used.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
print(done.returncode, peak, used.ru_utime + used.ru_stime, done.stderr)
"""
"""A process between ours and the command: on Linux the peak of a process begins with that of the one that forked it."""


def test_memory_and_time_of_the_whole_command_stay_small(workshop: Workshop) -> None:
    root = workshop.write({"workshop.yaml": FACTS, "pages/home.md": PAGE})
    (root / "templates").mkdir()
    for name in ("a text that doubles", "a tuple of tuples as a key"):
        (root / FILE).write_text(TEMPLATES[name][0], "utf-8")
        command = [sys.executable, "-c", MEASURE, *SYNSML, "render"]
        done = subprocess.run(command, cwd=root, env=environment(), stdout=subprocess.PIPE, text=True, check=True)
        code, peak, seconds, freed = done.stdout.split(" ", 3)
        assert (code, freed.startswith(f"synsml: {FILE}")) == ("1", True)
        assert int(peak) < 300_000_000
        assert float(seconds) < 10  # 2.4 on a machine that does nothing else


def test_a_page_follows_its_template_while_other_threads_run(workshop: Workshop) -> None:
    root = workshop.write({"workshop.yaml": FACTS, "pages/home.md": PAGE})
    (root / "templates").mkdir()
    preview = Preview(root, clock=lambda: dt.datetime.fromisoformat(NOW))
    for text, shown in (("one\n", ">one<"), ("[% for %]\n", ">one<"), ("[[ 2 + 2 ]] apples\n", ">4 apples<")):
        (root / FILE).write_text(text, "utf-8")
        thread = threading.Thread(target=preview.look)
        thread.start()
        thread.join()
        page = preview.answer("/").data.decode()
        assert shown in page
        assert (FILE in page) == ("%" in text)


def test_a_workshop_without_templates_of_its_own_starts_no_other_process(
    synsml: Synsml, workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    workshop.write({"workshop.yaml": FACTS, "pages/home.md": PAGE})
    monkeypatch.setattr(confined, "fork", lambda: pytest.fail("forked"))
    assert synsml("render").code == 0
    assert synsml("check").code == 0


def test_a_large_workshop_may_take_more(workshop: Workshop) -> None:
    small = load(workshop.write({"workshop.yaml": FACTS, "pages/home.md": PAGE}))
    large = load(workshop.write({"workshop.yaml": FACTS, "pages/home.md": PAGE + "word " * 100_000}))
    assert confined.allowance(small).seconds < 1.1
    assert 5 < confined.allowance(large).seconds < 7


def test_many_people_and_sessions_may_take_more(workshop: Workshop) -> None:
    sessions = "".join(f"    - {{time: TBD, title: Talk {number}}}\n" for number in range(100))
    files = {f"people/ada-{number}.yaml": "first: Ada\nlast: Lovelace\n" for number in range(100)}
    files["workshop.yaml"] = f"{FACTS}schedule:\n  sessions:\n{sessions}"
    assert 2 < confined.allowance(load(workshop.write(files))).seconds < 3


def computing(seconds: float) -> None:
    end = time.process_time() + seconds
    while time.process_time() < end:
        pass


class LongToSend:
    """A result that takes long to be written for the parent."""

    def __reduce__(self) -> tuple[type[str], tuple[str]]:
        computing(0.3)
        return str, ("arrived",)


class Destroyed:
    """A value that is destroyed in the middle of a computation."""

    def __del__(self) -> None:
        computing(0.15)


def destroying(_: confined.Entered) -> None:
    while True:
        Destroyed()


def test_a_result_that_was_made_in_time_is_not_interrupted_on_its_way() -> None:
    assert confined.confined(lambda _: LongToSend(), confined.Allowance(0.1, 1_000)) == "arrived"


def test_an_exception_in_a_destructor_is_not_printed(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(TemplateFault, match=SLOW):
        confined.confined(destroying, confined.Allowance(0.1, 1_000))
    assert capfd.readouterr().err == ""


class Finalized:
    """A value that only the cycle collector frees; it records when that happens."""

    def __init__(self, freed: list[int]) -> None:
        self.circle = self
        self.freed = freed

    def __del__(self) -> None:
        self.freed.append(1)


def test_what_the_parent_no_longer_needs_is_not_finalized_in_the_child() -> None:
    freed: list[int] = []

    def collecting(_: confined.Entered) -> int:
        gc.collect()
        return len(freed)

    gc.disable()
    try:
        Finalized(freed)
        assert confined.confined(collecting, confined.Allowance(5, 1_000)) == 0
    finally:
        gc.enable()
    gc.collect()
    assert freed == [1]
