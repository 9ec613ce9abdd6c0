"""Offers under addresses what tools read: resources, templates, and the values that fit into a template.

Reading one is a call of its tool, with the same policy and the same checks. A tool that may do more than read, or
writes a file, has no resource here: a client may read without asking anybody.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import parse_qsl, quote, unquote, unquote_to_bytes

from deskwright.arguments import INSTANCE, add_reserved, reserved_name
from deskwright.bind import pointed
from deskwright.catalogue import Catalogue, Tool
from deskwright.errors import DeskwrightError, Refusal, SetupError, UsageError, listed, near, short
from deskwright.listing import Entry, public_name, tool_decision
from deskwright.policy import possible_effects
from deskwright.results import PRETTY_BELOW, PROVENANCE, Answer, refusal_answer
from deskwright.schema_refs import argument_schema, kinds_of
from deskwright.suggestions import MAX_TYPED, NOTHING, look_up, ranked, soon

if TYPE_CHECKING:
    from deskwright.serving import ServedDesk

__all__ = [
    "NOTHING",
    "Asked",
    "ReadError",
    "Resource",
    "asked_for",
    "check_addresses",
    "described",
    "entry_for",
    "find_resources",
    "not_selected",
    "read_error",
    "read_result",
    "suggest",
]

JSON_MEDIA = "application/json"
MAX_URI = 4_000
INSTANCE_GAP = "{?instance}"

_GAP = re.compile(r"\{(\w+)\}")
_BAD_ESCAPE = re.compile("%(?![0-9A-Fa-f]{2})")
_INTEGER = re.compile(r"-?\d{1,18}")


class ReadError(DeskwrightError):
    """A resource that was not read: the three lines of a Refusal, and the kind of protocol error it is."""

    def __init__(self, kind: Literal["not_found", "invalid", "failed"], text: str, data: Mapping[str, Any]) -> None:
        super().__init__(text)
        self.kind = kind
        self.text = text
        self.data = dict(data)


@dataclass(frozen=True, slots=True, eq=False)
class Resource:
    """One address of one tool; with gaps (`{number}`) it is a template."""

    desk: ServedDesk
    # what is called
    tool: Tool
    # the named tool it belongs to, with its public name: where that is not selected, this is not offered
    owner: Tool
    reader: str
    name: str
    declared: Mapping[str, Any]

    @property
    def uri(self) -> str:
        return str(self.declared["uri"])

    @property
    def gaps(self) -> list[str]:
        return _GAP.findall(self.uri)

    @property
    def media(self) -> str:
        return str(self.declared.get("mime") or JSON_MEDIA)

    @property
    def uri_template(self) -> str:
        """The address as it is listed; the installation can be named where there are several."""
        return self.uri + (INSTANCE_GAP if len(self.desk.instances) > 1 else "")

    def argument_for(self, gap: str) -> str:
        return str((self.declared.get("arguments") or {}).get(gap, gap))

    def raw_values(self, path: str) -> Mapping[str, str] | None:
        """The text in each gap of an address; None where it is another address. A gap is never wider than a segment."""
        parts = _GAP.split(self.uri)
        pattern = "".join(re.escape(part) if at % 2 == 0 else "([^/?#]*)" for at, part in enumerate(parts))
        found = re.fullmatch(pattern, path)
        return dict(zip(self.gaps, found.groups(), strict=True)) if found else None


# --- what there is -------------------------------------------------------------------------------------


def find_resources(desk: ServedDesk, several: bool) -> list[Resource]:
    """The resources of a desk's named tools."""
    catalogue = desk.catalogue
    found = []
    for tool in catalogue.named.values():
        if tool.resources and _only_reads(catalogue, tool):
            reader = public_name(catalogue.desk, tool.name, several)
            for declared in tool.resources:
                name = public_name(catalogue.desk, str(declared["name"]), several)
                found.append(Resource(desk, _called(catalogue, tool, declared), tool, reader, name, declared))
    return found


