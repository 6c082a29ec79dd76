WITH asked AS (
    SELECT o.key AS outcome, o.date, o.unit IS NULL AS blank
    FROM Outcome o
    WHERE (o.unit IS NULL OR o.unit IN (SELECT unnest($units))) AND o.date >= $since AND o.date < $until
      AND o.key IN (SELECT src FROM Outcome_KEPT_BY_Body WHERE dst = (SELECT key FROM Body WHERE id = $body))
), held AS (
    SELECT outcome, date, l.src AS activity FROM asked JOIN Activity_LED_TO_Outcome l ON l.dst = outcome
), rooms AS (
    SELECT outcome, date, h.dst AS platform FROM held JOIN Activity_HELD_AT_Platform h ON h.src = activity
), towns AS (
    SELECT outcome, c.dst AS township FROM asked JOIN Outcome_CONCERNS_Township c ON c.src = outcome
    UNION
    SELECT outcome, h.dst FROM held JOIN Activity_HELD_AT_Township h ON h.src = activity
    UNION
    SELECT outcome, l.dst
    FROM rooms JOIN Platform_LOCATED_IN_Township l ON l.src = platform AND l.since <= date AND date < l.until
), villages AS (
    SELECT outcome, date, c.dst AS village FROM asked JOIN Outcome_CONCERNS_Village c ON c.src = outcome
    UNION
    SELECT outcome, date, h.dst FROM held JOIN Activity_HELD_AT_Village h ON h.src = activity
    UNION
    SELECT outcome, date, l.dst
    FROM rooms JOIN Platform_LOCATED_IN_Village l ON l.src = platform AND l.since <= date AND date < l.until
), counted AS (
    SELECT township, count(*) FILTER (NOT blank) AS found, count(*) FILTER (blank) AS blanks
    FROM (
        SELECT outcome, township FROM towns
        UNION
        SELECT outcome, q.dst
        FROM villages JOIN Village_PART_OF_Township q ON q.src = village AND q.since <= date AND date < q.until)
    JOIN asked USING (outcome)
    GROUP BY township
)
SELECT t.id AS subject, t.name, coalesce(found, 0) AS value, coalesce(blanks, 0) AS unsure
FROM townships($body, $since, $until) t LEFT JOIN counted ON counted.township = t.key
ORDER BY subject
