"""Types and readers of the generator's parsed properties, as Python source.

Refuses the generator's own classes for objects without declared properties: those are plain dicts.
"""

from __future__ import annotations

from collections.abc import Mapping

from openapi_python_client.parser.openapi import GeneratorData
from openapi_python_client.parser.properties import EnumProperty, LiteralEnumProperty, ModelProperty
from openapi_python_client.parser.properties.const import ConstProperty
from openapi_python_client.parser.properties.date import DateProperty
from openapi_python_client.parser.properties.datetime import DateTimeProperty
from openapi_python_client.parser.properties.list_property import ListProperty
from openapi_python_client.parser.properties.protocol import PropertyProtocol
from openapi_python_client.parser.properties.union import UnionProperty
from openapi_python_client.parser.properties.uuid import UuidProperty
from openapi_python_client.schema.untrusted_string import UntrustedString

from .python_text import literal
from .sdk_names import MODEL_ATTRIBUTES


class Types:
    """Prints types and readers of parsed properties.

    An object without declared properties is a plain `dict` everywhere; its class is never printed.
    """

    def __init__(self, data: GeneratorData, wire_names: Mapping[str, str] | None = None) -> None:
        self._wire_names = wire_names or {}
        self.models = {str(model.class_info.name): model for model in data.models}
        self._own_words = {str(item.class_info.name): raw(item.description) for item in [*data.models, *data.enums]}

    def wire(self, prop: PropertyProtocol) -> str:
        """The name under which a property travels."""
        name = raw(prop.name)
        return self._wire_names.get(name, name)

    def about(self, prop: PropertyProtocol) -> str:
        """What the document says of this property, not of the class it refers to."""
        words = raw(prop.description).strip()
        if isinstance(prop, (ModelProperty, LiteralEnumProperty, EnumProperty)):
            return "" if words == self._own_words.get(str(prop.class_info.name), "").strip() else words
        return words

    def map_item(self, prop: PropertyProtocol) -> PropertyProtocol | None:
        """What the values of a map are; None where `prop` is no map."""
        if not isinstance(prop, ModelProperty):
            return None
        name = str(prop.class_info.name)
        # References are copied before their target is filled in: ask the model itself.
        model = self.models.get(name, prop)
        if model.required_properties or model.optional_properties or model.additional_properties is None:
            return None
        # A map of itself has no finite type; it stays a class.
        return None if self._refers_to(model.additional_properties, name) else model.additional_properties

    def _refers_to(self, prop: PropertyProtocol, name: str, seen: frozenset[str] = frozenset()) -> bool:
        if isinstance(prop, ListProperty):
            return self._refers_to(prop.inner_property, name, seen)
        if isinstance(prop, UnionProperty):
            return any(self._refers_to(inner, name, seen) for inner in prop.inner_properties)
        if isinstance(prop, ModelProperty):
            inner_name = str(prop.class_info.name)
            if inner_name == name:
                return True
            model = self.models.get(inner_name, prop)
            if inner_name in seen or model.required_properties or model.optional_properties:
                return False
            extra = model.additional_properties
            return extra is not None and self._refers_to(extra, name, seen | {inner_name})
        return False

    def annotation(self, prop: PropertyProtocol, *, argument: bool = False) -> str:
        """The type of a value; as an argument, a mapping does wherever a model does."""
        if isinstance(prop, ListProperty):
            inner = self.annotation(prop.inner_property, argument=argument)
            # Sequence is covariant: a list of models fits where mappings would do too.
            return f"Sequence[{inner}]" if argument and self._has_model(prop) else f"list[{inner}]"
        if isinstance(prop, UnionProperty):
            inner_types = [self.annotation(inner, argument=argument) for inner in prop.inner_properties]
            if "Any" in inner_types:
                return "Any"
            parts = dict.fromkeys(part for inner in inner_types for part in split_union(inner))
            return " | ".join([part for part in parts if part != "None"] + (["None"] if "None" in parts else []))
        if isinstance(prop, ModelProperty):
            item = self.map_item(prop)
            if item is not None:
                kind = "Mapping" if argument else "dict"
                return f"{kind}[str, {self.annotation(item, argument=argument)}]"
            return f"{prop.class_info.name} | Mapping[str, Any]" if argument else str(prop.class_info.name)
        if isinstance(prop, (DateProperty, DateTimeProperty, UuidProperty)):
            return "str"
        if isinstance(prop, ConstProperty):
            value = prop.value.raw_value
            return "float" if isinstance(value, float) else f"Literal[{literal(value)}]"
        return prop.get_type_string(no_optional=True).as_unembedded_code()

    def _has_model(self, prop: PropertyProtocol) -> bool:
        if isinstance(prop, ListProperty):
            return self._has_model(prop.inner_property)
        if isinstance(prop, UnionProperty):
            return any(self._has_model(inner) for inner in prop.inner_properties)
        return isinstance(prop, ModelProperty)

    def reader(self, prop: PropertyProtocol) -> str:
        """The expression that reads a JSON value; nothing where the value is used as it comes."""
        if isinstance(prop, ListProperty):
            inner = self.reader(prop.inner_property)
            return f"_list_of({inner})" if inner else ""
        if isinstance(prop, UnionProperty):
            options = [self._option(inner) for inner in prop.inner_properties]
            if not any(options):
                return ""
            plain = not all(options)
            chosen = [option for option in options if option]
            return f"_either({', '.join(chosen)}, plain={plain})"
        if isinstance(prop, ModelProperty):
            item = self.map_item(prop)
            if item is None:
                return f"{prop.class_info.name}.from_dict"
            inner = self.reader(item)
            return f"_dict_of({inner})" if inner else ""
        return ""

    def _option(self, prop: PropertyProtocol) -> str:
        # A union weighs its models against each other, so it is given the classes.
        if isinstance(prop, ModelProperty) and self.map_item(prop) is None:
            return str(prop.class_info.name)
        return self.reader(prop)

    def classes(self, prop: PropertyProtocol, *, read: bool = False) -> set[tuple[str, str]]:
        """(module, class) of every generated class that the annotation mentions, or that reading needs."""
        if isinstance(prop, ListProperty):
            return self.classes(prop.inner_property, read=read)
        if isinstance(prop, UnionProperty):
            return {found for inner in prop.inner_properties for found in self.classes(inner, read=read)}
        if isinstance(prop, ModelProperty):
            item = self.map_item(prop)
            if item is not None:
                return self.classes(item, read=read)
            return {(str(prop.class_info.module_name), str(prop.class_info.name))}
        if isinstance(prop, (LiteralEnumProperty, EnumProperty)) and not read:
            return {(str(prop.class_info.module_name), str(prop.class_info.name))}
        return set()


def member_name(prop: PropertyProtocol) -> str:
    """The attribute of a model, clear of the model's own methods."""
    name = str(prop.python_name)
    return f"{name}_" if name in MODEL_ATTRIBUTES else name


def raw(text: UntrustedString | str | None) -> str:
    """The words of a document; on their way to `repr`, `literal` or `docstring` only."""
    return text.get_untrusted_value() if isinstance(text, UntrustedString) else text or ""


def split_union(annotation: str) -> list[str]:
    """The members of a printed union, brackets respected."""
    parts, depth, quote, start, escaped = [], 0, "", 0, False
    for index, char in enumerate(annotation):
        if quote:
            if char == quote and not escaped:
                quote = ""
            escaped = char == "\\" and not escaped
        elif char in "'\"":
            quote = char
        elif char in "[(":
            depth += 1
        elif char in "])":
            depth -= 1
        elif char == "|" and depth == 0:
            parts.append(annotation[start:index].strip())
            start = index + 1
    return [*parts, annotation[start:].strip()]
