"""Key dates: the grammar of `when`, zones, instants and the words for them.

Pipeline: grammar -> parse -> when -> instants, moments -> formats, terminal.
"""
