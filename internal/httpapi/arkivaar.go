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

// arkivAarsstart is the page on which a year is begun, this one where nobody chooses.
func (s *server) arkivAarsstart(c *gin.Context, _ caller) {
	if _, err := query(c); err != nil {
		s.failIn(c, err)
		return
	}
	choices := years(s.now())[:2]
	s.show(c, http.StatusOK, "arkiv-aarsstart.html", &aarsstartView{frame{Titel: "Begynd et skoleår"}, choices, choices[1]})
}

// readAarsstart reads the form: the year, and an extract if there is one.
func readAarsstart(c *gin.Context, choices []string) (q publish.Aarsstart, err error) {
	var u publish.Udtraek
	err = eachField(c, publish.MaxUdtraek+formSlack, "Send formularen på siden.", nil, func(p posted) (err error) {
		switch p.name {
		case "skoleaar":
			q.Skoleaar, err = p.small()
		case "dato":
			u.Dato, err = p.small()
		case "fil":
			u.Navn = p.file
			u.Data, err = p.whole(publish.MaxUdtraek)
		default:
			err = wrong(kindQuery, "Formularen har intet felt %q.", p.name)
		}
		return err
	})
	if err != nil {
		return q, err
	}
	if !slices.Contains(choices, q.Skoleaar) {
		return q, wrong(kindQuery, "Vælg et af de to skoleår på siden.")
	}
	if len(u.Data) > 0 {
		if _, err := time.Parse(time.DateOnly, u.Dato); err != nil {
			return q, wrong(kindQuery, "Skriv den dag, udtrækket blev hentet, fx 2026-09-20.")
		}
		q.Tal = []publish.Udtraek{u}
	}
	return q, nil
}

// arkivBegynd gives a Word draft for each school and the list of what is missing, as a
// ZIP file. It is made of the internal records by who may read them all.
func (s *server) arkivBegynd(c *gin.Context, w caller) {
	q, err := readAarsstart(c, years(s.now())[:2])
	if err != nil {
		s.failIn(c, err)
		return
	}
	q.Sidste, err = s.service.LastYear(c.Request.Context(), func(nr string) bool { return w.Has(config.RoleReadIntern, nr) })
	var all []publish.Begyndt
	if err == nil {
		all, err = s.service.BeginYear(c.Request.Context(), q)
	}
	if errors.Is(err, publish.ErrAarsstart) {
		s.sayIn(c, http.StatusNotFound, "Der er intet at begynde med", "Der er endnu ikke offentliggjort notater, som et nyt år kan begynde med.")
		return
	}
	var pakke []byte
	if err == nil {
		pakke, err = publish.Pakke(q.Skoleaar, all)
	}
	if err != nil {
		s.failIn(c, handedProblem(err))
		return
	}
	s.hand(c, "application/zip", "aarsstart-"+inAddress(q.Skoleaar)+".zip", pakke, nil)
}
