"""The visits of a text, without the pipeline around them."""
from __future__ import annotations

from collections.abc import Sequence

from newsie.events.reading.article import Reading
from newsie.events.reading.scenes import Scenes
from newsie.events.visits.rounds import Rounds
from newsie.language.tagger import Tagged
from newsie.occasion import Occasion
from newsie.records import Date, Person, Position, Visit


def find_visits(
    text: str,
    *,
    people: Sequence[Person] = (),
    positions: Sequence[Position] = (),
    tagged: Sequence[Tagged] = (),
    dates: Sequence[Date] = (),
    occasion: Occasion | None = None,
) -> list[Visit]:
    """Return the visits the article reports.

    Args:
        text: an article's text: headline lines, then paragraphs, joined by newlines.
        people: its people with their mentions; only they can take part.
        positions: its posts with their places.
        tagged: a recogniser's stretches.
        dates: its time expressions with their values.
        occasion: what is known of issue and article.

    Returns:
        One record a visit, in order: ``kind`` inspection (调研, 考察, 检查), condolence (看望, 慰问), reception (会见,
        会谈), call (通电话) or trip (访问); ``participants`` with the roles lead (who goes, who receives), counterpart
        (who is met) and accompanying (陪同, 参加调研). Not found: visits to come, long past or only spoken of.

    Examples:
        >>> from newsie.records import Span
        >>> text = "4月27日，市委书记韩立群到丰收镇调研。副市长周文博参加调研。"
        >>> people = [Person("韩立群", (Span(10, 13, "韩立群"),)), Person("周文博", (Span(23, 26, "周文博"),))]
        >>> [(v.kind, v.place, [(p.person, p.roles) for p in v.participants]) for v in find_visits(text, people=people)]
        [('inspection', '丰收镇', [('韩立群', ('lead',)), ('周文博', ('accompanying',))])]
    """
    reading = Reading(text, people, positions, tagged, dates, occasion)
    rounds = Rounds(reading)
    return rounds.records(Scenes(reading, rounds.openings()))
