"""The tables of `audit.sqlite`. Rows are added, never changed, but for what `forget` erases of a person."""

VERSION = 2
"""Of SCHEMA; UPGRADES are the steps from each version to the next."""

_RULE_RUNS = """CREATE TABLE rule_runs (
  run INTEGER NOT NULL REFERENCES runs (id),
  rule TEXT NOT NULL,
  reading TEXT NOT NULL,
  measure TEXT NOT NULL,
  version TEXT NOT NULL,      -- changes with whatever can change a verdict but the data
  severity TEXT NOT NULL,
  period TEXT NOT NULL,
  since TEXT,
  until TEXT,
  outcome TEXT NOT NULL CHECK (outcome IN ('pass', 'fail', 'no data', 'error', 'not run')),
  in_scope INTEGER NOT NULL,
  covered INTEGER NOT NULL,
  gap INTEGER NOT NULL,
  unknown INTEGER NOT NULL,
  exempt INTEGER NOT NULL,
  seconds REAL NOT NULL,
  error TEXT NOT NULL,
  data_as_of TEXT NOT NULL,   -- JSON: sheet kind -> last day it speaks of, or null
  missing TEXT NOT NULL,      -- JSON: list of {kind, scope, periods}
  PRIMARY KEY (run, rule, reading, period)
) WITHOUT ROWID;"""

SCHEMA = f"""
CREATE TABLE runs (
  id INTEGER PRIMARY KEY,
  body TEXT NOT NULL,
  program TEXT NOT NULL,
  as_of TEXT NOT NULL,
  at TEXT NOT NULL,           -- when it ran, ISO with offset
  build TEXT NOT NULL,        -- digest of the graph it looked at, '' where not told
  outcome TEXT NOT NULL CHECK (outcome IN ('clean', 'gaps', 'incomplete', 'failed')),
  seconds REAL NOT NULL
);
CREATE INDEX runs_body ON runs (body, id);

{_RULE_RUNS}

CREATE TABLE findings (
  id INTEGER PRIMARY KEY,
  body TEXT NOT NULL,
  rule TEXT NOT NULL,
  reading TEXT NOT NULL,
  period TEXT NOT NULL,
  subject TEXT NOT NULL,
  object TEXT NOT NULL,       -- '' but for a pair
  period_end TEXT NOT NULL,   -- first day after the period; '9999-12-31' where it has no end
  name TEXT,
  object_name TEXT,
  UNIQUE (body, rule, reading, period, subject, object)
);

CREATE TABLE events (
  id INTEGER PRIMARY KEY,
  finding INTEGER NOT NULL REFERENCES findings (id),
  run INTEGER NOT NULL REFERENCES runs (id),
  kind TEXT NOT NULL,         -- opened, reopened, seen, changed, unknown, stale, closed; later also waived, planned
  reason TEXT NOT NULL,       -- of a closing, of a stale one, or the cause of an opening
  value REAL,
  owner TEXT,
  owner_name TEXT,
  detail TEXT NOT NULL        -- JSON
);
CREATE INDEX events_finding ON events (finding, id);
CREATE INDEX events_run ON events (run);

CREATE TABLE disclosures (
  id INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  run INTEGER REFERENCES runs (id),
  who TEXT NOT NULL,
  what TEXT NOT NULL          -- the report or list that was given with names in full
);

CREATE VIEW latest AS
  SELECT f.*, e.id AS event, e.run, e.kind, e.reason, e.value, e.owner, e.owner_name
  FROM findings f JOIN events e ON e.id = (SELECT max(id) FROM events WHERE finding = f.id);
"""

UPGRADES = (
    f"""ALTER TABLE rule_runs RENAME TO rule_runs_of_1;
{_RULE_RUNS}
INSERT INTO rule_runs SELECT * FROM rule_runs_of_1;
DROP TABLE rule_runs_of_1;""",
)
