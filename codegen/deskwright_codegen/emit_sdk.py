"""The SDK of one desk: openapi-python-client's models and endpoint functions, printed by our templates.

Refuses to lose anything silently: whatever the generator drops or could overwrite is an `SdkWarning` that says where.
"""

from __future__ import annotations

import contextlib
import copy
import io
import re
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from keyword import iskeyword
from pathlib import Path
from typing import Any

from jinja2 import StrictUndefined
from openapi_python_client import Project, strings
from openapi_python_client.config import ClassOverride, Config, ConfigFile, MetaType
from openapi_python_client.parser.errors import GeneratorError
from openapi_python_client.parser.openapi import Endpoint, GeneratorData
from openapi_python_client.parser.properties import LiteralEnumProperty, ModelProperty

from .haste import shallow_endpoints
from .plan_sdk import IMPORTED_NAMES, EndpointPlan, ModelPlan, plan_endpoint, plan_model
from .python_text import docstring, header, literal, without_unused_imports
from .sdk_names import FIELD_PREFIX, blank
from .sdk_types import Types, raw

TEMPLATES = Path(__file__).parent / "templates" / "sdk"
_IMPORTED_CLASSES = {"Client", "SyncCall", "SyncPagedCall", "SyncDesk", "Namespace"}
_METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")


@dataclass(frozen=True, slots=True)
class SdkOperation:
    """An operation to be printed, and the name it is wanted under: `desk.<namespace>.<method>`."""

    id: str
    namespace: str
    method: str
    wire: dict[str, Any]
    summary: str
    path: str = ""
    """Its path in the document, where that is not the one on the wire."""

    @property
    def route(self) -> str:
        """`GET /tickets/{id}`."""
        return f"{self.wire['method']} {self.wire['path']}"

    @property
    def key(self) -> tuple[str, str]:
        """What tells it from the others in the document."""
        return self.wire["method"].upper(), blank(self.path or self.wire["path"])


@dataclass(frozen=True, slots=True)
class SdkWarning:
    """Something the SDK will lack. `where` is a schema's name or `METHOD /path`."""

    where: str
    kind: str
    """schema, operation, response or other"""
    detail: str


@dataclass(frozen=True, slots=True)
class SdkBinding:
    """Where an operation ended up, and which Python argument fills which place."""

    module: str
    namespace: str
    method: str
    arguments: dict[str, str]


@dataclass(frozen=True, slots=True)
class SdkResult:
    """Files relative to the desk's folder; bindings by operation id."""

    files: dict[str, str]
    bindings: dict[str, SdkBinding]
    warnings: tuple[SdkWarning, ...]


def emit_sdk(
    desk: str,
    document: dict[str, Any],
    operations: Mapping[str, SdkOperation],
    wire_names: Mapping[str, str] | None = None,
) -> SdkResult:
    """The folder `sdk/` for a normalised document. Python names are the generator's own, read back.

    `wire_names`: what travels under another name than the document has.
    """
    with tempfile.TemporaryDirectory(prefix="deskwright-sdk-") as folder:
        output = Path(folder) / "sdk"
        config = _configure(document, output)
        with shallow_endpoints():
            data = GeneratorData.from_dict(_for_generator(document), config=config)
        if isinstance(data, GeneratorError):
            return SdkResult({}, {}, (SdkWarning("", "other", _words(f"{data.header}: {data.detail or ''}")),))
        warnings = [*_told_by_parser(data)]
        joined, missing = _join(data, operations)
        warnings += missing + _overwritten(data)
        types = Types(data, wire_names)
        data.models = [model for model in data.models if types.map_item(model) is None]
        plans = {
            key: plan_endpoint(endpoint, wanted.wire, wanted.summary, types)
            for key, (endpoint, wanted) in joined.items()
        }
        project = Project(openapi=data, config=config, custom_template_path=TEMPLATES)
        project.env.undefined = StrictUndefined
        project.env.globals.update(
            plan_of=_planner(plans, {str(model.class_info.name): plan_model(model, types) for model in data.models}),
            values_of=_enum_values,
            classes=sorted(
                (str(item.class_info.module_name), str(item.class_info.name)) for item in (*data.models, *data.enums)
            ),
        )
        # build() announces itself on stdout, which is the caller's.
        with contextlib.redirect_stdout(io.StringIO()):
            told = project.build()
        seen = {(warning.where, warning.detail) for warning in warnings}
        warnings += [warning for warning in map(_warning, told) if (warning.where, warning.detail) not in seen]
        files = dict(_read_tree(output))
        bindings: dict[str, SdkBinding] = {}
        namespace_template = project.env.get_template("namespace.py.jinja")
        for namespace, calls in _namespaces(joined, plans).items():
            files[f"namespaces/{namespace}.py"] = namespace_template.render(
                class_name=namespace_class(namespace), calls=calls, imports=_imports(calls)
            )
            for call in calls:
                bindings[call.operation] = SdkBinding(
                    f"sdk.api.{call.tag}.{call.endpoint}", namespace, call.method, dict(call.arguments)
                )
        files["namespaces/__init__.py"] = '"""The namespaces of the facade."""\n'
    printed = {f"sdk/{path}": _finish(desk, text) for path, text in files.items()}
    return SdkResult(
        files=dict(sorted(printed.items())),
        bindings=dict(sorted(bindings.items())),
        warnings=tuple(sorted(set(warnings), key=lambda warning: (warning.kind, warning.where, warning.detail))),
    )


