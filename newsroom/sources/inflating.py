"""What a server has packed, unpacked without ever holding more than is allowed."""

import zlib

UNPACKED = frozenset({"", "identity"})
PACKED = {
    # 32: the header tells whether it is gzip or zlib.
    "gzip": 32 + zlib.MAX_WBITS,
    "x-gzip": 32 + zlib.MAX_WBITS,
    "deflate": 32 + zlib.MAX_WBITS,
}
ACCEPTED = "gzip, deflate"
"""What we ask servers for: what Python unpacks by itself. They pack nothing else unasked."""


class InflationError(Exception):
    """It can't be unpacked; the text says why."""


class TooLargeError(InflationError):
    """More comes out than is allowed."""


class Inflater:
    """Takes the bytes of a body as they come. Raises InflationError."""

    def __init__(self, encoding: str, limit_bytes: int) -> None:
        name = encoding.strip().lower()
        if name not in UNPACKED | PACKED.keys():
            raise InflationError(f"it is packed in a way nobody asked for ({name[:20]!r})")
        self._wbits = PACKED.get(name)
        self._unpacking = None if self._wbits is None else zlib.decompressobj(self._wbits)
        self._limit = limit_bytes
        self._taken = 0
        self._out = bytearray()

    def feed(self, chunk: bytes) -> None:
        self._taken += len(chunk)
        if self._taken > self._limit:
            raise TooLargeError("it is larger than allowed")
        if self._unpacking is None:
            self._out += chunk
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
