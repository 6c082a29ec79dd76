"""The model: every node and relation type of the graph, once.

Engine schemas, `docs/schema.md`, `liaison schema` and the checks of a build are all made from the tuples below.
Adding a type or a property is a line here and nothing elsewhere. Every node has the text key `id` and `rows`, the
ids of the ledger rows that state it; every relation has `rows` too. A dated relation is half-open, [since, until),
with the sentinels MIN_DAY and MAX_DAY, and `since_known` is false where no row says when it began.
"""

from dataclasses import dataclass, field
from datetime import date
from itertools import product
from typing import Literal

from graph.words import Text

MIN_DAY = date(1, 1, 1)
MAX_DAY = date(9999, 12, 31)

Kind = Literal["text", "int", "float", "bool", "date", "texts"]
Privacy = Literal["open", "office", "name", "text"]
PRIVACY: dict[Privacy, Text] = {
    "open": Text("可公开", "may be shown anywhere"),
    "office": Text("仅机关内部", "stays inside the office"),
    "name": Text("对外时遮盖", "a person's name: masked in what leaves the office"),
    "text": Text("对外时遮盖其中的群众姓名", "free text: names of citizens in it are masked in what leaves the office"),
}


@dataclass(frozen=True)
class Property:
    """One typed property, its names in both languages and how far it may travel."""

    name: str
    kind: Kind
    label: Text
    privacy: Privacy = "open"


@dataclass(frozen=True)
class NodeType:
    """One node label; `properties` leaves out `id` and `rows`, which every node has."""

    name: str
    group: str
    label: Text
    properties: tuple[Property, ...]


@dataclass(frozen=True)
class RelationType:
    """One relation type with all its endpoint pairs (from label, to label).

    `keyed` names the texts that tell two relations of one pair apart, as `since` does two stints: who leads an issue
    and supervises it has two. Where no row says one it is "".
    """

    name: str
    label: Text
    pairs: tuple[tuple[str, str], ...]
    properties: tuple[Property, ...] = field(default=())
    dated: bool = True
    keyed: tuple[str, ...] = ()

    @property
    def key(self) -> tuple[str, ...]:
        """What tells two relations of this type apart."""
        return ("from", "to", *(("since",) if self.dated else ()), *self.keyed)


def _p(spec: str, zh: str, en: str, privacy: Privacy = "open") -> Property:
    name, _, kind = spec.partition(":")
    return Property(name, kind or "text", Text(zh, en), privacy)  # type: ignore[arg-type]


def _node(name: str, group: str, zh: str, en: str, *properties: Property) -> NodeType:
    return NodeType(name, group, Text(zh, en), properties)


def _relation(
    name: str, zh: str, en: str, ends: str, *properties: Property, dated: bool = True, keyed: tuple[str, ...] = ()
) -> RelationType:
    """`ends` reads "Member|Staff > Group, Member > Body": every left label with every right one."""
    pairs: list[tuple[str, str]] = []
    for part in ends.split(","):
        left, _, right = part.partition(">")
        pairs += product((n.strip() for n in left.split("|")), (n.strip() for n in right.split("|")))
    return RelationType(name, Text(zh, en), tuple(pairs), properties + (DATED if dated else ()), dated, keyed)


NAME = _p("name", "名称", "name")
OWN_NAME = _p("name", "姓名", "name")
PERSON_NAME = _p("name", "姓名", "name of a citizen", "name")
TITLE = _p("name", "名称", "name", "text")
NUMBER = _p("number", "编号", "number in the office's own sheets", "office")
CODE = _p("code", "代码", "code")
STATUS = _p("status", "状态", "status")
DATE = _p("date:date", "日期", "date")
LATEST = _p("latest:date", "最晚日期", "last day it may have been: the date itself where the day is known")
DATED = (
    _p("since:date", "起", "first day"),
    _p("until:date", "止", "first day after the last"),
    _p("since_known:bool", "起始日期已知", "whether a row states the first day"),
)

