package config

import (
	"fmt"
	"net/netip"
	"strconv"
	"strings"
	"time"
)

// setting is one row of the table of settings: its name, what it is when it is
// not set, how it is read into a Config, and how it is shown.
type setting struct {
	name, fallback string
	read           func(c *Config, v string) error
	show           func(c Config) string
}

var settings = []setting{
	text("NOTAT_ADDR", "127.0.0.1:8080", func(c *Config) *string { return &c.Addr }),
	text("NOTAT_TEMPLATES", "", func(c *Config) *string { return &c.Templates }),
	text("NOTAT_TEMPLATE", "standard", func(c *Config) *string { return &c.Template }),
	count("NOTAT_RENDERS", "0", func(c *Config) *int { return &c.Renders }, 0, 1024),
	duration("NOTAT_TIMEOUT", "30s", func(c *Config) *time.Duration { return &c.Timeout }, time.Nanosecond, time.Hour),
	duration("NOTAT_SHUTDOWN", "20s", func(c *Config) *time.Duration { return &c.Shutdown }, time.Nanosecond, time.Hour),
	checked("NOTAT_DATABASE", "notat.db", func(c *Config) *string { return &c.Database }, database).shown(withoutPassword),
	text("NOTAT_REMOVED", "", func(c *Config) *string { return &c.Removed }),
	{"NOTAT_TOKENS", "", readTokens, func(c Config) string { return showTokens(c.Tokens) }},
	checked("NOTAT_BASE_URL", "", func(c *Config) *string { return &c.BaseURL }, baseURL),
	checked("NOTAT_WAS", "", func(c *Config) *string { return &c.Was }, statement),
	checked("NOTAT_CONTACT", "", func(c *Config) *string { return &c.Contact }, contact),
	text("NOTAT_INSTITUTIONER", "", func(c *Config) *string { return &c.Institutioner }),
	text("NOTAT_PAKKE_NAVN", "{filnavn}", func(c *Config) *string { return &c.PakkeNavn }),
	checked("NOTAT_STATISTIK_URL", "https://api.uddannelsesstatistik.dk/Api/v1", func(c *Config) *string { return &c.StatistikURL }, statistikURL),
	text("NOTAT_STATISTIK_KEY", "", func(c *Config) *string { return &c.StatistikKey }).shown(given),
	checked("NOTAT_FRAME_ANCESTORS", "", func(c *Config) *string { return &c.Ancestors }, ancestors),
	checked("NOTAT_OIDC_ISSUER", "", func(c *Config) *string { return &c.OIDC.Issuer }, issuer),
	text("NOTAT_OIDC_CLIENT_ID", "", func(c *Config) *string { return &c.OIDC.ClientID }),
	text("NOTAT_OIDC_CLIENT_SECRET", "", func(c *Config) *string { return &c.OIDC.ClientSecret }).shown(given),
	{"NOTAT_OIDC_ROLES", "", readMappings, func(c Config) string { return showMappings(c.OIDC.Roles) }},
	text("NOTAT_OIDC_SCHOOLS", "", func(c *Config) *string { return &c.OIDC.SchoolClaim }),
	count("NOTAT_DRAFT_DAYS", "400", func(c *Config) *int { return &c.DraftDays }, 30, 3650),
	count("NOTAT_PUBLIC_YEARS", "0", func(c *Config) *int { return &c.PublicYears }, 0, 100),
	networks("NOTAT_TRUSTED_PROXIES", func(c *Config) *[]netip.Prefix { return &c.Proxies }),
	text("NOTAT_TLS_CERT", "", func(c *Config) *string { return &c.TLSCert }),
	text("NOTAT_TLS_KEY", "", func(c *Config) *string { return &c.TLSKey }),
	count("NOTAT_CLIENT_LIMIT", "0", func(c *Config) *int { return &c.ClientLimit }, 0, 1_000_000),
	duration("NOTAT_DRAIN", "0s", func(c *Config) *time.Duration { return &c.Drain }, 0, 5*time.Minute),
	checked("NOTAT_WEBHOOK_URL", "", func(c *Config) *string { return &c.WebhookURL }, webhookURL).shown(given),
	text("NOTAT_WEBHOOK_SECRET", "", func(c *Config) *string { return &c.WebhookSecret }).shown(given),
	networks("NOTAT_WEBHOOK_PRIVATE", func(c *Config) *[]netip.Prefix { return &c.WebhookPrivate }),
	text("NOTAT_METRICS_ADDR", "", func(c *Config) *string { return &c.MetricsAddr }),
}

// shown changes how a setting is shown.
func (s setting) shown(as func(string) string) setting {
	show := s.show
	s.show = func(c Config) string { return as(show(c)) }
	return s
}

// checked is a text as take gives it.
func checked(name, fallback string, field func(*Config) *string, take func(v string) (string, error)) setting {
	return setting{name, fallback, func(c *Config, v string) (err error) { *field(c), err = take(v); return err }, func(c Config) string { return *field(&c) }}
}

func text(name, fallback string, field func(*Config) *string) setting {
	return checked(name, fallback, field, func(v string) (string, error) { return v, nil })
}

func count(name, fallback string, field func(*Config) *int, least, most int) setting {
	return setting{name, fallback, func(c *Config, v string) error {
		n, err := strconv.Atoi(v)
		if err != nil || n < least || n > most {
			return fmt.Errorf("%q is not a whole number from %d to %d", v, least, most)
		}
		*field(c) = n
		return nil
	}, func(c Config) string { return strconv.Itoa(*field(&c)) }}
}

func duration(name, fallback string, field func(*Config) *time.Duration, least, most time.Duration) setting {
	return setting{name, fallback, func(c *Config, v string) error {
		d, err := time.ParseDuration(v)
		if err != nil || d < least || d > most {
			return fmt.Errorf("%q is not a duration such as %s, at most %s", v, fallback, most)
		}
		*field(c) = d
		return nil
	}, func(c Config) string { return field(&c).String() }}
}

// networks are addresses and networks: of proxies whose word on the client, and on
// what the request is called, is taken, and of those who may be called.
func networks(name string, field func(*Config) *[]netip.Prefix) setting {
	return setting{name, "", func(c *Config, v string) error {
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
	}, func(c Config) string {
		var out []string
		for _, p := range *field(&c) {
			out = append(out, p.String())
		}
		return strings.Join(out, " ")
	}}
}
