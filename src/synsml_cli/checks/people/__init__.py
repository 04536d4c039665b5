"""Checks of people: names, addresses, roles and private data."""