def _called(catalogue: Catalogue, owner: Tool, declared: Mapping[str, Any]) -> Tool:
    """The tool itself, or the one of the operation that the resource names: no other name need lead to that."""
    operation = declared.get("operation")
    own = (tool for tool in catalogue.tools if tool.kind == "operation" and tool.operation == operation)
    return owner if operation is None else next(own)


def _only_reads(catalogue: Catalogue, tool: Tool) -> bool:
    """Every request of the tool reads, its look-ups and includes too; an export writes a file."""
    if (tool.output or {}).get("kind") == "export":
        return False
    main = set(tool.main_operations)
    return all(
        possible_effects(catalogue.operations[name], tool if name in main else None) == ["read"]
        for name in {*tool.operations, *main}
    )


def check_addresses(resources: Iterable[Resource]) -> None:
    """Two desks share no scheme, and no address of one desk means two things."""
    schemes: dict[str, str] = {}
    shapes: dict[str, Resource] = {}
    for resource in resources:
        desk, scheme = resource.desk.catalogue.desk, resource.uri.partition("://")[0]
        other = schemes.setdefault(scheme, desk)
        if other != desk:
            raise UsageError(f"{other} and {desk} both have resources under {scheme}://: serve them one by one")
        twin = shapes.setdefault(_GAP.sub("{}", resource.uri), resource)
        if twin is not resource:
            raise SetupError(
                f"{desk}: {twin.reader} and {resource.reader} both have the resource {resource.uri}: "
                "correct x-resource and run deskwright regen"
            )


