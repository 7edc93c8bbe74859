"""Layout as data: the shared vocabulary of labels and one profile for each layout generation."""
