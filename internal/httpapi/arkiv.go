package httpapi

import (
	"cmp"
	"net/http"
	"slices"
	"strings"

	"github.com/gin-gonic/gin"
	"golang.org/x/text/collate"
	"golang.org/x/text/language"

	"notat/internal/login"
	"notat/internal/publish"
)

// arkivRoutes lists the addresses of those who sign in. They are pages for people, and
// stand in no description for programs.
func (s *server) arkivRoutes() []route {
	closed := func(method, path string, do func(*gin.Context, caller)) route {
		return route{method: method, path: path, guarded: do, page: true}
	}
	return []route{
		{method: "GET", path: login.Path, handler: s.logIn, page: true},
		{method: "GET", path: login.Callback, handler: s.loggedIn, page: true},
		closed("POST", "/log-ud", s.logOut),
		closed("GET", "/arkiv", s.arkiv),
		closed("GET", "/arkiv/skoler/{institutionsnr}", s.arkivSchool),
		closed("GET", "/arkiv/skoler/{institutionsnr}/naeste", s.arkivNext),
		closed("GET", "/arkiv/notater/{id}", s.arkivNotat),
		closed("GET", "/arkiv/notater/{id}/intern.pdf", s.internal(publish.FilInternPDF, "application/pdf")),
		closed("GET", "/arkiv/notater/{id}/intern.json", s.internal(publish.FilPost, "application/json")),
		closed("GET", "/arkiv/notater/{id}/intern.docx", s.arkivWord),
		closed("GET", "/arkiv/notater/{id}/pakke.zip", s.pakke),
		closed("POST", "/arkiv/notater/{id}/traek-tilbage", s.arkivWithdraw),
		closed("POST", "/arkiv/notater/{id}/slet", s.arkivPurge),
		closed("GET", "/arkiv/udkast", s.udkastList),
		closed("POST", "/arkiv/udkast", s.udkastKeep),
		closed("GET", "/arkiv/udkast/{id}", s.udkastPage),
		closed("GET", "/arkiv/udkast/{id}/fil", s.udkastFile),
		closed("POST", "/arkiv/udkast/{id}/fil", s.udkastFetched),
		closed("POST", "/arkiv/udkast/{id}", s.udkastPosted),
		closed("POST", "/arkiv/udkast/{id}/rettelser", s.udkastEdited),
		closed("POST", "/arkiv/udkast/{id}/udgiv", s.udkastPublish),
		closed("GET", "/arkiv/log", s.arkivLog),
		closed("GET", "/arkiv/frister", s.arkivFrister),
		closed("POST", "/arkiv/frister", s.confirmDate),
		closed("GET", "/arkiv/oversigt", s.arkivOversigt),
		closed("GET", "/arkiv/aarsstart", s.arkivAarsstart),
		closed("POST", "/arkiv/aarsstart", s.arkivBegynd),
	}
}

// state is how it stands with a school's notat for a year.
type state int

const (
	missing state = iota
	sent
	begun
	withdrawn
	published
)

// standing is a school's notat for a year.
type standing struct {
	Nr, Skole, Skoleaar string
	State               state
	Notat               *publish.Udgivet // the newest version, nil for none
	Udkast              []publish.Udkast // of the year
	Versions            int
}

// Said tells it in words.
func (t standing) Said() string {
	switch t.State {
	case published:
		if t.Notat.Version > 1 {
			return "Rettet " + dato(t.Notat.Udgivet) + ", version " + number(t.Notat.Version)
		}
		return "Offentliggjort " + dato(t.Notat.Udgivet)
	case withdrawn:
		return "Trukket tilbage " + dato(t.Notat.Tilbagetrukket)
	case sent:
		return "Sendt til godkendelse " + dato(t.Udkast[0].Sendt)
	case begun:
		return "Udkast gemt " + dato(t.Udkast[0].Aendret)
	case missing:
	}
	return "Ikke begyndt"
}

// standings gives how it stands with each school and year that the caller may see: every
// school that has ever had a notat or a draft here, and every year from the first of
// them to today's.
func (s *server) standings(c *gin.Context, w caller) (out []standing, years []string, err error) {
	a, err := s.service.Archive()
	if err != nil {
		return nil, nil, err
	}
	all, err := a.Alle(c.Request.Context())
	if err != nil {
		return nil, nil, err
	}
	drafts, err := a.AlleUdkast(c.Request.Context())
	if err != nil {
		return nil, nil, err
	}
	return gathered(all, drafts, thisYear(s.now()), func(nr string) bool { return w.can("GET /arkiv/skoler/{institutionsnr}", nr) })
}

