package config

import (
	"fmt"
	"net/netip"
	"strconv"
	"strings"
	"time"
)

// Operations is how the service stands among the municipality's other machines.
type Operations struct {
	MetricsAddr     string         // NOTAT_METRICS_ADDR: where metrics are told; "": nowhere
	Proxies         []netip.Prefix // NOTAT_TRUSTED_PROXIES: whose X-Forwarded-For and X-Request-Id are taken
	ClientLimit     int            // NOTAT_CLIENT_LIMIT: requests per minute of one client; 0: no limit
	TLSCert, TLSKey string         // NOTAT_TLS_CERT, NOTAT_TLS_KEY: files in PEM; "": no TLS here
	Drain           time.Duration  // NOTAT_DRAIN: how long /readyz says 503 before the service stops listening
}

var operations = []setting{
	{"NOTAT_TRUSTED_PROXIES", "", readProxies, showProxies},
	{"NOTAT_TLS_CERT", "", text(func(c *Config) *string { return &c.TLSCert }), func(c Config) string { return c.TLSCert }},
	{"NOTAT_TLS_KEY", "", text(func(c *Config) *string { return &c.TLSKey }), func(c Config) string { return c.TLSKey }},
	{"NOTAT_CLIENT_LIMIT", "0", func(c *Config, v string) (err error) {
		if c.ClientLimit, err = strconv.Atoi(v); err != nil || c.ClientLimit < 0 || c.ClientLimit > 1_000_000 {
			return fmt.Errorf("%q is not a whole number of requests per minute, from 0 (no limit) to 1000000", v)
		}
		return nil
	}, func(c Config) string { return strconv.Itoa(c.ClientLimit) }},
	{"NOTAT_DRAIN", "0s", func(c *Config, v string) error {
		d, err := time.ParseDuration(v)
		if err != nil || d < 0 || d > 5*time.Minute {
			return fmt.Errorf("%q is not a duration such as 5s, at most 5m", v)
		}
		c.Drain = d
		return nil
	}, func(c Config) string { return c.Drain.String() }},
	{"NOTAT_METRICS_ADDR", "", text(func(c *Config) *string { return &c.MetricsAddr }), func(c Config) string { return c.MetricsAddr }},
}

// together refuses settings that say something only with one another.
func together(c Config) error {
	if (c.TLSCert == "") != (c.TLSKey == "") {
		return fmt.Errorf("NOTAT_TLS_CERT, NOTAT_TLS_KEY: one is of no use without the other")
	}
	return nil
}

// readProxies takes the addresses and networks of the proxies whose word on the
// client, and on what the request is called, is taken.
func readProxies(c *Config, v string) error {
	c.Proxies = nil
	for _, s := range strings.Fields(strings.ReplaceAll(v, ",", " ")) {
		p, err := netip.ParsePrefix(s)
		if a, single := netip.ParseAddr(s); single == nil && a.Zone() == "" {
			p, err = netip.PrefixFrom(a, a.BitLen()), nil
		}
		if err != nil {
			return fmt.Errorf("%q is neither an address such as 10.0.0.5 nor a network such as 10.0.0.0/8", s)
		}
		if p.Bits() == 0 {
			return fmt.Errorf("%s is everybody: whoever may say who they are can say they are anybody", s)
		}
		c.Proxies = append(c.Proxies, p.Masked())
	}
	return nil
}

func showProxies(c Config) string {
	var out []string
	for _, p := range c.Proxies {
		out = append(out, p.String())
	}
	return strings.Join(out, " ")
}
