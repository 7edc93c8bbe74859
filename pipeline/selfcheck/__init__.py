"""hoshin checked against itself: documents under changes that change no value, profiles against their fixtures."""
