package udgave

import (
	"net/netip"
	"strings"
	"unicode/utf8"
)

// interneAdresser are the addresses that only the municipality's own people can
// open. A row matches when one of its lists does.
var interneAdresser = []struct {
	Navn    string   // for the municipality
	Vaerter []string // the host, or what it ends in after a dot
	Led     []string // any part of the host but its ending: intranet.fjordby.dk
	LedMed  []string // any part of the host holds it: fjordby-intranet.dk
	Stier   []string // host and path begin so
	Indhold []string // the path contains it
	Skemaer []string // what stands before the colon
}{
	{Navn: "Power BI og anden rapportering", Vaerter: []string{"powerbi.com", "powerbi.microsoft.com", "lookerstudio.google.com", "datastudio.google.com", "online.tableau.com", "qlikcloud.com"},
		Led: []string{"bi", "powerbi", "pbi", "tableau", "qlik", "qlikview", "qliksense", "targit"}, LedMed: []string{"powerbi", "power-bi"}, Indhold: []string{"/reportserver", "/reports/powerbi"}},
	{Navn: "SharePoint og OneDrive", Vaerter: []string{"sharepoint.com", "1drv.ms", "onedrive.com", "onedrive.live.com"}, Led: []string{"sharepoint", "onedrive"}, Indhold: []string{"/_layouts/15/"}},
	{Navn: "Teams og andet i Microsoft 365", Vaerter: []string{"teams.microsoft.com", "teams.live.com", "cloud.microsoft", "outlook.office.com", "outlook.office365.com", "tasks.office.com", "whiteboard.office.com",
		"loop.microsoft.com", "dynamics.com", "powerapps.com", "powerautomate.com"}, Skemaer: []string{"msteams", "ms-teams", "onenote", "ms-word", "ms-excel", "ms-powerpoint"}},
	{Navn: "Google Drev og Dropbox", Vaerter: []string{"drive.google.com", "docs.google.com", "classroom.google.com", "dropbox.com"}},
	{Navn: "Aula efter log ind", Stier: []string{"aula.dk/portal", "www.aula.dk/portal"}},
	{Navn: "Intranet", Vaerter: []string{"local", "lan", "intern", "internal", "intra", "intranet", "corp", "localdomain", "home.arpa"},
		Led: []string{"intranet", "intra", "internt", "intern", "medarbejder", "medarbejdernet", "medarbejderportal", "medarbejdersiden"}, LedMed: []string{"intranet"}},
	{Navn: "Sags- og dokumentsystemer", Led: []string{"esdh", "acadre", "sbsys", "getorganized", "workzone", "edoc"}},
	{Navn: "Denne computer", Vaerter: []string{"localhost"}},
	{Navn: "Drev og mapper", Skemaer: []string{"file", "smb"}},
}

// harInternAdresse reports whether a text holds an address of the table, a host
// without a dot after http://, a network address of a private net, a drive with
// a letter, or a share (\\server\mappe).
func harInternAdresse(s string) bool {
	for s != "" {
		n, mulig := stykke(s)
		if mulig && n > 2 && internAdresse(s[:n]) {
			return true
		}
		_, bredde := utf8.DecodeRuneInString(s[n:])
		s = s[n+bredde:]
	}
	return false
}

// stykke gives how much of a text stands before what ends an address, and
// whether it has any of the signs without which it is none.
func stykke(s string) (n int, mulig bool) {
	for n < len(s) {
		c := s[n]
		if c < utf8.RuneSelf {
			switch adressetegn[c] {
			case skiller:
				return n, mulig
			case led:
				mulig = true
			}
			n++
			continue
		}
		r, bredde := utf8.DecodeRuneInString(s[n:])
		switch r {
		case '»', '«', '\u201c', '\u201d', '\u00a0':
			return n, mulig
		}
		n += bredde
	}
	return n, mulig
}

// The signs that end an address, and those that part its own parts.
const (
	skiller = iota + 1
	led
)

