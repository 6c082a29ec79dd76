WITH kept AS (
    SELECT DISTINCT r.src AS member, r.dst AS contact
    FROM Member_KEEPS_CONTACT_Contact r
    WHERE r.since <= $day AND $day < r.until AND r.src IN (SELECT member FROM sitting($body, $day, $day + 1))
), constituency AS (
    SELECT DISTINCT member, contact
    FROM kept
    JOIN Member_REPRESENTS_Constituency p ON p.src = member AND p.since <= $day AND $day < p.until
    JOIN Contact_BELONGS_TO_Constituency g
      ON g.src = contact AND g.dst = p.dst AND g.since <= $day AND $day < g.until
), township AS (
    SELECT DISTINCT member, kept.contact
    FROM kept
    JOIN Member_LIVES_IN_Township l ON l.src = member AND l.since <= $day AND $day < l.until
    JOIN contact_homes() h
      ON h.contact = kept.contact AND h.township = l.dst AND h.since <= $day AND $day < h.until
), compared AS (
    SELECT m.id AS subject, m.name, c.id AS object, c.name AS object_name,
           (constituency.member IS NOT NULL)::BIGINT AS same_constituency,
           coalesce(m.trade = c.trade AND m.trade <> '', false)::BIGINT AS same_trade,
           coalesce(m.field = c.field AND m.field <> '', false)::BIGINT AS same_field,
           coalesce(list_has_any(m.specialities, c.specialities), false)::BIGINT AS same_speciality,
           (township.member IS NOT NULL)::BIGINT AS same_township
    FROM kept
    JOIN Member m ON m.key = kept.member
    JOIN Contact c ON c.key = kept.contact
    LEFT JOIN constituency ON constituency.member = kept.member AND constituency.contact = kept.contact
    LEFT JOIN township ON township.member = kept.member AND township.contact = kept.contact
)
SELECT subject, name, object, object_name,
       same_constituency + same_trade + same_field + same_speciality + same_township AS value,
       same_constituency, same_trade, same_field, same_speciality, same_township
FROM compared
ORDER BY subject, object
