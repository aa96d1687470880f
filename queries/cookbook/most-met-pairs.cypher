// 会談の多い二国
// en: The pairs of countries that met most
// example: kaidan cookbook most-met-pairs
MATCH (a:Country)-[c:COUNTERPART]->(b:Country)
WHERE c.meetings > 0
RETURN a.name AS a,
  b.name AS b,
  c.meetings AS meetings,
  c.held AS held
ORDER BY c.meetings DESC, a, b
LIMIT 20
