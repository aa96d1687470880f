// 会談の多い場所
// en: Where meetings take place
// example: kaidan cookbook places
MATCH (m:Meeting)-[:HELD_AT]->(p:Place)
OPTIONAL MATCH (p)-[:IN]->(c:Country)
RETURN p.name AS place,
  c.name AS country,
  count(m) AS meetings
ORDER BY meetings DESC, place
LIMIT 30
