"""Checks: one module finds one kind of mistake in what was read of a workshop.

Pipeline: registry (which checks exist) -> run (calls them) with one context (all that a check may look at) -> findings.
A folder is a family; the letter of its codes is D dates, C calendar, P people, I pictures, S schedule, G pages, W prose.
"""
