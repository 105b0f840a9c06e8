"""Offices in a sentence nobody parsed: the word of a title, what stands before it and after it."""

from collections.abc import Container, Sequence

from reading.facts import Span
from reading.plain.grammar import Grammar, TitleTable
from reading.plain.inflection import Inflection
from reading.plain.office_borders import JOINING, OfficeBorders
from reading.plain.roles import OTHER, RULING, Role, Title, is_plural
from reading.plain.rows import MODALS
from reading.plain.sides import Side, Sides
from reading.spelling.matching import search_key
from reading.text.analysis import Token
from reading.text.gazetteer import Gazetteer
from reading.world import Office, World

ADJECTIVES = frozenset({"official"})
"""Titles that describe things too: «an official visit»."""


GOING = frozenset({"to", "for", "into"})
VERBS_TOO = frozenset({"co-chair"})
"""Titles that written small are rather verbs: «will co-chair»."""

IO_HEAD = "io_head"
UN = {"en": "UN", "kk": "БҰҰ"}
"""Whose «Secretary-General» is meant where no organisation is named."""

NAMES_TOO = frozenset({"sultan", "amir", "emir", "shah"})

LONGEST_GUEST = 3
"""Tokens from «the» to «delegation»."""

DOING = frozenset({"head", "chair", "captain"})
"""Titles whose plural before an article is a verb: «X, who also heads the ministry»."""


