"""What memory a process takes that only reads: `python -m benchmarks.memory`, MB."""

import sys
from pathlib import Path

from benchmarks.figures import Figure, contribute
from benchmarks.reading.evaluate import SEEDS, load_all_gold
from bot.tools import build_tools
from reading.article import read_article
from reading.facts import ArticleText

STATUS = Path("/proc/self/status")
WANTED = 350


def main() -> int:
    tools = build_tools()
    loaded = megabytes("VmRSS")
    texts = [document["text"] for document in load_all_gold()]
    texts += [path.read_text(encoding="utf-8") for path in SEEDS.glob("*.txt")]
    for text in texts:
        read_article(ArticleText(text), tools)
    most = megabytes("VmHWM")
    print(
        f"memory of a reader, MB: {loaded:.0f} loaded, {megabytes('VmRSS'):.0f} after "
        f"{len(texts)} articles, {most:.0f} at most (wanted: {WANTED})"
    )
    contribute(Figure("memory of a reader, most", most, "MB", most=WANTED))
    return 0


def megabytes(what: str) -> float:
    """Memory of this process («VmRSS» now, «VmHWM» at most); 0 where the system doesn't say."""
    if not STATUS.is_file():
        return 0.0
    line = next(one for one in STATUS.read_text().splitlines() if one.startswith(what))
    return int(line.split()[1]) / 1024


if __name__ == "__main__":
    sys.exit(main())
