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
	Drafts, Notater []fristLine
}

type fristLine struct {
	publish.Frist
	Day string // in words
}

func (s *server) arkivFrister(c *gin.Context, w caller) {
	all, err := s.service.Upcoming(c.Request.Context(), s.frister)
	if err != nil {
		s.failIn(c, err)
		return
	}
	v := &fristerView{frame: frame{Titel: "Hvad der slettes hvornår"}, Frister: s.frister}
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
