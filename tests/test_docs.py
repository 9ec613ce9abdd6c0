"""The pages tell the truth: their commands run, their samples parse, and nothing that exists goes without its row."""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import re
import shlex
import socket
import subprocess
import sys
import time
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from deskwright import cli
from deskwright_codegen import command as build
from deskwright_codegen.finding import CODES, Finding, Level
from deskwright_codegen.generate import read_api
from deskwright_codegen.load import DeskInput, load_text
from deskwright_codegen.overlay import words
from deskwright_codegen.read_otrs_book import ENTRY
from deskwright_codegen.route_book import ENTRY_KEYS as TYPEBOOK_KEYS
from deskwright_codegen.settings import SCHEMA, read_settings

ROOT = Path(__file__).parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), *ROOT.glob("specs/*/*.md")])
README = ROOT / "README.md"
OVERLAY, SETTINGS = ROOT / "docs" / "overlay.md", ROOT / "docs" / "helpdesk-toml.md"
VARIABLES = ROOT / "docs" / "variables.md"
FINDINGS, COMMANDS = ROOT / "docs" / "findings.md", ROOT / "docs" / "cli.md"
BLOCK = re.compile(r"^( *)```(\w*)\n(.*?)^\1```$", re.MULTILINE | re.DOTALL)
DESKWRIGHT = str(Path(sys.executable).with_name("deskwright"))
#: Commands that need no network, no account and no time: they are run, not only parsed.
OFFLINE = re.compile(r"deskwright (tools|list|register|(call|doctor) .*--sandbox|(call|doctor) --sandbox)\b")


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@cache
def text(path: Path) -> str:
    return path.read_text("utf-8")


def blocks(path: Path) -> list[tuple[str, str]]:
    """(language, content) of every fenced block."""
    return [(match[2], match[3]) for match in BLOCK.finditer(text(path))]


def prose(path: Path) -> str:
    return BLOCK.sub("", text(path))


def section(path: Path, heading: str) -> str:
    """What stands below one heading, up to the next of its level or a higher one."""
    level = heading.partition(" ")[0]
    found = re.search(
        rf"^{re.escape(heading)}\n(.*?)(?=^#{{1,{len(level)}}} |\Z)", text(path), re.MULTILINE | re.DOTALL
    )
    assert found, f"{name(path)} has no heading {heading!r}"
    return found[1]


def first_cells(body: str) -> list[str]:
    """What stands between backticks (or alone) in the first column of the tables of a text."""
    cells = [line.split(" | ")[0].strip("| ") for line in body.splitlines() if line.startswith("| ")]
    return [word for cell in cells for word in (re.findall(r"`([^`]+)`", cell) or [cell])]


def by_page(pages: list[Path]) -> Any:
    return pytest.mark.parametrize("page", pages, ids=name)


# --- README --------------------------------------------------------------------------------------------


def test_the_readme_is_short_and_says_the_two_commands() -> None:
    lines = text(README).splitlines()
    assert len(lines) <= 150
    assert {"make demo", "make test"} <= set(lines)
    steps = [line for line in lines if re.match(r"\d\. ", line)]
    assert len(steps) == 3


def test_the_table_of_desks_is_true(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["list", "--json"]) == 0
    desks = json.loads(capsys.readouterr().out)["desks"]
    rows = ["| helpdesk | operations | tools on by default | tokens | sandbox |", "|---|---|---|---|---|"]
    for desk in desks:
        sandbox = "yes" if desk["sandbox"] else "no"
        link = f"[{desk['title']}](generated/helpdesks/{desk['desk']}/CATALOG.md)"
        rows.append(f"| {link} | {desk['operations']} | {desk['tools']} | {desk['tokens']} | {sandbox} |")
    wanted = "\n".join(rows)
    found = re.search(r"<!-- desks -->\n(.*?)\n?<!-- /desks -->", text(README), re.DOTALL)
    assert found
    if found[1] != wanted:
        pytest.fail(f"put this between the markers of README.md:\n\n{wanted}\n", pytrace=False)


