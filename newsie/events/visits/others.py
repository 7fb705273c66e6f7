"""Who else has a part in a round: the members of a party, who speaks for it, the retinue, companions and hosts."""
from __future__ import annotations

from collections.abc import Sequence

from newsie.events.grammar.engine import pattern
from newsie.events.reading.article import Reading
from newsie.events.visits.report import TWO_SIDES, Company, Round

#: How many sentences behind a talk tell what the other side said.
_FAR = 12


class Others:
    """Adds to an article's rounds whom other sentences name.

    Args:
        reading: the article.
        rounds: its rounds, to which a guest's journey can be added.
    """

    def __init__(self, reading: Reading, rounds: list[Round]) -> None:
        self._reading = reading
        self._rounds = rounds

    def add(self, led_by: Sequence[Company], company: Sequence[Company]) -> None:
        """Add everybody, in the order in which one depends on the other."""
        self._parties()
        self._speakers()
        self._retinues()
        for led in led_by:
            self._lead(led)
        for one in company:
            self._accompany(one)
        self._guests()

    def _parties(self) -> None:
        """代表团成员包括王甲、李乙: who is in a party that goes, or that is received."""
        reading = self._reading
        for found in pattern("visits.made_up").finditer(reading.view, reading.body_start):
            names = [named.person for named in reading.people_in(*found.span("people"))]
            for one in self._rounds:
                if one.party and not one.met and one.kind in TWO_SIDES:
                    one.met = [name for name in names if name not in one.leads]
                elif one.kind == "trip" and one.body and not one.leads:
                    one.leads = names

    def _retinues(self) -> None:
        """陪同出访的有王甲、李乙: who came along on the journey told before, or else on the first."""
        reading = self._reading
        for found in pattern("visits.retinue").finditer(reading.view, reading.body_start):
            trips = [one for one in self._rounds if one.kind == "trip"]
            names = [named.person for named in reading.people_in(*found.span("people"))]
            for one in ([one for one in trips if one.place < found.start()] or trips)[-1:]:
                one.along += [name for name in names if name not in (*one.along, *one.leads, *one.met)]

    def _speakers(self) -> None:
        """会见A代表团 … 代表团团长王甲表示: who speaks for a party that is received."""
        reading = self._reading
        for one in self._rounds:
            if not one.party or one.met or one.kind not in TWO_SIDES:
                continue
            first = reading.sentence_at(one.sentences[-1].start) + 1
            for sentence in reading.sentences[first : first + _FAR]:
                found = pattern("visits.speaker").match(reading.view, sentence.start, sentence.end)
                names = [named.person for named in reading.people_in(*found.span("who"))] if found else []
                if names and not set(names) & {*one.leads, *one.along}:
                    one.met = names
                    break


    def _lead(self, led: Company) -> None:
        """此次调研由王甲带队: the head of the party that was named before."""
        for one in reversed(self._rounds):
            if one.place <= led.start and not one.leads:
                one.leads = list(led.names)
                return

    def _accompany(self, company: Company) -> None:
        """王甲、李乙参加调研: with the last round before, or the last talk where it says so."""
        talk = any(word in company.noun for word in ("会见", "会谈", "会晤", "通话"))
        before = [one for one in self._rounds if min(s.start for s in one.sentences) <= company.start]
        told = company.noun not in ("", "陪同", "送行")
        if company.noun == "送行":
            before = [one for one in before if one.kind == "trip"]
        fitting = [one for one in before if not told or (one.kind in TWO_SIDES) == talk]
        for one in (fitting or before)[-1:]:
            if one.kind == "trip" and company.noun in ("陪同", "送行"):
                one.met += [name for name in company.names if name not in (*one.along, *one.leads, *one.met)]
                continue  # the host
            if one.kind == "condolence" and not one.leads and company.noun != "陪同" and one.told:
                one.leads = list(company.names)  # 商会举行慰问活动，会长王甲参加
                continue
            one.along += [name for name in company.names if name not in (*one.along, *one.leads, *one.met)]

    def _guests(self) -> None:
        """同来华进行国事访问的A会谈 … 为A举行欢迎仪式: the welcome makes the guest's journey news of its own."""
        reading = self._reading
        for found in pattern("visits.ceremony").finditer(reading.view, reading.body_start):
            guests = [named.person for named in reading.people_in(*found.span("lead"))][:1]
            if not guests or any(one.kind == "trip" and guests[0] in one.leads for one in self._rounds):
                continue
            talks = [one for one in self._rounds if one.kind == "reception" and guests[0] in one.met]
            visiting = [
                state
                for state in pattern("visits.state_guest").finditer(reading.view, 0, found.start())
                if any(named.person == guests[0] for named in reading.people_in(*state.span("who")))
            ]
            if talks and visiting:
                sentence = reading.sentences[reading.sentence_at(found.start())]
                act = reading.text[slice(*visiting[0].span("act"))]
                trip = Round(len(self._rounds), "trip", act, "visit.welcomed", guests, "", found.start(), [sentence])
                trip.met, trip.stops, trip.undated, trip.told = list(talks[0].leads), ["中国"], True, 1
                self._rounds.append(trip)
