"""What the words of a page say about dates.

Pipeline: visible_words -> mentions, clock_times -> labels -> disagreement.
"""
