"""The spaCy component ``newsie_visits``: the visits a Doc reports."""
from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from newsie.pipeline.news import news_of
from newsie.pipeline.notes import VISITS as KEY
from newsie.pipeline.own_rules import WithRules
from newsie.pipeline.told import tell


class VisitMarker(WithRules):
    """Reads the visits a Doc reports, by the people, posts, times and entities marked before it.

    It writes ``doc.user_data["newsie_visits"]`` (the records as plain dicts) and ``doc.spans["newsie_visits"]``
    (what is quoted of each, label VISIT, the rule that read it as ``kb_id_``). ``rules`` are the user's own, as
    `newsie.events.grammar.engine.read_rules` reads them.

    Examples:
        >>> import newsie
        >>> doc = newsie.load()("5月9日，市委书记韩立群到丰收镇调研。")
        >>> [row['place'] for row in doc.user_data["newsie_visits"]]
        ['丰收镇']
    """

    def __call__(self, doc: Doc) -> Doc:
        """Return ``doc`` with its visits marked."""
        news = news_of(doc, self.rules)
        return tell(doc, KEY, "VISIT", news.visits, news)


@Language.factory(KEY)
def make_visit_marker(nlp: Language, name: str) -> VisitMarker:
    """Return the component, without rules of the user's."""
    return VisitMarker()
