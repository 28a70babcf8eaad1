"""States: the list of them, the profile of each, what changed, and several side by side."""
