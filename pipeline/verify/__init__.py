"""A published output folder becomes proof that it is whole and true, or the list of what is not."""
