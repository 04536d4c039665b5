"""Page sources: tokens, blocks, conditions, links and Liquid."""
