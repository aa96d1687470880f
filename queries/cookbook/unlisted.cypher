// 名簿にない要人
// en: Officials that the gazetteer lacks
// example: kaidan cookbook unlisted
MATCH (o:Official)
WHERE NOT o.listed
OPTIONAL MATCH (b:Brief)-[r:MENTIONS]->(o)
RETURN o.id AS id,
  o.name AS name,
  collect(DISTINCT b.id) AS briefs
ORDER BY id
