"""Commands that show and change key dates: `deadlines`, `extend`."""
