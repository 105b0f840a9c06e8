"""How long each stage of reading takes, beside the tagger's own time in the same run.

The yardstick is slovnet's tagger as it is published: our way to run it is one of the stages.
"""

import inspect
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from functools import wraps
from typing import Any
from unittest.mock import patch

import slovnet
from navec import Navec

import bot.tools
from benchmarks.figures import Figure
from bot.models import NAVEC, NER, checked, load_models
from reading import article, language, scenery
from reading.article import Tools, read_article
from reading.facts import ArticleText
from reading.people import roles
from reading.whom import cast

TAGGING, MORPHOLOGY, SYNTAX = "tagging", "morphology", "syntax"
REST = "the rest"
AVERAGE = 3400
"""Characters of an average article of our outlets."""

LEAST_A_SECOND = 15
MOST_TIMES_THE_TAGGER = 2.5

# Stage → where its functions are: a module or class, and their names. What a change of the reader
# took away is passed over.
STAGES: tuple[tuple[str, object, tuple[str, ...]], ...] = (
    ("letters", article, ("plain",)),
    ("cleaning", article, ("clean",)),
    ("sentences", language.Language, ("analyse",)),
    ("dates", scenery, ("find_dates", "find_dateline")),
    ("people", scenery, ("find_company", "refer")),
    ("roles", roles.RoleFinder, ("find",)),
    ("names", cast, ("gather",)),
    ("meetings", article, ("read_meetings",)),
    ("statements", article, ("find_statements",)),
    ("topics", article, ("with_topics",)),
    ("outcomes", article, ("with_outcomes",)),
)


@dataclass(slots=True)
class Clock:
    """Processor seconds of each stage, those of the stages inside it taken off."""

    seconds: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    _running: list[str] = field(default_factory=list)
    _since: float = 0.0

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        self._charge()
        self._running.append(name)
        try:
            yield
        finally:
            self._charge()
            self._running.pop()

    def timed(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        is_lazy = inspect.isgeneratorfunction(function)

        @wraps(function)
        def run(*args: Any, **kwargs: Any) -> Any:
            with self.stage(name):
                result = function(*args, **kwargs)
                return iter(list(result)) if is_lazy else result

        return run

    def _charge(self) -> None:
        now = time.process_time()
        if self._running:
            self.seconds[self._running[-1]] += now - self._since
        self._since = now


@contextmanager
def watched(clock: Clock) -> Iterator[Tools]:
    """The tools of reading, all their stages under the clock."""
    models = load_models()
    given = replace(
        models,
        ner=clock.timed(TAGGING, models.ner),
        morph=clock.timed(MORPHOLOGY, models.morph),
        syntax=clock.timed(SYNTAX, models.syntax),
    )
    with ExitStack() as stack:
        stack.enter_context(patch.object(bot.tools, "load_models", lambda: given))
        for stage, owner, names in STAGES:
            for name in (name for name in names if hasattr(owner, name)):
                run = clock.timed(stage, getattr(owner, name))
                stack.enter_context(patch.object(owner, name, run))
        yield bot.tools.build_tools()


def measure_stages(texts: Sequence[str]) -> dict[str, float]:
    """Milliseconds of each stage for an article of AVERAGE characters."""
    clock = Clock()
    with watched(clock) as tools:
        read_article(
            ArticleText(texts[0]), tools
        )  # What is loaded at the first call isn't reading.
        clock.seconds.clear()
        for text in texts:
            with clock.stage(REST):
                read_article(ArticleText(text), tools)
    articles = sum(map(len, texts)) / AVERAGE
    return {name: seconds * 1000 / articles for name, seconds in clock.seconds.items()}


def measure_tagger(texts: Sequence[str]) -> float:
    """Milliseconds of slovnet's own tagger for an article of AVERAGE characters."""
    tagger = slovnet.NER.load(checked(NER)).navec(Navec.load(checked(NAVEC)))
    tagger(texts[0])
    before = time.process_time()
    for text in texts:
        tagger(text)
    return (time.process_time() - before) * 1000 * AVERAGE / sum(map(len, texts))


def stage_figures(name: str, stages: dict[str, float], tagger: float) -> list[Figure]:
    whole = sum(stages.values())
    beside = "slovnet’s tagger alone"
    return [
        Figure(f"{name} read, a core", 1000 / whole, "/s", 1000 / tagger, beside, LEAST_A_SECOND),
        Figure(f"{name} read, by the tagger", whole / tagger, "×", most=MOST_TIMES_THE_TAGGER),
    ]


def stage_table(name: str, stages: dict[str, float], tagger: float | None = None) -> str:
    """Each stage, and how many times the tagger's time it takes, the published one's if told."""
    tagger = stages[TAGGING] if tagger is None else tagger
    whole = sum(stages.values())
    models = sum(stages[stage] for stage in (TAGGING, MORPHOLOGY, SYNTAX))
    rows = [*sorted(stages.items(), key=lambda row: -row[1]), ("whole reading", whole)]
    lines = [f"{name + ', 3.4k characters':32} {'cpu ms':>8} {'× tagger':>10}"]
    lines += [f"{stage:32} {ms:8.1f} {ms / tagger:10.2f}" for stage, ms in rows]
    lines += [
        f"{'slovnet’s tagger by itself':32} {tagger:8.1f} {1:10.2f}",
        f"{1000 / whole:.1f} articles a second and core (wanted: {LEAST_A_SECOND})",
        f"{whole / tagger:.2f} × the tagger (wanted: {MOST_TIMES_THE_TAGGER}), "
        f"{whole / stages[TAGGING]:.2f} × our way to run it, "
        f"{whole / models:.2f} × all models as we run them\n",
    ]
    return "\n".join(lines)
