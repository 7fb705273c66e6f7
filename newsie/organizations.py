"""One normal form for a body: its full name, and an id that all its printed forms share."""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache

from newsie.divisions import Division, leading, named, parent_of
from newsie.homes import Home
from newsie.lazy import lazy
from newsie.lexicons import rows

_TERM = lazy(r"(?P<term>第?[一二三四五六七八九十]{1,3}届)")
#: 市教育局, 我省, 省直: the level is printed, the place is not.
_LEVEL = lazy(
    r"我?(?P<level>自治[区州县旗]|[省市州盟县区旗])(?!长|民|场|域|直|级|属|内|外|分行|支行|分公司|公司)(?P<organ>.+)"
)
_LONG = lazy(
    r"(?P<kind>中国共产党|中共|中国人民政治协商会议|人民政协|中国共产主义青年团|共青团)"
    r"(?P<place>\p{Han}{2,14}?)(?P<term>第?[一二三四五六七八九十]{1,3}届)?(?P<check>纪律检查)?委(?:员会)?(?P<rest>\p{Han}{0,12})"
)
_LEAGUE = lazy(r"(?:共青)?团(?P<level>[省市县区州盟旗])委")
_HEADS = lazy(r"(?:常务副|副|代理|代)?(?P<level>[省市州盟县区旗])长")
#: What an area's own organ ends with; a firm, a school, a hospital has its name for itself.
_ORGAN = lazy(
    r"(?:[厅局委办院会处站]|军区|军分区|中心|[总支大]队|政府|检察院|法院|联社|党组|党委|协会|[党工]委)$"
)
_OWN_NAME = lazy("(?:公司|集团|大学|学院|学校|中学|小学|医院|银行|厂|馆|研究院|科学院|设计院)$")
#: What a name in full begins with where no division stands there.
_STATE = lazy(
    "(?:中国|中华|中共|国家|全国|国务院|中央|最高人民|联合国|世界|国际|亚洲|欧洲|欧盟|非盟|东盟).*"
    "(?:[部委局署办院会厅处所社校团队党台]|中心|联盟|组织|银行|基金|小组|中央|公司|集团|大学)|中国常?驻.{2,8}|欧盟|非盟|东盟|联合国"
)
_INDEFINITE = lazy("[该本我各某全原现两几多]|上述|有关|相关|其他|当地|所在|下任|与会")
#: Offices of a state: the name before them is the state's.
_STATE_OFFICE = lazy(
    "副?(?:总统|总理|首相|国王|女王|王储|外长|防长|国防部?长|外交部?长|国务卿|元首|埃米尔)"
)
_REPUBLIC = "中华人民共和国"
#: What has such an office without being a state.
_CLASSES = frozenset(
    {"政府", "议会", "国会", "军方", "王室", "内阁", "当地", "两国", "各国", "外国", "东道国"}
)
_TOWN_HEAD = lazy("(?:常务副|副|代)?[镇乡]长")
#: 郧西县县委, 洪山区区委
_TWICE = lazy("^[省市州盟县区旗](?=委|政府|人大|政协|纪委|监委)")
#: 浙江省鄞县人民政府: a county that GB/T 2260 has no longer.
_FORMER_PLACE = lazy(r"\p{Han}{1,4}[县区市旗](?:人民政府|政府|委|人大|政协|纪委|监委)(?!员)")
_BRACKET = lazy(r"[（(][^（）()]*[）)]")
_CHINA = frozenset({"国家", "中国", "中国国家", _REPUBLIC})
#: The rows of ``state_offices`` that hold behind these.
_STATES_OWN = ("china", "alone")
_OF_COMMITTEE = lazy("(?:党组)?副?书记|(?:常务)?副?主任|秘书长")
_PART = lazy("(?:委员会|[局司厅处室组署院]|办公室|秘书处|中心)$")
_SIGNS = lazy(r"[\s“”\"'‘’《》〈〉（）()·•,，.。/:]+")


def full_name(organization: str | None, role: str, home: Home | str | None = None) -> str | None:
    """Return a body's name in full; None where neither the name nor the home tells which body it is.

    Args:
        organization: as printed or inherited (市人大常委会), None where the role says it (市长).
        role: the post's role.
        home: what the article is at home in, or the page's area (吉林省辽源市), for its 省, 市 and 县.

    Returns:
        The full name of an organ of the home's own level, or of an area that is named there (东丰县委), with its term
        where one is printed (市九届人大); of the central organs that have a short name; any other name that is one
        already (吉林大学, 国家统计局) as printed. A class of bodies (公司, 法院), a 市委 whose city nothing tells, and
        an organ of a body that is not named (领导小组) have *none*.

    Examples:
        >>> full_name("市人大常委会", "主任", "吉林省辽源市"), full_name(None, "副省长", "吉林省辽源市")
        ('辽源市人民代表大会常务委员会', '吉林省人民政府')
        >>> full_name("东丰县委", "书记", None), full_name("市九届人大", "代表", "吉林省辽源市")
        ('中国共产党东丰县委员会', '辽源市第九届人民代表大会')
        >>> full_name("团市委", "书记", "吉林省辽源市"), full_name("市侨联", "主席", "吉林省辽源市")
        ('中国共产主义青年团辽源市委员会', '辽源市归国华侨联合会')
        >>> full_name("全国政协", "主席", None), full_name("国家统计局", "局长", "吉林省辽源市")
        ('中国人民政治协商会议全国委员会', '国家统计局')
        >>> full_name("市委", "书记", None) is full_name("公司", "董事长", None) is None
        True
    """
    found = _body(organization, role, _home(home))
    return found[0] if found else None