def _marked(mark: str) -> list[str]:
    """The blocks that follow a marker of the README."""
    _, found, rest = text(README).partition(f"<!-- {mark} -->\n")
    assert found
    return [match[3] for match in BLOCK.finditer(rest)]


@pytest.fixture
def agent() -> Iterator[dict[str, str]]:
    """The variables of the sandbox's credential `agent`, while the sandbox of the README runs."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    served = [DESKWRIGHT, "sandbox", "tickiti", "--http", f"127.0.0.1:{port}"]
    process = subprocess.Popen(served, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True)
    try:
        assert process.stderr
        variables: dict[str, str] = {}
        for line in process.stderr:
            if line.startswith("# agent:"):
                for _ in range(2):
                    key, _, value = process.stderr.readline().removeprefix("export ").partition("=")
                    variables[key] = shlex.split(value)[0]
                break
        _wait_for(port, process)
        yield variables
    finally:
        process.terminate()
        process.wait(10)


def _wait_for(port: int, process: subprocess.Popen[str]) -> None:
    for _ in range(200):
        assert process.poll() is None, "the sandbox ended"
        try:
            socket.create_connection(("127.0.0.1", port), 0.2).close()
            return
        except OSError:
            time.sleep(0.05)
    raise AssertionError("the sandbox does not listen")


def test_the_script_of_the_readme_prints_what_stands_below_it(agent: dict[str, str], tmp_path: Path) -> None:
    script, output = _marked("example")[:2]
    assert len([line for line in script.splitlines() if line]) == 10
    file = tmp_path / "example.py"
    file.write_text(script, "utf-8")
    environ = {**os.environ, **agent, "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run([sys.executable, str(file)], env=environ, capture_output=True, encoding="utf-8", timeout=60)
    assert (done.stdout, done.stderr) == (output, "")


def test_the_session_of_the_readme_goes_as_told() -> None:
    told = _marked("mcp")[0].splitlines()
    calls: list[tuple[str, dict[str, Any], list[str]]] = []
    for line in told:
        if line.startswith("-> "):
            tool, _, arguments = line.removeprefix("-> ").partition(" ")
            calls.append((tool, json.loads(arguments), []))
        else:
            calls[-1][2].append(line.removeprefix("<- "))
    found = re.search(r"^`deskwright (serve [^`]*)`, two `tools/call`", text(README), re.MULTILINE)
    assert found

    async def session() -> list[list[str]]:
        from mcp import Client, StdioServerParameters, stdio_client

        server = StdioServerParameters(command=DESKWRIGHT, args=shlex.split(found[1]))
        async with Client(stdio_client(server, errlog=nowhere), read_timeout_seconds=60) as client:
            results = [await client.call_tool(tool, arguments) for tool, arguments, _ in calls]
        return [result.content[-1].text.splitlines() for result in results]  # type: ignore[union-attr]

    with Path(os.devnull).open("w") as nowhere:
        assert asyncio.run(session()) == [lines for _, _, lines in calls]


# --- links, names, samples -----------------------------------------------------------------------------


def _slugs(path: Path) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", prose(path), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@by_page(PAGES)
def test_every_link_leads_somewhere(page: Path) -> None:
    lost = []
    for target in re.findall(r"\]\(([^)\s]+)\)", prose(page)):
        if re.match(r"[a-z]+:", target):
            continue
        file, _, anchor = target.partition("#")
        path = (page.parent / file).resolve() if file else page
        if not path.exists() or (anchor and anchor not in _slugs(path)):
            lost.append(target)
    assert lost == []


@by_page(PAGES)
def test_every_path_that_is_named_exists(page: Path) -> None:
    """`tests/errors/`, `codegen/…/words.yaml`; placeholders and patterns are no paths."""
    roots = ("codegen/", "generated/", "mcp_server/", "specs/", "tests/", "docs/", ".ci/")
    named = [word for word in re.findall(r"`([^`\s]+)`", prose(page)) if word.startswith(roots)]
    named = [word.split("#")[0].split(":")[0] for word in named if not re.search(r"[<>*{}…]", word)]
    assert [word for word in named if not (ROOT / word).exists()] == []


@by_page(PAGES)
def test_every_make_target_exists(page: Path) -> None:
    targets = set(re.findall(r"^([a-z]+):", text(ROOT / "Makefile"), re.MULTILINE))
    code = [*re.findall(r"`([^`]+)`", prose(page)), *(line for _, body in blocks(page) for line in body.splitlines())]
    said = [line.split("#")[0].split()[1:] for line in code if re.match(r"make [a-z]", line)]
    wanted = {word for words_ in said for word in words_ if re.fullmatch(r"[a-z]+", word)}
    assert wanted - targets == set()


def test_make_help_has_every_target() -> None:
    made = text(ROOT / "Makefile")
    wanted = set(re.findall(r"^([a-z]+):", made, re.MULTILINE)) - {"clean"}
    assert set(re.findall(r"^([a-z]+):.*## ", made, re.MULTILINE)) >= wanted


@by_page(PAGES)
def test_every_sample_parses(page: Path) -> None:
    parsers = {"json": json.loads, "toml": tomllib.loads, "yaml": yaml.safe_load}
    parsers["python"] = lambda body: compile(body, name(page), "exec")
    for language, body in blocks(page):
        if language in parsers:
            parsers[language](body)
        else:
            assert language in {"", "text", "sh", "bash", "console", "mermaid"}, f"nobody checks a block of {language}"


# --- commands ------------------------------------------------------------------------------------------


def _parser(subcommand: str) -> argparse.ArgumentParser:
    """The parser of one subcommand, wherever its options are told."""
    whole = cli._parser([subcommand])
    if subcommand in cli.BUILD_COMMANDS:
        whole = argparse.ArgumentParser(prog="deskwright", allow_abbrev=False)
        build.add_commands(whole.add_subparsers(dest="command", required=True))
    return whole


def _subparsers(parser: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    found: dict[str, argparse.ArgumentParser] = {}
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            found |= action.choices
    return found


SUBCOMMANDS = sorted(_subparsers(cli._parser(["--help"])))


def _commands(source: str) -> list[str]:
    """Lines that begin with `deskwright`, without comment, pipe and redirection."""
    lines = [line.strip().removeprefix("$ ") for line in source.replace("\\\n", " ").splitlines()]
    return [line for line in lines if re.match(r"deskwright [a-z-]", line)]


def _words(line: str) -> list[str]:
    lexer = shlex.shlex(line, posix=True, punctuation_chars="|>;&")
    lexer.whitespace_split = True
    taken = []
    for word in lexer:
        if set(word) <= set("|>;&"):
            break
        taken.append(word)
    return taken[1:]


def _all_commands() -> list[str]:
    found = []
    for page in PAGES:
        found += [line for _, body in blocks(page) for line in _commands(body)]
        inline = [line for code in re.findall(r"`([^`\n]+)`", prose(page)) for line in _commands(code)]
        found += [line for line in inline if not re.search(r"\b[A-Z]{3,}\b|…|<|deskwright [a-z]+[|]|`", line)]
    for epilog in (cli.EPILOG, cli.SERVE_EPILOG, cli.TOOLS_EPILOG, cli.CALL_EPILOG, cli.SANDBOX_EPILOG):
        # an explanation stands two spaces or more behind its command
        found += [re.split(r"\s{2,}|(?<=claude-code) (?=print)", line)[0] for line in _commands(epilog)]
    return sorted({line for line in found if len(line.split()) > 2 or line == "deskwright list"})


@pytest.mark.parametrize("line", _all_commands())
def test_every_command_is_one(
    line: str, capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its subcommand and options exist; where it needs nothing from outside it also succeeds."""
    given = _words(line)
    try:
        _parser(given[0]).parse_args(given)
    except SystemExit:
        pytest.fail(f"{line}\n{capsys.readouterr().err}", pytrace=False)
    if OFFLINE.match(line) and "--write" not in given and not {"-", "--attachments"} & set(given):
        monkeypatch.chdir(tmp_path)
        (tmp_path / "desk.env").write_text("", "utf-8")
        assert cli.main(given) == 0, capsys.readouterr().out
        assert capsys.readouterr().out.strip()


