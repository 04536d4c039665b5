"""Checks of key dates: order, gaps, history and zones."""
