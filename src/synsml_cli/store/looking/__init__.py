"""What exists on disk around a workshop: pictures, calendars, data files."""
