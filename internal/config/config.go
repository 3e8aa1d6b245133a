// Package config is the service's settings, read from the environment once at
// the start. It decides nothing and opens nothing.
package config

import (
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"time"
)

// Config is every setting of the service.
type Config struct {
	Addr          string        // NOTAT_ADDR: where to listen
	Templates     string        // NOTAT_TEMPLATES: a folder of template folders, besides the built-in one
	Template      string        // NOTAT_TEMPLATE: the template used when none is asked for
	Renders       int           // NOTAT_RENDERS: how many documents are made at once; one more waits, then gets 503
	Timeout       time.Duration // NOTAT_TIMEOUT: how long a request may take, reading its body included
	Shutdown      time.Duration // NOTAT_SHUTDOWN: how long running requests get when the service stops
	Database      string        // NOTAT_DATABASE: where published notater lie: a file's name, or postgres://...
	Removed       string        // NOTAT_REMOVED: the list of what was withdrawn and purged: a file's name; "": beside a SQLite database
	Tokens        []Token       // NOTAT_TOKENS: who may do what over HTTP; none: nothing is published there
	BaseURL       string        // NOTAT_BASE_URL: what public addresses begin with, without a slash at the end
	Was           string        // NOTAT_WAS: the accessibility statement of the public pages: its address
	Contact       string        // NOTAT_CONTACT: whom readers of the public pages turn to, by phone and in writing
	Ancestors     string        // NOTAT_FRAME_ANCESTORS: sites that may show a school's list in a frame
	StatistikURL  string        // NOTAT_STATISTIK_URL: the API that tal-hent asks
	StatistikKey  string        // NOTAT_STATISTIK_KEY: its bearer key; a secret
	Institutioner string        // NOTAT_INSTITUTIONER: a file of the register of institutions; "": numbers are looked up nowhere
	OIDC          OIDC          // NOTAT_OIDC_...: how people sign in
	DraftDays     int           // NOTAT_DRAFT_DAYS: after so many days unused a draft is deleted
	PublicYears   int           // NOTAT_PUBLIC_YEARS: so many school years after its own a notat is public; 0: until it is withdrawn

	PakkeNavn string // NOTAT_PAKKE_NAVN: how files for the case system are named; publish reads it
	Operations
}

// FromEnv reads the settings from environment entries of the form NAME=value.
// A NOTAT_ name that no setting has is an error: a misspelt setting must not
// pass for the default.
func FromEnv(environ []string) (Config, error) {
	given := map[string]string{}
	for _, e := range environ {
		if name, v, ok := strings.Cut(e, "="); ok && strings.HasPrefix(name, "NOTAT_") {
			given[name] = v
		}
	}
	var c Config
	for _, s := range settings {
		v, ok := given[s.name]
		if !ok || v == "" {
			v = s.fallback
		}
		delete(given, s.name)
		if err := s.read(&c, v); err != nil {
			return c, fmt.Errorf("%s: %w", s.name, err)
		}
	}
	for _, e := range environ { // the environment's order, so that the message is always the same
		name, _, _ := strings.Cut(e, "=")
		if _, left := given[name]; left {
			return c, fmt.Errorf("%s: no such setting; the nearest is %s, and all are %s", name, nearest(name), strings.Join(Names(), ", "))
		}
	}
	return c, errors.Join(c.OIDC.complete(c.BaseURL), together(c))
}

// Names lists the settings in their order.
func Names() []string {
	var out []string
	for _, s := range settings {
		out = append(out, s.name)
	}
	return out
}

// LogValue shows the settings at the start. A setting that holds a secret shows
// only that it is set.
func (c Config) LogValue() slog.Value {
	var attrs []slog.Attr
	for _, s := range settings {
		attrs = append(attrs, slog.String(s.name, s.show(c)))
	}
	return slog.GroupValue(attrs...)
}
