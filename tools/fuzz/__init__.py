"""Feeds every command of `synsml` with whole workshops that are broken in many ways, and judges what it does.

`make fuzz` runs 10,000 commands, `make fuzz COUNT=500 SEED=7` others. A case is made from its number and the seed alone.

- `worlds`: the workshops that cases start from, with private words that must stay private
- `commands`: how each command is typed; `tests/whole/test_fuzz.py` fails if one is missing
- `mutations`, `hostile`, `pictures`, `disk`, `surroundings`: what is done to the workshop, its files and the terminal
- `cases`, `streams`, `trial`, `judge`: one case, its run in a child process, and what is wrong with it
- `run`, `processes`: many cases on all processors; a few hundred as real processes
"""
