"""Which addresses belong to the public internet. Pure.

Only what is surely public may be fetched for a stranger: of IPv6 the one block that is given out,
less what is set apart in it; an IPv4 address that stands inside one of IPv6 is judged by itself.
Blocks: IANA's registries of special-purpose addresses.
"""

from collections.abc import Iterable
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

APART_4 = tuple(
    map(
        IPv4Network,
        (
            *("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16"),
            *("172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16"),
            *("198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4"),
        ),
    )
)
GIVEN_OUT = IPv6Network("2000::/3")
APART_6 = tuple(
    map(IPv6Network, ("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20", "2620:4f:8000::/48"))
)
TRANSLATED = IPv6Network("64:ff9b::/96")
"""An IPv4 address as networks that speak IPv6 alone write it (RFC 6052)."""

METADATA = frozenset(map(ip_address, ("168.63.129.16",)))
"""Public by its number, yet it answers the machines of a cloud about themselves."""


def is_public(address: str) -> bool:
    """Whether it may be fetched; False for what is no IP address."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return False
    if parsed in METADATA:
        return False
    if isinstance(parsed, IPv4Address):
        return not _is_in(parsed, APART_4)
    inner = _inner(parsed)
    if inner is not None:
        return is_public(str(inner))
    return parsed.scope_id is None and parsed in GIVEN_OUT and not _is_in(parsed, APART_6)


def is_loopback(address: str) -> bool:
    """This machine itself."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return False
    inner = parsed.ipv4_mapped if isinstance(parsed, IPv6Address) else None
    return (inner or parsed).is_loopback


def _inner(address: IPv6Address) -> IPv4Address | None:
    """The IPv4 address that this one stands for."""
    if address.ipv4_mapped is not None:
        return address.ipv4_mapped
    return IPv4Address(int(address) & 0xFFFFFFFF) if address in TRANSLATED else None


def _is_in(
    address: IPv4Address | IPv6Address, networks: Iterable[IPv4Network | IPv6Network]
) -> bool:
    return any(address in network for network in networks)
