"""The style sheet of the page of differences."""

from typing import Final

STYLE: Final = """<style>
:root { --ink: #1d2733; --soft: #5d6b7a; --line: #d9e0e7; --paper: #fff; --ground: #f4f6f8; --bad: #b3261e; --good: #1c7c4a;
  --fair: #9a6a00; --mark: #ffe08a; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 1180px; padding: 24px; background: var(--ground); color: var(--ink);
  font: 14px/1.55 system-ui, "Hiragino Sans", "Yu Gothic", "Noto Sans CJK JP", "IPAGothic", sans-serif; }
h1 { font-size: 22px; margin: 0; } h2 { font-size: 18px; margin: 32px 0 4px; } h3 { font-size: 15px; margin: 0; }
header p { font-size: 16px; margin: 4px 0 20px; } footer { color: var(--soft); margin-top: 24px; }
code, .source, .where { font-family: ui-monospace, "Noto Sans Mono CJK JP", "IPAGothic", monospace; }
table { border-collapse: collapse; background: var(--paper); }
.figures { display: grid; gap: 20px; }
.figures table { width: 100%; border: 1px solid var(--line); font-variant-numeric: tabular-nums; }
.figures caption { text-align: left; font-weight: 600; padding: 0 0 4px; }
.figures th, .figures td { padding: 3px 10px; text-align: right; border-top: 1px solid var(--line); white-space: nowrap; }
.figures tbody th { text-align: left; font-weight: 500; width: 100%; } .figures thead th { color: var(--soft); font-weight: 500; }
.good td:nth-child(3) { color: var(--good); } .fair td:nth-child(3) { color: var(--fair); }
.bad td:nth-child(3), .bad td:last-child { color: var(--bad); font-weight: 600; }
article { background: var(--paper); border: 1px solid var(--line); border-left: 4px solid var(--fair); border-radius: 6px;
  padding: 14px 16px; margin: 14px 0; }
article.silent { border-left-color: var(--bad); }
.numbers { color: var(--soft); margin: 2px 0 8px; }
.example { border-top: 1px solid var(--line); padding: 8px 0; }
.where { margin: 0 0 6px; font-size: 12px; overflow-wrap: anywhere; } .where span { color: var(--soft); }
.where code { background: var(--ground); padding: 0 4px; border-radius: 3px; }
.where .mark { color: #fff; background: var(--bad); padding: 0 6px; border-radius: 3px; }
.sides { display: grid; grid-template-columns: 1fr 1fr; gap: 16px; align-items: start; }
dl { margin: 0; display: grid; grid-template-columns: 56px 1fr; gap: 4px 8px; }
dt { color: var(--soft); } dd { margin: 0; overflow-wrap: anywhere; }
mark { background: var(--mark); border-radius: 2px; } .nothing { color: var(--soft); }
.source { font-size: 12px; width: 100%; margin: 0; } .source th { color: var(--soft); font-weight: 400; text-align: right;
  padding: 0 8px; vertical-align: top; width: 1%; } .source td { padding: 0 4px; overflow-wrap: anywhere; }
.source .own td { background: var(--mark); }
@media (max-width: 800px) { .sides { grid-template-columns: 1fr; } .figures { overflow-x: auto; } }
</style>"""
