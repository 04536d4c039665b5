"""Checks: each module finds one kind of mistake in a workshop that was read.

Pipeline: registry (the list of checks) -> run (calls them) with one context (the data they may read) -> findings.
A folder is a family; the letter of its codes is D dates, C calendar, P people, I pictures, S schedule, G pages, W prose.
"""
