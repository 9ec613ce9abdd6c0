"""Offers texts that a person chooses from a menu: how to go about something with the tools of a desk.

What a person fills in is put into the text as a quoted value: one line, bounded, checked, never a line of its own. A
prompt is refused where a tool it needs is not offered.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from deskwright.arguments import INSTANCE, SchemaChecks, reserved_name
from deskwright.errors import DeskwrightError, Refusal, UsageError, listed, near, short
from deskwright.listing import Entry, public_name
from deskwright.prompt_values import bounded, cleaned, coerced, plain, shown, told, usage
from deskwright.suggestions import MAX_TYPED, NOTHING, look_up, ranked, soon

if TYPE_CHECKING:
    from deskwright.serving import ServedDesk

__all__ = ["Prompt", "PromptError", "Prompts", "find_prompts"]

MAX_FAULTS = 10


class PromptError(DeskwrightError):
    """A prompt that was not given: the text of the protocol error, and what a program reads of it."""

    def __init__(self, text: str, error: Mapping[str, Any]) -> None:
        super().__init__(text)
        self.text = text
        self.data = {"error": dict(error)}


@dataclass(frozen=True, slots=True, eq=False)
class Prompt:
    """One prompt of one desk under its public name."""

    desk: ServedDesk
    name: str
    declared: Mapping[str, Any]
    # the desk's name of a tool: the one it is listed under
    tools: Mapping[str, str]

    @property
    def needed(self) -> list[str]:
        """The tools, by the desk's name, without which it is not offered."""
        named = [part["tool"] for part in self.declared["parts"] if isinstance(part, Mapping) and "tool" in part]
        return list(dict.fromkeys(named))

    @property
    def arguments(self) -> list[Mapping[str, Any]]:
        """Its own, and which installation is meant where there are several."""
        own: list[Mapping[str, Any]] = list(self.declared.get("arguments") or ())
        instances = self.desk.instances
        if len(instances) < 2:
            return own
        about = f"Which installation; {instances[0]} when absent."
        schema = {"type": "string", "enum": instances}
        return [*own, {"name": self.instance_word, "description": about, "required": False, "schema": schema}]

    @property
    def instance_word(self) -> str:
        names = [argument["name"] for argument in self.declared.get("arguments") or ()]
        return reserved_name(INSTANCE, {"properties": dict.fromkeys(names)})


def find_prompts(desks: Sequence[ServedDesk]) -> list[Prompt]:
    """The prompts of all desks; with several desks their names begin with the desk's, as those of tools."""
    several = len(desks) > 1
    found: dict[str, Prompt] = {}
    for desk in desks:
        catalogue = desk.catalogue
        tools = {name: public_name(catalogue.desk, name, several) for name in catalogue.named}
        for declared in catalogue.prompts:
            name = public_name(catalogue.desk, str(declared["name"]), several)
            other = found.setdefault(name, Prompt(desk, name, declared, tools)).desk.catalogue.desk
            if other != catalogue.desk:
                raise UsageError(f"{other} and {catalogue.desk} both have a prompt {name}: serve them one by one")
    return list(found.values())


