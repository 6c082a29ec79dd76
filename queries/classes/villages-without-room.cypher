// Villages where no consultation room stands: nobody is due there.
MATCH (v:Village)
WHERE NOT EXISTS { MATCH (v)<-[:LOCATED_IN]-(:Platform {kind: 'room'}) }
RETURN v.id AS subject
