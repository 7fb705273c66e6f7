"""Words for spaCy: a spacy-pkuseg model that ships with newsie. One token a word, and names are whole.

The model's features, its weights and its search are spacy-pkuseg's; what stands here reads them from newsie's own
file, so that nothing is ever downloaded or unpickled, and keeps every character of the text where it is.
"""
from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
import numpy.typing as npt
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import registry
from spacy_pkuseg.feature_extractor import FeatureExtractor  # type: ignore[import-untyped, unused-ignore]
from spacy_pkuseg.inference import decodeViterbi_fast  # type: ignore[import-untyped, unused-ignore]
from spacy_pkuseg.model import Model  # type: ignore[import-untyped, unused-ignore]

from newsie.language.tokenizer import StatelessTokenizer

FILE = "segmenter/model.npz"
# pkuseg's five tags in its own order: a word's first character, a word of one character, inside, last, second.
TAGS = ("B", "B_single", "I", "I_end", "I_first")
# The training data print digits, Latin letters and punctuation in full width; today's papers in half width.
_FULL_WIDTH = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}
_PIECE = re.compile(r"\s|\S+")


def characters(text: str) -> list[str]:
    """Return what the model sees of each character of a text: one width, any digit a digit, any letter a letter.

    Examples:
        >>> characters("4月A,")
        ['**Num', '月', '**Letter', '，']
    """
    return list(FeatureExtractor.normalize_text(text.translate(_FULL_WIDTH)))


def extractor_of(features: Iterable[str]) -> FeatureExtractor:
    """Return spacy-pkuseg's feature extractor for these features, numbered in their order; the first is ``$$``."""
    extractor = FeatureExtractor()
    extractor.feature_to_idx = {feature: number for number, feature in enumerate(features)}
    # Its dictionary: the words that some feature asks for, "w1." for a word that starts here, "w-1." for one that ends.
    extractor.unigram = {
        feature.partition(".")[2] for feature in extractor.feature_to_idx if feature.startswith("w")
    }
    return extractor


class Segmenter:
    """Cuts text into words with a spacy-pkuseg model.

    Args:
        features: the names of the features, ``$$`` first.
        weights: a whole number per feature and tag, then one per pair of tags: sums of whole numbers are the same
            on every machine.
    """

    def __init__(self, features: list[str], weights: npt.NDArray[np.integer[Any]]) -> None:
        self._extractor = extractor_of(features)
        self._model = Model(0, len(TAGS))
        self._model.n_feature = len(features)
        self._model.w = weights.astype(np.float64)

    def words(self, text: str) -> Iterator[str]:
        """Yield the words of a text, blanks and line ends among them, each a word of its own.

        Args:
            text: any text.

        Yields:
            Words; joined, they are the text, character for character. No word runs over a blank or a line end, so a
            name that the page breaks in two is two words. In time that grows with the text's length, not its square.

        Examples:
            >>> list(shipped_segmenter().words("县长马远山 4月主持会议。\\n"))
            ['县长', '马远山', ' ', '4月', '主持', '会议', '。', '\\n']
        """
        for piece in _PIECE.findall(text):
            if len(piece) == 1:
                yield piece
                continue
            seen = characters(piece)
            features = [self._extractor.get_node_features_idx(place, seen) for place in range(len(seen))]
            start = 0
            for place, tag in enumerate(decodeViterbi_fast(features, self._model)[1]):
                if place and TAGS[tag].startswith("B"):
                    yield piece[start:place]
                    start = place
            yield piece[start:]


@cache
def shipped_segmenter() -> Segmenter:
    """Return the segmenter that ships with newsie, read once.

    Examples:
        >>> list(shipped_segmenter().words("市委召开会议"))
        ['市委', '召开', '会议']
    """
    with files("newsie.models").joinpath(FILE).open("rb") as file, np.load(file) as arrays:
        return Segmenter(arrays["features"].tobytes().decode("utf-8").split("\n"), arrays["weights"])


class WordTokenizer(StatelessTokenizer):
    """Makes a Doc whose tokens are the words of the text; blanks and line ends are tokens of their own.

    Examples:
        >>> import spacy
        >>> doc = WordTokenizer(spacy.blank("zh").vocab)("副县长马远山出席会议")
        >>> [token.text for token in doc], doc.text
        (['副', '县长', '马远山', '出席', '会议'], '副县长马远山出席会议')
    """

    def __call__(self, text: str) -> Doc:
        """Return the Doc of a text; ``doc.text`` is the text."""
        words = list(shipped_segmenter().words(text))
        return Doc(self.vocab, words=words, spaces=[False] * len(words))


@registry.tokenizers("newsie.WordTokenizer.v1")  # type: ignore[untyped-decorator, unused-ignore]
def create_word_tokenizer() -> Callable[[Language], WordTokenizer]:
    """Return what makes the tokenizer of a pipeline, as spaCy's config asks for it."""
    return make_word_tokenizer


def make_word_tokenizer(nlp: Language) -> WordTokenizer:
    """Return the tokenizer of a pipeline."""
    return WordTokenizer(nlp.vocab)