class Prompts:
    """The prompts of a server; `entry_of` tells which tool stands under a public name, if any."""

    def __init__(self, prompts: Iterable[Prompt], entry_of: Callable[[str], Entry | None]) -> None:
        self._all = {prompt.name: prompt for prompt in prompts}
        self._entry_of = entry_of
        self._checks = SchemaChecks()

    # --- which there are -------------------------------------------------------------------------------

    def possible(self) -> bool:
        """Could the selected tools give a prompt, to whatever credential?"""
        return any(all(self._entry(prompt, tool) for tool in prompt.needed) for prompt in self._all.values())

    def offered(self) -> list[Prompt]:
        """Those of which every tool that they need may be called."""
        return [prompt for prompt in self._all.values() if not self._lacking(prompt)]

    def _entry(self, prompt: Prompt, tool: str) -> Entry | None:
        """The selected tool; under its name there may be an operation's own tool instead."""
        found = self._entry_of(prompt.tools[tool])
        return found if found and found.tool is prompt.desk.catalogue.named[tool] else None

    def _may_call(self, prompt: Prompt, tool: str) -> bool:
        found = self._entry(prompt, tool)
        return found is not None and found.decision.allowed

    def _lacking(self, prompt: Prompt) -> list[str]:
        return [tool for tool in prompt.needed if not self._may_call(prompt, tool)]

    def described(self) -> list[dict[str, Any]]:
        """The list of a client."""
        return [
            {
                "name": prompt.name,
                "title": prompt.declared["title"],
                "description": prompt.declared["description"],
                "arguments": [
                    {"name": argument["name"], "description": told(argument), "required": argument["required"]}
                    for argument in prompt.arguments
                ],
                "_meta": {"deskwright": self._facts(prompt)},
            }
            for prompt in self.offered()
        ]

    def _facts(self, prompt: Prompt) -> dict[str, Any]:
        return {"desk": prompt.desk.catalogue.desk, "tools": [prompt.tools[tool] for tool in prompt.needed]}

    # --- one of them -----------------------------------------------------------------------------------

    def get(self, name: str, given: Mapping[str, str]) -> dict[str, Any]:
        """The wire form of `GetPromptResult`; raises PromptError."""
        prompt = self._find(name)
        values = self._checked(prompt, given)
        text = self._written(prompt, prompt.declared["parts"], values)
        if instance := values.get(prompt.instance_word):
            title = prompt.desk.catalogue.title
            text += f"\n\nAll of this is about the installation {shown(instance)} of {title}: pass it as "
            text += f"`{INSTANCE}` to every tool."
        return {
            "description": prompt.declared["description"],
            "messages": [{"role": "user", "content": {"type": "text", "text": text}}],
            "_meta": {"deskwright": self._facts(prompt)},
        }

    def _find(self, name: str) -> Prompt:
        prompt = self._all.get(name)
        if prompt is None:
            names = [prompt.name for prompt in self.offered()]
            close = near(name, names)
            raise _error(
                Refusal(
                    f"no prompt {short(name)}",
                    "this server has no prompt of that name",
                    f"did you mean {listed(close)}?" if close else f"the prompts are {listed(names)}",
                    error={"code": "unknown_prompt", "near": close},
                )
            )
        for tool in self._lacking(prompt):
            entry = self._entry(prompt, tool)
            why = entry.decision.why if entry else "that is not among the tools the operator selected"
            step = entry.decision.next if entry else "have the operator change --toolsets, --tools or --all-tools"
            raise _error(
                Refusal(
                    f"{name} is not offered by this server",
                    f"it needs {prompt.tools[tool]}: {why}",
                    step,
                    error={"code": "refused", "step": "selection" if entry is None else entry.decision.step},
                )
            )
        return prompt

    def _checked(self, prompt: Prompt, given: Mapping[str, str]) -> dict[str, Any]:
        """The arguments as values; empty ones are absent ones, and defaults stand in for these."""
        known = {argument["name"]: argument for argument in prompt.arguments}
        values: dict[str, Any] = {}
        faults: list[str] = []
        for name, text in given.items():
            if name not in known:
                close = near(name, known)
                faults.append(
                    f"{short(name)}: no such argument" + (f"; did you mean {listed(close)}?" if close else "")
                )
            elif clean := cleaned(text):
                values[name], fault = self._value(prompt, known[name], clean)
                faults += [fault] if fault else []
        needed = [name for name, argument in known.items() if argument["required"] and name not in values]
        faults += [f"{name}: missing" for name in needed]
        if faults:
            takes = listed(map(usage, known.values()))
            text = f"Invalid arguments for prompt {prompt.name}: {'; '.join(faults[:MAX_FAULTS])}. It takes {takes}"
            raise PromptError(text, {"code": "invalid_arguments", "detail": faults[:MAX_FAULTS]})
        schemas = {name: argument["schema"] for name, argument in known.items()}
        return {name: rule["default"] for name, rule in schemas.items() if "default" in rule} | values

    def _value(self, prompt: Prompt, argument: Mapping[str, Any], text: str) -> tuple[Any, str]:
        """The value that a text means for this argument, and what is wrong with it, if anything."""
        name, rule = argument["name"], bounded(argument)
        try:
            value = coerced(text, rule["type"])
            one = {"type": "object", "properties": {name: rule}}
            self._checks.check(f"{prompt.name}.{name}", one, {name: value})
        except ValueError as wrong:
            return None, f"{name}: {wrong}, not {shown(short(text))}"
        except Refusal as refusal:
            return None, refusal.why
        return value, ""

    def _written(self, prompt: Prompt, parts: Iterable[Any], values: Mapping[str, Any]) -> str:
        text = ""
        for part in parts:
            if isinstance(part, str):
                text += part
            elif "argument" in part:
                text += shown(values[part["argument"]])
            elif "tool" in part:
                text += prompt.tools[part["tool"]]
            elif self._is_there(prompt, part["optional"], values):
                text += self._written(prompt, part["optional"], values)
        return text

    def _is_there(self, prompt: Prompt, parts: Iterable[Any], values: Mapping[str, Any]) -> bool:
        """Whether everything in brackets is: its arguments were given, its tools may be called."""
        return all(
            self._may_call(prompt, part["tool"]) if "tool" in part else part["argument"] in values
            for part in parts
            if isinstance(part, Mapping)
        )

    # --- completion ------------------------------------------------------------------------------------

    async def suggest(self, name: str, argument: str, typed: str, given: Mapping[str, str]) -> Mapping[str, Any]:
        """Values for an argument, only such as the prompt would take; none in doubt."""
        prompt = next((prompt for prompt in self.offered() if prompt.name == name), None)
        found = next((known for known in prompt.arguments if known["name"] == argument), None) if prompt else None
        if prompt is None or found is None or len(typed) > MAX_TYPED:
            return NOTHING
        return await soon(self._suggest(prompt, found, typed, given))

    async def _suggest(
        self, prompt: Prompt, argument: Mapping[str, Any], typed: str, given: Mapping[str, str]
    ) -> Mapping[str, Any]:
        rows: list[tuple[str, str]] = [(plain(value), "") for value in argument["schema"].get("enum") or ()]
        more = False
        rule, desk = argument.get("complete"), prompt.desk
        if rule and not rows:
            instance = given.get(prompt.instance_word) or next(iter(desk.instances), "")
            tool = desk.catalogue.operation_tools.get(rule["operation"])
            if tool is None or instance not in desk.instances:
                return NOTHING
            rows, more = await look_up(desk, tool, rule, instance, typed)
        return ranked(rows, typed, more=more, fits=lambda value: self._takes(prompt, argument, value))

    def _takes(self, prompt: Prompt, argument: Mapping[str, Any], text: str) -> bool:
        return text != "" and cleaned(text) == text and not self._value(prompt, argument, text)[1]


def _error(refusal: Refusal) -> PromptError:
    return PromptError(refusal.text(), refusal.error or {})
