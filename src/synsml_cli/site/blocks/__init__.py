"""The blocks of a page: one module builds the context of one template."""
