"""Finds, checks and loads the models of Russian: weights from the natasha wheel, never its code."""

import hashlib
import tarfile
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib import metadata
from pathlib import Path
from typing import Any

import numpy as np
from pymorphy3 import MorphAnalyzer
from slovnet.conll import parse_conll_tag
from slovnet.const import REL, SHAPE, TAG, WORD
from slovnet.exec import model as slovnet
from slovnet.exec.pack import Pack
from slovnet.shape import word_shape

from reading.language import Models
from reading.search.lemmas import Lemmas
from reading.text.networks import (
    Alphabet,
    Biaffine,
    Convolution,
    Dense,
    Encoder,
    Morphology,
    Parser,
    Tagger,
    Vectors,
)

CARRIER = "natasha"
# From natasha 1.6.0 (MIT). A changed file would change every answer silently.
DIGESTS = {
    "emb/navec_news_v1_1B_250K_300d_100q.tar": (
        "f07270833d78523edc5781538d67038e95b43975e4a7ae757c693b687f9cbfca"
    ),
    "model/slovnet_ner_news_v1.tar": (
        "16c3343a6572ddf0e2b2fc1923113de15a7f5ca5bde90e780dd590418665603e"
    ),
    "model/slovnet_morph_news_v1.tar": (
        "54812762a641c742dbfa9c950c4b53bbb469301983077ed01b9f074643d540d3"
    ),
    "model/slovnet_syntax_news_v1.tar": (
        "0759ce82eaac4430f5b4ac27b2444aa6e4b6501ca38c2f45d62467265383d85e"
    ),
    "dict/first.txt": "f5cf72d804be2ad90288ddc27a7cda13e730d143691ca5ccbc586a391a5391e0",
    "dict/last.txt": "f1a31c1470b24c1a299dd9c32d24efcb87caf887d4b2c69f13686e7be153cec4",
}


class ModelError(Exception):
    """A model is missing or not the one we know; the text says which and what to do."""


NAVEC = "emb/navec_news_v1_1B_250K_300d_100q.tar"
NER, MORPH, SYNTAX = (f"model/slovnet_{name}_news_v1.tar" for name in ("ner", "morph", "syntax"))


class Dictionary:
    """pymorphy3; an article asks for a word as it stands, by itself, and as a part of a name."""

    def __init__(self, morphology: MorphAnalyzer) -> None:
        self.parse = lru_cache(maxsize=5_000)(morphology.parse)
        self.word_is_known = morphology.word_is_known


def load_models() -> Models:
    """Load everything: about 1.5 s and 100 MB. Raises ModelError."""
    vectors = _vectors(checked(NAVEC))
    # All networks know the same words and shapes; a list of its own for each takes 45 MB.
    words, shapes = _lists(NER, WORD, SHAPE)
    alphabet = Alphabet(_numbered(words), _numbered(shapes), word_shape)
    ner, (tags,) = _network(NER, slovnet.NER), _lists(NER, TAG)
    morph, (features,) = _network(MORPH, slovnet.Morph), _lists(MORPH, TAG)
    syntax, (relations,) = _network(SYNTAX, slovnet.Syntax), _lists(SYNTAX, REL)
    return Models(
        ner=Tagger(
            _encoder(ner, alphabet, vectors),
            _dense(ner.head.proj),
            ner.head.crf.transitions.array,
            tags,
        ),
        morph=Morphology(
            _encoder(morph, alphabet, vectors),
            _dense(morph.head.proj),
            [parse_conll_tag(tag) for tag in features],
        ),
        syntax=Parser(
            _encoder(syntax, alphabet, vectors),
            _biaffine(syntax.head),
            _biaffine(syntax.rel),
            relations,
        ),
        morphology=Dictionary(MorphAnalyzer()),
    )


@cache
def load_lemmas() -> Lemmas:
    """The dictionary alone, for the process that answers people: 0.1 s and 30 MB."""
    return Lemmas(MorphAnalyzer())


def _network(name: str, kind: Any) -> Any:
    """A network as slovnet loads it, without the vectors of words."""
    with Pack(checked(name)) as pack:
        network = pack.load_model(kind)
        return network.inject_arrays(dict(pack.load_arrays(network.weights)))


def _lists(name: str, *wanted: str) -> list[list[str]]:
    with Pack(_locate(name)) as pack:
        return [pack.load_vocab(one).items for one in wanted]


def _numbered(items: Sequence[str]) -> dict[str, int]:
    return {item: number for number, item in enumerate(items)}


def _encoder(network: Any, alphabet: Alphabet, vectors: Vectors) -> Encoder:
    layers = [_convolution(layer) for layer in network.encoder.layers]
    return Encoder(alphabet, vectors, network.emb.shape.weight.array, layers)


def _convolution(layer: Any) -> Convolution:
    weight, norm = layer.conv.weight.array, layer.norm
    scale = norm.weight.array / norm.std.array
    left, middle, right = (np.ascontiguousarray(weight[:, :, i].T) for i in range(3))
    return Convolution(
        (left, middle, right),
        layer.conv.bias.array,
        scale,
        norm.bias.array - norm.mean.array * scale,
    )


def _dense(layer: Any) -> Dense:
    return Dense(layer.weight.array, layer.bias.array)


def _biaffine(part: Any) -> Biaffine:
    return Biaffine(
        _dense(part.head.proj), _dense(part.tail.proj), part.root.array, part.kernel.array
    )


HEADER = 16
"""Bytes before the pieces: how many words, numbers in a vector, pieces, kinds of a piece."""


def _vectors(path: Path) -> Vectors:
    """navec's own loader also prepares to compare words, which takes 100 MB and isn't needed."""
    with tarfile.open(path) as tar:
        start = tar.getmember("pq.bin").offset_data
    with path.open("rb") as file:
        file.seek(start)
        words, size, pieces, shared = np.fromfile(file, np.uint32, 4).tolist()
        # Read where they lie: most words never occur.
        indexes = np.memmap(file, np.uint8, "r", file.tell(), (words, pieces))
        file.seek(start + HEADER + words * pieces)
        codes = np.fromfile(file, np.float32, shared * size)
    return Vectors(indexes, codes.reshape(pieces, shared, -1))


def load_name_lists() -> tuple[frozenset[str], frozenset[str]]:
    """First names and surnames in the nominative, lower case, ё as е. Raises ModelError."""
    return _names("dict/first.txt"), _names("dict/last.txt")


def checked(name: str) -> Path:
    """The path of a file of the carrier wheel, its SHA-256 checked. Raises ModelError."""
    path = _locate(name)
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    if digest != DIGESTS[name]:
        raise ModelError(f"{path.name} is not the file we know; run `make clean run` to install it")
    return path


def _locate(name: str) -> Path:
    try:
        files = metadata.files(CARRIER) or []
    except metadata.PackageNotFoundError:
        raise ModelError(f"the package {CARRIER} is not installed; run `make run`") from None
    for file in files:
        if str(file).endswith(f"data/{name}"):
            return Path(str(file.locate()))
    raise ModelError(f"{name} is missing from the package {CARRIER}; run `make clean run`")


def _names(name: str) -> frozenset[str]:
    lines = checked(name).read_text(encoding="utf-8").splitlines()
    return frozenset(line.strip().lower().replace("ё", "е") for line in lines)
