"""The words of pages and calendars in each language."""
