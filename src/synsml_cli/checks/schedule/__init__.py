"""Checks of the schedule: times, speakers, rooms and titles."""
