"""The articles with the most wrong pairs, and for each pair the sentence that misled the reader."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from benchmarks.reading import score
from benchmarks.reading.statements import judge_statements

Document = dict[str, Any]


def tell_worst(
    gold: Sequence[Document], predictions: Mapping[str, Document], by_doc: Sequence[Document]
) -> Iterator[str]:
    """A line an article, worst first, and under it a line a wrong pair or statement."""
    documents = {document["id"]: document for document in gold}
    for row in by_doc:
        if _errors(row):
            yield f"{row['id']} extra {row['edges_fp']} missed {row['edges_fn']}"
            yield from _reasons(documents[row["id"]], predictions[row["id"]], row)


def worst_first(by_doc: Sequence[Document]) -> list[Document]:
    return sorted(by_doc, key=_errors, reverse=True)


def _errors(row: Document) -> int:
    return len(row.get("edges_fp", ())) + len(row.get("edges_fn", ()))


def _reasons(gold: Document, prediction: Document, row: Document) -> Iterator[str]:
    names = score.GoldDoc(gold)
    for kind, meetings, pairs in (
        ("extra", prediction["meetings"], row["edges_fp"]),
        ("missed", gold["meetings"], row["edges_fn"]),
    ):
        for meeting in meetings:
            sides = {_shown(names, participant) for participant in meeting["participants"]}
            if any(sides.issuperset(pair) for pair in pairs):
                what = f"{meeting['kind']}, {meeting['status']}: {', '.join(sorted(sides))}"
                yield f"    {kind} {what} «{meeting.get('evidence', '')}»"
    if gold.get("statements") is not None:
        judged = judge_statements(gold, prediction)
        for kind, statements in (("not said", judged.wrong), ("unheard", judged.missed)):
            for one in statements:
                yield f"    {kind} {one['speaker']}: «{one['quote']}»"


def _shown(names: Any, participant: str | Document) -> str:
    """A participant as the scorer writes it in its rows: by the name of the gold."""
    name = score.part_name(participant)
    known = {person["key"]: person["p"]["name"] for person in names.people}
    words = score.name_words(name)
    return str(known.get(names.resolve(name), f"P:{words[-1]}" if words else name))
