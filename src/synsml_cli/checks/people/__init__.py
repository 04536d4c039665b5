"""Checks of people: names, addresses, roles and what is private."""
