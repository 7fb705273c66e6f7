"""One token a character: what Chinese has for sure. Words cut names in two."""
from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import registry
from spacy.vocab import Vocab

T = TypeVar("T", bound="StatelessTokenizer")


class StatelessTokenizer:
    """A tokenizer that has nothing to store but its vocabulary, which is the pipeline's."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def to_bytes(self, **options: Any) -> bytes:
        """Return nothing to keep: the tokenizer has no state."""
        return b""

    def from_bytes(self: T, data: bytes, **options: Any) -> T:
        """Return the tokenizer itself: it has no state."""
        return self

    def to_disk(self, path: str | Path, **options: Any) -> None:
        """Write nothing: the tokenizer has no state."""

    def from_disk(self: T, path: str | Path, **options: Any) -> T:
        """Return the tokenizer itself: it has no state."""
        return self


class CharacterTokenizer(StatelessTokenizer):
    """Makes a Doc whose tokens are the characters of the text, blanks and line ends among them.

    spaCy's own Chinese tokenizer does the same for a sentence, but takes time with the square of the text's length.

    Examples:
        >>> tokenizer = CharacterTokenizer(Vocab())
        >>> doc = tokenizer("市委 4月")
        >>> [token.text for token in doc], doc.text
        (['市', '委', ' ', '4', '月'], '市委 4月')
    """

    def __call__(self, text: str) -> Doc:
        """Return the Doc of a text."""
        return Doc(self.vocab, words=list(text), spaces=[False] * len(text))


@registry.tokenizers("newsie.CharacterTokenizer.v1")  # type: ignore[untyped-decorator, unused-ignore]
def create_character_tokenizer() -> Callable[[Language], CharacterTokenizer]:
    """Return what makes the tokenizer of a pipeline, as spaCy's config asks for it."""
    return make_character_tokenizer


def make_character_tokenizer(nlp: Language) -> CharacterTokenizer:
    """Return the tokenizer of a pipeline."""
    return CharacterTokenizer(nlp.vocab)
