"""What a store lets through as a read query, whatever the engine behind it would do with the text.

Both engines forbid writes to the graph in a read-only session, but neither forbids all else: Ladybug answers
`COPY (…) TO 'file'` and `LOAD FROM 'file'` on a read-only database, Neo4j `LOAD CSV` and calls of server
procedures, and Ladybug takes a parameter that was not given for null.
"""

import re
from collections.abc import Callable, Collection, Sequence
from functools import cache
from typing import Any

import pyarrow as pa

from graph.model import NODES, TRIPLES, Triple
from graph.stores import QueryError
from graph.tables import GraphTables, node_schema, relation_schema

_OPAQUE = re.compile(r"'(?:\\.|[^'\\])*'|\"(?:\\.|[^\"\\])*\"|`[^`]*`|//[^\n]*|/\*.*?\*/", re.DOTALL)
_FIRST = ("MATCH", "OPTIONAL", "UNWIND", "WITH", "RETURN", "CALL")
_OUTSIDE = re.compile(r"\bLOAD\s+(?:CSV|FROM|WITH)\b", re.IGNORECASE)
_PARAMETER = re.compile(r"\$(\w+)")
_SPAN = re.compile(r"\bdays_between\(\s*([\w.$]+)\s*,\s*([\w.$]+)\s*\)")
DURATION = r"duration.inDays(\1, \2).days"
"""What `days_between(a, b)` is on Neo4j."""
SUBTRACTION = r"(\2 - \1)"
"""What it is on Ladybug."""


def spanned(cypher: str, form: str) -> str:
    """Return the text with each `days_between(first, last)` in an engine's own form: they have none in common.

    Both are a property, a parameter or a variable that is a date or null; negative where the last comes first.
    """
    return _SPAN.sub(form, cypher)


def check_read(cypher: str, given: Collection[str]) -> None:
    """Raise QueryError unless the text is one reading statement and all its parameters are given."""
    text = _OPAQUE.sub(" '' ", cypher).strip().rstrip(";").strip()
    bare = text.replace("''", " ").split(None, 1)
    if not bare:
        raise QueryError("查询是空的", "the query is empty")
    if bare[0].upper() not in _FIRST or _OUTSIDE.search(text):
        raise QueryError(
            f"只允许读取图的查询，不允许 {bare[0]}",
            f"only queries that read the graph are let through, not {bare[0]!r}",
        )
    if ";" in text:
        raise QueryError("一次只能一个查询：中间有“;”", "one query at a time: there is a ';' between two")
    missing = sorted(set(_PARAMETER.findall(text)) - set(given))
    if missing:
        named = ", ".join(missing)
        raise QueryError(f"参数没有给值：{named}", f"parameters without a value: {named}")


def plain(table: pa.Table) -> pa.Table:
    """Return the table with plain column types: strings, int64, float64, bools, dates and lists of them.

    Raises QueryError for a column of nodes, relations or maps: a query returns their properties.
    """
    fields = [pa.field(column.name, _plain(column.type, column.name)) for column in table.schema]
    return table.cast(pa.schema(fields))


def tabulate(names: Sequence[str], rows: Sequence[Sequence[Any]]) -> pa.Table:
    """Return the rows that a driver gave as a table of plain columns; nulls alone have the null type.

    Raises QueryError for a column of nodes, relations or maps, or of values of several types.
    """
    columns = list(zip(*rows, strict=True)) or [()] * len(names)
    return plain(pa.table([_array(*pair) for pair in zip(names, columns, strict=True)], names=names))


def _array(name: str, values: Sequence[Any]) -> pa.Array:
    try:
        return pa.array([_native(value) for value in values])
    except (pa.ArrowInvalid, pa.ArrowTypeError, TypeError) as error:
        raise QueryError(
            f"列“{name}”的值类型不一（{error}）：请返回同一类型的属性",
            f"column {name!r} has no plain type ({error}): return properties of one type",
        ) from error


def _native(value: Any) -> Any:
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, list):
        return [_native(item) for item in value]
    if hasattr(value, "to_native"):
        return value.to_native()
    raise TypeError(f"it holds a {type(value).__name__}")


def _plain(kind: pa.DataType, column: str) -> pa.DataType:
    if pa.types.is_integer(kind) or (pa.types.is_decimal(kind) and kind.scale == 0):
        return pa.int64()
    if pa.types.is_floating(kind) or pa.types.is_decimal(kind):
        return pa.float64()
    if pa.types.is_list(kind):
        return pa.list_(_plain(kind.value_type, column))
    if pa.types.is_nested(kind):
        raise QueryError(
            f"列“{column}”是节点、关系或映射：请返回其属性",
            f"column {column!r} holds nodes, relations or maps: return their properties instead",
        )
    return kind


@cache
def nothing() -> GraphTables:
    """Return the empty graph. Made when it is asked for: pyarrow then imports pandas, a second of a start."""
    return GraphTables.from_rows({}, {})


def read_back(table: Callable[[str], pa.Table], holding: Collection[str]) -> GraphTables:
    """Return all that a store holds of the model, asked in Cypher that every engine understands.

    `holding` names the labels and relation types that have anything; the others are not asked for.
    """
    empty = nothing()
    nodes = {
        node.name: _typed(table(_nodes(node.name)), node_schema(node.name)) for node in NODES if node.name in holding
    }
    relations = {
        triple: _typed(table(_relations(triple)), relation_schema(triple[1]))
        for triple in TRIPLES
        if triple[1] in holding
    }
    return GraphTables({**empty.nodes, **nodes}, {**empty.relations, **relations})


def _nodes(label: str) -> str:
    columns = ", ".join(f"n.`{name}` AS `{name}`" for name in node_schema(label).names)
    return f"MATCH (n:`{label}`) RETURN {columns}"


def _relations(triple: Triple) -> str:
    start, kind, end = triple
    columns = ", ".join(f"r.`{name}` AS `{name}`" for name in relation_schema(kind).names[2:])
    return f"MATCH (a:`{start}`)-[r:`{kind}`]->(b:`{end}`) RETURN a.id AS `from`, b.id AS `to`, {columns}"


def _typed(table: pa.Table, schema: pa.Schema) -> pa.Table:
    return table.select(schema.names).cast(schema)
