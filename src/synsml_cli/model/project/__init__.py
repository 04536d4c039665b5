"""A workshop as read: one value with everything, and the texts of its pages with what is derived from them."""
