"""All groups of readers."""

from linear import files, pages, values

GROUPS = (*pages.GROUPS, *values.GROUPS, *files.GROUPS)
