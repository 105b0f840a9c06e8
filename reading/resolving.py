"""Whom a role without a name means: by the article first, then by the tables of offices."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from reading.mentions import Mention, MentionKind
from reading.roles import Role
from reading.world import Office, World


@dataclass(frozen=True, slots=True)
class Held:
    """A role that stands at a name: that person holds it."""

    role: Role
    sentence: int
    person: str


Days = tuple[date | None, date | None]


class Resolver:
    """Says whom a role without a name means."""

    def __init__(
        self, world: World, held: Sequence[Held], names: Sequence[str], home: str | None, when: Days
    ) -> None:
        self._world = world
        self._held = held
        self._names = frozenset(names)
        self._home = home
        self._when = when

    def mentions(self, sentence: int, role: Role) -> Iterator[Mention]:
        """One mention, one for each country of a plural, none for a word that says nothing."""
        if role.each:
            for one in role.each:
                yield from self.mentions(sentence, one)
            return
        mention = self._meant(sentence, role)
        if mention is not None:
            yield mention

    def _meant(self, sentence: int, role: Role) -> Mention | None:
        if role.is_plural and not role.stands_in:
            return self._mention(sentence, role, None, role.title)
        if role.stands_in:
            office = self._counterpart(sentence, role)
            return None if office is None else self._by_office(sentence, role, office)
        person = self._in_article(role)
        if person is not None:
            return self._mention(sentence, role, person, None)
        office = self._known_office(role)
        if office is not None:
            return self._by_office(sentence, role, office)
        return None if role.side is None else self._mention(sentence, role, None, role.title)

    def _in_article(self, role: Role) -> str | None:
        """Who holds it in the article: of several, the outlet's own, then the one named first."""
        for agrees in (_same_title, _same_level, _same_head):
            fitting = [item for item in self._held if agrees(item.role, role)]
            own = [item for item in fitting if self._is_own(item)]
            if role.is_bare and self._home:
                at_home = None if own else self._present_at_home(role)
                if own or at_home or fitting:
                    return at_home or (own or fitting)[0].person
                if self._known_office(role) is not None:
                    return None
                continue
            if fitting:
                return fitting[0].person
        return None

    def _is_own(self, item: Held) -> bool:
        if item.role.side is not None:
            return item.role.side.iso == self._home
        return self._world.country_of(item.person) == self._home

    def _present_at_home(self, role: Role) -> str | None:
        """Somebody the article names who has held that very office of the outlet's country."""
        office = self._known_office(role)
        if office is None:
            return None
        ever = {holder.name for holder in self._world.holders_of.get(office.id, ())}
        present = ever & self._names
        return present.pop() if len(present) == 1 else None

    def _counterpart(self, sentence: int, role: Role) -> Office | None:
        """«польский коллега» of a president is the president of Poland."""
        if role.side is None or role.side.iso is None:
            return None
        nearest = sorted(
            (item for item in self._held if item.role.offices),
            key=lambda item: abs(item.sentence - sentence),
        )
        for item in nearest:
            offices = self._world.offices_at(role.side.iso, item.role.offices[0].level)
            if offices and self._world.is_national(item.role.offices[0]):
                return offices[0]
        return None

    def _known_office(self, role: Role) -> Office | None:
        """The office of the table, if the words name one only; a bare title is the outlet's own."""
        offices = [
            office
            for office in role.offices
            if role.side is not None or office.country == self._home
        ]
        return offices[0] if len(offices) == 1 else None

    def _by_office(self, sentence: int, role: Role, office: Office) -> Mention:
        ever = {holder.name for holder in self._world.holders_of.get(office.id, ())}
        present = ever & self._names
        if len(present) == 1:
            return self._mention(sentence, role, present.pop(), None, office)
        holder = self._world.holder(office.id, *self._when)
        if holder is None:
            return self._mention(sentence, role, None, office.title, office)
        return self._mention(sentence, role, holder.name, None, office)

    def _mention(
        self,
        sentence: int,
        role: Role,
        person: str | None,
        title: str | None,
        office: Office | None = None,
    ) -> Mention:
        iso = role.side.iso if role.side else None
        if office is not None and self._world.is_national(office):
            iso = office.country
        return Mention(
            span=role.span,
            kind=MentionKind.ROLE,
            sentence=sentence,
            first=role.first,
            last=role.last,
            person=person,
            office=title,
            country=iso,
            case=role.case,
            is_plural=role.is_plural,
            source=f"holders:{office.id}" if office is not None and person else None,
        )


def _same_title(held: Role, role: Role) -> bool:
    """The same words, as far as the shorter goes: «генеральный секретарь» of «… ООН»."""
    if role.side is not None and held.side != role.side:
        return False
    return held.title == role.title or (role.is_bare and held.title.startswith(f"{role.title} "))


def _same_level(held: Role, role: Role) -> bool:
    """Other words for the same office: «глава государства» for «президент Казахстана»."""
    if role.side is None and not role.is_bare:
        return False
    if role.side is not None and held.side != role.side:
        return False
    return bool(held.levels & role.levels)


def _same_head(held: Role, role: Role) -> bool:
    """«грузинский министр» for «министр иностранных дел Грузии»."""
    if role.side is None or held.side != role.side:
        return False
    return bool(set(held.title.split()) & {role.title.split()[-1], role.title.split()[0]})
