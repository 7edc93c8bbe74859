"""The types a value wears on its way: printed (document, raw), meant (report), doubted (issues)."""
