package kontrol

import (
	"net/netip"
	"slices"
	"strings"
	"unicode/utf8"
)

// internAddresses are the addresses that only the municipality's own people can
// open. A row matches when one of its lists does.
var internAddresses = []struct {
	Navn       string   // for the municipality
	Hosts      []string // the host, or what it ends in after a dot
	Labels     []string // any part of the host but its ending: intranet.fjordby.dk
	LabelHolds []string // any part of the host holds it: fjordby-intranet.dk
	Paths      []string // host and path begin so
	PathHolds  []string // the path contains it
	Schemes    []string // what stands before the colon
}{
	{Navn: "Power BI og anden rapportering", Hosts: []string{"powerbi.com", "powerbi.microsoft.com", "lookerstudio.google.com", "datastudio.google.com", "online.tableau.com", "qlikcloud.com"},
		Labels: []string{"bi", "powerbi", "pbi", "tableau", "qlik", "qlikview", "qliksense", "targit"}, LabelHolds: []string{"powerbi", "power-bi"}, PathHolds: []string{"/reportserver", "/reports/powerbi"}},
	{Navn: "SharePoint og OneDrive", Hosts: []string{"sharepoint.com", "1drv.ms", "onedrive.com", "onedrive.live.com"}, Labels: []string{"sharepoint", "onedrive"}, PathHolds: []string{"/_layouts/15/"}},
	{Navn: "Teams og andet i Microsoft 365", Hosts: []string{"teams.microsoft.com", "teams.live.com", "cloud.microsoft", "outlook.office.com", "outlook.office365.com", "tasks.office.com", "whiteboard.office.com",
		"loop.microsoft.com", "dynamics.com", "powerapps.com", "powerautomate.com"}, Schemes: []string{"msteams", "ms-teams", "onenote", "ms-word", "ms-excel", "ms-powerpoint"}},
	{Navn: "Google Drev og Dropbox", Hosts: []string{"drive.google.com", "docs.google.com", "classroom.google.com", "dropbox.com"}},
	{Navn: "Aula efter log ind", Paths: []string{"aula.dk/portal", "www.aula.dk/portal"}},
	{Navn: "Intranet", Hosts: []string{"local", "lan", "intern", "internal", "intra", "intranet", "corp", "localdomain", "home.arpa"},
		Labels: []string{"intranet", "intra", "internt", "intern", "medarbejder", "medarbejdernet", "medarbejderportal", "medarbejdersiden"}, LabelHolds: []string{"intranet"}},
	{Navn: "Sags- og dokumentsystemer", Labels: []string{"esdh", "acadre", "sbsys", "getorganized", "workzone", "edoc"}},
	{Navn: "Denne computer", Hosts: []string{"localhost"}},
	{Navn: "Drev og mapper", Schemes: []string{"file", "smb"}},
}

// hasInternAddress reports whether a text holds an address of the table, a host
// without a dot after http://, a network address of a private net, a drive with
// a letter, or a share (\\server\folder).
func hasInternAddress(s string) bool {
	for s != "" {
		n, possible := piece(s)
		if possible && n > 2 && isInternAddress(s[:n]) {
			return true
		}
		_, width := utf8.DecodeRuneInString(s[n:])
		s = s[n+width:]
	}
	return false
}

// piece gives how much of a text stands before what ends an address, and
// whether it has any of the signs without which it is none.
func piece(s string) (n int, possible bool) {
	for n < len(s) {
		c := s[n]
		if c < utf8.RuneSelf {
			switch addressSigns[c] {
			case separator:
				return n, possible
			case part:
				possible = true
			}
			n++
			continue
		}
		r, width := utf8.DecodeRuneInString(s[n:])
		switch r {
		case '»', '«', '\u201c', '\u201d', '\u00a0':
			return n, possible
		}
		n += width
	}
	return n, possible
}

// The signs that end an address, and those that part its own parts.
const (
	separator = iota + 1
	part
)

var addressSigns = func() (t [utf8.RuneSelf]byte) {
	for _, c := range " \n\t\r()<>[]\",;|*" {
		t[c] = separator
	}
	for _, c := range `.:\/?#@` {
		t[c] = part
	}
	return t
}()

// isInternAddress looks at one piece of text without spaces.
func isInternAddress(s string) bool {
	s = strings.ToLower(strings.TrimRight(s, ".:!?'_"))
	s = strings.TrimLeft(s, "'_")
	if drive(s) {
		return true
	}
	if strings.IndexByte(s, '\\') >= 0 { // an escape of Markdown hides no address
		s = strings.ReplaceAll(s, `\`, "")
	}
	scheme, rest, hasScheme := strings.Cut(s, ":")
	if hasScheme && rest != "" {
		for i := range internAddresses {
			if slices.Contains(internAddresses[i].Schemes, scheme) {
				return true
			}
		}
	}
	address := s
	_, after, web := strings.Cut(s, "://")
	if web {
		address = after
	} else if strings.Contains(s, "::") {
		return privateIP(s)
	}
	host, path := address, ""
	if n := strings.IndexAny(address, "/?#"); n >= 0 {
		host, path = address[:n], address[n:]
	}
	host = host[strings.LastIndexByte(host, '@')+1:]
	host, _, _ = strings.Cut(host, ":") // the port
	host = strings.TrimSuffix(host, ".")
	if host == "" {
		return false
	}
	stop := strings.IndexByte(host, '.') >= 0
	switch {
	case host == "localhost" && (web || len(s) > len(host)):
		return true
	case !stop:
		return web && strings.HasPrefix(scheme, "http")
	case privateIP(host):
		return true
	}
	return knownHost(host, path)
}

// knownHost looks a host with its path up in the table.
func knownHost(host, path string) bool {
	labels := strings.Split(host, ".")
	labels = labels[:len(labels)-1]
	for i := range internAddresses {
		a := &internAddresses[i]
		if slices.ContainsFunc(a.Hosts, func(x string) bool {
			rest, ok := strings.CutSuffix(host, x)
			return ok && (rest == "" || rest[len(rest)-1] == '.')
		}) || slices.ContainsFunc(a.Paths, func(x string) bool {
			h, begin, _ := strings.Cut(x, "/")
			return host == h && strings.HasPrefix(path, "/"+begin)
		}) || slices.ContainsFunc(a.PathHolds, func(x string) bool { return strings.Contains(path, x) }) ||
			slices.ContainsFunc(a.LabelHolds, func(x string) bool { return strings.Contains(host, x) }) ||
			slices.ContainsFunc(labels, func(x string) bool { return slices.Contains(a.Labels, x) }) {
			return true
		}
	}
	return false
}

// privateIP reports whether a host is a network address of a private net, of
// this computer, or of no net at all.
func privateIP(s string) bool {
	if s[0] > '9' && !strings.Contains(s, ":") {
		return false
	}
	ip, err := netip.ParseAddr(s)
	return err == nil && (ip.IsPrivate() || ip.IsLoopback() || ip.IsLinkLocalUnicast())
}

// drive reports whether a piece of text begins with the letter of a drive or
// names a share, also when Markdown doubles its backslashes.
func drive(s string) bool {
	if len(s) > 3 && s[1] == ':' && (s[2] == '\\' || s[2] == '/' && s[3] != '/') && 'a' <= s[0] && s[0] <= 'z' {
		return true
	}
	rest, ok := strings.CutPrefix(s, `\\`)
	if !ok {
		return false
	}
	server, folder, ok := strings.Cut(strings.TrimLeft(rest, `\`), `\`)
	return ok && server != "" && wordSign(server[0]) && strings.Trim(folder, `\`) != ""
}
