package main

import (
	"context"
	"iter"
	"runtime"

	"kaidan/graph"
	"kaidan/ingest"
)

// prepared is one extraction, made ready by a worker for the one who writes.
type prepared struct {
	ex   *graph.Extraction
	text []byte
}

// stream extracts on all cores and hands the extractions over in the order of the input, each as soon as it is there.
type stream struct {
	extractor *ingest.Extractor
	workers   int                   // 0: one for each processor
	prepare   func(*prepared) error // done by the workers
}

// task is one brief on its way, or what was wrong with it.
type task struct {
	brief graph.Brief
	bad   error
	done  chan struct{} // nil for a bad one
	out   prepared
	err   error
}

// run calls take for each extraction, in order; more says that the next one is on its way already. bad is told, in order
// too, of input that is no brief. At most a few briefs for each worker are in memory.
func (s *stream) run(ctx context.Context, briefs iter.Seq2[graph.Brief, error], bad func(error), take func(p prepared, more bool) error) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	workers := s.workers
	if workers == 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	todo, order := make(chan *task, 8*workers), make(chan *task, 8*workers)
	for range workers {
		go s.work(todo)
	}
	go func() {
		defer close(order)
		defer close(todo)
		for brief, err := range briefs {
			t := &task{brief: brief, bad: err}
			if err == nil {
				t.done = make(chan struct{})
			}
			select {
			case order <- t:
			case <-ctx.Done():
				return
			}
			if err == nil {
				todo <- t
			}
		}
	}()
	for {
		t, ok := receive(ctx, order)
		switch {
		case !ok:
			return ctx.Err()
		case t.done != nil:
			<-t.done
		}
		if t.bad != nil {
			bad(t.bad)
			continue
		}
		if t.err != nil {
			return t.err
		}
		if err := take(t.out, len(order) > 0); err != nil {
			return err
		}
	}
}

func receive(ctx context.Context, order <-chan *task) (*task, bool) {
	select {
	case t, ok := <-order:
		return t, ok
	case <-ctx.Done():
		return nil, false
	}
}

func (s *stream) work(todo <-chan *task) {
	for t := range todo {
		s.read(t)
		close(t.done)
	}
}

func (s *stream) read(t *task) {
	ex, err := extractSafely(s.extractor, t.brief)
	if err != nil {
		t.bad = err
		return
	}
	t.out = prepared{ex: &ex}
	t.err = s.prepare(&t.out)
}
