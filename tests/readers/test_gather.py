"""A document anywhere on the disk: what is read with it, what is not, and what a text is that describes no API."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from deskwright_codegen.finding import Level
from deskwright_codegen.gather import Gathered, read_document_folder
from deskwright_codegen.generate import read_api
from deskwright_codegen.load import decode
from deskwright_codegen.recognise import recognise
from deskwright_codegen.recognise import recognised_text as kind_of_text

SETTINGS = {"helpdesk.toml": 'title = "Case"\nbase_url = {env = "CASE_URL"}\n'}


def write(folder: Path, files: dict[str, str | bytes]) -> None:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())


def answering(ref: str, **components: object) -> str:
    """A document with one operation, whose answer is this reference."""
    answer = {"description": "ok", "content": {"application/json": {"schema": {"$ref": ref}}}}
    return json.dumps(
        {
            "openapi": "3.1.0",
            "info": {"title": "Desk", "version": "1"},
            "paths": {"/t": {"get": {"operationId": "t", "responses": {"200": answer}}}},
            "components": {"schemas": components},
        }
    )


def told(gathered: Gathered) -> list[str]:
    """What reading the whole finds, errors of gathering included."""
    if gathered.findings:
        return [found.render() for found in gathered.findings]
    made, _ = read_api(gathered.source("case", "case", SETTINGS))
    return [found.render() for found in made.findings if found.level is not Level.NOTE]


def test_only_what_is_referred_to_is_read(tmp_path: Path) -> None:
    """Transitively, from the referring file's folder; a neighbour that nobody names stays closed."""
    part = {"properties": {"b": {"$ref": "../more/b.yaml"}, "text": {"type": "string"}}}
    write(
        tmp_path,
        {
            "api.yaml": answering("schemas/a%20b.json#/$defs/A", Mine={"type": "string"}),
            "schemas/a b.json": json.dumps({"$defs": {"A": part}}),
            "more/b.yaml": "type: object\n"
            "properties: {back: {$ref: '../api.yaml#/components/schemas/Mine'}, me: {$ref: b.yaml}}\n"
            "discriminator: {propertyName: kind, mapping: {c: c.yaml}}\n",
            "more/c.yaml": "type: object\n",
            "secret.yaml": "password: swordfish\n",
            "typebook.yaml": "routes: {}\n",
            ".env": "TOKEN=swordfish\n",
        },
    )
    gathered = read_document_folder(tmp_path / "api.yaml")
    assert (gathered.name, gathered.kind, gathered.findings, gathered.refused) == ("api.yaml", "openapi", [], {})
    assert sorted(gathered.files) == ["api.yaml", "more/b.yaml", "more/c.yaml", "schemas/a b.json"]
    made, _ = read_api(gathered.source("case", "case", SETTINGS))
    assert made.findings == []
    assert made.document is not None
    assert sorted(made.document["components"]["schemas"]) == ["A", "B", "Mine"]


@pytest.mark.parametrize(
    ("ref", "what"),
    [
        ("../outside.yaml", "$ref ../outside.yaml leaves the document's folder"),
        ("%2e%2e/outside.yaml", "$ref %2e%2e/outside.yaml leaves the document's folder"),
        ("..\\outside.yaml", "$ref ..\\outside.yaml leaves the document's folder"),
        ("sub/../../outside.yaml", "$ref sub/../../outside.yaml leaves the document's folder"),
        ("link.yaml", "$ref link.yaml names link.yaml, which is a link out of the document's folder"),
        ("linked/outside.yaml",
         "$ref linked/outside.yaml names linked/outside.yaml, which is a link out of the document's folder"),
        ("Part.yaml", "$ref Part.yaml leads nowhere: there is no Part.yaml"),
        ("pipe.yaml", "$ref pipe.yaml names pipe.yaml, which is no regular file"),
        ("sub", "$ref sub names sub, which is no regular file"),
        ("/etc/hostname", "$ref /etc/hostname leaves the document's folder: it is an absolute path"),
        ("file:///etc/hostname", "$ref file:///etc/hostname leaves the document's folder: it is a file: address"),
        ("https://example.com/a.yaml", "$ref https://example.com/a.yaml is on the network"),
        ("HTTPS://example.com/a.yaml", "$ref HTTPS://example.com/a.yaml is on the network"),
        ("//example.com/a.yaml", "$ref //example.com/a.yaml is on the network"),
        ("C:/a.yaml", "$ref C:/a.yaml leaves the document's folder: it is an absolute path"),
        ("urn:uuid:1", "$ref urn:uuid:1 is no place of a file"),
        ("none.yaml#/a", "$ref none.yaml#/a leads nowhere: there is no none.yaml"),
        ("part.yaml#/none", "$ref part.yaml#/none leads nowhere"),
        ("part.yaml#none", "$ref part.yaml#none leads nowhere: part.yaml has no $anchor none"),
        ("a.yaml%00b", "$ref a.yaml%00b leaves the document's folder"),
    ],
)  # fmt: skip
def test_what_is_not_followed(tmp_path: Path, ref: str, what: str) -> None:
    """Told at the operation that says it, and nothing of that file is read."""
    folder = tmp_path / "api"
    write(tmp_path, {"outside.yaml": "{type: string, description: swordfish}\n"})
    write(folder, {"part.yaml": "type: string\n", "sub/x.yaml": "type: string\n", "api.yaml": answering(ref)})
    (folder / "link.yaml").symlink_to(tmp_path / "outside.yaml")
    (folder / "linked").symlink_to(tmp_path)
    os.mkfifo(folder / "pipe.yaml")
    gathered = read_document_folder(folder / "api.yaml")
    at = "case/api.yaml#/paths/~1t/get/responses/200/content/application~1json/schema/$ref: GEN004"
    assert [text.split("\n")[0] for text in told(gathered)] == [f"{at} {what}"]
    assert "swordfish" not in str(gathered.files)


