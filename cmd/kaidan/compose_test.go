package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/compose-spec/compose-go/v2/schema"
	"github.com/stretchr/testify/require"
	"go.yaml.in/yaml/v3"
)

// The compose file follows the specification's schema, and keeps the graph to this machine and its password out.
func TestComposeFile(t *testing.T) {
	data, err := os.ReadFile(filepath.Join("..", "..", "docker-compose.yml"))
	require.NoError(t, err)
	var file map[string]any
	require.NoError(t, yaml.Unmarshal(data, &file))
	require.NoError(t, schema.Validate(file))

	services, ok := file["services"].(map[string]any)
	require.True(t, ok)
	for name, service := range services {
		fields, ok := service.(map[string]any)
		require.True(t, ok, name)
		require.Contains(t, fields["security_opt"], "no-new-privileges:true", name)
		require.NotContains(t, fields, "env_file", "%s: every NEO4J_ variable of .env would become a setting", name)
		ports, _ := fields["ports"].([]any)
		for _, port := range ports {
			require.True(t, strings.HasPrefix(port.(string), "127.0.0.1:"), "%s: port %v is open to others", name, port)
		}
		environment, ok := fields["environment"].(map[string]any)
		require.True(t, ok, name)
		for key, value := range environment {
			if strings.Contains(key, "PASSWORD") || strings.Contains(key, "AUTH") {
				require.Contains(t, value, "${KAIDAN_NEO4J_PASSWORD:?", "%s: %s", name, key)
			}
		}
	}

	// The example of .env holds no password that someone might leave in place.
	example, err := os.ReadFile(filepath.Join("..", "..", ".env.example"))
	require.NoError(t, err)
	require.Contains(t, string(example), "\nKAIDAN_NEO4J_PASSWORD=\n")
}

// TestDockerfile: what the image copies is there, and is not left out by .dockerignore.
func TestDockerfile(t *testing.T) {
	root := filepath.Join("..", "..")
	dockerfile, err := os.ReadFile(filepath.Join(root, "Dockerfile"))
	require.NoError(t, err)
	ignored, err := os.ReadFile(filepath.Join(root, ".dockerignore"))
	require.NoError(t, err)
	left := strings.Fields(string(ignored))
	copied := 0
	for line := range strings.Lines(string(dockerfile)) {
		words := strings.Fields(line)
		if len(words) < 3 || words[0] != "COPY" {
			continue
		}
		for _, from := range words[1 : len(words)-1] {
			path, inSource := strings.CutPrefix(from, "/src/")
			if strings.HasPrefix(from, "-") || strings.HasPrefix(from, "/") && !inSource {
				continue
			}
			require.NotContains(t, left, path)
			_, err := os.Stat(filepath.Join(root, path))
			require.NoError(t, err, line)
			copied++
		}
	}
	require.Equal(t, 5, copied, "go.mod, go.sum, the source, LICENSE, NOTICE")
	require.Contains(t, string(dockerfile), "-o /kaidan ./cmd/kaidan")
}
