"""Pages: tokens are filled in, front matter is kept, outputs are planned."""
