"""One row of a table or one JSON object → a document: which field is the text, the title, the day, and so on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from newsie.readers.cells import text_of
from newsie.readers.days import day_written, is_nothing
from newsie.readers.document import Document, failed
from newsie.reading import checked

#: What a field is → the names that people give it; the first that a row has and fills is taken.
NAMES: Mapping[str, tuple[str, ...]] = {
    "text": ("text", "content", "body", "fulltext", "articlebody", "articletext", "contenttext", "maintext", "正文",
             "内容", "全文", "文本", "文章内容", "新闻内容", "內容"),
    "title": ("title", "headline", "标题", "题目", "新闻标题", "文章标题", "標題"),
    "published": ("published", "date", "pubtime", "publishtime", "publishdate", "pubdate", "publishedat",
                  "publishedtime", "datepublished", "time", "日期", "发布时间", "发布日期", "时间", "出版日期",
                  "刊发日期", "發布時間"),
    "source": ("source", "id", "docid", "newsid", "articleid", "url", "link", "编号", "网址", "链接"),
    "area": ("area", "地区", "地域"),
    "byline": ("byline", "author", "authors", "作者", "记者"),
    "newspaper": ("newspaper", "outlet", "media", "publisher", "来源", "媒体", "报纸", "报刊", "來源"),
    "page": ("page", "pagenumber", "版次", "版号", "版面号"),
    "section": ("section", "版名", "版面", "栏目"),
}  # fmt: skip
_ROLE = {name: (role, rank) for role, names in NAMES.items() for rank, name in enumerate(names)}
_OUTLET = re.compile(r"[\u3400-\u9fff]{2,20}")
_SEVERAL = re.compile(r"[、,，;；]|\s{1,9}")
_WRITER = re.compile(r"^(?:本报)?(?:记者|作者|通讯员|特约记者)[:：\s]{0,3}")
_BEHIND_TITLE = re.compile(r"\s|本报|新华社|【|\[|（|\(")
_SPARE = re.compile(r"[\s_\-]+")


def field_names(spoken: str) -> dict[str, str]:
    """Return the fields that an option like ``text=正文,title=标题`` names.

    Raises:
        ValueError: a part has no ``=``, or newsie knows no such field.

    Examples:
        >>> field_names("text=main, published=day")
        {'text': 'main', 'published': 'day'}
    """
    pairs = [part.partition("=") for part in spoken.split(",") if part.strip()]
    if not all(sign and key.strip() for _, sign, key in pairs):
        raise ValueError(f"fields are written like text=content,title=name, not {spoken!r}")
    return checked_fields({role.strip(): key.strip() for role, _, key in pairs})


def checked_fields(fields: Mapping[str, str] | None) -> dict[str, str]:
    """Return the fields that a caller names, or raise a ValueError that lists those newsie knows."""
    for role, key in (fields or {}).items():
        if role not in NAMES:
            raise ValueError(f"no field {role!r}: newsie knows {', '.join(NAMES)}")
        if not isinstance(key, str):
            raise TypeError(f"the name of the field {role!r} must be a str, not {type(key).__name__}")
    return dict(fields or {})


@dataclass
class Fields:
    """Which keys of a file's rows are what; remembers which unknown keys it has told of."""

    given: Mapping[str, str] = field(default_factory=dict)
    told: set[str] = field(default_factory=set)

    def keys_of(self, keys: Iterable[str]) -> dict[str, list[str]]:
        """Return what every field may be read from, the best key first.

        Examples:
            >>> Fields({"text": "main"}).keys_of(["Content", "main", "标题"])
            {'text': ['main'], 'title': ['标题']}
        """
        found: dict[str, list[tuple[int, str]]] = {}
        keys = list(keys)
        for role, name in self.given.items():
            found[role] = [(0, key) for key in keys if key == name]
        taken = set(self.given.values())
        for key in keys:
            role, rank = _ROLE.get(_SPARE.sub("", key).lower(), ("", 0))
            if role and role not in self.given and key not in taken:
                found.setdefault(role, []).append((rank, key))
        return {role: [key for _, key in sorted(ranked)] for role, ranked in found.items() if ranked}

    def has_text(self, keys: Iterable[str]) -> bool:
        """Tell whether one of the keys is the text."""
        return "text" in self.keys_of(keys)

    def document(self, row: Mapping[str, Any], place: str, format: str) -> Document:
        """Return the document of a row; without text one that says so.

        Args:
            row: the values by their keys.
            place: what to call the row where it has no name of its own (``a.csv:3``).
            format: the file's.

        Examples:
            >>> Fields().document({"标题": "市委召开会议", "正文": "本报讯 …", "日期": "2025/4/28"}, "a.csv:2", "csv")
            Document(name='a.csv:2', text='市委召开会议\\n\\n本报讯 …', format='csv', headline='市委召开会议',
            published='2025-04-28', ...)
        """
        keys = self.keys_of(row)
        value = {role: _first(row, names) for role, names in keys.items()}
        name, outlet = _name_and_outlet(row, keys.get("source", []))
        text, marked = text_of(value.get("text"))
        if not isinstance(text, str) or not text.strip():
            return failed(name or place, _no_text(keys, row, text), format)
        wrong = next((role for role in ("area",) if not isinstance(value.get(role), str | None)), None)
        if wrong:
            return failed(name or place, f'"{keys[wrong][0]}" must be a text', format)
        warnings = [*self._unknown(row, keys), *marked]
        day, written = None, value.get("published")
        if written is not None and (day := day_written(written)) is None:
            warnings.append(
                f"{str(written)[:40]!r} is not a day like 2025-04-28: the day of issue is not taken from it"
            )
        headline = _one_line(text_of(value.get("title"))[0])
        whole = checked(place, with_headline(headline, text), warnings)
        return Document(
            name or place,
            whole.text,
            format,
            headline=headline,
            published=day,
            area=_one_line(value.get("area")),
            newspaper=_one_line(value.get("newspaper")) or outlet,
            byline=_writers(value.get("byline")),
            page_number=_one_line(value.get("page")),
            section=_one_line(value.get("section")),
            warnings=whole.warnings,
        )

    def _unknown(self, row: Mapping[str, Any], keys: Mapping[str, list[str]]) -> list[str]:
        known = {key for names in keys.values() for key in names}
        new = [key for key in row if key not in known and key not in self.told]
        self.told.update(new)
        named = ", ".join(key[:40] for key in new[:20]) + (" …" if len(new) > 20 else "")
        return [f"fields that newsie does not read (told once a file): {named}"] if new else []


