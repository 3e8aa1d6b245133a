package config

import (
	"fmt"
	"net/netip"
	"net/url"
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
	WebhookURL      string         // NOTAT_WEBHOOK_URL: who is told of what happens to notater; "": nobody
	WebhookSecret   string         // NOTAT_WEBHOOK_SECRET: what messages are signed with; a secret
	WebhookPrivate  []netip.Prefix // NOTAT_WEBHOOK_PRIVATE: networks that are not public and may be called
	Drain           time.Duration  // NOTAT_DRAIN: how long /readyz says 503 before the service stops listening
}

var operations = []setting{
	{"NOTAT_TRUSTED_PROXIES", "", networks(func(c *Config) *[]netip.Prefix { return &c.Proxies }), func(c Config) string { return showNetworks(c.Proxies) }},
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
	{"NOTAT_WEBHOOK_URL", "", readWebhookURL, func(c Config) string { return given(c.WebhookURL) }},
	{"NOTAT_WEBHOOK_SECRET", "", text(func(c *Config) *string { return &c.WebhookSecret }), func(c Config) string { return given(c.WebhookSecret) }},
	{"NOTAT_WEBHOOK_PRIVATE", "", networks(func(c *Config) *[]netip.Prefix { return &c.WebhookPrivate }), func(c Config) string { return showNetworks(c.WebhookPrivate) }},
	{"NOTAT_METRICS_ADDR", "", text(func(c *Config) *string { return &c.MetricsAddr }), func(c Config) string { return c.MetricsAddr }},
}

// together refuses settings that say something only with one another.
func together(c Config) error {
	if (c.WebhookURL == "") != (c.WebhookSecret == "") {
		return fmt.Errorf("NOTAT_WEBHOOK_URL, NOTAT_WEBHOOK_SECRET: one is of no use without the other")
	}
	if strings.HasPrefix(c.WebhookURL, "http://") && c.WebhookPrivate == nil {
		return fmt.Errorf("NOTAT_WEBHOOK_URL: over the internet the address begins with https://")
	}
	if c.WebhookURL != "" && c.BaseURL == "" {
		return fmt.Errorf("NOTAT_WEBHOOK_URL: set NOTAT_BASE_URL too; what is told is an address")
	}
	if (c.TLSCert == "") != (c.TLSKey == "") {
		return fmt.Errorf("NOTAT_TLS_CERT, NOTAT_TLS_KEY: one is of no use without the other")
	}
	return nil
}

// networks takes addresses and networks: of proxies whose word on the client, and on
// what the request is called, is taken, and of those who may be called.
func networks(field func(*Config) *[]netip.Prefix) func(*Config, string) error {
	return func(c *Config, v string) error {
		var out []netip.Prefix
		for _, s := range strings.Fields(strings.ReplaceAll(v, ",", " ")) {
			p, err := netip.ParsePrefix(s)
			if a, single := netip.ParseAddr(s); single == nil && a.Zone() == "" {
				p, err = netip.PrefixFrom(a, a.BitLen()), nil
			}
			if err != nil {
				return fmt.Errorf("%q is neither an address such as 10.0.0.5 nor a network such as 10.0.0.0/8", s)
			}
			if p.Bits() == 0 {
				return fmt.Errorf("%s is everybody, and must not be", s)
			}
			out = append(out, p.Masked())
		}
		*field(c) = out
		return nil
	}
}

func showNetworks(list []netip.Prefix) string {
	var out []string
	for _, p := range list {
		out = append(out, p.String())
	}
	return strings.Join(out, " ")
}

func readWebhookURL(c *Config, v string) error {
	u, err := url.Parse(v)
	if v != "" && (err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "" || u.Fragment != "") {
		return fmt.Errorf("it is no address such as https://esdh.kommunen.dk/notat")
	}
	c.WebhookURL = v
	return nil
}
