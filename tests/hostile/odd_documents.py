"""OpenAPI documents as nobody should write them: a valid skeleton, odd constructs in every place, and broken nodes.

Everything is drawn from one `random.Random`, so a seed gives the same document on every machine.
"""

from __future__ import annotations

import copy
import json
import random
from typing import Any

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")

#: Names that something trips over: Python, JSON pointers, files, terminals, other names.
NAMES: tuple[str, ...] = (
    "id", "name", "self", "client", "ctx", "body", "headers", "cookies", "query", "kwargs", "url", "desk", "media",
    "class", "None", "print", "match", "import", "lambda", "async", "def", "type", "__class__", "__init__", "_id",
    "additional_properties", "to_dict", "from_dict", "UNSET", "File", "Mapping", "OPERATION", "idempotency_key",
    "request_key", "instance", "reason", "content_type", "+1", "-1", "1", "0x", "a-b", "a_b", "A-B", "aB", "a b",
    "filter[name]", "ids[]", "$top", "@type", "a.b.c", "a/b", "a~b", "a%20b", "a'b", 'a"b', "a\\b", "a\nb",
    "a\x00b", '"""', "'''", "{{ 1 }}", "{% raw %}", "{name}", "#", "\u202eevil", "zero\u200bwidth", "größe", "名前",
    "🎫", "ﬁ", "x" * 300, "", " ", "constructor", "__proto__", "$ref", "default",
)  # fmt: skip
TEXTS: tuple[Any, ...] = (
    "A plain sentence.", "", '"""\nimport os\n"""', "\\", "ends with \\", 'ends with "', "{{ 7 * 7 }}{% for %}",
    "\x00", "a\u202eb\u200bc", "two\n\nparagraphs", "🎫" * 50, "long " * 2000, "'''", '"', "#{}", "\u2028", "\r\n",
    5, None, ["x"],
)  # fmt: skip
VALUES: tuple[Any, ...] = (
    None, True, False, 0, 1, -1, 1.5, 10**30, 1e308, "", "x", "\u0000", [], {}, [1], {"a": 1}, "2024-01-01", [[]],
    "null",
)  # fmt: skip
PATTERNS: tuple[Any, ...] = (
    "^[a-z]+$", "(", "[", "\\p{L}", "(?<name>x)", "(?P<n>x)", "\\Z", "(?=a)b", "a++", "(a+)+$", "*", "\\d{2,1}", "",
    5,
)  # fmt: skip
MEDIA: tuple[str, ...] = (
    "application/json", "application/json; charset=utf-8", "APPLICATION/JSON", "application/vnd.api+json", "*/*",
    "text/*", "application/merge-patch+json", "multipart/form-data", "application/x-www-form-urlencoded",
    "text/plain", "text/csv", "application/xml", "application/octet-stream", "image/png", "application/*", "json",
    "", "a b/c", "text/plain\r\nX: y", "application/pdf", "multipart/mixed", "x/y;q=\"a\"",
)  # fmt: skip
STATUSES: tuple[str, ...] = (
    "200", "201", "204", "default", "2XX", "4xx", "419", "520", "600", "", "ok", "200 OK", "404",
)  # fmt: skip
PATHS: tuple[str, ...] = (
    "/t", "/t/", "/t/{id}", "/t/{ID}", "/t/{key}", "/t/{id}/{id}", "/t/{a-b}/{a_b}", "/t/{", "/t/{}", "/t/{class}",
    "/t/{a.b}:close", "/t/{from}..{to}", "/t?fixed=1", "/t#frag", "/", "/größe/{id}", "/a%20b", "/a b",
    "/t/{id}.json", "t/no/slash", "/{self}/{client}", "/x\ny", "/t/{filter[name]}", "//double",
)  # fmt: skip
IDS: tuple[Any, ...] = (
    "list", "List", "list_", "get-user", "get_user", "getUser", "class", "None", "print", "match", "", "   ", None,
    5, ["x"], "x" * 300, "🎫", "🎫🎫", "名前", "a/b", "a.b", "../../etc/passwd", "__init__", "con", 'a"b', "a\nb",
    "\u202eabc", "sync", "asyncio", "client", "self", "from_env", "close", "types", "api", "models", "tools", "1st",
    "_private", "x__y",
)  # fmt: skip
TAGS: tuple[Any, ...] = (
    "Users", "users", "USERS", "", " ", "a b", "🎫", "class", "close", "client", "api", None, 5, "a/b",
)  # fmt: skip