def _configure(document: Mapping[str, Any], output: Path) -> Config:
    schemas: Mapping[str, Any] = (document.get("components") or {}).get("schemas") or {}
    taken = {str(strings.ClassName(name, FIELD_PREFIX)) for name in schemas}
    overrides: dict[str, ClassOverride] = {}
    for name in sorted(IMPORTED_NAMES):
        free = f"{name}Model"
        while free in taken:
            free += "2"
        overrides[name] = ClassOverride.model_validate({"class_name": free, "module_name": strings.snake_case(free)})
    settings = ConfigFile(
        post_hooks=[],
        literal_enums=True,
        field_prefix=FIELD_PREFIX,
        class_overrides=overrides,
        # The kind of a body stands in the wire data; here it only has to be one that is not dropped.
        content_type_overrides=dict.fromkeys(sorted(_opaque_media(document)), "application/octet-stream"),
    )
    return Config.from_sources(settings, MetaType.NONE, Path("openapi.json"), "utf-8", True, output)


def _opaque_media(document: Mapping[str, Any]) -> set[str]:
    """Media types that the generator would drop together with their response or operation."""
    known = {"application/json", "application/octet-stream", "multipart/form-data", "application/x-www-form-urlencoded"}
    components = document.get("components") or {}
    holders = [*(components.get("requestBodies") or {}).values(), *(components.get("responses") or {}).values()]
    for _, _, operation in _operations_of(document):
        holders += [operation.get("requestBody") or {}, *(operation.get("responses") or {}).values()]
    found = {media for holder in holders for media in (holder.get("content") or {})}
    names = {media: media.split(";")[0].strip() for media in found}
    return {media for media, name in names.items() if name not in known and not name.endswith("+json")}