def test_a_link_inside_the_folder_is_a_file(tmp_path: Path) -> None:
    """And a document that is a link stands where the real one does."""
    write(tmp_path, {"data/api.yaml": answering("other.yaml"), "data/part.yaml": "type: string\n"})
    (tmp_path / "data/other.yaml").symlink_to("part.yaml")
    (tmp_path / "doc.yaml").symlink_to("data/api.yaml")
    gathered = read_document_folder(tmp_path / "doc.yaml")
    assert told(gathered) == []
    assert sorted(gathered.files) == ["api.yaml", "other.yaml"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32"])
@pytest.mark.parametrize("suffix", ["json", "yaml"])
def test_encodings(tmp_path: Path, encoding: str, suffix: str) -> None:
    """By the byte order mark; JSON in two bytes without one, too. Windows' line ends are line ends."""
    text = (
        '{"openapi": "3.1.0",\r\n"info": {"title": "Büro ☎"},\r\n "paths": {"/ü": {"get": {"operationId": "u"}}}}\r\n'
    )
    (tmp_path / f"api.{suffix}").write_bytes(text.encode(encoding))
    gathered = read_document_folder(tmp_path / f"api.{suffix}")
    assert gathered.findings == []
    assert gathered.value["info"]["title"] == "Büro ☎"
    assert "\r" not in gathered.files[gathered.name]


def test_bytes_that_are_no_text() -> None:
    """They are kept, so that the place can be told when the file is parsed."""
    assert decode(b"caf\xe9") == "caf\udce9"
    assert decode(b"\xef\xbb\xbfa: \xff") == "a: \udcff"


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"", "an empty file"),
        (b" \n\t\n", "an empty file"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "a PDF"),
        (b"PK\x03\x04\x14\x00", "a ZIP archive"),
        (b"\x1f\x8b\x08\x00", "a gzip archive"),
        (b"\x00\x01\x02\x03\x04", "a binary file"),
        (b"<!DOCTYPE html>\n<html></html>", "an HTML page"),
        (b"<!-- made -->\n<html lang=en>", "an HTML page"),
        (b"<?xml version='1.0'?>\n<wsdl:definitions name='x'/>", "a WSDL (SOAP) description"),
        (b"<application xmlns='http://wadl.dev.java.net/2009/02'/>", "a WADL description"),
        (b"<?xml version='1.0'?><root/>", "XML"),
        (b"[]", "a list of 0 values"),
        (b"[1, 2, 3]", "a list of 3 values"),
        (b"5", "a single value"),
        (b"hello there", "a plain text"),
        (b"null", "an empty document"),
        (b"# only a comment\n", "an empty document"),
        (b"asyncapi: 3.0.0\ninfo: {}\n", "an AsyncAPI document"),
        (b'{"info": {"schema": "https://schema.getpostman.com/x"}, "item": []}', "a Postman collection"),
        (b'{"_type": "export", "resources": []}', "an Insomnia export"),
        (b"type Query {\n  tickets(first: Int): [Ticket!]!\n}\n", "a GraphQL schema"),
        (b"schema {\n  query: Query\n}\n", "a GraphQL schema"),
        (b'{"data": {"__schema": {}}}', "a GraphQL introspection"),
        (b"#%RAML 1.0\ntitle: x\n", "a RAML document"),
        (b"FORMAT: 1A\n# Desk\n", "an API Blueprint"),
        (b'syntax = "proto3";\n', "a Protocol Buffers file"),
        (b'{"log": {"entries": []}}', "a HAR file"),
        (b"overlay: 1.0.0\nactions: []\n", "an OpenAPI Overlay"),
        (b"arazzo: 1.0.0\n", "an Arazzo document"),
        (b'{"swaggerVersion": "1.2", "apis": []}', "a Swagger 1 document"),
        (b'{"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object"}', "a JSON Schema"),
        (b"info: {}\npaths: {}\n", "an OpenAPI document without a version"),
        (b'{"tools": []}', "a list of MCP tools"),
        (b"name: build\non: push\njobs: {}\n", "an object with name, on, jobs in it"),
        (b"#!/bin/sh\n", "program code"),
    ],
)  # fmt: skip
def test_what_describes_no_api(tmp_path: Path, content: bytes, what: str) -> None:
    """One finding that says what it looks like, with something to do."""
    (tmp_path / "thing").write_bytes(content)
    (found,) = read_document_folder(tmp_path / "thing", "here").findings
    assert (found.code, found.where, found.what) == ("GEN002", "here/thing#", f"this looks like {what}")
    assert found.fix
    assert recognise("thing", decode(content)) is None


