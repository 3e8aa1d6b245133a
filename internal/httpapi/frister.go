package httpapi

import (
	"net/http"
	"time"

	"github.com/gin-gonic/gin"

	"notat/internal/publish"
)

// toldBefore is how many days before its time a draft is told of in the list.
const toldBefore = 60

// soon gives the day on which a draft goes, "" when that is not soon.
func (s *server) soon(u publish.Udkast) string {
	if day := s.frister.Draft(u); day < s.now().AddDate(0, 0, toldBefore).Format(time.DateOnly) {
		return day
	}
	return ""
}

// fristerView lists what goes when.
type fristerView struct {
	frame
	publish.Frister
	Drafts, Notater        []fristLine
	Leapt                  *publish.Leapt // nothing goes: the clock may be wrong
	Date, Today, LastSwept string         // the service's, and of the last time that things went, in words
	Confirms               bool           // the caller may say that the date is right
}

type fristLine struct {
	publish.Frist
	Day string // in words
}

func (s *server) arkivFrister(c *gin.Context, w caller) {
	now := s.now()
	all, err := s.service.Upcoming(c.Request.Context(), s.frister)
	v := &fristerView{frame: frame{Titel: "Hvad der slettes hvornår"}, Frister: s.frister, Confirms: w.Can("POST /arkiv/frister"), Date: now.UTC().Format(time.DateOnly)}
	if err == nil {
		v.Leapt, err = s.service.Leapt(c.Request.Context(), now)
	}
	if err != nil {
		s.failIn(c, err)
		return
	}
	if v.Leapt != nil {
		v.Today, v.LastSwept = dato(now.UTC().Format(time.RFC3339)), dato(v.Leapt.Last.Format(time.RFC3339))
	}
	for _, f := range all {
		line := fristLine{f, dato(f.Dag + "T00:00:00Z")}
		switch {
		case f.Udkast != nil && w.mine("GET /arkiv/udkast/{id}", f.Udkast.Institutionsnr):
			v.Drafts = append(v.Drafts, line)
		case f.Notat != nil && w.can("GET /arkiv/notater/{id}", f.Notat.Institutionsnr):
			v.Notater = append(v.Notater, line)
		}
	}
	s.show(c, http.StatusOK, "arkiv-frister.html", v)
}

// confirmDate takes the word of who administers that the service's date is right. It is the
// date that the page showed: a clock that has moved since is another matter.
func (s *server) confirmDate(c *gin.Context, w caller) {
	form, err := smallForm(c)
	if err == nil {
		err = sure(form, "datoen passer")
	}
	now := s.now()
	switch {
	case err != nil:
	case form.Get("dato") != now.UTC().Format(time.DateOnly):
		err = wrong(kindQuery, "Tjenestens dato er en anden nu. Se den, og tryk igen.")
	default:
		err = s.service.Believe(c.Request.Context(), now)
	}
	if err != nil {
		s.failIn(c, err)
		return
	}
	s.log.Info("the date was said to be right", "by", w.Bruger)
	c.Redirect(http.StatusSeeOther, s.url("arkiv", "frister"))
}
