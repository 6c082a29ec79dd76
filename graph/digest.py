"""The content of an Arrow table as bytes for a hash: the same whatever its chunks, offsets and hidden null slots."""

from typing import Protocol

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc


class Hash(Protocol):
    """What hashlib makes."""

    def update(self, data: bytes, /) -> None:
        """Take in more bytes."""


def feed(total: Hash, column: pa.ChunkedArray) -> None:
    """Take in which values are null, then the lengths and contents of texts and lists, or the plain values."""
    for chunk in column.chunks:
        total.update(np.asarray(chunk.is_valid()).tobytes())
    if pa.types.is_list(column.type):
        _feed_numbers(total, pc.list_value_length(column))
        feed(total, pa.chunked_array([chunk.flatten() for chunk in column.chunks], column.type.value_type))
    elif pa.types.is_string(column.type):
        _feed_numbers(total, pc.binary_length(column))
        for chunk in column.chunks:
            total.update(_text(pc.fill_null(chunk, "")))
    else:
        _feed_numbers(total, column.cast(pa.int32()) if pa.types.is_date32(column.type) else column)


def _feed_numbers(total: Hash, column: pa.ChunkedArray) -> None:
    zero = pa.scalar(0).cast(column.type)
    for chunk in column.chunks:
        total.update(np.asarray(pc.fill_null(chunk, zero)).tobytes())


def _text(texts: pa.StringArray) -> bytes:
    """Return the UTF-8 of all texts, one after the other."""
    _, offsets, data = texts.buffers()
    if data is None or not len(texts):
        return b""
    ends = np.frombuffer(offsets, dtype=np.int32)[[texts.offset, texts.offset + len(texts)]]
    return bytes(data[int(ends[0]) : int(ends[1])])