@pytest.mark.parametrize("subcommand", SUBCOMMANDS)
def test_every_option_has_its_row(subcommand: str) -> None:
    """docs/cli.md has the options of each subcommand, its own and those of the sections it refers to."""
    parser = _subparsers(_parser(subcommand))[subcommand]
    parsers = [parser, *_subparsers(parser).values()]
    real = {word for each in parsers for action in each._actions for word in action.option_strings} - {"-h", "--help"}
    body = section(COMMANDS, f"## deskwright {subcommand}")
    told = _options(body)
    for heading in ("What may be called", "How it runs", "Approvals and the record"):
        if f"(#{heading.lower().replace(' ', '-')})" in body:
            told |= _options(section(COMMANDS, f"## {heading}"))
    assert told == real


def _options(body: str) -> set[str]:
    return {cell.split()[0] for cell in first_cells(body) if cell.startswith("--")}


def test_cli_page_has_no_command_that_is_gone() -> None:
    told = re.findall(r"^## deskwright (\S+)$", text(COMMANDS), re.MULTILINE)
    assert sorted(told) == SUBCOMMANDS


# --- findings, overlay, helpdesk.toml, tools -----------------------------------------------------------


def test_every_finding_code_has_its_row() -> None:
    rows = [line.strip("| ").split(" | ") for line in text(FINDINGS).splitlines() if line.startswith("| GEN")]
    assert {row[0]: row[2] for row in rows} == CODES
    assert len(rows) == len(CODES)
    assert all(row[3] for row in rows)
    told = {row[0]: set(row[1].split(" or ")) for row in rows}
    assert {level for levels in told.values() for level in levels} <= {level.value for level in Level}
    seen: dict[str, set[str]] = {}
    for finding in _findings_of_cases():
        seen.setdefault(finding.code, set()).add(finding.level.value)
    assert {code: told[code] for code in seen} == seen


