"""Blocks → the report as printed: one module a block, nothing interpreted, every text with its place."""
