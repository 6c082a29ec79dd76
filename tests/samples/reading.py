"""The sheets read back by pandas, apart from the product's loaders: what the test believes is what is written there."""

import re
import unicodedata
from functools import cached_property
from pathlib import Path
from typing import Any

import pandas as pd

SUBTOTAL = re.compile("^(小计|合计|.*小计|注：.*)$")
QUARTER = {"一": 1, "二": 2, "三": 3, "四": 4}


def table(path: Path, sheet: str | int = 0) -> pd.DataFrame:
    """Return the rows below the headings on row 3, without subtotals and notes; blanks are None."""
    raw = pd.read_excel(path, sheet_name=sheet, header=None, dtype=object, engine="openpyxl")
    frame = raw.iloc[3:].copy()
    frame.columns = ["".join(str(heading).split()) for heading in raw.iloc[2]]
    frame = frame.astype(object).where(frame.notna(), None)
    totals = frame.map(lambda cell: isinstance(cell, str) and bool(SUBTOTAL.match(cell))).any(axis=1)
    return frame[~totals & frame.notna().any(axis=1)].reset_index(drop=True)


def names(cell: Any) -> list[str]:
    """Return the names of a cell."""
    return [name for name in re.split(r"[、，,；;\s]+", "" if pd.isna(cell) else str(cell)) if name]


def day(cell: object, year: int) -> tuple[pd.Timestamp, pd.Timestamp] | None:
    """Return the first and the last day a cell can mean, None where it means none."""
    if cell is None or isinstance(cell, pd.Timestamp):
        return (cell, cell) if cell is not None else None
    if hasattr(cell, "year"):
        return pd.Timestamp(cell), pd.Timestamp(cell)
    text = unicodedata.normalize("NFKC", str(cell)).strip()
    if text.isdigit() and len(text) == 5:
        serial = pd.Timestamp("1899-12-30") + pd.Timedelta(days=int(text))
        return serial, serial
    if month := re.fullmatch(r"(?:(\d{4})年)?(\d{1,2})月", text):
        first = pd.Timestamp(int(month[1] or year), int(month[2]), 1)
        return first, first + pd.offsets.MonthEnd(0)
    digits = re.fullmatch(r"(\d{4})(\d{2})(\d{2})", text) or re.fullmatch(
        r"(?:(\d{4})\D)?(\d{1,2})\D(\d{1,2})日?", text
    )
    try:
        found = pd.Timestamp(int(digits[1] or year), int(digits[2]), int(digits[3])) if digits else None
    except ValueError:
        found = None
    return (found, found) if found is not None else None


class Sheets:
    """All sheets of a sample folder as data frames."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @cached_property
    def members(self) -> pd.DataFrame:
        frame = table(self.folder / "委员名册.xlsx")
        frame["姓名"] = frame["姓名"].str.replace("　", "")
        return frame.set_index("委员编号", drop=False)

    @cached_property
    def constituencies(self) -> pd.DataFrame:
        return table(self.folder / "界别名册.xlsx")

    @cached_property
    def committees(self) -> pd.DataFrame:
        return table(self.folder / "专委会.xlsx")

    @cached_property
    def townships(self) -> pd.DataFrame:
        return table(self.folder / "乡镇村居.xlsx", "乡镇（街道）")

    @cached_property
    def villages(self) -> pd.DataFrame:
        return table(self.folder / "乡镇村居.xlsx", "村（社区）")

    @cached_property
    def contacts(self) -> pd.DataFrame:
        """All contact lists in one, with the file's committee and the member's number."""
        frames = []
        for path in sorted((self.folder / "联系对象名单").glob("*.xlsx")):
            for sheet in pd.ExcelFile(path, engine="openpyxl").sheet_names:
                if sheet != "填表说明":
                    frame = table(path, sheet)
                    if "委员编号" not in frame:
                        frame["委员编号"] = self.number_of(sheet)
                    frames.append(frame.assign(file=path.stem))
        found = pd.concat(frames, ignore_index=True)
        found["委员编号"] = found["委员编号"].map(lambda cell: f"{int(cell):04}")
        return found.set_index("对象编号", drop=False)

    def number_of(self, name: str) -> str:
        """Return the number of the one member of this name."""
        (number,) = self.members.index[self.members["姓名"] == name]
        return str(number)

    @cached_property
    def visit_rows(self) -> pd.DataFrame:
        """All rows of the committees' logs as written, under the headings of the detailed sheet."""
        same = {"联系对象": "联系群众姓名", "走访日期": "走访时间", "走访方式": "联系方式", "意见建议": "反映问题"}
        frames = []
        for path in sorted((self.folder / "走访记录").glob("*季度*")):
            frame = self._csv(path) if path.suffix == ".csv" else table(path)
            frames.append(frame.rename(columns=same).assign(file=path.stem))
        return pd.concat(frames, ignore_index=True)

    @staticmethod
    def _csv(path: Path) -> pd.DataFrame:
        frame = pd.read_csv(path, encoding="gb18030", skiprows=2, dtype=str)
        return frame.astype(object).where(frame.notna(), None)

    @cached_property
    def visits(self) -> pd.DataFrame:
        """One row for each member, contact and day; `first` is null where the day cannot be told."""
        by_list = {(c["委员编号"], c["联系群众姓名"]): number for number, c in self.contacts.iterrows()}
        made = []
        for _, row in self.visit_rows.iterrows():
            member = self._member(row)
            span = day(row["走访时间"], 2023)
            for name in names(row["联系群众姓名"]):
                first, last = span or (pd.NaT, pd.NaT)
                told = {"mode": row["联系方式"], "need": row["反映问题"], "answered": row["反馈时间"]}
                made.append({"member": member, "contact": by_list[member, name], "first": first, "last": last} | told)
        return pd.DataFrame(made).drop_duplicates(["member", "contact", "first", "mode"])

    def _member(self, row: pd.Series) -> str:
        if row.get("委员编号") is not None and not pd.isna(row.get("委员编号")):
            return f"{int(row['委员编号']):04}"
        alike = self.members[self.members["姓名"] == row["委员姓名"]]
        (number,) = alike.index[alike["所属界别"].str.removesuffix("界") == row["界别"].removesuffix("界")]
        return str(number)

    @cached_property
    def sure_visits(self) -> pd.DataFrame:
        """The visits that met somebody on a day that can be told."""
        return self.visits[self.visits["first"].notna() & (self.visits["mode"] != "未遇")]

    @cached_property
    def leader_visits(self) -> pd.DataFrame:
        """One row for each leader, visited member and day, by name."""
        frame = table(self.folder / "走访记录" / "主席会议成员联系委员.xlsx", "走访委员")
        frame["被走访委员"] = frame["被走访委员"].map(names)
        frame["day"] = frame["走访日期"].map(lambda cell: day(cell, 2023))
        return frame.explode("被走访委员")

    @cached_property
    def reports(self) -> pd.DataFrame:
        return table(self.folder / "社情民意.xlsx").set_index("社情民意编号", drop=False)

    @cached_property
    def proposals(self) -> pd.DataFrame:
        frame = pd.read_csv(self.folder / "2023年提案.csv", encoding="utf-8-sig", dtype=str)
        return frame.astype(object).where(frame.notna(), None).set_index("提案号", drop=False)
