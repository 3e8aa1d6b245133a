package httpapi

import (
	"fmt"
	"net/http"
	"strings"
	"time"

	"github.com/gin-gonic/gin"

	"notat/internal/publish"
)

// frontView is the front page: three doors.
type frontView struct {
	frame
	Kommune, Skole, Skoleaar string   // as they were filled in
	Years                    []string // to choose from
}

// front answers with the front page.
func (s *server) front(c *gin.Context) {
	s.showFront(c, http.StatusOK, frontView{frame: frame{typed: true}})
}

func (s *server) showFront(c *gin.Context, status int, v frontView) {
	v.Titel = "Notat af skoleudviklingssamtalen"
	if v.Problem != nil {
		v.Titel = v.Problem.Title + " – " + v.Titel
	}
	v.Years = years(s.now())
	if v.Skoleaar == "" {
		v.Skoleaar = v.Years[1]
	}
	s.show(c, status, "forside.html", &v)
}

// years are the school years that a notat may be begun for: the coming one, that
// of the day, and the four before it.
func years(day time.Time) []string {
	first := day.Year()
	if day.Month() < time.August {
		first--
	}
	var out []string
	for y := first + 1; y >= first-4; y-- {
		out = append(out, fmt.Sprintf("%04d/%02d", y, (y+1)%100))
	}
	return out
}

// begin answers with the Word draft of a new notat.
func (s *server) begin(c *gin.Context) {
	given := c.Request.URL.Query() // a page tells what is wrong, and of no parameter
	v := frontView{Kommune: given.Get("kommune"), Skole: given.Get("skole"), Skoleaar: strings.TrimSpace(given.Get("skoleaar"))}
	data, err := s.service.New(publish.Ny{Kommune: v.Kommune, Skole: v.Skole, Skoleaar: v.Skoleaar})
	if err != nil {
		s.frontError(c, v, err)
		return
	}
	word, _ := publish.FormatNamed("docx")
	s.render(c, publish.Request{Data: data}, word, func(c *gin.Context, err error) { s.frontError(c, v, err) })
}

// frontError shows on the front page what went wrong.
func (s *server) frontError(c *gin.Context, v frontView, err error) {
	p, told := s.said(c, err)
	if !told {
		return
	}
	v.Problem = p
	s.showFront(c, p.Status, v)
}
