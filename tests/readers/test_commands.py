"""The command line over files of every kind: options, what is told, exit statuses."""

from __future__ import annotations

import json
from pathlib import Path

from test_cli import lines_of, newsie, pages_of

from readers.made import BODY, TITLE


def test_rows_with_fields_of_their_own_names(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(f"名,文,时\n{TITLE},{BODY},20221109\n", encoding="gb18030")
    done = newsie("extract", "a.csv", "--fields", "text=文,title=名,published=时", cwd=tmp_path)
    (page,) = pages_of(done)
    assert (page["source"], page["published"], page["format"]) == ("a.csv:2", "2022-11-09", "csv")
    assert [article["headline"]["title"] for article in page["articles"]] == [TITLE]
    assert done.stderr == b""


def test_what_fails_counts_and_the_rest_is_done(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for name, data in {"a.csv": "甲,乙\n1,2\n", "b.txt": BODY, "c.doc": "x", "d.jsonl": '{"id": "7"}\n'}.items():
        (tmp_path / "in" / name).write_text(data, encoding="utf-8")
    done = newsie("segment", "in", "-o", "out.jsonl", cwd=tmp_path)
    assert done.returncode == 1
    told = done.stderr.decode().splitlines()
    assert [line.partition(": failed: ")[2].partition(":")[0] for line in told] == ["a.csv", "c.doc", "7"]
    assert [len(page["articles"]) for page in lines_of(tmp_path / "out.jsonl")] == [0, 1, 0, 0]
    assert newsie("segment", "in", "--glob", "*.txt", "-o", "out.jsonl", cwd=tmp_path).returncode == 0


def test_read_prints_text_and_what_is_known(tmp_path: Path) -> None:
    row = {"title": TITLE, "date": "2022-11-09", "content": BODY, "clicks": 3}
    (tmp_path / "a.json").write_text(json.dumps(row), encoding="utf-8")
    done = newsie("read", "a.json", cwd=tmp_path)
    assert done.returncode == 0
    assert done.stdout.decode() == (
        f"== a.json\nformat: json\nheadline: {TITLE}\npublished: 2022-11-09\n"
        f"warning: fields that newsie does not read (told once a file): clicks\n\n{TITLE}\n\n{BODY}\n\n"
    )
    (line,) = newsie("read", "a.json", "--json", cwd=tmp_path).stdout.decode().splitlines()
    assert json.loads(line)["published"] == "2022-11-09"
    assert newsie("read", "gone.json", cwd=tmp_path).returncode == 1


def test_names_of_ones_own_on_the_command_line(tmp_path: Path) -> None:
    (tmp_path / "own.tsv").write_text("text\tlabel\n青河县\tPERSON\n", encoding="utf-8")
    (page,) = pages_of(newsie("extract", "-", "--lexicon", "own.tsv", cwd=tmp_path, stdin=BODY.encode()))
    labels = {entity["text"]: entity["label"] for entity in page["articles"][0]["entities"]}
    assert labels["青河县"] == "PERSON"


def test_wrong_options_are_wrong_usage(tmp_path: Path) -> None:
    for options in (["--fields", "text"], ["--fields", "body=x"], ["--published-from-name", "("]):
        done = newsie("extract", "-", *options, cwd=tmp_path)
        assert (done.returncode, b"Usage: newsie" in done.stderr) == (2, True)