def _findings_of_cases() -> Iterator[Finding]:
    """What the inputs of tests/errors/ raise, short of the SDK."""
    for case in sorted(path for path in (ROOT / "tests" / "errors").iterdir() if path.name.startswith("GEN")):
        inputs = {
            path.relative_to(case).as_posix(): path.read_text("utf-8") for path in case.rglob("*") if path.is_file()
        }
        yield from read_api(DeskInput("case", "specs/case", inputs))[0].findings


def test_every_overlay_word_has_its_heading_and_its_example() -> None:
    inner = set(
        re.findall(r"^ +(x-[a-z-]+):", files("deskwright_codegen").joinpath("words.yaml").read_text("utf-8"), re.M)
    )
    told = re.findall(r"^##+ (x-[a-z-]+)$", text(OVERLAY), re.MULTILINE)
    assert sorted(told) == sorted({*words(), *inner})
    for word in told:
        mark = "##" if f"\n## {word}\n" in text(OVERLAY) else "###"
        body = section(OVERLAY, f"{mark} {word}")
        assert re.search(rf"```yaml\n(.*\n)*? *{word}:", body), f"{word} has no example"


def test_every_overlay_example_fits_its_schema() -> None:
    vocabulary = load_text(files("deskwright_codegen").joinpath("words.yaml").read_text("utf-8"), "words.yaml")
    checked = 0
    for language, body in blocks(OVERLAY):
        value = yaml.safe_load(body) if language == "yaml" else {}
        holders = [value, *(action.get("update", {}) for action in value.get("actions", []))]
        for word, said in ((word, said) for holder in holders for word, said in holder.items() if word[:2] == "x-"):
            jsonschema.validate(said, {"$defs": vocabulary["$defs"], **words()[word]["schema"]})
            checked += 1
    assert checked >= len(words())


