"""What the internet may do to whoever fetches what strangers ask for."""

import asyncio
import gzip
import zlib
from collections.abc import AsyncIterator

import pytest

from newsroom.sources.http import Fetcher, FetchError, Limits, Response, Trouble
from tests.internet import PAGE, Internet, Send, answer, redirect

AGENT = "Dipcourier/1.2.3"
SIZE = 100_000
BIG = b"<p>" + b"0" * SIZE
BOMB = gzip.compress(b"0" * 50_000_000)
IMPATIENT = Limits(connect_seconds=0.2, read_seconds=0.2, total_seconds=0.4, size_bytes=SIZE)
PATIENT = Limits(size_bytes=SIZE)


@pytest.fixture
async def internet() -> AsyncIterator[Internet]:
    async with Internet() as internet:
        yield internet


@pytest.fixture
def fetcher(internet: Internet) -> Fetcher:
    """Allowed to fetch from this machine, where the tests' internet lives."""
    return Fetcher(AGENT, PATIENT, allows_loopback=True, resolver=internet.resolver)


@pytest.fixture
def stranger(internet: Internet) -> Fetcher:
    """As the bot fetches for people."""
    return Fetcher(AGENT, PATIENT, resolver=internet.resolver)


async def test_a_page_comes_with_its_address_kind_and_charset(
    internet: Internet, fetcher: Fetcher
) -> None:
    internet.pages["/a"] = answer(PAGE, "Content-Type: text/html; charset=windows-1251")
    found = await fetcher.fetch(internet.url("/a?b=1"))
    assert found == Response(internet.url("/a?b=1"), PAGE, "text/html", "windows-1251")
    assert f"User-Agent: {AGENT}\r\n" in internet.requests[0]


@pytest.mark.parametrize(
    ("encoding", "content"),
    [
        ("gzip", gzip.compress(PAGE)),
        ("x-gzip", gzip.compress(PAGE)),
        ("GZIP", gzip.compress(PAGE[:9]) + gzip.compress(PAGE[9:])),
        ("deflate", zlib.compress(PAGE)),
        ("deflate", zlib.compress(PAGE, wbits=-15)),
        ("identity", PAGE),
    ],
    ids=["gzip", "x-gzip", "in two parts", "deflate", "without its frame", "as it is"],
)
async def test_packed_pages_are_unpacked(
    internet: Internet, fetcher: Fetcher, encoding: str, content: bytes
) -> None:
    internet.pages["/"] = answer(content, f"Content-Encoding: {encoding}")
    found = await fetcher.fetch(internet.url())
    assert isinstance(found, Response)
    assert found.content == PAGE


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
async def test_a_page_that_leads_on_is_followed(
    internet: Internet, fetcher: Fetcher, status: int
) -> None:
    internet.pages |= {"/old": redirect("../new?x=1#part", f"{status} Moved"), "/new": answer()}
    found = await fetcher.fetch(internet.url("/old"))
    assert isinstance(found, Response)
    assert found.url == internet.url("/new?x=1")


async def test_the_setting_for_tests_allows_this_machine_by_name_only_where_it_is(
    internet: Internet, fetcher: Fetcher
) -> None:
    internet.names |= {"news.test": ["127.0.0.1"], "inside.test": ["10.0.0.1"]}
    internet.pages["/"] = answer()
    assert isinstance(await fetcher.fetch(internet.url(host="news.test")), Response)
    refused = await fetcher.fetch(internet.url(host="inside.test"))
    assert trouble_of(refused) == Trouble.FORBIDDEN


