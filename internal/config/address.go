package config

import (
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"unicode"

	"notat/internal/pattern"
)

// database takes the name of a file, or an address of PostgreSQL. An address of
// something else would be a file's name, which is shown, and its password with it.
func database(v string) (string, error) {
	scheme, _, address := strings.Cut(v, "://")
	if address && scheme != "postgres" && scheme != "postgresql" || !address && strings.Contains(v, "password=") {
		return "", errors.New("it is neither a file's name nor an address such as postgres://notat@host/notat")
	}
	return v, nil
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

// given shows of a secret whether it is set.
func given(secret string) string {
	if secret == "" {
		return ""
	}
	return "(set)"
}

// site reads an address on the web, without a name or password in it.
func site(v string) (u *url.URL, ok bool) {
	u, err := url.Parse(v)
	return u, err == nil && (u.Scheme == "https" || u.Scheme == "http") && u.Host != "" && u.User == nil
}

// plain reports whether an address ends with its path.
func plain(u *url.URL) bool { return u.RawQuery == "" && u.Fragment == "" }

// private reports whether a secret may be sent to an address: over TLS, or on this
// machine alone.
func private(u *url.URL) bool {
	return u.Scheme == "https" || slices.Contains([]string{"127.0.0.1", "::1", "localhost"}, u.Hostname())
}

// plainPath is a path that is written in one way alone, so that it can be told on a
// request.
var plainPath = pattern.New(`^(/[A-Za-z0-9_-]+)*$`)

func baseURL(v string) (string, error) {
	v = strings.TrimRight(v, "/")
	u, ok := site(v)
	switch {
	case v == "":
	case !ok || !plain(u):
		return "", fmt.Errorf("%q is not an address such as https://notater.kommunen.dk", v)
	case !plainPath.MatchString(u.EscapedPath()):
		return "", fmt.Errorf("%q: a path is made of words of a-z, A-Z, 0-9, - and _, such as /notater", v)
	}
	return v, nil
}

func statistikURL(v string) (string, error) {
	v = strings.TrimRight(v, "/")
	if u, ok := site(v); !ok || !plain(u) || !private(u) {
		return "", fmt.Errorf("%q is not an address such as https://api.uddannelsesstatistik.dk/Api/v1", v)
	}
	return v, nil
}

func issuer(v string) (string, error) {
	if u, ok := site(v); v != "" && (!ok || !plain(u) || !private(u)) {
		return "", fmt.Errorf("%q is not an address such as https://login.kommunen.dk/realms/kommunen", v)
	}
	return v, nil
}

func webhookURL(v string) (string, error) {
	u, err := url.Parse(v) // may have a name and a password, which is why it is not shown
	if v != "" && (err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "" || u.Fragment != "") {
		return "", errors.New("it is no address such as https://esdh.kommunen.dk/notat")
	}
	return v, nil
}

// ancestors takes what may stand in the CSP directive frame-ancestors: sites
// parted by spaces.
func ancestors(v string) (string, error) {
	sites := strings.Fields(v)
	for _, s := range sites {
		u, ok := site(s)
		if s != "'self'" && (!ok || u.Path != "" || strings.ContainsAny(s, ";,'\"")) {
			return "", fmt.Errorf("%q is not a site such as https://skolen.dk", s)
		}
	}
	return strings.Join(sites, " "), nil
}

// statement takes the address of the accessibility statement, which the state's own
// form makes, or the municipality.
func statement(v string) (string, error) {
	if _, ok := site(v); v != "" && !ok {
		return "", fmt.Errorf("%q is not an address such as https://www.was.digst.dk/notater-kommunen-dk", v)
	}
	return v, nil
}

// maxContact is how many bytes of contact stand at the foot of each page.
const maxContact = 300

func contact(v string) (string, error) {
	if len(v) > maxContact || strings.ContainsFunc(v, unicode.IsControl) {
		return "", fmt.Errorf("the contact is one line of at most %d bytes", maxContact)
	}
	return strings.TrimSpace(v), nil
}
