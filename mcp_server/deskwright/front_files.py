"""What the front needs to know of a server, as a text: the facts of its answers and the tools it lists.

Refuses an application whose list cannot be known beforehand, and tools with parts the protocol would not pass on.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from deskwright.front_answers import SNAPSHOT_FORMAT
from deskwright.front_find import blake2b

if TYPE_CHECKING:
    from deskwright.serving import Application

__all__ = ["facts", "generated_files", "listing_digest", "server_version", "snapshot_text", "tools_text"]

LIST_TTL_MS = 300_000
_HERE = Path(__file__).parent
_MADE_BY = (
    "arguments.py",
    "catalogue.py",
    "front_answers.py",
    "front_files.py",
    "general_tools.py",
    "governance/governor.py",
    "governance/settings.py",
    "listing.py",
    "offers.py",
    "policy.py",
    "prompts.py",
    "resources.py",
    "schema_refs.py",
    "served_desk.py",
    "serving.py",
    "tool_list.py",
)
_TOOL = {"name", "title", "description", "inputSchema", "outputSchema", "annotations", "_meta"}


def tools_text(application: Application) -> str | None:
    """The list of tools as it goes over the wire; None where a tool has more than the protocol knows."""
    # one by one: the whole may be megabytes, and somebody may wait for the interpreter
    tools = [entry.listed_json for entry in application.tools.entries]
    if not all(json.loads(tool).keys() <= _TOOL for tool in tools):
        return None
    return (b"[" + b",".join(tools) + b"]").decode()


def server_version() -> str:
    """The version that answers tell."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("deskwright")
    except PackageNotFoundError:
        return "0"


def facts(application: Application) -> dict[str, Any]:
    """All that the answers say beside the tools."""
    offers = application.offers
    capabilities: dict[str, Any] = {"tools": {"listChanged": True}}
    lists: dict[str, list[Any]] = {}
    if offers.has_prompts:
        capabilities["prompts"] = {"listChanged": False}
        lists["prompts/list"] = ["prompts", offers.prompts_list()["prompts"]]
    if offers.has_resources:
        capabilities["resources"] = {"listChanged": False, "subscribe": True}
        lists["resources/list"] = ["resources", offers.resources_list()["resources"]]
        lists["resources/templates/list"] = ["resourceTemplates", offers.templates_list()["resourceTemplates"]]
    if offers.has_prompts or offers.has_resources:
        capabilities["completions"] = {}
    # what a client of the modern era wants to hear of it subscribes to
    modern = {
        name: {**said, "listChanged": True} if "listChanged" in said else said for name, said in capabilities.items()
    }
    return {
        "title": f"Deskwright: {', '.join(desk.catalogue.title for desk in application.desks)}",
        "version": server_version(),
        "instructions": application.instructions,
        "capabilities": dict(sorted(capabilities.items())),
        "modern_capabilities": dict(sorted(modern.items())),
        "lists": lists,
        "ttl": LIST_TTL_MS,
    }


def generated_files(desk: str, catalogue: str) -> dict[str, str]:
    """What stands beside a generated catalogue so that a plain start is answered at once: path -> text."""
    from deskwright.catalogue import DeskPlace, load_catalogue
    from deskwright.connections import Connections, Tls
    from deskwright.front_plain import start_file
    from deskwright.governance.governor import Governor
    from deskwright.governance.settings import GovernanceSettings
    from deskwright.listing import Selection
    from deskwright.policy import Policy
    from deskwright.serving import Application, ServedDesk

    with tempfile.TemporaryDirectory(prefix="deskwright-start-") as name:
        folder = Path(name)
        (folder / "catalog.json").write_bytes(catalogue.encode())
        found = load_catalogue(DeskPlace(desk, folder, None, "generated"))
        if found.connection.get("local"):
            return {}
        files = {}
        for all_tools in (False, True):
            served = ServedDesk(found, Connections(found.connection, {}, Tls()), Policy(roles=found.roles))
            selection = Selection(all_tools=all_tools)
            application = Application([served], selection, governor=Governor(GovernanceSettings()))
            # what a credential may do is asked first, so nobody knows the list
            tools = None if found.connection.get("probe") else tools_text(application)
            header = {
                "desk": desk,
                "catalogue": len(catalogue.encode()),
                "made_by": listing_digest(),
                "plain": _plain(found.connection),
                **facts(application),
            }
            # told when it is used: what is installed then
            header.pop("version")
            files[start_file(all_tools)] = snapshot_text(header, tools)
    return files


def _plain(connection: Mapping[str, Any]) -> dict[str, Any]:
    """Which variables make a start certain, and which make it a special one."""
    ways = connection.get("credentials") or ()
    usual = [way for way in ways if not way.get("when") or way["when"].get("default")]
    base, instances = connection["base_url"], connection.get("instances") or {}
    special = [
        instances.get("env"),
        (connection.get("timeout") or {}).get("env"),
        (connection.get("tls") or {}).get("verify_env"),
        (connection.get("tls") or {}).get("ca_env"),
        (connection.get("web") or {}).get("env"),
        *(way["when"]["env"] for way in ways if way.get("when")),
        *(connection.get("defaults") or ()),
    ]
    return {
        "base": base.get("env"),
        "default": bool(base.get("default")),
        "ways": [] if all(way.get("optional") for way in usual) else [list(way["env"].values()) for way in usual],
        "variables": list(dict.fromkeys(name for way in ways for name in way["env"].values())),
        "unset": list(dict.fromkeys(name for name in special if name)),
    }


def listing_digest() -> str:
    """One digest over the modules that make a list of a catalogue."""
    whole = blake2b(digest_size=16)
    for name in _MADE_BY:
        whole.update(name.encode() + b"\0" + (_HERE / name).read_bytes())
    return whole.hexdigest()


generated_files.digest = listing_digest  # type: ignore[attr-defined]


def snapshot_text(header: dict[str, Any], tools: str | None) -> str:
    """The file: the header on a line of its own, then the tools."""
    body = tools or ""
    header = {
        "format": SNAPSHOT_FORMAT,
        **header,
        # what the other lists hold follows the tools
        "lists": header["lists"] if tools is not None else {},
        "listed": tools is not None,
        "sum": blake2b(body.encode(), digest_size=16).hexdigest(),
    }
    return json.dumps(header, ensure_ascii=False, separators=(",", ":")) + "\n" + body + "\n"
