package httpapi

import (
	"errors"
	"net/http"
	"slices"
	"time"

	"github.com/gin-gonic/gin"

	"notat/internal/config"
	"notat/internal/publish"
)

// thisYear gives the school year of a day.
func thisYear(day time.Time) string { return years(day)[1] }

// arkivNext answers with the start of a school's next year: the Word file, or the record.
func (s *server) arkivNext(c *gin.Context, w caller) {
	nr := c.Param("institutionsnr")
	q, err := query(c, parameter{name: "format", values: []string{"docx", "json"}})
	if err != nil {
		s.failIn(c, err)
		return
	}
	intern := w.Has(config.RoleReadIntern, nr)
	data, err := s.service.NextFor(c.Request.Context(), nr, intern)
	var u publish.Udkast
	if err == nil { // the number may lead to another school
		u, err = s.service.Head(c.Request.Context(), data)
	}
	switch {
	case err == nil && (!w.allowed(u.Institutionsnr) || intern && !w.Has(config.RoleReadIntern, u.Institutionsnr)):
		s.refused(c, nil)
	case err != nil:
		s.failIn(c, err)
	case q["format"] == "json":
		s.hand(c, "application/json", "samtale.json", data, nil)
	default:
		word, _ := publish.FormatNamed("docx")
		s.render(c, publish.Request{Data: data}, word, func(c *gin.Context, err error) { s.failIn(c, err) })
	}
}

// oversigtView is the page from which the year's overview is fetched.
type oversigtView struct {
	frame
	Years []string
}

// arkivOversigt gives the overview of a year, which holds what is public alone; without a
// format, the page to choose on.
func (s *server) arkivOversigt(c *gin.Context, w caller) {
	q, err := query(c, parameter{name: "skoleaar"}, parameter{name: "format", values: []string{"pdf", "docx", "html", "csv"}})
	if err != nil {
		s.failIn(c, err)
		return
	}
	if q["format"] == "" {
		_, years, err := s.standings(c, w)
		if err != nil {
			s.failIn(c, err)
			return
		}
		s.show(c, http.StatusOK, "arkiv-oversigt.html", &oversigtView{frame{Titel: "Oversigt over aftaler og indsatser"}, years})
		return
	}
	ask := publish.Oversigt{Skoleaar: q["skoleaar"], Dag: s.now().Format(time.DateOnly)}
	if q["format"] == "csv" {
		data, err := s.service.OverviewCSV(c.Request.Context(), ask)
		if err != nil {
			s.oversigtError(c, err)
			return
		}
		s.hand(c, "text/csv; charset=utf-8", "oversigt.csv", data, nil)
		return
	}
	f, _ := publish.FormatNamed(q["format"])
	d, err := s.service.Overview(c.Request.Context(), ask, f)
	if err != nil {
		s.oversigtError(c, err)
		return
	}
	s.hand(c, d.MIME, d.Navn.ASCII, d.Data, nil)
}

func (s *server) oversigtError(c *gin.Context, err error) {
	switch {
	case errors.Is(err, publish.ErrNoYear):
		s.sayIn(c, http.StatusNotFound, "Der er intet at vise", "Der er ikke offentliggjort noget notat for det skoleår.")
	case errors.Is(err, publish.ErrSkoleaar):
		s.failIn(c, wrong(kindQuery, "Vælg et skoleår, fx 2025/26."))
	default:
		s.failIn(c, err)
	}
}

// aarsstartView is the page from which a year is begun.
type aarsstartView struct {
	frame
	Years  []string
	Chosen string
}

// arkivAarsstart gives a Word draft for each school and the list of what is missing, as a
// ZIP file; without a year, the page to choose on. It is made of the internal records by
// who may read them all.
func (s *server) arkivAarsstart(c *gin.Context, w caller) {
	q, err := query(c, parameter{name: "skoleaar"})
	if err != nil {
		s.failIn(c, err)
		return
	}
	choices := years(s.now())[:2]
	if q["skoleaar"] == "" {
		s.show(c, http.StatusOK, "arkiv-aarsstart.html", &aarsstartView{frame{Titel: "Begynd et skoleår"}, choices, choices[0]})
		return
	}
	if !slices.Contains(choices, q["skoleaar"]) {
		s.failIn(c, wrong(kindQuery, "Vælg et af de to skoleår på siden."))
		return
	}
	last, err := s.service.LastYear(c.Request.Context(), func(nr string) bool { return w.Has(config.RoleReadIntern, nr) })
	var all []publish.Begyndt
	if err == nil {
		all, err = s.service.BeginYear(c.Request.Context(), publish.Aarsstart{Skoleaar: q["skoleaar"], Sidste: last})
	}
	if errors.Is(err, publish.ErrAarsstart) {
		s.sayIn(c, http.StatusNotFound, "Der er intet at begynde med", "Der er endnu ikke offentliggjort notater, som et nyt år kan begynde med.")
		return
	}
	var pakke []byte
	if err == nil {
		pakke, err = publish.Pakke(q["skoleaar"], all)
	}
	if err != nil {
		s.failIn(c, err)
		return
	}
	s.hand(c, "application/zip", "aarsstart-"+inAddress(q["skoleaar"])+".zip", pakke, nil)
}
