"""The blocks of pages: one module builds the context of one template."""
