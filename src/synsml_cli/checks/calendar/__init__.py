"""Checks of changes that subscribers of the calendar would miss."""
