WITH claims AS (
    SELECT i.key AS issue, c.src AS member, coalesce(c.date, i.date) AS day
    FROM Issue i JOIN Member_CLAIMED_Issue c ON c.dst = i.key
    WHERE i.kind = 'topic' AND coalesce(i.status, '') NOT IN ('draft', 'cancelled') AND i.date >= $since AND i.date < $until
      AND coalesce(c.date, $since) < $until
      AND i.key IN (SELECT src FROM Issue_KEPT_BY_Body WHERE dst = (SELECT key FROM Body WHERE id = $body))
), named AS (
    SELECT 'township' AS sort, src AS issue, dst AS place FROM Issue_CONCERNS_Township
    UNION ALL
    SELECT 'village', src, dst FROM Issue_CONCERNS_Village
    UNION ALL
    SELECT 'platform', src, dst FROM Issue_THROUGH_Platform
), posts AS (
    SELECT 'township' AS sort, src AS member, dst AS place, since, until FROM Member_ASSIGNED_TO_Township
    UNION ALL
    SELECT 'village', src, dst, since, until FROM Member_ASSIGNED_TO_Village
    UNION ALL
    SELECT 'patch', src, dst, since, until FROM Member_ASSIGNED_TO_Patch
    UNION ALL
    SELECT 'platform', src, dst, since, until FROM Member_ASSIGNED_TO_Platform
), held AS (
    SELECT issue, claims.member, day, sort, place FROM claims JOIN posts USING (member) WHERE since <= day AND day < until
), rooms AS (
    SELECT src AS room, dst AS township, since, until FROM Platform_LOCATED_IN_Township
), huts AS (
    SELECT src AS room, dst AS village, since, until FROM Platform_LOCATED_IN_Village
), inside AS (
    SELECT 'village' AS sort, src AS place, dst AS township, since, until FROM Village_PART_OF_Township
    UNION ALL
    SELECT 'patch', src, dst, since, until FROM Patch_PART_OF_Township
    UNION ALL
    SELECT 'platform', room, township, since, until FROM rooms
    UNION ALL
    SELECT 'platform', room, dst, greatest(h.since, p.since), least(h.until, p.until)
    FROM huts h JOIN Village_PART_OF_Township p ON p.src = village
), around AS (
    SELECT issue, 'patch' AS sort, dst AS place, since, until
    FROM named JOIN Village_IN_PATCH_Patch ON src = place WHERE sort = 'village'
    UNION ALL
    SELECT issue, 'township', dst, since, until
    FROM named JOIN Village_PART_OF_Township ON src = place WHERE sort = 'village'
    UNION ALL
    SELECT issue, 'platform', room, since, until FROM named JOIN huts ON village = place WHERE sort = 'village'
    UNION ALL
    SELECT issue, 'platform', room, greatest(p.since, r.since), least(p.until, r.until)
    FROM named JOIN Village_PART_OF_Township p ON p.src = place JOIN rooms r ON r.township = p.dst WHERE sort = 'village'
), hooked AS (
    SELECT issue, member FROM held JOIN named USING (issue, sort, place)
    UNION
    SELECT issue, member
    FROM held JOIN inside USING (sort, place) JOIN named n USING (issue)
    WHERE n.sort = 'township' AND n.place = township AND since <= day AND day < until
    UNION
    SELECT issue, member FROM held JOIN around USING (issue, sort, place) WHERE since <= day AND day < until
)
SELECT i.id AS subject, i.name, m.id AS object, m.name AS object_name,
       CASE WHEN c.issue IN (SELECT issue FROM named)
            THEN ((c.issue, c.member) IN (SELECT (issue, member) FROM hooked))::BIGINT END AS value
FROM (SELECT DISTINCT issue, member FROM claims) c JOIN Issue i ON i.key = c.issue JOIN Member m ON m.key = c.member
ORDER BY subject, object
