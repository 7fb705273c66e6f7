"""What printing and text extraction do to strings: spacing, half-width marks, misreadings, line breaks."""
from __future__ import annotations

import random
import re

HALF = str.maketrans("，：；（）“”‘’！？", ",:;()\"\"''!?")
BRACKETS = str.maketrans("（）", "()")
CLOSERS = "，。、；：？！”’）》】〉…%％,:;)!?"
OPENERS = "“‘（《【〈("
NUMBER = re.compile(r"(?<=[\u4e00-\u9fff])(\d+(?:\.\d+)?)(?=[\u4e00-\u9fff])")
TOKEN = re.compile(r"[A-Za-z0-9+\-·][A-Za-z0-9.+\-·]*|——|……|.", re.DOTALL)
#: Words that editors like to begin the second line of a headline with.
PHRASE_STARTS = frozenset({
    "举行", "召开", "举办", "启动", "推进", "加快", "实现", "开展", "出席", "会见", "发布", "印发",
    "获得", "达到", "达成", "成为", "建设", "打造", "助力", "促进", "推动", "提升", "增长", "超过",
    "落实", "构建", "保持", "同比", "通过", "取得", "强化", "加强", "参加", "签署", "完成", "受到",
    "将于", "正式", "开幕", "闭幕", "开工", "通车", "抵达", "致信", "作出",
})
LOOKALIKES = {"通": "诵", "开": "幵", "进": "讲", "造": "诰", "量": "篁", "己": "已", "日": "曰", "未": "末"}


def letter_space(text: str, *, marks: bool = False) -> str:
    """Return the text with blanks between characters, none after a mark (``五 一 ，辽 源``) unless ``marks``."""
    if marks:
        return " ".join(text.replace(" ", "").replace("\u3000", ""))
    out: list[str] = []
    for token in TOKEN.findall(text):
        if out and token not in " （" and out[-1] not in "，。、；：（《“ ":
            out.append(" ")
        out.append(token)
    return "".join(out)


def space_digits(text: str, rng: random.Random, *, both: bool) -> str:
    """Return the text with blanks beside some numbers: ``4 月 24 日`` or ``4月 26日``."""

    def widened(match: re.Match[str]) -> str:
        if rng.random() < 0.4:
            return match[0]
        return f" {match[1]} " if both else f" {match[1]}"

    return NUMBER.sub(widened, text)


def misread(text: str, rng: random.Random, rate: float) -> str:
    """Return the text as a scanner reads it: marks lost or changed, a character taken for its neighbour."""
    out = []
    for c in text:
        if rng.random() >= rate:
            out.append(c)
        elif c in "、，,":
            out.append(rng.choice([".", " ", ","]))
        elif c in "。：:":
            out.append(rng.choice(["", ".", ",", "。"]))
        elif c in "”’\"'":
            out.append("")
        else:
            out.append(LOOKALIKES.get(c, c))
    if rng.random() < rate * 6 and out and out[-1] == "。":
        out.pop()
    return "".join(out)


def _size(token: str, squeeze: float) -> float:
    if token[0] in CLOSERS or token[0] in OPENERS:
        return squeeze
    return sum(0.5 if c.isascii() else 1.0 for c in token)


def chop(text: str, width: int, *, indent: str = "") -> list[str]:
    """Return the text in lines of so many characters, whatever stands at their edges, as a plain program cuts it."""
    text = indent + text
    return [line for line in (text[i : i + width].rstrip() for i in range(0, len(text), width)) if line.strip()]


def wrap(text: str, width: float, rng: random.Random, *, raggedness: float = 0.5, indent: str = "") -> list[str]:
    """Return the lines of a justified column: marks are squeezed now and then, none but openers starts a line."""
    lines: list[str] = []
    line: list[str] = [indent] if indent else []
    used = float(len(indent))
    squeeze, limit = 1.0, width
    for token in TOKEN.findall(text):
        pieces = list(token) if len(token) > width else [token]
        for piece in pieces:
            size = _size(piece, squeeze)
            if used + size > limit + 1e-9 and "".join(line).strip():
                if piece[0] in CLOSERS and used + size <= limit + 1:
                    line.append(piece)  # it hangs over the edge
                    used += size
                    continue
                carried: list[str] = []
                while len(line) > 1 and (line[-1][0] in OPENERS or (carried or [piece])[0][0] in CLOSERS):
                    carried.insert(0, line.pop())
                lines.append("".join(line))
                squeeze = rng.choice([0.5, 0.75]) if rng.random() < raggedness else 1.0
                limit = width - 1 if rng.random() < raggedness / 3 else width  # its characters were spread
                line = carried
                used = sum(_size(c, squeeze) for c in carried)
            if not line and piece == " ":
                continue
            line.append(piece)
            used += size
    if "".join(line).strip():
        lines.append("".join(line))
    return [x.rstrip() for x in lines]


def flatten(lines: list[str], rng: random.Random) -> str:
    """Return wrapped lines on one line, a blank where each broke (and now and then none)."""
    out = lines[0] if lines else ""
    for line in lines[1:]:
        out += ("" if rng.random() < 0.04 else " ") + line
    return out


def split_title(title: str, rng: random.Random) -> tuple[str, ...]:
    """Return a title on one line or two: at its gap, else near the middle but not inside a quotation or number."""
    halves = re.split(r"[ \u3000]+", title.strip())
    if len(halves) > 1:
        short, long = sorted([len(halves[0]), len("".join(halves[1:]))])
        if len(halves) == 2 and rng.random() < (0.5 if long <= short * 1.5 else 0.95):
            return (" ".join(halves),)  # a designer sets two lines only where they come out much alike
        middle = min(range(1, len(halves)), key=lambda i: abs(len("".join(halves[:i])) * 2 - len(title)))
        return (" ".join(halves[:middle]), " ".join(halves[middle:]))
    if len(title) < 16 or rng.random() < 0.6:
        return (title,)
    places = [
        i for i in range(len(title) * 2 // 5, len(title) * 3 // 5 + 1)
        if not any(title[:i].count(a) > title[:i].count(b) for a, b in ("“”", "《》", "（）"))
        and title[i] not in CLOSERS and not (title[i].isascii() or title[i - 1].isascii())
    ]
    # Editors break a headline between phrases; a design program that breaks it anywhere is the exception.
    natural = [i for i in places if title[i - 1] in "的，：" or title[i : i + 2] in PHRASE_STARTS]
    if not natural and rng.random() < 0.06:
        natural = places
    if not natural:
        return (title,)
    place = rng.choice(natural)
    return (title[:place], title[place:])
