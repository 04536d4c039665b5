"""Names of people: splitting, duplicates and placeholders."""
