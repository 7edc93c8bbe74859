"""Gold and output → how much of it is right: aligned leaf by leaf, counted by class of field, with what nobody was warned of."""
