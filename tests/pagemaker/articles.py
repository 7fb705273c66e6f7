"""The article as the editor handed it in, before any page spoils it, and its cutting in two by a jump."""
from __future__ import annotations

import random
from dataclasses import dataclass, replace

JUMPS_ON = (
    "（下转第二版）", "（下转第三版）", "（下转第四版）", "（下转A2版）", "（下转2版）", "（下转02版）", "（下转三版）",
    "下转第二版", "（下转第2版）",
)
JUMPS_FROM = (
    "（上接A1版）", "（上接第一版）", "（上接A01版）", "（上接1版）", "（上接01版）", "（上接一版）", "上接第一版",
    "◀上接A01版", "（上接第1版）", "（紧接第一版）",
)


@dataclass(frozen=True)
class Article:
    """One piece of writing.

    ``title`` holds the lines of the main headline; ``formula`` is what stands before the first words of the body
    (``本报讯（记者林致远）``); ``credit`` is a name line after the body, ``rubric`` one beside the headline
    (社论, 本报评论员); ``captions`` are printed with the article and belong to it. ``jump_on`` and ``jump_from``
    are the marks as printed.
    """

    body: tuple[str, ...]
    title: tuple[str, ...] = ()
    kicker: str | None = None
    subtitles: tuple[str, ...] = ()
    formula: str = ""
    agency: str | None = None
    place: str | None = None
    date: str | None = None
    byline: tuple[str, ...] = ()
    credit: str = ""
    rubric: str = ""
    captions: tuple[str, ...] = ()
    kind: str = "news"
    jump_on: str = ""
    jump_from: str = ""

    @property
    def characters(self) -> int:
        return sum(map(len, self.body))


def target(mark: str) -> str | None:
    """Return the page a jump mark names (``（下转第三版）`` → ``第三版``), None for no mark."""
    return mark.strip("（）◀▶").removeprefix("下转").removeprefix("上接").removeprefix("紧接") or None


def break_off(article: Article, rng: random.Random) -> Article:
    """Return the front of the article, cut where its space on the page ended, with a mark of where it goes on."""
    total = article.characters
    keep = int(total * rng.uniform(0.5, 0.85))
    front: list[str] = []
    for paragraph in article.body:
        if len(paragraph) <= keep:
            front.append(paragraph)
            keep -= len(paragraph)
            if keep < 20:
                break
            continue
        stops = [i + 1 for i, c in enumerate(paragraph[:keep]) if c in "。；，"] or [keep]
        # Most editors end the front page at a full stop; a program ends it wherever the box is full.
        full = [i for i in stops if paragraph[i - 1] == "。"]
        front.append(paragraph[: rng.choice([full[-1] if full else stops[-1], stops[-1], keep])])
        break
    return replace(
        article, body=tuple(p for p in front if p), jump_on=rng.choice(JUMPS_ON), credit="",
        byline=() if article.credit else article.byline,
    )


def take_up(article: Article, rng: random.Random) -> Article:
    """Return the back of the article, as the inner page prints it: a mark, most often no headline, no formula."""
    body = list(article.body)
    drop = rng.randint(1, max(1, len(body) // 2)) if len(body) > 1 else 0
    body = body[drop:]
    if rng.random() < 0.4 and "，" in body[0][:-20]:
        body[0] = body[0].split("，", 1)[1]
    headless = rng.random() < 0.75
    return replace(
        article, body=tuple(body), jump_from=rng.choice(JUMPS_FROM), formula="", agency=None, place=None, date=None,
        byline=article.byline if article.credit else (), captions=(), rubric="",
        title=() if headless else article.title, kicker=None, subtitles=(),
    )
