"""The `deskwright` command: serve a helpdesk to an assistant, look at its tools, call one, try a sandbox.

It imports what a subcommand needs when that runs: `tools` and `--help` load neither the MCP SDK nor httpx.
Exit codes: 0 done, 1 failed or not set up, 2 wrong usage, 5 the tool answered with an error.
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import io
import json
import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from importlib.metadata import entry_points
from typing import TYPE_CHECKING, Any

from deskwright.catalogue import find_desks, load_catalogue
from deskwright.connections import Connections, Tls
from deskwright.errors import DeskwrightError, UsageError, visible
from deskwright.generators import load_generators
from deskwright.hosted.words import add_http_options, check_http_options
from deskwright.listing import Selection
from deskwright.options import (
    add_desks_option,
    add_governance_options,
    add_policy_options,
    add_run_options,
    load_catalogues,
    make_application,
    project_here,
)
from deskwright.policy import Policy

if TYPE_CHECKING:
    from deskwright.serving import Application

__all__ = ["FAILED", "OK", "TOOL_ERROR", "USAGE", "main"]

OK, FAILED, USAGE, TOOL_ERROR = 0, 1, 2, 5
TRY = "serve any document at once: OpenAPI, Swagger, a Laravel dump, an OTRS export, Rails routes"
BUILD_COMMANDS = {
    "add": "make a desk of a document: specs/NAME/, its SDK and its tools",
    "regen": "write everything under generated/ from specs/",
    "check": "fail where generated/ is not what specs/ gives",
    "report": "what changed in the APIs since a git ref: abilities and effects first",
    "routes": "make a Laravel desk's route dump anew, regenerate, report",
}
# Commands whose module has another name than they.
_ROOMS = {
    "approvals": "deskwright.approvals.command",
    "audit": "deskwright.audit_command",
}
# What a desk of this process brings of its own: name -> module.
DESK_COMMANDS = "deskwright.commands"
EPILOG = """\
examples:
  deskwright try openapi.json --base-url URL       any API's description, served at once
  deskwright list                                  the desks, with operations, tools and tokens
  deskwright serve tickiti --sandbox               try it: no account needed
  deskwright serve tickiti --read-only             for an assistant that may only look
  deskwright tools tickiti --toolsets tickets      what an assistant would see
  deskwright call tickiti list_queues --sandbox    call one tool from the shell
  deskwright register tickiti --client claude-code print an assistant's configuration

exit codes: 0 done · 1 failed or not set up · 2 wrong usage · 5 the tool answered with an error
"""
SERVE_EPILOG = """\
examples:
  deskwright serve tickiti
  deskwright serve tickiti openhelpdesk            two desks: tool names begin with the desk's
  deskwright serve tickiti --sandbox               in memory, no account needed
  deskwright serve tickiti --read-only
  deskwright serve tickiti --deny write_outbound   no mail to customers
  deskwright serve tickiti --abilities tickets:read,role:staff
  deskwright serve tickiti --attachments ~/outbox --exports ~/exports
  deskwright serve tiflux --http 127.0.0.1:8000    for many, each with a login of their own

What may be called is decided in this order: the token's abilities (--abilities, or asked of the desk),
--read-only, the effects (--allow, --deny), the selection (--toolsets, --tools, --all-tools).
"""
TOOLS_EPILOG = """\
examples:
  deskwright tools tickiti
  deskwright tools tickiti --all-tools --json | jq '.tools | length'
  deskwright tools tickiti --read-only --abilities tickets:read

Needs no credential and no network; --json prints the tools/list result that serve would give.
"""
CALL_EPILOG = """\
examples:
  deskwright call tickiti get_ticket '{"ticket_number": "100101"}' --sandbox
  echo '{"filters": {}}' | deskwright call tickiti list_queues - --sandbox
  deskwright call tickiti tickiti_call '{"family": "workflow", "action": "queues.index"}' --sandbox --json

Exit code 5: the tool answered with an error (told on standard output like any answer).
"""
SANDBOX_EPILOG = """\
examples:
  deskwright sandbox tickiti --http 127.0.0.1:8900

Prints on standard error the environment lines of every credential it accepts.
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; every expected failure is a message on standard error and an exit code."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    for stream in (sys.stdout, sys.stderr):
        # Tickets hold every script: what this terminal cannot show is escaped, not a stack trace.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        if words and words[0] in BUILD_COMMANDS:
            return _run_build_command(words)
        options = _parser(words).parse_args(words)
        run: Callable[[argparse.Namespace], int] = options.run
        return run(options)
    except UsageError as error:
        print(f"deskwright: {visible(str(error))}", file=sys.stderr)
        return USAGE
    except DeskwrightError as error:
        print(f"deskwright: {visible(str(error))}", file=sys.stderr)
        return FAILED
    except KeyboardInterrupt:
        return FAILED
    except BrokenPipeError:
        # A reader such as `head` has seen enough.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return OK


