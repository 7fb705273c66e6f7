"""Vague references: 日前, 近年来, 当前, 下一步. Their direction is known, their day is not."""
from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import regex

from newsie.lexicons import alternation, rows
from newsie.records import Date


@cache
def _references() -> dict[str, str]:
    return {row.text: row.note for row in rows("time_references")}


@cache
def _pattern() -> regex.Pattern[str]:
    # 最近三天 counts, 最近的医院 is near by.
    nearest = "最近(?![\\d一二两三四五六七八九十几数的距一])"
    others = alternation(tuple(_references()))
    return regex.compile(f"(?<![体呈展实出表兑显发再涌闪射末\\d十百千个])(?:{nearest}|如今(?!后|年)|(?!如今){others})")


def references(plain: str, today: str | None, name: str | None) -> Iterator[Date]:
    """Yield the vague references of a uniform text, in order: values PAST_REF, PRESENT_REF and FUTURE_REF.

    Args:
        plain: uniform text.
        today: the ISO day that they lean on, if known: what is past ended then, what is to come begins then.
        name: what that day is, as in ``Date.anchor``.

    Examples:
        >>> [(d.text, d.value, d.edtf) for d in references("近年来，下一步", "2022-11-10", "published")]
        [('近年来', 'PAST_REF', '/2022-11-10'), ('下一步', 'FUTURE_REF', '2022-11-10/..')]
    """
    for match in _pattern().finditer(plain):
        value = _references().get(match.group(), "PAST_REF")
        past, ahead = today and value == "PAST_REF", today and value == "FUTURE_REF"
        yield Date(
            text=match.group(),
            start=match.start(),
            end=match.end(),
            type="DATE",
            value=value,
            begin=today if ahead else None,
            end_date=today if past else None,
            anchor=name if past or ahead else None,
            edtf=f"/{today}" if past else f"{today}/.." if ahead else None,
        )
