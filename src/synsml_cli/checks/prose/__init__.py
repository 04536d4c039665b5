"""Checks of the words of pages against the dates of the workshop."""
