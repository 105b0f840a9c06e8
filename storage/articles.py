"""Articles as they came: stored once however often they come."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from urllib.parse import urlsplit

from sqlalchemy import bindparam, func, insert, or_, select, update
from w3lib.url import canonicalize_url

from reading.facts import RULES_VERSION
from storage.models import Article, ArticleBody, Outlet, table_of
from storage.repository import Repository
from storage.storable import LOST, UNSEEN
from storage.versions import Versions

TRACKING = re.compile(r"(?<=[?&])(?:utm_[^&#]*|(?:fbclid|yclid|gclid)=[^&#]*)(?:&|(?=#|$))")

AGAIN = "again"
"""The version of the rules of an article that somebody wants to be read again."""

BY_WORDS = "hash:"
"""Begins the identity of an article of which nothing but its words is known."""


LONGEST_IDENTITY_BYTES = 2000
LONGEST_OUTLET = 200
"""Characters of an outlet's name; the rest is cut off."""


@dataclass(frozen=True, slots=True)
class NewArticle:
    """An article to be stored: what came, apart from when."""

    text: str
    url: str | None = None
    external_id: str | None = None
    outlet: str | None = None
    country: str | None = None
    headline: str | None = None
    language: str | None = None
    published_on: date | None = None
    published_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Stored:
    """The row of an article, who publishes it, and what this call did.

    `is_new`: it made the row; `is_changed`: it did, or gave it another text or what it lacked.
    """

    article: Article
    outlet: Outlet | None
    is_new: bool
    is_changed: bool


READ_BY = ("content_hash", "headline", "published_on", "language", "url", "outlet_id", "read_with")
"""What reading an article goes by, apart from its outlet's country; and who has read it."""

ARTICLES = table_of(Article)
READ_FROM = select(*(ARTICLES.c[one] for one in READ_BY)).where(
    ARTICLES.c.id == bindparam("article")
)
MARK_READ = (
    update(ARTICLES)
    .where(ARTICLES.c.id == bindparam("article"))
    .values(
        read_error=None,
        headline=func.coalesce(func.nullif(ARTICLES.c.headline, ""), bindparam("found_headline")),
        language=func.coalesce(func.nullif(ARTICLES.c.language, ""), bindparam("found_language")),
        **{one: bindparam(one) for one in ("read_with", "proved_first_on", "proved_last_on")},
    )
)


