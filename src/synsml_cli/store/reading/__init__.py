"""Files of a workshop read into a project."""
