package httpapi

import (
	"net/http"

	"github.com/gin-gonic/gin"

	"notat/internal/fault"
	"notat/internal/publish"
)

// draftsPage is the list of drafts, below the root.
const draftsPage = "/arkiv/udkast"

// udkastView is the list of drafts.
type udkastView struct {
	frame
	Sent, Begun []udkastLine
}

// udkastLine is a draft in it.
type udkastLine struct {
	publish.Udkast
	Said string
}

func (s *server) udkastList(c *gin.Context, w caller) {
	a, err := s.service.Archive()
	var all []publish.Udkast
	if err == nil {
		all, err = a.AlleUdkast(c.Request.Context())
	}
	if err != nil {
		s.failIn(c, err)
		return
	}
	v := &udkastView{frame: frame{Titel: "Udkast"}}
	for _, u := range all {
		if !w.mine("GET /arkiv/udkast/{id}", u.Institutionsnr) {
			continue
		}
		goes := ""
		if day := s.soon(u); day != "" {
			goes = " · slettes " + dato(day+"T00:00:00Z") + ", hvis ingen bruger det"
		}
		if u.Sendt != "" {
			v.Sent = append(v.Sent, udkastLine{u, "Sendt af " + u.SendtAf + " " + dato(u.Sendt) + goes})
			continue
		}
		v.Begun = append(v.Begun, udkastLine{u, "Gemt af " + u.AendretAf + " " + dato(u.Aendret) + goes})
	}
	s.show(c, http.StatusOK, "arkiv-udkast.html", v)
}

// draftsOf gives the drafts of a school and year that the caller may see, but for one.
func (s *server) draftsOf(c *gin.Context, w caller, school, year, but string) (out []udkastLine, err error) {
	a, err := s.service.Archive()
	if err != nil || school == "" {
		return nil, err
	}
	all, err := a.AlleUdkast(c.Request.Context())
	for _, u := range all {
		if u.Institutionsnr == school && u.Skoleaar == year && u.ID != but && w.mine("GET /arkiv/udkast/{id}", school) {
			out = append(out, udkastLine{u, "version " + number(u.Version) + ", gemt af " + u.AendretAf + " " + dato(u.Aendret)})
		}
	}
	return out, err
}

// mine reports whether the caller may use an address of a draft's, whose school may be
// unknown.
func (w caller) mine(address, school string) bool {
	r := rights[address]
	return school != "" && r.lets(w.grants, school) || r.free(w.grants)
}

// udkastKeep keeps a notat that is handed in as a draft.
func (s *server) udkastKeep(c *gin.Context, w caller) {
	f, err := readHandedIn(c)
	if err != nil {
		s.failIn(c, err)
		return
	}
	var back *publish.IndleveringSvar
	switch {
	case f.Fil != nil && f.begins:
		s.beginPage(c, f)
		return
	case f.Fil != nil:
		if back, err = s.readBack(c.Request.Context(), f.Indlevering); err != nil {
			s.failIn(c, err)
			return
		}
		if back.Open || undecided(back.Rest, f.svar) {
			s.showEdits(c, f, back, draftsPage)
			return
		}
		f.record = back.Settled()
	case f.public:
		s.sayIn(c, http.StatusUnprocessableEntity, "Filen er den offentlige udgave", "Det, der kun er internt, er ikke med i den. Vælg den interne PDF, Word-filen eller notatets egen fil.")
		return
	}
	data, err := f.answered()
	if err != nil {
		s.failIn(c, err)
		return
	}
	u, err := s.service.KeepUdkast(c.Request.Context(), data, w.writer())
	if err != nil {
		s.failIn(c, err)
		return
	}
	if back == nil {
		c.Redirect(http.StatusSeeOther, s.url("arkiv", "udkast", u.ID))
		return
	}
	s.showTold(c, back.Rest, back, u.ID)
}

// answered gives the notat that was handed in with the answers of its page.
func (f *handedIn) answered() (data []byte, err error) {
	data = f.record
	var answers []fault.Svar
	for _, a := range f.fund {
		answers = append(answers, a)
	}
	if len(answers) > 0 {
		data, err = publish.Answer(data, answers)
	}
	if err == nil && f.Endelig {
		data, err = publish.AsFinal(data)
	}
	return data, err
}
