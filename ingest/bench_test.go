package ingest_test

import (
	"runtime"
	"slices"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"kaidan/ingest"
	"kaidan/ingest/gazetteer"
	"kaidan/seeds"
)

// BenchmarkExtract reads the gold briefs on one core; chars/s is the figure to watch.
func BenchmarkExtract(b *testing.B) {
	x := once()
	briefs := slices.Concat(goldBriefs(b, "seeds"), goldBriefs(b, "visible"), goldBriefs(b, "blind"))
	chars := 0
	for i := range briefs {
		for n := range len(briefs[i].Statements) + 1 {
			chars += utf8.RuneCountInString(briefs[i].Statement(n))
		}
	}
	b.ReportAllocs()
	rounds := 0
	for b.Loop() {
		for i := range briefs {
			x.Extract(briefs[i])
		}
		rounds++
	}
	seconds := b.Elapsed().Seconds()
	b.ReportMetric(float64(chars*rounds)/seconds, "chars/s")
	b.ReportMetric(float64(len(briefs)*rounds)/seconds, "briefs/s")
}

// BenchmarkLoad is the time to start: names, then names and dictionary.
func BenchmarkLoad(b *testing.B) {
	b.Run("gazetteer", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			_, err := gazetteer.Load(seeds.Gazetteer())
			require.NoError(b, err)
		}
	})
	b.Run("extractor", func(b *testing.B) {
		gaz, err := gazetteer.Load(seeds.Gazetteer())
		require.NoError(b, err)
		b.ReportAllocs()
		for b.Loop() {
			_, err := ingest.New(gaz)
			require.NoError(b, err)
		}
	})
	b.Run("memory", func(b *testing.B) {
		var before, after runtime.MemStats
		for b.Loop() {
			runtime.GC()
			runtime.ReadMemStats(&before)
			x := newExtractor(b)
			runtime.GC()
			runtime.ReadMemStats(&after)
			runtime.KeepAlive(x)
		}
		b.ReportMetric(float64(int64(after.HeapAlloc)-int64(before.HeapAlloc))/(1<<20), "MiB")
	})
}
