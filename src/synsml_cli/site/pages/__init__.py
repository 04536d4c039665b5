"""Build pages: fill tokens, keep front matter valid, plan the outputs."""
