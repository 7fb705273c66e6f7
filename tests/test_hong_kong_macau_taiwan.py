"""Papers of Hong Kong, Macau and Taiwan: people with their posts, changes of office, openings. Names are invented."""
from __future__ import annotations

import pytest

import newsie

#: A text, and of every person the posts as printed; an acting post has a star.
PEOPLE = [
    ("行政長官林若谷在政府總部會見訪客。", {"林若谷": ["行政長官"]}),
    ("政務司司長陳啟明、財政司司長梁國華及律政司司長何念慈出席。",
     {"陳啟明": ["政務司司長"], "梁國華": ["財政司司長"], "何念慈": ["律政司司長"]}),
    ("署理環境保護署署長徐大為主持會議。", {"徐大為": ["環境保護署署理署長*"]}),
    ("署理行政長官陳啟明昨日主持儀式。", {"陳啟明": ["署理行政長官*"]}),
    ("常任秘書長（發展）（工務）劉志強到工地視察。", {"劉志強": ["常任秘書長"]}),
    ("運輸署副署長（規劃及技術服務）李萃芳介紹方案。", {"李萃芳": ["運輸署副署長"]}),
    ("申訴專員陳國良公布報告。", {"陳國良": ["申訴專員"]}),
    ("機管局行政總裁林天佑、主席蘇明光參加。", {"林天佑": ["機管局行政總裁"], "蘇明光": ["機管局主席"]}),
    ("立法會主席梁志遠、議員葉文麗出席會議。", {"梁志遠": ["立法會主席"], "葉文麗": ["立法會議員"]}),
    ("終審法院首席法官張立人致辭。", {"張立人": ["終審法院首席法官"]}),
    ("行政法務司司長張永明、保安司司長黃少文參加會見。", {"張永明": ["行政法務司司長"], "黃少文": ["保安司司長"]}),
    ("澳門中聯辦主任鄭新民在座。", {"鄭新民": ["澳門中聯辦主任"]}),
    ("彰化縣長王惠芬昨率團訪視，鎮長蔡世傑、里長林益民陪同。",
     {"王惠芬": ["彰化縣長"], "蔡世傑": ["鎮長"], "林益民": ["里長"]}),
    ("國民黨主席朱立人、民進黨立委王定邦也發表意見。", {"朱立人": ["國民黨主席"], "王定邦": ["民進黨立委"]}),
    ("外交部長林佳文、陸委會主委邱垂民陪同。", {"林佳文": ["外交部長"], "邱垂民": ["陸委會主委"]}),
    ("衛生局長曾梓文列席會議。", {"曾梓文": ["衛生局長"]}),
    ("行政院長卓文泰、衛福部長邱泰山出席。", {"卓文泰": ["行政院長"], "邱泰山": ["衛福部長"]}),
    # nobody
    ("署理職務的安排另行公布。", {}),
    ("常任秘書長會議下週舉行。", {}),
    ("立委選舉明年舉行。", {}),
    ("申訴專員公署公布報告。", {}),
]  # fmt: skip

CHANGES = [
    ("總統府昨日發布總統令，特任潘孟德為總統府秘書長。", [("潘孟德", "appoint", "特任", "總統府秘書長")]),
    ("香港特區政府委任陳智明為行政會議召集人。", [("陳智明", "appoint", "委任", "行政會議召集人")]),
    ("國務院任命麥美文為民政及青年事務局局長，免去曾德民的民政事務局局長職務。",
     [("麥美文", "appoint", "任命", "民政及青年事務局局長"), ("曾德民", "remove", "免去", "民政事務局局長")]),
    ("行政院會昨天通過任命陳時雨為政務委員。", [("陳時雨", "appoint", "任命", "政務委員")]),
    ("法務部今天公布，任命邢泰山為最高檢察署檢察總長。", [("邢泰山", "appoint", "任命", "最高檢察署檢察總長")]),
    ("特任務中心昨日搬遷。", []),
    ("議員要求委任獨立委員會。", []),
]  # fmt: skip

OPENINGS = [
    ("〔記者王大民／台中報導〕台中市長盧秀雲昨天主持市政會議。", (None, "台中", ["王大民"])),
    ("【記者陳文山、李小芳／綜合報導】市府公布新制。", (None, None, ["陳文山", "李小芳"])),
    ("【中央社記者林長青台北5日電】法務部今天公布名單。", ("中央社", "台北", ["林長青"])),
    ("【大公報訊】記者李思明報道：展覽昨日開幕。", ("大公報", None, ["李思明"])),
    ("【本報訊】特首昨率團出訪。", ("本報", None, [])),
    ("記者走訪／市場報導了解菜價。", (None, None, [])),
]  # fmt: skip


@pytest.mark.parametrize(("text", "people"), PEOPLE)
def test_people(text: str, people: dict[str, list[str]]) -> None:
    (article,) = newsie.extract(text, published="2025-03-06").articles
    found = {
        person.name: [(p.organization or "") + p.role + ("*" if p.acting else "") for p in person.positions]
        for person in article.people
    }
    assert found == people


@pytest.mark.parametrize(("text", "changes"), CHANGES)
def test_changes_of_office(text: str, changes: list[tuple[str, str, str, str]]) -> None:
    (article,) = newsie.extract(text, published="2025-03-06").articles
    found = [(a.person, a.action, a.act, (a.organization or "") + a.role) for a in article.appointments]
    assert found == changes


@pytest.mark.parametrize(("text", "opening"), OPENINGS)
def test_openings(text: str, opening: tuple[str | None, str | None, list[str]]) -> None:
    (article,) = newsie.extract("市府消息\n\n" + text, published="2025-03-06").articles
    found = article.dateline.agency, article.dateline.place, [byline.name for byline in article.byline]
    assert found == opening


@pytest.mark.xfail(strict=True, reason="two surnames and a given name that is a word: the recogniser sees 廖李")
def test_a_name_of_two_surnames() -> None:
    (article,) = newsie.extract("立法會議員廖李可期出席典禮。").articles
    assert [person.name for person in article.people] == ["廖李可期"]
