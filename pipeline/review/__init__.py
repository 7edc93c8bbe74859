"""What a person looks at: one document in the terminal, the summary of a run."""
