WITH assigned AS (
    SELECT src AS member, dst AS township FROM Member_ASSIGNED_TO_Township WHERE since <= $day AND $day < until
    UNION ALL
    SELECT a.src, q.dst
    FROM Member_ASSIGNED_TO_Village a JOIN Village_PART_OF_Township q ON q.src = a.dst
    WHERE a.since <= $day AND $day < a.until AND q.since <= $day AND $day < q.until
    UNION ALL
    SELECT a.src, q.dst
    FROM Member_ASSIGNED_TO_Patch a JOIN Patch_PART_OF_Township q ON q.src = a.dst
    WHERE a.since <= $day AND $day < a.until AND q.since <= $day AND $day < q.until
), counted AS (
    SELECT township, count(DISTINCT member) AS members
    FROM assigned
    WHERE member IN (SELECT member FROM sitting($body, $day, $day + 1))
    GROUP BY township
)
SELECT t.id AS subject, t.name, coalesce(members, 0) AS value
FROM townships($body, $day, $day + 1) t LEFT JOIN counted ON counted.township = t.key
ORDER BY subject
