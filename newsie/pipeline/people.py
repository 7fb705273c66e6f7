"""The spaCy component ``newsie_people``: who is named in a Doc, once per person, with mentions and positions."""
from __future__ import annotations

from collections.abc import Iterable, Sequence

from spacy.language import Language
from spacy.tokens import Doc, Span

from newsie.language.findings import Mention
from newsie.language.mentions import find_mentions
from newsie.language.posts import Post, is_held
from newsie.language.tagger import Tagged
from newsie.language.tiers import TIERS, Votes
from newsie.language.vacant import vacant
from newsie.lazy import lazy
from newsie.pipeline.notes import LOOSE_POSTS, MENTIONS, context_in, tagged_in
from newsie.pipeline.notes import PEOPLE as KEY
from newsie.pipeline.texts import text_of
from newsie.records import Entity, Person, Position
from newsie.records import Span as Quote


class PeopleMarker:
    """Finds people by the words around their names and by the entities marked before it.

    It writes ``doc.spans["newsie_people"]`` (every mention, label PERSON, the full name as ``kb_id_``),
    ``doc.user_data["newsie_people"]`` (the records as plain dicts), ``doc.user_data["newsie_mentions"]``
    (every mention as a
    plain entity) and the posts printed without a holder, which ``newsie_positions`` takes up. Reporters
    named in ``doc.user_data["newsie"]["byline"]`` are left out.

    Examples:
        >>> import spacy
        >>> nlp = spacy.blank("zh")
        >>> _ = nlp.add_pipe("newsie_people")
        >>> doc = nlp("市委书记韩立群主持会议。韩立群指出，要抓好落实。")
        >>> [(span.text, span.kb_id_) for span in doc.spans["newsie_people"]]
        [('韩立群', '韩立群'), ('韩立群', '韩立群')]
    """

    def __call__(self, doc: Doc) -> Doc:
        """Return ``doc`` with its people marked."""
        context = context_in(doc.user_data)
        people, loose, mentions = read_people(
            text_of(doc),
            tagged=tagged_in(doc.user_data),
            byline=context.get("byline") or (),
            known=context.get("known_names") or (),
        )
        spans: list[Span] = []
        for person in people:
            for mention in person.mentions:
                span = doc.char_span(
                    mention.start, mention.end, label="PERSON", kb_id=person.name, alignment_mode="expand"
                )
                if span is not None:
                    spans.append(span)
        doc.spans[KEY] = sorted(spans, key=lambda span: span.start)
        doc.user_data[KEY] = [person.to_dict() for person in people]
        doc.user_data[LOOSE_POSTS] = [position.to_dict() for position in loose]
        doc.user_data[MENTIONS] = [vars(mention) for mention in mentions]
        return doc


@Language.factory(KEY)
def make_people_marker(nlp: Language, name: str) -> PeopleMarker:
    """Return the component; it has no settings and no state."""
    return PeopleMarker()


def find_people(
    text: str, *, tagged: Sequence[Tagged] = (), byline: Iterable[str] = (), known: Iterable[str] = ()
) -> tuple[list[Person], list[Position]]:
    """Find the people a text names, in order of their first mention.

    Args:
        text: an article's text.
        tagged: a recogniser's stretches.
        byline: the article's writers, who are not people of the news.
        known: full names known from elsewhere on the page.

    Returns:
        The people, and the positions printed without a holder.

    Examples:
        >>> people, _ = find_people("副主任杜立之、郑力中出席会议。")
        >>> [(person.name, [p.role for p in person.positions]) for person in people]
        [('杜立之', ['副主任']), ('郑力中', ['副主任'])]
    """
    people, loose, _ = read_people(text, tagged=tagged, byline=byline, known=known)
    return people, loose


def read_people(
    text: str, *, tagged: Sequence[Tagged], byline: Iterable[str] = (), known: Iterable[str] = ()
) -> tuple[list[Person], list[Position], list[Entity]]:
    """Find what `find_people` finds, and every mention as an entity with the rule that found it and its tier."""
    mentions, loose = find_mentions(text, tagged=tagged, banned=byline, known=known)
    votes = Votes(tagged, text)
    by_name: dict[str, list[Mention]] = {}
    for mention in mentions:
        by_name.setdefault(mention.name, []).append(mention)
    tiers = {name: votes.mentions(group) for name, group in by_name.items()}
    people = [_person(text, name, group, tiers[name], votes) for name, group in by_name.items()]
    held = [(post.start, post.end) for mention in mentions for post in mention.posts]
    unheld = vacant(text, loose, held, [(mention.start, mention.end) for mention in mentions], tagged)
    entities = [
        Entity(text[m.start : m.end], "PERSON", m.start, m.end, m.rule, tier)
        for name, group in by_name.items()
        for m, tier in zip(group, tiers[name], strict=True)
    ]
    return people, [_position(text, post, None, votes.post(post, None)) for post in unheld], entities


def _person(text: str, name: str, mentions: Sequence[Mention], tiers: Sequence[str], votes: Votes) -> Person:
    """One person: all the mentions of a name, as sure as the surest of them."""
    surest = min(range(len(tiers)), key=lambda n: TIERS.index(tiers[n]))
    return Person(
        name,
        tuple(Quote(m.start, m.end, text[m.start : m.end]) for m in mentions),
        _fullest(
            [
                _position(text, post, name, votes.post(post, tier))
                for mention, tier in zip(mentions, tiers, strict=True)
                for post in mention.posts
                if is_held(post)
            ]
        ),
        mentions[surest].rule,
        tiers[surest],
    )


def _position(text: str, post: Post, person: str | None, tier: str) -> Position:
    return Position(
        organization=post.organization,
        role=post.role,
        person=person,
        former=post.former,
        acting=post.acting,
        text=text[post.start : post.end],
        start=post.start,
        end=post.end,
        rule=post.rule if person or post.rule == "lexicon" else "vacant",
        tier=tier,
    )


def _fullest(positions: Sequence[Position]) -> tuple[Position, ...]:
    """Keep one wording of each post, the fullest: 中共中央总书记 makes 总书记 say nothing more."""
    kept: dict[tuple[str, bool], Position] = {}
    for position in positions:
        kept.setdefault((_wording(position), position.former), position)
    wordings = list(kept)
    return tuple(
        position
        for (wording, former), position in kept.items()
        if not any(
            other != wording and same == former and (other.endswith(wording) or _fuller(kept[other, same], position))
            for other, same in wordings
        )
    )


def _fuller(other: Position, position: Position) -> bool:
    """俄罗斯联邦总统 says more than 俄罗斯总统."""
    body, fuller = position.organization or "", other.organization or ""
    longer = fuller.startswith(body) and _STATE.fullmatch(fuller, len(body)) is not None
    return other.role == position.role and len(body) >= 2 and longer


_STATE = lazy(r"(?:伊斯兰|民主|人民|阿拉伯|社会主义|多民族|玻利瓦尔){0,3}(?:共和国|联邦|王国|合众国|酋长国)")


def _wording(position: Position) -> str:
    return (position.organization or "") + position.role
