"""Pages, blocks and data files as text: pure functions from a project and an instant to what should be written."""
