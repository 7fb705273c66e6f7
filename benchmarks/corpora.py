"""Real titled articles from ../shared/corpora/raw as the page generator wants them; none of them is kept."""
from __future__ import annotations

import gzip
import json
import random
import re
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

from pagemaker.articles import Article
from pagemaker.furniture import PAPERS
from pagemaker.printing import split_title
from pagemaker.stock import read_formula

RAW = Path(__file__).resolve().parent.parent.parent / "shared" / "corpora" / "raw"
FILES = ("rmrb_2026.jsonl.gz", "xwlb_2012-2025.jsonl.gz")

DATELINE = re.compile(r"(?P<formula>据?(?:本报|新华社)[^。，；：（]{0,25}?[电讯]) *(?P<who>（[^）]{1,60}）)? *")
REPORTERS = re.compile(r"（(?:记者|本报记者)([^）]*)）")
# Glosses on who wrote it or where the rest stands: neither body nor headline, and gold would have to guess.
GLOSS = re.compile(
    r"（[^（）]*(?:记者|作者|采写|整理|摘编|新华社|电|报道|参与|编辑|摄|文 |影像)[^）]*）?）?"
    r"|(?:本报记者|记者|■|□|◎).{0,30}|数据来源.*|制图.*"
)
RUBRIC = re.compile(r"（[^（）]*）$|^【[^】]*】")
LISTS = re.compile(
    r"快讯|图片报道|名单|目录|导读|编后话|通报最新疫情|^人民日报(?:社论|评论)|预告|看点$|全文|签署.*令|^受权发布"
)
CAPTIONS = ("资料图片", "图为活动现场。", "图为现场。 受访者供图", "图为工作人员在忙碌。", "新华社发")
REPORTER_NAMES = ("林致远", "何清", "崔晓岚", "宋一鸣", "邵文博", "姜雨桐", "鲁宁", "石磊", "潘晓东", "慕容川")
KICKER = re.compile(r".{6,34}(?:强调|指出|要求|表示|时说)$")


def read_articles(*, limit: int, seed: int = 0, raw: Path = RAW) -> list[Article]:
    """Return up to ``limit`` real articles, half of each source, in a shuffled order fixed by the seed.

    Raises:
        FileNotFoundError: the corpora are not beside the project (see the message).
    """
    rng = random.Random(seed)
    out: list[Article] = []
    seen: set[tuple[str, ...]] = set()
    for name in FILES:
        path = raw / name
        if not path.is_file():
            raise FileNotFoundError(
                f"{path} is missing: this benchmark lays out real articles from ../shared/corpora/raw, "
                "which is not part of the repository. tests/pagemaker needs no corpora."
            )
        rows = list(_rows(path))
        rng.shuffle(rows)
        # One in eight has a kicker, as in newspapers; among broadcast items they are rarer.
        kickers = [row for row in rows if KICKER.fullmatch(row["title"].split(" ")[0]) and " " in row["title"]]
        rows = kickers[: limit // len(FILES) // 8] + rows
        found = 0
        for row in rows:
            article = read_article(row["title"], row["text"], rng)
            if article is not None and article.body not in seen:
                seen.add(article.body)
                out.append(article)
                found += 1
            if found >= limit // len(FILES):
                break
    rng.shuffle(out)
    return out


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if row["title"] and 150 <= len(row["text"]) <= 2500 and not LISTS.search(row["title"]):
                yield row


def read_article(title: str, text: str, rng: random.Random) -> Article | None:
    """Return the article, None if it is a list, too short, too long, or (most often) if it has crossheads."""
    paragraphs = [p.strip() for p in text.split("\n") if p.strip()]
    while paragraphs and GLOSS.fullmatch(paragraphs[-1]):
        paragraphs.pop()
    while paragraphs and GLOSS.fullmatch(paragraphs[0]):
        paragraphs.pop(0)
    if not paragraphs or any(GLOSS.fullmatch(p) for p in paragraphs):
        return None
    crossheads = sum(not p.endswith(tuple("。！？；：”）…")) for p in paragraphs)
    if crossheads > rng.choice([0, 0, 1, 2]) or not paragraphs[-1].endswith(tuple("。！？”")):
        return None
    formula = ""
    byline: tuple[str, ...] = ()
    agency = place = date = None
    match = DATELINE.match(paragraphs[0])
    if match:
        formula = match["formula"] + (" " if match["formula"].endswith("电") else "") + (match["who"] or "")
        agency, place, date = read_formula(match["formula"])
        who = REPORTERS.fullmatch(match["who"] or "")
        byline = tuple(n for n in re.split(r"[、 ，]+", who[1]) if n) if who else ()
        if match["who"] and (who is None or any(not 2 <= len(n) <= 4 for n in byline)):
            return None
        paragraphs[0] = paragraphs[0][match.end():]
    if not 150 <= sum(map(len, paragraphs)) <= 2500 or len(paragraphs[0]) < 15:
        return None
    kicker, lines, subtitles = read_title(title, rng)
    article = Article(
        body=tuple(paragraphs), title=lines, kicker=kicker, subtitles=subtitles, formula=formula,
        agency=agency, place=place, date=date, byline=byline,
        captions=(rng.choice(CAPTIONS),) if rng.random() < 0.03 else (),
    )
    return article if formula else signed(article, rng)


def signed(article: Article, rng: random.Random) -> Article:
    """Return an article without dateline as papers print it: some get one with an invented reporter, some a credit."""
    who = rng.sample(REPORTER_NAMES, rng.choice([1, 1, 2]))
    chance = rng.random()
    if chance < 0.25:
        formula = f"本报讯（记者{rng.choice(['', ' '])}{' '.join(who)}）"
        return replace(article, formula=formula, agency="本报", byline=tuple(who))
    if chance < 0.4:
        return replace(article, credit=f"{rng.choice(PAPERS)}记者 {' '.join(who)}", byline=tuple(who))
    return article


def read_title(title: str, rng: random.Random) -> tuple[str | None, tuple[str, ...], tuple[str, ...]]:
    """Return kicker, title lines and subtitles that a single printed string stands for."""
    title = re.sub(r"\s+", " ", title.strip())
    if rng.random() < 0.85:
        title = RUBRIC.sub("", title).strip() or title
    subtitles: tuple[str, ...] = ()
    if "——" in title[6:-6]:
        title, _, rest = title.partition("——")
        subtitles = ("——" + rest,)
    parts = title.split(" ")
    kicker = None
    if len(parts) > 1 and KICKER.fullmatch(parts[0]):
        kicker, parts = parts[0], parts[1:]
    if len(parts) > 3:
        return kicker, (parts[0] + " " + parts[1], " ".join(parts[2:])), subtitles
    return kicker, split_title(" ".join(parts), rng), subtitles
