package cli

import (
	"context"
	"log/slog"
	"time"

	"notat/internal/publish"
)

// sweepPause is how often the service looks for what is past its time: rules are of days.
const sweepPause = time.Hour

// sweep does what the rules say, now and until the service stops, which waits for what is
// being done. An archive that cannot be reached is tried again.
func sweep(ctx context.Context, s *publish.Service, f publish.Frister, log *slog.Logger) (stop func()) {
	ctx, cancel := context.WithCancel(ctx)
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		sweepOn(ctx, s, f, log)
	}()
	return func() { cancel(); <-ended }
}

func sweepOn(ctx context.Context, s *publish.Service, f publish.Frister, log *slog.Logger) {
	for {
		gone, err := s.Sweep(ctx, f, time.Now())
		for _, g := range gone {
			if g.Udkast != nil {
				log.Info("draft deleted: nobody has used it", "id", g.Udkast.ID, "days", f.UdkastDage)
				continue
			}
			log.Info("notat withdrawn: it was public as long as it may be", "id", g.Notat.ID, "skoleaar", g.Notat.Skoleaar)
		}
		if err != nil && ctx.Err() == nil {
			log.Warn("what is past its time could not be taken away", "error", err.Error())
		}
		select {
		case <-ctx.Done():
			return
		case <-time.After(sweepPause):
		}
	}
}
