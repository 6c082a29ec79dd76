"""Networks from every engine, written for Gephi and read back."""

import xml.etree.ElementTree as ET
from datetime import date
from pathlib import Path

import networkx as nx
import pyarrow as pa
import pytest

from graph.networks import Network, from_edges, network, write_gexf, write_graphml
from tests.engines import Engine, on
from tests.stores.graphs import MOVED, NODES_OF_SMALL, RELATIONS_OF_SMALL, small

SIZE = (sum(map(len, NODES_OF_SMALL.values())), sum(map(len, RELATIONS_OF_SMALL.values())))


@on("ladybug", "neo4j", "py2neo")
def test_the_whole_graph_with_its_attributes(engine: Engine) -> None:
    drawn = network(engine.holding(small()), mask=None, office=True)
    assert (len(drawn), drawn.size()) == SIZE
    assert drawn.nodes["m1"] == {
        "kind": "Member",
        "name": "张三丰",
        "birth_year": 1970,
        "specialities": ["畜牧", "法律"],
    }
    assert drawn.nodes["c2"] == {"kind": "Contact", "name": "𪚥记粉店", "sort": "firm"}
    stints = sorted((values for values in drawn.get_edge_data("m1", "t1").values()), key=lambda v: v["since"])
    assert [stint["since"] for stint in stints] == [date(1, 1, 1), date(2025, 1, 1)]
    assert stints[0] == {
        "kind": "ASSIGNED_TO",
        "basis": "户籍",
        "since": date(1, 1, 1),
        "until": MOVED,
        "since_known": False,
    }


def test_names_are_masked_and_what_is_the_offices_left_out(engine: Engine) -> None:
    drawn = network(engine.holding(small()))
    assert drawn.nodes["m1"] == {"kind": "Member", "name": "张三丰", "specialities": ["畜牧", "法律"]}
    assert drawn.nodes["c1"] == {"kind": "Contact", "name": "王*", "sort": "person"}
    assert drawn.nodes["c2"]["name"] == "𪚥***"
    assert drawn.nodes["t1"]["name"] == "环北街道"
    assert drawn.nodes["i1"] == {"kind": "Issue", "marked_key": True}


@on("ladybug")
def test_chosen_labels_types_and_a_day(engine: Engine) -> None:
    store = engine.holding(small())
    some = network(store, ["Member", "Township", "Village"], ["ASSIGNED_TO"], day=MOVED)
    assert set(some) == {"m1", "m2", "m3", "t1", "v1"}
    assert [(a, b) for a, b in some.edges()] == [("m1", "v1")]
    with pytest.raises(ValueError, match="not in the model: Nobody"):
        network(store, ["Nobody"])


def test_an_edge_list() -> None:
    table = pa.table({"source": ["k1", "k1"], "target": ["t1", "t1"], "visits": [3, None]})
    drawn = from_edges(table)
    assert list(drawn.edges(data=True)) == [("k1", "t1", {"visits": 3}), ("k1", "t1", {})]


def _nodes(drawn: nx.Graph) -> dict[str, dict[str, object]]:  # type: ignore[type-arg]
    return {node: dict(values) for node, values in drawn.nodes(data=True)}


def _relations(drawn: nx.Graph) -> list[tuple[str, str, list[tuple[str, object]]]]:  # type: ignore[type-arg]
    return sorted((a, b, sorted((k, v) for k, v in d.items() if k != "id")) for a, b, d in drawn.edges(data=True))


def _expected_file(drawn: Network) -> tuple[dict[str, dict[str, object]], list[tuple[str, str, list[object]]]]:
    """Return what a reader of the file should see: dates and lists as text, each node with a label."""

    def texts(values: dict[str, object]) -> dict[str, object]:
        out = dict(values)
        for name, value in values.items():
            if name in ("since", "until", "date", "latest"):
                out[name] = str(value)
            elif name == "specialities":
                assert isinstance(value, list)
                out[name] = "; ".join(value)
        return out

    nodes = {n: {"label": v.get("name", n)} | texts(v) for n, v in drawn.nodes(data=True)}
    return nodes, sorted((a, b, sorted(texts(d).items())) for a, b, d in drawn.edges(data=True))


@on("ladybug")
@pytest.mark.parametrize("form", ["gexf", "graphml"])
def test_files_read_back_as_they_were(engine: Engine, tmp_path: Path, form: str) -> None:
    drawn = network(engine.holding(small()), mask=None, office=True)
    path = tmp_path / f"网络.{form}"
    (write_gexf if form == "gexf" else write_graphml)(drawn, path)
    read = nx.read_gexf(path) if form == "gexf" else nx.read_graphml(path, force_multigraph=True)
    nodes, relations = _expected_file(drawn)
    assert _nodes(read) == nodes
    assert _relations(read) == relations
    assert "张三丰".encode() in path.read_bytes()


@on("ladybug")
def test_gephi_finds_ids_that_are_its_own_and_types_it_knows(engine: Engine, tmp_path: Path) -> None:
    write_gexf(network(engine.holding(small())), tmp_path / "g.gexf")
    space = "{http://www.gexf.net/1.2draft}"
    root = ET.parse(tmp_path / "g.gexf").getroot()
    edges = [edge.get("id") for edge in root.iter(f"{space}edge")]
    assert len(edges) == len(set(edges)) == SIZE[1]
    types = {attribute.get("type") for attribute in root.iter(f"{space}attribute")}
    assert types <= {"string", "long", "integer", "double", "float", "boolean"}
    assert b"None" not in (tmp_path / "g.gexf").read_bytes()
