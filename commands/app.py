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
    query,
    rules,
    schema,
    score,
    template,
    why,
)
from commands.options import t

app = typer.Typer(
    name="liaison",
    help=t("联络图：找出还没有被联系到的人、界别和乡镇。", "Liaison Graph: find who has been left out."),
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

app.command("demo", help=t("造一个示例机关并走一遍全过程", "make a sample office and go the whole way once"))(demo.demo)
app.command("init", help=t("新建机关文件夹", "make a new office folder"))(init.init)
app.command("template", help=t("输出空白标准表", "write a blank official sheet"))(template.template)
app.command("load", help=t("导入表格", "load sheets"))(load.load)
app.command("loads", help=t("列出已导入的文件", "list what was loaded"))(ledger.loads)
app.command("undo", help=t("撤回一次导入", "take a load back"))(ledger.undo)
app.command("who", help=t("查同名人员；确认指的是谁", "list namesakes; confirm who is meant"))(alias.who)
app.command("forget", help=t("彻底删除一名群众或委员的信息", "erase a person everywhere"))(alias.forget)
app.command("gaps", help=t("列出缺口", "list the gaps"))(gaps.gaps)
app.command("score", help=t("按积分办法给委员计分定等次", "score and grade the members by a scheme"))(score.score)
app.command("rules", help=t("列出规则集的规则", "list the rules of the rule book"))(rules.rules)
app.command("problems", help=t("列出待处理的问题", "list what needs a person"))(rules.problems)
app.command("why", help=t("一个结论的依据，到文件、表、行", "the evidence of one verdict: file, sheet, row"))(why.why)
app.command("audit", help=t("夜间审计", "the nightly audit"))(audit.audit)
app.add_typer(network.app, name="network", help=t("关系网络图", "network pictures"))
app.add_typer(measures.app, name="measures", help=t("指标目录", "the measure catalogue"))
app.command("claims", help=t("核对公布的数字", "hold published figures against each other"))(claims.claims)
app.command("query", help=t("只读 Cypher 查询", "a read-only Cypher query"))(query.query)
app.command("schema", help=t("图模型", "the graph's model"))(schema.schema)
app.command("export", help=t("导出 GEXF 或 GraphML", "export to GEXF or GraphML"))(export.export)
app.command("doctor", help=t("检查机关文件夹", "check an office folder"))(doctor.doctor)
