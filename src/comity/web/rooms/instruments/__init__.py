"""The room of instruments: who is bound by what, since when, and by which acts."""
