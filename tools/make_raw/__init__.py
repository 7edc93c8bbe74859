"""The written content of a fictional city becomes its reports in `raw/`, as text and PDF, and what should be read."""
