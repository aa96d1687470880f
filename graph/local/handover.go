package local

import (
	"context"
	"crypto/rand"
	"crypto/subtle"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"time"
)

// Handover lets one browser page log in without the password ever standing in an address, a file or a log: the address
// leads once to the start page, with a token that the page may exchange once for the password.
type Handover struct {
	URL    string // open it once, soon
	server *http.Server
	done   chan struct{}
}

// PageURL is the address of Neo4j Browser with its form filled in but for the password, and a query in its editor.
func (s *Server) PageURL(cypher string) string {
	return "http://" + s.HTTPAddr + "/browser/kaidan/open.html?" + s.pageQuery(cypher)
}

func (s *Server) pageQuery(cypher string) string {
	host := s.URI[len("bolt://"):]
	q := url.Values{"dbms": {"bolt://" + s.User + "@" + host}}
	if cypher != "" {
		q.Set("cmd", "edit")
		q.Set("arg", cypher)
	}
	return strings.ReplaceAll(q.Encode(), "+", "%20") // the page reads a plus as it stands
}

// Browse waits until Neo4j Browser is served and offers a handover of the password to it.
func (s *Server) Browse(ctx context.Context, cypher string) (*Handover, error) {
	if err := s.served(ctx); err != nil {
		return nil, err
	}
	l, err := net.Listen("tcp", loopback(s.handover))
	if err != nil {
		return nil, fmt.Errorf("logging the browser in: port %d is taken by another program: %w", s.handover, err)
	}
	once, token := secret(), secret()
	login, err := json.Marshal(map[string]string{"host": s.URI, "username": s.User, "password": s.Password})
	if err != nil {
		return nil, err
	}
	h := &Handover{URL: fmt.Sprintf("http://localhost:%d/%s", s.handover, once), done: make(chan struct{})}
	target := fmt.Sprintf("%s#%d.%s", s.PageURL(cypher), s.handover, token)
	origin := "http://" + s.HTTPAddr
	var mu sync.Mutex
	var opened, claimed bool
	first := func(b *bool) bool {
		mu.Lock()
		defer mu.Unlock()
		defer func() { *b = true }()
		return !*b
	}
	host := fmt.Sprintf("localhost:%d", s.handover)
	mux := http.NewServeMux()
	mux.HandleFunc("GET /"+once, func(w http.ResponseWriter, r *http.Request) {
		if r.Host != host || !first(&opened) {
			w.WriteHeader(http.StatusGone)
			return
		}
		w.Header().Set("Cache-Control", "no-store")
		w.Header().Set("Referrer-Policy", "no-referrer")
		http.Redirect(w, r, target, http.StatusFound)
	})
	mux.HandleFunc("POST /claim", func(w http.ResponseWriter, r *http.Request) {
		given, _ := io.ReadAll(io.LimitReader(r.Body, 1000))
		if r.Host != host || r.Header.Get("Origin") != origin || subtle.ConstantTimeCompare(given, []byte(token)) != 1 {
			w.WriteHeader(http.StatusForbidden)
			return
		}
		if !first(&claimed) {
			w.WriteHeader(http.StatusGone)
			return
		}
		w.Header().Set("Access-Control-Allow-Origin", origin)
		w.Header().Set("Cache-Control", "no-store")
		w.Header().Set("Content-Type", "application/json")
		_, _ = w.Write(login)
		close(h.done)
	})
	h.server = &http.Server{Handler: mux, ReadTimeout: 5 * time.Second, WriteTimeout: 5 * time.Second}
	go func() { _ = h.server.Serve(l) }()
	return h, nil
}

// Wait returns nil when the page has claimed the login; the offer ends with it or with ctx.
func (h *Handover) Wait(ctx context.Context) error {
	var err error
	select {
	case <-h.done:
	case <-ctx.Done():
		err = fmt.Errorf("nobody opened the address in time: %w", ctx.Err())
	}
	rest, cancel := context.WithTimeout(context.WithoutCancel(ctx), 2*time.Second)
	defer cancel()
	_ = h.server.Shutdown(rest)
	return err
}

// served waits for the web server, which comes up after Bolt.
func (s *Server) served(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, time.Minute)
	defer cancel()
	var last error
	for {
		req, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://"+s.HTTPAddr+"/browser/", nil)
		if err != nil {
			return err
		}
		resp, err := http.DefaultTransport.RoundTrip(req)
		if err == nil {
			_ = resp.Body.Close()
			return nil
		}
		if last == nil || ctx.Err() == nil {
			last = err
		}
		select {
		case <-ctx.Done():
			return fmt.Errorf("neo4j browser does not answer at %s; see `kaidan db logs`: %w", s.HTTPAddr, errors.Join(ctx.Err(), last))
		case <-time.After(100 * time.Millisecond):
		}
	}
}

func secret() string {
	b := make([]byte, 16)
	_, _ = rand.Read(b) // never fails
	return hex.EncodeToString(b)
}
