"""Bylines: who wrote or photographed a piece, in brackets after the dateline, on a credit line, or at the end."""

from __future__ import annotations

from functools import lru_cache

from newsie.language.names import is_dotted, is_word, sounds_foreign
from newsie.layout.credit_lists import read_list
from newsie.layout.names_in_row import single_surnames, split_names, surnames_begin
from newsie.lazy import lazy
from newsie.records import Byline

#: 何玉兰会见马德明 is a headline and no list of names.
_DOES = lazy(
    "会[见谈晤]|接见|拜会|调研|考察|视察|慰问|看望|出席|主持|当选|辞[职去]|访问|致信|通话|任[命职]"
)
_PICTURE_CREDIT = lazy(r"(?:摄|摄影|供图|提供|/图)[）)]?$")
_LABEL = lazy(
    r"[（(【]?(?:社\s?论|短\s?评|时\s?评|评论员文章|编者按|编后|本[报刊台网][\p{Han}]{0,4}评论员|[\p{Han}]{2,6}报(?:特约)?评论员|"
    r"(?:新华社|人民日报|本[报刊台网社])(?:特约)?(?:评论员|评论部|记者)|[\p{Han}]{2,6}报(?:全媒体|融媒体)?记者)[）)】]?"
)
_POST = lazy(r"\s?[（(]\p{Han}{2,12}[）)]$")
_BRACKETS = "（()）【】[]"
#: 吴均奇摄（影像中国）
_AGENCY_BEHIND = lazy(r"(?<=摄)\s?[（(]\p{Han}{2,6}[）)]$")
_PICTURE = lazy(r"[\p{Han}\s]{1,24}(?:供图|提供|摄)")


@lru_cache(maxsize=1024)
def credits(text: str, *, sure: bool = False) -> tuple[Byline, ...] | None:
    """Return the people a credit names, ``()`` for a credit without names (本报评论员), None if it is no credit.

    Args:
        text: one line, or what stands in brackets, cleaned.
        sure: the place itself says that names follow (（记者…） after a dateline), so a surname may be unknown.

    Examples:
        >>> [b.name for b in credits("吉林日报记者 黄鹭") or ()], credits("本报评论员"), credits("会议指出")
        (['黄鹭'], (), None)
        >>> [(b.name, b.role) for b in credits("记者 李明 通讯员 王伟 摄") or ()]
        [('李明', 'reporter'), ('王伟', 'correspondent')]
    """
    marked = text.strip()[:1] in set("■◎□")
    text = text.strip().strip("■◎□●▲△/").strip(" ")
    if not 2 <= len(text) <= 80:
        return None
    if _LABEL.fullmatch(text):
        return ()
    if marked and (alone := lone_names(_POST.sub("", text))):
        return alone
    return read_list(text.strip(_BRACKETS).strip(), sure=sure)


def gloss(text: str) -> tuple[Byline, ...] | None:
    """Return the people of a bracket that holds nothing but names (``（李明 王伟）``), else None.

    Examples:
        >>> [b.name for b in gloss("(徐楠 夏景明)") or ()]
        ['徐楠', '夏景明']
    """
    if text[:1] not in "（(" or text[-1:] not in "）)":
        return None
    names = split_names(text[1:-1])
    good = names and all(
        surnames_begin(n) and not is_word(n) and (not is_dotted(n) or sounds_foreign(n)) for n in names
    )
    return tuple(Byline(name=n) for n in names) if good else None


def lone_names(text: str) -> tuple[Byline, ...] | None:
    """Return the people of a line that is nothing but one to three names (``薛海宁``), else None.

    Shape alone proves little; ask only of a line that stands by itself after the end of a sentence.

    Examples:
        >>> [b.name for b in lone_names("徐楠 夏景明") or ()], lone_names("高度"), lone_names("会议结束")
        (['徐楠', '夏景明'], None, None)
    """
    text = text.rstrip("）)")
    names = split_names(text) if 2 <= len(text) <= 12 and not _DOES.search(text) else []
    good = 1 <= len(names) <= 3 and all(
        n[0] in single_surnames() and len(n) <= 3 and not is_word(n) for n in names
    )
    return tuple(Byline(name=n) for n in names) if good else None


def picture_credit(text: str) -> tuple[Byline, ...] | None:
    """Return the photographers of a caption's credit line (``选手在比赛中 晚报记者 李明 摄``), None if it is none.

    Examples:
        >>> picture_credit("留学生 学校供图"), picture_credit("会议指出")
        ((), None)
    """
    text = _AGENCY_BEHIND.sub("", text)
    if len(text) > 60 or not _PICTURE_CREDIT.search(text[-3:]):
        return None
    for place in range(len(text)):
        if place == 0 or text[place - 1] in " ）)。":
            found = credits(text[place:])
            if found is not None:
                return found
    return () if _PICTURE.fullmatch(text) and " " in text else None


_AT_HEAD = lazy(
    r"[（(]\s?(?P<credit>(?:本[报台网刊]|\p{Han}{2,8}[报网台社])?(?:首席|见习|实习|特约|全媒体|融媒体?)?(?:记者|通讯员)[^（()）。，]{2,60})[）)](?=\S)"
)


def at_head(text: str) -> tuple[Byline, ...]:
    """Return the writers of a bracket that opens a body without a dateline: （通讯员 丁一鸣）8月3日，….

    Examples:
        >>> [(b.name, b.role) for b in at_head("（通讯员 丁一鸣）水渠通水。")], at_head("（记者从会上获悉）水渠通水。")
        ([('丁一鸣', 'correspondent')], ())
    """
    match = _AT_HEAD.match(text)
    return (credits(match["credit"]) or ()) if match else ()


_TAKEN = lazy(r"(?<![拍航])摄(?![像影制取氏入])")
_REPORTER_SHOT = lazy(r"(?:记者|通讯员)[ ：:]?(?P<names>[\p{Han}、 ]{2,14})$")
_BRACKET_SHOT = lazy(r"[（(](?:[^（()）]{0,16}[，, 发])?(?P<names>\p{Han}{2,4})$")
_BEFORE_SHOT = 34


def photographers(text: str) -> tuple[Byline, ...]:
    """Return who took the pictures whose captions stand inside a body: 会议现场。记者 李明 摄, （央广网发 王伟 摄）.

    Examples:
        >>> [b.name for b in photographers("现场。新京报记者 丁一鸣 摄 会议（见图，何玉兰摄）要求，记者拍摄了全程。")]
        ['丁一鸣', '何玉兰']
    """
    found: dict[str, Byline] = {}
    for match in _TAKEN.finditer(text):
        before = text[max(0, match.start() - _BEFORE_SHOT) : match.start()].rstrip()
        shot = _REPORTER_SHOT.search(before) or _BRACKET_SHOT.search(before)
        names = split_names(shot["names"]) if shot else []
        if names and all(surnames_begin(name) and not is_word(name) for name in names):
            found |= {name: Byline(name=name, role="photographer") for name in names}
    return tuple(found.values())