var adressetegn = func() (t [utf8.RuneSelf]byte) {
	for _, c := range " \n\t\r()<>[]\",;|*" {
		t[c] = skiller
	}
	for _, c := range `.:\/?#@` {
		t[c] = led
	}
	return t
}()

// internAdresse looks at one piece of text without spaces.
func internAdresse(s string) bool {
	s = strings.ToLower(strings.TrimRight(s, ".:!?'_"))
	s = strings.TrimLeft(s, "'_")
	if drev(s) {
		return true
	}
	if strings.IndexByte(s, '\\') >= 0 { // an escape of Markdown hides no address
		s = strings.ReplaceAll(s, `\`, "")
	}
	skema, rest, harSkema := strings.Cut(s, ":")
	if harSkema {
		for _, a := range interneAdresser {
			for _, x := range a.Skemaer {
				if skema == x && rest != "" {
					return true
				}
			}
		}
	}
	adresse := s
	_, efter, web := strings.Cut(s, "://")
	if web {
		adresse = efter
	} else if strings.Contains(s, "::") {
		return privatIP(s)
	}
	vaert, sti := adresse, ""
	if n := strings.IndexAny(adresse, "/?#"); n >= 0 {
		vaert, sti = adresse[:n], adresse[n:]
	}
	vaert = vaert[strings.LastIndexByte(vaert, '@')+1:]
	vaert, _, _ = strings.Cut(vaert, ":") // the port
	vaert = strings.TrimSuffix(vaert, ".")
	if vaert == "" {
		return false
	}
	punktum := strings.IndexByte(vaert, '.') >= 0
	switch {
	case vaert == "localhost" && (web || len(s) > len(vaert)):
		return true
	case !punktum:
		return web && strings.HasPrefix(skema, "http")
	case privatIP(vaert):
		return true
	}
	return kendtVaert(vaert, sti)
}

// kendtVaert looks a host with its path up in the table.
func kendtVaert(vaert, sti string) bool {
	for i := range interneAdresser {
		a := &interneAdresser[i]
		for _, x := range a.Vaerter {
			if rest, ok := strings.CutSuffix(vaert, x); ok && (rest == "" || rest[len(rest)-1] == '.') {
				return true
			}
		}
		for _, x := range a.Stier {
			host, path, _ := strings.Cut(x, "/")
			if vaert == host && strings.HasPrefix(sti, "/"+path) {
				return true
			}
		}
		for _, x := range a.Indhold {
			if strings.Contains(sti, x) {
				return true
			}
		}
		for _, x := range a.LedMed {
			if strings.Contains(vaert, x) {
				return true
			}
		}
		if len(a.Led) == 0 {
			continue
		}
		for rest := vaert; ; {
			led, efter, more := strings.Cut(rest, ".")
			if !more {
				break
			}
			for _, x := range a.Led {
				if led == x {
					return true
				}
			}
			rest = efter
		}
	}
	return false
}

// privatIP reports whether a host is a network address of a private net, of
// this computer, or of no net at all.
func privatIP(s string) bool {
	if s[0] > '9' && !strings.Contains(s, ":") {
		return false
	}
	ip, err := netip.ParseAddr(s)
	return err == nil && (ip.IsPrivate() || ip.IsLoopback() || ip.IsLinkLocalUnicast())
}

// drev reports whether a piece of text begins with the letter of a drive or
// names a share, also when Markdown doubles its backslashes.
func drev(s string) bool {
	if len(s) > 3 && s[1] == ':' && (s[2] == '\\' || s[2] == '/' && s[3] != '/') && 'a' <= s[0] && s[0] <= 'z' {
		return true
	}
	rest, ok := strings.CutPrefix(s, `\\`)
	if !ok {
		return false
	}
	server, mappe, ok := strings.Cut(strings.TrimLeft(rest, `\`), `\`)
	return ok && server != "" && ordtegn(server[0]) && strings.Trim(mappe, `\`) != ""
}
