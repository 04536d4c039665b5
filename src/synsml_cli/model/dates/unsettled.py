"""Words that people write for what is not known yet."""

TO_COME = r"t\.?b\.?[acd]\b\.?|to[ ]be[ ](?:announced|confirmed|decided|defined|determined|named)|coming[ ](?:very[ ])?soon"
"""Alternatives of a pattern in any case, also of a verbose one: "TBA", "to be announced", "coming soon"."""
