"""Finds, checks and loads the models of Russian: weights from the natasha wheel, never its code."""

import hashlib
from importlib import metadata
from pathlib import Path

from navec import Navec
from pymorphy3 import MorphAnalyzer
from slovnet import NER, Morph, Syntax

from reading.language import Models

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


def load_models() -> Models:
    """Load everything: about 1.5 s and 200 MB. Raises ModelError."""
    navec = Navec.load(checked("emb/navec_news_v1_1B_250K_300d_100q.tar"))
    ner = NER.load(checked("model/slovnet_ner_news_v1.tar"))
    morph = Morph.load(checked("model/slovnet_morph_news_v1.tar"))
    syntax = Syntax.load(checked("model/slovnet_syntax_news_v1.tar"))
    for model in (ner, morph, syntax):
        model.navec(navec)
    return Models(ner=ner, morph=morph, syntax=syntax, morphology=MorphAnalyzer())


def load_name_lists() -> tuple[frozenset[str], frozenset[str]]:
    """First names and surnames in the nominative, lower case, ё as е. Raises ModelError."""
    return _names("dict/first.txt"), _names("dict/last.txt")


def checked(name: str) -> Path:
    """The path of a file of the carrier wheel, its SHA-256 checked. Raises ModelError."""
    path = _locate(name)
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
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
