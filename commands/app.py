"""All commands, put together."""

import typer

from commands import (
    alias,
    audit,
    claims,
    demo,
    doctor,
    export,
    gaps,
    init,
    ledger,
    load,
    measures,
    network,
    problems,
    query,
    rules,
    schema,
    score,
    template,
    why,
)
from commands.options import Lang, t
from commands.parser import Command, Group

COMMANDS = (
    ("demo", demo.demo, "造一个示例机关并走一遍全过程", "make a sample office and go the whole way once"),
    ("init", init.init, "新建机关文件夹", "make a new office folder"),
    ("template", template.template, "输出空白标准表", "write a blank official sheet"),
    ("load", load.load, "导入表格", "load sheets"),
    ("loads", ledger.loads, "列出已导入的文件", "list what was loaded"),
    ("undo", ledger.undo, "撤回一次导入", "take a load back"),
    ("who", alias.who, "查同名人员；确认指的是谁", "list namesakes; confirm who is meant"),
    ("forget", alias.forget, "彻底删除一名群众或委员的信息", "erase a person everywhere"),
    ("gaps", gaps.gaps, "列出缺口", "list the gaps"),
    ("score", score.score, "按积分办法给委员计分定等次", "score and grade the members by a scheme"),
    ("rules", rules.rules, "列出规则集的规则", "list the rules of the rule book"),
    ("problems", problems.problems, "列出待处理的问题", "list what needs a person"),
    ("why", why.why, "一个结论的依据，到文件、表、行", "the evidence of one verdict: file, sheet, row"),
    ("audit", audit.audit, "夜间审计", "the nightly audit"),
    ("claims", claims.claims, "核对公布的数字", "hold published figures against each other"),
    ("query", query.query, "只读 Cypher 查询", "a read-only Cypher query"),
    ("schema", schema.schema, "图模型", "the graph's model"),
    ("export", export.export, "导出 GEXF 或 GraphML", "export to GEXF or GraphML"),
    ("doctor", doctor.doctor, "检查机关文件夹", "check an office folder"),
)

app = typer.Typer(
    name="liaison",
    cls=Group,
    help=t("联络图：找出还没有被联系到的人、界别和乡镇。", "Liaison Graph: find who has been left out."),
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback()
def root(lang: Lang = None) -> None:
    """Take the language before the command, too."""


for name, does, zh, en in COMMANDS:
    app.command(name, cls=Command, help=t(zh, en))(does)
app.add_typer(network.app, name="network", callback=root, help=t("关系网络图", "network pictures"))
app.add_typer(measures.app, name="measures", callback=root, help=t("指标目录", "the measure catalogue"))
