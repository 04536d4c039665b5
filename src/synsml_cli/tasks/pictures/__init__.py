"""Bring photos and logos into the site folder."""