def organization_id(organization: str | None, role: str = "", home: Home | str | None = None) -> str | None:
    """Return what all printed forms of a body share; with the role it names the office.

    Args:
        organization: as for `full_name`.
        role: as for `full_name`.
        home: as for `full_name`.

    Returns:
        For an organ of a province, city or county the six digits of GB/T 2260, a colon and the organ in full without
        the place and without the term (``220400:人民代表大会常务委员会``); for any other body that has a full name
        that name without 中华人民共和国 at its head, signs and spaces; None where `full_name` is None, and where
        several counties bear the name that is printed.

    Examples:
        >>> {organization_id(name, "", "吉林省辽源市") for name in ("市委", "辽源市委", "中国共产党辽源市委员会")}
        {'220400:中国共产党委员会'}
        >>> organization_id(None, "副市长", "吉林省辽源市"), organization_id("吉林省辽源市东丰县教育局")
        ('220400:人民政府', '220421:教育局')
        >>> organization_id("国家发展改革委"), organization_id("国家发展和改革委员会")
        ('国家发展和改革委员会', '国家发展和改革委员会')
        >>> organization_id("鼓楼区委"), organization_id("南京市鼓楼区委")
        (None, '320106:中国共产党委员会')
    """
    found = _body(organization, role, _home(home))
    if found is None:
        return None
    _, division, organ, unresolved = found
    if division is not None:
        return f"{division.six}:{_slug(organ)}".rstrip(":")
    return None if unresolved else _slug(organ.removeprefix(_REPUBLIC) or organ)


#: Full name, division, what the id is of, and whether a division is printed that is not told from its namesakes.
_Body = tuple[str, Division | None, str, bool]


@lru_cache(maxsize=4096)
def _body(organization: str | None, role: str, home: Home) -> _Body | None:
    if organization is None:
        return _of_role(role, home)
    name = unicodedata.normalize("NFKC", organization).strip()
    if name in _CHINA and (found := _of_state(role, *_STATES_OWN)):
        return found
    if name.endswith("人大") and _OF_COMMITTEE.fullmatch(role):
        name += "常委会"  # 市人大主任 heads its standing committee
    name = _plain(name)
    return _central(name) or _of_place(name, role, home) or _of_level(name, home) or _own(name, role)


def _plain(name: str) -> str:
    """中国共产党辽源市委员会, 中共辽源市委 → 辽源市委, 团市委 → 市团委: the place stands first."""
    league = _LEAGUE.fullmatch(name)
    if league:
        return league["level"] + "团委"
    long = _LONG.fullmatch(name)
    if long is None or not leading(long["place"])[0]:
        return name
    organ = {"中国人民政治协商会议": "政协", "人民政协": "政协"}.get(long["kind"], "委")
    if long["kind"].endswith("团"):
        organ = "团委"
    organ = "纪委" if long["check"] else organ
    return long["place"] + (long["term"] or "") + organ + long["rest"]


def _of_role(role: str, home: Home) -> _Body | None:
    if found := _of_state(role, "alone"):
        return found
    head = _HEADS.fullmatch(role)
    place = home.place(head["level"]) if head else None
    return _area_organ(place.name, place, "人民政府") if place else None


def _of_state(role: str, *kinds: str) -> _Body | None:
    """总书记, 国家主席; and where 中国 stands before it, 外长: an office of party and state says its body."""
    body = next((row.note for row in rows("state_offices") if row.text == role and row.id.startswith(kinds)), None)
    return (_central(body) or (body, None, body, False)) if body else None


def _central(name: str) -> _Body | None:
    """全国政协, 第十四届全国政协, 国家发改委, 中共中央组织部, and their full names."""
    term = _TERM.search(name)
    bare = _BRACKET.sub("", name[: term.start()] + name[term.end() :] if term else name)
    party = bare.removeprefix("中共")
    forms = (bare, party, _REPUBLIC + bare, _REPUBLIC + bare + "员会")
    full = next((_centrals()[form] for form in forms if form in _centrals()), None) or _part_of_central(bare)
    if full is None and party.startswith("中央") and party != bare and _STATE.fullmatch(party):
        full = "中国共产党中央委员会" + party.removeprefix("中央")
    if full is None:
        return None
    counted = _counted(term["term"] if term else None)
    return full.replace("全国", counted + "全国", 1) if counted else full, None, full, False


