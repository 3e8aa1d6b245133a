package cli

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"math"
	"net"
	"net/http"
	"os"
	"runtime/debug"
	"slices"
	"time"

	"github.com/KimMachineGun/automemlimit/memlimit"
	"github.com/spf13/pflag"

	"notat/internal/config"
	"notat/internal/httpapi"
	"notat/internal/publish"
	"notat/internal/template"
	"notat/internal/webhook"
)

func serveCommand(fs *pflag.FlagSet) run {
	probe := fs.Bool("probe", false, "ask a running service whether it is ready, and end")
	return func(ctx context.Context, w World, args []string) (err error) {
		s, store, c, err := service(w)
		if err != nil {
			return err
		}
		defer closing(s, &err)
		if *probe {
			return askReady(ctx, c)
		}
		log := slog.New(slog.NewJSONHandler(w.Stderr, nil))
		limitMemory(memlimit.FromCgroup, log)
		trustRoots()
		if err := s.Ready(); err != nil {
			return fmt.Errorf("NOTAT_TEMPLATE: %w", err)
		}
		tellWeaker(store, s.Templates(), log)
		tellWas(c, log)
		learns, end := context.WithCancel(ctx)
		defer end()
		go keepLearning(learns, s, log)
		l, err := (&net.ListenConfig{}).Listen(ctx, "tcp", c.Addr)
		if err != nil {
			return fmt.Errorf("NOTAT_ADDR: %w", err)
		}
		service, metrics, drain := httpapi.NewServers(s, c, log)
		if c.TLSCert != "" {
			if service.TLSConfig, err = certified(c, log); err != nil {
				return errors.Join(err, l.Close())
			}
		}
		if c.MetricsAddr != "" {
			m, err := (&net.ListenConfig{}).Listen(ctx, "tcp", c.MetricsAddr)
			if err != nil {
				return errors.Join(fmt.Errorf("NOTAT_METRICS_ADDR: %w", err), l.Close())
			}
			log.Info("metrics", "addr", m.Addr().String())
			go metrics.Serve(m) //nolint:errcheck // it says that it was closed
			defer metrics.Close()
		}
		if c.WebhookURL != "" {
			to, err := webhook.New(c.WebhookURL, c.WebhookSecret, c.WebhookPrivate)
			if err != nil {
				return errors.Join(usagef("NOTAT_WEBHOOK_SECRET: %v", err), l.Close())
			}
			defer tell(ctx, s, to, c, log)()
		}
		defer sweep(ctx, s, fristerOf(c), log)()
		log.Info("listening", "release", publish.Release, "addr", l.Addr().String(), "settings", c)
		return listen(ctx, service, l, stopping{drain, c.Drain, c.Shutdown}, log)
	}
}

// tell tells of events until the service stops, which waits for what is being told.
func tell(ctx context.Context, s *publish.Service, to publish.Teller, c config.Config, log *slog.Logger) (stop func()) {
	ctx, cancel := context.WithCancel(ctx)
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		s.Tell(ctx, to, httpapi.Addresses(c.BaseURL), log)
	}()
	return func() { cancel(); <-ended }
}

// tellWeaker logs what the templates protect less than the standard does.
func tellWeaker(store *template.Store, names []string, log *slog.Logger) {
	for _, name := range names {
		folder, err := store.Folder(name)
		if err != nil {
			continue // whoever asks for the template is told
		}
		weaker, err := template.Protection(folder, name, store.Folder)
		if err != nil {
			continue
		}
		for _, f := range weaker {
			log.Warn("template protects less than the standard", "template", name, "place", f.Sted, "what", f.Message)
		}
	}
}

// tellWas logs what public pages lack that a public body owes its readers, where
// notater may be published over HTTP, by a program or by people.
func tellWas(c config.Config, log *slog.Logger) {
	if !c.OIDC.On() && !slices.ContainsFunc(c.Tokens, func(t config.Token) bool { return t.Has(config.RolePublish) }) {
		return
	}
	for name, v := range map[string]string{"NOTAT_WAS": c.Was, "NOTAT_CONTACT": c.Contact} {
		if v == "" {
			log.Warn("public pages lack an accessibility statement or a contact: set it", "setting", name)
		}
	}
}

// ofContainer is the part of a container's memory that Go may fill. The rest is for
// the program's own pages, 45 MB, and for what the collector is late with, 30 MB.
const ofContainer = 0.75

// garbage is how much may lie about before the collector runs, in percent of what is in
// use: four times Go's own. What is in use is little, 10 MB, so that the collector ran
// after every dozen notater and took a sixth of their time; the limit of memory holds
// where it is much.
const garbage = 400

// limitMemory makes the collector keep within the container's memory, or within
// what the service needs where there is no container, unless GOMEMLIMIT says else.
func limitMemory(container memlimit.Provider, log *slog.Logger) {
	memlimit.Set(memlimit.WithProvider(container), memlimit.WithRatio(ofContainer)) //nolint:errcheck // without a container there is no limit to take
	limit := debug.SetMemoryLimit(-1)
	if limit == math.MaxInt64 {
		limit = httpapi.Needs
		debug.SetMemoryLimit(limit)
	}
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(garbage)
	}
	if limit < httpapi.Needs {
		log.Warn("too little memory: the service needs 512 MB", "limitMB", limit>>20)
	}
	log.Info("memory", "limitMB", limit>>20)
}

// stopping is how a service stops: it says so, and is sent requests for a while
// yet; then it takes no new ones, and those that run get the grace.
type stopping struct {
	say   func()
	drain time.Duration
	grace time.Duration
}

// listen answers until ctx ends, and stops.
func listen(ctx context.Context, server *http.Server, l net.Listener, s stopping, log *slog.Logger) error {
	ended := make(chan error, 1)
	go func() {
		if server.TLSConfig != nil {
			ended <- server.ServeTLS(l, "", "")
			return
		}
		ended <- server.Serve(l)
	}()
	select {
	case err := <-ended:
		return err
	case <-ctx.Done():
	}
	s.say()
	log.Info("stopping", "drain", s.drain.String(), "grace", s.grace.String())
	select {
	case err := <-ended:
		return err
	case <-time.After(s.drain):
	}
	stop, cancel := context.WithTimeout(context.WithoutCancel(ctx), s.grace)
	defer cancel()
	if err := server.Shutdown(stop); err != nil {
		return fmt.Errorf("requests were still running after %s: %w", s.grace, err)
	}
	if err := <-ended; !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	log.Info("stopped")
	return nil
}
