"""Reader for Swagger 2.0, JSON or YAML: the same API as an OpenAPI 3.1 document.

Our own, since the converters that are kept up are programs of Node and Go, and the one of Python asks a server on the
network. Refuses nothing that 3.1 can say; what it has no word for is told, and is sent as the document says.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from .bundle import PLACES
from .finding import Finding, Level
from .join import SCHEMA_CHILDREN, SCHEMA_LISTS, SCHEMA_MAPS, join
from .load import DeskInput
from .pointer import copied, pointer
from .read_openapi import METHODS, mark_sources, raise_to_31, shape_findings
from .scrub import scrub
from .swagger_parameters import form_body, parameter_of
from .swagger_places import settle_places

_DEFINITIONS = "#/definitions/"
_COMPONENTS = "#/components/schemas/"
_OPERATION_KEYS = ("tags", "summary", "description", "externalDocs", "operationId", "deprecated", "security")
_FLOWS = {
    "implicit": "implicit",
    "password": "password",
    "application": "clientCredentials",
    "accessCode": "authorizationCode",
}
_FORMS = ("multipart/form-data", "application/x-www-form-urlencoded")


def read_swagger(
    source: DeskInput, name: str, value: Any, settings: dict[str, Any]
) -> tuple[dict[str, Any] | None, list[Finding]]:
    """The document as OpenAPI 3.1, with what is wrong in single places; None where there is nothing to go on with."""
    version = str(value["swagger"])
    if version not in {"2.0", "2"}:
        return None, [
            Finding(
                "GEN003",
                source.where(name, "/swagger"),
                f"Swagger {version[:20]} is not known",
                "supply the document as Swagger 2.0, or OpenAPI 3.0 or 3.1",
            )
        ]
    document, findings = scrub(source, name, value)
    if document is None:
        return None, findings
    findings += shape_findings(source, name, document)
    if not isinstance(document.get("paths"), dict):
        return None, findings
    findings += join(source, name, document, ("definitions",))
    settle_places(document)
    work = _Converter(source, name, document, findings)
    made = work.document()
    mark_sources(source, name, made)
    return made, findings


@dataclass(slots=True)
class _Converter:
    source: DeskInput
    name: str
    old: dict[str, Any]
    findings: list[Finding] = field(default_factory=list)

    def told(self, code: str, at: str, what: str, fix: str, consequence: str, level: Level = Level.WARNING) -> None:
        self.findings.append(Finding(code, self.source.where(self.name, at), what, fix, consequence, level))

    def document(self) -> dict[str, Any]:
        old = self.old
        made: dict[str, Any] = {"openapi": "3.1.0", "info": old.get("info") or {}}
        made |= {
            key: child
            for key, child in old.items()
            if key in {"tags", "externalDocs", "security"} or key.startswith("x-")
        }
        if servers := self.servers():
            made["servers"] = servers
        definitions = old.get("definitions")
        made["components"] = {
            "schemas": {
                name: self.schema(schema)
                for name, schema in (definitions.items() if isinstance(definitions, dict) else ())
            },
            "securitySchemes": self.schemes(),
        }
        made["paths"] = {
            path: self.path_item(path, item) for path, item in old["paths"].items() if not path.startswith("x-")
        }
        made[PLACES] = {"/components/schemas": "/definitions"}
        raise_to_31(made)
        return made

    def servers(self) -> list[dict[str, Any]]:
        host, base = self.old.get("host"), str(self.old.get("basePath") or "")
        base = base if base.startswith("/") or not base else "/" + base
        if not isinstance(host, str) or not host:
            return [{"url": base}] if base.strip("/") else []
        schemes = [scheme for scheme in _texts(self.old.get("schemes")) if scheme in {"http", "https"}] or ["https"]
        schemes.sort(key=lambda scheme: scheme != "https")
        return [{"url": f"{scheme}://{host}{base}".rstrip("/")} for scheme in dict.fromkeys(schemes)]

    def schemes(self) -> dict[str, Any]:
        made = {}
        declared = self.old.get("securityDefinitions")
        for name, scheme in declared.items() if isinstance(declared, dict) else ():
            if not isinstance(scheme, dict):
                continue
            rest = {key: child for key, child in scheme.items() if key == "description" or key.startswith("x-")}
            kind = scheme.get("type")
            if kind == "basic":
                made[name] = {"type": "http", "scheme": "basic"} | rest
            elif kind == "oauth2":
                addresses = {
                    key: scheme[key] for key in ("authorizationUrl", "tokenUrl") if isinstance(scheme.get(key), str)
                }
                flow = _FLOWS.get(str(scheme.get("flow")), "implicit")
                scopes = scheme.get("scopes") if isinstance(scheme.get("scopes"), dict) else {}
                made[name] = {"type": "oauth2", "flows": {flow: {**addresses, "scopes": scopes}}} | rest
            else:
                made[name] = scheme
        return made

    # -- operations

    def path_item(self, path: str, item: Any) -> Any:
        if not isinstance(item, dict):
            return item
        at = pointer("paths", path)
        made = {key: child for key, child in item.items() if key not in {*METHODS, "parameters"}}
        shared = list(self.parameters(item.get("parameters"), f"{at}/parameters"))
        for method in METHODS:
            if method in item:
                operation = item[method]
                made[method] = (
                    self.operation(operation, shared, at + pointer(method))
                    if isinstance(operation, dict)
                    else operation
                )
        return made

    def parameters(self, value: Any, at: str) -> Iterator[tuple[str, dict[str, Any]]]:
        """Every parameter with its place; those that stand elsewhere followed."""
        for index, parameter in enumerate(value if isinstance(value, list) else ()):
            followed = self.followed(parameter, "parameters")
            if isinstance(followed, dict):
                yield f"{at}/{index}", followed

    def followed(self, value: Any, section: str) -> Any:
        """What a reference to a shared parameter or response names; itself when it leads nowhere."""
        prefix, seen, here = f"#/{section}/", set(), value
        shared = self.old.get(section)
        while isinstance(here, dict) and isinstance(ref := here.get("$ref"), str) and ref.startswith(prefix):
            name = ref.removeprefix(prefix).replace("~1", "/").replace("~0", "~")
            if ref in seen or not isinstance(shared, dict) or name not in shared:
                return value
            seen.add(ref)
            here = shared[name]
        return copied(here)

    def operation(self, old: dict[str, Any], shared: list[tuple[str, dict[str, Any]]], at: str) -> dict[str, Any]:
        made = {key: child for key, child in old.items() if key in _OPERATION_KEYS or key.startswith("x-")}
        own = list(self.parameters(old.get("parameters"), f"{at}/parameters"))
        named = {_identity(parameter) for _, parameter in own}
        has_body = any(parameter.get("in") == "body" for _, parameter in own)
        everything = [
            (place, copied(parameter))
            for place, parameter in shared
            if _identity(parameter) not in named and not (parameter.get("in") == "body" and has_body)
        ] + own
        body = [(place, parameter) for place, parameter in everything if parameter.get("in") == "body"]
        form = [(place, parameter) for place, parameter in everything if parameter.get("in") == "formData"]
        made["parameters"] = [
            parameter_of(self, parameter, place)
            for place, parameter in everything
            if parameter.get("in") not in {"body", "formData"}
        ]
        consumes = _texts(old["consumes"] if "consumes" in old else self.old.get("consumes"))
        if body:
            made["requestBody"] = self.body(body[0][1], consumes)
            for place, parameter in body[1:] + form:
                self.told(
                    "GEN117", place, f"beside the body stands {parameter.get('name')}, which is one too",
                    "say with the vendor which one is meant", "it was left out",
                )  # fmt: skip
        elif form:
            made["requestBody"] = form_body(self, form, [media for media in consumes if media in _FORMS])
        produces = _texts(old["produces"] if "produces" in old else self.old.get("produces"))
        self.schemes_of(old, at)
        responses = old.get("responses")
        made["responses"] = {
            str(status): self.response(self.followed(response, "responses"), produces)
            for status, response in (responses.items() if isinstance(responses, dict) else ())
            if not str(status).startswith("x-")
        }
        return made

    def schemes_of(self, old: dict[str, Any], at: str) -> None:
        """An operation of other protocols than the document: there is one address for all."""
        own, all_of_it = _texts(old.get("schemes")), _texts(self.old.get("schemes"))
        if not own or set(own) == set(all_of_it):
            return
        chosen = next((scheme for scheme in ("https", "http") if scheme in all_of_it), "https")
        fits, web = chosen in own, any(scheme in own for scheme in ("https", "http"))
        self.told(
            "GEN111", f"{at}/schemes", f"schemes of a single operation: {', '.join(own)}",
            "nothing, if the address you give is one of them" if web else "leave the operation out in the overlay",
            "it is sent to the base URL as all others" + ("" if web else ", as a plain request"),
            Level.NOTE if fits else Level.WARNING,
        )  # fmt: skip

    def body(self, parameter: dict[str, Any], consumes: list[str]) -> dict[str, Any]:
        media: dict[str, Any] = {"schema": self.schema(parameter.get("schema", {}))}
        if "x-example" in parameter:
            media["example"] = parameter["x-example"]
        made: dict[str, Any] = {"content": {name: copied(media) for name in consumes or ["application/json"]}}
        if parameter.get("description"):
            made["description"] = parameter["description"]
        if parameter.get("required") is True:
            made["required"] = True
        return made

    def response(self, old: Any, produces: list[str]) -> Any:
        if not isinstance(old, dict) or "$ref" in old:
            return old
        made = {key: child for key, child in old.items() if key == "description" or key.startswith("x-")}
        made.setdefault("description", "")
        examples = old.get("examples")
        examples = examples if isinstance(examples, dict) else {}
        schema = old.get("schema")
        if schema is not None:
            file = isinstance(schema, dict) and schema.get("type") == "file"
            names = produces or ["application/octet-stream" if file else "application/json"]
            made["content"] = {name: {"schema": self.schema(copied(schema))} for name in names}
        for name, example in examples.items():
            if "/" in name:
                made.setdefault("content", {}).setdefault(name, {})["example"] = example
        headers = old.get("headers")
        if isinstance(headers, dict):
            made["headers"] = {
                name: {"schema": self.schema({key: child for key, child in header.items() if key != "description"})}
                for name, header in headers.items()
                if isinstance(header, dict)
            }
        return made

    # -- schemas

    def schema(self, old: Any) -> Any:
        """A schema with its references to components, in place."""
        if not isinstance(old, dict):
            return old
        ref = old.get("$ref")
        definitions = self.old.get("definitions")
        if isinstance(ref, str) and ref.startswith(_DEFINITIONS) and isinstance(definitions, dict):
            head = ref.removeprefix(_DEFINITIONS).partition("/")[0]
            if _plain(head) in definitions:
                old["$ref"] = _COMPONENTS + ref.removeprefix(_DEFINITIONS)
        for key in (*SCHEMA_LISTS, "items"):
            if isinstance(old.get(key), list):
                old[key] = [self.schema(child) for child in old[key]]
        for key in SCHEMA_CHILDREN:
            if isinstance(old.get(key), dict):
                old[key] = self.schema(old[key])
        for key in SCHEMA_MAPS:
            if isinstance(old.get(key), dict):
                old[key] = {name: self.schema(child) for name, child in old[key].items()}
        if isinstance(old.get("discriminator"), str):
            old["discriminator"] = {"propertyName": old["discriminator"]}
        if old.get("type") == "file":
            old |= {"type": "string", "format": "binary"}
        if old.pop("x-nullable", None) is True:
            old["nullable"] = True
        if "x-example" in old and "example" not in old:
            old["example"] = old.pop("x-example")
        if old.pop("x-deprecated", None) is True:
            old["deprecated"] = True
        old.pop("collectionFormat", None)
        old.pop("allowEmptyValue", None)
        return old


def _plain(token: str) -> str:
    from urllib.parse import unquote

    return unquote(token).replace("~1", "/").replace("~0", "~")


def _identity(parameter: dict[str, Any]) -> tuple[Any, Any]:
    return parameter.get("in"), parameter.get("name")


def _texts(value: Any) -> list[str]:
    """A list of texts; many documents have one text in its place."""
    values = [value] if isinstance(value, str) else value if isinstance(value, list) else []
    return list(dict.fromkeys(text for text in values if isinstance(text, str) and text))