class OfficeFinder:
    """Finds title words, then whole offices around them."""

    def __init__(
        self,
        grammar: Grammar,
        titles: TitleTable,
        inflection: Inflection,
        sides: Sides,
        world: World,
    ) -> None:
        self._grammar = grammar
        self._titles = titles
        self._inflection = inflection
        self._sides = sides
        self._world = world
        self._borders = OfficeBorders(grammar, titles, inflection, sides)
        lemma = inflection.lemma
        guests = titles.guests - titles.modifiers  # «visiting» alone names nobody
        phrases = (*titles.heads, *titles.stand_ins, *sorted(guests))
        self._heads = Gazetteer(lemma, ((phrase, phrase) for phrase in phrases))
        self._offices = Gazetteer(
            lemma, ((title, o) for o in world.offices for title in (o.title, *o.variants))
        )
        self._modifiers = frozenset(lemma(word) for word in titles.modifiers)
        self._lowering = frozenset(lemma(word) for word in titles.lowering)

    def titles(self, tokens: Sequence[Token]) -> tuple[Title, ...]:
        """The title words of a sentence."""
        found = tuple(
            Title(hit.first, hit.last, hit.values[0])
            for hit in self._heads.find(tokens)
            if self._is_title(tokens, hit.first, hit.last, hit.values[0])
        )
        ends = {title.last for title in found}
        return tuple(title for title in found if not self._is_given(tokens, title, ends))

    def _is_given(self, tokens: Sequence[Token], title: Title, ends: Container[int]) -> bool:
        """«Foreign Minister AMIR Khan Muttaqi», «SULTAN bin Abdulrahman»: a name."""
        if title.phrase not in NAMES_TOO or not tokens[title.first].text[0].isupper():
            return False
        after = tokens[title.last + 1 : title.last + 2]
        is_son = any(t.text in self._grammar.names["particles"] for t in after)
        return is_son or (title.first - 1 in ends and any(t.pos == "PROPN" for t in after))

    def _is_title(self, tokens: Sequence[Token], first: int, last: int, phrase: str) -> bool:
        """Not «headed», «will host», «member states», «президент сайлауы», «8:30 PM»."""
        after = [token.lemma for token in tokens[last + 1 : last + 2]]
        if tokens[last].feats.get("Tense") == "Past" or self._is_verb(tokens[first], phrase, after):
            return False
        if phrase == "host":
            return self._is_owned(tokens, first)
        if phrase == "member":
            return after == ["of"]
        if phrase == "delegation":
            return self._acts(tokens, first, last)
        is_bare = not self._titles.complements or phrase in ADJECTIVES
        is_thing = is_bare and bool({*after} & self._titles.things)
        if is_thing or (first > 0 and self._is_son(tokens, first)):
            return False
        return not (tokens[last].text == "PM" and first > 0 and tokens[first - 1].pos == "NUM")

    def _is_verb(self, word: Token, phrase: str, after: Sequence[str]) -> bool:
        """«X HEADS to Beijing», «will CO-CHAIR», «who also HEADS the ministry»."""
        is_small = not word.text[0].isupper()
        governs = {*after} & self._grammar.clauses["articles"]
        if phrase in DOING and is_small and word.text.endswith("s") and governs:
            return True
        return (phrase in VERBS_TOO and is_small) or (phrase == "head" and bool({*after} & GOING))

    def _acts(self, tokens: Sequence[Token], first: int, last: int) -> bool:
        """«the Kazakh DELEGATION was received», but not «a delegation led by X»."""
        before = {t.text.lower() for t in tokens[max(0, first - LONGEST_GUEST) : first]}
        after = tokens[last + 1 : last + 2]
        return "the" in before and any(
            "Tense" in t.feats or t.text.lower() in MODALS for t in after
        )

    def _is_son(self, tokens: Sequence[Token], first: int) -> bool:
        """«Бадр бен Сұлтан»: a part of a name."""
        before = tokens[first - 1].text
        return before in self._grammar.names["sons"] and tokens[first].text[0].isupper()

    def _is_owned(self, tokens: Sequence[Token], first: int) -> bool:
        """«his host», «his Bolivian host», but not «will host»."""
        last = first - 2 if first > 1 and tokens[first - 1].pos == "PROPN" else first - 1
        before = tokens[last].text.lower() if first else ""
        return before in self._grammar.clauses["articles"]

    def find(
        self,
        tokens: Sequence[Token],
        titles: Sequence[Title],
        names: frozenset[int],
        *,
        is_plain: bool = True,
    ) -> tuple[Role, ...]:
        """The offices around the titles, left to right; one inside another counts once.

        `names` are the tokens of names: no office runs into one. In a headline (not `is_plain`)
        capitals say nothing.
        """
        follows = bool(self._titles.complements)
        roles: list[Role] = []
        used: set[int] = set()
        # «министрінің орынбасары»: the last word is the office; «aide to the president»: the first.
        for title in titles if follows else reversed(titles):
            if title.first in used or title.first in names:
                continue
            if follows and self._belongs_to_next(tokens, title, titles):
                continue
            first = self._borders.front(tokens, title, names, is_plain=is_plain)
            last = title.last
            if follows:
                masters = self._masters(tokens, title, titles, names)
                others = {
                    i for t in titles if t.first > title.last for i in range(t.first, t.last + 1)
                }
                last = self._borders.back(tokens, title, names | masters, names - others)
            if used & set(range(title.first, title.last + 1)):
                continue
            while first in used or (first < title.first and tokens[first].text.lower() in JOINING):
                first += 1
            used.update(range(first, last + 1))
            roles.append(self._role(tokens, title, first, last))
        return tuple(sorted(roles, key=lambda role: role.first))

    def _masters(
        self,
        tokens: Sequence[Token],
        title: Title,
        titles: Sequence[Title],
        names: frozenset[int],
    ) -> frozenset[int]:
        """«envoy of PRESIDENT X»: X is the president, whoever the envoy is."""
        if title.phrase not in self._titles.sent:
            return frozenset()
        named = (t for t in titles if t.first > title.last and t.last + 1 in names)
        other = next((t for t in named if self._titles.heads.get(t.phrase, OTHER) != OTHER), None)
        if other is None:
            return frozenset()
        first = self._borders.front(tokens, other, names, is_plain=True)
        link = first - 1
        while tokens[link].text.lower() in self._grammar.clauses["articles"]:
            link -= 1
        inner = frozenset(range(first, other.last + 1))
        serves = tokens[link].text.lower() in self._titles.complements
        return inner if serves and self._may_hold(tokens, inner, names) else frozenset()

    def _may_hold(
        self, tokens: Sequence[Token], office: frozenset[int], names: frozenset[int]
    ) -> bool:
        """«the spokesman of the UN Secretary-General X»: X, unless others are known to hold it."""
        known = self._offices.look_up(" ".join(tokens[i].text for i in sorted(office)))
        last = max(office) + 1
        while last + 1 in names:
            last += 1
        surname = search_key(self._nominative(tokens[last].text))
        held = [h for one in known for h in self._world.holders_of.get(one.id, ())]
        surnames = {search_key(a.split()[-1]) for h in held for a in (h.name, *h.aliases)}
        return not held or surname in surnames

    def _belongs_to_next(
        self, tokens: Sequence[Token], title: Title, titles: Sequence[Title]
    ) -> bool:
        """«Deputy» of «Deputy Secretary-General» is no office of its own."""
        is_modifier = tokens[title.last].lemma in self._modifiers
        return is_modifier and any(other.first == title.last + 1 for other in titles)

    def _role(self, tokens: Sequence[Token], title: Title, first: int, last: int) -> Role:
        words = tokens[first : last + 1]
        side = self._side(tokens, first, title, last)
        states = (side for _, side in self._sides.find(words) if side.iso)
        lowered = any(token.lemma in self._lowering for token in tokens[first : title.first])
        phrase = self._composed(tokens[title.last + 1 : last + 1], title.phrase)
        is_lowered = lowered or self._leads_organization(tokens[title.last + 1 : last + 1], phrase)
        level = OTHER if is_lowered else self._titles.heads.get(phrase, "")
        text = self._text(words)
        case = tokens[last].feats.get("Case")
        return Role(
            title=text,
            phrase=phrase,
            first=first,
            last=last,
            span=Span(words[0].span.start, words[-1].span.stop),
            case=case,
            level=level,
            side=side,
            states=tuple(dict.fromkeys(states)),
            offices=self._known_offices(text, side, level, phrase),
            stands_in=title.phrase in self._titles.stand_ins,
            is_guest=title.phrase in self._titles.guests,
            is_visiting=any(t.lemma in self._titles.guests for t in tokens[first : title.first]),
            is_plural=is_plural(tokens[title.last]),
            is_consort=title.phrase in self._titles.consorts,
        )

    def _composed(self, complement: Sequence[Token], phrase: str) -> str:
        """«head of the Kyrgyz GOVERNMENT» is a head of government."""
        words = {token.text.lower() for token in complement}
        for title, needed, whole in self._titles.composed:
            if title == phrase and needed <= words:
                return whole
        return phrase

    def _leads_organization(self, complement: Sequence[Token], phrase: str) -> bool:
        """«president of the Olympic Committee» is at the head of no state."""
        if self._titles.heads.get(phrase) not in RULING:
            return False
        words = {token.lemma for token in complement}
        return bool(words & self._grammar.names["organizations"] - self._titles.realms)

    def _side(self, tokens: Sequence[Token], first: int, title: Title, last: int) -> Side | None:
        """The country, else the organisation, that the words before or after the title name.

        Of those who are sent it is who sent them.
        """
        before = [side for _, side in self._sides.find(tokens[first : title.first])]
        after = [side for _, side in self._sides.find(tokens[title.last + 1 : last + 1])]
        if before and title.phrase in self._titles.sent:
            return before[0]  # «the U.N. envoy for Syria»
        hits = [*before, *after]
        return next(iter([*(side for side in hits if side.iso), *hits]), None)

    def _text(self, words: Sequence[Token]) -> str:
        *front, last = [token.text for token in words]
        return " ".join([*front, self._nominative(last)])

    def _nominative(self, word: str) -> str:
        """«Президентімен» → «Президенті»: the office keeps its possessive ending."""
        return self._inflection.bare(word)[0].text

    def _known_offices(
        self, text: str, side: Side | None, level: str, phrase: str
    ) -> tuple[Office, ...]:
        found = self._offices.look_up(text)
        if side is None and level == IO_HEAD:  # «The Secretary-General met …»
            return self._offices.look_up(f"{UN[self._grammar.language]} {text}")
        if found or not level or level == OTHER:
            return found
        if side is not None and side.iso:
            return self._world.offices_at(side.iso, level)
        return ()