INSIDE = [
    "http://0.0.0.0:{port}/",
    "http://127.0.0.1:{port}/",
    "http://127.0.0.1./",
    "http://127.1:{port}/",
    "http://2130706433:{port}/",
    "http://0x7f000001:{port}/",
    "http://0x7f.0.0.1:{port}/",
    "http://017700000001:{port}/",
    "http://0177.0.0.01:{port}/",
    "http://①②⑦.⓪.⓪.①:{port}/",
    "http://127。0。0。1:{port}/",
    "http://１２７.0.0.1:{port}/",
    "http://[::1]:{port}/",
    "http://[::]:{port}/",
    "http://[::ffff:127.0.0.1]:{port}/",
    "http://[::ffff:7f00:1]:{port}/",
    "http://[64:ff9b::7f00:1]/",
    "http://[fe80::1%25lo]:{port}/",
    "http://localhost:{port}/",
    "http://LOCALHOST:{port}/",
    "http://inside.test:{port}/",
    "http://both.test:{port}/",
    "http://mapped.test/",
    "http://metadata.test/",
    "http://169.254.169.254/latest/meta-data/",
    "http://168.63.129.16/metadata",
    "http://100.100.100.200/latest",
    "http://[fd00:ec2::254]/latest",
    "http://192.168.0.1/",
    "http://224.0.0.1/",
    "https://10.0.0.1/",
    "http://1.1.1.1:22/",
    "http://1.1.1.1:6379/",
]
NAMES = {
    "localhost": ["127.0.0.1"],
    "inside.test": ["127.0.0.1"],
    "both.test": ["127.0.0.1 10.0.0.1 ::1"],
    "mapped.test": ["::ffff:10.0.0.1"],
    "metadata.test": ["169.254.169.254"],
    **{name: ["127.0.0.1"] for name in ("127.0.0.1.", "0x7f000001", "0x7f.0.0.1")},
}


@pytest.mark.parametrize("address", INSIDE)
async def test_nobody_reaches_this_machine_or_its_network_through_us(
    internet: Internet, stranger: Fetcher, address: str
) -> None:
    internet.names |= NAMES
    refused = await stranger.fetch(address.format(port=internet.port))
    assert trouble_of(refused) in {Trouble.FORBIDDEN, Trouble.ADDRESS, Trouble.UNKNOWN_HOST}
    assert internet.requests == []


async def test_the_systems_own_names_are_looked_at_too(internet: Internet) -> None:
    plain = Fetcher(AGENT, PATIENT)
    assert trouble_of(await plain.fetch(internet.url(host="localhost"))) == Trouble.FORBIDDEN
    assert internet.requests == []


@pytest.mark.parametrize("address", INSIDE)
async def test_nor_by_a_page_that_leads_on(
    internet: Internet, fetcher: Fetcher, address: str
) -> None:
    """The first step may be taken; the next one is looked at like a first."""
    internet.names |= {name: ["10.0.0.1"] for name in NAMES} | {"metadata.test": ["169.254.1.1"]}
    inside = address.format(port=1)
    internet.pages["/"] = redirect(inside.encode().decode("latin-1"))
    refused = await fetcher.fetch(internet.url())
    assert isinstance(refused, FetchError)
    assert len(internet.requests) == 1


async def test_a_name_that_means_another_address_a_moment_later_is_looked_at_again(
    internet: Internet, fetcher: Fetcher
) -> None:
    internet.names["turning.test"] = ["127.0.0.1", "10.0.0.1"]
    internet.pages["/"] = redirect(internet.url("/again", host="turning.test"))
    refused = await fetcher.fetch(internet.url(host="turning.test"))
    assert trouble_of(refused) == Trouble.FORBIDDEN
    assert len(internet.requests) == 1


@pytest.mark.parametrize(
    "address",
    [
        *(
            "",
            " ",
            "нет",
            "example.org",
            "//example.org",
            "http://",
            "http:///x",
            "http://[",
            "http:/x",
        ),
        *(
            "ftp://example.org/",
            "file:///etc/passwd",
            "gopher://127.0.0.1:70/_x",
            "data:text/html,x",
        ),
        *(
            "javascript:alert(1)",
            "http://a b/",
            "http://example.org/\r\nHost: inside",
            "http://x\x00/",
        ),
        *(
            "http://user:word@example.org/",
            "http://1.1.1.1@127.0.0.1/",
            "http://example.org:99999/",
        ),
        *("http://example.org/\u202egnp", "http://" + "a" * 3000, "http://" + "ы" * 300 + ".рф/"),
        *(
            "http://-/",
            "http://.../",
            "http://xn--a/",
            "http://%00/",
            "http://*.test/",
            "h\u200bttp://x",
        ),
        *("http://example.org:x/", "http://example.org:0/", "\ud800", "http://\ud800/"),
    ],
)
async def test_what_is_no_address_of_the_web_is_not_even_tried(
    internet: Internet, stranger: Fetcher, address: str
) -> None:
    refused = await stranger.fetch(address)
    assert trouble_of(refused) in {Trouble.ADDRESS, Trouble.UNKNOWN_HOST}
    assert one_line(refused)


