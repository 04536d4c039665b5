"""The files of a workshop as data: workshop, person, session."""
