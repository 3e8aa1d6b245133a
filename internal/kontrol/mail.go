package kontrol

import (
	"strings"

	"notat/internal/laesning"
)

// privateProviders are where private people have their mail. A name without its
// ending stands for that name under every ending.
var privateProviders = map[string]bool{
	"gmail": true, "googlemail": true, "hotmail": true, "outlook": true, "live": true, "msn": true, "yahoo": true, "ymail": true,
	"icloud": true, "me.com": true, "mac.com": true, "aol": true, "gmx": true, "proton": true, "protonmail": true, "pm.me": true,
	"mail.dk": true, "youmail.dk": true, "jubii.dk": true, "ofir.dk": true, "sol.dk": true, "stofanet.dk": true, "webspeed.dk": true,
	"get2net.dk": true, "mail.tele.dk": true, "tdcadsl.dk": true, "privat.dk": true, "post.tele.dk": true, "dlgtele.dk": true, "fibermail.dk": true,
}

// hasPrivateMail reports whether a text holds an address at one of them.
func hasPrivateMail(s string) bool {
	for {
		before, after, ok := strings.Cut(s, "@")
		if !ok {
			return false
		}
		s = after
		if before == "" || !wordSign(before[len(before)-1]) {
			continue
		}
		n := strings.IndexFunc(after, func(r rune) bool { return !letterOrDigit(r) && r != '.' && r != '-' })
		if n < 0 {
			n = len(after)
		}
		domain := laesning.Lower(strings.TrimRight(after[:n], ".-"))
		navn, _, stop := strings.Cut(domain, ".")
		if stop && (privateProviders[domain] || privateProviders[navn]) {
			return true
		}
	}
}
