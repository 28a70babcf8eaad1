"""Downloads: whole tables as CSV and Parquet, their dictionary, and what search engines read."""
