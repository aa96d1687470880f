// Package graphtest gives a test an empty graph on a real Neo4j.
//
// In go the variables KAIDAN_TEST_NEO4J_URI, _USER and _PASSWORD, or nothing: then a local server is started for the
// test binary and stopped at its end. Out comes a store whose graph holds no nodes:
//
//	func TestMain(m *testing.M) { graphtest.Main(m) }
//
//	func TestWrite(t *testing.T) {
//		store := graphtest.Open(t) // skips under -short
//		…
//	}
package graphtest
