package main

import (
	"context"
	"iter"
	"runtime"

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
	extractions []chan graph.Extraction
}

// work is one brief to read.
type work struct {
	brief graph.Brief
	out   chan graph.Extraction
}

// run calls write for every batch: the extractions of its changed briefs, and how many were skipped. bad is told of input
// that is no brief. It ends with the first error of skip or write, or when the briefs end.
func (p *pipeline) run(ctx context.Context, briefs iter.Seq2[graph.Brief, error], bad func(error), write func([]graph.Extraction, int) error) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
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
				w.out <- x.Extract(w.brief)
			}
		}()
	}
	go func() {
		defer close(pieces)
		defer close(todo)
		failed <- p.feed(ctx, briefs, bad, todo, pieces)
	}()
	for piece := range pieces {
		batch := make([]graph.Extraction, len(piece.extractions))
		for i, out := range piece.extractions {
			select {
			case batch[i] = <-out:
			case <-ctx.Done():
				return <-failed
			}
		}
		if err := write(batch, len(piece.briefs)-len(batch)); err != nil {
			return err
		}
	}
	return <-failed
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
				job := work{brief, make(chan graph.Extraction, 1)}
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
