"""Opinion reports and proposals."""

from samples.clerk import SEPARATORS, day_style, split
from samples.plan import Office, Proposal, Report
from samples.writing import Cell, Table, columns

REPORTS = columns(
    """序号 社情民意编号 标题 类别 反映人 委员编号 界别 涉及界别 情况反映 提交日期 状态 期号 办理单位 反馈时间
    采用 领导批示 批示时间 备注"""
)
PROPOSALS = columns(
    """提案号 案由 提案者 委员编号 附议人 提案人类别 界别 涉及界别 类别 届次 提交时间 立案状态 主办单位
    会办单位 计划办结日期 办复时间 办理状态 办理结果 是否重点 意见反馈"""
)
RESULTS = ("解决或采纳", "解决或采纳", "列入计划", "留作参考")


def reports(office: Office) -> Table:
    """Return the opinion reports of the year, a draft among them."""
    dice = office.dice("report sheet")
    style = day_style(dice)
    rows: list[list[Cell]] = []
    for index, report in enumerate(office.reports, 1):
        separator = dice.choice(SEPARATORS[:4])
        days = [style(day) if day else None for day in (report.day, report.answered, report.endorsed_on)]
        rows.append(_report_row(index, report, separator, days))
    title = f"{office.spec.title}{office.spec.year}年社情民意信息登记表"
    return Table("社情民意", title, f"填报单位：{office.spec.title}办公室", REPORTS, rows)


def _report_row(index: int, report: Report, separator: str, days: list[Cell]) -> list[Cell]:
    handed_in, answered, endorsed = days
    numbers = split((m.number for m in report.submitters), separator)
    people = [split((m.name for m in report.submitters), separator), numbers, report.submitters[0].constituency]
    about = f"近期走访中了解到，{report.title.removeprefix('关于').removesuffix('的建议')}还有不足。"
    course = [handed_in, report.status, report.issue_no or None, None if report.draft else report.department, answered]
    taken_up = [report.adopted or None, report.endorsed_by or None, endorsed, None]
    return [index, report.number, report.title, "民生保障", *people, report.concerns, about, *course, *taken_up]


def proposals(office: Office) -> Table:
    """Return the proposals of the year."""
    dice = office.dice("proposal sheet")
    rows = [_proposal_row(office, proposal, dice.choice(RESULTS)) for proposal in office.proposals]
    return Table("提案", f"{office.spec.title}{office.spec.year}年提案登记表", "", PROPOSALS, rows)


def _proposal_row(office: Office, proposal: Proposal, result: str) -> list[Cell]:
    named, answered = proposal.submitters, proposal.answered
    kind = "委员" if named else "界别" if proposal.collective in office.spec.seats else "专委会"
    people = [split(m.name for m in named) or proposal.collective, split(m.number for m in named)]
    other: list[Cell] = [split(m.name for m in proposal.cosigners), kind, named[0].constituency if named else None]
    lead, *joint = proposal.departments
    handling = "已办复" if answered else "办理中" if proposal.filed else None
    days = [f"{day:%Y-%m-%d}" if day else None for day in (proposal.due, answered)]
    about = [proposal.concerns, "社会建设", office.spec.term, f"{proposal.day:%Y-%m-%d}"]
    handled = [lead, split(joint)] if proposal.filed else [None, None]
    filed = "立案" if proposal.filed else "不立案"
    outcome = [handling, result if answered else None, "是" if proposal.key else "否", "满意" if answered else None]
    return [proposal.number, proposal.title, *people, *other, *about, filed, *handled, *days, *outcome]