@pytest.mark.parametrize(
    ("content", "code", "what"),
    [
        ("openapi: 3.2.0\npaths: {}\n", "GEN003", "OpenAPI 3.2.0 is not known"),
        ("openapi: '4.0'\npaths: {}\n", "GEN003", "OpenAPI 4.0 is not known"),
        ("openapi: 3.10.0\npaths: {}\n", "GEN003", "OpenAPI 3.10.0 is not known"),
        ("openapi: [3]\npaths: {}\n", "GEN003", "OpenAPI [3] is not known"),
        ("swagger: '1.2'\npaths: {}\n", "GEN003", "Swagger 1.2 is not known"),
        ("openapi: 3.1.0\ninfo: {}\n", "GEN005", "the document has no paths"),
        ("swagger: '2.0'\npaths: []\n", "GEN005", "paths is not an object"),
        ('{"openapi": "3.1.0",\n "paths": {,}}', "GEN001", "line 2: Expecting property name enclosed in double quotes"),
        ("openapi: 3.1.0\npaths:\n\t/t: {}\n", "GEN001",
         "line 3: found character that cannot start any token: YAML indents with spaces, and there is a tab"),
        ("openapi: 3.1.0\ninfo: caf\udce9\n", "GEN001",
         "line 2: the byte 0xE9 is not UTF-8: save the file as UTF-8"),
        ("a0: &a0 [x]\n" + "".join(f"a{i}: &a{i} [{','.join([f'*a{i - 1}'] * 12)}]\n" for i in range(1, 9)), "GEN108",
         "line 6: its aliases grow into more than 500,000 values"),
        ("openapi: 3.1.0\nx: &x {y: *x}\n", "GEN108", "line 2: *x stands inside of &x: it would never end"),
        ("[" * 20_000, "GEN109", "nested deeper than 1000 levels"),
        ("- " * 2_000 + "x", "GEN109", "line 1: nested deeper than 1000 levels"),
        ("openapi: 3.1.0\nx: !!python/object/apply:os.system [id]\n", "GEN001",
         "line 2: the tag tag:yaml.org,2002:python/object/apply:os.system is none of JSON's"),
        ("openapi: 3.1.0\n---\nopenapi: 3.1.0\n", "GEN001",
         "line 2: a second document begins here: one file, one document"),
        ("openapi: 3.1.0\nx: " + "9" * 5_000, "GEN001", "line 2: a number of 5000 digits"),
    ],
)  # fmt: skip
def test_what_cannot_be_read(tmp_path: Path, content: str, code: str, what: str) -> None:
    """Refused as a whole, with the line where there is one."""
    (tmp_path / "api.yaml").write_bytes(content.encode("utf-8", errors="surrogateescape"))
    lines = told(read_document_folder(tmp_path / "api.yaml", "case"))
    assert [line.split(": ", 1)[1].split("\n")[0] for line in lines] == [f"{code} {what}"]


@pytest.mark.parametrize(
    ("path", "what"),
    [
        ("none.yaml", "there is no such file"),
        (".", "this is a folder"),
        ("https://example.com/openapi.json", "this is an address"),
    ],
)
def test_what_is_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str, what: str) -> None:
    monkeypatch.chdir(tmp_path)
    (found,) = read_document_folder(Path(path)).findings
    assert (found.code, found.what) == ("GEN001", what)


def test_kinds_by_content() -> None:
    """The name says nothing; a canonical one is given."""
    assert recognise("x", '{"openapi": "3.0.0"}') == "openapi.json"
    assert recognise("x.json", "openapi: 3.0.0\n") == "openapi.yaml"
    assert recognise("x", "swagger: 2.0\n") == "swagger.yaml"
    assert recognise("x", '[{"uri": "a", "method": "GET", "name": null}]') == "routes.json"
    assert recognise("x", "Provider: {Operation: {}}\nRequester: {}\n") == "webservice.yml"
    assert recognise("x", " t GET /t(.:format) t#index\n") == "routes.txt"
    assert kind_of_text("openapi: 3.1.0\ninfo: {description: 'say GET /t(.:format) t#index'}\n") is None


def test_a_dump_brings_its_typebook(tmp_path: Path) -> None:
    """And nothing else; a document of another kind brings none."""
    write(tmp_path, {"r.txt": "t GET /t t#index\n", "typebook.yaml": "routes: {}\n", "other.yaml": "x: 1\n"})
    gathered = read_document_folder(tmp_path / "r.txt")
    assert (gathered.kind, sorted(gathered.files)) == ("rails", ["r.txt", "typebook.yaml"])
