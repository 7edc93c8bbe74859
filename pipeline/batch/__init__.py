"""Many files: what to read, what the caller says about it, one conversion after the other, one account of all."""
