"""What a server has packed, unpacked without ever holding more than is allowed."""

import sys
import zlib
from typing import Protocol

import brotli

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

UNPACKED = frozenset({"", "identity"})
# 32: the header tells whether it is gzip or zlib.
DEFLATED = dict.fromkeys(("gzip", "x-gzip", "deflate"), 32 + zlib.MAX_WBITS)
ACCEPTED = "gzip, deflate, br, zstd"

WINDOW_LOG = 23
"""Of zstd: 8 MB of memory, as browsers allow (RFC 9659)."""


class InflationError(Exception):
    """It can't be unpacked; the text says why."""


class TooLargeError(InflationError):
    """More comes out than is allowed."""


class Inflater(Protocol):
    """Takes the bytes of a body as they come. Raises InflationError."""

    def feed(self, chunk: bytes) -> None: ...

    def finish(self) -> bytes:
        """Everything, once all of it has come."""
        ...


def inflater(encoding: str, limit_bytes: int) -> Inflater:
    """For a body that is packed like that. Raises InflationError for a way nobody asked for."""
    name = encoding.strip().lower()
    if name == "br":
        return _Brotli(limit_bytes)
    if name == "zstd":
        return _Zstd(limit_bytes)
    if name in UNPACKED or name in DEFLATED:
        return _Deflated(DEFLATED.get(name), limit_bytes)
    raise InflationError(f"it is packed in a way nobody asked for ({name[:20]!r})")


class _Brotli:
    def __init__(self, limit_bytes: int) -> None:
        self._unpacking = brotli.Decompressor()
        self._limit = limit_bytes
        self._out = bytearray()

    def feed(self, chunk: bytes) -> None:
        while True:
            room = self._limit - len(self._out)
            try:
                self._out += self._unpacking.process(chunk, output_buffer_limit=room + 1)
            except brotli.error as error:
                raise InflationError("its packed content is broken") from error
            if len(self._out) > self._limit:
                raise TooLargeError("it is larger than allowed once it is unpacked")
            if self._unpacking.can_accept_more_data():
                return
            chunk = b""

    def finish(self) -> bytes:
        if not self._unpacking.is_finished():
            raise InflationError("its packed content ends in the middle")
        return bytes(self._out)


class _Zstd:
    def __init__(self, limit_bytes: int) -> None:
        self._limit = limit_bytes
        self._out = bytearray()
        self._unpacking = self._begun()

    def feed(self, chunk: bytes) -> None:
        while chunk:
            if self._unpacking.eof:
                self._unpacking = self._begun()
            room = self._limit - len(self._out)
            try:
                self._out += self._unpacking.decompress(chunk, room + 1)
            except zstd.ZstdError as error:
                raise InflationError("its packed content is broken") from error
            if len(self._out) > self._limit:
                raise TooLargeError("it is larger than allowed once it is unpacked")
            chunk = self._unpacking.unused_data if self._unpacking.eof else b""

    def finish(self) -> bytes:
        if not self._unpacking.eof:
            raise InflationError("its packed content ends in the middle")
        return bytes(self._out)

    def _begun(self) -> zstd.ZstdDecompressor:
        options = {int(zstd.DecompressionParameter.window_log_max): WINDOW_LOG}
        return zstd.ZstdDecompressor(options=options)


class _Deflated:
    def __init__(self, wbits: int | None, limit_bytes: int) -> None:
        self._wbits = wbits
        self._unpacking = None if wbits is None else zlib.decompressobj(wbits)
        self._limit = limit_bytes
        self._taken = 0
        self._out = bytearray()

    def feed(self, chunk: bytes) -> None:
        self._taken += len(chunk)
        if self._unpacking is None:
            self._out += chunk
            if len(self._out) > self._limit:
                raise TooLargeError("it is larger than allowed")
            return
        while chunk:
            chunk = self._unpack(chunk)

    def finish(self) -> bytes:
        """Everything, once all of it has come."""
        if self._unpacking is not None and self._taken and not self._unpacking.eof:
            raise InflationError("its packed content ends in the middle")
        return bytes(self._out)

    def _unpack(self, chunk: bytes) -> bytes:
        """What is left of the chunk: nothing, or the beginning of another member."""
        if self._unpacking is None or self._unpacking.eof:
            self._unpacking = zlib.decompressobj(self._wbits or zlib.MAX_WBITS)
        room = self._limit - len(self._out)
        try:
            self._out += self._unpacking.decompress(chunk, room + 1)
        except zlib.error:
            return self._unpack_raw(chunk)
        if len(self._out) > self._limit:
            raise TooLargeError("it is larger than allowed once it is unpacked")
        return self._unpacking.unused_data

    def _unpack_raw(self, chunk: bytes) -> bytes:
        """Some servers leave the header of «deflate» out; behind a whole member may lie rubbish."""
        is_beginning = self._taken == len(chunk)
        if is_beginning and self._wbits != -zlib.MAX_WBITS:
            self._wbits = -zlib.MAX_WBITS
            self._unpacking = zlib.decompressobj(self._wbits)
            return chunk
        raise InflationError("its packed content is broken")
