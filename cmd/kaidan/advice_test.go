package main

import (
	"errors"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestReportSaysWhatToDo(t *testing.T) {
	tests := []struct {
		name, text, want string
		code             int
	}{
		{"down", "neo4j bolt://127.0.0.1:1: ConnectivityError: dial tcp 127.0.0.1:1: connect: connection refused", "refused; see that the server is up", exitError},
		{"password", "Neo4jError: Neo.ClientError.Security.Unauthorized (x)", "(x); correct neo4j.user and the password", exitError},
		{"no TLS", "Unable to retrieve routing table: remote end closed the connection, check that TLS is enabled on the server", "without +s", exitError},
		{"empty graph", "names: There is no such fulltext schema index: actorNames)", "kaidan: the graph is empty", exitNothing},
		{"said already", "neo4j (pid 1) does not answer; see `kaidan db logs`: connection refused", "`kaidan db logs`: connection refused\n", exitError},
		{"unknown", "something new", "kaidan: something new\n", exitError},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var out strings.Builder
			require.Equal(t, tt.code, (&app{err: &out, args: []string{"--lang", "en"}}).report(errors.New(tt.text)))
			require.Contains(t, out.String(), tt.want)
		})
	}
}