def with_headline(headline: str | None, body: str) -> str:
    """Return a text that begins with its headline; one that the body itself begins with is not doubled.

    Examples:
        >>> with_headline("市委召开会议", "市委召开会议\\n本报讯 昨日…")
        '市委召开会议\\n本报讯 昨日…'
        >>> with_headline("通知", "通知指出，…")
        '通知\\n\\n通知指出，…'
    """
    if headline is None:
        return body
    rest = body.lstrip()
    behind = rest[len(headline) : len(headline) + 1]
    if rest.startswith(headline) and (not behind or _BEHIND_TITLE.match(rest, len(headline))):
        return rest if behind in ("", "\n", "\r") else f"{headline}\n\n{rest[len(headline) :].lstrip()}"
    return f"{headline}\n\n{body}"


def _first(row: Mapping[str, Any], keys: Iterable[str]) -> Any:
    return next((row[key] for key in keys if not is_nothing(row[key])), None)


def _no_text(keys: Mapping[str, list[str]], row: Mapping[str, Any], text: object) -> str:
    if text is not None and not isinstance(text, str):
        return f'"{keys["text"][0]}" must be a text, not {type(text).__name__}'
    if keys.get("text"):
        return f'no text: "{keys["text"][0]}" is empty'
    return f"a row must have a text; name its field with --fields text=…; this one has {named(row)}"


def named(keys: Iterable[str]) -> str:
    """Return keys in a line, the first twenty of them.

    Examples:
        >>> named(["甲", "乙"]), named([])
        ('甲, 乙', 'no fields')
    """
    keys = [str(key)[:40] for key in keys]
    return ", ".join(keys[:20]) + (" …" if len(keys) > 20 else "") or "no fields"


def _name_and_outlet(row: Mapping[str, Any], keys: Iterable[str]) -> tuple[str | None, str | None]:
    """A row's own name; a ``source`` that is all Chinese is the paper."""
    name = outlet = None
    for key in keys:
        value = row[key]
        if is_nothing(value) or isinstance(value, dict | list | bool):
            continue
        value = _one_line(value)
        if key.lower() == "source" and value and _OUTLET.fullmatch(value):
            outlet = value
        elif name is None:
            name = value
    return name, outlet


def _one_line(value: object) -> str | None:
    if value is None or isinstance(value, dict | list):
        return None
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    text = " ".join(str(value).split())
    return checked("", text, []).text or None


def _writers(value: object) -> tuple[str, ...]:
    parts = value if isinstance(value, list) else _SEVERAL.split(str(value)) if value is not None else ()
    names = (_WRITER.sub("", str(part).strip()) for part in parts if isinstance(part, str))
    return tuple(dict.fromkeys(name for name in names if name and len(name) <= 20))