GROUPS = {
    "bodies": Text("机构", "bodies"),
    "places": Text("区域", "places"),
    "people": Text("人员", "people"),
    "events": Text("活动", "events"),
    "matters": Text("事项", "matters"),
}

NODES: tuple[NodeType, ...] = (
    _node("Body", "bodies", "政协组织", "consultative body", NAME, _p("level", "层级", "level")),
    _node("Constituency", "bodies", "界别", "constituency", NAME, CODE, _p("seats:int", "名额", "seats")),
    _node(
        "Committee",
        "bodies",
        "专门委员会",
        "committee",
        NAME,
        _p("contacts_total:int", "联系对象汇总数", "total of its contacts as the liaison committee states it"),
    ),
    _node("Group", "bodies", "小组", "group", NAME, _p("kind", "类型", "kind")),
    _node("Department", "bodies", "部门", "department", NAME, _p("kind", "类别", "unit, township, village or firm")),
    _node(
        "Platform",
        "bodies",
        "平台",
        "platform",
        NAME,
        _p("kind", "类型", "kind"),
        _p("level", "层级", "level"),
        _p("grade", "等级", "grade: stars, or a demonstration site"),
        _p("opened:date", "授牌日期", "opened on"),
        STATUS,
    ),
    _node(
        "Document",
        "bodies",
        "文件",
        "document",
        TITLE,
        _p("kind", "类型", "kind"),
        _p("level", "层级", "level of who issued it"),
        DATE,
        LATEST,
        _p("sections:texts", "章节", "sections"),
    ),
    _node("Region", "places", "行政区", "region", NAME, CODE, _p("level", "层级", "level")),
    _node("Township", "places", "乡镇（街道）", "township", NAME, CODE, _p("kind", "类型", "kind")),
    _node(
        "Village",
        "places",
        "村（社区）",
        "village",
        NAME,
        CODE,
        _p("households:int", "户数", "households"),
        _p("population:int", "人口", "population"),
    ),
    _node("Patch", "places", "片区", "patch", NAME),
    _node(
        "Member",
        "people",
        "委员",
        "member",
        OWN_NAME,
        NUMBER,
        _p("sex", "性别", "sex"),
        _p("birth_year:int", "出生年", "year of birth", "office"),
        _p("education", "文化程度", "education", "office"),
        _p("party", "政治面貌", "party", "office"),
        _p("unit", "工作单位", "unit", "office"),
        _p("post", "单位职务", "post in the unit", "office"),
        _p("trade", "行业", "trade"),
        _p("field", "领域", "field"),
        _p("specialities:texts", "特长", "specialities"),
        _p("home", "住地", "place of residence as written", "office"),
        _p("exempt", "豁免", "class of exemption"),
    ),
    _node("Staff", "people", "工作人员", "staff", OWN_NAME, _p("post", "职务", "post")),
    _node(
        "Contact",
        "people",
        "联系对象",
        "contact",
        PERSON_NAME,
        NUMBER,
        _p("kind", "类型", "kind: person, firm, household or project"),
        _p("sex", "性别", "sex"),
        _p("age_band", "年龄段", "age band", "office"),
        _p("trade", "行业", "trade"),
        _p("field", "领域", "field"),
        _p("occupation", "职业", "occupation", "office"),
        _p("specialities:texts", "特长", "specialities"),
        _p("unit", "单位", "unit", "office"),
    ),
    _node(
        "Visit",
        "events",
        "走访联系",
        "visit",
        DATE,
        LATEST,
        _p("mode", "方式", "mode"),
        _p("reached:bool", "是否见到", "really met, not only tried"),
        _p("place", "地点", "place as written", "office"),
    ),
    _node(
        "Activity",
        "events",
        "履职活动",
        "activity",
        TITLE,
        DATE,
        LATEST,
        _p("kind", "类型", "kind"),
        _p("form", "形式", "form"),
        STATUS,
        _p("headcount:int", "人次", "person-times"),
        _p("headcount_bound", "人次口径", "exact, at_least or about"),
    ),
    _node(
        "Issue",
        "matters",
        "事项",
        "issue",
        _p("name", "标题", "title", "office"),
        NUMBER,
        _p("kind", "类型", "kind: need, topic, opinion_report, proposal, case, task, suggestion, deed or plan"),
        _p("category", "类别", "category"),
        _p("source", "来源", "source"),
        STATUS,
        DATE,
        LATEST,
        _p("due:date", "办理时限", "due on"),
        _p("key:bool", "重点", "marked as key, or as common to many"),
        _p("result", "办理结果", "result"),
        _p("planned:float", "计划数", "number planned"),
        _p("achieved:float", "完成数", "number done"),
        _p("rough:bool", "约数", "one of the two is only rough"),
    ),
    _node(
        "Step",
        "matters",
        "环节",
        "step",
        _p("kind", "类型", "kind"),
        DATE,
        LATEST,
        _p("level", "层级", "level"),
        _p("number", "期号", "issue of the bulletin in which a report was edited: 2023-5"),
    ),
    _node(
        "Outcome",
        "matters",
        "成果",
        "outcome",
        TITLE,
        _p("unit", "单位", "unit of measure"),
        _p("quantity:float", "数量", "quantity"),
        _p("bound", "口径", "exact, at_least or about"),
        DATE,
        LATEST,
    ),
)