@pytest.mark.parametrize(
    "location",
    ["file:///etc/passwd", "ftp://127.0.0.1/", "javascript:1", "http://[", "data:,x", "//u:p@h/"],
)
async def test_a_page_leads_nowhere_but_to_the_web(
    internet: Internet, fetcher: Fetcher, location: str
) -> None:
    internet.pages["/"] = redirect(location)
    assert trouble_of(await fetcher.fetch(internet.url())) == Trouble.ADDRESS


async def test_a_circle_ends(internet: Internet, fetcher: Fetcher) -> None:
    internet.pages["/"] = redirect("/")
    assert trouble_of(await fetcher.fetch(internet.url())) == Trouble.REDIRECTS
    assert len(internet.requests) == 6


HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
PACKED = HEAD + b"Content-Encoding: gzip\r\n\r\n"


async def drip(send: Send) -> None:
    await send(HEAD + b"\r\n")
    while True:
        await send(b"a")
        await asyncio.sleep(0.05)


async def drip_heads(send: Send) -> None:
    await send(HEAD)
    while True:
        await send(b"X: y\r\n")
        await asyncio.sleep(0.05)


async def say_nothing(send: Send) -> None:
    await asyncio.sleep(5)


async def stop_talking(send: Send) -> None:
    await send(HEAD + b"\r\n<p>")
    await asyncio.sleep(5)


async def go_on_for_ever(send: Send) -> None:
    await send(HEAD + b"\r\n")
    while True:
        await send(b"0" * 65536)


async def never_begin(send: Send) -> None:
    while True:
        await send(b"HTTP/1.1 100 Continue\r\n\r\n" * 100)


async def heads_for_ever(send: Send) -> None:
    await send(HEAD)
    while True:
        await send(b"X-Y: z\r\n" * 1000)


@pytest.mark.parametrize(
    "page", [say_nothing, stop_talking, drip, drip_heads], ids=lambda page: page.__name__
)
async def test_nobody_keeps_us_waiting(internet: Internet, page: object) -> None:
    impatient = Fetcher(AGENT, IMPATIENT, allows_loopback=True)
    internet.pages["/"] = page  # type: ignore[assignment]
    assert trouble_of(await impatient.fetch(internet.url())) == Trouble.SLOW


@pytest.mark.parametrize(
    "page", [go_on_for_ever, never_begin, heads_for_ever], ids=lambda page: page.__name__
)
async def test_nobody_fills_our_memory(internet: Internet, page: object) -> None:
    impatient = Fetcher(AGENT, IMPATIENT, allows_loopback=True)
    internet.pages["/"] = page  # type: ignore[assignment]
    assert isinstance(await impatient.fetch(internet.url()), FetchError)


