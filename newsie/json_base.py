"""The JSON base of every record: plain dicts and JSON text there and back, no key lost without a word."""
from __future__ import annotations

import dataclasses
from functools import cache
from importlib import import_module
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from dataclasses_json import DataClassJsonMixin

R = TypeVar("R", bound="Record")


def later(module: str, name: str) -> Any:
    """Return what a module that builds on the records offers, looked up when it is asked for: records import none."""
    return getattr(import_module(module), name)


class Record(DataClassJsonMixin):
    """The JSON base of every record.

    Examples:
        >>> from newsie.records import Span
        >>> Span(0, 2, "黄强").to_json()
        '{"start": 0, "end": 2, "text": "黄强"}'
        >>> Span.from_json('{"start": 0, "end": 2, "text": "黄强"}')
        Span(start=0, end=2, text='黄强')
    """

    def to_dict(self, encode_json: bool = False) -> dict[str, Any]:
        """Return the record as a dict of plain values: tuples become lists, records dicts."""
        return {name: _plain(getattr(self, name)) for name in _names(type(self))}

    def to_json(self, *, ensure_ascii: bool = False, **options: Any) -> str:
        """Return the record as JSON text; Chinese characters stay as they are. Options go to `json.dumps`."""
        return super().to_json(ensure_ascii=ensure_ascii, **options)

    def _repr_html_(self) -> str:
        """What a notebook shows: a table of the record; for a page its picture."""
        return str(later("newsie.view", "notebook_html")(self))

    @classmethod
    def from_plain(cls: type[R], row: dict[str, Any]) -> R:
        """Return the record of a dict that `to_dict` made; nothing is looked at, so that it takes no time.

        Examples:
            >>> from newsie.records import Span
            >>> Span.from_plain({"start": 0, "end": 2, "text": "黄强"})
            Span(start=0, end=2, text='黄强')
        """
        values = dict(row)
        for name, inner in _records_inside(cls).items():
            value = values.get(name)
            if isinstance(value, list):
                values[name] = tuple(map(inner.from_plain, value))
            elif value is not None:
                values[name] = inner.from_plain(value)
        for name in _tuples(cls):
            if isinstance(values.get(name), list):
                values[name] = tuple(tuple(item) if isinstance(item, list) else item for item in values[name])
        return cls(**values)

    @classmethod
    def from_dict(cls: type[R], kvs: Any, *, infer_missing: bool = False) -> R:
        """Return the record a dict describes.

        Raises:
            ValueError: a key is not a field of its record, at any depth (dataclasses-json would drop it without
                a word).
        """
        _check_keys(cls, kvs)
        return super().from_dict(kvs, infer_missing=infer_missing)


def _check_keys(cls: type[Record], data: object) -> None:
    """Raise ValueError for a key of the data, or of a record inside it, that is not a field."""
    if not isinstance(data, dict):
        return
    names = {f.name for f in dataclasses.fields(cls)}  # type: ignore[arg-type]
    unknown = sorted(set(data) - names)
    if unknown:
        raise ValueError(
            f"{cls.__name__} has no field {', '.join(unknown)}; known fields: {', '.join(sorted(names))}"
        )
    for name, inner in _records_inside(cls).items():
        value = data.get(name)
        for item in value if isinstance(value, (list, tuple)) else (value,):
            _check_keys(inner, item)


@cache
def _names(cls: type[Record]) -> tuple[str, ...]:
    return tuple(f.name for f in dataclasses.fields(cls))  # type: ignore[arg-type]


def _plain(value: Any) -> Any:
    if isinstance(value, Record):
        return value.to_dict()
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    return value


@cache
def _tuples(cls: type[Record]) -> tuple[str, ...]:
    """The fields that hold several values."""
    inner = _records_inside(cls)
    return tuple(
        name for name, hint in get_type_hints(cls).items() if name not in inner and get_origin(hint) is tuple
    )


@cache
def _records_inside(cls: type[Record]) -> dict[str, type[Record]]:
    """The fields of a record that hold another one, or several: ``X``, ``X | None``, ``tuple[X, ...]``."""
    return {
        name: inner
        for name, hint in get_type_hints(cls).items()
        for inner in (hint, *get_args(hint))
        # Python 3.10 takes tuple[X, ...] for a class.
        if get_origin(inner) is None and isinstance(inner, type) and issubclass(inner, Record)
    }
