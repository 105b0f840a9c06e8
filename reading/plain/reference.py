"""Whom an office without a name means: by the article first, then by the tables of offices."""

from collections.abc import Collection, Iterator, Set
from dataclasses import replace

from reading.grammar.mentions import Mention, MentionKind
from reading.plain.agreement import LEADING, Agreement, shares_head
from reading.plain.discourse import Discourse
from reading.plain.grammar import TitleTable
from reading.plain.people import Cast
from reading.plain.roles import OTHER, RULING, Role
from reading.plain.sides import Side
from reading.plain.terms import Terms
from reading.plain.together import Together
from reading.world import Office

PAIR = 2
DIPLOMATS = frozenset({"diplomat", "дипломат", "top diplomat", "envoy", "елші"})
DIPLOMATIC = frozenset({"envoy", "foreign_minister"})
HEADS = frozenset({"head of state", "мемлекет басшысы", "ел басшысы"})
LEADERS = frozenset({"leader", "көшбасшы", "басшы"})
"""Whoever leads a country: a president of one, a premier of another."""

IO_HEAD = "io_head"

# Too many are called so.
VAGUE = frozenset(
    [
        "head",
        "chief",
        "chair",
        "director",
        "representative",
        "official",
        "төраға",
        "хатшы",
        "өкіл",
        "жетекші",
    ]
)


