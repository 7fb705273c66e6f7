"""What has been found so far in one text: mentions that never overlap, and every other place of their names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from newsie.language import names
from newsie.language.boundaries import Boundaries, follower, squeezed
from newsie.language.cover import Cover
from newsie.language.occurrences import occurrences, occurrences_of_any
from newsie.language.own import Own
from newsie.language.posts import Post
from newsie.language.refusals import no_name
from newsie.language.tagger import Tagged
from newsie.language.writers import in_no_news, reporters, writers
from newsie.lazy import lazy

#: What a title ends with before 长: no name does.
_OFFICES = frozenset("局部厅署处")


@dataclass(frozen=True)
class Mention:
    """A name at ``start:end``, the posts printed with it, and the rule that found it."""

    start: int
    end: int
    name: str
    posts: tuple[Post, ...] = ()
    rule: str = "model"


_THOUGHT = lazy(r"(?:新时代中国特色社会主义|新时代|\p{Han}{0,4}?)思想(?!工作|认识|上)|理论")
_BOOK = lazy(r"《[^《》\n]{1,120}》")
_ITEM = lazy(r"(?<=、)(?:(?P<n>\p{Han}{4})(?=、)|(?P<n>\p{Han}{2,3})(?=、|\p{Han}))")
#: 洛桑江村、王小二等参加会见。 A sentence that says nothing but who was there.
_ITEMS = lazy(r"[^、]+")
_ALONE = lazy(
    r"(?<![^\n。])(?P<names>[\p{Han}·]{2,12}(?:、[\p{Han}·]{2,12}){0,20})等?参加(?:了)?(?:上述)?(?:会见|会谈|活动|座谈(?!会))(?=[。\n]|$)"
)
_NO_ONE = lazy(r"[人员部委局厅办院会社司省市县方等长书任家者士众师生]$|各|双方|同志")
_DECISION = lazy(
    r"《关于(?:接受|任命|免去|补选|选举|提请|许可|终止|罢免|撤销|批准|[\p{Han}·]{2,12}(?:为|任|辞|代理|请求))"
)


class Findings:
    """The mentions of one text. ``tagged`` are the tagger's stretches; ``banned`` names are never people."""

    def __init__(self, text: str, tagged: Sequence[Tagged], banned: frozenset[str], known: frozenset[str]) -> None:
        self.text = text
        self.banned = in_no_news(text, banned | reporters(text, tagged))
        self.writers = writers(text, self.banned)
        self.known = known
        self.tagged = [
            t
            for t in tagged
            if isinstance(t, Own) or t.label != "PERSON" or not self.writers.touches(t.start, t.end)
        ]
        self.ends = Boundaries(text, self.tagged, self.banned)
        self.found: dict[int, Mention] = {}
        self.taken = Cover(len(text))
        self.own = self.ends.own
        self.books = Cover(len(text), (m.span() for m in _BOOK.finditer(text) if not _DECISION.match(m.group())))

    def put(self, mention: Mention) -> None:
        """Take a mention, in the place of the one that began there; nothing of the user's is taken for another."""
        if self.own.forbids(mention.start, mention.end):
            return
        if mention.start in self.own.people:
            mention = replace(mention, rule="lexicon")
        old = self.found.get(mention.start)
        if old:
            self.taken.remove(old.start, old.end)
        self.found[mention.start] = mention
        self.taken.add(mention.start, mention.end)

    def accept(self, start: int, end: int, posts: tuple[Post, ...], rule: str) -> None:
        name = squeezed(self.text[start:end])
        if self.own.is_person(start, end) and not self.writers.touches(start, end):
            posts = posts or (self.found[start].posts if start in self.found else ())
            self.put(Mention(start, end, name, posts, rule))
            return
        if self.own.forbids(start, end):
            return
        if name in self.banned or (no_name(name) and start not in self.ends.worded) or self._thought(end):
            return
        if name[-1] in _OFFICES and self.text.startswith("长", end):
            return  # 教育局长丁一鸣、都发局长何玉兰, 卫福部长
        if self.writers.touches(start, end):
            return
        if self.taken.touches(start, end):
            others = [self.found[n] for n in range(max(0, start - 14), end) if n in self.found]
            others = [m for m in others if m.end > start]
            if any(m.posts or not posts for m in others):
                return
            for other in others:
                self.taken.remove(other.start, other.end)
                del self.found[other.start]
        self.put(Mention(start, end, name, posts, rule))

    def named_by_user(self) -> None:
        """Take the people of the user's lexicon, whatever they look like; whoever signs the article is no news."""
        for own in self.own.people.values():
            if self.writers.touches(own.start, own.end):
                continue
            self.put(Mention(own.start, own.end, squeezed(self.text[own.start : own.end])))

    def _thought(self, end: int) -> bool:
        """习近平法治思想 names a doctrine, not a man."""
        honoured = self.text.startswith(("总书记", "同志", "主席"), end)
        return not honoured and _THOUGHT.match(self.text, end) is not None

    def agreed(self) -> None:
        """One person has one name: variants of different length are settled by all the places they stand in."""
        self._last_names()
        by_name: dict[str, list[Mention]] = {}
        for mention in self.found.values():
            by_name.setdefault(mention.name, []).append(mention)
        for name in sorted(by_name, key=lambda name: (len(name), name)):
            longer = [other for other in by_name if other[:-1] == name and not self._two(name, by_name[other])]
            if not names.is_chinese_name(name) or len(name) > 3:
                continue
            right = self.ends.grown(name) or name
            sworn = [n for n in (name, *longer) if any(m.rule == "appointment" for m in by_name[n])]
            if sworn:
                right = max(sworn, key=len)
            elif right == name and len(longer) == 1 and self.text.count(name) == self.text.count(longer[0]):
                right = longer[0]
            for wrong in {name, *longer} - {right}:
                for mention in by_name.get(wrong, ()):
                    if self.text.startswith(right, mention.start) and mention.start in self.found:
                        self.put(replace(mention, end=mention.start + len(right), name=right))

    def _two(self, name: str, longer: list[Mention]) -> bool:
        """Tell whether two people are named, 王建 and 王建国: each ends hard, with a mark or a verb, somewhere."""
        last = longer[0].name[-1]
        ends = (end for _, end in occurrences(self.text, name))
        alone = any(self.ends.is_hard(end) for end in ends if not self.text.startswith(last, end))
        return alone and any(
            self.ends.is_hard(one.end) and not follower().match(self.text, one.end - 1) for one in longer
        )

    def _last_names(self) -> None:
        """巴赫忙里偷闲, where 托马斯·巴赫 is named as well: the last name ends where it ends there."""
        lasts = {part for m in self.found.values() for part in m.name.split("·")[1:] if len(part) >= 2}
        for mention in [m for m in self.found.values() if not names.is_dotted(m.name)]:
            for cut in range(2, len(mention.name)):
                if mention.name[:cut] in lasts and not names.is_foreign(mention.name):
                    self.put(replace(mention, end=mention.start + cut, name=mention.name[:cut]))
                    break

    def again(self) -> None:
        """Every other place where a name already found stands."""
        wanted = ({m.name for m in self.found.values()} | self._last_parts() | self.known) - self.banned
        if not wanted:
            return
        organs = Cover(len(self.text), ((t.start, t.end) for t in self.tagged if t.label in ("ORG", "LOC")))
        for start, end in occurrences_of_any(self.text, wanted):
            if self.taken.touches(start, end) or self.writers.touches(start, end):
                continue
            if self.books.holds(start, end) or self._thought(end):
                continue
            if organs.holds(start, end) and end - start < 3 and self.text[start:end] not in self.known:
                continue
            self.put(Mention(start, end, self.text[start:end], (), "repeat"))

    def _last_parts(self) -> set[str]:
        """阿伯利 of 德里克·阿伯利: how the article goes on to call him."""
        lasts = {mention.name.split("·")[-1] for mention in self.found.values() if "·" in mention.name}
        return {
            last
            for last in lasts
            if len(last) >= 3 and names.is_foreign(last) and not names.is_entry(last) and not no_name(last)
        }

    def listed(self) -> None:
        """An item between two people of a list is one of them, whatever the tagger says."""
        by_end = {mention.end: mention for mention in self.found.values()}
        for comma, start in occurrences(self.text, "、"):
            before = by_end.get(comma)
            match = _ITEM.match(self.text, start) if before else None
            if match is None:
                continue
            name, end = match.group("n"), match.end()
            organ = self.ends.organ_at(end)
            closed = end + 1 in self.found or (organ is not None and organ.start == end)
            if not before or not closed or self.taken.touches(start, end):
                continue
            inside = self.ends.organ_at(start)
            rare = len(name) == 3 or (len(name) == 4 and names.sounds_foreign(name))  # 巨乾生, 洛桑江村
            rare = rare and not names.is_entry(name) and (inside is None or inside.label != "ORG")
            beside = end + 1 in self.found and self.text[end] == "、" and names.is_chinese_name(before.name)
            shaped = names.is_chinese_name(name) or (rare and beside)
            if shaped and not names.is_word(name):
                self.accept(start, end, before.posts, "list")
                by_end[end] = self.found.get(start, before)

    def present(self) -> None:
        """Items of a sentence that only lists who was there, whatever the tagger takes them for."""
        for match in _ALONE.finditer(self.text):
            for item in _ITEMS.finditer(match.string, match.start("names"), match.end("names")):
                name = item.group().removesuffix("等")
                shaped = names.is_name(name) or (3 <= len(name) <= 4 and names.sounds_foreign(name))
                if shaped and not _NO_ONE.search(name) and not names.is_entry(name):
                    self.accept(item.start(), item.start() + len(name), (), "subject")