@pytest.mark.parametrize(
    ("page", "trouble"),
    [
        (answer(BIG), Trouble.TOO_LARGE),
        (HEAD + b"\r\n" + BIG, Trouble.TOO_LARGE),
        (HEAD + b"Content-Length: 999999999999\r\n\r\nx", Trouble.TOO_LARGE),
        (
            HEAD + b"Transfer-Encoding: chunked\r\n\r\n%x\r\n%b\r\n" % (len(BIG), BIG),
            Trouble.TOO_LARGE,
        ),
        (answer(BOMB, "Content-Encoding: gzip"), Trouble.TOO_LARGE),
        (PACKED + BOMB, Trouble.TOO_LARGE),
        (answer(zlib.compress(b"0" * 9_000_000), "Content-Encoding: deflate"), Trouble.TOO_LARGE),
        (answer(gzip.compress(b"") * 9000, "Content-Encoding: gzip"), Trouble.TOO_LARGE),
        (answer(gzip.compress(PAGE)[:-9], "Content-Encoding: gzip"), Trouble.BROKEN),
        (answer(b"nothing packed", "Content-Encoding: gzip"), Trouble.BROKEN),
        (answer(gzip.compress(PAGE) + b"!", "Content-Encoding: gzip"), Trouble.BROKEN),
        (answer(PAGE, "Content-Encoding: br"), Trouble.BROKEN),
        (answer(PAGE, "Content-Encoding: zstd"), Trouble.BROKEN),
        (answer(BOMB, "Content-Encoding: gzip, gzip"), Trouble.BROKEN),
        (HEAD + b"Content-Length: 100\r\n\r\nshort", Trouble.BROKEN),
        (HEAD + b"Content-Length: -5\r\n\r\n", Trouble.BROKEN),
        (HEAD + b"Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello", Trouble.BROKEN),
        (HEAD + b"Transfer-Encoding: chunked\r\n\r\nzz\r\nhello", Trouble.BROKEN),
        (HEAD + b"X: " + b"y" * 100_000 + b"\r\n\r\n", Trouble.BROKEN),
        (HEAD + b"X\x00Y: z\r\n\r\n", Trouble.BROKEN),
        (b"HTTP/9.9 999 ?\r\n\r\n", Trouble.BROKEN),
        (b"SSH-2.0-OpenSSH_9.2\r\n", Trouble.BROKEN),
        (b"\x16\x03\x01\x02\x00\x01", Trouble.BROKEN),
        (b"", Trouble.BROKEN),
        (answer(b"", status="204 No Content"), Trouble.STATUS),
        (answer(b"", status="304 Not Modified"), Trouble.STATUS),
        (answer(status="401 Who?"), Trouble.STATUS),
        (answer(status="404 No"), Trouble.STATUS),
        (answer(status="429 Slower"), Trouble.STATUS),
        (answer(status="503 Later"), Trouble.STATUS),
        (redirect(""), Trouble.REDIRECTS),
    ],
)
async def test_what_is_no_page_is_told_in_one_line(
    internet: Internet, fetcher: Fetcher, page: bytes, trouble: Trouble
) -> None:
    internet.pages["/"] = page
    found = await fetcher.fetch(internet.url())
    assert trouble_of(found) == trouble
    assert one_line(found)


async def test_only_wanted_kinds_are_taken(internet: Internet, fetcher: Fetcher) -> None:
    internet.pages["/"] = answer(b"%PDF", "Content-Type: application/pdf")
    internet.pages["/bare"] = b"HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nx"
    kinds = frozenset({"text/html"})
    assert trouble_of(await fetcher.fetch(internet.url(), kinds)) == Trouble.KIND
    assert isinstance(await fetcher.fetch(internet.url("/bare"), kinds), Response)


async def test_where_nobody_listens_nothing_is_reached(fetcher: Fetcher) -> None:
    assert trouble_of(await fetcher.fetch("http://127.0.0.1:9/")) == Trouble.UNREACHABLE
    assert trouble_of(await fetcher.fetch("http://nobody.test/")) == Trouble.UNKNOWN_HOST


async def test_a_server_that_speaks_no_tls_is_not_reached(
    internet: Internet, fetcher: Fetcher
) -> None:
    address = internet.url().replace("http:", "https:")
    assert trouble_of(await fetcher.fetch(address)) == Trouble.UNREACHABLE


@pytest.mark.parametrize(
    ("status", "is_permanent"), [("404 No", True), ("410 Gone", True), ("503 Later", False)]
)
async def test_what_is_gone_is_not_asked_for_again(
    internet: Internet, fetcher: Fetcher, status: str, is_permanent: object
) -> None:
    internet.pages["/"] = answer(status=status)
    found = await fetcher.fetch(internet.url())
    assert isinstance(found, FetchError)
    assert (found.permanent, found.status) == (is_permanent, int(status[:3]))


def trouble_of(found: Response | FetchError) -> Trouble:
    assert isinstance(found, FetchError), found
    return found.trouble


def one_line(found: Response | FetchError) -> bool:
    return str(found).isprintable()
