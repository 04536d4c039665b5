"""The text of a page: tokens, blocks, links and Liquid."""
