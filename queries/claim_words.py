"""What is said of an equation between published figures where its file says nothing of its own."""

from graph.words import Text
from queries.claim import Kind, Outcome

OUTCOMES: dict[Outcome, Text] = {
    "holds": Text("相符", "holds"),
    "contradicts": Text("矛盾", "contradicts"),
    "unknown": Text("无法判断", "cannot be told"),
}
KINDS: dict[Kind, dict[Outcome, Text]] = {
    "sum": {
        "holds": Text("各部分相加等于总数", "the parts add up to the total"),
        "contradicts": Text("各部分相加不等于总数", "the parts do not add up to the total"),
        "unknown": Text("各部分与总数是否相等，无法判断", "whether the parts add up to the total cannot be told"),
    },
    "part": {
        "holds": Text("部分不超过总数", "the part is within the whole"),
        "contradicts": Text("部分超过总数", "the part is more than the whole"),
        "unknown": Text("部分是否在总数之内，无法判断", "whether the part is within the whole cannot be told"),
    },
    "share": {
        "holds": Text("达到应有数", "as many as expected"),
        "contradicts": Text("少于应有数", "fewer than expected"),
        "unknown": Text("是否达到应有数，无法判断", "whether as many as expected cannot be told"),
    },
    "at-most": {
        "holds": Text("后一数不超过前一数", "the later figure is no more than the one before"),
        "contradicts": Text("后一数超过前一数", "the later figure is more than the one before"),
        "unknown": Text("后一数是否超过前一数，无法判断", "whether the later figure is more cannot be told"),
    },
    "product": {
        "holds": Text("相乘相符", "the product is right"),
        "contradicts": Text("相乘不符", "the product is wrong"),
        "unknown": Text("乘积是否相符，无法判断", "whether the product is right cannot be told"),
    },
    "roles": {
        "holds": Text("角色人数在总人数之内", "the role is among all the people"),
        "contradicts": Text("角色人数超过总人数", "a role has more people than there are"),
        "unknown": Text(
            "角色可能重叠，不能相加；实际人数无法判断",
            "the roles may overlap and must not be added; how many distinct people cannot be told",
        ),
    },
}
NO_READING = Text("公布的数字没有可比的数", "no published figure to compare with")
UNITS = Text("单位不同（{zh}）", "the units differ ({en})")
BOUNDS = Text("数字带“余”“近”等，只是界限", "the figures are bounds, not exact numbers")
READINGS = Text("按不同理解，结果不同（{zh}）", "its readings disagree ({en})")
WITHIN = Text("{equation}：{zh}", "{equation}: {en}")
ALONE = Text("没有其他公布数字可核对", "no other figure was published to hold it against")
PEOPLE = Text("实际 {low} 至 {high} 人", "{low} to {high} distinct people")
OFFICE = Text("本机关统计：{count}", "the office's own count: {count}")
SHARE = Text(
    "本机关统计：{share} %（共 {judged}，达到 {covered}，无法判断 {unknown}）",
    "the office's own count: {share} % ({covered} of {judged}, {unknown} unknown)",
)
ASKS = Text("规则 {rule} 的要求：{zh}", "what the rule {rule} asks for: {en}")
NO_RULE = Text("本单位的规则中没有 {rule}", "the office's program has no rule {rule}")
NOBODY = Text("没有可判断的对象", "there is nothing to judge")
UNCOUNTED = Text("本机关不能计数：{zh}", "no office can count it: {en}")
NOT_THERE = Text("本单位没有名为“{name}”的对象", "nothing is named “{name}” in the office")
LACKING = Text("所需表格未交齐：{zh}", "sheets not handed in: {en}")
ERROR = Text("不能计数：{error}", "cannot be counted: {error}")
