"""The spaCy component ``newsie_appointments``: the changes of office a Doc reports."""
from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from newsie.pipeline.news import news_of
from newsie.pipeline.notes import APPOINTMENTS as KEY
from newsie.pipeline.own_rules import WithRules
from newsie.pipeline.told import tell


class AppointmentMarker(WithRules):
    """Reads the changes of office a Doc reports, by the people, posts, times and entities marked before it.

    It writes ``doc.user_data["newsie_appointments"]`` (the records as plain dicts) and
    ``doc.spans["newsie_appointments"]`` (what is quoted of each, label APPOINTMENT, the rule that read it as
    ``kb_id_``). ``rules`` are the user's own, as `newsie.events.grammar.engine.read_rules` reads them.

    Examples:
        >>> import newsie
        >>> doc = newsie.load()("任命丁一鸣为临河市财政局局长。")
        >>> [row['person'] for row in doc.user_data["newsie_appointments"]]
        ['丁一鸣']
    """

    def __call__(self, doc: Doc) -> Doc:
        """Return ``doc`` with its appointments marked."""
        news = news_of(doc, self.rules)
        return tell(doc, KEY, "APPOINTMENT", news.appointments, news)


@Language.factory(KEY)
def make_appointment_marker(nlp: Language, name: str) -> AppointmentMarker:
    """Return the component, without rules of the user's."""
    return AppointmentMarker()
