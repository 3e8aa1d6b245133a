package httpapi

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"github.com/gin-gonic/gin"

	"notat/internal/publish"
)

// arkivNotatView is the page of a published version.
type arkivNotatView struct {
	frame
	N                       publish.Udgivet
	Navn, Udgivet           string // its title with the year; the day
	HTML, PDF, Size         string // addresses of this version
	Stone, Gone             string // that it is withdrawn, and why
	Pakke                   bool   // its files may be had for the case system
	Intern, Withdraw, Purge bool   // what the caller may do with it
	Correct                 bool
	Newest                  bool // no later version has taken its place
	Card                    *card
	All                     []publish.Udgivet // of the school and year, newest first
	Aarsager                []publish.Aarsag
	Drafts                  []udkastLine // of the school and year, which are not gone with it
}

// card is what the school's own site needs.
type card struct {
	Address, PDF string
	Text         string // of the link
	HTML, PDFTag string // ready to be pasted
	Mail, Mailto string // to who keeps the site
	Corrected    bool
}

func (s *server) arkivNotat(c *gin.Context, w caller) {
	a, err := s.service.Archive()
	if err != nil {
		s.failIn(c, err)
		return
	}
	n, err := a.Notat(c.Request.Context(), c.Param("id"))
	if err != nil {
		s.failIn(c, err)
		return
	}
	versions, _, err := a.School(c.Request.Context(), n.Institutionsnr)
	if err != nil {
		s.failIn(c, err)
		return
	}
	v := &arkivNotatView{N: n, Navn: named(n), Udgivet: dato(n.Udgivet), HTML: s.versionURL(n, publish.FilHTML), PDF: s.versionURL(n, publish.FilPDF), Size: size(n.PDFSize), Aarsager: publish.Aarsager}
	for _, o := range versions {
		if o.Institutionsnr == n.Institutionsnr && o.Skoleaar == n.Skoleaar {
			v.All = append(v.All, o)
		}
	}
	v.Newest = v.All[0].ID == n.ID
	if v.Navn == "" || n.Slettet != "" {
		v.Navn = n.Skole + " " + n.Skoleaar
	}
	v.Titel = v.Navn + " – arkivet"
	v.Pakke = n.Offentlig() && w.can("GET /arkiv/notater/{id}/pakke.zip", n.Institutionsnr)
	v.Intern = n.Slettet == "" && w.can("GET /arkiv/notater/{id}/intern.pdf", n.Institutionsnr)
	if n.Offentlig() {
		v.Withdraw = w.can("POST /arkiv/notater/{id}/traek-tilbage", n.Institutionsnr)
		v.Correct = v.Newest && w.can("POST /arkiv/udkast", n.Institutionsnr)
		if v.Newest {
			v.Card = s.card(n)
		}
	} else {
		v.Stone, v.Gone = publish.Stone(n.Aarsag), publish.AarsagTekst(n.Aarsag)
		if v.Drafts, err = s.draftsOf(c, w, n.Institutionsnr, n.Skoleaar, ""); err != nil {
			s.failIn(c, err)
			return
		}
		v.Purge = n.Slettet == "" && w.can("POST /arkiv/notater/{id}/slet", n.Institutionsnr)
	}
	s.show(c, http.StatusOK, "arkiv-notat.html", v)
}

// arkivWord answers with the Word file of what was published, for who corrects it.
func (s *server) arkivWord(c *gin.Context, _ caller) {
	a, err := s.service.Archive()
	var post []byte
	if err == nil {
		post, err = a.File(c.Request.Context(), c.Param("id"), publish.FilPost)
	}
	if err != nil {
		s.failIn(c, err)
		return
	}
	s.handDraft(c, asFile, post, "docx", publish.Intern)
}

