"""Tags of the design."""
