"""All readers of text, texts that slow readers down, and the measurement of their time."""
