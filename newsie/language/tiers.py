"""How sure a reading is: rules and model vote.

What a rule and the model say alike is certain; so is what the user's lexicon says. What one of them says alone is
likely; it is a guess where the model itself is not sure, where only a title speaks for a name that the model does not
see, and where a post has neither a holder nor the model's vote. A post that leaves its body to the reader (该院主任,
党支部书记 alone, 执行局局长) is never more than likely: which body's it is, is what goes wrong.
"""
from __future__ import annotations

from collections.abc import Iterable, Sequence

from newsie.language.findings import Mention
from newsie.language.posts import Post
from newsie.language.roles import kind_of
from newsie.language.sharing import is_area_head
from newsie.language.tagger import Tagged
from newsie.lazy import lazy

CERTAIN, LIKELY, GUESS = "certain", "likely", "guess"
TIERS = (CERTAIN, LIKELY, GUESS)
#: From this score on the model alone makes a likely name, below it a guess: of the PERSON mentions of MSRA test
#: so called 0.96 and 0.85 were right (2026-11-25).
SURE = 0.9
#: Rules that are right only half of the time where the model sees nobody (MSRA test and PFR dev, 2026-11-25).
DOUBTFUL = frozenset(["title"])


#: 教务处, 执行局, 公司: a part of a body that is named elsewhere, or a word for any body
_PART = lazy(
    r"(?!.*(?:省|市|县|区|州|国|中央|中共|总工会|[东西南北]))(?:本?公司|集团|科室|学校|医院|社区|村|镇|街道|.{0,8}(?:处|科|室|局|部|组|队|中心|学院|版))"
)
_BACK = lazy(r"[该此本][院校局市县区镇村厂科所站]?$")
_HAN = lazy(r"\p{Han}")
#: What stands before a title and is surely no part of it: 由市长, 会见外长; 的 may part a body from its post.
_LINKS = frozenset("由和与同对向给是在见请受派让及到以于是将把")
_LISTS = frozenset("、和与及")
#: 沧州市原政协, 甲委员会和乙院, 援引甲国: more than the name of one body
_TWO_BODIES = lazy(
    r"(?<=.)(?<![中太高草平五三开])原(?![子油平阳野])|(?<=会|院|部|局)和|援引|轮值|单位代表|现任|】"
)
#: A body of more characters that the model does not see begin there may have swallowed words before it.
_SHORT = 8
# Behind names these stand without their bodies, and alone they leave the body to the reader.
_OF_SOME_BODY = frozenset(("office", "foreign", "profession"))


class Votes:
    """What the model says of one text, asked span by span.

    Args:
        tagged: the model's stretches.
        text: the text, for what stands before a post.

    Examples:
        >>> votes = Votes([Tagged(4, 7, "PERSON", 0.98), Tagged(9, 11, "POST", 0.7)])
        >>> votes.mention(Mention(4, 7, "韩立群", (), "title")), votes.mention(Mention(0, 3, "周文博", (), "title"))
        ('certain', 'guess')
        >>> votes.alone(Tagged(9, 11, "POST", 0.7))
        'guess'
    """

    def __init__(self, tagged: Sequence[Tagged], text: str = "") -> None:
        self._text = text
        self._people = {(t.start, t.end): t.score for t in tagged if t.label == "PERSON"}
        self._roles = {t.end for t in tagged if t.label == "POST"}
        self._ends = {t.end for t in tagged if t.label == "PERSON"}
        self._begun = {t.start for t in tagged if t.label != "PERSON"}

    def mention(self, mention: Mention) -> str:
        """Return the tier of a mention of a person."""
        score = self._people.get((mention.start, mention.end))
        if mention.rule == "lexicon":
            return CERTAIN
        if mention.rule == "model":
            return LIKELY if score is not None and score >= SURE else GUESS
        if score is None:
            return GUESS if mention.rule in DOUBTFUL else LIKELY
        return CERTAIN

    def mentions(self, mentions: Sequence[Mention]) -> list[str]:
        """Return the tiers of all the mentions of one name: where it stands again, it is as sure as it was before."""
        first = [self.mention(mention) for mention in mentions if mention.rule != "repeat"]
        again = best(first) if first else GUESS
        return [again if mention.rule == "repeat" else self.mention(mention) for mention in mentions]

    def post(self, post: Post, holder: str | None) -> str:
        """Return the tier of a post; ``holder`` is the tier of who holds it, None where nobody is named."""
        if post.rule == "lexicon":
            return CERTAIN
        agreed = post.end in self._roles
        if holder is None:
            return LIKELY if agreed else GUESS
        return CERTAIN if agreed and holder == CERTAIN and self._whole(post) else LIKELY

    def _whole(self, post: Post) -> bool:
        """Tell whether a post says by itself which body's it is."""
        if post.rule in ("behind", "apposition") or _BACK.search(self._text, max(0, post.start - 2), post.start):
            return False
        if not self._stands_free(post):
            return False
        if post.organization is None:
            return is_area_head(post.role) or kind_of(post.role) not in _OF_SOME_BODY
        return kind_of(post.role) != "profession" and _PART.fullmatch(post.organization) is None

    def _stands_free(self, post: Post) -> bool:
        """Tell whether a post begins where nothing of it can stand before, and its body is one body."""
        before = self._text[max(0, post.start - 1) : post.start]
        begun = post.start in self._begun
        if _HAN.fullmatch(before) and not (begun and before in _LINKS):
            return False
        if not begun and len(post.organization or "") > _SHORT:
            return False
        if post.organization is None:
            return not (before in _LISTS and post.start - 1 in self._ends)
        return _TWO_BODIES.search(post.organization) is None

    @staticmethod
    def alone(item: Tagged) -> str:
        """Return the tier of what only the model says."""
        return LIKELY if item.score >= SURE else GUESS


def best(tiers: Iterable[str]) -> str:
    """Return the surest of some tiers.

    Examples:
        >>> best(["likely", "certain", "guess"])
        'certain'
    """
    return min(tiers, key=TIERS.index)
