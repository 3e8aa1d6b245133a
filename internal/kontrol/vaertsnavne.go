package kontrol

import (
	"encoding/base64"
	"net/netip"
	"slices"
	"strconv"
	"strings"

	"notat/internal/laesning"
	"notat/internal/pattern"
)

// ofBase64 gives the address that a piece of another holds in base64, or "".
func ofBase64(s string) string {
	const shortest, longest = 16, 4096 // bytes: http://a.b, and more than a browser takes
	s = strings.TrimRight(s, "=")
	if len(s) < shortest || len(s) > longest {
		return ""
	}
	for _, code := range []*base64.Encoding{base64.RawStdEncoding, base64.RawURLEncoding} {
		if b, err := code.DecodeString(s); err == nil && strings.Contains(string(b), "://") {
			return string(b)
		}
	}
	return ""
}

// shortPrivateIP reports whether a host is a private network address as old programs
// write it: parts in octal or hexadecimal, and the last one for all that are left out
// (inet_aton).
func shortPrivateIP(host string) bool {
	parts := strings.Split(host, ".")
	if len(parts) > 4 {
		return false
	}
	var v uint64
	for i, p := range parts {
		size := uint(8)
		if i == len(parts)-1 {
			size = uint(8 * (5 - len(parts)))
		}
		n, err := strconv.ParseUint(p, 0, 32)
		if err != nil || n >= 1<<size {
			return false
		}
		v = v<<size | n
	}
	return isPrivate(netip.AddrFrom4([4]byte{byte(v >> 24), byte(v >> 16), byte(v >> 8), byte(v)}))
}

// machine matches the name of a machine within the house: srv01, skole-sql02.
var machine = pattern.New(`^(?:[a-zæøå]+-?)?(?:srv|svr|server|sql|sqlsrv)-?\d{1,3}$|^(?:srv|svr|sql)[a-zæøå]{2,8}\d{1,3}$|^(?:srv|svr|sql|db|bi|dwh|dc|fs|ts|rds|nas|prn|app|web|fil|file|vm|host)(?:-[a-zæøå]+)+-?0\d$|^[a-zæøå]+-?(?:app|srv|web|sql|nas|prod|test|dwh)0\d$|^(?:srv|svr|server|sql|dc)(?:-[a-zæøå]+)*-?\d{1,3}$|^(?:[a-zæøå]+-)*(?:fil|file|fs|db|dc|ts|rds|web|app|bi|lis|nas|print|prt|term|vm|host|node|esx|backup)-?0\d{1,2}$`)

func machineHost(host string) bool {
	return host != "" && host[0] > '9' && host[len(host)-1] >= '0' && host[len(host)-1] <= '9' && machine.MatchString(host)
}

// withPort matches a host without a domain, with a port and a path.
var withPort = pattern.New(`^[a-z][a-z0-9-]+:\d{2,5}/[a-z]`)

// machineHits finds machines that are named in words: "ligger på srv01". Where there is an
// address too, one that goes on is left to it.
func (t *checker) machineHits() (out []hit) {
	for i := range t.tokens.list {
		if !t.tokens.is(i, numbered) || !t.tokens.mayEndMachine(i) {
			continue
		}
		p := t.reading.at(t.tokens.list[i].From)
		s, to := p.tekst.Form, t.tokens.list[i].To-p.from
		from := max(0, to-maxLabel)
		from += strings.LastIndexAny(s[from:to], " \n\t(,;:\"»") + 1
		goesOn := to < len(s) && (s[to] == '-' || strings.IndexByte("/\\:@", s[to]) >= 0 && mayHoldAddress(s))
		if !goesOn && !domainFollows(s[to:]) && machineHost(laesning.Lower(s[from:to])) {
			out = append(out, hit{found: s[from:to], at: p.at})
		}
	}
	return out
}