# --- the parser ----------------------------------------------------------------------------------------


def _parser(words: Sequence[str]) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="deskwright",
        description="Every helpdesk's API as a governed MCP server.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"deskwright {_version()}")
    commands = parser.add_subparsers(metavar="COMMAND", required=True)

    def command(
        name: str, about: str, run: Callable[[argparse.Namespace], int], epilog: str = ""
    ) -> argparse.ArgumentParser:
        made = commands.add_parser(
            name,
            help=about,
            description=about[0].upper() + about[1:] + ".",
            epilog=epilog,
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        made.set_defaults(run=run)
        return made

    serve = command("serve", "serve one or more helpdesks to an assistant", _serve, SERVE_EPILOG)
    serve.add_argument(
        "desks_words", nargs="+", metavar="DESK", help="a desk of `deskwright list`; several in one server"
    )
    add_policy_options(serve)
    add_run_options(serve)
    add_governance_options(serve)
    add_http_options(serve)

    if words[:1] == ["try"]:
        import_module("deskwright.try_command").add_arguments(command("try", TRY, _lazily("deskwright.try_command")))
    else:
        command("try", TRY, _lazily("deskwright.try_command"))

    tools = command("tools", "show the tools an assistant would see", _tools, TOOLS_EPILOG)
    tools.add_argument("desks_words", nargs="+", metavar="DESK", help="a desk of `deskwright list`")
    tools.add_argument("--json", action="store_true", help="the tools/list result, as JSON")
    add_policy_options(tools)
    add_run_options(tools)
    add_governance_options(tools)

    call = command("call", "call one tool and print its answer", _call, CALL_EPILOG)
    call.add_argument("desk", metavar="DESK", help="a desk of `deskwright list`")
    call.add_argument("tool", metavar="TOOL", help="a tool of `deskwright tools DESK`, or a resource's address")
    call.add_argument("arguments", nargs="?", default="{}", metavar="ARGUMENTS", help="a JSON object, or -")
    call.add_argument("--json", action="store_true", help="the whole tool result, as JSON")
    add_policy_options(call)
    add_run_options(call)
    add_governance_options(call)

    listing = command("list", "show the desks that can be served", _list)
    listing.add_argument("--json", action="store_true", help="the same as JSON")
    add_desks_option(listing)

    sandbox = command("sandbox", "serve a helpdesk that exists in memory only", _sandbox, SANDBOX_EPILOG)
    sandbox.add_argument("desk", metavar="DESK", help="a desk that has a sandbox")
    sandbox.add_argument("--http", required=True, metavar="HOST:PORT", help="where it listens, as 127.0.0.1:8800")
    add_desks_option(sandbox)

    for name, about in (
        ("doctor", "find out why a desk does not work"),
        ("register", "write an assistant's configuration"),
        ("sweep", "walk every operation of a desk, in its sandbox or on a scratch installation"),
        ("approvals", "decide what assistants propose: a page, or list, show, approve, reject"),
        ("audit", "what was done, by whom: show, verify, export"),
    ):
        made = command(name, about, _lazily(_ROOMS.get(name, f"deskwright.{name}")))
        # Their options are theirs, and so is the cost of loading them.
        if words[:1] == [name]:
            import_module(_ROOMS.get(name, f"deskwright.{name}")).add_arguments(made)
    for name, about in BUILD_COMMANDS.items():
        commands.add_parser(name, help=about, add_help=False)
    if words[:1] and words[0] not in commands.choices:
        for entry in entry_points(group=DESK_COMMANDS):
            made = command(entry.name, f"the {entry.name} desk's own affairs", _lazily(entry.value))
            if words[0] == entry.name:
                import_module(entry.value).add_arguments(made)
    return parser


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("deskwright")
    except PackageNotFoundError:
        return "0"


# --- commands ------------------------------------------------------------------------------------------


def _serve(options: argparse.Namespace) -> int:
    check_http_options(options)
    # Hundreds of models are built while starting, and none of them is garbage: collecting is a fifth of the start.
    gc.disable()
    if options.http is not None:
        from deskwright.hosted.serve import serve_http

        return serve_http(options)
    return serve_application(make_application(options.desks_words, options, offline=False))


def serve_application(application: Application) -> int:
    """Serve it over standard input and output until the client leaves."""
    from deskwright.stdio import serve_stdio

    desks = ", ".join(desk.catalogue.title for desk in application.desks)
    count = len(application.tools.entries)
    print(f"deskwright: {desks}: {count} tools on standard input and output", file=sys.stderr)
    if waiting := application.oversight.waiting_effects:
        words = ", ".join(waiting)
        print(f"deskwright: {words} wait for a person: deskwright approvals --open", file=sys.stderr)
    asyncio.run(serve_stdio(application))
    return OK


def _tools(options: argparse.Namespace) -> int:
    if options.sandbox is not None:
        shown, beside = _tools_of_sandbox(options)
    else:
        application = make_application(options.desks_words, options, offline=True)
        shown, beside = application.tools.listed, _beside(application)
    show_tools(shown, beside, as_json=options.json)
    return OK


def show_tools(shown: dict[str, Any], beside: Sequence[str] = (), *, as_json: bool = False) -> None:
    """A `tools/list` result for people, or as it is."""
    if as_json:
        print(json.dumps(shown, ensure_ascii=False, indent=2))
        return
    rows = [("TOOL", "EFFECT", "ABILITIES", "TOKENS")]
    for tool in shown["tools"]:
        facts = (tool.get("_meta") or {}).get("deskwright") or {}
        rows.append((tool["name"], facts.get("effect", ""), _abilities(facts), str(_tokens(tool))))
    _print_table(rows)
    count = len(shown["tools"])
    print()
    for line in (*beside[:1], f"{count} tools, about {_tokens(shown):,} tokens", *beside[1:]):
        print(line)


def _beside(application: Application) -> list[str]:
    """What there is beside the tools, a line for each kind: tokens by toolset, resources with templates, prompts."""
    toolsets: dict[str, int] = {}
    for entry in application.tools.entries:
        name = entry.tool.toolset if entry.tool else "general"
        toolsets[name] = toolsets.get(name, 0) + _tokens(entry.listed)
    found = [resource["uri"] for resource in application.offers.resources_list()["resources"]]
    found += [template["uriTemplate"] for template in application.offers.templates_list()["resourceTemplates"]]
    prompts = [
        f"{prompt['name']}({', '.join(argument['name'] for argument in prompt['arguments'])})"
        for prompt in application.offers.prompts_list()["prompts"]
    ]
    weights = [f"{name} {tokens:,}" for name, tokens in sorted(toolsets.items())]
    lines = (("resources", found), ("prompts", prompts))
    told = [f"{kind}: {', '.join(names)}" for kind, names in lines if names]
    return [f"tokens by toolset: {', '.join(weights) or 'none'}", *told]


def _tools_of_sandbox(options: argparse.Namespace) -> tuple[dict[str, Any], list[str]]:
    """A sandbox can be asked for the abilities of its credential: it is in this process."""
    application = make_application(options.desks_words, options, offline=False)

    async def run() -> tuple[dict[str, Any], list[str]]:
        try:
            await application.start_probes()
            return await application.first_list(), _beside(application)
        finally:
            await application.aclose()

    return asyncio.run(run())


def _abilities(facts: dict[str, Any]) -> str:
    abilities = facts.get("abilities") or {}
    parts = [" | ".join(abilities.get("any_of") or ()), " & ".join(abilities.get("all_of") or ())]
    parts.append(f"role:{facts['role']}" if facts.get("role") else "")
    parts += [f"flag:{flag}" for flag in facts.get("flags") or ()]
    parts += [f"plan:{plan}" for plan in facts.get("plans") or ()]
    return ", ".join(part for part in parts if part)


def _tokens(tool: Any) -> int:
    return len(json.dumps(tool, ensure_ascii=False, separators=(",", ":")).encode()) // 4


def _print_table(rows: Sequence[Sequence[str]]) -> None:
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        cells = [cell.ljust(width) for cell, width in zip(row[:-1], widths, strict=False)]
        print("  ".join([*cells, row[-1].rjust(widths[-1])]).rstrip())


def _call(options: argparse.Namespace) -> int:
    from deskwright.errors import Refusal

    try:
        text = sys.stdin.read() if options.arguments == "-" else options.arguments
        arguments = json.loads(text)
    except UnicodeDecodeError:
        raise UsageError("the arguments are not UTF-8 text") from None
    except RecursionError:
        raise UsageError("the arguments are nested too deeply") from None
    except ValueError as error:
        raise UsageError(f"the arguments are not JSON: {error}") from error
    if not isinstance(arguments, dict):
        raise UsageError('the arguments are a JSON object, as in \'{"ticket_number": "100101"}\'')
    application = make_application([options.desk], options, offline=False)

    async def run() -> Any:
        try:
            await application.start_probes()
            await application.first_list()
            if "://" in options.tool:
                return await application.read_resource(options.tool)
            return await application.call(options.tool, arguments)
        finally:
            await application.aclose()

    try:
        answer = asyncio.run(run())
    except Refusal as refusal:  # a tool no desk knows
        raise UsageError(f"{refusal.what}; {refusal.next_step}") from refusal
    if isinstance(answer, dict):  # a resource
        if options.json:
            print(json.dumps(answer, ensure_ascii=False, indent=2))
        else:
            for content in answer["contents"]:
                print(content.get("text", "[binary content: use --json]"))
        return OK
    if options.json:
        print(json.dumps(answer.as_result(), ensure_ascii=False, indent=2))
    else:
        for block in answer.content:
            print(block["text"] if block["type"] == "text" else f"[{block['type']} content: use --json]")
    return TOOL_ERROR if answer.is_error else OK


def _list(options: argparse.Namespace) -> int:
    from deskwright.sandboxes import sandbox_exists
    from deskwright.serving import Application, ServedDesk

    project = project_here()
    found = []
    for place in find_desks([*options.desks, *project.desks]).values():
        catalogue = load_catalogue(place)
        connections = Connections(catalogue.connection, {}, Tls())
        desk = ServedDesk(catalogue, connections, Policy(roles=catalogue.roles))
        listed_tools = Application([desk], Selection()).tools.listed
        found.append(
            {
                "desk": catalogue.desk,
                "title": catalogue.title,
                "operations": len(catalogue.operations),
                "tools": len(listed_tools["tools"]),
                "tokens": _tokens(listed_tools),
                "sandbox": sandbox_exists(catalogue.desk),
                "from": place.source,
            }
        )
    if options.json:
        print(json.dumps({"desks": found}, ensure_ascii=False, indent=2))
        return OK
    if not found:
        print("no desk was found; --desks DIR names a folder that holds some")
        return OK
    rows: list[Sequence[str]] = [("DESK", "TITLE", "SANDBOX", "FROM", "OPERATIONS", "TOOLS", "TOKENS")]
    for desk_facts in found:
        sandbox = "yes" if desk_facts["sandbox"] else "-"
        numbers = [str(desk_facts[key]) for key in ("operations", "tools", "tokens")]
        rows.append((str(desk_facts["desk"]), str(desk_facts["title"]), sandbox, str(desk_facts["from"]), *numbers))
    _print_table(rows)
    return OK


def _sandbox(options: argparse.Namespace) -> int:
    from deskwright.sandboxes import load_sandbox, sandbox_exists

    catalogue = load_catalogues([options.desk], options.desks, project_here())[0]
    host, _, port = options.http.rpartition(":")
    if not host or not port.isdigit() or int(port) > 65_535:
        raise UsageError(f"--http {options.http}: write HOST:PORT, as in 127.0.0.1:8900")
    if not sandbox_exists(catalogue.desk):
        raise UsageError(f"{catalogue.desk} has no sandbox")
    import uvicorn

    sandbox = load_sandbox(catalogue.desk)
    base_env = catalogue.connection["base_url"].get("env")
    for credential in sandbox.credentials:
        print(f"# {credential.name}: {credential.about}", file=sys.stderr)
        environment = dict(credential.environment)
        if base_env:
            environment = {base_env: f"http://{options.http}{sandbox.base_path}", **environment}
            environment[base_env] = f"http://{options.http}{sandbox.base_path}"
        for name, value in environment.items():
            print(f"export {name}='{value}'", file=sys.stderr)
    sys.stderr.flush()
    uvicorn.run(sandbox.app, host=host.strip("[]"), port=int(port), log_level="warning")
    return OK


def _lazily(module: str) -> Callable[[argparse.Namespace], int]:
    def run(options: argparse.Namespace) -> int:
        result: int | None = import_module(module).run(options)
        return result or OK

    return run


def _run_build_command(words: Sequence[str]) -> int:
    """Hand a build command over to the generators, which a server alone does not need."""
    result: int | None = load_generators("command", words[0]).main(list(words))
    return result or OK


if __name__ == "__main__":
    sys.exit(main())
