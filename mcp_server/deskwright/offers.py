"""What a server offers beside tools: addresses that can be read, prompts, and values for their gaps.

Each follows the tools: what no selected, allowed tool could give is not offered.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from deskwright import resources
from deskwright.listing import Entry
from deskwright.prompts import Prompts, find_prompts
from deskwright.served_desk import ServedDesk
from deskwright.tool_list import ToolList

__all__ = ["Offers"]


class Offers:
    """The resources and prompts of all desks."""

    def __init__(self, desks: Sequence[ServedDesk], tools: ToolList) -> None:
        several = len(desks) > 1
        self._tools = tools
        self._resources = [found for desk in desks for found in resources.find_resources(desk, several)]
        resources.check_addresses(self._resources)
        self._prompts = Prompts(find_prompts(desks), tools.exact)

    # --- resources -------------------------------------------------------------------------------------

    @property
    def has_resources(self) -> bool:
        """Could the selected tools give a resource, to whatever credential?"""
        return any(self._reader(resource) for resource in self._resources)

    def resources_list(self) -> dict[str, Any]:
        """The `resources/list` result object: those whose tool may be called."""
        return {"resources": resources.described(self._offered())[0]}

    def templates_list(self) -> dict[str, Any]:
        """The `resources/templates/list` result object."""
        return {"resourceTemplates": resources.described(self._offered())[1]}

    def asked_for(self, uri: str) -> tuple[resources.Asked, ServedDesk, Entry]:
        """What an address reads, and with which tool; raises Refusal."""
        asked = resources.asked_for(uri, self._resources, self._offered())
        entry = self._reader(asked.resource)
        if entry is None:
            raise resources.not_selected(uri, asked.resource)
        return asked, asked.resource.desk, resources.entry_for(asked.resource, entry)

    async def complete(
        self, template: str, gap: str, typed: str, given: Mapping[str, str] | None = None
    ) -> Mapping[str, Any]:
        """The `completion/complete` result object for a gap of a template, as it is listed; empty in doubt."""
        for resource in self._offered():
            if template in (resource.uri, resource.uri_template):
                return await resources.suggest(resource, gap, typed, given or {})
        return resources.NOTHING

    def _reader(self, resource: resources.Resource) -> Entry | None:
        """The selected tool that reads it; under its name there may be an operation's own tool instead."""
        found = self._tools.exact(resource.reader)
        return found if found and found.tool is resource.owner else None

    def _offered(self) -> list[resources.Resource]:
        """The answer of the tool list, for what the tools read."""
        readers = [(resource, self._reader(resource)) for resource in self._resources]
        return [resource for resource, entry in readers if entry is not None and entry.decision.allowed]

    # --- prompts ---------------------------------------------------------------------------------------

    @property
    def has_prompts(self) -> bool:
        """Could the selected tools give a prompt, to whatever credential?"""
        return self._prompts.possible()

    def prompts_list(self) -> dict[str, Any]:
        """The `prompts/list` result object: those whose tools may be called."""
        return {"prompts": self._prompts.described()}

    def get_prompt(self, name: str, arguments: Mapping[str, str] | None = None) -> dict[str, Any]:
        """The `prompts/get` result object; raises PromptError."""
        return self._prompts.get(name, arguments or {})

    async def complete_prompt(
        self, name: str, argument: str, typed: str, given: Mapping[str, str] | None = None
    ) -> Mapping[str, Any]:
        """The `completion/complete` result object for an argument of a prompt; empty in doubt."""
        return await self._prompts.suggest(name, argument, typed, given or {})
