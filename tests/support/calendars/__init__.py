"""Calendars for tests, and the programs of other people that read them."""
