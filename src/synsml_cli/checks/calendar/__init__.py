"""Checks of what subscribers of the calendar would miss."""
