"""Checks of photos and logos on disk."""
