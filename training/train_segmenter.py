"""Train newsie's word segmenter, a spacy-pkuseg model, and write it as plain arrays.

    python training/train_segmenter.py CORPORA OUT

CORPORA is ``../shared/corpora`` (pfr199801_seg: train to learn from, dev and test to measure), OUT the folder of the
model. Features and search are spacy-pkuseg's. Its own trainer takes minutes a round and gives 75 MB; an averaged
perceptron over the same features takes seconds, and most of its weights are small enough to leave out.
"""
from __future__ import annotations

import gzip
import json
import random
import sys
from collections import Counter
from pathlib import Path

import numpy as np
from spacy_pkuseg.feature_extractor import FeatureExtractor
from spacy_pkuseg.inference import decodeViterbi_fast
from spacy_pkuseg.model import Model

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from newsie.language.segmenter import FILE, TAGS, Segmenter, characters, extractor_of

ROUNDS = 25
# Words seen once stay out of the model's dictionary: else every word of the training text is known, and it never learns
# what to do with an unknown one. Features seen once teach nothing.
SEEN = 2
# Weights become whole eighths, and a feature whose weights are all below one goes: 1.4 MB, and dev does not fall.
SCALE, SMALLEST = 8, 8


Names = dict[int, str]


def sentences(path: Path) -> list[list[str]]:
    """Return the sentences of a file as words, surname and given name made one."""
    return [words for words, _ in read(path)]


def read(path: Path) -> list[tuple[list[str], Names]]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return [whole_names(row["words"], row["tags"]) for row in map(json.loads, file)]


def whole_names(words: list[str], tags: list[str]) -> tuple[list[str], Names]:
    """Return the words, names made whole, and which of them are names, with the surname.

    PFR tags surname and given name each as nr; joined, 99.7 % of the PER spans of pfr199801 are one word.
    """
    out: list[str] = []
    names: Names = {}
    surname = False
    for word, tag in zip(words, tags, strict=True):
        if surname and tag == "nr" and len(word) <= 2:
            names[len(out) - 1] = out[-1]
            out[-1] += word
            surname = False
        else:
            out.append(word)
            surname = tag == "nr" and len(word) <= 2
    return out, names


def tags_of(words: list[str]) -> list[int]:
    out: list[str] = []
    for word in words:
        inside = ["I_first", *["I"] * (len(word) - 3), "I_end"][-(len(word) - 1) :]
        out += ["B_single"] if len(word) == 1 else ["B", *inside]
    return [TAGS.index(tag) for tag in out]


def features_of(texts: list[list[str]]) -> list[str]:
    """Return the features seen often enough, ``$$`` first. Pairs of words are left out: they gain nothing."""
    extractor = FeatureExtractor()
    words = Counter("".join(characters(word)) for sentence in texts for word in sentence)
    extractor.unigram = {word for word, count in words.items() if count >= SEEN}
    counts: Counter[str] = Counter()
    for sentence in texts:
        seen = characters("".join(sentence))
        for place in range(len(seen)):
            counts.update(extractor.get_node_features(place, seen))
    return ["$$", *sorted(f for f, n in counts.items() if n >= SEEN and f not in ("$$", "/"))]


def learn(texts: list[list[str]], features: list[str]) -> np.ndarray:
    """Return the averaged weights: a row of tags per feature, then the pairs of tags."""
    extractor, model, n = extractor_of(features), Model(len(features), len(TAGS)), len(TAGS)
    pairs = len(features) * n
    data = []
    for sentence in texts:
        seen = characters("".join(sentence))
        data.append(([extractor.get_node_features_idx(i, seen) for i in range(len(seen))], tags_of(sentence)))
    total = np.zeros_like(model.w)
    step = 0
    for round_ in range(ROUNDS):
        random.shuffle(data)
        wrong = 0
        for rows, gold in data:
            step += 1
            _, found = decodeViterbi_fast(rows, model)
            plus: list[int] = []
            minus: list[int] = []
            for i, (right, tag) in enumerate(zip(gold, found, strict=True)):
                if right != tag:
                    wrong += 1
                    plus += [feature * n + right for feature in rows[i]]
                    minus += [feature * n + int(tag) for feature in rows[i]]
                if i and (right, gold[i - 1]) != (tag, found[i - 1]):
                    plus.append(pairs + right * n + gold[i - 1])
                    minus.append(pairs + int(tag) * n + int(found[i - 1]))
            for places, sign in ((plus, 1.0), (minus, -1.0)):
                np.add.at(model.w, places, sign)
                np.add.at(total, places, sign * step)
        print(f"round {round_ + 1}: {wrong} characters wrong", flush=True)
    return model.w - total / step


def prune(features: list[str], weights: np.ndarray) -> tuple[list[str], np.ndarray]:
    """Round the weights to whole numbers of 16 bits; leave out the features that say little."""
    whole = np.clip(np.rint(weights * SCALE), -32768, 32767).astype(np.int16)
    rows, pairs = whole[: -len(TAGS) ** 2].reshape(len(features), -1), whole[-len(TAGS) ** 2 :]
    kept = np.abs(rows.astype(np.int32)).max(axis=1) > SMALLEST
    kept[0] = True
    return [f for f, keep in zip(features, kept, strict=True) if keep], np.concatenate([rows[kept].ravel(), pairs])


def edges(words: list[str]) -> set[tuple[int, int]]:
    ends = np.cumsum([len(word) for word in words]).tolist()
    return set(zip([0, *ends], ends, strict=False))


def measure(segmenter: Segmenter, texts: list[list[str]]) -> str:
    gold = found = right = 0
    for sentence in texts:
        expected, got = edges(sentence), edges(list(segmenter.words("".join(sentence))))
        gold, found, right = gold + len(expected), found + len(got), right + len(expected & got)
    return f"precision {right / found:.4f} recall {right / gold:.4f} F1 {2 * right / (gold + found):.4f}"


def main(corpora: Path, out: Path) -> None:
    random.seed(0)
    data = corpora / "pfr199801_seg"
    texts = sentences(data / "train.jsonl.gz")
    features = features_of(texts)
    print(f"{len(texts)} sentences, {len(features)} features", flush=True)
    kept, weights = prune(features, learn(texts, features))
    path = out / Path(FILE).name
    path.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(path, features=np.frombuffer("\n".join(kept).encode(), dtype=np.uint8), weights=weights)
    print(f"{len(kept)} features kept, {path.stat().st_size:,} bytes")
    for split in ("dev", "test"):
        print(split, measure(Segmenter(kept, weights), sentences(data / f"{split}.jsonl.gz")))


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(Path(sys.argv[1]), Path(sys.argv[2]))
