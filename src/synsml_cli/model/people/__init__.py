"""Names of people: splitting, duplicates, placeholders, and names that must stay hidden."""
