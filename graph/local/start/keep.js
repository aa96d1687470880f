// Runs before Neo4j Browser. Claims the login with the one-time token in the address, and hands the password to the
// page whenever it reads its stored connection, while what is stored stays without it.
(() => {
  const match = /^#(\d{1,5})\.([0-9a-f]+)$/.exec(location.hash)
  if (!match) return
  history.replaceState(null, '', location.pathname + location.search)
  const claim = new XMLHttpRequest()
  let login
  try {
    claim.open('POST', 'http://localhost:' + match[1] + '/claim', false)
    claim.send(match[2])
    if (claim.status !== 200) return
    login = JSON.parse(claim.responseText)
  } catch {
    return // the form asks for the password
  }
  const key = 'neo4j.connections'
  const address = login.host.replace(/^[a-z+]+:\/\//, '')
  const { getItem, setItem } = Storage.prototype
  const mapPasswords = (text, change) => {
    try {
      const value = JSON.parse(text)
      for (const c of Object.values(value.connectionsById ?? {})) {
        const same = String(c.host).replace(/^[a-z+]+:\/\//, '') === address && c.username === login.username
        c.password = change(c.password, same)
      }
      return JSON.stringify(value)
    } catch {
      return text
    }
  }
  setItem.call(localStorage, key, JSON.stringify({
    allConnectionIds: ['$$discovery'],
    connectionsById: {
      $$discovery: {
        id: '$$discovery', name: '$$discovery', type: 'bolt', host: login.host, username: login.username, password: '',
        authenticationMethod: 'NATIVE'
      }
    },
    activeConnection: null, connectionState: 0, lastUpdate: 0, useDb: null, lastUseDb: null
  }))
  Storage.prototype.getItem = function (k) {
    const text = getItem.call(this, k)
    return k === key && text !== null ? mapPasswords(text, (own, same) => (same ? login.password : own)) : text
  }
  Storage.prototype.setItem = function (k, v) {
    setItem.call(this, k, k === key ? mapPasswords(v, (own) => (own === login.password ? '' : own)) : v)
  }
})()