// driveHits finds drives that are named in words as the place of something: "på H-drevet", "se
// drev H".
func (t *checker) driveHits() (out []hit) {
	s := t.tokens
	if !s.heard("drev", "drevet") {
		return nil
	}
	letter := func(i int) bool { return i >= 0 && i < len(s.list) && len(s.word(i)) == 1 && s.capital(i) }
	for i := range s.list {
		if k := string(s.key(i)); k != "drev" && k != "drevet" {
			continue
		}
		from, to := i, i
		switch {
		case letter(i-1) && (s.gap(i-1) == "-" || s.gap(i-1) == " "):
			from--
		case letter(i+1) && s.gap(i) == " ":
			to++
		default:
			continue
		}
		if from == 0 || !leadsTo[string(s.key(from-1))] || s.gap(from-1) != " " {
			continue
		}
		a, b := s.list[from].From, s.list[to].To
		out = append(out, hit{found: t.reading.found(a, b), at: t.reading.at(a).at})
	}
	return out
}

// leadsTo stand before a place where something lies.
var leadsTo = keySet("på fra i se under via til")

// mayEndMachine reports whether a word may end the name of a machine, by its digits alone:
// fs01, or the last of sko-fil-03.
func (t *tokens) mayEndMachine(i int) bool {
	k := t.key(i)
	switch {
	case len(k) < len("01") || k[len(k)-1] > '9':
		return false
	case k[0] > '9':
		return len(k) >= len("fs01")
	}
	return len(k) <= len("001") && i > 0 && t.gap(i-1) == "-" && !numeric(t.word(i-1))
}

// domainFollows reports whether what follows a name is the domain that it stands in.
func domainFollows(after string) bool { return len(after) > 1 && after[0] == '.' && wordSign(after[1]) }

// maxLabel is the longest part of a host (RFC 1035).
const maxLabel = 63

// dotApart matches a stop that is written so that nobody can click on it: powerbi(.)com,
// "sharepoint dot com", hxxps.
var dotApart = pattern.New(` ?[([](?:\.|dot|punktum)[)\]] ?|[a-zæøå0-9] (?:dot|punktum) (?:[a-zæøå0-9-]+ (?:dot|punktum) )*(?:com|dk|net|org|microsoft)(?:[^a-zæøå]|$)|hxxp`)

// dotWords and dotSigns are what it has one of.
var (
	dotWords = []string{"dot", "punktum"}
	dotSigns = []string{"(.)", "[.]", "hxxp"}
)

// hasAny reports whether a text has one of some words, wherever.
func hasAny(s string, words []string) bool {
	return slices.ContainsFunc(words, func(x string) bool { return strings.Contains(s, x) })
}

// mayHaveDots reports whether there may be one in a reading: hardly any has.
func mayHaveDots(t *tokens) bool {
	return t.heard(dotWords...) || hasAny(t.form, dotSigns)
}

// dotted writes them as stops.
func dotted(s string) string {
	if !hasAny(s, dotSigns) && !hasAny(s, dotWords) {
		return s
	}
	return dotApart.ReplaceAllStringFunc(s, func(m string) string {
		switch {
		case strings.ContainsAny(m, "([") || m == "":
			return "."
		case m == "hxxp":
			return "http"
		}
		return strings.NewReplacer(" dot ", ".", " punktum ", ".").Replace(m)
	})
}

// privateIP reports whether a host is a network address of a private net, of
// this computer, or of no net at all.
func privateIP(s string) bool {
	if s[0] > '9' && !strings.Contains(s, ":") {
		return false
	}
	ip, err := netip.ParseAddr(s)
	return err == nil && isPrivate(ip)
}

// isPrivate reports whether a network address leads to no other net.
func isPrivate(ip netip.Addr) bool {
	return ip.IsPrivate() || ip.IsLoopback() || ip.IsLinkLocalUnicast() || ip.IsUnspecified() || sharedNet.Contains(ip)
}

// sharedNet is that of a provider's own customers (RFC 6598).
var sharedNet = netip.MustParsePrefix("100.64.0.0/10")

// netSchemes lead to a server.
var netSchemes = []string{"http", "https", "ftp", "ftps", "sftp", "ldap", "rdp", "ws", "wss", "ssh"}
