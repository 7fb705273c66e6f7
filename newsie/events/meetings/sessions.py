"""What a meeting's name says: the body that sits, its term (届) and the number of the session (次)."""
from __future__ import annotations

from newsie.lazy import lazy
from newsie.records import Session

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_UNITS = {"十": 10, "百": 100}
_N = r"[一二三四五六七八九十百零〇两\d]{1,6}"
_PARTY_CONGRESS_COMMITTEE = lazy(
    rf"^(?P<body>.{{0,20}}?)第(?P<term>{_N})届(?P<organ>(?:中央)?委员会|中央纪律检查委员会|"
    rf"纪律检查委员会)第(?P<number>{_N})次"
)
_SHORT_PLENUM = lazy(
    r"^(?P<body>.{0,20}?)(?P<term>[一二三四五六七八九十]{1,3})届(?P<organ>中央委员会|中央纪委|中央|省委|市委|"
    r")?(?P<number>[一二三四五六七八九十]{1,3})(?:次|中)?(?:全会|全体)"
)
_STANDING = lazy(
    rf"^(?P<body>.{{0,30}}?)第?(?P<term>{_N})届(?P<organ>.{{0,24}}?(?:常务委员会|常委会|主席团|委员会|理事会|"
    rf"代表大会|人大|政协|)?)第?(?P<number>{_N})次"
)
_NUMBER_ONLY = lazy(rf"^(?P<body>.{{0,30}}?)第(?P<number>{_N})次")
_TERM_ONLY = lazy(rf"^(?P<body>.{{0,30}}?)第(?P<term>{_N})届")


def numeral(text: str) -> int:
    """Return the value of a Chinese or Arabic numeral below a thousand.

    Examples:
        >>> numeral("二十八"), numeral("十"), numeral("32"), numeral("一百零三")
        (28, 10, 32, 103)
    """
    if text.isdigit():
        return int(text)
    total = digit = 0
    for sign in text:
        if sign in _UNITS:
            total += (digit or 1) * _UNITS[sign]
            digit = 0
        else:
            digit = _DIGITS.get(sign, 0)
    return total + digit


_YEAR = lazy(r"^20\d\d年度?")


def session_of(name: str) -> Session | None:
    """Read body, term and number off a meeting's name.

    Args:
        name: the name as printed.

    Returns:
        The session, or None for a name that counts nothing (省政府常务会议).

    Examples:
        >>> session_of("市九届人大常委会第二十八次会议")
        Session(body='市人大常委会', term=9, number=28)
        >>> session_of("省委十二届四次全会")
        Session(body='省委', term=12, number=4)
        >>> session_of("国务院常务会议") is None
        True
    """
    name = _YEAR.sub("", name)
    for pattern in (_PARTY_CONGRESS_COMMITTEE, _SHORT_PLENUM, _STANDING):
        match = pattern.match(name)
        if match:
            return Session(
                body=(match["body"] + (match["organ"] or "")) or None,
                term=numeral(match["term"]),
                number=numeral(match["number"]),
            )
    match = _NUMBER_ONLY.match(name)
    if match:
        return Session(body=match["body"] or None, number=numeral(match["number"]))
    match = _TERM_ONLY.match(name)
    return Session(body=match["body"] or None, term=numeral(match["term"])) if match else None


_ORGAN = lazy(
    r"^(?:[^、，]{0,14}?(?:人民代表大会常务委员会|人大常委会|(?:全国|省|市|县|区|州)人大(?!常)|常务委员会|人民政府|省政府|市政府|县政府|区政府|"
    r"州政府|国务院|中央政治局常务委员会|中央政治局|"
    r"省委|市委|县委|区委|州委|旗委|盟委|党委|全国政协|省政协|市政协|县政协|区政协|纪委监委|纪委|监委|安理会|"
    r"联合国|委员会|办公厅|办公室|"
    r"主席团|厅|(?<![开布格结全大])局|领导小组|集团|公司))(?!书记)"
)
_MARK = lazy(r"(?:第?[一二三四五六七八九十百零〇\d]{1,6}[届次])")


_SITTING = lazy(r"次(?:全体)?(?:会议|全会)$")


def organization_of(name: str, subject: str | None = None) -> str | None:
    """Return the body whose meeting it is: the printed subject of 召开, else the organ the name begins with.

    Examples:
        >>> organization_of("省委常委会会议"), organization_of("教育工作座谈会")
        ('省委', None)
        >>> organization_of("第八次会议", "大会主席团")
        '大会主席团'
    """
    counted = session_of(subject) if subject else None
    if counted and counted.body and _SITTING.search(subject or ""):
        return counted.body  # 常委会第十次会议举行分组会议
    if subject:
        return subject
    session = session_of(name)
    if session and session.body and _ORGAN.match(session.body):
        return session.body
    match = _ORGAN.match(name)
    return match.group() if match else None


def same_session(one: str, other: str) -> bool | None:
    """Tell whether two names count the same session; None if one of them counts none.

    Examples:
        >>> same_session("中国共产党某省第十二届委员会第四次全体会议", "省委十二届四次全会")
        True
    """
    a, b = session_of(one), session_of(other)
    if a is None or b is None or (a.number, a.term) == (None, None) or (b.number, b.term) == (None, None):
        return None
    if a.number is not None and b.number is not None and a.number != b.number:
        return False
    if a.term is not None and b.term is not None and a.term != b.term:
        return False
    return (a.number is not None) == (b.number is not None)
