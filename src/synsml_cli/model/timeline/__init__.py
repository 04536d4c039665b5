"""The dates of one edition in relation to each other: gaps, moves and milestones."""
