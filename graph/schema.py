"""The model as a page: tables of every type and a drawn diagram, in either language."""

from collections.abc import Iterable, Iterator

from graph.model import GROUPS, NODES, PRIVACY, RELATIONS, NodeType, Property, RelationType
from graph.vocabulary import values_of, word_for
from graph.words import Text

HEAD = Text(
    "由 `graph/model.py` 生成，请勿手改。每个节点都有文本主键 `id` 和 `rows`（依据的台账行）；每条关系也有 `rows`。"
    "带日期的关系是半开区间 [since, until)。",
    "Made from `graph/model.py`; do not edit. Every node has the text key `id` and `rows`, the ledger rows that state "
    "it; every relation has `rows` too. A dated relation is half-open, [since, until).",
)
TITLE = Text("图模型", "The graph's model")
COLUMNS = Text("属性|类型|中文|英文|可见范围", "property|type|Chinese|English|privacy")
RELATION_COLUMNS = Text("关系|中文|英文|起点 → 终点|带日期|属性", "relation|Chinese|English|from → to|dated|properties")
DRAWN = ("Member", "Constituency", "Township", "Contact", "Issue", "Visit", "Body", "Committee", "Village")
"""The labels that the diagram shows: all of them at once would be a thicket."""
STEPS = Text("环节的类型", "Kinds of steps")
STEP_COLUMNS = Text("类型|中文|英文", "kind|Chinese|English")


def markdown(lang: str) -> str:
    """Return the whole page."""
    return "\n".join(_page(lang)) + "\n"


def _page(lang: str) -> Iterator[str]:
    yield f"# {TITLE.in_(lang)}\n\n{HEAD.in_(lang)}\n"
    yield from diagram()
    for group, label in GROUPS.items():
        yield f"\n## {label.in_(lang)}\n"
        for node in NODES:
            if node.group == group:
                yield from _node(node, lang)
    yield f"\n## {STEPS.in_(lang)}\n"
    yield from _head(STEP_COLUMNS.in_(lang))
    yield from (f"| `{v}` | {word_for('step', v).zh} | {word_for('step', v).en} |" for v in values_of("step"))
    yield f"\n## {Text('关系', 'Relations').in_(lang)}\n"
    yield from _head(RELATION_COLUMNS.in_(lang))
    for relation in RELATIONS:
        yield _relation(relation)


def diagram() -> Iterator[str]:
    """Yield the core of the model as a Mermaid flow chart."""
    yield "```mermaid\nflowchart LR"
    for label in DRAWN:
        yield f"  {label}(({label}))"
    for relation in RELATIONS:
        for start, end in relation.pairs:
            if start in DRAWN and end in DRAWN and start != end:
                yield f"  {start} -- {relation.name} --> {end}"
    yield "```"


def _node(node: NodeType, lang: str) -> Iterator[str]:
    yield f"\n### {node.name} · {node.label.zh} · {node.label.en}\n"
    yield from _head(COLUMNS.in_(lang))
    for p in node.properties:
        yield f"| `{p.name}` | {p.kind} | {p.label.zh} | {p.label.en} | {PRIVACY[p.privacy].in_(lang)} |"


def _relation(relation: RelationType) -> str:
    pairs = ", ".join(f"{start} → {end}" for start, end in relation.pairs)
    own: Iterable[Property] = (p for p in relation.properties if p.name not in ("since", "until", "since_known"))
    told = ", ".join(f"`{p.name}` {p.kind}" for p in own)
    dated = "✓" if relation.dated else ""
    return f"| `{relation.name}` | {relation.label.zh} | {relation.label.en} | {pairs} | {dated} | {told} |"


def _head(columns: str) -> Iterator[str]:
    yield f"| {' | '.join(columns.split('|'))} |"
    yield f"|{'---|' * len(columns.split('|'))}"
