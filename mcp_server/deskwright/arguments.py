"""Checks a call's arguments against the listed input schema and the tool's own rules, all faults at once.

It never fills in defaults, never repairs a value beyond a declared coercion, and never echoes a big value.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

from deskwright.catalogue import Tool
from deskwright.errors import Refusal, listed, near, short
from deskwright.schema_refs import meant, target

__all__ = [
    "INSTANCE",
    "REASON",
    "REQUEST_KEY",
    "SchemaChecks",
    "add_reserved",
    "apply_aliases",
    "check_json",
    "check_media",
    "check_rules",
    "reserved_name",
]

REQUEST_KEY = "request_key"
INSTANCE = "instance"
REASON = "reason"
MAX_REASON = 500
MAX_REQUEST_KEY = 255
MAX_FAULTS = 10
MAX_DEPTH = 100


# --- our own arguments ---------------------------------------------------------------------------------


def reserved_name(word: str, schema: Mapping[str, Any]) -> str:
    """`request_key`, or `deskwright_request_key` where the tool has an argument of that name itself."""
    return f"deskwright_{word}" if word in (schema.get("properties") or {}) else word


def add_reserved(
    schema: Mapping[str, Any], *, keyed: bool, instances: Sequence[str], proposed: bool = False
) -> dict[str, Any]:
    """The input schema with our arguments after the tool's own; the default instance is the first."""
    properties = dict(schema.get("properties") or {})
    added: dict[str, Any] = {}
    if keyed:
        added[reserved_name(REQUEST_KEY, schema)] = {
            "type": "string",
            "minLength": 1,
            "maxLength": MAX_REQUEST_KEY,
            "description": "Same key: carried out once.",
        }
    if len(instances) > 1:
        added[reserved_name(INSTANCE, schema)] = {
            "type": "string",
            "enum": list(instances),
            "description": f"Which installation; {instances[0]} when absent.",
        }
    if proposed:
        added[reserved_name(REASON, schema)] = {
            "type": "string",
            "maxLength": MAX_REASON,
            "description": "Why, for the person who approves it.",
        }
    return {**schema, "properties": {**properties, **added}} if added else dict(schema)


# --- what JSON cannot say ------------------------------------------------------------------------------


def check_json(tool: str, arguments: Mapping[str, Any]) -> None:
    """Refuse what the JSON parsers in front of us let pass although it is no JSON or cannot be sent."""
    fault = _no_json(arguments, MAX_DEPTH)
    if fault:
        raise Refusal(
            f"{short(tool)} was called with arguments that are not JSON; nothing was sent",
            fault,
            "correct them and call again",
            error={"code": "invalid_arguments", "detail": [fault]},
        )


def _no_json(value: Any, depth: int) -> str | None:
    if isinstance(value, float):
        return None if math.isfinite(value) else f"{value} is not a number in JSON"
    if isinstance(value, str):
        return None if value.isascii() or not _LONE.search(value) else "a text holds half a surrogate pair"
    if not isinstance(value, (Mapping, list)):
        return None
    if depth == 0:
        return f"they are nested more than {MAX_DEPTH} deep"
    inner = [*value.keys(), *value.values()] if isinstance(value, Mapping) else value
    return next((fault for item in inner if (fault := _no_json(item, depth - 1))), None)


_LONE = re.compile("[\ud800-\udfff]")


# --- the check -----------------------------------------------------------------------------------------


def _is_moment(text: str) -> bool:
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True


# A helpdesk decides what an address or a link is: we stop only what cannot be one.
_FORMATS = {
    "email": lambda text: bool(re.fullmatch(r"[^\s@]+@[^\s@]+", text)),
    "idn-email": lambda text: bool(re.fullmatch(r"[^\s@]+@[^\s@]+", text)),
    "date-time": _is_moment,
    "uri": lambda text: bool(text) and not any(character.isspace() for character in text),
    "uri-reference": lambda text: not any(character.isspace() for character in text),
    "time": lambda text: bool(re.match(r"\d{1,2}:\d{2}", text)),
    "duration": lambda text: bool(text),
    "hostname": lambda text: bool(text),
    "regex": lambda text: True,
}


def _validator(schema: dict[str, Any]) -> Any:
    import jsonschema_rs  # at the first call: its library is a tenth of what a server weighs before that

    return jsonschema_rs.validator_for(schema, validate_formats=True, formats=_FORMATS)


