"""Single records as HTML, for notebooks and for the reading side of a page."""
from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import Any

from newsie.json_base import Record
from newsie.records import Appointment, Date, Meeting, Participant, Person, Position, Visit

_ACTIONS = {
    "appoint": "任", "elect": "选", "nominate": "拟", "remove": "免", "resign": "辞",
}  # fmt: skip
_ROLES = {
    "chair": "主持", "speaker": "讲话", "attendee": "出席", "observer": "列席", "lead": "", "counterpart": "对方",
    "accompanying": "陪同",
}  # fmt: skip

KINDS_OF_MEETING = {
    "session": "会议", "plenary": "全体会议", "study": "学习", "work": "工作会议", "forum": "座谈、论坛",
    "press_conference": "发布会", "ceremony": "仪式", "other": "其他",
}  # fmt: skip
AGENDA = {
    "heard": "听取", "deliberated": "审议", "adopted": "通过", "studied": "研究学习", "conveyed": "传达",
    "arranged": "部署", "reviewed": "总结", "announced": "宣布",
}  # fmt: skip
ANCHORS = {"dateline": "据电头", "published": "据出版日", "context": "据上文"}
MODES = {"video": "视频", "online": "线上", "hybrid": "线上线下"}


def record_html(record: Record) -> str:
    """Return a record as a small table: what a notebook shows for it.

    Examples:
        >>> from newsie.records import Span
        >>> record_html(Span(0, 2, "黄强")).count("<tr>")
        3
    """
    rows = "".join(
        f"<tr><th>{escape(name)}</th><td>{_cell(value)}</td></tr>"
        for name, value in vars(record).items()
        if value is not None and value is not False and value not in ((), "")
    )
    return f'<table class="newsie-record"><caption>{type(record).__name__}</caption>{rows}</table>'


def _cell(value: Any) -> str:
    if isinstance(value, (Person, Position, Date, Meeting, Visit, Appointment)):
        return escape(summary(value))
    if isinstance(value, Record):
        return escape(getattr(value, "text", None) or str(value.to_dict()))
    if isinstance(value, tuple):
        return "<br>".join(_cell(item) for item in value[:20]) + ("<br>…" if len(value) > 20 else "")
    text = str(value)
    return escape(text if len(text) <= 400 else text[:400] + "…")


def summary(record: Record) -> str:
    """Return a record in one line.

    Examples:
        >>> summary(Position("临河市", "市长", "丁一鸣", acting=True))
        '代理 临河市市长 丁一鸣'
    """
    if isinstance(record, Position):
        marks = [word for word, on in (("原", record.former), ("代理", record.acting)) if on]
        return " ".join([*marks, (record.organization or "") + record.role, record.person or ""]).strip()
    if isinstance(record, Person):
        return "，".join([record.name, *(summary(p).removesuffix(record.name).strip() for p in record.positions)])
    if isinstance(record, Date):
        return f"{record.text} = {record.value}"
    if isinstance(record, Appointment):
        post = ("代理" if record.acting else "") + (record.organization or "") + record.role
        return f"{_ACTIONS.get(record.action, record.action)} {record.person}：{post}"
    if isinstance(record, (Meeting, Visit)):
        name = record.name if isinstance(record, Meeting) else record.act
        facts = " ".join(part for part in (record.date, record.place) if part)
        who = "；".join(_with_roles(one) for one in record.participants)
        return f"{name}{f'（{facts}）' if facts else ''}{f' {who}' if who else ''}"
    return str(record.to_dict())


def _roles_of(one: Participant) -> str:
    return "、".join(filter(None, (_ROLES.get(role, role) for role in one.roles)))


def _with_roles(one: Participant) -> str:
    roles = _roles_of(one)
    return f"{one.person}（{roles}）" if roles else one.person


def participants_html(participants: Iterable[Participant], key: str) -> str:
    """Return who took part, each with the roles in Chinese."""
    out = []
    for one in participants:
        roles = _roles_of(one)
        out.append(f"<li>{escape(one.person)}{f' <small>{escape(roles)}</small>' if roles else ''}</li>")
    return f'<ul class="people" aria-label="{escape(key)}">{"".join(out)}</ul>' if out else ""
