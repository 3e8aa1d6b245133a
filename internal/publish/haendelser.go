package publish

import (
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"strings"
	"time"

	"notat/internal/archive"
	"notat/internal/samtale"
)

// Teller is who is told of events. An error says that it did not take the message,
// which is then sent again, with the same id.
type Teller interface {
	Send(ctx context.Context, id string, at time.Time, body []byte) error
}

// besked is what is told of an event: where the notat is, and the numbers that it is
// known by. No word of it is told, so there is nothing to take back when it is purged.
type besked struct {
	Type string     `json:"type"`
	Tid  string     `json:"timestamp"` // when it happened, RFC 3339
	Data beskedData `json:"data"`
}

type beskedData struct {
	ID              string `json:"id"`
	Institutionsnr  string `json:"institutionsnr"`
	Skole           string `json:"skole"`
	Skoleaar        string `json:"skoleaar"`
	Version         int    `json:"version"`
	Sagsnr          string `json:"sagsnr"`
	Adresse         string `json:"adresse"` // of the school year's notat, whichever version
	Versionsadresse string `json:"versionsadresse"`
	SHA256          string `json:"sha256"` // of the public PDF
	Aarsag          string `json:"aarsag"` // code, "" for none
}

// beskedTypes are the types of messages.
var beskedTypes = map[archive.Action]string{
	archive.Published: "notat.offentliggjort", archive.Corrected: "notat.rettet",
	archive.Withdrawn: "notat.trukket-tilbage", archive.Purged: "notat.slettet",
}

// pauses are between tries, growing; the last one is kept to for ever.
var pauses = []time.Duration{5 * time.Second, 30 * time.Second, 2 * time.Minute, 10 * time.Minute, 30 * time.Minute, time.Hour, 3 * time.Hour, 6 * time.Hour}

const (
	// lookEvery is how often the archive is asked whether something is to be told.
	lookEvery = 2 * time.Second
	// writeDown is what the archive gets to note that something was told, also when
	// the service is stopping: else it would be told twice.
	writeDown = 5 * time.Second
)

// Tell tells of what happens until the context ends: each event at least once, those
// of one school and year in their order. address gives where a file of a notat is:
// the stable one, and the version's.
func (s *Service) Tell(ctx context.Context, to Teller, address func(n Udgivet) (stable, version string), log *slog.Logger) {
	a, err := s.Archive()
	if err != nil {
		return
	}
	t := telling{s, a, to, address, log}
	for {
		more, err := t.one(ctx)
		if err != nil && ctx.Err() == nil {
			log.Warn("events cannot be told", "error", err.Error())
		}
		if more && ctx.Err() == nil {
			continue
		}
		select {
		case <-ctx.Done():
			return
		case <-time.After(lookEvery):
		}
	}
}

// telling is one who tells.
type telling struct {
	service *Service
	archive *Archive
	to      Teller
	address func(n Udgivet) (stable, version string)
	log     *slog.Logger
}

// one tells of the next event; false when there is none now.
func (t telling) one(ctx context.Context) (bool, error) {
	h, err := t.archive.NextHaendelse(ctx)
	if errors.Is(err, ErrNotFound) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	if h.Sagsnr == "" {
		h.Sagsnr = t.sagsnr(ctx, h.Notat.ID)
	}
	id, body, err := t.message(h)
	if err != nil {
		return false, err
	}
	failed := t.to.Send(ctx, id, time.Now(), body)
	noted, cancel := context.WithTimeout(context.WithoutCancel(ctx), writeDown)
	defer cancel()
	if t.service.watcher != nil {
		t.service.watcher.Told(failed == nil)
	}
	if failed != nil {
		pause := pauses[min(h.Tries, len(pauses)-1)]
		t.log.Warn("an event was not taken", "event", h.Nr, "type", beskedTypes[h.Action], "tries", h.Tries+1, "again", pause.String(), "error", reason(failed))
		return true, t.archive.Untold(noted, h.Nr, time.Now().Add(pause))
	}
	t.log.Info("event", "event", h.Nr, "type", beskedTypes[h.Action], "notat", h.Notat.ID)
	return true, t.archive.Told(noted, h.Nr)
}

// sagsnr reads the number of the case out of what is kept of a notat: of one that was
// published before the archive noted it, or that came with a backup. "" where nothing
// is left.
func (t telling) sagsnr(ctx context.Context, id string) string {
	for _, file := range []string{filOffentlig, FilPost} {
		if data, err := t.archive.File(ctx, id, file); err == nil {
			if r, err := samtale.Decode(data); err == nil {
				return r.Sag.Sagsnr
			}
		}
	}
	return ""
}

// reason is an error without the address, which may have a secret in it.
func reason(err error) string {
	for {
		inner := errors.Unwrap(err)
		if inner == nil {
			return err.Error()
		}
		if _, rest, found := strings.Cut(err.Error(), `": `); found {
			return rest
		}
		err = inner
	}
}

// message writes an event. Its id is made of the audit's own link, which no other line
// has, of this archive or of another.
func (t telling) message(h archive.Haendelse) (id string, body []byte, err error) {
	stable, version := t.address(h.Notat)
	l := h.Linje
	body, err = json.Marshal(besked{beskedTypes[l.Action], l.Tid, beskedData{l.Notat, l.Institutionsnr, h.Notat.Skole, l.Skoleaar, l.Version, h.Sagsnr, stable, version, l.SHA256, l.Aarsag}})
	return "msg_" + l.Led[:32], body, err
}