class SchemaChecks:
    """The compiled checks of the listed tools, made when a tool is first called."""

    def __init__(self) -> None:
        self._compiled: dict[str, Any] = {}

    def check(self, tool: str, schema: Mapping[str, Any], arguments: Mapping[str, Any], *, shown: str = "") -> None:
        """Refuse arguments the listed schema does not accept; `shown`: how the caller knows the tool."""
        faults = self._unknown_names(schema, arguments)
        for error in self._check_for(tool, schema).iter_errors(dict(arguments)):
            if not (_kind(error) == "AdditionalProperties" and not error.instance_path):
                faults += _faults(error, schema)
        if faults:
            raise _refusal(shown or tool, faults, schema)

    def _check_for(self, tool: str, schema: Mapping[str, Any]) -> Any:
        if tool not in self._compiled:
            self._compiled[tool] = _validator(dict(schema))
        return self._compiled[tool]

    @staticmethod
    def _unknown_names(schema: Mapping[str, Any], arguments: Mapping[str, Any]) -> list[str]:
        if schema.get("additionalProperties") not in (None, False):
            return []
        known = list(schema.get("properties") or {})
        faults = []
        for name in arguments:
            if name not in known:
                close = near(name, known)
                hint = f"; did you mean {listed(close)}?" if close else ""
                faults.append(f"{short(name)}: no such argument{hint}")
        return faults


def check_media(shown: str, tool: Tool, arguments: Mapping[str, Any]) -> None:
    """Refuse a body that does not fit the media type that was chosen for it, where there is a choice."""
    by_place = {argument["to"][0]: name for name, argument in tool.arguments.items() if argument.get("to")}
    chooses, body = by_place.get("media"), by_place.get("body")
    if chooses is None or body is None or body not in arguments:
        return
    properties = tool.schema["properties"]
    types = target(properties[chooses], tool.schema)["enum"]
    chosen = arguments.get(chooses) or types[0]
    option = target(properties[body], tool.schema)["anyOf"][types.index(chosen)]
    schema = {"type": "object", "properties": {body: option}, "$defs": tool.schema.get("$defs") or {}}
    check = _validator(schema)
    faults = [fault for error in check.iter_errors({body: arguments[body]}) for fault in _faults(error, schema)]
    if faults:
        told = f"{listed(types)}; the body must fit the one that {chooses} names, here {chosen}"
        raise Refusal(
            f"{shown} was called with a body that is no {chosen}; nothing was sent",
            "; ".join(dict.fromkeys(faults[:MAX_FAULTS])),
            f"correct it, or choose another {chooses}: {told}",
            error={"code": "invalid_arguments", "detail": faults[:MAX_FAULTS]},
        )


def _refusal(tool: str, faults: Sequence[str], schema: Mapping[str, Any]) -> Refusal:
    shown = list(dict.fromkeys(faults))
    why = "; ".join(shown[:MAX_FAULTS])
    if len(shown) > MAX_FAULTS:
        why += f"; and {len(shown) - MAX_FAULTS} more"
    required = schema.get("required") or []
    accepted = [name + (" (required)" if name in required else "") for name in schema.get("properties") or {}]
    return Refusal(
        f"{tool} was called with arguments it does not accept; nothing was sent",
        why,
        f"correct them; {tool} accepts: {listed(accepted, 60)}",
        error={"code": "invalid_arguments", "detail": shown[:MAX_FAULTS]},
    )


def _kind(error: Any) -> str:
    return type(error.kind).__name__


def _faults(error: Any, schema: Mapping[str, Any]) -> list[str]:
    where = _path(error.instance_path)
    at = f"{where}: " if where else ""
    kind = error.kind
    match _kind(error):
        case "Required":
            name = f"{where}.{kind.property}" if where else str(kind.property)
            return [f"{name}: missing{_accepted(_property(schema, [*error.instance_path, kind.property]))}"]
        case "AdditionalProperties" | "UnevaluatedProperties":
            known = list((meant(_property(schema, error.instance_path), {}, schema) or {}).get("properties") or {})
            faults = []
            for name in kind.unexpected:
                close = near(name, known)
                hint = f"; did you mean {listed(close)}?" if close else f"; accepted: {listed(known)}"
                faults.append(f"{at}no such name {short(name)}{hint}")
            return faults
        case "Type":
            return [f"{at}must be {' or '.join(sorted(kind.types))}, not {_type(error.instance)}"]
        case "Enum":
            return [f"{at}must be one of {listed(map(_word, kind.options))}{_given(error.instance)}"]
        case "Constant":
            return [f"{at}must be {_word(kind.expected_value)}{_given(error.instance)}"]
        case "Format":
            return [f"{at}must be a valid {kind.format}{_given(error.instance)}"]
        case "Pattern":
            # A pattern is hard to read: what the argument is said to be stands before it.
            told = str((_property(schema, error.instance_path) or {}).get("description") or "").rstrip(".")
            said = f" ({short(told, 120)})" if told else ""
            return [f"{at}must match {short(kind.pattern, 80)}{said}{_given(error.instance)}"]
        case "MinLength" | "MinItems" | "MinProperties":
            return [f"{at}must have at least {kind.limit} {_unit(_kind(error))}, not {len(error.instance)}"]
        case "MaxLength" | "MaxItems" | "MaxProperties":
            return [f"{at}must have at most {kind.limit} {_unit(_kind(error))}, not {len(error.instance)}"]
        case "Minimum":
            return [f"{at}must be at least {kind.limit}{_given(error.instance)}"]
        case "Maximum":
            return [f"{at}must be at most {kind.limit}{_given(error.instance)}"]
        case "ExclusiveMinimum":
            return [f"{at}must be more than {kind.limit}{_given(error.instance)}"]
        case "ExclusiveMaximum":
            return [f"{at}must be less than {kind.limit}{_given(error.instance)}"]
        case "MultipleOf":
            return [f"{at}must be a multiple of {kind.multiple_of}{_given(error.instance)}"]
        case "UniqueItems":
            return [f"{at}must not hold the same item twice"]
        case "AnyOf" | "OneOfNotValid":
            if (typed := _of_its_type(error, schema)) is not None:
                return typed
            return [f"{at}fits none of the accepted forms{_accepted(_property(schema, error.instance_path))}"]
        case "OneOfMultipleValid":
            return [f"{at}fits more than one of the accepted forms"]
        case other:
            return [f"{at}not accepted ({other})"]


