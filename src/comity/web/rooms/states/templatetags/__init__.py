"""Filters of the templates of the States."""
