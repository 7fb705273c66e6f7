"""Words: every character stays, names are whole, the records do not change."""

from __future__ import annotations

import gzip
import importlib.util
import json
import pickle
import subprocess
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.vocab import Vocab

import newsie
from newsie.language.segmenter import FILE, WordTokenizer, characters, shipped_segmenter

SENTENCE = "临河市委书记韩立群、市长周文博到青河县调研。"
ODD = "临河市委书记韩立群，、。（）\n\r\t \u3000\u2028\x1c\x00AZaz09％．*-_|/:😀👩\u200d👧\u0301\U00020000龘"
CHARACTERS, WORDS = newsie.load(segmenter="characters"), newsie.load(segmenter="pkuseg")


@pytest.fixture(scope="module")
def tokenizer() -> WordTokenizer:
    return WordTokenizer(Vocab())


@pytest.fixture(scope="module")
def trainer(root: Path) -> ModuleType:
    """The training script, which knows how names are made whole and how words are counted."""
    path = root / "training" / "train_segmenter.py"
    if not path.is_file():
        pytest.skip("the training scripts are in the repository only")
    spec = importlib.util.spec_from_file_location("train_segmenter", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def words(text: str) -> list[str]:
    return list(shipped_segmenter().words(text))


@given(st.one_of(st.text(max_size=80), st.text(alphabet=ODD, max_size=80)))
def test_the_words_are_the_text(text: str) -> None:
    doc = WordTokenizer(Vocab())(text)
    assert doc.text == text
    assert all(token.text for token in doc)
    assert not any(token.text != token.text.strip() for token in doc if len(token) > 1)
    assert len(characters(text)) == len(text)


def test_every_code_point_is_kept() -> None:
    text = "".join(chr(code) for code in range(0x11000) if not 0xD800 <= code <= 0xDFFF)
    assert "".join(words(text)) == text


def test_nothing_in_nothing(tokenizer: WordTokenizer) -> None:
    assert tokenizer("").text == ""
    assert len(tokenizer("")) == 0


def test_blanks_and_line_ends_are_words_of_their_own() -> None:
    assert words("县长马远山 \u3000主持\r\n会议\n") == [
        "县长", "马远山", " ", "\u3000", "主持", "\r", "\n", "会议", "\n",
    ]  # fmt: skip


@pytest.mark.parametrize("unit", ["临河市委书记韩立群调研", "啊", "1", "😀", "\U00020000中"])
def test_time_grows_with_the_length(unit: str) -> None:
    def seconds(length: int) -> float:
        text = (unit * length)[:length]
        start = time.process_time()
        assert "".join(words(text)) == text
        return time.process_time() - start

    assert seconds(100_000) < 30 * max(seconds(10_000), 0.02)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("临河市委书记韩立群主持会议并讲话。", "韩立群"),
        ("市长周文博、副市长沈一舟出席。", "周文博"),
        ("市长周文博、副市长沈立舟出席。", "沈立舟"),
        ("本报讯（记者丁一鸣）昨日，全市农业工作会议召开。", "丁一鸣"),
        ("县委副书记、县长马远山到企业调研。", "马远山"),
        ("副主任郑力强说，项目已经开工。", "郑力强"),
        ("任命孙立为市教育局局长。", "孙立"),
        ("校长欧阳慧敏为学生颁奖。", "欧阳慧敏"),
        ("村民李桂芳告诉记者，今年收成好。", "李桂芳"),
        ("总工程师何清介绍了情况。", "何清"),
    ],
)
def test_names_are_whole(text: str, name: str) -> None:
    assert name in words(text)


def test_both_widths_are_cut_alike() -> None:
    assert [len(word) for word in words("4月28日，增长3.5%。")] == [
        len(word) for word in words("４月２８日，增长３．５％。")
    ]


def test_word_f1_on_dev(shared: Path, trainer: ModuleType) -> None:
    # Every third sentence; benchmarks/segmenter.py measures all of them.
    dev = trainer.sentences(shared / "corpora" / "pfr199801_seg" / "dev.jsonl.gz")[::3]
    assert float(trainer.measure(shipped_segmenter(), dev).rpartition(" ")[2]) >= 0.95


