package config

import (
	"fmt"
	"net/netip"
	"strings"
)

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