def _of_its_type(error: Any, schema: Mapping[str, Any]) -> list[str] | None:
    """What is wrong by the one option that is of the value's type, or that none is; None where types do not tell."""
    options: list[list[Any]] = error.kind.context
    here = len(error.instance_path)
    other = [
        [found for found in option if _kind(found) == "Type" and len(found.instance_path) == here] for option in options
    ]
    left = [option for option, types in zip(options, other, strict=True) if not types]
    if len(left) == 1 and len(left) < len(options):
        return [fault for found in left[0] for fault in _faults(found, schema)]
    if left:
        return None
    kinds = {word for types in other for found in types for word in found.kind.types}
    at = _path(error.instance_path)
    return [f"{at}{': ' if at else ''}must be {' or '.join(sorted(kinds))}, not {_type(error.instance)}"]


def _unit(kind: str) -> str:
    return {"Length": "characters", "Items": "items", "Properties": "entries"}[kind[3:]]


def _path(parts: Sequence[str | int]) -> str:
    text = ""
    for part in parts:
        text += f"[{part}]" if isinstance(part, int) else ("." if text else "") + short(part)
    return text


def _property(schema: Mapping[str, Any], path: Sequence[str | int]) -> Mapping[str, Any] | None:
    """The schema of a nested value, as far as plain properties and items lead."""
    found: Any = schema
    for part in path:
        if not isinstance(found, Mapping):
            return None
        found = meant(found, [] if isinstance(part, int) else {}, schema)
        found = found.get("items") if isinstance(part, int) else (found.get("properties") or {}).get(part)
        found = target(found, schema)
    return found if isinstance(found, Mapping) else None


def _accepted(schema: Mapping[str, Any] | None) -> str:
    if not schema:
        return ""
    if "enum" in schema:
        return f", one of {listed(map(_word, schema['enum']))}"
    forms = schema.get("anyOf") or schema.get("oneOf")
    if forms:
        kinds = [_form(form) for form in forms if isinstance(form, Mapping)]
        return f": {' or '.join(dict.fromkeys(kinds))}" if kinds else ""
    kind = schema.get("type")
    if isinstance(kind, list):
        return f" ({' or '.join(kind)})"
    extra = f", {schema['format']}" if "format" in schema else ""
    return f" ({kind}{extra})" if kind else ""


def _form(form: Mapping[str, Any]) -> str:
    if "enum" in form:
        return listed(map(_word, form["enum"]), 8)
    if form.get("required"):
        return f"object with {listed(form['required'])}"
    return str(form.get("type") or form.get("title") or "value")


def _word(value: Any) -> str:
    if isinstance(value, bool) or value is None:
        return {True: "true", False: "false", None: "null"}[value]
    return short(value, 40)


def _given(value: Any) -> str:
    if isinstance(value, (dict, list)):
        return ""
    return f", not {_word(value)}"


def _type(value: Any) -> str:
    if value is None:
        return "null"
    names = {bool: "boolean", int: "integer", float: "number", str: "string", list: "array", dict: "object"}
    return names.get(type(value), type(value).__name__)


# --- other names and the tool's rules ------------------------------------------------------------------


