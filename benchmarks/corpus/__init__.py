"""Fictional department reports in every format: content (what), family (how it is arranged), renderer (in which format).

`content.make(seed)` → a report of a city that does not exist; `arrange.arrange` → abstract blocks (headings, paragraphs,
tables with merged cells); `render_*` → bytes; `printers` → PDFs by foreign programs; `gold` → what should be read.
"""
