"""Checks of page sources: front matter, tokens, links, Liquid and templates."""
