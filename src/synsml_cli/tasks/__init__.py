"""What an organizer does, one module each: takes a root and an instant, returns a record of what it did, prints nothing."""
