// Package configs reads kaidan's settings.
//
// In go the embedded default.yaml, the user's file, the environment and the flags, each stronger than the one before;
// out come a [Config] and, for every key, where its value came from:
//
//	cfg, err := configs.Load(configs.Sources{File: path, Environ: os.Environ()})
//	cfg.Query.Limit         // 50
//	cfg.Origin("query.limit") // "default"
package configs
