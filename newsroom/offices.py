"""Who holds an office: as the data files know, else as articles call people. On any day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from reading.queries import parse_arguments
from reading.spelling.matching import NOBODY, Found, Known, Match
from reading.spelling.office_titles import title_key
from reading.world import Office, World, fold
from storage.unit_of_work import UnitOfWork

Days = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Offices:
    """Finds people of the archive by the words for an office: «генсек ООН»."""

    work: UnitOfWork
    world: World
    today: date

    def find(self, words: str) -> tuple[Office, ...]:
        """The offices of the data files called so: «президент» alone is none."""
        return self.world.titles.find(words) if len(words.split()) > 1 else ()

    async def held_at(self, words: str) -> Found:
        """«Президент Украины в сентябре 2019»: who held it then. Without a day, nobody."""
        asked = parse_arguments(words, self.today)
        if len(asked.names) != 1 or (asked.first is None and asked.last is None):
            return NOBODY
        (office,) = asked.names
        days = asked.first or date.min, asked.last or date.max
        found = await self.holding(office, days)
        return await self.called(office, days) if found.is_empty else found

    async def holding(self, words: str, days: Days | None = None) -> Found:
        """As the data files tell; today unless `days` say when. Several may follow one another.

        Whom the archive called so after the files have ended is the holder of today.
        """
        first, last = days or (self.today, self.today)
        terms = [
            holder
            for office in self.find(words)
            for holder in self.world.holders_of.get(office.id, ())
            if holder.is_certain and holder.held_on(first, last)
        ]
        ended = max((one.known_until for one in terms if one.is_doubted_on(first)), default=None)
        newer = NOBODY if days or ended is None else await self.called(words, since=ended)
        if not newer.is_empty:
            return newer
        holders = {fold(holder.name) for holder in terms}
        if days is None and len(holders) > 1:
            # Two at once: the data files are in doubt.
            one = (self.world.holder(office.id, first, last) for office in self.find(words))
            holders = {fold(holder.name) for holder in one if holder is not None}
        return chosen(await self.work.names.find([], holders)) if holders else NOBODY

    async def called(self, words: str, days: Days | None = None, since: date = date.min) -> Found:
        """Whom the archive called so last; with `days`, whom it called so before and after them.

        `since`: the last time was after that day.
        """
        titles = [office.title for office in self.find(words)] or [words]
        keys = {key for title in titles for key in self.world.titles.wordings(title)}
        keys |= {title_key(office.title) for office in self.find(words)}
        called = await self.work.names.find_called(keys, days) if keys else []
        called = [one for one in called if one.last_on > since or since == date.min]
        last = max((one.last_on for one in called), default=None)
        return chosen(
            Known(one.id, one.name) for one in called if days is not None or one.last_on == last
        )


def chosen(known: Iterable[Known]) -> Found:
    matches = tuple({one.id: Match(one.id, one.name, 1.0) for one in known}.values())
    return Found(matches[0] if len(matches) == 1 else None, matches)
