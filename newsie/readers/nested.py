"""Objects in objects and lists in lists → the rows among them, with what stands on the way to them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from newsie.readers.cells import is_text
from newsie.readers.days import day_written, is_nothing
from newsie.readers.rows import Fields

_DEEPEST = 30
_DAY = re.compile(r"\d{4}[-/._年]?\d{1,2}[-/._月]?\d{1,2}日?")
_NUMBERED = re.compile(r"\d")
#: What a row takes from the objects it stands in, where it does not say it itself.
_INHERITED = ("published", "area", "newspaper", "page", "section")
#: A string on the way that is so long is told of where newsie does not read it.
_LONG = 20
#: What is called a row where there is none.
_NO_ROW = 'a row must be an object with a string "text"'


@dataclass(frozen=True)
class Row:
    """A row; ``name``: the key it stands under, where that tells it from others. ``wrong``: why it is none."""

    values: dict[str, Any]
    name: str | None = None
    wrong: str | None = None


def rows_of(value: Any, fields: Fields) -> list[Row]:
    """Return the rows of a value of JSON, however deep they stand, in their order.

    An object with a text is a row; any other is looked into. A row takes the day, paper, area, page and section of the
    objects it stands in where it says none; an object of one row gives it its title too. The key of one of several rows
    is its name, and a key that is a day is its day. What stands among rows and is none is a row that says why. Objects
    *inside* a row are not looked into: their keys are told as fields that newsie does not read.

    Examples:
        >>> [(row.name, row.values) for row in rows_of({"20250612": {"text": "x"}, "b": {"text": "y"}}, Fields())]
        [('20250612', {'text': 'x', 'published': '20250612'}), ('b', {'text': 'y'})]
    """
    return list(_Walk(fields).below(value, {}, None, 0))


class _Walk:
    def __init__(self, fields: Fields) -> None:
        self.fields = fields

    def below(self, value: Any, way: Mapping[str, Any], key: str | None, depth: int) -> Iterator[Row]:
        if depth > _DEEPEST:
            yield Row({}, key, f"nested deeper than {_DEEPEST} is not read")
        elif isinstance(value, list):
            yield from self._of_list(value, way, depth)
        elif isinstance(value, dict):
            yield from self._of_object(value, way, key, depth)

    def _of_list(self, values: list[Any], way: Mapping[str, Any], depth: int) -> Iterator[Row]:
        found: list[list[Row]] = []
        for value in values:
            if isinstance(value, str) and not depth:
                found.append([Row({"text": value})])
            else:
                found.append(list(self.below(value, way, None, depth + 1)))
        if not any(found):
            return
        for value, rows in zip(values, found, strict=True):
            yield from rows
            if rows or _is_empty(value):
                continue
            yield Row(value) if isinstance(value, dict) else Row({}, None, _NO_ROW)

    def _of_object(
        self, value: dict[str, Any], way: Mapping[str, Any], key: str | None, depth: int
    ) -> Iterator[Row]:
        if self._is_row(value):
            yield Row(self._completed(value, way), key)
            return
        if key is None and self._is_texts_by_key(value):
            for name, text in value.items():
                row = {"text": text, **({"published": name} if _is_day(name) else {})}
                yield Row(self._completed(row, way), name)
            return
        parts = {name: part for name, part in value.items() if isinstance(part, dict | list) and part}
        only = next(iter(parts.values()), None) if len(parts) == 1 else None
        several = sum(isinstance(part, dict) and self._is_row(part) for part in parts.values()) > 1
        on = {**way, **self._taken(value, isinstance(only, dict) and self._is_row(only))}
        for name, part in parts.items():
            below = {**on, "published": ("published", name)} if _is_day(name) else on
            named = isinstance(part, dict) and (several or _NUMBERED.search(name) is not None)
            yield from self.below(part, below, name if named else None, depth + 1)

    def _is_row(self, value: dict[str, Any]) -> bool:
        return any(is_text(value[key]) for key in self.fields.keys_of(value).get("text", ()))

    def _is_texts_by_key(self, value: dict[str, Any]) -> bool:
        """Tell whether an object is texts by their days or numbers: ``{"20250612": "…", "20250613": "…"}``."""
        return bool(value) and all(
            isinstance(text, str) and _NUMBERED.match(name) for name, text in value.items()
        )

    def _taken(self, value: dict[str, Any], whole: bool) -> dict[str, Any]:
        """What the rows below an object take from it, by its role: key and value."""
        keys = self.fields.keys_of(value)
        roles = [role for role in keys if role != "text"] if whole else _INHERITED
        taken = {
            role: (key, value[key])
            for role in roles
            for key in reversed(keys.get(role, []))
            if not is_nothing(value[key]) and not isinstance(value[key], dict | list)
        }
        known = {key for role in (*roles, "source") for key in keys.get(role, ())}
        spare = [key for key, part in value.items() if isinstance(part, str) and len(part) > _LONG]
        return {**taken, **{f"={key}": (key, value[key]) for key in spare if key not in known}}

    def _completed(self, row: dict[str, Any], way: Mapping[str, Any]) -> dict[str, Any]:
        keys = self.fields.keys_of(row)
        filled = {role for role, names in keys.items() if any(not is_nothing(row[name]) for name in names)}
        more: dict[str, Any] = {}
        for role, (key, value) in way.items():
            if role.startswith("="):
                more[f"{key} (of the object around it)"] = value
            elif role not in filled:
                more[self.fields.given.get(role, key)] = value
        return {**row, **more}


def _is_day(key: str) -> bool:
    return _DAY.fullmatch(key) is not None and day_written(key) is not None


def _is_empty(value: Any) -> bool:
    """Tell whether an object has lists or objects and all are empty: a page without articles."""
    if isinstance(value, list):
        return not value
    if not isinstance(value, dict):
        return value is None
    parts = [part for part in value.values() if isinstance(part, dict | list)]
    return not value or (bool(parts) and not any(parts))
