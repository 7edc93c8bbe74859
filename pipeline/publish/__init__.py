"""Records become files that other tools read: JSON, CSV, SQLite, descriptors, schemas and the data dictionary."""
