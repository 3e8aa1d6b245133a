package config

import (
	"fmt"
	"net/netip"
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
