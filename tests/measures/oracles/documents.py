"""Documents: how many, how complete, and on what they rest."""

import math

import pandas as pd

from tests.measures.oracles.frames import Asked, Frames, in_period


def _kept(g: Frames, asked: Asked) -> pd.DataFrame:
    """The documents in the body's books, by id."""
    links = g.links("Document", "KEPT_BY", "Body", left="document", right="body")
    known = g.nodes("Document")
    return known[known.id.isin(links[links.body == asked.body].document)]


def _standing(g: Frames, asked: Asked) -> pd.DataFrame:
    """Those of the kinds asked for that are there on the day."""
    ours = _kept(g, asked)
    return ours[ours.kind.isin(asked.texts("kinds")) & ~ours.date.gt(asked.day)].sort_index()


def documents_per_body(g: Frames, asked: Asked) -> pd.Series:
    found = in_period(_kept(g, asked), asked)
    return pd.Series({asked.body: int(found.kind.isin(asked.texts("kinds")).sum())})


def sections_per_document(g: Frames, asked: Asked) -> pd.Series:
    told = _standing(g, asked).sections
    aspects = set(asked.texts("aspects"))
    covered = {i: sum(any(a in one for one in sections or ()) for a in aspects) for i, sections in told.items()}
    return pd.Series({i: n if told[i] else math.nan for i, n in covered.items()}, dtype="float64")


def citations_per_document(g: Frames, asked: Asked) -> pd.Series:
    cites = g.links("Document", "CITES", "Document", left="id", right="cited")
    others = cites[cites.id != cites.cited].groupby("id").cited.nunique()
    own = g.nodes("Body").level[asked.body]
    ours = _standing(g, asked)
    asked_of = [i for i, level in ours.level.items() if own is None or level in (None, own)]
    return pd.Series({i: others.get(i, 0) for i in asked_of}, dtype="float64")