// gathered puts versions and drafts together.
func gathered(all []publish.Udgivet, drafts []publish.Udkast, now string, mine func(nr string) bool) (out []standing, years []string, err error) {
	type key struct{ nr, aar string }
	names, found := map[string]string{}, map[key]*standing{}
	years = append(years, now)
	at := func(nr, aar, skole string) *standing {
		k := key{nr, aar}
		if found[k] == nil {
			found[k] = &standing{Nr: nr, Skoleaar: aar}
		}
		if names[nr] == "" { // the newest comes first
			names[nr] = skole
		}
		if !slices.Contains(years, aar) {
			years = append(years, aar)
		}
		return found[k]
	}
	for i, n := range all {
		if !mine(n.Institutionsnr) {
			continue
		}
		t := at(n.Institutionsnr, n.Skoleaar, n.Skole)
		if t.Versions++; t.Notat == nil { // the newest version comes first
			t.Notat = &all[i]
			t.State = withdrawn
			if n.Offentlig() {
				t.State = published
			}
		}
	}
	for _, u := range drafts {
		if u.Institutionsnr == "" || u.Skoleaar == "" || !mine(u.Institutionsnr) {
			continue
		}
		t := at(u.Institutionsnr, u.Skoleaar, u.Skole)
		t.Udkast = append(t.Udkast, u)
		if t.State == published {
			continue
		}
		if t.State = begun; slices.ContainsFunc(t.Udkast, func(u publish.Udkast) bool { return u.Sendt != "" }) {
			t.State = sent
		}
	}
	slices.SortFunc(years, func(a, b string) int { return strings.Compare(b, a) })
	for nr, name := range names {
		for _, y := range years {
			t := found[key{nr, y}]
			if t == nil {
				t = &standing{Nr: nr, Skoleaar: y}
			}
			t.Skole = name
			out = append(out, *t)
		}
	}
	order := collate.New(language.Danish)
	slices.SortStableFunc(out, func(a, b standing) int {
		return cmp.Or(strings.Compare(b.Skoleaar, a.Skoleaar), int(a.State)-int(b.State), order.CompareString(a.Skole, b.Skole), strings.Compare(a.Nr, b.Nr))
	})
	return out, years, nil
}

// arkivView is the archive's first page: one school year.
type arkivView struct {
	frame
	Skoleaar string
	Years    []arkivYear
	Groups   []arkivGroup
	Sent     int // drafts that wait for the caller's approval
}

// arkivYear is a year to choose, and how far it is.
type arkivYear struct {
	Skoleaar, Address string
	Published, Of     int
	Chosen            bool
}

// arkivGroup is the schools that stand the same.
type arkivGroup struct {
	Titel   string
	Schools []standing
}

// groupNames are the groups' headings, what there is most to do about first.
var groupNames = []string{missing: "Mangler", sent: "Venter på godkendelse", begun: "Der er et udkast", withdrawn: "Trukket tilbage", published: "Offentliggjort"}

func (s *server) arkiv(c *gin.Context, w caller) {
	asked, err := query(c, parameter{name: "skoleaar"})
	if err != nil {
		s.failIn(c, err)
		return
	}
	all, years, err := s.standings(c, w)
	if err != nil {
		s.failIn(c, err)
		return
	}
	v := &arkivView{frame: frame{Titel: "Arkivet"}, Skoleaar: years[0]}
	if y := strings.Replace(asked["skoleaar"], "-", "/", 1); slices.Contains(years, y) {
		v.Skoleaar = y
	} else if y != "" {
		s.failIn(c, publish.ErrNotFound)
		return
	}
	for _, y := range years {
		v.Years = append(v.Years, arkivYear{Skoleaar: y, Address: s.root + "/arkiv?skoleaar=" + inAddress(y), Chosen: y == v.Skoleaar})
	}
	groups := make([]arkivGroup, len(groupNames))
	for _, t := range all {
		y := &v.Years[slices.Index(years, t.Skoleaar)]
		if y.Of++; t.State == published {
			y.Published++
		}
		for _, u := range t.Udkast {
			if u.Sendt != "" && w.can("POST /arkiv/udkast/{id}/udgiv", u.Institutionsnr) {
				v.Sent++
			}
		}
		if t.Skoleaar == v.Skoleaar {
			g := &groups[t.State]
			g.Titel, g.Schools = groupNames[t.State], append(g.Schools, t)
		}
	}
	v.Groups = slices.DeleteFunc(groups, func(g arkivGroup) bool { return g.Schools == nil })
	s.show(c, http.StatusOK, "arkiv.html", v)
}

// arkivSkole is a school's page.
type arkivSkole struct {
	frame
	Nr, Skole string
	Years     []arkivSkoleYear
	Public    string // address of its public page, "" for none
	Next      bool   // next year's notat may be begun
}

type arkivSkoleYear struct {
	standing
	All []publish.Udgivet // the versions, newest first
}

func (s *server) arkivSchool(c *gin.Context, w caller) {
	nr := c.Param("institutionsnr")
	all, _, err := s.standings(c, w)
	if err != nil {
		s.failIn(c, err)
		return
	}
	a, err := s.service.Archive()
	if err != nil {
		s.failIn(c, err)
		return
	}
	versions, _, err := a.School(c.Request.Context(), nr)
	if err != nil {
		s.failIn(c, err)
		return
	}
	v := &arkivSkole{Nr: nr}
	for _, t := range all {
		if t.Nr != nr {
			continue
		}
		v.Skole = t.Skole
		y := arkivSkoleYear{standing: t}
		for _, n := range versions {
			if n.Institutionsnr == nr && n.Skoleaar == t.Skoleaar {
				y.All = append(y.All, n)
			}
		}
		if t.State == published {
			v.Public = s.url("skoler", nr)
			v.Next = w.can("GET /arkiv/skoler/{institutionsnr}/naeste", nr)
		}
		v.Years = append(v.Years, y)
	}
	if v.Years == nil {
		s.failIn(c, publish.ErrNotFound)
		return
	}
	v.Titel = v.Skole + " – arkivet"
	s.show(c, http.StatusOK, "arkiv-skole.html", v)
}
