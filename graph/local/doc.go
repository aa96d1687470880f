// Package local keeps a Neo4j server of its own for one user: fetched once, verified, bound to loopback, started when
// it is needed and stopped when it is not.
//
// In go folders and a heap size, out comes a running server with its address and password:
//
//	server, err := local.Start(ctx, local.Options{Progress: func(step string) { log.Print(step) }})
//	// server.URI, server.User, server.Password
//
// Neo4j and Neo4j Browser come as Maven artifacts, pinned in pom.xml and checked against jars.sha256.
package local
