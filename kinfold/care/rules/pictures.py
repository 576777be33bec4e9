"""Pictures tell where they were taken: what a camera hides in a file is taken out before it is kept. Pure.

A telephone writes the place into every photo. A photo of a foster home, or one in a child's book, would carry the address.
Only what is seen stays, with which way up it is.
"""

import struct
from collections.abc import Iterator

KINDS = {"image/jpeg": (b"\xff\xd8\xff",), "image/png": (b"\x89PNG\r\n\x1a\n",)}
_PNG_KEEP = frozenset(
    {b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"sBIT", b"pHYs"}
)
_JPEG_DROP = frozenset({*range(0xE1, 0xF0), 0xFE}) - {0xEE}  # Adobe's colours (APP14) say how to draw it
_ORIENTATION = 0x0112


def without_place(content: bytes, content_type: str) -> bytes:
    """Return a picture without what the camera wrote into it. Raises ValueError for a broken or unknown file."""
    if content_type == "image/jpeg":
        return _jpeg(content)
    if content_type == "image/png":
        return _png(content)
    raise ValueError("not a picture that we know")


def _jpeg(content: bytes) -> bytes:
    kept, way_up, rest = [content[:2]], 1, b""
    for marker, segment, after in _segments(content):
        if marker == 0xE1:
            way_up = _way_up(segment) or way_up
        if marker not in _JPEG_DROP:
            kept.append(segment)
        rest = content[after:] if marker == 0xDA else rest
    if way_up != 1:
        kept.insert(1, _says_way_up(way_up))
    end = rest.rfind(b"\xff\xd9")  # some cameras add a second picture, with its own notes, after the end
    return b"".join(kept) + (rest[: end + 2] if end >= 0 else rest)


def _segments(content: bytes) -> Iterator[tuple[int, bytes, int]]:
    """Each part before the picture's own data: its marker, its bytes, and where it ends."""
    at = 2
    while True:
        if at + 4 > len(content) or content[at] != 0xFF:
            raise ValueError("this picture is broken")
        marker = content[at + 1]
        length = struct.unpack(">H", content[at + 2 : at + 4])[0]
        after = at + 2 + length
        yield marker, content[at:after], after
        if marker == 0xDA:  # the picture itself
            return
        at = after


def _way_up(segment: bytes) -> int | None:
    """Which way up the camera was held, from its notes; None when they do not say or are broken."""
    if segment[4:10] != b"Exif\x00\x00":
        return None
    notes = segment[10:]
    order = {b"II": "<", b"MM": ">"}.get(notes[:2])
    if order is None:
        return None
    try:
        start = struct.unpack(order + "I", notes[4:8])[0]
        for n in range(struct.unpack(order + "H", notes[start : start + 2])[0]):
            at = start + 2 + 12 * n
            if struct.unpack(order + "H", notes[at : at + 2])[0] == _ORIENTATION:
                value = struct.unpack(order + "H", notes[at + 8 : at + 10])[0]
                return value if 1 <= value <= 8 else None
    except struct.error:
        return None
    return None


def _says_way_up(value: int) -> bytes:
    """Camera notes that hold nothing but which way up."""
    notes = b"Exif\x00\x00MM\x00\x2a" + struct.pack(">IHHHIHHI", 8, 1, _ORIENTATION, 3, 1, value, 0, 0)
    return b"\xff\xe1" + struct.pack(">H", len(notes) + 2) + notes


def _png(content: bytes) -> bytes:
    kept, at = [content[:8]], 8
    while at + 12 <= len(content):
        length = struct.unpack(">I", content[at : at + 4])[0]
        name, after = content[at + 4 : at + 8], at + 12 + length
        if after > len(content):
            raise ValueError("this picture is broken")
        if name in _PNG_KEEP:
            kept.append(content[at:after])
        at = after
        if name == b"IEND":
            return b"".join(kept)
    raise ValueError("this picture is broken")
