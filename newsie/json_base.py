"""The JSON base of every record: plain dicts and JSON text there and back, no key lost without a word."""
from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from functools import cache
from importlib import import_module
from json import JSONDecodeError
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

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
    def from_json(cls: type[R], s: str | bytes | bytearray, **options: Any) -> R:
        """Return the record of a JSON text; options go to `json.loads`, ``infer_missing`` to `from_dict`.

        Raises:
            ValueError: it is no JSON, or not that of such a record (the message says why).

        Examples:
            >>> from newsie.records import Span
            >>> Span.from_json("[1, 2")
            Traceback (most recent call last):
                ...
            ValueError: not the JSON of a Span: Expecting ',' delimiter: line 1 column 6 (char 5)
        """
        try:
            return super().from_json(s, **options)
        except (JSONDecodeError, RecursionError) as error:
            raise ValueError(f"not the JSON of a {cls.__name__}: {error}") from None

    @classmethod
    def from_dict(cls: type[R], kvs: Any, *, infer_missing: bool = False) -> R:
        """Return the record a dict describes.

        Args:
            kvs: what `to_dict` gave; fields that have a default may be left out.
            infer_missing: also those that have none; they are None.

        Raises:
            ValueError: a key is not a field of its record, at any depth (dataclasses-json would drop it without
                a word); a field is missing, or holds what it cannot. The message names record and field.

        Examples:
            >>> from newsie.records import Span
            >>> Span.from_dict({"start": 0, "end": "2", "text": "黄强"})
            Traceback (most recent call last):
                ...
            ValueError: Span.end must be int, not '2'
        """
        record: R = _plan(cls, infer_missing).record_of(kvs)
        if record is _MISSING:
            raise ValueError(f"{cls.__name__} must be an object, not {_shown(kvs)}")
        return record


@cache
def _names(cls: type[Record]) -> tuple[str, ...]:
    return tuple(f.name for f in dataclasses.fields(cls))  # type: ignore[arg-type]


_SIMPLE = frozenset((str, int, float, bool, NoneType))


def _plain(value: Any) -> Any:
    if type(value) in _SIMPLE:  # nearly all are, and to ask a mixin's class of them takes longer
        return value
    if isinstance(value, Record):
        return value.to_dict()
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    return value


_MISSING: Any = object()


class _Plan:
    """How the records of a class are made of plain values: worked out once, then a few look-ups a field."""

    def __init__(self, cls: type[Record], infer_missing: bool) -> None:
        hints, fields = get_type_hints(cls), dataclasses.fields(cls)  # type: ignore[arg-type]
        self._cls = cls
        self._hints = {f.name: _said(hints[f.name]) for f in fields}
        #: The types that are taken as they are, and what makes the others.
        self._plain = {f.name: _plain_types(hints[f.name]) for f in fields}
        self._makers = {f.name: _maker(hints[f.name], infer_missing) for f in fields}
        self._start = {f.name: None if infer_missing else _MISSING for f in fields}
        self._start.update((f.name, f.default) for f in fields if f.default is not dataclasses.MISSING)
        self._factories = {
            f.name: f.default_factory for f in fields if f.default_factory is not dataclasses.MISSING
        }
        self._start.update(dict.fromkeys(self._factories, _MISSING))
        self._direct = not hasattr(cls, "__post_init__") and not hasattr(cls, "__slots__")

    def record_of(self, data: Any) -> Any:
        """Return the record that some data describes; `_MISSING` where it is no object."""
        if type(data) is not dict:
            if isinstance(data, self._cls):
                return data
            if not isinstance(data, Mapping):
                return _MISSING
        values, plain = self._start.copy(), self._plain
        for name, value in data.items():
            # Most values are strings, numbers or None where such may stand.
            values[name] = value if type(value) in plain.get(name, ()) else self._made(name, value, data)
        if len(data) < len(values):
            self._complete(values)
        if not self._direct:
            return self._cls(**values)
        record = object.__new__(self._cls)  # its __init__ would set a frozen record's fields one by one
        object.__setattr__(record, "__dict__", values)
        return record

    def _made(self, name: str, value: Any, data: Mapping[str, Any]) -> Any:
        maker = self._makers.get(name)
        if maker is None:
            unknown, known = sorted(set(data) - set(self._makers)), ", ".join(sorted(self._makers))
            raise ValueError(f"{self._cls.__name__} has no field {', '.join(unknown)}; known fields: {known}")
        made = maker(value)
        if made is _MISSING:
            raise ValueError(f"{self._cls.__name__}.{name} must be {self._hints[name]}, not {_shown(value)}")
        return made

    def _complete(self, values: dict[str, Any]) -> None:
        """Fill in the defaults that are made; the others stand there already."""
        for name, value in values.items():
            if value is _MISSING:
                if name not in self._factories:
                    raise ValueError(f"{self._cls.__name__} needs the field {name}")
                values[name] = self._factories[name]()


@cache
def _plan(cls: type[Record], infer_missing: bool) -> _Plan:
    return _Plan(cls, infer_missing)


def _shown(value: Any) -> str:
    shown = repr(value)
    return shown if len(shown) <= 60 else shown[:60] + "…"


def _said(hint: Any) -> str:
    return hint.__name__ if get_origin(hint) is None and isinstance(hint, type) else str(hint)


def _choices(hint: Any) -> tuple[Any, ...]:
    """The members of ``X | Y``; of anything else, itself."""
    return get_args(hint) if get_origin(hint) in (Union, UnionType) else (hint,)


def _is_record(hint: Any) -> bool:
    # Python 3.10 takes tuple[X, ...] for a class.
    return get_origin(hint) is None and isinstance(hint, type) and issubclass(hint, Record)


def _plain_types(hint: Any) -> frozenset[type]:
    """The types of JSON that are taken as they are."""
    types = {one for one in _choices(hint) if one in (str, int, float, bool, NoneType)}
    return frozenset(types | {int} if float in types else types)


def _maker(hint: Any, infer_missing: bool) -> Callable[[Any], Any]:
    """Return what makes a field's value of a plain one, or gives `_MISSING` where it is none."""
    choices, plain = _choices(hint), _plain_types(hint)
    for one in choices:
        if _is_record(one):
            return _plan(one, infer_missing).record_of  # records do not hold their own kind
        if get_origin(one) is tuple:
            return _tuple_maker(get_args(one), infer_missing)
    if not plain:  # Any, dict: whatever it is
        return lambda value: value
    # A subclass of str and the like; true is no number.
    return lambda value: (
        value if isinstance(value, tuple(plain)) and (bool in plain or type(value) is not bool) else _MISSING
    )


def _tuple_maker(inner: tuple[Any, ...], infer_missing: bool) -> Callable[[Any], Any]:
    listed, plain = {list, tuple}, _plain_types(inner[0])
    if inner[-1] is not Ellipsis:  # a pair, a triple, all of one kind
        length = len(inner)

        def row(value: Any) -> Any:
            fits = type(value) in listed and len(value) == length and plain.issuperset(map(type, value))
            return tuple(value) if fits else _MISSING

        return row
    if plain:
        return lambda value: (
            tuple(value) if type(value) in listed and plain.issuperset(map(type, value)) else _MISSING
        )
    make = _maker(inner[0], infer_missing)

    def several(value: Any) -> Any:
        if type(value) not in listed:
            return _MISSING
        made = tuple(map(make, value))
        return _MISSING if any(one is _MISSING for one in made) else made

    return several
