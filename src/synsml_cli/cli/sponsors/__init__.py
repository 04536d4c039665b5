"""Commands that show sponsors and set their logos."""
