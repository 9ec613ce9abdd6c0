"""Findings: what is wrong with the inputs, where, what follows and what to do.

A finding is a value, never an exception: a stage collects all of them and goes on. Exceptions are for our own bugs.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from .text import visible

NOTHING_WRITTEN = "nothing was written"


class Level(Enum):
    """How much a finding matters: an error stops the swap, a warning stops `--strict`, a note informs."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


#: Every code the generator can print, with what it means. tests/errors/ has a case for each.
CODES: dict[str, str] = {
    "GEN001": "a file of the desk is missing or cannot be read as JSON, YAML or TOML",
    "GEN002": "the document is none of the kinds a reader knows",
    "GEN003": "the document's version is not one this reader knows",
    "GEN004": "a $ref that cannot be followed (network, outside the folder, or nothing there)",
    "GEN005": "the document is not shaped as its own specification says",
    "GEN010": "a route of the dump that is not part of this API was left out",
    "GEN011": "an entry of the route dump is malformed",
    "GEN012": "two routes have the same name",
    "GEN013": "the web service is not shaped as its export",
    "GEN014": "the web service's transport has no routes",
    "GEN015": "an operation of the web service that no request reaches was left out",
    "GEN016": "a route of the web service leads to an operation that does not exist",
    "GEN017": "a route of the web service means something else than it says",
    "GEN018": "a part of the web service that is not read may hold secrets",
    "GEN019": "a setting of the web service may change what its operations take and give",
    "GEN021": "a middleware or a badge that is neither known nor declared harmless",
    "GEN022": "a gate without the argument it needs",
    "GEN030": "the typebook speaks of a route that the dump does not have",
    "GEN031": "a route has no entry in the typebook: its payload is a free-form object",
    "GEN032": "a typebook entry is malformed",
    "GEN033": "an operation is of a type that the typebook does not know",
    "GEN034": "an operation is called with a method that cannot carry all its fields",
    "GEN035": "the log-in of an operation stands in the address",
    "GEN036": "the web service has no operation that opens a session",
    "GEN037": "an operation takes several methods: one was chosen",
    "GEN040": "the overlay is not an OpenAPI Overlay 1.0 document",
    "GEN041": "an overlay action matches nothing",
    "GEN042": "an overlay word that nobody knows",
    "GEN043": "an overlay word whose value does not fit its schema",
    "GEN044": "an overlay target that is not a JSONPath",
    "GEN045": "an effect is loosened without a reason",
    "GEN046": "a tool speaks of an operation that does not exist",
    "GEN047": "a tool's argument has no place to go, or a place that does not exist",
    "GEN048": "a loosened effect, for the reviewer",
    "GEN049": "an optional overlay action matches nothing",
    "GEN050": "two operations had the same operationId: the later one was numbered",
    "GEN051": "an operation had no operationId and was named from its method and path",
    "GEN052": "a placeholder of the path had no parameter: it was declared",
    "GEN053": "a construct was rewritten into one that the generators carry",
    "GEN054": "two names that cannot be told apart: the later one was renamed",
    "GEN055": "a part of the document that neither SDK nor tools carry was left out",
    "GEN056": "a tool's words speak of an argument it has not, or contradict each other",
    "GEN060": "a schema was relaxed because the SDK generator cannot carry it",
    "GEN061": "the SDK generator warned",
    "GEN062": "an operation is missing from the SDK",
    "GEN063": "an operation has no tool",
    "GEN064": "a generated module does not compile or import",
    "GEN065": "the generated SDK does not pass mypy --strict",
    "GEN070": "helpdesk.toml is malformed",
    "GEN071": "a credential or a security requirement names a scheme that does not exist",
    "GEN072": "a security scheme of a kind that the client cannot speak",
    "GEN073": "a credential that no operation asks for",
    "GEN074": "the operation that opens a session does not exist",
    "GEN075": "a login cannot be brought or checked over HTTP as the file says",
    "GEN080": "an operation that only reads is said to be a write that is compared or confirmed",
    "GEN081": "a write is compared with what does not exist or is no read",
    "GEN082": "the read that a write is compared with lacks a value it needs",
    "GEN083": "a word about a write names a place that the operation has not",
    "GEN084": "a word about a write points to what the read's answer has not",
    "GEN085": "nobody said what a write of a named tool is compared with",
    "GEN086": "a place that a person may rewrite is no text",
    "GEN087": "a decision speaks of a field that the proposal has not",
    "GEN090": "the file of prompts is not shaped as it must be",
    "GEN091": "a prompt's text speaks of an argument it has not, or leaves out one it has",
    "GEN092": "two prompts have the same name",
    "GEN093": "a prompt offers values from an operation that does not exist, cannot be asked or does more than read",
    "GEN094": "a prompt's text speaks of a tool that does not exist",
    "GEN095": "a prompt, or a part of its text, was left out: this installation has no such tool",
    "GEN096": "a part of a prompt's text that may be absent stands outside of brackets, or one in brackets never is",
    "GEN100": "the map of tickets calls a tool that does not exist, or one that cannot do this",
    "GEN101": "the map of tickets gives a call an argument that it has not, or lacks one that it needs",
    "GEN102": "the map of tickets points to what an answer has not",
    "GEN103": "the map of tickets says nothing of a field, or two things",
    "GEN104": "the map of tickets has values that do not fit",
    "GEN105": "the map of tickets sends the public reply with or before something else",
    "GEN106": "the map of tickets has a revision that `get` does not read",
    "GEN107": "a key stands twice in one object of the document",
    "GEN108": "aliases of a YAML file that never end or grow without measure",
    "GEN109": "the document is nested too deeply",
    "GEN110": "a number that JSON does not have",
    "GEN111": "a word of Swagger 2.0 that OpenAPI 3.1 has no word for",
    "GEN112": "a line of the routes that cannot be read as one",
    "GEN113": "a route that is no part of this API was left out",
    "GEN114": "a route was rewritten into one that a path can say",
    "GEN115": "a schema that contains itself with nothing in between",
    "GEN116": "a reference whose meaning depends on where it is asked from was read as a plain one",
    "GEN117": "two things of the document at one place: the first one counts",
    "GEN120": "a part of the document that our own code stumbled over was left out",
    "GEN121": "an operation of the document is neither a tool nor told",
    "GEN122": "a part of the document that is not shaped as its specification says was read as what it can be",
    "GEN123": "a word of a schema with a value that it cannot have was left out",
    "GEN124": "a pattern that cannot be read was left out",
    "GEN125": "bounds that leave no value were left out",
    "GEN126": "a default that its own schema refuses was left out",
    "GEN127": "a part of the document that is nested too deeply was cut",
    "GEN128": "a name that cannot be written was changed",
    "GEN129": "a value that is none of JSON's was replaced",
    "GEN130": "a parameter that cannot be sent was left out",
    "GEN131": "a word of the overlay that the document itself says was ignored",
    "GEN132": "the SDK takes a part of an operation as any value",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem: `where` is `file#/json/pointer`."""

    code: str
    where: str
    what: str
    fix: str
    consequence: str = NOTHING_WRITTEN
    level: Level = Level.ERROR
    operations: tuple[str, ...] = ()
    """What it takes with it where its place is shared, as `GET /tickets`."""

    def __post_init__(self) -> None:
        if self.code not in CODES:
            raise ValueError(f"unknown finding code {self.code}")

    def render(self) -> str:
        """The three lines a person reads."""
        where = visible(self.where).replace("\n", "\\n")
        return f"{where}: {self.code} {visible(self.what)}\n  {visible(self.consequence)}\n  fix: {visible(self.fix)}"

    def as_json(self) -> dict[str, str]:
        """The same as data."""
        return {
            "code": self.code,
            "level": self.level.value,
            "where": self.where,
            "what": self.what,
            "consequence": self.consequence,
            "fix": self.fix,
        }


def has_errors(findings: Iterable[Finding], *, strict: bool = False) -> bool:
    """Whether these findings stop the swap; `strict` counts warnings too."""
    stops = {Level.ERROR, Level.WARNING} if strict else {Level.ERROR}
    return any(finding.level in stops for finding in findings)


def sort_findings(findings: Iterable[Finding]) -> list[Finding]:
    """Errors first, then by place, without repeats: all at once and always in the same order."""
    order = {Level.ERROR: 0, Level.WARNING: 1, Level.NOTE: 2}
    return sorted(set(findings), key=lambda found: (order[found.level], found.where, found.code, found.what))