def _part_of_central(name: str) -> str | None:
    """全国人大宪法和法律委员会, 商务部外资司: a part of a central organ."""
    if _PART.search(name) is None:
        return None
    for head in _centrals_by_length():
        if name.startswith(head) and len(name) - len(head) >= 2:
            return _centrals()[head] + name[len(head) :]
    return None


@cache
def _centrals_by_length() -> tuple[str, ...]:
    return tuple(sorted(_centrals(), key=lambda name: (-len(name), name)))


@cache
def _centrals() -> dict[str, str]:
    central = {row.text: row.note for row in rows("organ_names") if row.id.startswith("central")}
    return {full: full for full in central.values()} | central


def _of_place(name: str, role: str, home: Home) -> _Body | None:
    """东丰县委, 吉林省辽源市教育局, 辽源发改委, and 辽源市 of its mayor."""
    chain, at = leading(name)
    if not chain:
        chain, at = leading(name, short=True)
        headed = at == len(name) and _HEADS.fullmatch(role)
        if not chain or not (headed or name[at:] in _organs()):
            return None
    division = home.one_of(chain[-1]) if len(chain[-1]) > 1 else chain[-1][0]
    place, organ = name[:at], name[at:]
    if _FORMER_PLACE.match(organ):
        return name, None, name, True
    if _TOWN_HEAD.fullmatch(role) and organ.endswith(("镇", "乡")):
        organ += "人民政府"
    if organ:
        return _area_organ(place, division, _TWICE.sub("", organ))
    if _HEADS.fullmatch(role) or (
        place.endswith("自治区") and role in ("主席", "副主席", "代主席", "常务副主席")
    ):
        return _area_organ(place, division, "人民政府")
    return place, division, "", division is None


def _of_level(name: str, home: Home) -> _Body | None:
    match = _LEVEL.fullmatch(name)
    place = home.place(match["level"]) if match else None
    return _area_organ(place.name, place, _TWICE.sub("", match["organ"])) if match and place else None


def _area_organ(place: str, division: Division | None, organ: str) -> _Body | None:
    """辽源市, 九届人大 → its full name and what is left of it without place and term."""
    term = _TERM.match(organ)
    rest = organ[term.end() :] if term else organ
    form = _form(rest)
    if form is None:
        return None
    if _OWN_NAME.search(rest):
        return place + organ, None, place + organ, False
    if "{" not in form:
        return form, None, form, False
    counted = _counted(term["term"] if term else None)
    place = _named_once(division) if division else place
    return form.replace("{}", place + counted), division, form.replace("{}", ""), True


def _named_once(division: Division) -> str:
    """A division's name, with its city's where it has namesakes: 辽源市, 南京市鼓楼区."""
    city = parent_of(division) if len(named(division.name)) > 1 else None
    return (city.name if city else "") + division.name


def _form(organ: str) -> str | None:
    """委组织部 → 中国共产党{}委员会组织部; the name itself where it is one of its own (第六人民医院)."""
    forms = _organs()
    if organ in forms:
        return forms[organ]
    inner = organ.removeprefix("委")
    if inner != organ and inner in forms and forms[inner].startswith("中国共产党"):
        return forms[inner]
    if inner != organ and inner and not inner.startswith("员"):
        return "中国共产党{}委员会" + inner
    head = next(
        (text for text in _organs_by_length() if organ.startswith(text) and len(organ) > len(text)), None
    )
    if head is not None and len(head) > 1 and _ORGAN.search(organ):
        return forms[head] + organ[len(head) :]
    return "{}" + organ if _ORGAN.search(organ) or _OWN_NAME.search(organ) else None


@cache
def _organs() -> dict[str, str]:
    short = {row.text: row.note for row in rows("organ_names") if row.id.startswith("area")}
    return {full.replace("{}", ""): full for full in short.values()} | short


@cache
def _organs_by_length() -> tuple[str, ...]:
    return tuple(sorted(_organs(), key=lambda text: (-len(text), text)))


def _own(name: str, role: str) -> _Body | None:
    """吉林大学, 国家统计局, the state of its president: a name in full already."""
    if _INDEFINITE.match(name) or _LEVEL.fullmatch(name):
        return None
    ends = _OWN_NAME.search(name)
    firm = ends is not None and len(name) - len(ends.group()) >= 2
    state = _STATE.fullmatch(name) is not None
    ruled = len(name) >= 2 and name not in _CLASSES and _STATE_OFFICE.fullmatch(role) is not None
    return (name, None, name, False) if firm or state or ruled else None


def _counted(term: str | None) -> str:
    return "" if term is None else term if term.startswith("第") else "第" + term


def _slug(name: str) -> str:
    return _SIGNS.sub("", name).lower()


def _home(home: Home | str | None) -> Home:
    return home if isinstance(home, Home) else Home("", home)
