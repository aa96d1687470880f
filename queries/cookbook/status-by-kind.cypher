// 種類と状態ごとの数
// en: Meetings by kind and status
// example: kaidan cookbook status-by-kind
MATCH (m:Meeting)
RETURN m.kind AS kind,
  m.status AS status,
  count(*) AS meetings
ORDER BY kind, meetings DESC, status
