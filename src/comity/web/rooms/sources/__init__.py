"""Sources: each document in which facts were read, and what rests on it."""
