"""A finished output becomes rows of a PostgreSQL database that a team keeps."""
