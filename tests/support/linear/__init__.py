"""Every reader of text, the texts that make readers slow, and how they are measured."""
