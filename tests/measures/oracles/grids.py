"""Every cell of two kinds of things."""

import pandas as pd

from tests.measures.oracles.frames import (
    Asked,
    Frames,
    constituencies,
    during,
    homes,
    tally_pairs,
    townships,
    visited,
    visits,
)


def constituency_township_visits(g: Frames, asked: Asked) -> pd.Series:
    rows = pd.DataFrame({"subject": constituencies(g, asked)})
    cells = rows.merge(pd.DataFrame({"object": townships(g, asked, asked.since, asked.until)}), how="cross")
    met = visits(g, asked).merge(visited(g, "Contact").rename(columns={"target": "contact"}), on="visit")
    belongs = g.links("Contact", "BELONGS_TO", "Constituency", left="contact", right="subject")
    belonging = during(met.merge(belongs, on="contact"))[["visit", "contact", "date", "subject"]]
    found = during(belonging.merge(homes(g), on="contact")).rename(columns={"township": "object"})
    return tally_pairs(found, "visit", cells)
