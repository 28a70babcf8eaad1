"""A page that shows every part of the design at once, for the tests and for looking at."""
