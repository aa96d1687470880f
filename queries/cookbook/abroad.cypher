// 第三国での会談
// en: Meetings in a country that is no side of them
// example: kaidan cookbook abroad
MATCH (m:Meeting)
WHERE m.placeCountry IS NOT NULL AND NOT m.placeCountry IN m.countries
RETURN m.on AS day,
  m.name AS meeting,
  m.place AS place,
  m.countries AS countries
ORDER BY day DESC, meeting
LIMIT 30
