"""Names that are the subject of what only people do: they open a headline or a clause, or head a list of people."""

from __future__ import annotations

from newsie.language import names
from newsie.language.believed import Believed
from newsie.language.occurrences import occurrences
from newsie.language.refusals import no_name
from newsie.language.worded import does_something, is_worded
from newsie.lazy import lazy
from newsie.lexicons import words

_LINE = lazy(r"[^\n]+")
_HALF = lazy(r"(?:^|(?<=[ \u3000]))(?=\p{Han})")
# 丁一鸣会见王小二: the first words of a headline or of its second half.
_SUBJECT = lazy(
    r"(?P<n>\p{Han}{2,3})(?:主持召开|主持|出席|会见|会晤|率队|率团|走访|看望|慰问|督导|调研|宣布|参加|作报告|任\p{Han}|当选|不再)"
)
#: 4月27日，丁一鸣会见…: in running text these verbs alone are sure to have a man before them
_RECEIVES = lazy(
    r"(?<=[日，。；：\n]|^)(?P<n>\p{Han}{2,4}?)(?:会见|接见|会晤|接受(?:组织|纪律|纪委|监察|审查)\p{Han}{0,8}(?:审查|调查))"
)
_RECEIVING = lazy("会见|接见|会晤|接受[组纪监审]")
#: 江河、汪洋出席: what stands in a list of people at the head of a clause
_LISTED_FIRST = lazy(r"(?<=[。！？；\n]|^)(?P<n>\p{Han}{2,3})、(?=\p{Han})")
_HEADS_OF_STATE = ("总统", "总理", "首相", "国王")
_SOUNDED = lazy(
    r"(?<=[同与和、，的对向请])(?![同与和])\p{Han}{3,8}?(?=(?:总统|总理|首相|国王)(?![府办令选候夫特]))"
)


class Subjects(Believed):
    """Finds the names of one text that are subjects."""

    def subjects(self) -> None:
        """Names in front of what only a man does, at the head of a line or a clause; heads of state by their sound."""
        self._headlines()
        if _RECEIVING.search(self.text):
            self._receiving()
        self._statesmen()

    def _headlines(self) -> None:
        for line in _LINE.finditer(self.text):
            start, end = line.span()
            if end - start > 60 or "。" in line.group():
                continue
            for half in _HALF.finditer(line.group()):
                match = _SUBJECT.match(self.text, start + half.start(), end)
                name = match.group("n") if match else ""
                doubtful = names.is_word(name) or names.is_entry(name) or names.is_entry(name[:2])
                if match and names.is_chinese_name(name) and not doubtful:
                    self.accept(*match.span("n"), (), "subject")

    def _receiving(self) -> None:
        for match in _RECEIVES.finditer(self.text):
            name = match.group("n")
            doubtful = names.is_word(name) or names.is_entry(name) or names.is_entry(name[:2]) or no_name(name)
            free = match.start() not in self.found and self.ends.organ_at(match.start()) is None
            if free and len(name) > 2 and names.is_chinese_name(name) and not doubtful:
                self.accept(*match.span("n"), (), "subject")

    def listed_first(self) -> None:
        """江河、汪洋出席: a word with a surname that heads a list of people, all of whom do what people do."""
        for match in _LISTED_FIRST.finditer(self.text):
            beside = self.found.get(match.end())
            free = match.start() not in self.found and self.ends.organ_at(match.start()) is None
            if beside is None or beside.posts or not free or not does_something(self.text, beside.end):
                continue
            name = match.group("n")
            if names.is_name(name) and is_worded(name) and name not in words("roles"):
                self.accept(*match.span("n"), (), "list")

    def _statesmen(self) -> None:
        """习近平主席同阿尔巴尼斯总理会晤: sounds between a joint and a title that no place has."""
        tried = {at - n for title in _HEADS_OF_STATE for at, _ in occurrences(self.text, title) for n in range(3, 9)}
        done = 1  # a joint stands before
        for place in sorted(tried):
            match = _SOUNDED.match(self.text, place) if place >= done else None
            if match is None:
                continue
            start, done = match.span()
            end = done
            name = match.group()
            if names.is_foreign(name) and not names.is_entry(name) and self.ends.organ_at(start) is None:
                self.accept(start, end, (), "subject")
