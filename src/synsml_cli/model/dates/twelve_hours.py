"""The clock of twelve hours."""


def hour_of_day(hour: str, half: str | None) -> int:
    """Return an hour of the day; `half` begins with a or p of "am" and "pm", without it the hour is one of 24."""
    return int(hour) % 12 + 12 * (half[0] in "pP") if half else int(hour)
