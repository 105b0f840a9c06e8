"""slovnet's convolutional networks, run over all sentences of an article in one strip.

The weights and the answers are slovnet's. Given a sentence at a time it spends more time on making
small arrays than on arithmetic; here the sentences stand one after another with an empty row
between them, which is what padding is to a convolution three words wide.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float32]
Numbers = NDArray[np.intp]
Words = Sequence[str]

LONGEST_STRIP = 2_000
"""Words that are looked at together, so that what a strip takes of memory is bounded."""

REMEMBERED = 3_000
"""Words of which a network remembers what its first layer makes of them, 3 KB each."""

NOWHERE = -1
UNKNOWN_WORD = "<unk>"


class Alphabet:
    """The numbers by which the networks know a word and its shape (capitals, digits, sign)."""

    def __init__(
        self,
        words: Mapping[str, int],
        shapes: Mapping[str, int],
        shape_of: Callable[[str], str],
    ) -> None:
        self._words, self._shapes, self._shape_of = words, shapes, shape_of
        self.numbers = lru_cache(maxsize=50_000)(self._numbers)

    def _numbers(self, word: str) -> tuple[int, int]:
        number = self._words.get(word.lower(), self._words[UNKNOWN_WORD])
        return number, self._shapes[self._shape_of(word)]


@dataclass(frozen=True, slots=True)
class Vectors:
    """navec: the vector of a word, put together from pieces that many words share."""

    indexes: NDArray[np.uint8]
    codes: Matrix

    @property
    def size(self) -> int:
        pieces, _, numbers = self.codes.shape
        return int(pieces * numbers)

    def of(self, words: Numbers) -> Matrix:
        pieces = np.arange(self.codes.shape[0])
        vectors: Matrix = self.codes[pieces, self.indexes[words]].reshape(len(words), self.size)
        return vectors


@dataclass(frozen=True, slots=True)
class Dense:
    """A layer from every input to every output."""

    weight: Matrix
    bias: Matrix

    def __call__(self, rows: Matrix) -> Matrix:
        return rows @ self.weight + self.bias

    def positive(self, rows: Matrix) -> Matrix:
        """What passes a layer that keeps nothing below zero."""
        out = self(rows)
        return np.maximum(out, 0, out=out)


@dataclass(frozen=True, slots=True)
class Convolution:
    """A layer that looks at a word and its neighbours; its output is clipped and normalised."""

    kernels: tuple[Matrix, Matrix, Matrix]
    bias: Matrix
    scale: Matrix
    shift: Matrix

    def __call__(self, rows: Matrix, empty: Numbers) -> Matrix:
        left, middle, right = self.kernels
        out = rows @ middle
        out[1:] += rows[:-1] @ left
        out[:-1] += rows[1:] @ right
        return self.finished(out, empty)

    def finished(self, out: Matrix, empty: Numbers) -> Matrix:
        out += self.bias
        np.maximum(out, 0, out=out)
        out *= self.scale
        out += self.shift
        out[empty] = 0
        return out


class FirstLayer:
    """The convolution that sees the words themselves; a word is worked out once and remembered."""

    def __init__(self, vectors: Vectors, shapes: Matrix, convolution: Convolution) -> None:
        self._vectors = vectors
        self._finished = convolution.finished
        size = shapes.shape[1]
        kernels = np.concatenate(convolution.kernels, axis=1)
        self._of_word = np.ascontiguousarray(kernels[:-size])
        self._of_shapes = shapes @ kernels[-size:]
        self._rows = np.empty((REMEMBERED, kernels.shape[1]), np.float32)
        self._row_of = np.full(len(vectors.indexes), NOWHERE)
        self._filled = 0

    def __call__(self, words: Numbers, shapes: Numbers, empty: Numbers) -> Matrix:
        parts = self._worked_out(words)
        parts += self._of_shapes[shapes]
        parts[empty] = 0
        width = parts.shape[1] // 3
        out = parts[:, width : 2 * width].copy()
        out[1:] += parts[:-1, :width]
        out[:-1] += parts[1:, 2 * width :]
        return self._finished(out, empty)

    def _worked_out(self, words: Numbers) -> Matrix:
        new = np.unique(words[self._row_of[words] == NOWHERE])
        if self._filled + len(new) > REMEMBERED:
            self._row_of.fill(NOWHERE)
            self._filled, new = 0, np.unique(words)
        if len(new) > REMEMBERED:
            return self._vectors.of(words) @ self._of_word
        rows = range(self._filled, self._filled + len(new))
        self._rows[rows.start : rows.stop] = self._vectors.of(new) @ self._of_word
        self._row_of[new] = rows
        self._filled = rows.stop
        found: Matrix = self._rows[self._row_of[words]]
        return found


class Encoder:
    """Words of sentences → what a network knows of each word in its place."""

    def __init__(
        self, alphabet: Alphabet, vectors: Vectors, shapes: Matrix, layers: Sequence[Convolution]
    ) -> None:
        self._alphabet = alphabet
        self._first = FirstLayer(vectors, shapes, layers[0])
        self._rest = layers[1:]

    def __call__(self, sentences: Sequence[Words]) -> Iterator[Matrix]:
        """A matrix for each sentence, a row for each of its words."""
        for some in _strips(sentences):
            if len(some[0]) > LONGEST_STRIP:
                yield np.concatenate(list(self._pieces(some[0])))
                continue
            rows, start = self._strip(some), 1
            for words in some:
                yield rows[start : start + len(words)]
                start += len(words) + 1

    def _pieces(self, words: Words) -> Iterator[Matrix]:
        """A long text part by part, each seen with the words beside it that bear upon it."""
        sight = 1 + len(self._rest)
        for start in range(0, len(words), LONGEST_STRIP):
            before = max(0, start - sight)
            rows = self._strip([words[before : start + LONGEST_STRIP + sight]])
            yield rows[1 + start - before :][: min(LONGEST_STRIP, len(words) - start)]

    def _strip(self, sentences: Sequence[Words]) -> Matrix:
        numbers, gaps = [(0, 0)], [0]
        for words in sentences:
            numbers.extend(map(self._alphabet.numbers, words))
            gaps.append(len(numbers))
            numbers.append((0, 0))
        words_and_shapes, empty = np.array(numbers), np.array(gaps)
        rows = self._first(words_and_shapes[:, 0], words_and_shapes[:, 1], empty)
        for layer in self._rest:
            rows = layer(rows, empty)
        return rows


def _strips(sentences: Sequence[Words]) -> Iterator[list[Words]]:
    strip: list[Words] = []
    for words in sentences:
        if strip and sum(map(len, strip)) + len(words) > LONGEST_STRIP:
            yield strip
            strip = []
        strip.append(words)
    if strip:
        yield strip


@dataclass(frozen=True, slots=True)
class Morphology:
    """The part of speech and the features of each word."""

    encoder: Encoder
    head: Dense
    tags: Sequence[tuple[str, dict[str, str]]]

    def __call__(self, sentences: Sequence[Words]) -> list[list[tuple[str, dict[str, str]]]]:
        return [
            [self.tags[number] for number in self.head(rows).argmax(-1).tolist()]
            for rows in self.encoder(sentences)
        ]


@dataclass(frozen=True, slots=True)
class Tagger:
    """Names in a text: a tag for each word, `B-PER`, `I-PER`, `O` …; the likeliest row of them."""

    encoder: Encoder
    head: Dense
    transitions: Matrix
    tags: Sequence[str]

    def __call__(self, words: Words) -> list[str]:
        return [self.tags[n] for rows in self.encoder([words]) for n in self._best(self.head(rows))]

    def _best(self, emissions: Matrix) -> list[int]:
        if not len(emissions):
            return []
        came_from, score = np.ascontiguousarray(self.transitions.T), emissions[0]
        # Of each word, what each of its tags is worth after each tag of the word before.
        reached = np.empty((len(emissions), *came_from.shape), np.float32)
        for worth, emission in zip(reached[1:], emissions[1:], strict=True):
            np.add(came_from, score, out=worth)
            score = worth.max(1) + emission
        path = [int(score.argmax())]
        for before in reached[:0:-1].argmax(2).tolist():
            path.append(before[path[-1]])
        return path[::-1]


@dataclass(frozen=True, slots=True)
class Biaffine:
    """One question to the parser: a word as governor and as governed, and how they fit."""

    head: Dense
    tail: Dense
    root: Matrix
    kernel: Matrix


@dataclass(frozen=True, slots=True)
class Parser:
    """The head (-1: none) and the relation of each word."""

    encoder: Encoder
    heads: Biaffine
    relations: Biaffine
    names: Sequence[str]

    def __call__(self, sentences: Sequence[Words]) -> list[list[tuple[int, str]]]:
        return [self._links(rows) for rows in self.encoder(sentences)]

    def _links(self, rows: Matrix) -> list[tuple[int, str]]:
        if not len(rows):
            return []
        governors = self._governors(rows)
        relations = self._relations(rows, governors).tolist()
        return [
            (governor - 1 if governor - 1 != index else -1, self.names[relation])
            for index, (governor, relation) in enumerate(
                zip(governors.tolist(), relations, strict=True)
            )
        ]

    def _governors(self, rows: Matrix) -> Numbers:
        """Of each word the number of its governor, counted from 1; 0 is the root."""
        bond = self.heads
        rooted = np.concatenate((bond.root[None], rows))
        fit = bond.head.positive(rooted) @ bond.kernel @ bond.tail.positive(rooted).T
        governors: Numbers = fit[1:].argmax(-1)
        return governors

    def _relations(self, rows: Matrix, governors: Numbers) -> Numbers:
        bond = self.relations
        head = bond.head.positive(np.concatenate((bond.root[None], rows))[governors])
        tail = bond.tail.positive(rows)
        kinds = (head @ bond.kernel).reshape(len(rows), -1, tail.shape[1])
        relations: Numbers = (kinds @ tail[:, :, None])[:, :, 0].argmax(-1)
        return relations
