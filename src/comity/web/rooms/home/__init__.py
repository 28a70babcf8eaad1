"""The first page: a map, a search for everything, and three doors."""
