"""How sure a reading is: rules and model vote.

What a rule and the model say alike is certain; so is what the user's lexicon says. What one of them says alone is
likely; it is a guess where the model itself is not sure, where only a title speaks for a name that the model does not
see, and where a post has neither a holder nor the model's vote.
"""
from __future__ import annotations

from collections.abc import Iterable, Sequence

from newsie.language.findings import Mention
from newsie.language.posts import Post
from newsie.language.tagger import Tagged

CERTAIN, LIKELY, GUESS = "certain", "likely", "guess"
TIERS = (CERTAIN, LIKELY, GUESS)
#: From this score on the model alone makes a likely name, below it a guess: of the PERSON mentions of MSRA test
#: so called 0.96 and 0.85 were right (2026-11-25).
SURE = 0.9
#: Rules that are right only half of the time where the model sees nobody (MSRA test and PFR dev, 2026-11-25).
DOUBTFUL = frozenset(["title"])


class Votes:
    """What the model says of one text, asked span by span.

    Examples:
        >>> votes = Votes([Tagged(4, 7, "PERSON", 0.98), Tagged(9, 11, "POST", 0.7)])
        >>> votes.mention(Mention(4, 7, "韩立群", (), "title")), votes.mention(Mention(0, 3, "周文博", (), "title"))
        ('certain', 'guess')
        >>> votes.alone(Tagged(9, 11, "POST", 0.7))
        'guess'
    """

    def __init__(self, tagged: Sequence[Tagged]) -> None:
        self._people = {(t.start, t.end): t.score for t in tagged if t.label == "PERSON"}
        self._roles = {t.end for t in tagged if t.label == "POST"}

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
        return CERTAIN if agreed and holder == CERTAIN else LIKELY

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