class Articles(Repository):
    """The raw layer: articles, their bodies and outlets."""

    async def store(self, new: NewArticle, fetched_at: datetime) -> Stored:
        """Add the article, or find it and take over a changed text or what it lacked until now.

        A text that it had once and has no more changes nothing: the newest stays. An article that
        had vanished is back.
        """
        known = await self._find(new)
        if known is None:
            article, outlet = await self._add(new, fetched_at)
            return Stored(article, outlet, is_new=True, is_changed=True)
        is_changed = not await self._has_had(known, content_hash(new.text))
        if is_changed:
            await self._replace_text(known, new, fetched_at)
        is_completed = await self._complete(known, new)
        is_back = known.gone_at is not None
        if is_back:
            known.gone_at = known.read_with = None
            await self._session.flush()
        is_changed = is_changed or is_completed or is_back
        return Stored(known, await self.outlet(known), is_new=False, is_changed=is_changed)

    async def is_read(self, new: NewArticle) -> bool:
        """It is here with this text and all that came with it, read by the rules of today."""
        known = await self._find(new)
        return (
            known is not None
            and not _missing(known, new)
            and known.read_with == RULES_VERSION
            and await self._has_had(known, content_hash(new.text))
        )

    async def is_as(self, article: Article) -> bool:
        """Nobody has changed meanwhile what reading this article goes by, nor read it."""
        now = (await self._session.execute(READ_FROM, {"article": article.id})).first()
        return now is not None and now == tuple(getattr(article, one) for one in READ_BY)

    async def get(self, article_id: int) -> Article:
        """Raises NoResultFound for an unknown one."""
        return await self._session.get_one(Article, article_id)

    async def at(self, url: str) -> Article | None:
        """The article of this address, in whatever spelling."""
        identity = identity_of(NewArticle("", url=url))
        return await self._session.scalar(select(Article).where(Article.identity == identity))

    async def body(self, article_id: int) -> str:
        """The text. Raises NoResultFound for an unknown article."""
        return (await self._session.get_one(ArticleBody, article_id)).text

    async def outlet(self, article: Article) -> Outlet | None:
        if article.outlet_id is None:
            return None
        return await self._session.get(Outlet, article.outlet_id)

    async def mark_gone(self, article_id: int, now: datetime) -> None:
        """Its outlet has taken it away; what it said stays."""
        first = Article.id == article_id, Article.gone_at.is_(None)
        await self._session.execute(update(Article).where(*first).values(gone_at=now))

    async def list_unread(self, version: str, limit: int) -> Sequence[Article]:
        """Articles whose facts don't come from these rules, oldest first."""
        unread = (Article.read_with.is_(None)) | (Article.read_with != version)
        query = select(Article).where(unread).order_by(Article.id).limit(limit)
        return (await self._session.scalars(query)).all()

    async def count_unread(self, version: str) -> int:
        unread = or_(Article.read_with.is_(None), Article.read_with != version)
        return await self._session.scalar(select(func.count(Article.id)).where(unread)) or 0

    async def count_unreadable(self) -> int:
        query = select(func.count(Article.id)).where(Article.read_error.is_not(None))
        return await self._session.scalar(query) or 0

    async def forget_reading(self) -> None:
        """Every article is to be read again; its facts stay until it is."""
        await self._session.execute(update(Article).values(read_with=AGAIN))

    async def count(self) -> int:
        return await self._session.scalar(select(func.count(Article.id))) or 0

    async def mark_read(
        self,
        article_id: int,
        version: str,
        proved: tuple[date | None, date | None],
        headline: str | None = None,
        language: str | None = None,
    ) -> None:
        """Its facts are those of these rules; `proved` is what it says of its own day.

        `headline`, `language`: what reading found out, kept where nothing came with the article.
        """
        values = {
            "read_with": version,
            "proved_first_on": proved[0],
            "proved_last_on": proved[1],
            "found_headline": headline,
            "found_language": language,
        }
        await self._session.execute(MARK_READ, {"article": article_id, **values})

    async def mark_unreadable(self, article_id: int, version: str, error: str) -> None:
        """Reading it failed; it isn't tried again before the rules change."""
        await self._session.execute(
            update(Article)
            .where(Article.id == article_id)
            .values(read_with=version, read_error=error)
        )

    async def _find(self, new: NewArticle) -> Article | None:
        """The article of the same identity. Bare words are the article that already has them."""
        identity, words = identity_of(new), content_hash(new.text)
        known = await self._session.scalar(OF_IDENTITY, {"identity": identity})
        if known is not None:
            return known
        if identity.startswith(BY_WORDS):
            return await self._session.scalar(OF_WORDS, {"words": words})
        # Words that came bare are now known to be this article's.
        return await self._session.scalar(OF_IDENTITY, {"identity": f"{BY_WORDS}{words}"})

    async def _complete(self, known: Article, new: NewArticle) -> bool:
        """Fill in what is missing; True when that may change what reading finds."""
        missing = _missing(known, new)
        for name in missing & COMPLETED:
            setattr(known, name, getattr(new, name))
        if "outlet" in missing:
            outlet = await self._outlet_of(new)
            known.outlet_id = outlet.id if outlet else None
        if known.identity.startswith(BY_WORDS) and not identity_of(new).startswith(BY_WORDS):
            known.identity, known.url = identity_of(new), new.url
            known.external_id = new.external_id
        if missing:
            known.read_with = None
        await self._session.flush()
        return bool(missing)

    async def _add(self, new: NewArticle, fetched_at: datetime) -> tuple[Article, Outlet | None]:
        digest = content_hash(new.text)
        outlet = await self._outlet_of(new)
        row = {
            "identity": identity_of(new),
            "external_id": new.external_id,
            "url": new.url,
            "content_hash": digest,
            "outlet_id": outlet.id if outlet else None,
            "headline": new.headline,
            "language": new.language,
            "published_on": new.published_on,
            "published_at": new.published_at,
            "fetched_at": fetched_at,
            "reprint_of_id": await self._same_text(digest),
        }
        article = (await self._session.scalars(ADD, [row])).one()
        await self._session.execute(ADD_BODY, {"article_id": article.id, "text": new.text})
        return article, outlet

    async def _has_had(self, known: Article, digest: str) -> bool:
        if known.content_hash == digest:
            return True
        return await Versions(self._session).knows(known.id, digest)

    async def _same_text(self, digest: str) -> int | None:
        """The first article with the very same words: ours is its reprint."""
        return await self._session.scalar(FIRST_OF_WORDS, {"words": digest})

    async def _replace_text(self, known: Article, new: NewArticle, fetched_at: datetime) -> None:
        body = await self._session.get_one(ArticleBody, known.id)
        await Versions(self._session).keep(known, body, fetched_at)
        await self._hand_on_reprints(known)
        known.reprint_of_id = await self._same_text(content_hash(new.text))
        known.content_hash = content_hash(new.text)
        known.headline = new.headline or known.headline
        known.published_on = new.published_on or known.published_on
        known.published_at = new.published_at or known.published_at
        known.fetched_at = fetched_at
        known.read_with = None
        body.text = new.text
        await self._session.flush()

    async def _hand_on_reprints(self, changed: Article) -> None:
        """Its words are others now: the first of those that repeated it leads the rest."""
        repeating = Article.reprint_of_id == changed.id
        heir = await self._session.scalar(select(func.min(Article.id)).where(repeating))
        if heir is not None:
            await self._session.execute(update(Article).where(repeating).values(reprint_of_id=heir))
            await self._session.execute(
                update(Article).where(Article.id == heir).values(reprint_of_id=None)
            )

    async def _outlet_of(self, new: NewArticle) -> Outlet | None:
        domain = domain_of(new.url)
        name = new.outlet or domain
        if name is None:
            return None
        name = name[:LONGEST_OUTLET]
        outlet = await self._session.scalar(OF_NAME, {"name": name})
        if outlet is None:
            outlet = Outlet(name=name, domain=domain, country=new.country)
            self._session.add(outlet)
            await self._session.flush()
        return outlet


