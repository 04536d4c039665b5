"""Survey the disk around a workshop: pictures, calendars, data files; reads, never writes."""
