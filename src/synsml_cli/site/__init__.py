"""Build pages, blocks and data files as text: pure functions from a project and an instant to the expected files."""
