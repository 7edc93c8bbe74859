"""Japanese text → values: pure functions that know no document."""
