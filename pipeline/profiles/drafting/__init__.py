"""Documents of a layout that nobody has described → a proposed profile, with a reason for each proposal."""
