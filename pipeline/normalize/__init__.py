"""The report as printed → the report as meant: typed values, what each was made of, and what is doubtful."""
