package udgave

import "strings"

// privateUdbydere are where private people have their mail. A name without its
// ending stands for that name under every ending.
var privateUdbydere = map[string]bool{
	"gmail": true, "googlemail": true, "hotmail": true, "outlook": true, "live": true, "msn": true, "yahoo": true, "ymail": true,
	"icloud": true, "me.com": true, "mac.com": true, "aol": true, "gmx": true, "proton": true, "protonmail": true, "pm.me": true,
	"mail.dk": true, "youmail.dk": true, "jubii.dk": true, "ofir.dk": true, "sol.dk": true, "stofanet.dk": true, "webspeed.dk": true,
	"get2net.dk": true, "mail.tele.dk": true, "tdcadsl.dk": true, "privat.dk": true, "post.tele.dk": true, "live.dk": true, "dlgtele.dk": true, "fibermail.dk": true,
}

// harPrivatMail reports whether a text holds an address at one of them.
func harPrivatMail(s string) bool {
	for {
		foer, efter, ok := strings.Cut(s, "@")
		if !ok {
			return false
		}
		s = efter
		if foer == "" || !ordtegn(foer[len(foer)-1]) {
			continue
		}
		n := strings.IndexFunc(efter, func(r rune) bool { return !bogstavEllerCiffer(r) && r != '.' && r != '-' })
		if n < 0 {
			n = len(efter)
		}
		domaene := strings.ToLower(strings.TrimRight(efter[:n], ".-"))
		navn, _, punktum := strings.Cut(domaene, ".")
		if punktum && (privateUdbydere[domaene] || privateUdbydere[navn]) {
			return true
		}
	}
}
