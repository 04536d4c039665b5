"""An ordinal number has the wrong ending, such as "May 31th".

Small errors make readers doubt the dates, too. The check covers all English ordinals ("the 3th edition"), except those in
formulas ("the n-1th").

Bad:  Submit by May 31th.
Good: Submit by May 31st.
"""

from collections.abc import Iterator

from synsml_cli.checks.context import Context
from synsml_cli.model.source.findings import At, Edit, Remark
from synsml_cli.model.source.patterns import lazy_pattern

_ENDINGS = {1: "st", 2: "nd", 3: "rd"}
# Formulas have ordinals such as "n-1th", "x_1th" and "(i+1)th".
_ORDINAL = lazy_pattern(r"(?<![\w.,:/+*^=$\\–−-])(?P<number>[1-9][0-9]{0,3})(?P<ending>st|nd|rd|th|ST|ND|RD|TH)(?![\w$-]|\.\w)")


def run(context: Context) -> Iterator[Remark]:
    """Yield every English ordinal with a wrong ending."""
    for page in context.project.texts:
        file, text = page.file, page.text
        found = {(start, end, day) for mention in page.mentions for day, start, end in mention.ordinals}
        found |= {(*match.span("ending"), int(match["number"])) for match in _ORDINAL.finditer(page.words)}
        for start, end, number in sorted(found):
            ending = text[start:end]
            right = "th" if number % 100 in (11, 12, 13) else _ENDINGS.get(number % 10, "th")
            if ending.casefold() in ("st", "nd", "rd", "th") and ending.casefold() != right:
                right = right.upper() if ending.isupper() else right
                at = At(file, start=start - len(str(number)), end=end)
                yield Remark(
                    at,
                    f"wrong ordinal '{number}{ending}'",
                    f"write '{number}{right}'",
                    fix=Edit(At(file, start=start, end=end), right),
                )
