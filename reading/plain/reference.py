"""Whom an office without a name means: by the article first, then by the tables of offices."""

from collections.abc import Iterator, Sequence, Set
from datetime import date

from reading.mentions import Mention, MentionKind
from reading.plain.discourse import Discourse
from reading.plain.grammar import TitleTable
from reading.plain.held import Held
from reading.plain.offices import OTHER, Role
from reading.plain.people import Cast
from reading.world import Office, World

Days = tuple[date | None, date | None]

PAIR = 2

RULING = frozenset({"head_of_state", "head_of_government"})
"""«The Turkish leader» may be either."""


class Resolver:
    """Says whom an office means, as mentions at its place."""

    def __init__(
        self, cast: Cast, world: World, home: str | None, titles: TitleTable, when: Days
    ) -> None:
        self._cast = cast
        self._world = world
        self._home = home
        self._home_titles = titles.home
        self._speakers = titles.speakers
        self._alike = titles.alike
        self._when = when

    def mentions(self, role: Role, sentence: int, discourse: Discourse) -> tuple[Mention, ...]:
        """One mention, several for «the two leaders», none for a word that says nothing."""
        if role.stands_in:
            found = self._counterpart(role, discourse)
        elif (role.is_guest or role.is_visiting) and not role.is_plural:
            found = self._guest(role, discourse)
        elif role.is_plural:
            return self._several(role, sentence)
        else:
            found = self._in_article(role, discourse) or self._known(role)
        if found is not None:
            return (self._mention(role, sentence, found),)
        if role.side is not None and role.side.iso and not role.stands_in:
            return (self._mention(role, sentence, None),)
        return ()

    def speaks_for_others(self, person: str) -> bool:
        """A spokesman tells what others do: he is not who acts in the next sentence."""
        return any(i.person == person and i.role.phrase in self._speakers for i in self._cast.held)

    def group(self, level: str, discourse: Discourse) -> tuple[Mention, ...]:
        """«the two leaders», «the ministers»: those named together last who hold such an office."""
        if not level:
            return discourse.group
        wanted = RULING if level in RULING else frozenset({level})
        fitting = tuple(m for m in discourse.group if wanted & self._levels(str(m.person)))
        if len(fitting) > 1:
            return fitting
        latest: dict[str, Mention] = {}
        for mention in reversed(discourse.spoken):
            if wanted & self._levels(str(mention.person)):
                latest.setdefault(str(mention.person), mention)
        return tuple(latest.values()) if len(latest) == PAIR else discourse.group

    def _several(self, role: Role, sentence: int) -> tuple[Mention, ...]:
        """«leaders of the four countries»: an office nobody is named for, if it says whose."""
        if role.is_guest:
            return ()
        has_owner = role.side is not None or len(role.title.split()) > len(role.phrase.split()) + 1
        return (self._mention(role, sentence, None),) if has_owner else ()

    def _in_article(self, role: Role, discourse: Discourse) -> str | None:
        """Who holds it in the article: of several, home's own, then who was named last before."""
        holders = [item for item in self._cast.held if self._agrees(item, role)]
        if role.side is None and self._is_home_title(role):
            own = [item for item in holders if self._cast.countries.get(item.person) == self._home]
            at_home = self._present_holder(self._home_office(role))
            if at_home or own:
                return at_home or own[0].person
            if self._home_office(role) is not None and not holders:
                return None
        people = {item.person for item in holders}
        if not people:
            people = set(self._by_level(role))
        if not people and role.level == OTHER and role.side is None and role.phrase not in VAGUE:
            acting = discourse.subject.person if discourse.subject else None
            people = set(self._by_title(role)) - {acting}
        latest = discourse.last(lambda mention: mention.person in people)
        if latest is not None:
            return latest.person
        return holders[0].person if holders else next(iter(sorted(people)), None)

    def _agrees(self, item: Held, role: Role) -> bool:
        held = item.role
        if role.side is not None:
            country = self._cast.countries.get(item.person)
            same_side = held.side == role.side or (role.side.iso and role.side.iso == country)
            if not same_side:
                return False
        if held.stands_in or held.is_guest:
            return False
        if role.level and role.level != OTHER:
            alike = {role.level, held.level} <= RULING and role.phrase in LEADING
            return (held.level == role.level and self._same_kind(held, role)) or alike
        return _shares_head(held, role)

    def _same_kind(self, held: Role, role: Role) -> bool:
        """«the pontiff» is no king; «the head of state» may be anybody at the head of one."""
        kinds = [kind for kind in self._alike if role.phrase in kind]
        others = [kind for kind in self._alike if held.phrase in kind]
        return not kinds or not others or any(held.phrase in kind for kind in kinds)

    def _by_title(self, role: Role) -> Iterator[str]:
        """Persons of the article whose office in the tables is called so: «the vice-president»."""
        wanted = role.phrase.replace("-", " ")
        for person in self._cast.written:
            for term in self._world.terms_of(person):
                office = self._world.office_by_id.get(term.office)
                names = (office.title, *office.variants) if office else ()
                is_called = any(wanted in _without_premier(name) for name in names)
                if is_called and self._is_in_time(term.start[0], term.end[1]):
                    yield person
                    break

    def _by_level(self, role: Role) -> Iterator[str]:
        """Persons of the article whose office the tables know: «the Tajik leader»."""
        for person in self._cast.written:
            if role.side is not None and self._cast.countries.get(person) != role.side.iso:
                continue
            levels = {
                office.level
                for term in self._world.terms_of(person)
                for office in (self._world.office_by_id.get(term.office),)
                if office is not None and self._is_in_time(term.start[0], term.end[1])
            }
            wanted = RULING if role.phrase in LEADING else {role.level}
            if role.level and role.level != OTHER and levels & wanted:
                yield person

    def _is_in_time(self, start: date, end: date) -> bool:
        first, last = self._when
        return (last is None or start <= last) and (first is None or first <= end)

    def _is_home_title(self, role: Role) -> bool:
        return self._home is not None and role.phrase in self._home_titles

    def _home_office(self, role: Role) -> Office | None:
        if self._home is None or role.level in {"", OTHER}:
            return None
        offices = self._world.offices_at(self._home, role.level)
        return offices[0] if len(offices) == 1 else None

    def _present_holder(self, office: Office | None) -> str | None:
        """Somebody the article names who has held that very office."""
        if office is None:
            return None
        terms = [
            h for h in self._world.holders_of.get(office.id, ()) if h.name in self._cast.written
        ]
        present = {holder.name for holder in terms}
        if len(present) > 1:
            present = {h.name for h in terms if self._is_in_time(h.start[0], h.end[1])}
        return present.pop() if len(present) == 1 else None

    def _known(self, role: Role) -> str | None:
        """Who holds it by the tables at the time of the article."""
        office = self._office_of(role)
        if office is None:
            return None
        present = self._present_holder(office)
        if present is not None:
            return present
        holder = self._world.holder(office.id, *self._when)
        return holder.name if holder is not None else None

    def _office_of(self, role: Role) -> Office | None:
        if role.side is None:
            return self._home_office(role) if self._is_home_title(role) else None
        return role.offices[0] if len(role.offices) == 1 else None

    def _counterpart(self, role: Role, discourse: Discourse) -> str | None:
        """«his Kazakh counterpart»: the same office of that country; without one, the other."""
        subject = discourse.subject.person if discourse.subject else None
        if role.side is None or role.side.iso is None:
            other = discourse.last(lambda m: m.person is not None and m.person != subject)
            return other.person if other else None
        level = self._level_of(subject)
        if not level:
            return None
        for person, country in self._cast.countries.items():
            if country == role.side.iso and level in self._levels(person):
                return person
        offices = self._world.offices_at(role.side.iso, level)
        holder = self._world.holder(offices[0].id, *self._when) if len(offices) == 1 else None
        return holder.name if holder else None

    def _level_of(self, person: str | None) -> str | None:
        levels = self._levels(person) if person else frozenset()
        return next((level for level in LEVELS if level in levels), None)

    def _levels(self, person: str) -> frozenset[str]:
        held = frozenset(
            i.role.level for i in self._cast.held if i.person == person and i.role.level
        )
        return held or frozenset(
            office.level
            for term in self._world.terms_of(person)
            for office in (self._world.office_by_id.get(term.office),)
            if office is not None and self._is_in_time(term.start[0], term.end[1])
        )

    def _last_of(
        self, discourse: Discourse, wanted: Sequence[str], besides: Set[str | None]
    ) -> Mention | None:
        """The last one spoken of among `wanted` who is of no country in `besides`."""
        return discourse.last(
            lambda m: m.person in wanted and self._cast.countries.get(str(m.person)) not in besides
        )

    def _guest(self, role: Role, discourse: Discourse) -> str | None:
        """Who came: the last one of another country than the one who acts, and than home."""
        subject = discourse.subject
        host = (subject.country if subject else None) or self._home
        same = [item.person for item in self._cast.held if _shares_head(item.role, role)]
        for wanted in (
            (same, list(self._cast.written)) if role.level else (list(self._cast.written),)
        ):
            found = self._last_of(discourse, wanted, {None, host, self._home}) or self._last_of(
                discourse, wanted, {host}
            )
            if found is not None:
                return found.person
        return None

    def _mention(self, role: Role, sentence: int, person: str | None) -> Mention:
        office = self._office_of(role)
        country = self._cast.countries.get(person or "") or (role.side.iso if role.side else None)
        named_by_tables = person is not None and person not in self._cast.written
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
            source=f"holders:{office.id}" if office and named_by_tables else None,
        )


def _without_premier(title: str) -> str:
    """A prime minister is nobody's «the minister»."""
    return (
        title.lower()
        .replace("-", " ")
        .replace("prime minister", "premier")
        .replace("премьер министр", "премьер")
    )


VAGUE = frozenset(
    {
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
    }
)
"""Too many are called so."""

LEADING = frozenset({"leader", "көшбасшы", "басшы", "head of state", "ел басшысы"})
LEVELS = (
    "head_of_state",
    "head_of_government",
    "foreign_minister",
    "speaker",
    "security_secretary",
)


def _shares_head(held: Role, role: Role) -> bool:
    """The same word of office, as far as the shorter title goes: «the minister»."""
    mine, theirs = role.phrase.split(), held.phrase.split()
    is_premier = "head_of_government" in {held.level, role.level} and held.level != role.level
    shorter, longer = sorted((mine, theirs), key=len)
    same = longer[-len(shorter) :] == shorter or longer[: len(shorter)] == shorter
    return mine == theirs or (same and not is_premier)
