"""The spaCy component ``newsie_meetings``: the gatherings a Doc reports as held."""
from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from newsie.pipeline.news import news_of
from newsie.pipeline.notes import MEETINGS as KEY
from newsie.pipeline.own_rules import WithRules
from newsie.pipeline.told import tell


class MeetingMarker(WithRules):
    """Reads the gatherings a Doc reports as held, by the people, posts, times and entities marked before it.

    It writes ``doc.user_data["newsie_meetings"]`` (the records as plain dicts) and ``doc.spans["newsie_meetings"]``
    (what is quoted of each, label MEETING, the rule that read it as ``kb_id_``). ``rules`` are the user's own, as
    `newsie.events.grammar.engine.read_rules` reads them.

    Examples:
        >>> import newsie
        >>> doc = newsie.load()("5月10日，全市教育工作会议在临河召开。")
        >>> [row['name'] for row in doc.user_data["newsie_meetings"]]
        ['全市教育工作会议']
    """

    def __call__(self, doc: Doc) -> Doc:
        """Return ``doc`` with its meetings marked."""
        news = news_of(doc, self.rules)
        return tell(doc, KEY, "MEETING", news.meetings, news)


@Language.factory(KEY)
def make_meeting_marker(nlp: Language, name: str) -> MeetingMarker:
    """Return the component, without rules of the user's."""
    return MeetingMarker()
