"""Render, preview and export the site."""
