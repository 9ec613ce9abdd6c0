"""Fills the `{{token}}`s of a template.

A token without a value becomes empty; nothing in a template is executed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any


def render_text(text: str | None, values: Mapping[str, Any]) -> str:
    return re.sub(r"\{\{\s*([\w.-]+)\s*\}\}", lambda match: str(values.get(match[1], "")), text or "")
