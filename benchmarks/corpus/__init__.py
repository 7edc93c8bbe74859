"""Fictional department reports in every format: content (what), family (how it is arranged), renderer (in which format).

`content.make(seed)` → a report of a city that does not exist; `arrange.arrange` → abstract blocks (headings, paragraphs,
tables with merged cells); `render_*` → bytes; `producers` → PDFs by foreign programs; `gold` → what should be read. These are the twelve families of
`benchmarks/pdf.py`. `layouts` has more content and layouts after real ones; `evaluated` writes folders of both for
`hoshin evaluate`: group `known` (a profile may be written for them) and `unknown` (none will be).
"""
