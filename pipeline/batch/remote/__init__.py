"""Reports at a URL (`s3://bucket/reports`) → the same batch as from a folder; output to a URL likewise."""