def test_training_joins_surname_and_given_name_and_nothing_else(trainer: ModuleType) -> None:
    words, tags = ["市长", "周", "文博", "、", "约翰逊", "欧阳", "慧"], ["n", "nr", "nr", "w", "nr", "nr", "nr"]
    whole, names = trainer.whole_names(words, tags)
    assert whole == ["市长", "周文博", "、", "约翰逊", "欧阳慧"]
    assert names == {1: "周", 4: "欧阳"}
    assert trainer.tags_of(["约翰逊", "周", "文博"]) == [0, 4, 3, 1, 0, 3]


def test_the_model_is_small_and_plain_data(root: Path) -> None:
    folder = (root / "newsie" / "models" / FILE).parent
    assert sum(path.stat().st_size for path in folder.rglob("*")) <= 8_000_000
    assert {path.suffix for path in folder.rglob("*")} == {".npz", ".md"}
    with np.load(root / "newsie" / "models" / FILE, allow_pickle=False) as arrays:
        assert {name: array.dtype for name, array in arrays.items()} == {"features": np.uint8, "weights": np.int16}


def test_records_of_the_seeds_are_the_same_with_either(seeds: Path) -> None:
    paths = sorted(seeds.glob("*.txt"))
    assert len(paths) == 5
    for path in paths:
        assert newsie.extract(path, nlp=CHARACTERS).to_json() == newsie.extract(path, nlp=WORDS).to_json()


@given(st.text(alphabet=ODD + "任命为市长局主持会议4月28日", max_size=60))
def test_records_of_any_text_are_the_same_with_either(text: str) -> None:
    pages = [newsie.extract(text, nlp=nlp, published="2025-04-28") for nlp in (CHARACTERS, WORDS)]
    assert pages[0].to_json() == pages[1].to_json()


def test_records_of_raw_news_are_the_same_with_either(shared: Path) -> None:
    path = shared / "corpora" / "raw" / "rmrb_2026.jsonl.gz"
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for _, line in zip(range(20), file, strict=False):
            row = json.loads(line)
            text = row["title"] + "\n\n" + row["text"]
            pages = [newsie.extract(text, nlp=nlp) for nlp in (CHARACTERS, WORDS)]
            assert pages[0].to_json() == pages[1].to_json()


def test_load_says_which_segmenters_there_are() -> None:
    assert [token.text for token in newsie.load()("市委")] == ["市", "委"]
    assert [token.text for token in newsie.load(segmenter="pkuseg")("市委")] == ["市委"]
    with pytest.raises(ValueError, match="'characters', 'pkuseg', not 'jieba'"):
        newsie.load(segmenter="jieba")


def test_the_pipeline_survives_pickle_disk_and_bytes(tmp_path: Path) -> None:
    expected = [token.text for token in WORDS(SENTENCE)]
    assert "韩立群" in expected
    WORDS.to_disk(tmp_path / "model")
    copies = [pickle.loads(pickle.dumps(WORDS)), spacy.load(tmp_path / "model")]
    copies.append(newsie.load(segmenter="pkuseg").from_bytes(WORDS.to_bytes()))
    for again in copies:
        assert [token.text for token in again(SENTENCE)] == expected


@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_other_processes_make_the_same_words(method: str) -> None:
    with ProcessPoolExecutor(1, mp_context=get_context(method)) as pool:
        doc = pool.submit(WORDS.tokenizer, SENTENCE).result(timeout=120)
    assert [token.text for token in doc] == words(SENTENCE)


def test_pages_in_two_processes_are_the_same(seeds: Path) -> None:
    paths = sorted(seeds.glob("*.txt"))[:2]
    assert list(newsie.pipe(paths, nlp=WORDS, n_process=2)) == list(newsie.pipe(paths, nlp=WORDS))


def test_nothing_is_downloaded_printed_or_left_behind(root: Path, tmp_path: Path) -> None:
    code = (
        "import socket\n"
        "def refuse(*args, **options): raise OSError('offline')\n"
        "socket.socket.connect = socket.getaddrinfo = refuse\n"
        "import newsie\n"
        "assert newsie.load(segmenter='pkuseg')('市委召开会议')[1].text == '召开'"
    )
    home = {"HOME": str(tmp_path), "PKUSEG_HOME": str(tmp_path / "pkuseg"), "PATH": ""}
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=root, env=home, capture_output=True, text=True, timeout=120
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert list(tmp_path.iterdir()) == []
