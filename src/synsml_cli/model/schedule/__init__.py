"""The schedule: time slots of sessions and the timetable of the day."""
