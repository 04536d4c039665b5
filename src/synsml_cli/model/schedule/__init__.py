"""Sessions in time: slots and the timetable of a day."""
