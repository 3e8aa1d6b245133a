package kontrol

import (
	"net/netip"
	"slices"
	"strings"
	"unicode/utf8"

	"notat/internal/laesning"
)

type addressRow struct {
	Navn       string   // for the municipality
	Hosts      []string // the host, or what it ends in after a dot
	Labels     []string // a part of the host before its domain: intranet.fjordby.dk, but not bi.dk
	LabelHolds []string // any part of the host holds it: fjordby-intranet.dk
	LabelEnds  []string // any part of the host but its ending ends in it, and is longer: fjordintra.dk
	Paths      []string // host and path begin so
	PathHolds  []string // the path contains it
	Schemes    []string // what stands before the colon
	Tenants    []string // a host below it, but for www: the municipality's own part of a provider's
}

// internAddresses are the addresses that only the municipality's own people can
// open. A row matches when one of its lists does.
var internAddresses = []addressRow{
	{Navn: "Power BI og anden rapportering", Hosts: []string{"powerbi.com", "powerbi.microsoft.com", "fabric.microsoft.com", "lookerstudio.google.com", "datastudio.google.com", "online.tableau.com", "qlikcloud.com", "targitcloud.com", "flis.dk", "lis.dk"}, Tenants: []string{"stratsys.com", "targit.dk", "targit.com"},
		Labels: []string{"bi", "powerbi", "pbi", "tableau", "qlik", "qlikview", "qliksense", "targit", "flis", "ssrs", "reportserver", "datavarehus", "dwh", "ledelsesinformation", "ledelsesinfo", "ledelsestilsyn", "dashboard", "dashboards", "lis"}, LabelHolds: []string{"powerbi", "power-bi"}, PathHolds: []string{"/reportserver", "/reports/powerbi", "/tableau/", "/qlikview/", "/qliksense/"}},
	{Navn: "SharePoint og OneDrive", Hosts: []string{"sharepoint.com", "sharepoint.us", "sharepointonline.com", "1drv.ms", "onedrive.com", "onedrive.live.com", "docs.live.net", "onenote.com"}, Labels: []string{"sharepoint", "onedrive"},
		PathHolds: []string{"/_layouts/15/", "/delte%20dokumenter", "/delte dokumenter", "/shared%20documents", "/shared documents", "/forms/allitems.aspx"}},
	{Navn: "Teams og andet i Microsoft 365", Hosts: []string{"teams.microsoft.com", "teams.live.com", "cloud.microsoft", "outlook.office.com", "outlook.office365.com", "tasks.office.com", "planner.office.com", "to-do.office.com", "portal.office.com", "whiteboard.office.com", "login.microsoftonline.com", "myapps.microsoft.com", "web.yammer.com",
		"loop.microsoft.com", "stream.microsoft.com", "microsoftstream.com", "dynamics.com", "powerapps.com", "powerautomate.com"}, Paths: []string{"forms.office.com/pages/designpage", "forms.office.com/pages/analysis"}, Schemes: []string{"msteams", "ms-teams", "onenote", "ms-word", "ms-excel", "ms-powerpoint", "ms-access", "ms-visio", "ms-project", "odopen", "outlook"}},
	{Navn: "Google Drev og Dropbox", Hosts: []string{"drive.google.com", "docs.google.com", "sheets.google.com", "slides.google.com", "classroom.google.com", "meet.google.com", "mail.google.com", "calendar.google.com", "dropbox.com", "we.tl", "wetransfer.com", "app.box.com"}, Tenants: []string{"box.com"}},
	{Navn: "Aula og læringsplatforme efter log ind", Hosts: []string{"login.aula.dk", "skoleintra.dk", "minuddannelse.net", "meebook.com", "easyiqcloud.dk", "tabulex.net"}, Tenants: []string{"itslearning.com", "instructure.com", "fronter.com", "showbie.com"}, Paths: []string{"aula.dk/portal", "www.aula.dk/portal", "aula.dk/auth", "www.aula.dk/auth"}},
	{Navn: "Intranet", Hosts: []string{"local", "lan", "intern", "internal", "intra", "intranet", "corp", "localdomain", "home", "private", "home.arpa", "lokal", "lokalt", "localnet", "domain"},
		Labels: []string{"intranet", "intra", "internt", "intern", "insite", "medarbejder", "medarbejdere", "medarbejdernet", "medarbejderportal", "medarbejdersiden", "medarbejderen", "personalenet", "infonet", "inside", "personale", "personaleportal", "ansat", "corp", "lan", "local", "internal", "vpn", "citrix", "fjernadgang", "remote", "owa", "webmail", "adfs"}, LabelHolds: []string{"intranet", "medarbejdernet"}, LabelEnds: []string{"intra"}, PathHolds: []string{"/rdweb"}},
	{Navn: "Sags- og fagsystemer", Hosts: []string{"360online.com", "kmdnet.dk", "kmd.net", "kmdlogic.io", "dubu.dk", "cbrain.net", "getorganized.online", "kmdnova.dk"}, Tenants: []string{"sbsys.dk", "kmd.dk"},
		Labels: []string{"esdh", "acadre", "sbsys", "sbsip", "sbsysweb", "getorganized", "workzone", "edoc", "captia", "public360", "sagssystem", "dubu", "docunote", "fasit", "kmd", "kmdeducation", "education", "nexus", "opus", "nova", "f2"}, PathHolds: []string{"/cases/", "/getorganized/"}},
	{Navn: "Opgaver, vagter og support efter log ind", Tenants: []string{"planday.com", "topdesk.net", "service-now.com", "atlassian.net", "zendesk.com", "freshservice.com"}, Labels: []string{"jira", "confluence", "servicedesk", "helpdesk"}, Paths: []string{"trello.com/b/", "miro.com/app/"}},
	{Navn: "Databaser", Schemes: []string{"jdbc", "odbc", "sqlserver", "mssql", "postgres", "postgresql", "mysql", "mongodb", "oracle", "redis"}},
	{Navn: "Denne computer", Hosts: []string{"localhost"}},
	{Navn: "Drev og mapper", Schemes: []string{"file", "smb", "afp", "nfs", "davs", "webdav"}},
}

