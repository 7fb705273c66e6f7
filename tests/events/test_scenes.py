"""Scenes: which words of an article tell of which happening. All names and places are invented."""
# ruff: noqa: E501 (one case a line)
from __future__ import annotations

import pytest

from newsie.events.news import News
from newsie.events.reading.scenes import SceneCue, cue_pattern, scene_cues
from newsie.rules import example_of


@pytest.mark.parametrize("cue", scene_cues(), ids=lambda cue: str(cue.id))
def test_a_cue_both_ways(cue: SceneCue) -> None:
    assert cue.id.startswith(cue.sense)
    pattern = cue_pattern(cue.sense)
    example, counter = example_of(cue.example).reading, example_of(cue.counter_example).reading
    assert pattern.match(example.view), cue.example
    assert not pattern.match(counter.view), cue.counter_example


def test_ids_are_one_each() -> None:
    assert len({cue.id for cue in scene_cues()}) == len(scene_cues())


#: a text, and of which kind of scene some of its words are
CASES: list[tuple[str, list[tuple[str, str | None]]]] = [
    # goes on: 会上, a speaker, a new paragraph
    ("教育会议召开\n5月10日，青川县教育会议召开。会上，[PERSON 丁一鸣]发言。\n[PERSON 何玉兰]指出，要办好学校。", [
        ("发言", "gathering"), ("办好", "gathering")]),
    # closes: another source, an interview, what came after
    ("5月10日，青川县教育会议召开。另据水利局消息，水位已降。", [("水位", None)]),
    ("5月10日，青川县教育会议召开。会后，[PERSON 丁一鸣]接受本报记者采访。他说，学校够了。", [("采访", None)]),
    ("5月10日，青川县教育会议召开。会后，[PERSON 丁一鸣]来到桃花村小学。", [("桃花", None)]),
    # aside: a look back is of no scene, the next sentence is again
    ("5月10日，青川县教育会议召开。近年来，青川县建校十所。[PERSON 丁一鸣]表示，要办好学校。", [
        ("建校", None), ("办好", "gathering")]),
    # taken up again by its word
    ("5月10日，青川茶叶论坛开幕。据气象局消息，明天有雨。论坛上，六人发言。", [("有雨", None), ("发言", "gathering")]),
    # the headline tells of what the article is about
    ("青川县召开教育会议 [PERSON 丁一鸣]出席\n5月10日，青川县召开教育会议。", [("出席", "gathering")]),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text[:30] for text, _ in CASES])
def test_whose_words(text: str, expected: list[tuple[str, str | None]]) -> None:
    reading = example_of(text).reading
    scenes = News(reading).scenes
    found = []
    for word, _ in expected:
        scene = scenes.at(reading.text.index(word))
        found.append((word, scene.kind if scene else None))
    assert found == expected


def test_two_gatherings_have_their_scenes() -> None:
    text = "今日要闻\n5月10日，青川县水利会议召开。[PERSON 丁一鸣]主持。\n同日，马街镇茶叶论坛开幕。[PERSON 何玉兰]致辞。"
    reading = example_of(text).reading
    scenes = News(reading).scenes
    first, second = scenes.at(reading.text.index("主持")), scenes.at(reading.text.index("致辞"))
    assert first is not None and second is not None and first != second


def test_every_place_is_in_one_scene_or_none() -> None:
    text = "今日要闻\n5月10日，青川县水利会议召开。会上，六人发言。另据水利局消息，水位已降。\n随后，举行了开工仪式。"
    reading = example_of(text).reading
    scenes = News(reading).scenes
    for place in range(len(reading.text)):
        holding = [s for s in scenes.all if any(start <= place < end for start, end in s.stretches)]
        assert len(holding) <= 1
        assert scenes.at(place) == (holding[0] if holding else None)


def test_a_decision_is_of_the_session_or_a_scene_of_its_own() -> None:
    at_session = example_of("5月10日，青川县九届人大常委会举行第六次会议。会议任命[PERSON 丁一鸣]为青川县教育局局长。").reading
    alone = example_of("任命[PERSON 丁一鸣]为青川县教育局局长。").reading
    for reading, kind in ((at_session, "gathering"), (alone, "decision")):
        news = News(reading)
        (change,) = news.appointments
        assert change.scene is not None and news.scenes.all[change.scene].kind == kind