def apply_aliases(tool: Tool, arguments: Mapping[str, Any]) -> dict[str, Any]:
    """Arguments under their present names, with declared coercions; both names given is left to the check."""
    renamed = {alias: name for name, argument in tool.arguments.items() for alias in argument.get("aliases") or ()}
    result: dict[str, Any] = {}
    for given, value in arguments.items():
        name = renamed.get(given, given)
        name = given if name != given and (name in arguments or name in result) else name
        coerce = (tool.arguments.get(name) or {}).get("coerce")
        if coerce == "string" and isinstance(value, (int, float)) and not isinstance(value, bool):
            value = str(value)
        elif coerce == "integer" and _is_whole(value):
            value = int(value)
        result[name] = value
    return result


def _is_whole(value: Any) -> bool:
    if isinstance(value, str):
        return re.fullmatch(r"-?\d{1,18}", value) is not None
    return isinstance(value, float) and value.is_integer()


def check_rules(tool: str, rules: Sequence[Mapping[str, Any]], arguments: Mapping[str, Any]) -> None:
    """Refuse arguments that break a rule between them; every broken rule is told."""
    broken = [rule.get("message") or fault for rule in rules for fault in [_broken(rule, arguments)] if fault]
    if broken:
        raise Refusal(
            f"{tool} was called with arguments that do not go together; nothing was sent",
            "; ".join(broken),
            "change the arguments and call again",
            error={"code": "invalid_arguments", "detail": broken},
        )


def _broken(rule: Mapping[str, Any], arguments: Mapping[str, Any]) -> str | None:
    given = {name for name, value in arguments.items() if value is not None}
    if "exactly_one_of" in rule:
        groups = [_group(group) for group in rule["exactly_one_of"]]
        begun = [group for group in groups if given.intersection(group)]
        if len(begun) != 1 or not given.issuperset(begun[0]):
            forms = " | ".join("+".join(group) for group in groups)
            return f"exactly one of these is needed: {forms}"
    if "any_of" in rule:
        groups = [_group(group) for group in rule["any_of"]]
        if not any(given.issuperset(group) for group in groups):
            return f"at least one of these is needed: {' | '.join('+'.join(group) for group in groups)}"
    if "requires" in rule:
        faults = []
        for name, needed in rule["requires"].items():
            lacking = [other for other in _group(needed) if other not in given]
            if name in given and lacking:
                faults.append(f"{name} needs {' and '.join(lacking)}")
        if faults:
            return "; ".join(faults)
    if "requires_any" in rule:
        faults = [
            f"{name} needs {' or '.join(needed)}"
            for name, needed in rule["requires_any"].items()
            if name in given and not given.intersection(needed)
        ]
        if faults:
            return "; ".join(faults)
    if "ordered" in rule:
        first, second = rule["ordered"]
        if {first, second} <= given and not _in_order(str(arguments[first]), str(arguments[second])):
            return f"{second} ({short(arguments[second], 40)}) is before {first} ({short(arguments[first], 40)})"
    if "not_future" in rule:
        for name in rule["not_future"]:
            if name in given and _is_future(str(arguments[name])):
                return f"{name} ({short(arguments[name], 40)}) is in the future"
    for key in ("not_with", "not_both_set"):
        if key in rule:
            first, *others = rule[key]
            clash = [other for other in others if other in given]
            if first in given and clash:
                return f"{first} does not go with {' or '.join(clash)}"
    if "at_least_one_present" in rule and not set(arguments).intersection(rule["at_least_one_present"]):
        return f"at least one of these is needed: {listed(rule['at_least_one_present'])}"
    return None


def _in_order(first: str, second: str) -> bool:
    """Times of one form compare as text; moments with zones as moments; a day with an hour of it as two days."""
    try:
        one, other = datetime.fromisoformat(first), datetime.fromisoformat(second)
    except ValueError:
        return _padded(first) <= _padded(second)
    if (one.tzinfo is None) != (other.tzinfo is None):
        return True  # without its zone nobody can say
    if _is_day(first) or _is_day(second):
        return one.date() <= other.date()
    return one <= other


def _padded(time: str) -> str:
    """9:30 as 09:30: else it would come after 10:00."""
    return re.sub(r"^(?=\d:)", "0", time)


def _is_day(text: str) -> bool:
    return re.fullmatch(r"\d{4}-\d\d-\d\d", text) is not None


def _is_future(text: str) -> bool:
    """True where it is in the future everywhere on earth: the desk's own zone is not known here."""
    try:
        day = datetime.fromisoformat(text)
    except ValueError:
        return False
    if day.tzinfo is None:
        day = day.replace(tzinfo=timezone(timedelta(hours=14)))
    return day > datetime.now(UTC)


def _group(group: str | Sequence[str]) -> list[str]:
    return [group] if isinstance(group, str) else list(group)
