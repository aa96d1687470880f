// イベントデータ（CAMEO・PLOVER）
// en: Meetings as event data with CAMEO and PLOVER codes
// example: kaidan cookbook events
MATCH (m:Meeting)
WHERE m.start IS NOT NULL
RETURN m.id AS id,
  m.start AS start,
  m.end AS end,
  m.countries AS countries,
  m.cameo AS cameo,
  m.plover AS plover,
  m.ploverMode AS mode,
  m.status AS status
ORDER BY start DESC, id
LIMIT 100
