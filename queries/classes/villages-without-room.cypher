// Villages where no consultation room stands: nobody is due there.
// 没有协商议事室的村（社区）：不要求派委员。
MATCH (v:Village)
WHERE NOT EXISTS { MATCH (v)<-[:LOCATED_IN]-(:Platform {kind: 'room'}) }
RETURN v.id AS subject
