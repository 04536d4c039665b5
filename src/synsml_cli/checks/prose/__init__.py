"""Checks that compare the words of pages with the dates and facts of the workshop."""
