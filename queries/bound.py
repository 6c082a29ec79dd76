"""Bounds: what a value must be, and what an interval of possible values says about it."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, Strict, model_validator

from graph.words import Text, WrongValueError

Outcome = Literal["covered", "gap", "unknown"]
OUTCOMES: dict[Outcome | Literal["exempt"], Text] = {
    "covered": Text("已覆盖", "covered"),
    "gap": Text("缺口", "gap"),
    "unknown": Text("无法判断", "unknown"),
    "exempt": Text("免于检查", "exempt"),
}


_Number = Annotated[float, Strict()]  # "60" is a text, true no number


class Bound(BaseModel):
    """An inclusive range; at least one end is given. `equals` is short for both ends."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    at_least: _Number | None = Field(default=None, title="不少于", description="it must be no less")
    at_most: _Number | None = Field(default=None, title="不多于", description="it must be no more")
    equals: _Number | None = Field(default=None, title="正好等于；单独写", description="it must be this; stands alone")

    @model_validator(mode="after")
    def _some_end(self) -> "Bound":
        if self.equals is not None and (self.at_least is not None or self.at_most is not None):
            raise WrongValueError("写了 equals 就不能再写上下限", "equals stands alone")
        if self.low == float("-inf") and self.high == float("inf"):
            raise WrongValueError("要求值要写 at_least、at_most 或 equals", "a bound needs at_least, at_most or equals")
        if self.low > self.high:
            raise WrongValueError("下限 at_least 高于上限 at_most", "at_least is above at_most")
        return self

    @property
    def low(self) -> float:
        """The least value inside, -inf where there is none."""
        given = self.equals if self.equals is not None else self.at_least
        return float("-inf") if given is None else given

    @property
    def high(self) -> float:
        """The greatest value inside, inf where there is none."""
        given = self.equals if self.equals is not None else self.at_most
        return float("inf") if given is None else given

    def outcome(self, sure: float, possible: float) -> Outcome:
        """Judge the interval between two values, in either order: unknown unless both ends agree.

        Two ends outside on different sides of the range agree on nothing: something inside is possible.
        """
        low, high = sorted((sure, possible))
        if self.low <= low and high <= self.high:
            return "covered"
        return "gap" if high < self.low or low > self.high else "unknown"

    def text(self) -> Text:
        """Return the bound as a person writes it: "≥ 3", "3 – 5", "= 1"."""
        low, high = (f"{end:g}" for end in (self.low, self.high))
        if self.low == self.high:
            return Text(f"= {low}", f"= {low}")
        if self.high == float("inf"):
            return Text(f"≥ {low}", f"≥ {low}")
        shown = f"≤ {high}" if self.low == float("-inf") else f"{low} – {high}"
        return Text(shown, shown)