class Odd:
    """Draws one document."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        self.components = ["Plain", "Node", "odd name", "a/b~c", "plain", "Class", "L" * 200][: rng.randint(1, 7)]

    def one(self, values: Any) -> Any:
        return values[self.rng.randrange(len(values))]

    def often(self, chance: float) -> bool:
        return self.rng.random() < chance

    def name(self) -> str:
        return self.one(NAMES)  # type: ignore[no-any-return]

    def reference(self) -> dict[str, Any]:
        name = self.one(self.components).replace("~", "~0").replace("/", "~1")
        made: dict[str, Any] = {"$ref": f"#/components/schemas/{name}"}
        if self.often(0.2):
            made |= self.one(({"description": "beside"}, {"nullable": True}, {"default": 1}, {"properties": {"z": {}}}))
        if self.often(0.04):
            made["$ref"] = self.one(
                ("#/nowhere", "https://example.com/x.json", "../x.yaml", "#", "", 5, "#/components")
            )
        return made

    def schema(self, depth: int = 0) -> Any:
        if depth > 4 or self.often(0.12):
            return self.one(
                (True, False, {}, {"type": "string"}, {"type": "integer"}, self.reference(), None, "string", [])
            )
        made = self.one(
            (
                self.scalar,
                self.scalar,
                self.object,
                self.object,
                self.array,
                self.union,
                self.enum,
                self.reference,
                self.modern,
            )
        )
        built = made() if made in (self.scalar, self.enum, self.reference) else made(depth)
        if self.often(0.15):
            built["description"] = self.one(TEXTS)
        if self.often(0.1):
            built[self.one(("default", "example", "examples", "const"))] = self.one(VALUES)
        if self.often(0.06):
            built[self.one(("nullable", "readOnly", "writeOnly", "deprecated"))] = self.one((True, False, "true", 1))
        if self.often(0.05):
            built["title"] = self.one(TEXTS)
        if self.often(0.03):
            built |= self.one(
                (
                    {"$id": "https://example.com/s"},
                    {"$schema": "http://json-schema.org/draft-04/schema#"},
                    {"$dynamicRef": "#x"},
                    {"$anchor": "x"},
                    {"id": 5},
                    {"$defs": {"A": {"$ref": "#/$defs/A"}}},
                    {"discriminator": {"propertyName": "kind", "mapping": {"a": "#/nowhere", "b": 5}}},
                    {"discriminator": "kind"},
                    {"xml": {"name": 5}},
                    {"externalDocs": 5},
                )
            )
        return built

    def scalar(self) -> dict[str, Any]:
        kind = self.one(
            (
                "string",
                "integer",
                "number",
                "boolean",
                "null",
                ["string", "null"],
                ["integer", "string"],
                "file",
                "any",
                "String",
                [],
                ["string", "string"],
                5,
            )
        )
        made: dict[str, Any] = {"type": kind}
        for word in self.rng.sample(
            ("format", "pattern", "minLength", "maxLength", "minimum", "maximum", "exclusiveMinimum", "multipleOf"),
            self.rng.randint(0, 3),
        ):
            made[word] = {
                "format": self.one(("date-time", "binary", "byte", "int64", "uuid", "email", "regex", "odd", 5)),
                "pattern": self.one(PATTERNS),
            }.get(word, self.one((0, 1, 5, -1, 1.5, "5", None, True, 10**30, 1e308, 0.0000001)))
        return made

    def object(self, depth: int) -> dict[str, Any]:
        names = [self.name() for _ in range(self.rng.randint(0, 4))]
        made: dict[str, Any] = {"properties": {name: self.schema(depth + 1) for name in names}}
        if self.often(0.8):
            made["type"] = self.one(("object", "object", "object", ["object", "null"], "string"))
        if names and self.often(0.5):
            made["required"] = self.one(([names[0]], [names[0], names[0]], ["absent"], [5], True, names))
        if self.often(0.4):
            made["additionalProperties"] = self.one((True, False, self.schema(depth + 1), "yes"))
        if self.often(0.1):
            made[self.one(("minProperties", "maxProperties"))] = self.one((0, 1, 100, -1))
        return made

    def array(self, depth: int) -> dict[str, Any]:
        made: dict[str, Any] = {"type": "array"}
        if self.often(0.8):
            made["items"] = self.one((self.schema(depth + 1), True, False, [self.schema(depth + 1)], None))
        if self.often(0.2):
            made["prefixItems"] = self.one(([self.schema(depth + 1)], [], {}))
        if self.often(0.2):
            made |= self.one(
                ({"minItems": 5, "maxItems": 1}, {"uniqueItems": "yes"}, {"contains": self.schema(depth + 1)})
            )
        return made

    def union(self, depth: int) -> dict[str, Any]:
        word = self.one(("anyOf", "oneOf", "allOf"))
        members = [self.schema(depth + 1) for _ in range(self.rng.randint(0, 3))]
        made: dict[str, Any] = {word: self.one((members, members, members, "x"))}
        if self.often(0.3):
            made |= self.object(depth + 1)
        return made

    def enum(self) -> dict[str, Any]:
        values = [self.one((*VALUES, *NAMES[:40])) for _ in range(self.rng.randint(0, 5))]
        made: dict[str, Any] = {"enum": self.one((values, values, values, [values[:1] * 2], "x", None))}
        if self.often(0.6):
            made["type"] = self.one(("string", "integer", "boolean", ["string", "null"]))
        return made

    def modern(self, depth: int) -> dict[str, Any]:
        child = self.schema(depth + 1)
        return self.one(  # type: ignore[no-any-return]
            (
                {"not": child},
                {"if": child, "then": self.schema(depth + 1), "else": True},
                {"const": self.one(VALUES)},
                {"dependentSchemas": {self.name(): child}},
                {"dependentRequired": {"a": ["b", "b"], "c": 5}},
                {"patternProperties": {str(self.one(PATTERNS)): child}, "additionalProperties": False},
                {"unevaluatedProperties": self.one((False, child)), "allOf": [self.reference()]},
                {"unevaluatedItems": child, "type": "array"},
                {"contains": child, "minContains": 2, "maxContains": 1},
                {"propertyNames": child},
                {"contentMediaType": "application/json", "contentSchema": child},
                {"dependencies": {"a": ["b"], "b": child}},
            )
        )

    # -- operations -------------------------------------------------------------------------------------------------

    def parameter(self) -> Any:
        if self.often(0.04):
            return self.one((5, "x", None, {}, {"$ref": "#/components/parameters/Shared"}, {"$ref": "#/nowhere"}))
        place = self.one(("query", "query", "query", "path", "header", "cookie", "body", "formData", 5))
        made: dict[str, Any] = {"name": self.name(), "in": place}
        if self.often(0.8):
            made["schema"] = self.schema(2)
        elif self.often(0.7):
            made["content"] = self.one(
                ({"application/json": {"schema": self.schema(2)}}, {}, {"a/b": {}, "c/d": {}}, 5)
            )
        if self.often(0.4):
            made["style"] = self.one(("form", "simple", "label", "matrix", "deepObject", "pipeDelimited", "odd", 5))
        if self.often(0.3):
            made["explode"] = self.one((True, False, "true", 5))
        if self.often(0.3):
            made["required"] = self.one((True, False, "true", None))
        if self.often(0.3):
            made["description"] = self.one(TEXTS)
        return made

    def content(self) -> Any:
        if self.often(0.06):
            return self.one(({}, None, 5, []))
        return {
            self.one(MEDIA): self.one(
                (
                    {"schema": self.schema(1)},
                    {"schema": self.schema(1)},
                    {},
                    None,
                    5,
                    {
                        "schema": self.object(2),
                        "encoding": self.one(({}, {"a": {"contentType": "image/png, text/*"}}, 5, {"b": 5})),
                    },
                )
            )
            for _ in range(self.rng.randint(1, 2))
        }

    def operation(self) -> Any:
        made: dict[str, Any] = {}
        if self.often(0.8):
            made["operationId"] = self.one(IDS)
        if self.often(0.7):
            made["tags"] = self.one(([self.one(TAGS)], [self.one(TAGS), self.one(TAGS)], [], "Users", 5, None))
        for word in ("summary", "description"):
            if self.often(0.6):
                made[word] = self.one(TEXTS)
        if self.often(0.6):
            made["parameters"] = self.one(([self.parameter() for _ in range(self.rng.randint(0, 5))], "x", None, {}))
        if self.often(0.4):
            made["requestBody"] = self.one(
                (
                    {"content": self.content(), "required": self.often(0.5)},
                    {"content": self.content()},
                    {},
                    5,
                    None,
                    {"$ref": "#/components/requestBodies/Shared"},
                )
            )
        if self.often(0.8):
            made["responses"] = self.one(
                (
                    {self.one(STATUSES): {"description": "x", "content": self.content()} for _ in range(2)},
                    {"200": {"description": "x", "content": {"application/json": {"schema": self.schema()}}}},
                    {"200": self.one((None, "x", [], {"$ref": "#/components/responses/Shared"}))},
                    [],
                    "x",
                    None,
                )
            )
        if self.often(0.3):
            made["security"] = self.one(
                ([], [{}], [{"key": []}], [{"unknown": []}], [{"key": [], "basic": []}], "key", [5], [{"odd": "x"}])
            )
        if self.often(0.2):
            made["servers"] = self.one(
                (
                    [{"url": "/v2"}],
                    [{}],
                    [5],
                    5,
                    [{"url": "http://["}],
                    [{"url": "https://{x}.example.com/{y}"}],
                    [{"url": 5}],
                )
            )
        if self.often(0.1):
            made["deprecated"] = self.one((True, "true", 5))
        if self.often(0.05):
            made[
                self.one(("x-tool", "x-effect", "x-ability", "x-name", "x-source", "x-hidden", "x-retry", "x-lists"))
            ] = self.one((5, "x", [], {}, [{"name": "stolen"}], {"effect": "read", "reason": "trust me"}))
        if self.often(0.05):
            made["callbacks"] = self.one(({"on": {"{$url}": {"post": {}}}}, 5))
        return made

    def path_item(self) -> Any:
        if self.often(0.05):
            return self.one(
                (None, 5, [], {"$ref": "#/paths/~1t"}, {"$ref": "#/components/pathItems/Shared"}, {"$ref": 5})
            )
        made: dict[str, Any] = {
            method: self.operation() if self.often(0.97) else self.one((None, 5, []))
            for method in self.rng.sample(METHODS, self.rng.randint(1, 4))
        }
        if self.often(0.2):
            made["parameters"] = self.one(([self.parameter(), self.parameter()], 5))
        if self.often(0.1):
            made[self.one(("servers", "summary", "x-odd", "unknown"))] = self.one((5, [{"url": "/v3"}], "x"))
        return made

    def document(self) -> dict[str, Any]:
        made: dict[str, Any] = {
            "openapi": self.one(("3.0.3", "3.1.0")),
            "info": {"title": self.one(TEXTS), "version": self.one(("1", 2, None))},
            "paths": {self.one(PATHS): self.path_item() for _ in range(self.rng.randint(1, 6))},
            "components": {
                "schemas": {name: self.schema() for name in self.components},
                "parameters": {"Shared": self.parameter()},
                "responses": {"Shared": {"description": "x", "content": self.content()}},
                "requestBodies": {"Shared": {"content": self.content()}},
                "pathItems": {"Shared": self.path_item()},
                "securitySchemes": {
                    "key": {"type": "apiKey", "in": "header", "name": "X-Key"},
                    "basic": {"type": "http", "scheme": "basic"},
                    "odd": self.one(
                        (
                            5,
                            {},
                            {"type": "apiKey", "in": 5},
                            {"type": "oauth2", "flows": 5},
                            {"type": "http"},
                            {"type": "apiKey", "in": "header", "name": "X\r\nY"},
                        )
                    ),
                },
            },
        }
        if self.often(0.3):
            made["security"] = self.one(([{"key": []}], [], [{"nobody": []}], 5))
        if self.often(0.2):
            made["webhooks"] = {"new": {"post": {}}}
        if self.often(0.2):
            made["servers"] = self.one(
                ([{"url": "https://{host}/api", "variables": {"host": {"default": "x"}}}], [], 5, [5])
            )
        if self.often(0.1):
            made["tags"] = self.one(([{"name": "Users"}], 5, [5]))
        return made

    # -- broken nodes -----------------------------------------------------------------------------------------------

    def broken(self, document: dict[str, Any]) -> dict[str, Any]:
        """The document with a few nodes deleted, replaced or doubled; what says that it is OpenAPI stays."""
        made = copy.deepcopy(document)
        for _ in range(self.rng.randint(0, 4)):
            places = [(holder, key) for holder, key in _nodes(made) if key not in {"openapi", "paths"}]
            holder, key = self.one(places)
            what = self.one(("delete", "replace", "double"))
            if what == "delete":
                del holder[key]
            elif what == "replace":
                holder[key] = copy.deepcopy(self.one((*VALUES, *TEXTS, self.reference())))
            elif isinstance(holder, list):
                holder.insert(key, copy.deepcopy(holder[key]))
            else:
                holder[self.name() or "again"] = copy.deepcopy(holder[key])
        return made


def _nodes(value: Any) -> list[tuple[Any, Any]]:
    found: list[tuple[Any, Any]] = []
    todo = [value]
    while todo:
        here = todo.pop()
        items = here.items() if isinstance(here, dict) else enumerate(here) if isinstance(here, list) else ()
        for key, child in items:
            found.append((here, key))
            todo.append(child)
    return found


def odd_document(rng: random.Random) -> dict[str, Any]:
    """One document."""
    odd = Odd(rng)
    made = odd.document()
    return odd.broken(made) if odd.often(0.5) else made


def operations_in(document: dict[str, Any]) -> set[str]:
    """`GET /t` of every operation that the document itself holds."""
    paths = document["paths"]
    return {
        f"{method.upper()} {path}"
        for path, item in paths.items()
        for method in METHODS
        if isinstance(item, dict) and isinstance(item.get(method), dict)
    }


def as_text(document: dict[str, Any]) -> str:
    """The file's text."""
    return json.dumps(document, ensure_ascii=True)
