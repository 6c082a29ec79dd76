"""What stands around a table: titles and labels above it, and whose sheet it is by its name."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from graph.names import plain_name
from graph.records import RecordKind
from graph.words import Text
from loaders.period import TITLE
from loaders.workbook import Cells

_LABELS = {
    "member": ("委员姓名", "委员", "姓名", "member", "member name"),
    "member_number": ("委员编号", "委员证号", "member number", "member no"),
    "member_constituency": ("委员界别", "所属界别", "界别", "constituency"),
    "scope": ("归口专委会", "所属专委会", "专委会", "专门委员会", "委员小组", "联络组", "committee", "scope"),
    "filed_by": ("填报单位", "报送单位", "上报单位", "submitted by"),
    "platform": (
        "平台名称",
        "工作室名称",
        "工作室",
        "议事室名称",
        "议事室",
        "工作站名称",
        "联络站名称",
        "值班平台",
        "platform",
    ),
}
_FIELD_OF = {label: field for field, labels in _LABELS.items() for label in labels}
_WORDS = "|".join(sorted(map(re.escape, _FIELD_OF), key=len, reverse=True))
_PAIR = re.compile(
    rf"(?:^|(?<=[\s(（;；,，]))({_WORDS})\s*(?:[(（][^)）]*[)）])?\s*[:：]\s*(.+?)(?=\s+[^\s:：]{{1,12}}[:：]|\s{{2,}}|[;；)）\n]|$)",
    re.IGNORECASE,
)
_BARE = re.compile(rf"({_WORDS})\s*[:：]?", re.IGNORECASE)
_FILLED_IN = re.compile(r"\s*(?:填报|填表|制表|打印|报送|上报|录入)\s*(?:日期|时间)")
_BLANK_LINE = "_＿— -"
_SEAL = re.compile(r"[(（]\s*(?:盖章|公章|签章|章)\s*[)）]")


def labelled(rows: Cells) -> dict[str, str]:
    """Return what the rows above a table say: 委员姓名：张三 in one cell, or 委员姓名 | 张三 in two."""
    told: dict[str, str] = {}
    for row in rows:
        cells = [_SEAL.sub("", cell).strip() for cell in row if cell]
        for i, cell in enumerate(cells):
            for label, value in _PAIR.findall(cell):
                _tell(told, label, value)
            bare = _BARE.fullmatch(cell)
            if bare and i + 1 < len(cells) and not _BARE.fullmatch(cells[i + 1]):
                _tell(told, bare[1], cells[i + 1])
    return told


def title_cells(rows: Cells) -> list[str]:
    """Return the titles of a sheet: what stands alone, or nearly so, in its first rows."""
    titles: list[str] = []
    for row in rows[:8]:
        cells = list(dict.fromkeys(cell for cell in row if cell))
        if len(cells) > 2:
            break
        titles += [cell for cell in cells if not _FILLED_IN.match(cell)]
    return titles


def _tell(told: dict[str, str], label: str, value: str) -> None:
    plain = value.strip(_BLANK_LINE)
    if plain:
        told.setdefault(_FIELD_OF[label.casefold()], plain)


# The surnames of well over nine tenths of China's people: a sheet called 张三 is a person's, one called 经济界 is not.
_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎"
    "贺顾毛郝龚邵万钱严覃武戴莫孔向汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷曲盛冉翁蓝路游辛靳"
    "管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗代桂全佟应臧闵苟邬边卞姬和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明"
)
_COMPOUND = re.compile(r"欧阳|上官|司马|诸葛|夏侯|东方|皇甫|尉迟|公孙|令狐|慕容|司徒|宇文|长孙")
_NO_PERSON = re.compile(
    r"名册|名单|记录|台账|季度|委员|专委|街道|社区|群众|对象|走访|联系|汇总|说明|模板|示例|附件|合计|总计|目录|数据|界别|工作表|提案|信息|年度|成果|清单|议题|任务|活动|值班|安排|平台|小组|部门|"
    r".{2,}(?:界|县|区|市|镇|乡|村|组|委|会|表|室|站|办)$"
)
_LATIN_PERSON = re.compile(
    r"(?!.*\b(?:sheet|list|log|data|visit|contact|member|report|table|notes?|read)\w*)"
    r"[A-Z][\w'’-]+(?: [A-Z][\w'’.-]*){1,3}",
    re.IGNORECASE,
)


def person_named(name: str) -> str:
    """Return the person that a sheet or file is named by, "" where it is named by anything else."""
    plain = plain_name(re.sub(r"^\d+[.、\-_ ]*|[(（]\d+[)）]$", "", name))
    if plain.isascii():
        return plain if _LATIN_PERSON.fullmatch(plain) and plain.istitle() else ""
    if _NO_PERSON.search(plain) or not re.fullmatch(r"[㐀-鿿]+(?:·[㐀-鿿]+)*", plain):
        return ""
    surname = _COMPOUND.match(plain)
    short = 2 <= len(plain) <= (4 if surname else 3) and (surname or plain[0] in _SURNAMES)
    return plain if short or ("·" in plain and len(plain) <= 20) else ""


@dataclass(frozen=True)
class Owner:
    """Whose sheet it is, where no column says so: fields of the member or platform, and where they were found."""

    fields: dict[str, str]
    source: Text

    @property
    def what(self) -> str:
        """Whether it is a "member"'s or a "platform"'s."""
        return "platform" if "platform" in self.fields else "member"

    @property
    def name(self) -> str:
        """The platform's name, or the member's name, else number."""
        return self.fields.get(self.what) or self.fields["member_number"]

    def fields_of(self, kind: RecordKind) -> dict[str, str]:
        """Return the same as fields of a kind: visits name several members."""
        names = {field.name for field in kind.fields}
        plural = {"member": "members", "member_number": "member_numbers"}
        renamed = {(name if name in names else plural.get(name, name)): value for name, value in self.fields.items()}
        return {name: value for name, value in renamed.items() if name in names}


def owner(told: dict[str, str], names: Sequence[tuple[str, Text]]) -> Owner | None:
    """Return the member a sheet belongs to: by a label above the table, else by the sheet's or file's name."""
    if "member" in told or "member_number" in told:
        return Owner({field: value for field, value in told.items() if field.startswith("member")}, TITLE)
    for name, source in names:
        person = person_named(name)
        if person:
            extra = {field: value for field, value in told.items() if field == "member_constituency"}
            return Owner({"member": person, **extra}, source)
    return None


_PLATFORM = re.compile(
    r"[㐀-鿿A-Za-z·“”]{1,24}?(?:工作室|工作站|联络站|联络室|议事室|议事厅|议事会|议政厅|会客厅|联系点|委员之家)"
)
_BEFORE_PLATFORM = re.compile(r".*(?:政协|委员会办公室)(?=.{2,}(?:室|站|厅|会|点|家)$)|^(?:年度?|月份?|季度|日)")


def platform_owner(told: dict[str, str], names: Sequence[tuple[str, Text]]) -> Owner | None:
    """Return the platform a sheet belongs to: by a label above the table, else by a title or a name."""
    if "platform" in told:
        return Owner({"platform": told["platform"]}, TITLE)
    for name, source in names:
        found = _PLATFORM.search(name)
        plain = _BEFORE_PLATFORM.sub("", found[0]) if found else ""
        if len(plain) > 3:  # 工作室值班表 names none
            return Owner({"platform": plain}, source)
    return None


_SCOPE = re.compile(r"[㐀-鿿、()（）]{1,24}?(?:专门委员会|专委会|委员会|委|街道|镇|乡|联络组|活动组|小组|支部|界别)$")
_TIME_WORDS = re.compile(
    r"(?:19|20)\d\d(?:[年.\-/_]?\d{1,2})?(?:[月.\-/]\d{1,2}日?)?\s*年?度?|第?[一二三四1-4]季度?|[上下]半年|\d{1,2}\s*月份?|[Qq][1-4]|截[至止]|"
    r"[一二三四五六七八九十]届|最新|最终|定稿|副本|\d+"
)
_GENERIC = frozenset(
    {
        "乡镇",
        "街道",
        "专委会",
        "委员会",
        "专门委员会",
        "小组",
        "联络组",
        "活动组",
        "界别",
        "支部",
        "镇",
        "乡镇街道",
        "党委",
    }
)
_BODY = re.compile(r"(?:中国人民)?(?:政治协商会议|政协).*委员会")


# A unit may be written with the body before it, and what sits in a township stands for the township.
_BODY_BEFORE = re.compile(
    r"^(?:(?!街道|[镇乡])[㐀-鿿]){0,12}?(?:政协|中国人民政治协商会议)(?:[㐀-鿿]{1,12}?[省市县区旗州](?:委员会)?)?(?=.{2,})"
)
_IN_TOWNSHIP = re.compile(
    r"(?:中共)?(.*(?:街道|[镇乡]))(?:(?:政协)?(?:工作委员会|工委|联络委员会|联络工作委员会|联络处|联络办)|委员会|党委|党工委|人民政府|办事处)"
)
_LATIN_UNIT = re.compile(
    r"(?!.*\b(?:office|cppcc|consultative)\b)(?=.*\b(?:committee|township|town|sub-?district|street|group|team|branch)\b)"
    r"(.+?)(?: People['’]s Government)?",
    re.IGNORECASE,
)


def unit_named(written: str) -> str:
    """Return the committee, township or group that the line of the unit names; "" where it names another or the body.

    市政协经济委员会 is 经济委员会, 政协城东街道工作委员会 is 城东街道.
    """
    latin = _LATIN_UNIT.fullmatch(written)
    if latin:
        return latin[1]
    unit = _BODY_BEFORE.sub("", written)
    sits = _IN_TOWNSHIP.fullmatch(unit)
    unit = sits[1] if sits else unit
    return unit if _SCOPE.fullmatch(unit) and not _BODY.fullmatch(unit) and unit not in _GENERIC else ""


def scope_of(
    kind: str,
    told: dict[str, str],
    names: Iterable[tuple[str, Text]],
    kind_words: Iterable[str],
    keepers: Sequence[str],
) -> tuple[str, Text]:
    """Return the scope of a sheet and where it was found: a label above the table, else the file's or sheet's name.

    Of the unit that filled it in only where that is none of the `keepers`, which keep the register of the whole body.
    """
    if "scope" in told:
        return told["scope"], TITLE
    unit = unit_named(told.get("filed_by", ""))
    if unit and not unit.endswith(tuple(keepers)):
        return unit, TITLE
    if kind == "places":
        return "", TITLE
    return scope_named(names, kind_words) or ("", TITLE)


def scope_named(names: Iterable[tuple[str, Text]], kind_words: Iterable[str]) -> tuple[str, Text] | None:
    """Return the committee, township or group that a file or sheet is named by: 提案委员会-第1季度 is 提案委员会."""
    kinds = sorted((re.escape(word) for word in kind_words), key=len, reverse=True)
    for name, source in names:
        rest = re.sub("|".join(kinds), " ", name, flags=re.IGNORECASE) if kinds else name
        for part in re.split(r"[\s\-—_–.+()（）【】\[\]]+", _TIME_WORDS.sub(" ", rest)):
            if part not in _GENERIC and len(part) > 1 and _SCOPE.fullmatch(part) and not _BODY.fullmatch(part):
                return part, source
    return None
