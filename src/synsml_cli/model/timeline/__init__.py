"""The dates of one edition in relation to each other: the gaps between them, and its days and its end."""