def described(resources: Iterable[Resource]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The lists of a client: what stands under a fixed address, and the templates."""
    fixed, templates = [], []
    for resource in resources:
        if resource.gaps:
            templates.append(_described(resource, "uriTemplate", resource.uri_template))
        else:
            fixed += [_described(resource, "uri", uri, name) for uri, name in _addresses(resource)]
    return fixed, templates


def _described(resource: Resource, key: str, uri: str, instance: str = "") -> dict[str, Any]:
    title = str(resource.declared.get("title") or "")
    shown = {
        key: uri,
        "name": resource.name,
        "title": f"{title or resource.name} ({instance})" if instance else title,
        "description": str(resource.declared.get("description") or ""),
        "mimeType": resource.media,
    }
    facts = {
        "desk": resource.desk.catalogue.desk,
        "tool": resource.reader,
        "effect": "read",
        "provenance": PROVENANCE,
    }
    return {**{name: value for name, value in shown.items() if value}, "_meta": {"deskwright": facts}}


def _addresses(resource: Resource) -> Iterator[tuple[str, str]]:
    """The address of each installation that may be asked; the default one needs no name."""
    instances = resource.desk.instances
    if not instances:
        yield resource.uri, ""
    for at, name in enumerate(instances):
        if _may_read(resource, name):
            several = len(instances) > 1
            yield resource.uri + (f"?instance={quote(name, safe='')}" if at else ""), name if several else ""


def _may_read(resource: Resource, instance: str) -> bool:
    policy = resource.desk.policy_for(instance)
    return tool_decision(resource.desk.catalogue, resource.tool, [policy]).allowed


# --- which one is meant --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, eq=False)
class Asked:
    """The resource an address means, with the text in its gaps and the installation it names."""

    resource: Resource
    values: Mapping[str, str]
    instance: str | None

    def arguments(self, schema: Mapping[str, Any]) -> dict[str, Any]:
        """The arguments of the tool's call; what the resource fixes cannot be changed by an address."""
        given: dict[str, Any] = {}
        for gap, text in self.values.items():
            name = self.resource.argument_for(gap)
            given[name] = _typed(text, argument_schema(schema, name))
        given.update(self.resource.declared.get("with") or {})
        if self.instance is not None:
            given[reserved_name(INSTANCE, self.resource.tool.schema)] = self.instance
        return given


def asked_for(uri: str, resources: Sequence[Resource], offered: Sequence[Resource]) -> Asked:
    """What an address means: a fixed one first, then the templates in their order."""
    if len(uri) > MAX_URI or "#" in uri:
        raise _bad_uri(uri, f"an address has no # and at most {MAX_URI} characters", "pass one as it is listed")
    path, mark, query = uri.partition("?")
    scheme, colon, rest = path.partition("://")
    for resource in sorted(resources, key=lambda resource: bool(resource.gaps)):
        raw = resource.raw_values(scheme.lower() + colon + rest)
        if raw is not None:
            values = {gap: _decoded(uri, gap, text) for gap, text in raw.items()}
            return Asked(resource, values, _instance_named(uri, resource, query) if mark else None)
    known = {_GAP.sub("", resource.uri): resource.uri_template for resource in offered}
    close = [known[shape] for shape in near(path, known)]
    raise Refusal(
        f"no resource {short(uri, 120)}; nothing was sent",
        "this server has no resource of that address",
        f"did you mean {listed(close)}?" if close else f"the resources are {listed(known.values())}",
        error={"code": "unknown_resource", "near": close},
    )


def _decoded(uri: str, gap: str, text: str) -> str:
    """The value in a gap. What another segment could begin in is refused, however often it was escaped."""
    value: str | None = None
    if not _BAD_ESCAPE.search(text):
        try:
            value = unquote_to_bytes(text).decode("utf-8")
        except (UnicodeDecodeError, UnicodeEncodeError):
            value = None
    if value is None:
        raise _bad_uri(uri, f"{gap}: its escapes (%..) are not UTF-8 text", f"percent-encode {gap} as UTF-8")
    if not _fits_gap(value):
        raise _bad_uri(
            uri,
            f"{gap} is empty or holds a slash, a backslash, a dot segment or a control character",
            f"pass the plain identifier as {gap}",
        )
    return value


def _fits_gap(value: str) -> bool:
    text = value
    for _ in range(4):  # the desk and a proxy in front of it may decode once more
        if text in ("", ".", "..") or any(character in "/\\" or not character.isprintable() for character in text):
            return False
        text = unquote(text)
    return True


def _instance_named(uri: str, resource: Resource, query: str) -> str:
    instances = resource.desk.instances
    match parse_qsl(query, keep_blank_values=True):
        case [(word, name)] if word == INSTANCE and name in instances and len(instances) > 1:
            return name
    if len(instances) > 1:
        raise _bad_uri(
            uri,
            f"after ? only instance is understood, as one of {listed(instances)}",
            f"ask for {resource.uri_template}",
        )
    raise _bad_uri(uri, "there is one installation, and nothing is asked after a ?", "leave out the ? and what follows")


def _bad_uri(uri: str, why: str, step: str) -> Refusal:
    what = f"{short(uri, 120)} is not an address of a resource; nothing was sent"
    return Refusal(what, why, step, error={"code": "invalid_uri"})


def _typed(text: str, schema: Any) -> Any:
    """A number where the argument takes nothing else; what is no number stays text, and the check refuses it."""
    kinds = {*kinds_of(schema)} - {"null"}
    if kinds and kinds <= {"integer", "number"} and _INTEGER.fullmatch(text):
        return int(text)
    return text


# --- what was read -------------------------------------------------------------------------------------


def not_selected(uri: str, resource: Resource) -> Refusal:
    """The address is known, and the operator chose tools without the one that reads it."""
    return Refusal(
        f"{short(uri, 120)} is not offered by this server; nothing was sent",
        f"{resource.reader} reads it, and that is not among the tools the operator selected",
        "use a listed resource, or have the operator change --toolsets, --tools or --all-tools",
        error={"code": "refused", "step": "selection"},
    )


def entry_for(resource: Resource, owner: Entry) -> Entry:
    """The entry that a read goes through: the named tool's, or one for the operation that no name leads to."""
    if resource.tool is resource.owner:
        return owner
    schema = add_reserved(resource.tool.schema, keyed=False, instances=resource.desk.instances)
    return replace(
        owner,
        name=resource.tool.name,
        tool=resource.tool,
        listed={**resource.tool.listed, "inputSchema": schema},
        decision=tool_decision(owner.catalogue, resource.tool, resource.desk.policies),
    )


def read_result(uri: str, resource: Resource, answer: Answer) -> dict[str, Any]:
    """The wire form of `ReadResourceResult`: the structured answer as JSON, or the file where it is one."""
    facts: dict[str, Any] = dict(answer.meta)
    content: dict[str, Any] = {"uri": uri}
    file = next((block for block in answer.content if block["type"] != "text"), None)
    if file is not None:
        inner = file.get("resource") or file
        content |= {"mimeType": inner["mimeType"], "blob": inner.get("blob") or inner.get("data") or ""}
        facts["file"] = answer.structured
    else:
        content |= {"mimeType": resource.media, "text": _text_of(resource, answer)}
    if facts:
        content["_meta"] = {"deskwright": facts}
    return {"contents": [content]}


def _text_of(resource: Resource, answer: Answer) -> str:
    structured, media = answer.structured or {}, resource.media
    plain = structured.get("result")
    if item := resource.declared.get("item"):
        structured = plain = pointed(structured, item)
    if isinstance(plain, str) and not media.endswith("json"):
        return plain
    text = json.dumps(structured, ensure_ascii=False, separators=(",", ":"))
    # What was cut fits as it is and not with a blank more.
    return (
        text
        if len(text) >= PRETTY_BELOW or "cut" in answer.meta
        else json.dumps(structured, ensure_ascii=False, indent=2)
    )


def read_error(uri: str, failed: Refusal | Answer) -> ReadError:
    """The protocol error of a read that was refused or failed: the same three lines, the same data."""
    answer = refusal_answer(failed) if isinstance(failed, Refusal) else failed
    error: Mapping[str, Any] = (answer.structured or {}).get("error") or {}
    text = str(answer.content[0]["text"]) if answer.content else "failed"
    return ReadError(_kind(error), text, {"uri": short(uri, 300), "error": dict(error)})


def _kind(error: Mapping[str, Any]) -> Literal["not_found", "invalid", "failed"]:
    code = error.get("code")
    if error.get("status") in (404, 410) or code in ("unknown_resource", "unknown_name", "not_found"):
        return "not_found"
    return "invalid" if code in ("invalid_uri", "invalid_arguments", "missing_path_parameters") else "failed"


# --- completion ----------------------------------------------------------------------------------------


async def suggest(resource: Resource, gap: str, typed: str, given: Mapping[str, str]) -> Mapping[str, Any]:
    """Values for a gap of a template: those that begin with what was typed, then those that hold it.

    `given`: the other gaps as far as they are filled in. Nothing is suggested where the desk or the policy says no:
    a person is typing, and the read itself will say why.
    """
    return await soon(_suggest(resource, gap, typed, given))


async def _suggest(resource: Resource, gap: str, typed: str, given: Mapping[str, str]) -> Mapping[str, Any]:
    instances = resource.desk.instances
    if gap == INSTANCE and gap not in resource.gaps and len(instances) > 1:
        allowed = [(name, "") for name in instances if _may_read(resource, name)]
        return ranked(allowed, typed, more=False, fits=_fits_gap)
    rule = (resource.declared.get("complete") or {}).get(gap)
    instance = given.get(INSTANCE) or next(iter(instances), "")
    if rule is None or instance not in instances or len(typed) > MAX_TYPED or not _may_read(resource, instance):
        return NOTHING
    schema = argument_schema(resource.tool.schema, resource.argument_for(gap))
    if schema.get("writeOnly") or schema.get("format") == "password":
        return NOTHING
    found, more = await look_up(resource.desk, resource.tool, rule, instance, typed)
    return ranked(found, typed, more=more, fits=_fits_gap)
