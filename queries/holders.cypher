// その職にあるのは誰か
// en: Who holds an office?
// param country string: country code or organisation id
// param office string: the office as written
// param on date: the day
// example: kaidan met 米国務長官
// values: {country: 'USA', office: '国務長官', on: '2023-09-20'}
CALL () {
  MATCH (c:Country {code: $country}) RETURN c
  UNION
  MATCH (c:Organization {id: $country}) RETURN c
}
MATCH (o:Official)-[r:REPRESENTS]->(c)
WHERE r.office = $office
  AND (r.from IS NULL OR toString(r.from) <= $on)
  AND (r.to IS NULL OR toString(r.to) >= $on)
RETURN o.id AS id,
  'Official' AS label,
  o.name AS name,
  o.nameEn AS nameEn,
  coalesce(o.aliases, []) AS aliases,
  COUNT { (o)-[:PARTICIPATES_IN]->() } AS meetings
ORDER BY meetings DESC, id