// card gives the card of the newest version of a school and year; none where nobody
// knows what our addresses begin with.
func (s *server) card(n publish.Udgivet) *card {
	if s.base == "" {
		return nil
	}
	k := &card{Address: s.stableURL(n, publish.FilHTML), PDF: s.stableURL(n, publish.FilPDF), Text: named(n), HTML: s.link(n, publish.FilHTML), PDFTag: s.link(n, publish.FilPDF), Corrected: n.Version > 1}
	subject := "Link til notatet fra skoleudviklingssamtalen på " + n.Skole + " " + n.Skoleaar
	lines := []string{"Hej", "", "Notatet fra skoleudviklingssamtalen på " + n.Skole + " i skoleåret " + n.Skoleaar + " er offentliggjort.", "",
		"Sæt dette link på skolens hjemmeside:", k.Text, k.Address, "",
		"Link til siden i stedet for at lægge filen op. Så viser linket altid den gældende version, og det skal ikke ændres, hvis notatet bliver rettet."}
	if k.Corrected {
		lines[2] = "Notatet fra skoleudviklingssamtalen på " + n.Skole + " i skoleåret " + n.Skoleaar + " er rettet."
		lines = append(lines, "", "Er der lagt en fil med notatet på hjemmesiden, så slet den, og sæt linket i stedet.")
	}
	k.Mail = strings.Join(lines, "\n")
	k.Mailto = "mailto:?subject=" + url.PathEscape(subject) + "&body=" + url.PathEscape(strings.Join(lines, "\r\n"))
	return k
}

func number(n int) string { return strconv.Itoa(n) }

// arkivWithdraw takes a notat back.
func (s *server) arkivWithdraw(c *gin.Context, w caller) {
	f, err := smallForm(c)
	if err == nil {
		err = sure(f, "notatet skal trækkes tilbage")
	}
	if err != nil {
		s.failIn(c, err)
		return
	}
	n, err := s.service.Withdraw(c.Request.Context(), c.Param("id"), f.Get("aarsag"), w.Who)
	if err != nil {
		s.failIn(c, err)
		return
	}
	s.kept.drop(n.PDFHash, n.HTMLHash)
	c.Redirect(http.StatusSeeOther, s.url("arkiv", "notater", n.ID))
}

// arkivPurge takes the internal copy of a withdrawn notat away too.
func (s *server) arkivPurge(c *gin.Context, w caller) {
	f, err := smallForm(c)
	if err == nil {
		err = sure(f, "notatet skal slettes")
	}
	if err != nil {
		s.failIn(c, err)
		return
	}
	a, err := s.service.Archive()
	if err == nil {
		_, err = a.Purge(c.Request.Context(), c.Param("id"), w.Who)
	}
	if err != nil {
		s.failIn(c, err)
		return
	}
	c.Redirect(http.StatusSeeOther, s.url("arkiv", "notater", c.Param("id")))
}

// arkivLogView is a page of the audit.
type arkivLogView struct {
	frame
	Lines   []arkivLine
	Earlier int // number of the line before which the next page begins, 0 for none
}

// arkivLine is a line of the audit as people read it.
type arkivLine struct {
	publish.Linje
	Hvad, Hvem, Hvornaar string
}

// logPage is how many lines a page of the audit has.
const logPage = 100

// actionNames are the actions in words.
var actionNames = map[string]string{"offentliggoer": "Offentliggjort", "ret": "Rettet", "traek-tilbage": "Trukket tilbage", "slet": "Slettet", "indlaes": "Sikkerhedskopi læst ind"}

func (s *server) arkivLog(c *gin.Context, _ caller) {
	q, err := query(c, parameter{name: "foer"})
	before := 0
	if err == nil && q["foer"] != "" {
		if before, err = strconv.Atoi(q["foer"]); err != nil || before < 1 || before > 1<<30 {
			err = publish.ErrNotFound
		}
	}
	a, none := s.service.Archive()
	if err == nil {
		err = none
	}
	var lines []publish.Linje
	if err == nil {
		lines, err = a.Linjer(c.Request.Context(), before, logPage)
	}
	if err != nil {
		s.failIn(c, err)
		return
	}
	v := &arkivLogView{frame: frame{Titel: "Loggen"}}
	for _, l := range lines {
		who := l.Bruger
		if who == "" {
			who = l.Token
		}
		v.Lines = append(v.Lines, arkivLine{l, actionNames[string(l.Action)], who, dato(l.Tid) + " kl. " + l.Tid[11:13] + "." + l.Tid[14:16] + " (UTC)"})
	}
	if len(lines) == logPage {
		v.Earlier = lines[logPage-1].Nr
	}
	s.show(c, http.StatusOK, "arkiv-log.html", v)
}
