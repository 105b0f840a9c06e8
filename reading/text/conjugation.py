"""Words that can be nothing but a verb, and the tense of those: where the dictionary knows better.

The tagger calls rare verbs nouns («уединился», «ужинала»), above all where they open a sentence
(«Договорились …»), and guesses their tense («увидится» would be past).
"""

from collections.abc import Sequence
from typing import Any

TENSES = {"past": "Past", "pres": "Pres", "futr": "Fut"}
NUMBERS = {"sing": "Sing", "plur": "Plur"}
GENDERS = {"masc": "Masc", "femn": "Fem", "neut": "Neut"}
PERSONS = {"1per": "1", "2per": "2", "3per": "3"}
ASPECTS = {"perf": "Perf", "impf": "Imp"}


def finite_verb(parses: Sequence[Any]) -> dict[str, str] | None:
    """Its features, if all that pymorphy makes of a word are forms of verbs that tell something."""
    tags = [parse.tag for parse in parses]
    if not tags or any(tag.POS != "VERB" or tag.mood == "impr" for tag in tags):
        return None
    known = {
        "Tense": {TENSES.get(tag.tense or "") for tag in tags},
        "Number": {NUMBERS.get(tag.number or "") for tag in tags},
        "Gender": {GENDERS.get(tag.gender or "") for tag in tags},
        "Person": {PERSONS.get(tag.person or "") for tag in tags},
        "Aspect": {ASPECTS.get(tag.aspect or "") for tag in tags},
    }
    sure = {feat: next(iter(values)) for feat, values in known.items() if len(values) == 1}
    return {"VerbForm": "Fin", "Mood": "Ind"} | {f: value for f, value in sure.items() if value}