def test_every_key_of_an_argument_has_its_row() -> None:
    vocabulary = load_text(files("deskwright_codegen").joinpath("words.yaml").read_text("utf-8"), "words.yaml")
    told = first_cells(section(OVERLAY, "## x-tool"))
    assert set(vocabulary["$defs"]["argument"]["properties"]) == set(told) - {"key"}


def _keys(schema: dict[str, Any], before: str = "") -> Iterator[str]:
    """Dotted keys of helpdesk.toml; a table whose keys are the author's own counts as one."""
    for key, child in schema["properties"].items():
        inner = child.get("items", child) if child.get("type") in {"array", "object"} else {}
        # conditions have one form everywhere; the page tells it once
        if "properties" in inner and not key.endswith("_when"):
            yield from _keys(inner, f"{before}{key}.")
        else:
            yield f"{before}{key}"


def test_every_key_of_helpdesk_toml_has_its_row() -> None:
    told = first_cells(text(SETTINGS).partition("## typebook.yaml")[0])
    assert sorted(set(told) - {"key"}) == sorted(_keys(SCHEMA))


def test_the_sample_of_helpdesk_toml_is_accepted_and_has_every_table() -> None:
    sample = next(body for language, body in blocks(SETTINGS) if language == "toml")
    _, findings = read_settings(DeskInput("sample", "specs/sample", {"helpdesk.toml": sample}))
    assert findings == []
    # a desk has an address, or it is local
    assert set(tomllib.loads(sample)) == set(SCHEMA["properties"]) - {"version", "local"}


def test_every_key_of_a_typebook_entry_has_its_row() -> None:
    assert set(first_cells(section(SETTINGS, "## typebook.yaml"))) - {"key"} == TYPEBOOK_KEYS
    sample = next(yaml.safe_load(body) for language, body in blocks(SETTINGS) if language == "yaml")
    assert all(set(entry) <= TYPEBOOK_KEYS for entry in sample["routes"].values())


def test_every_key_of_a_typebook_by_type_has_its_row() -> None:
    own = section(SETTINGS, "## typebook.yaml of a web service")
    assert set(first_cells(own)) - {"key"} == set(ENTRY["properties"])


def test_every_variable_of_every_desk_has_its_row() -> None:
    read: set[str] = set()
    for catalogue in ROOT.glob("generated/helpdesks/*/catalog.json"):
        read |= set(re.findall(r"\b[A-Z]+(?:_[A-Z]+)+\b", json.dumps(json.loads(text(catalogue))["connection"])))
    for module in (ROOT / "mcp_server" / "deskwright").rglob("*.py"):
        read |= set(re.findall(r'"((?:DESKWRIGHT|TRIAGE)_[A-Z_]+)"', text(module)))
    read -= {"DESKWRIGHT_FAULT"}  # for tests alone
    assert {word for word in first_cells(text(VARIABLES)) if word.isupper()} == read


def test_every_effect_is_explained() -> None:
    from deskwright.policy import EFFECTS

    assert set(EFFECTS) <= set(first_cells(text(ROOT / "SECURITY.md")))


@pytest.mark.parametrize(
    "catalogue", sorted(ROOT.glob("generated/helpdesks/*/catalog.json")), ids=lambda p: p.parent.name
)
def test_every_named_tool_and_every_operation_is_in_the_catalogue_for_people(catalogue: Path) -> None:
    data = json.loads(text(catalogue))
    page = catalogue.with_name("CATALOG.md")
    named = {tool["listed"]["name"] for tool in data["tools"] if tool["kind"] == "named"}
    assert named <= set(first_cells(section(page, "## Named tools")))
    rows = {tuple(line.strip("| ").split(" | ")[:2]) for line in text(page).splitlines() if line.startswith("| ")}
    assert {(operation["family"], operation["action"]) for operation in data["operations"].values()} <= rows
