"""What `benchmarks/pdf.py` is made of: the engines side by side, exact matches against the gold, memory, profile."""
