"""Synthetic people: names from common surnames and given characters, and contact details that reach nobody.

Phone numbers begin with 169 and identity numbers with 529900: neither has been given out to anybody.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

SURNAMES = (
    "杨张田吴龙冉石罗王李刘陈黄周安任代肖熊何冯唐邓徐谭向黎覃滕舒侯孙马朱"
    "胡郭梁宋韩曾彭萧蔡潘袁余叶杜程苏魏吕丁姚卢姜崔钟汪"
)
MALE = "伟强磊军勇杰涛明超刚平辉建国文斌华飞鹏志武林波海松峰毅宏凯旭东荣光耀昌盛德兴福贵诚毓翰钧浩"
FEMALE = "芳娜敏静丽艳娟霞秀英玲桂兰燕红梅琴云洁莉萍琼雪慧颖婷珍凤仙菊香蓉莲素琳瑶薇倩妮黔湘榕"
BOTH = "春晓永世正远清泽新子天雨思安庆仁义启胜朝立承维成光学宗元家"
NATIONS = ("汉族", "土家族", "苗族", "侗族", "仡佬族")
EDUCATION = ("大学本科", "大专", "硕士研究生", "博士研究生", "高中")
PRIVATE_CREEDS = ("佛教", "东正教", "基督教", "天主教", "伊斯兰教")
"""None of them is part of a place's name, so that a search for a leak finds leaks only."""
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


@dataclass
class Registry:
    """Names and numbers given out so far; nobody gets what somebody else has."""

    rng: Random
    used: set[str] = field(default_factory=set)

    def name(self, sex: str) -> str:
        """Return a name that nobody has yet."""
        own = MALE if sex == "男" else FEMALE
        while True:
            given = self.rng.choice(own)
            if self.rng.random() < 0.85:
                given = self.rng.choice(BOTH + own) + given
            name = self.rng.choice(SURNAMES) + given
            if name not in self.used:
                self.used.add(name)
                return name

    def anybody(self) -> str:
        """Return the name of somebody who is no member."""
        return self.name(self.sex())

    def phone(self) -> str:
        """Return a mobile number of a series that no network uses."""
        return self._fresh(lambda: f"169{self.rng.randrange(10**8):08}")

    def identity(self, birth: date, sex: str) -> str:
        """Return an 18-digit identity number, check digit right, of a county that does not exist."""
        odd = 1 if sex == "男" else 0

        def draw() -> str:
            body = f"529900{birth:%Y%m%d}{self.rng.randrange(50) * 10 + self.rng.randrange(5) * 2 + odd:03}"
            return body + "10X98765432"[sum(int(d) * w for d, w in zip(body, _WEIGHTS, strict=True)) % 11]

        return self._fresh(draw)

    def sex(self, share: float = 0.34) -> str:
        """Return 女 with the probability `share`, else 男."""
        return "女" if self.rng.random() < share else "男"

    def birth(self, first: int = 1962, last: int = 1992) -> date:
        """Return a day of birth in the years first..last."""
        return date(first, 1, 1) + timedelta(days=self.rng.randrange((last - first + 1) * 365))

    def _fresh(self, draw: Callable[[], str]) -> str:
        while (value := draw()) in self.used:
            pass
        self.used.add(value)
        return value
