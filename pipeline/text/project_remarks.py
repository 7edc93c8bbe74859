"""What stands in brackets before or behind a project's name and says something of it (新規, 拡充, 再掲, 仮称): neither section nor label."""

from __future__ import annotations

from typing import Final

PROJECT_REMARKS: Final = frozenset(
    ("仮称", "通称", "旧", "旧称", "新規", "継続", "拡充", "一部新規", "再掲", "重点", "新", "案", "県", "国", "市")
)
