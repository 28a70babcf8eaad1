"""About: the method, the glossary, the API, and the state of the records."""