def _operations_of(document: Mapping[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for path, item in (document.get("paths") or {}).items():
        for method in _METHODS:
            if isinstance(item.get(method), dict):
                yield path, method, item[method]


def _for_generator(document: dict[str, Any]) -> dict[str, Any]:
    """The document without what is never printed, and with parameters put so that none is skipped.

    How a parameter really travels stands in the wire data.
    """
    shown = copy.deepcopy(document)
    for _, _, operation in _operations_of(shown):
        responses = operation.get("responses") or {}
        successes = [status for status in responses if str(status).startswith("2")] or ["default"]
        # Failures are raised, never returned: their models are nobody's result.
        operation["responses"] = {status: responses[status] for status in successes if status in responses}
        for parameter in operation.get("parameters") or []:
            content = parameter.pop("content", None)
            if content and "schema" not in parameter:
                parameter["schema"] = next(iter(content.values())).get("schema") or {}
            schema = parameter.get("schema") or {}
            shapeless = "type" not in schema and "enum" not in schema
            # The generator drops a whole operation for a header that is no scalar.
            if parameter.get("in") == "header" and (shapeless or schema.get("type") in ("array", "object")):
                parameter["schema"] = {"type": "string"}
    return shown


def _join(
    data: GeneratorData, operations: Mapping[str, SdkOperation]
) -> tuple[dict[tuple[str, str], tuple[Endpoint, SdkOperation]], list[SdkWarning]]:
    """Endpoints with their operations, by method and blanked path: the generator rewrites placeholders."""
    wanted = {one.key: one for one in operations.values()}
    joined: dict[tuple[str, str], tuple[Endpoint, SdkOperation]] = {}
    warnings = []
    for collection in data.endpoint_collections_by_tag.values():
        kept = []
        for endpoint in collection.endpoints:
            key = _key(endpoint)
            if key in wanted:
                joined[key] = (endpoint, wanted[key])
                kept.append(endpoint)
            else:
                where = f"{key[0]} {raw(endpoint.path)}"
                warnings.append(SdkWarning(where, "operation", "in the document, but not among the operations"))
        collection.endpoints = kept
    for key, operation in wanted.items():
        if key not in joined:
            warnings.append(SdkWarning(operation.route, "operation", f"{operation.id} has no endpoint in the SDK"))
    return dict(sorted(joined.items(), key=lambda entry: entry[1][1].id)), warnings


def _key(endpoint: Endpoint) -> tuple[str, str]:
    return endpoint.method.upper(), blank(raw(endpoint.path))


def _overwritten(data: GeneratorData) -> list[SdkWarning]:
    """Modules that two things would be written to: the second would replace the first without a word."""
    warnings = []
    for tag, collection in data.endpoint_collections_by_tag.items():
        owners: dict[str, str] = {}
        for endpoint in collection.endpoints:
            module, where = _module(endpoint), " ".join((endpoint.method.upper(), raw(endpoint.path)))
            if module in owners:
                warnings.append(SdkWarning(where, "operation", f"same module as {owners[module]}: {tag}/{module}"))
            owners.setdefault(module, where)
    classes: dict[str, str] = {}
    for item in [*data.models, *data.enums]:
        module, name = str(item.class_info.module_name), str(item.class_info.name)
        if classes.setdefault(module, name) != name:
            warnings.append(SdkWarning(name, "schema", f"same module as {classes[module]}: models/{module}"))
    return warnings


def _module(endpoint: Endpoint) -> str:
    return str(strings.PythonIdentifier(endpoint.name, FIELD_PREFIX))


def _planner(
    endpoints: Mapping[tuple[str, str], EndpointPlan], models: Mapping[str, ModelPlan]
) -> Callable[[Endpoint | ModelProperty], EndpointPlan | ModelPlan]:
    def plan_of(item: Endpoint | ModelProperty) -> EndpointPlan | ModelPlan:
        return endpoints[_key(item)] if isinstance(item, Endpoint) else models[str(item.class_info.name)]

    return plan_of


def _enum_values(enum: LiteralEnumProperty) -> str:
    return ", ".join(literal(value) for value in sorted(enum.values))


# --- namespaces -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Call:
    operation: str
    method: str
    tag: str
    endpoint: str
    module: str
    """The name the endpoint module has inside the namespace's module."""
    pages: str
    docstring: str
    arguments: Mapping[str, str]


def _namespaces(
    joined: Mapping[tuple[str, str], tuple[Endpoint, SdkOperation]], plans: Mapping[tuple[str, str], EndpointPlan]
) -> dict[str, list[_Call]]:
    found: dict[str, list[_Call]] = {}
    for key, (endpoint, operation) in joined.items():
        tag, module = str(endpoint.tags[0]), _module(endpoint)
        calls = found.setdefault(identifier(operation.namespace), [])
        # Two tags may hold modules of the same name.
        local = module if module not in {call.module for call in calls} else f"{tag}__{module}"
        method, number = identifier(operation.method), 2
        while method in {call.method for call in calls}:
            method, number = f"{identifier(operation.method)}_{number}", number + 1
        route = operation.route
        arguments = plans[key].arguments
        pagination = operation.wire.get("pagination")
        pages = literal(_paging_arguments(pagination, arguments)) if pagination else ""
        prose = f"{route}: {operation.summary}" if operation.summary else route
        calls.append(_Call(operation.id, method, tag, module, local, pages, docstring(prose, 8), arguments))
    return dict(sorted(found.items()))


def _paging_arguments(pagination: Mapping[str, Any], arguments: Mapping[str, str]) -> dict[str, str]:
    """The arguments that reading pages has to look at; a next link may name any query parameter."""
    places = {str(value) for value in pagination.values()}
    if pagination.get("style") == "link":
        places |= {place for place in arguments if place.startswith("query.")}
    found = {place: arguments[place] for place in sorted(places) if place in arguments}
    if "body" in arguments:
        found |= {
            place: f"{arguments['body']}.{place.rsplit('/', 1)[1]}"
            for place in sorted(places)
            if place.startswith("body#/")
        }
    return found


def _imports(calls: Iterable[_Call]) -> list[str]:
    return sorted(
        f"from ..api.{call.tag} import {call.endpoint}" + (f" as {call.module}" if call.module != call.endpoint else "")
        for call in calls
    )


def namespace_class(namespace: str) -> str:
    """The class of a namespace, clear of what its module and the facade import."""
    name = str(strings.ClassName(namespace, FIELD_PREFIX))
    return f"The{name}" if name in _IMPORTED_CLASSES or name.startswith("Async") else name


def identifier(name: str) -> str:
    """`name`, or what is nearest to it that Python takes."""
    safe = re.sub(r"\W", "_", name)
    safe = safe if safe.isidentifier() and not safe.startswith("_") else FIELD_PREFIX + safe.lstrip("_")
    return f"{safe}_" if iskeyword(safe) else safe


# --- what was printed -------------------------------------------------------------------------------------------------


def _read_tree(folder: Path) -> Iterator[tuple[str, str]]:
    dropped = {"client.py", "errors.py"}
    for path in sorted(folder.rglob("*.py")):
        name = path.relative_to(folder).as_posix()
        if name not in dropped:
            yield name, path.read_text("utf-8")


def _finish(desk: str, text: str) -> str:
    """Header on top, imports that nothing uses taken out, at most two blank lines, one newline at the end."""
    lines = [line.rstrip() for line in without_unused_imports(text).strip("\n").split("\n")]
    body = re.sub(r"\n{4,}|\n{2,}(?=(?:async def|def|class|@)\b)|\n{2,}(?=@)", "\n\n\n", "\n".join(lines))
    return f"# {header(desk)}\n\n{body}\n"


# --- warnings ---------------------------------------------------------------------------------------------------------


def _told_by_parser(data: GeneratorData) -> Iterator[SdkWarning]:
    for collection in data.endpoint_collections_by_tag.values():
        yield from map(_warning, collection.parse_errors)
    yield from map(_warning, data.errors)


_ROUTE = re.compile(r"WARNING parsing (\S+) (.+?) within")
_SCHEMA = re.compile(
    r"(?:Unable to (?:process|parse) schema|/components/schemas/)\s*(?:/components/schemas/)?([^\s:,]+)"
)
_OBJECT = re.compile(r"<[\w.]*UntrustedString object at 0x[0-9a-fA-F]+>")


def _warning(error: GeneratorError) -> SdkWarning:
    header_, detail = _words(error.header or ""), _words(error.detail or "")
    route = _ROUTE.search(header_)
    if route:
        kind = "response" if "response" in detail and "will not be generated" not in header_ else "operation"
        return SdkWarning(f"{route[1]} {route[2]}", kind, detail or header_)
    schema = _SCHEMA.search(header_) or _SCHEMA.search(detail)
    if schema:
        return SdkWarning(schema[1].rsplit("/", 1)[-1], "schema", f"{header_}: {detail}" if detail else header_)
    return SdkWarning("", "other", f"{header_}: {detail}" if detail else header_)


def _words(text: str) -> str:
    # The generator prints some of a document's strings as Python objects, whose address differs from run to run.
    return " ".join(_OBJECT.sub("(name not told)", text).split())
