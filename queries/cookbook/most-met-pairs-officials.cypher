// 会談の多い二人
// en: The pairs of officials that met most
// example: kaidan cookbook most-met-pairs-officials
MATCH (a:Official)-[c:COUNTERPART]->(b:Official)
WHERE c.held > 0
RETURN a.name AS a,
  b.name AS b,
  c.held AS held,
  c.meetings AS reported
ORDER BY held DESC, reported DESC, a, b
LIMIT 20