_KIND = _p("kind", "类型", "kind")
_ROLE = _p("role", "角色", "role")

RELATIONS: tuple[RelationType, ...] = (
    _relation("OF", "属于", "part of the body", "Constituency|Committee|Group|Platform|Department > Body"),
    _relation("COVERS", "覆盖", "covers", "Body > Region"),
    _relation(
        "PART_OF",
        "隶属",
        "part of",
        "Group > Group, Region > Region, Township > Region, Village > Township, Patch > Township",
    ),
    _relation("IN_PATCH", "在片区", "in the patch", "Village > Patch"),
    _relation("LOCATED_IN", "位于", "located in", "Platform > Township|Village"),
    _relation("SERVES", "服务界别", "serves", "Platform > Constituency"),
    _relation("HOSTED_BY", "依托", "hosted by", "Platform > Department"),
    _relation("FILED_BY", "提交人", "filed by", "Document > Member|Group|Platform|Committee", dated=False),
    _relation("FILED_WITH", "报送", "filed with", "Document > Committee|Body", dated=False),
    _relation("CITES", "引用", "cites", "Document > Document", dated=False),
    _relation("RECORDS", "记录", "records", "Document > Activity|Issue", dated=False),
    _relation("KEPT_BY", "登记于", "kept in the books of", "Issue|Activity|Document|Outcome > Body", dated=False),
    _relation(
        "SUCCEEDED_BY",
        "并入",
        "merged into, from the day since on",
        "Township > Township, Village > Village, Constituency > Constituency",
    ),
    _relation(
        "SITS_IN",
        "任委员",
        "sits in",
        "Member > Body",
        _p("term", "届次", "term"),
        _p("role", "政协职务", "role"),
        _p("level", "层级", "level"),
        STATUS,
    ),
    _relation("REPRESENTS", "所属界别", "represents", "Member > Constituency"),
    _relation("PLACED_UNDER", "归口专委会", "placed under", "Member > Committee"),
    _relation("IN_GROUP", "编入", "in the group", "Member > Group", _ROLE),
    _relation(
        "ASSIGNED_TO",
        "下沉挂钩",
        "assigned to",
        "Member > Township|Village|Patch|Platform|Department, Staff > Platform|Township",
        _p("basis", "依据", "as what, where a sheet says it: supervisor, mediator, …"),
        keyed=("basis",),
    ),
    _relation("LIVES_IN", "居住", "lives in", "Member > Township, Contact > Township|Village"),
    _relation("WORKS_IN", "工作", "works in", "Member > Township"),
    _relation("LINKED_TO", "领导联系", "leader linked to member", "Member > Member"),
    _relation(
        "KEEPS_CONTACT",
        "结对联系",
        "keeps contact with",
        "Member > Contact",
        _p("kind", "联系类型", "fixed or flexible"),
        _p("filed_on:date", "备案日期", "filed on"),
        _p("filed_with", "备案专委会", "id of the committee it was filed with"),
    ),
    _relation(
        "HEADS",
        "负责",
        "heads",
        "Member|Staff > Constituency|Committee|Group|Platform|Department",
        _p("role", "职务", "convener, deputy, head, …"),
    ),
    _relation("ASSISTS", "协助", "assists", "Staff > Member"),
    _relation(
        "RESPONSIBLE_FOR",
        "包联",
        "responsible for",
        "Member|Committee|Group|Department > Constituency|Township|Patch|Village|Department, Committee > Group",
        _p("basis", "依据", "how: leader, guides, paired, …"),
    ),
    _relation("BELONGS_TO", "界别群众", "belongs to", "Contact > Constituency"),
    _relation("MADE", "走访人", "made", "Member > Visit", dated=False),
    _relation("VISITED", "走访对象", "visited", "Visit > Contact|Member|Village", dated=False),
    _relation("IN_TOWNSHIP", "走访地", "took place in", "Visit > Township", dated=False),
    _relation(
        "TOOK_PART",
        "参加",
        "took part",
        "Member|Staff|Contact|Department > Activity",
        _ROLE,
        _p("present:bool", "出席", "was present"),
        dated=False,
    ),
    _relation("HELD_AT", "举办地", "held at", "Activity > Platform|Village|Township", dated=False),
    _relation(
        "ORGANISED_BY",
        "主办",
        "organised by",
        "Activity > Body|Committee|Constituency|Group|Platform",
        dated=False,
    ),
    _relation("DISCUSSED", "议题", "discussed", "Activity > Issue", dated=False),
    _relation("RAISED", "反映", "raised", "Visit > Issue", dated=False),
    _relation("CONCERNS", "涉及", "concerns", "Issue|Outcome > Constituency|Township|Village", dated=False),
    _relation("REACHED", "进展", "reached", "Issue|Activity > Step", dated=False),
    _relation("LED_TO", "促成", "led to", "Issue|Activity|Platform > Issue|Outcome", dated=False),
    _relation(
        "SUBMITTED",
        "提交",
        "submitted",
        "Member|Group|Committee|Constituency > Issue",
        _p("share:float", "份额", "share: 1 / number of proposers"),
        _p("role", "提交身份", "first, joint or co-signer"),
        dated=False,
    ),
    _relation("THROUGH", "经由", "through", "Issue > Platform", dated=False),
    _relation("CLAIMED", "认领", "claimed", "Member > Issue", DATE, dated=False),
    _relation("SUPERVISES", "督办", "supervises", "Member > Issue", _ROLE, dated=False, keyed=("role",)),
    _relation("HANDLED_BY", "承办", "handled by", "Issue > Department", _ROLE, dated=False, keyed=("role",)),
    _relation("TAKEN_BY", "由谁办理", "taken by", "Step > Department|Member", dated=False),
    _relation("PILOTED_AT", "试点", "piloted at", "Issue > Township|Village", dated=False),
)

NODE: dict[str, NodeType] = {node.name: node for node in NODES}
RELATION: dict[str, RelationType] = {relation.name: relation for relation in RELATIONS}
Triple = tuple[str, str, str]
"""(from label, relation type, to label): one relation table of the graph."""
TRIPLES: tuple[Triple, ...] = tuple((a, r.name, b) for r in RELATIONS for a, b in r.pairs)