# Made once: a statement takes longer to make than to be answered.
OF_IDENTITY = select(Article).where(Article.identity == bindparam("identity"))
OF_WORDS = (
    select(Article).where(Article.content_hash == bindparam("words")).order_by(Article.id).limit(1)
)
FIRST_OF_WORDS = (
    select(ARTICLES.c.id)
    .where(ARTICLES.c.content_hash == bindparam("words"), ARTICLES.c.reprint_of_id.is_(None))
    .order_by(ARTICLES.c.id)
    .limit(1)
)
OF_NAME = select(Outlet).where(Outlet.name == bindparam("name"))
ADD, ADD_BODY = insert(Article).returning(Article), insert(table_of(ArticleBody))

COMPLETED = frozenset({"headline", "language", "published_on", "published_at"})


def _missing(known: Article, new: NewArticle) -> frozenset[str]:
    """What came with the article now and had not come before."""
    lacks = {name for name in COMPLETED if getattr(known, name) is None and getattr(new, name)}
    if known.outlet_id is None and (new.outlet or new.url):
        lacks.add("outlet")
    return frozenset(lacks)


def identity_of(new: NewArticle) -> str:
    """Canonical address, else the id its file gave it, else its words (house contract)."""
    if new.url:
        return _short("url:", canonical(new.url))
    if new.external_id:
        return _short("id:", new.external_id)
    return f"{BY_WORDS}{content_hash(new.text)}"


def _short(kind: str, value: str) -> str:
    """PostgreSQL indexes no longer values: of such a one a digest stands for it."""
    content = value.encode()
    if len(content) <= LONGEST_IDENTITY_BYTES:
        return f"{kind}{value}"
    return f"{kind}sha256:{hashlib.sha256(content).hexdigest()}"


@lru_cache(maxsize=10_000)  # Lists name the same addresses again and again.
def canonical(url: str) -> str:
    """One spelling of an address: no fragment, no tracking parameters, sorted query."""
    plain = canonicalize_url(TRACKING.sub("", url.strip()))
    return re.sub(r"^https?://(?:www\.)?", "", plain).rstrip("/")


def is_address(url: str) -> bool:
    """It can be taken apart; «http://[» can't."""
    try:
        return bool(canonical(url)) and domain_of(url) != ""
    except ValueError:
        return False


NO_SIGNS = dict.fromkeys(map(ord, (UNSEEN, LOST)))
"""What stands for characters that no database keeps."""


def content_hash(text: str) -> str:
    """The same for texts that differ only in spaces, case, ё and signs that are none."""
    words = " ".join(text.translate(NO_SIGNS).lower().replace("ё", "е").split())
    return hashlib.sha256(words.encode()).hexdigest()


def domain_of(url: str | None) -> str | None:
    host = urlsplit(url).hostname if url else None
    return host.removeprefix("www.") if host else None
