"""Add, edit, find, rename, remove and export people."""