class Resolver:
    """Says whom an office means, as mentions at its place. `home`: whose bare offices are meant."""

    def __init__(self, cast: Cast, terms: Terms, home: str | None, titles: TitleTable) -> None:
        self._cast = cast
        self._terms = terms
        self._home = home
        self._titles = titles
        self._agreement = Agreement(cast, titles)
        self.together = Together(terms)

    def mentions(
        self, role: Role, sentence: int, discourse: Discourse, *, acts: bool
    ) -> tuple[Mention, ...]:
        """One mention, several for «the two leaders», none for a word that says nothing.

        `acts`: the office stands where whoever acts does.
        """
        if role.stands_in and role.is_plural:
            return tuple(self._counterparts(role, sentence, discourse))
        if role.stands_in:
            found = self._counterpart(role, discourse)
        elif (role.is_guest or role.is_visiting) and not role.is_plural:
            found = self._guest(role, discourse, self._beside(sentence))
        elif role.is_plural:
            return self._several(role, sentence, discourse)
        else:
            beside = self._beside(sentence) if role.side is None and not acts else frozenset()
            found = self._in_article(role, discourse, acts=acts, beside=beside)
            found = found or self._known(role) or self._posted(role, discourse)
        if found is not None:
            return (self._mention(role, sentence, found),)
        if role.side is not None and role.side.iso and not role.stands_in:
            return (self._mention(role, sentence, None),)
        return ()

    def speaks_for_others(self, person: str) -> bool:
        """A spokesman tells what others do: he is not who acts in the next sentence."""
        speakers = self._titles.speakers
        return any(i.person == person and i.role.phrase in speakers for i in self._cast.held)

    def level_of(self, title: str) -> str:
        """The level that a title says by itself: of «president», of «minister» none."""
        level = self._titles.heads.get(title, "")
        return "" if level == OTHER else level

    def leads(self, person: str) -> bool:
        """Holds an office whose contacts are news: of a president, a foreign minister."""
        return self._terms.level(person) is not None

    def _several(self, role: Role, sentence: int, discourse: Discourse) -> tuple[Mention, ...]:
        """«the presidents of Ukraine and Germany»; «leaders of the four countries», an office."""
        if role.is_guest:
            return ()
        people = [self._of_state(role, state, discourse) for state in role.states]
        if len(set(people)) > 1 and None not in people:
            return tuple(self._mention(role, sentence, person) for person in people)
        has_owner = role.side is not None or len(role.title.split()) > len(role.phrase.split()) + 1
        return (self._mention(role, sentence, None),) if has_owner else ()

    def _of_state(self, role: Role, state: Side, discourse: Discourse) -> str | None:
        """Who of that country is meant by an office of several."""
        office = self._office_in(state, role)
        if office is None:
            return None
        one = replace(role, side=state, is_plural=False, offices=(office,))
        return self._in_article(one, discourse, acts=True) or self._known(one)

    def _posted(self, role: Role, discourse: Discourse) -> str | None:
        """«met the DIPLOMAT»: an ambassador, an envoy, a foreign minister named before."""
        if role.phrase not in DIPLOMATS or role.side is not None or role.is_plural:
            return None
        held = (i for i in self._cast.held if i.role.level in DIPLOMATIC or self._is_sent(i.role))
        people = {item.person for item in held} - {self._acting(discourse)}
        found = self._last_of(discourse, people, set())
        return found.person if found else None

    def _is_sent(self, role: Role) -> bool:
        return role.phrase in self._titles.ambassadors

    def _holders(self, role: Role, beside: Set[str]) -> list[str]:
        """Who holds such an office in the article; no premier where a president is named."""
        holders = [item.person for item in self._cast.held if self._agreement.agrees(item, role)]
        holders = [p for p in holders if self._country(p) not in beside] or holders
        if role.phrase not in HEADS or role.side is not None:
            return holders
        return [p for p in holders if role.level in self._terms.levels(p)] or holders

    def _beside(self, sentence: int) -> frozenset[str]:
        """The countries of those whom a sentence names."""
        people = (self._cast.person_at(n) for n in self._cast.names if n.sentence == sentence)
        return frozenset(filter(None, (self._country(str(person)) for person in people)))

    def _in_article(
        self,
        role: Role,
        discourse: Discourse,
        *,
        acts: bool,
        beside: frozenset[str] = frozenset(),
    ) -> str | None:
        """Who holds it in the article: of several, home's own, then who was named last before.

        A bare office that acts is rather who acted; as what is acted on it is somebody else, of
        another country than those who are named `beside` it: «President X received the minister».
        """
        holders = self._holders(role, beside)
        if self._is_home_title(role):
            own = [person for person in holders if self._country(person) == self._home]
            office = self._terms.office_at(self._home, role.level)
            at_home = self._terms.present_holder(office) or next(iter(own), None)
            is_ours = not holders or role.phrase in self._titles.own
            if at_home or (office is not None and is_ours):
                return at_home
        if role.side is None and acts and self._acting(discourse) in holders:
            return self._acting(discourse)
        if (sole := self._terms.present_holder(self._sole_office(role))) is not None:
            return sole
        return self._latest_holder(role, holders, discourse, acts=acts)

    def _latest_holder(
        self, role: Role, holders: list[str], discourse: Discourse, *, acts: bool
    ) -> str | None:
        """Of those who may be meant the last one spoken of."""
        if not acts and discourse.acting is not None:
            others = [person for person in holders if person != discourse.acting.person]
            holders = others or holders
        by_title = set(self._by_title(role)) - {self._acting(discourse)}
        by_level = set(self._by_level(role))
        if self._is_home_title(role):  # «Сенат төрағасы» is no speaker from abroad
            by_level = {p for p in by_level if self._country(p) in {self._home, None}}
        for people in ({*holders}, by_level, by_title):
            latest = self._last_of(discourse, people, set())
            if latest is not None:
                return latest.person
        return next(iter([*holders, *sorted(by_level), *sorted(by_title)]), None)

    def _sole_office(self, role: Role) -> Office | None:
        """«The Secretary-General», where nobody says of which organisation: of the UN."""
        is_bare = role.side is None and role.level == IO_HEAD
        return self._office_of(role) if is_bare else None

    def _by_title(self, role: Role) -> Iterator[str]:
        if role.level == OTHER and role.phrase not in VAGUE:
            for person in self._terms.called(role):
                if role.side is None or role.side.iso == self._country(person):
                    yield person

    def _by_level(self, role: Role) -> Iterator[str]:
        """Persons of the article whose office the tables know: «the Tajik leader»."""
        if role.level in {"", OTHER}:
            return
        wanted = RULING if role.phrase in LEADING else {role.level}
        for person in self._cast.written:
            if role.side is not None and self._country(person) != role.side.iso:
                continue
            offices = (o for o in self._terms.offices(person) if o.level in wanted)
            if any(self._agreement.is_called_so(office, role) for office in offices):
                yield person

    def _is_home_title(self, role: Role) -> bool:
        return role.side is None and self._home is not None and role.phrase in self._titles.home

    def _known(self, role: Role) -> str | None:
        """Who holds it by the tables at the time of the article."""
        office = self._office_of(role)
        present = self._terms.present_holder(office)
        if present is not None:
            return present
        holder = self._terms.holder(office)
        return holder.name if holder is not None else None

    def _office_of(self, role: Role) -> Office | None:
        if role.side is None:
            is_home = self._is_home_title(role)
            known = role.offices[0] if len(role.offices) == 1 else None
            return self._terms.office_at(self._home, role.level) if is_home else known
        if role.phrase in LEADERS:
            return self._office_in(role.side, role)
        return role.offices[0] if len(role.offices) == 1 else None

    def _office_in(self, state: Side, role: Role) -> Office | None:
        """The office of that country, by its kind."""
        if state.iso and role.phrase in LEADERS:
            return self._terms.leading_office(state.iso)
        return self._terms.office_at(state.iso, role.level)

    def _counterparts(self, role: Role, sentence: int, discourse: Discourse) -> Iterator[Mention]:
        """«his Colombian and Venezuelan counterparts», as far as we know who they are."""
        for state in role.states:
            person = self._counterpart(replace(role, side=state), discourse)
            if person is not None:
                yield self._mention(role, sentence, person)

    def _counterpart(self, role: Role, discourse: Discourse) -> str | None:
        """«his Kazakh counterpart»: the same office of that country; without one, the other."""
        subject = self._acting(discourse)
        if role.side is None or role.side.iso is None:
            other = discourse.last(lambda m: m.person not in {None, subject})
            return other.person if other else None
        level = self._terms.level(subject)
        if not level:
            return None
        for person, country in self._cast.countries.items():
            if country == role.side.iso and level in self._terms.levels(person):
                return person
        holder = self._terms.holder(self._terms.office_at(role.side.iso, level))
        return holder.name if holder else None

    def _guest(
        self, role: Role, discourse: Discourse, beside: frozenset[str] = frozenset()
    ) -> str | None:
        """Who came: the last one of another country than the one who acts, and than home.

        `beside`: countries of those the sentence names; whoever is of one of them is no guest.
        """
        subject = discourse.subject
        if role.phrase == "delegation" and role.side is None:
            return None  # whose, nothing says
        if role.side is not None and role.side.iso and not role.level:  # «the Kazakh delegation»
            state = role.side.iso
            theirs = discourse.last(lambda m: self._country(str(m.person)) == state)
            return theirs.person if theirs else None
        host = (subject.country if subject else None) or self._home
        came = subject is not None and self._home is not None and host != self._home
        is_host = subject is not None and subject.country in beside
        if subject is not None and came and not role.level and not is_host:
            return subject.person  # «X келді. Қонақты … қарсы алды»
        alike = [item.person for item in self._cast.held if shares_head(item.role, role)]
        for wanted in (alike if role.level else [], list(self._cast.written)):
            for besides in ({None, host, self._home}, {host}):
                found = self._last_of(discourse, wanted, besides)
                if found is not None:
                    return found.person
        return None

    def _last_of(
        self, discourse: Discourse, wanted: Collection[str], besides: Set[str | None]
    ) -> Mention | None:
        """The last one spoken of among `wanted` who is of no country in `besides`."""
        return discourse.last(
            lambda m: m.person in wanted and self._country(str(m.person)) not in besides
        )

    def _acting(self, discourse: Discourse) -> str | None:
        return discourse.subject.person if discourse.subject else None

    def _country(self, person: str) -> str | None:
        return self._cast.countries.get(person)

    def _mention(self, role: Role, sentence: int, person: str | None) -> Mention:
        country = self._country(person or "") or (role.side.iso if role.side else None)
        named_by_tables = person is not None and person not in self._cast.written
        row = self._terms.row_naming(str(person)) if named_by_tables else (None, 1.0)
        return Mention(
            span=role.span,
            kind=MentionKind.ROLE,
            sentence=sentence,
            first=role.first,
            last=role.last,
            person=person,
            office=None if person else role.title,
            country=country,
            case=role.case,
            is_plural=role.is_plural,
            source=row[0],
            certainty=row[1],
        )
