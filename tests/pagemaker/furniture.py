"""Folios, dates, section labels and imprints: lines of a page that belong to no article."""
from __future__ import annotations

import random

PAPERS = ("松江日报", "云河日报", "青岭日报", "东洲晚报", "平川日报", "临水都市报")
SECTIONS = ("要闻", "综合新闻", "本地新闻", "时政", "要 闻", "综 合", "民生", "经济", "头版")
NAMES = ("林致远", "何清", "崔晓岚", "宋一鸣", "邵文博", "姜雨桐", "鲁 宁", "石 磊", "潘晓东")


def _day(rng: random.Random) -> str:
    month, day = rng.randint(1, 12), rng.randint(1, 28)
    return f"{rng.randint(2012, 2026)}年{month}月{day}日"


def head(rng: random.Random) -> list[str]:
    """Return one to three lines as they stand at the top of an inner page."""
    weekday = "星期" + rng.choice("一二三四五六日")
    page = rng.randint(1, 8)
    lines = [
        rng.choice([f"{_day(rng)} {weekday}", f"{_day(rng)}{weekday}", f"{_day(rng)}\u3000{weekday}"]),
        rng.choice(SECTIONS),
        rng.choice([f"{page:02d}", f"第{page}版", f"A{page}", f"A{page:02d}版", f"{rng.choice(SECTIONS)} {page}"]),
        rng.choice(PAPERS),
    ]
    rng.shuffle(lines)
    return lines[: rng.randint(1, 3)]


def imprint(rng: random.Random) -> str:
    """Return the line that names the page's editors."""
    a, b, c = rng.sample(NAMES, 3)
    return rng.choice([
        f"责任编辑 {a} 美术编辑 {b}", f"责任编辑：{a} 美编：{b} 校对：{c}", f"本版编辑 {a} {b}", f"编辑/{a} 版式/{b}",
        f"责编：{a} 版式：{b}", f"值班主任 {a} 责任编辑 {b} 责任校对 {c}", f"■责编 {a} ■美编 {b}",
    ])


def foot(rng: random.Random) -> list[str]:
    """Return one or two lines as they stand at the foot of a page."""
    lines = [
        imprint(rng),
        rng.choice([
            f"新闻热线：0000-{rng.randint(2000000, 8999999)}",
            "投稿邮箱：news@example.com",
            f"{rng.choice(PAPERS)}社出版",
        ]),
        rng.choice([f"{rng.randint(1, 8)}", f"A{rng.randint(1, 8)}", f"第{rng.randint(1, 8)}版"]),
    ]
    return rng.sample(lines, rng.randint(1, 2))