// addressHits finds the internal addresses of all that is printed, and in the
// targets of links. What has a backslash is looked for in the field as it is written:
// Markdown takes some of them away.
func addressHits(t *checker) []hit {
	out := append(t.machineHits(), t.driveHits()...)
	for _, f := range t.reading.backslashed {
		for _, x := range foldersIn(f.source) {
			out = append(out, hit{found: x, at: f.at})
		}
	}
	told := map[string]bool{} // the addresses of one field, as written and decoded: both are one question
	tell := func(p *stretch, found string) {
		if told[found] {
			return
		}
		told[found] = true
		if laesning.Encoded(found) {
			decoded := laesning.Address(found).Form
			n, _ := piece(decoded)
			told[decoded], told[decoded[:n]] = true, true
		}
		out = append(out, hit{found: found, at: p.at})
	}
	apart := mayHaveDots(t.tokens)
	for i := range t.reading.stretches {
		p := &t.reading.stretches[i]
		form := p.tekst.Form
		if len(told) > 0 && t.reading.stretches[i-1].at != p.at {
			clear(told)
		}
		if apart {
			form = dotted(form)
		}
		if !mayHoldAddress(form) {
			continue
		}
		if p.target && !strings.ContainsAny(form, " \\") && wrapsInternAddress(form) {
			tell(p, form)
			continue
		}
		for _, f := range internAddressesIn(form) {
			if x := form[f.from:f.to]; !strings.Contains(x, `\`) {
				tell(p, x)
			}
		}
	}
	return out
}

// foldersIn gives the drives and shares that a field has as it is written.
func foldersIn(s string) (out []string) {
	for _, f := range internAddressesIn(s) {
		if x := s[f.from:f.to]; drive(laesning.Lower(strings.TrimLeft(x, "'_"))) || isInternAddress(strings.ReplaceAll(x, `\`, "")) {
			out = append(out, x)
		}
	}
	return out
}

// mayHoldAddress reports whether a text has any of what an address has: most have not.
func mayHoldAddress(s string) bool {
	return strings.IndexByte(s, ':') >= 0 || strings.IndexByte(s, '@') >= 0 || strings.IndexByte(s, '\\') >= 0 ||
		strings.IndexByte(s, '/') >= 0 && (strings.Contains(s, "//") || hasPath(s)) || hasDot(s)
}

// hasPath reports whether a word of a text begins with a slash.
func hasPath(s string) bool {
	return s[0] == '/' && len(s) > 1 && wordSign(s[1]) || strings.Contains(s[:len(s)-1], " /")
}

// hasDot reports whether a stop stands within a word of a text.
func hasDot(s string) bool {
	for i := 1; i+1 < len(s); i++ {
		n := strings.IndexByte(s[i:len(s)-1], '.')
		if n < 0 {
			return false
		}
		if i += n; wordSign(s[i-1]) && wordSign(s[i+1]) {
			return true
		}
	}
	return false
}

// internAddressesIn gives what in a text is an address of the table, a host without
// a dot after a scheme, a network address of a private net, a drive with a letter,
// or a share (\\server\folder), also within another address.
func internAddressesIn(s string) []span {
	var out []span
	for at := 0; at < len(s); {
		n, possible := piece(s[at:])
		if k := overLine(s, at, n); k > n && isInternAddress(strings.ReplaceAll(s[at:at+k], " ", "")) {
			out = append(out, span{at, at + k})
			n = k
		} else if x := s[at : at+n]; possible && n > 2 && !numberOfSection(s, at, n) && wrapsInternAddress(x) {
			out = append(out, span{at, at + n})
		}
		_, width := utf8.DecodeRuneInString(s[at+n:])
		at += n + width
	}
	return out
}

// overLine gives how long an address is that is broken after a stop: "intranet. fjordby.dk".
func overLine(s string, at, n int) int {
	if n < 2 || s[at+n-1] != '.' || at+n+1 >= len(s) || s[at+n] != ' ' && s[at+n] != '\n' || s[at+n+1] < 'a' || s[at+n+1] > 'z' {
		return 0
	}
	next, _ := piece(s[at+n+1:])
	if x := strings.TrimRight(s[at+n+1:at+n+1+next], ".:!?"); mayHoldAddress(x) && strings.Contains(x, ".") {
		return n + 1 + next
	}
	return 0
}

// maxWrapped is how many addresses are looked for in one: a mail program wraps an
// address in another, a search page in a third.
const maxWrapped = 8

// wrapsInternAddress reports whether an address, or one that stands in it, is
// internal: ?u=https://..., /goto/https://..., &redirect=intranet...
func wrapsInternAddress(s string) bool {
	if isInternAddress(s) {
		return true
	}
	if !strings.Contains(s, "://") && !strings.Contains(s, "=") {
		return false
	}
	if strings.Contains(s, "-3A__") { // as a mail program's guard writes them
		s = strings.NewReplacer("-3A__", "://", "_", "/", "-2D", "-", "-2F", "/").Replace(s)
	}
	for n := 0; n < maxWrapped && s != ""; n++ {
		i := strings.IndexAny(s[1:], "=") + 1
		if j := strings.Index(s[1:], "http"); j >= 0 && (i == 0 || j+1 < i) {
			i = j
		}
		if i <= 0 {
			return false
		}
		s = s[i+1:]
		end := strings.IndexByte(s, '&')
		if end < 0 {
			end = len(s)
		}
		if x := strings.TrimLeft(s[:end], "/"); len(x) > 2 && isInternAddress(x) && !numberOfSection(x, 0, len(x)) || isInternAddress(ofBase64(s[:end])) {
			return true
		}
	}
	return false
}

// sectionWords stand before a number with stops that is no network address.
var sectionWords = []string{"afsnit", "pkt.", "pkt", "punkt", "kapitel", "kap.", "version", "udgave", "udgaven", "versionen", "build", "firmware", "v.", "ver.", "nr.", "§", "stk.", "del", "figur", "tabel", "bilag", "side", "s."}

// netWords stand before one that is.
var netWords = []string{"ip", "ip:", "ip-adresse", "ip-adressen", "adressen", "server", "serveren", "host", "maskinen", "netværk"}

// numberOfSection reports whether four numbers with stops are those of a section
// or a version, and no network address: they are small, or a word says so.
func numberOfSection(s string, at, n int) bool {
	x := strings.TrimRight(s[at:at+n], ".,:;")
	if !numeric(x) { // as nearly every address
		return false
	}
	ip, err := netip.ParseAddr(x)
	if err != nil || !ip.Is4() {
		return false
	}
	before := ""
	if f := strings.Fields(laesning.Lower(s[max(0, at-20):at])); len(f) > 0 {
		before = f[len(f)-1]
	}
	const deep = 30 // no report has more sections in one
	b := ip.As4()
	if int(b[0])+int(b[1])+int(b[2])+int(b[3]) == 100 { // shares
		return true
	}
	small := b[0] < deep && b[1] < deep && b[2] < deep && b[3] < deep
	after := strings.TrimLeft(s[at+n:min(len(s), at+n+12)], " ")
	return slices.Contains(sectionWords, before) || strings.HasPrefix(after, "i procent") || strings.HasPrefix(after, "procent") || strings.HasPrefix(after, "%") || strings.HasPrefix(after, "pct") || small && !slices.Contains(netWords, before)
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
				possible = possible || n+1 < len(s) && (c == '/' || s[n+1] >= utf8.RuneSelf || addressSigns[s[n+1]] != separator) // a stop at the end parts nothing
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
	s = laesning.Lower(strings.TrimRight(s, ".:!?'_"))
	s = strings.TrimLeft(s, "'_")
	if s == "" {
		return false
	}
	if drive(s) || folder(s) || home(s) {
		return true
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
		return web && slices.Contains(netSchemes, scheme) && wordSign(host[0]) || machineHost(host) && path != "" || rest != "" && rest[0] <= '9' && withPort.MatchString(s)
	case slices.ContainsFunc(strings.Split(host, "."), machineHost) && !strings.HasPrefix(host, "www."):
		return true
	case privateIP(host), web && shortPrivateIP(host):
		return true
	}
	return knownHost(host, path)
}

// folder reports whether a piece of text names a folder of a server without a
// domain, with slashes: //srv01/skole.
func folder(s string) bool {
	rest, ok := strings.CutPrefix(s, "//")
	server, path, ok2 := strings.Cut(rest, "/")
	return ok && ok2 && server != "" && wordSign(server[0]) && !strings.Contains(server, ".") && path != "" && wordSign(path[0])
}

// homes begin the place of a file on a computer or a net drive without a letter.
var homes = []string{"/users/", "/home/", "/mnt/", "/volumes/", "/media/", "~/", "%userprofile%", "%appdata%", "%onedrive%", "%homedrive%"}

// home reports whether a piece of text names one, and what is in it.
func home(s string) bool {
	return slices.ContainsFunc(homes, func(h string) bool { return len(s) > len(h)+1 && strings.HasPrefix(s, h) && s[0] != s[len(h)] })
}

// drive reports whether a piece of text begins with the letter of a drive or
// names a share, also when Markdown doubles its backslashes.
func drive(s string) bool {
	const shortest = 3 // bytes of a folder's name: "Valg A:/B:" names none
	if len(s) > 3 && s[1] == ':' && (s[2] == '\\' || s[2] == '/' && s[3] != '/' && len(s) >= 3+shortest) && 'a' <= s[0] && s[0] <= 'z' {
		return true
	}
	rest, ok := strings.CutPrefix(s, `\\`)
	if !ok {
		return false
	}
	server, path, ok := strings.Cut(strings.TrimLeft(rest, `\`), `\`)
	return ok && server != "" && wordSign(server[0]) && strings.Trim(path, `\`) != ""
}
