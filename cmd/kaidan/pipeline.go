package main

import (
	"context"
	"fmt"
	"iter"
	"runtime"
	"sync"

	"kaidan/graph"
	"kaidan/ingest"
)

// pipeline reads briefs on all cores and hands the extractions over in order, a batch at a time.
type pipeline struct {
	extractor func() (*ingest.Extractor, error) // loads the rules when the first brief needs them
	workers   int                               // 0: one for each processor
	batch     int
	skip      func(context.Context, []graph.Brief) (map[graph.BriefID]bool, error) // briefs that need no reading; nil: none
}

// piece is one batch on its way: each extraction comes out of its own channel, so that the order stays.
type piece struct {
	briefs      []graph.Brief // all of the batch
	extractions []chan result
}

// work is one brief to read.
type work struct {
	brief graph.Brief
	out   chan result
}

// result is an extraction, or why there is none.
type result struct {
	ex  graph.Extraction
	err error
}

// extractSafely extracts one brief. A fault of the rules makes it a bad brief, and does not end the rest.
func extractSafely(x *ingest.Extractor, brief graph.Brief) (ex graph.Extraction, err error) {
	defer func() {
		if fault := recover(); fault != nil {
			err = fmt.Errorf("brief %s: fault in the rules: %v; please report it with the brief", brief.ID, fault)
		}
	}()
	return x.Extract(brief), nil
}

// run calls write for every batch: the extractions of its changed briefs, and how many were skipped. bad is told of input
// that is no brief, or that the rules fail on. It ends with the first error of skip or write, or when the briefs end.
func (p *pipeline) run(ctx context.Context, briefs iter.Seq2[graph.Brief, error], bad func(error), write func([]graph.Extraction, int) error) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	bad = inTurn(bad)
	workers := p.workers
	if workers == 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	todo, pieces, failed := make(chan work, 2*workers), make(chan piece, 1), make(chan error, workers+1)
	for range workers {
		go func() {
			for w := range todo {
				x, err := p.extractor()
				if err != nil {
					failed <- err
					cancel()
					return
				}
				ex, err := extractSafely(x, w.brief)
				w.out <- result{ex, err}
			}
		}()
	}
	go func() {
		defer close(pieces)
		defer close(todo)
		failed <- p.feed(ctx, briefs, bad, todo, pieces)
	}()
	for piece := range pieces {
		batch := make([]graph.Extraction, 0, len(piece.extractions))
		for _, out := range piece.extractions {
			select {
			case r := <-out:
				if r.err != nil {
					bad(r.err)
					continue
				}
				batch = append(batch, r.ex)
			case <-ctx.Done():
				return <-failed
			}
		}
		if err := write(batch, len(piece.briefs)-len(piece.extractions)); err != nil {
			return err
		}
	}
	return <-failed
}

// inTurn lets several callers report at once.
func inTurn(report func(error)) func(error) {
	var mu sync.Mutex
	return func(err error) {
		mu.Lock()
		defer mu.Unlock()
		report(err)
	}
}

// feed cuts the briefs into batches, leaves out what needs no reading, and gives the rest to the workers.
func (p *pipeline) feed(ctx context.Context, briefs iter.Seq2[graph.Brief, error], bad func(error), todo chan<- work, pieces chan<- piece) error {
	var batch []graph.Brief
	send := func() error {
		if len(batch) == 0 {
			return nil
		}
		next := piece{briefs: batch}
		batch = nil
		known := map[graph.BriefID]bool{}
		if p.skip != nil {
			var err error
			if known, err = p.skip(ctx, next.briefs); err != nil {
				return err
			}
		}
		var jobs []work
		for _, brief := range next.briefs {
			if !known[brief.ID] {
				job := work{brief, make(chan result, 1)}
				jobs, next.extractions = append(jobs, job), append(next.extractions, job.out)
			}
		}
		select {
		case pieces <- next:
		case <-ctx.Done():
			return ctx.Err()
		}
		for _, job := range jobs {
			select {
			case todo <- job:
			case <-ctx.Done():
				return ctx.Err()
			}
		}
		return nil
	}
	for brief, err := range briefs {
		if err != nil {
			bad(err)
			continue
		}
		if batch = append(batch, brief); len(batch) == p.batch {
			if err := send(); err != nil {
				return err
			}
		}
		if ctx.Err() != nil {
			return ctx.Err()
		}
	}
	return send()
}
