"""Find what the text of a page says about dates, and compare it with the facts.

Pipeline: visible_words -> mentions, clock_times -> labels -> disagreement.
"""
