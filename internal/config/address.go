package config

import (
	"errors"
	"fmt"
	"net/url"
	"strings"
	"unicode"

	"notat/internal/pattern"
)

// readDatabase takes the name of a file, or an address of PostgreSQL. An address of
// something else would be a file's name, which is shown, and its password with it.
func readDatabase(c *Config, v string) error {
	scheme, _, address := strings.Cut(v, "://")
	if address && scheme != "postgres" && scheme != "postgresql" || !address && strings.Contains(v, "password=") {
		return errors.New("it is neither a file's name nor an address such as postgres://notat@host/notat")
	}
	c.Database = v
	return nil
}

// withoutPassword shows a database's address.
func withoutPassword(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		if strings.Contains(address, "://") {
			return "(set)"
		}
		return address
	}
	if q := u.Query(); q.Has("password") {
		q.Set("password", "xxxxx")
		u.RawQuery = q.Encode()
	}
	if u.Scheme == "" {
		return address
	}
	return u.Redacted()
}

// plainPath is a path that is written in one way alone, so that it can be told on a
// request.
var plainPath = pattern.New(`^(/[A-Za-z0-9_-]+)*$`)

func readBaseURL(c *Config, v string) error {
	v = strings.TrimRight(v, "/")
	u, err := url.Parse(v)
	if v != "" && (err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "" || u.RawQuery != "" || u.Fragment != "" || u.User != nil) {
		return fmt.Errorf("%q is not an address such as https://notater.kommunen.dk", v)
	}
	if v != "" && !plainPath.MatchString(u.EscapedPath()) {
		return fmt.Errorf("%q: a path is made of words of a-z, A-Z, 0-9, - and _, such as /notater", v)
	}
	c.BaseURL = v
	return nil
}

// readStatistikURL takes an address that a key may be sent to: over TLS, or on this
// machine alone.
func readStatistikURL(c *Config, v string) error {
	v = strings.TrimRight(v, "/")
	u, err := url.Parse(v)
	if err != nil || u.Host == "" || u.User != nil || u.RawQuery != "" || u.Fragment != "" ||
		u.Scheme != "https" && (u.Scheme != "http" || !local(u)) {
		return fmt.Errorf("%q is not an address such as https://api.uddannelsesstatistik.dk/Api/v1", v)
	}
	c.StatistikURL = v
	return nil
}

// given shows of a secret whether it is set.
func given(secret string) string {
	if secret == "" {
		return ""
	}
	return "(set)"
}

// readAncestors takes what may stand in the CSP directive frame-ancestors: sites
// parted by spaces.
func readAncestors(c *Config, v string) error {
	for _, site := range strings.Fields(v) {
		u, err := url.Parse(site)
		if site == "'self'" {
			continue
		}
		if err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "" || u.Path != "" || strings.ContainsAny(site, ";,'\"") {
			return fmt.Errorf("%q is not a site such as https://skolen.dk", site)
		}
	}
	c.Ancestors = strings.Join(strings.Fields(v), " ")
	return nil
}

// readWas takes the address of the accessibility statement, which the state's own form
// makes, or the municipality.
func readWas(c *Config, v string) error {
	u, err := url.Parse(v)
	if v != "" && (err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "" || u.User != nil) {
		return fmt.Errorf("%q is not an address such as https://www.was.digst.dk/notater-kommunen-dk", v)
	}
	c.Was = v
	return nil
}

// maxContact is how many bytes of contact stand at the foot of each page.
const maxContact = 300

func readContact(c *Config, v string) error {
	if len(v) > maxContact || strings.ContainsFunc(v, unicode.IsControl) {
		return fmt.Errorf("the contact is one line of at most %d bytes", maxContact)
	}
	c.Contact = strings.TrimSpace(v)
	return nil
}
