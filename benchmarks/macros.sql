-- What several of the answers share, over the tables that benchmarks/duck.py makes: a table a label with an integer
-- key beside the text id, a table a relation's endpoint pair (src, dst). "As of a day" is the period [day, day + 1).

CREATE MACRO sitting(asked, first, after) AS TABLE
SELECT s.src AS member, s.since, s.until
FROM Member_SITS_IN_Body s
WHERE s.dst = (SELECT key FROM Body WHERE id = asked) AND s.since < after AND first < s.until;

CREATE MACRO sitters(asked, first, after) AS TABLE
SELECT m.key, m.id, m.name FROM Member m WHERE m.key IN (SELECT member FROM sitting(asked, first, after));

CREATE MACRO constituencies(asked, first, after) AS TABLE
SELECT k.key, k.id, k.name
FROM Constituency k
WHERE k.key IN (
    SELECT o.src FROM Constituency_OF_Body o
    WHERE o.dst = (SELECT key FROM Body WHERE id = asked) AND o.since < after AND first < o.until);

CREATE MACRO townships(asked, first, after) AS TABLE
WITH covered AS (
    SELECT z.dst AS region FROM Body_COVERS_Region z
    WHERE z.src = (SELECT key FROM Body WHERE id = asked) AND z.since < after AND first < z.until
), below AS (
    SELECT region FROM covered
    UNION
    SELECT p.src FROM covered JOIN Region_PART_OF_Region p ON p.dst = region
    UNION
    SELECT q.src FROM covered JOIN Region_PART_OF_Region p ON p.dst = region JOIN Region_PART_OF_Region q ON q.dst = p.src
)
SELECT t.key, t.id, t.name
FROM Township t
WHERE t.key IN (
    SELECT p.src FROM Township_PART_OF_Region p JOIN below ON region = p.dst WHERE p.since < after AND first < p.until);

CREATE MACRO contact_homes() AS TABLE
SELECT src AS contact, dst AS township, since, until FROM Contact_LIVES_IN_Township
UNION ALL
SELECT l.src, q.dst, greatest(l.since, q.since), least(l.until, q.until)
FROM Contact_LIVES_IN_Village l JOIN Village_PART_OF_Township q ON q.src = l.dst;

CREATE MACRO visits_in(first, after) AS TABLE
SELECT key, date, latest FROM Visit WHERE date >= first AND date < after AND reached;

CREATE MACRO body_issues(asked) AS TABLE
SELECT i.* FROM Issue i
WHERE coalesce(i.status, '') <> 'draft' AND i.key IN (
    SELECT u.dst
    FROM Member_SUBMITTED_Issue u JOIN Issue d ON d.key = u.dst
    JOIN sitting(asked, DATE '0001-01-01', DATE '9999-12-31') s
      ON s.member = u.src AND s.since <= d.date AND d.date < s.until
    UNION ALL
    SELECT r.dst
    FROM Visit_RAISED_Issue r JOIN Issue d ON d.key = r.dst JOIN Member_MADE_Visit x ON x.dst = r.src
    JOIN sitting(asked, DATE '0001-01-01', DATE '9999-12-31') s
      ON s.member = x.src AND s.since <= d.date AND d.date < s.until
    UNION ALL
    SELECT u.dst
    FROM (SELECT src, dst FROM Constituency_SUBMITTED_Issue) u JOIN Issue d ON d.key = u.dst
    JOIN Constituency_OF_Body o ON o.src = u.src AND o.since <= d.date AND d.date < o.until
    WHERE o.dst = (SELECT key FROM Body WHERE id = asked)
    UNION ALL
    SELECT u.dst
    FROM Committee_SUBMITTED_Issue u JOIN Issue d ON d.key = u.dst
    JOIN Committee_OF_Body o ON o.src = u.src AND o.since <= d.date AND d.date < o.until
    WHERE o.dst = (SELECT key FROM Body WHERE id = asked)
    UNION ALL
    SELECT u.dst
    FROM Group_SUBMITTED_Issue u JOIN Issue d ON d.key = u.dst
    JOIN Group_OF_Body o ON o.src = u.src AND o.since <= d.date AND d.date < o.until
    WHERE o.dst = (SELECT key FROM Body WHERE id = asked));

CREATE MACRO papers(asked, kinds, first, after) AS TABLE
SELECT u.src AS member, i.kind
FROM Member_SUBMITTED_Issue u JOIN Issue i ON i.key = u.dst
WHERE i.kind IN (SELECT unnest(kinds)) AND coalesce(i.status, '') <> 'draft' AND coalesce(u.role, '') <> 'cosigner'
  AND i.date >= first AND i.date < after
  AND EXISTS (SELECT 1 FROM sitting(asked, first, after) s
              WHERE s.member = u.src AND s.since <= i.date AND i.date < s.until);
