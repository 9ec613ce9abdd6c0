"""A document as `deskwright try` takes it: every operation called, every request judged by openapi-core.

The judge reads the original document; nothing of ours tells it what to expect.
"""

from __future__ import annotations

import asyncio
import json
import re
import warnings
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import yaml
from deskwright.catalogue import parse_catalogue
from deskwright.connections import Connections, Tls
from deskwright.listing import Selection
from deskwright.policy import EFFECTS, Policy
from deskwright.serving import Application, ServedDesk
from deskwright.settings import Instance
from deskwright_codegen.finding import Level
from deskwright_codegen.trial import CATALOGUE, FACTS, read_trial
from openapi_core import Config, OpenAPI
from openapi_core.datatypes import RequestParameters
from werkzeug.datastructures import Headers, ImmutableMultiDict

from tests.documents.values import Unfit, Values
from tests.wire.rig import Received, Socket

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")


@dataclass(slots=True)
class Checked:
    """What came of one document."""

    name: str
    operations: int = 0
    listed: int = 0
    left_out: list[str] = field(default_factory=list)
    sent: int = 0
    valid: int = 0
    # tools with a request that the judge is content with
    reached: set[str] = field(default_factory=set)
    # "tool: why", where the least that the schema asks for is no body that could be sent
    refused: list[str] = field(default_factory=list)
    # "tool (least|full): what is wrong"
    faults: list[str] = field(default_factory=list)

    def line(self) -> str:
        return (
            f"{self.name}: {self.operations} operations, {self.listed} tools, {len(self.left_out)} left out, "
            f"{self.sent} requests, {self.valid} valid, {len(self.refused)} refused, {len(self.faults)} faults"
        )


@dataclass(slots=True)
class Judged:
    """A request in the judge's own terms."""

    host_url: str
    path: str
    method: str
    parameters: RequestParameters
    content_type: str
    body: bytes | None


def check(path: Path) -> Checked:
    """Try the document, call everything, judge everything."""
    found = Checked(path.name)
    trial = read_trial(path)
    if trial.failed:
        found.faults += [str(finding) for finding in trial.findings if finding.level is Level.ERROR]
        return found
    catalogue = parse_catalogue(json.loads(trial.files[CATALOGUE]))
    facts = json.loads(trial.files[FACTS])
    found.left_out = list(facts.get("left_out") or [])
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        original = (
            json.loads(path.read_text("utf-8-sig")) if path.suffix == ".json" else yaml.safe_load(path.read_bytes())
        )
        # of JSON it knows one name; the others are said to it
        texts = [file.read_text("utf-8-sig") for file in (path, *path.parent.glob("parts/*.*"))]
        kinds = {kind for text in texts for kind in re.findall(r"application/[\w.-]+\+json", text)}
        config = Config(extra_media_type_deserializers=dict.fromkeys(kinds, json.loads))
        judge = OpenAPI.from_dict(original, config=config, base_uri=path.resolve().as_uri())
    found.operations = _count(path, original)
    origins, base = _servers(original)
    credentials = {
        variable: "user:word"
        if (catalogue.connection["schemes"].get(way["scheme"]) or {}).get("scheme") == "basic"
        else "s3cret"
        for way in catalogue.connection["credentials"]
        for variable in way["env"].values()
    }
    asyncio.run(_call_all(catalogue, base, credentials, judge, origins, found))
    return found


def _count(path: Path, document: Any) -> int:
    """The operations of the original document, those behind a `$ref` of a path included."""
    count = 0
    for item in (document.get("paths") or {}).values():
        file, _, at = str(item.get("$ref", "")).partition("#")
        if file:
            item = yaml.safe_load((path.parent / file).read_bytes())
            for part in at.strip("/").split("/"):
                item = item[part]
        count += sum(1 for method in METHODS if isinstance(item.get(method), dict))
    return count


def _servers(document: Any) -> tuple[list[str], str]:
    """Every origin that a server of the document has, and the path of the first server."""
    told = list((document or {}).get("servers") or [])
    for item in ((document or {}).get("paths") or {}).values():
        for holder in [item, *(item.values() if isinstance(item, dict) else ())]:
            told += (holder.get("servers") or []) if isinstance(holder, dict) else []
    urls = []
    for server in told:
        url = server["url"]
        for name, variable in (server.get("variables") or {}).items():
            url = url.replace("{" + name + "}", str(variable.get("default", "")))
        urls.append(url)
    parts = [urlsplit(url) for url in urls]
    origins = list(dict.fromkeys(f"{part.scheme}://{part.netloc}" for part in parts if part.netloc))
    first = urlsplit(urls[0]).path if document.get("servers") and urls else ""
    return origins or ["http://localhost"], first.rstrip("/")


async def _call_all(
    catalogue: Any, base: str, credentials: dict[str, str], judge: OpenAPI, origins: list[str], found: Checked
) -> None:
    socket = Socket()
    origin = await socket.start()
    instance = Instance("default", origin + base, credentials, 10)
    connections = Connections(catalogue.connection, {"default": instance}, Tls())
    desk = ServedDesk(catalogue, connections, Policy(effects=frozenset(EFFECTS)), remember=False)
    application = Application([desk], Selection(all_tools=True))
    listed = {tool["name"]: tool for tool in application.tools.listed["tools"]}
    found.listed = len(listed)
    try:
        for tool in listed.values():
            for kind in ("least", "full"):
                where = f"{tool['name']} ({kind})"
                try:
                    given = Values(tool["inputSchema"], full=kind == "full", seed=where).arguments()
                except Unfit as problem:
                    found.faults.append(f"{where}: no value fits its schema: {problem}")
                    continue
                before = len(socket.sent)
                answer = await application.call(tool["name"], given)
                if (
                    len(socket.sent) == before
                    and kind == "least"
                    and "missing required body" in answer.content[0]["text"]
                ):
                    found.refused.append(f"{tool['name']}: a form needs at least one part")
                    continue
                if len(socket.sent) != before + 1 or answer.is_error:
                    found.faults.append(f"{where}: {answer.content[0]['text']}")
                    continue
                found.sent += 1
                if fault := _fault(judge, socket.sent[-1], origins):
                    found.faults.append(f"{where}: {socket.sent[-1].method} {socket.sent[-1].target}: {fault}")
                else:
                    found.valid += 1
                    found.reached.add(tool["name"])
    finally:
        await connections.aclose()
        await socket.stop()


def _fault(judge: OpenAPI, sent: Received, origins: list[str]) -> str:
    """What the judge says of a request, "" where it is content with it under one of the document's servers."""
    told = ""
    for origin in origins:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                judge.validate_request(judged(sent, origin))
        except Exception as problem:
            reason = problem.__cause__ or problem
            said = "; ".join(
                f"{'/'.join(map(str, error.path))}: {error.message[:200]}"
                for error in getattr(reason, "schema_errors", None) or ()
            )
            words = f"{type(problem).__name__}: {type(reason).__name__}: {str(reason)[:200]} {said}"
            if not told or "NotFound" not in words:
                told = words
            continue
        return ""
    return told


def judged(sent: Received, origin: str) -> Judged:
    path, _, query = sent.target.partition("?")
    cookies = SimpleCookie(sent.header("Cookie") or "")
    parameters = RequestParameters(
        query=ImmutableMultiDict(parse_qsl(query, keep_blank_values=True)),
        header=Headers(sent.headers),
        cookie=ImmutableMultiDict({name: morsel.value for name, morsel in cookies.items()}),
    )
    content_type = sent.header("Content-Type") or ""
    return Judged(origin, path, sent.method.lower(), parameters, content_type, sent.content or None)
