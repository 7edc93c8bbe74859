"""Two output folders become what differs between them: of two versions of the data, or of two years."""
