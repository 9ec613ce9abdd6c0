"""Values as the server's Perl reads them: what counts as given, as text, as one or several.

Refuses nothing: what no text can be made of becomes a text that no name equals.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

_ID = re.compile(r"[1-9][0-9]{0,17}")


def is_true(value: Any) -> bool:
    """Perl's idea of truth: 0, "0", "" and null are false; any list or object is true, even an empty one."""
    if isinstance(value, (list, dict)):
        return True
    return value is not None and value is not False and value != 0 and value not in ("", "0")


def is_given(value: Any) -> bool:
    """Whether a search takes notice of it: a text or number that is not empty, or a list that is not."""
    return value is not None and value not in ("", [], {})


def text(value: Any) -> str:
    if value is None or value is False:
        return ""
    if value is True:
        return "1"
    if isinstance(value, dict):
        return "HASH(0x0)"
    if isinstance(value, list):
        return "ARRAY(0x0)"
    return str(value)


def is_scalar(value: Any) -> bool:
    return value is not None and not isinstance(value, (list, dict))


def texts(value: Any) -> list[str]:
    """One text or a list of them, as a list."""
    if isinstance(value, list):
        return [text(item) for item in value]
    return [text(value)] if is_given(value) else []


def rows(value: Any) -> list[Any]:
    """One object or a list of them, as a list."""
    return list(value) if isinstance(value, list) else [value]


def comma_list(value: Any) -> list[str]:
    """Ids as OTRS takes them: "1,2,3", a number, or a list."""
    if isinstance(value, list):
        return [text(item).strip() for item in value]
    return [part.strip() for part in text(value).split(",") if part.strip()]


def number(value: Any) -> int | None:
    """A positive id, however it was sent; None where it is none."""
    given = text(value)
    return int(given) if _ID.fullmatch(given) else None


def digits(value: Any) -> int | None:
    """A whole number without a sign; None where it is none."""
    given = text(value)
    return int(given) if re.fullmatch(r"[0-9]{1,9}", given) else None


def trimmed(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Scalar fields without the space around them, as TicketCreate and TicketUpdate read them."""
    return {name: value.strip() if isinstance(value, str) else value for name, value in fields.items()}


def like(pattern: str, value: str, *, inside: bool = False) -> bool:
    """SQL's LIKE with % or * for any text, regardless of case; `inside` puts one on both sides."""
    parts = [re.escape(part) for part in re.split(r"[%*]", pattern)]
    wanted = ".*".join(parts)
    if inside:
        wanted = f".*{wanted}.*"
    return re.fullmatch(wanted, value, re.IGNORECASE | re.DOTALL) is not None
