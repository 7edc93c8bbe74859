"""The rows of the catalogue of findings, by what they are about."""
