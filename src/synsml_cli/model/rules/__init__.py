"""Rules for the text of a page in one project: tokens, conditions, and days that are out of date."""
