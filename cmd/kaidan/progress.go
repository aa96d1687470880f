package main

import (
	"fmt"
	"time"

	"github.com/schollz/progressbar/v3"
)

// progress shows on a terminal how far a long command is; elsewhere it shows nothing.
type progress struct {
	bar     *progressbar.ProgressBar
	started time.Time
	briefs  int
}

// newProgress counts up to total briefs; what is done is shown with rate and remaining time.
func (a *app) newProgress(total int64) *progress {
	p := &progress{started: time.Now()}
	if terminalWidth(a.err) == 0 || total == 0 {
		return p
	}
	p.bar = progressbar.NewOptions64(total, progressbar.OptionSetWriter(a.err), progressbar.OptionSetWidth(24), progressbar.OptionThrottle(100*time.Millisecond),
		progressbar.OptionClearOnFinish(), progressbar.OptionSetPredictTime(true), progressbar.OptionSetRenderBlankState(true))
	return p
}

// add counts n briefs done.
func (p *progress) add(n int) {
	p.briefs += n
	if p.bar != nil {
		p.bar.Describe(fmt.Sprintf("%d briefs, %.0f/s", p.briefs, float64(p.briefs)/time.Since(p.started).Seconds()))
		_ = p.bar.Add(n)
	}
}

func (p *progress) done() {
	if p.bar != nil {
		_ = p.bar.Finish()
	}
}
