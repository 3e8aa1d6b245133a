package httpapi

import (
	"context"
	"errors"
	"maps"
	"net/http"
	"slices"
	"strconv"
	"time"

	"github.com/gin-gonic/gin"

	"notat/internal/publish"
)

// notatView is the page of one notat: what stands in its way, and its files.
type notatView struct {
	frame
	Navn     string // what the notat is called, with its year
	Draft    bool
	Faults   faults // of the notat as it is
	Final    faults // what a draft lacks before it may be final
	Udeladt  []udeladt
	Besvaret []publish.Besvarelse // answers for who approves
	List     bool                 // a list of those who took part stands in a text, and can be moved
	Edits    *editsView           // of the Word files that it came from
	Begun    *editsView           // of the file from elsewhere that it came from
	Public   bool                 // it came from a file that holds the public edition alone
	Template string
	Keep     bool // it may be kept at the municipality by who sees the page
	Endelig  bool
	Word     string // who shall read the Word file
	Senest   string
}

// udeladt is one thing that the public edition leaves out, in a clerk's words.
type udeladt struct{ Sted, Tekst string }

// commentDays is how long a round of comments is unless another day is chosen.
const commentDays = 14

// showNotat does what the pressed button says with a notat: makes a file of it, or
// shows its page.
func (s *server) showNotat(c *gin.Context, f handedIn, back *publish.IndleveringSvar) {
	err := f.answer()
	if err != nil {
		s.frontError(c, frontView{}, err)
		return
	}
	q := publish.Request{Data: f.record, Name: f.Name}
	if f.Endelig {
		q.Status = "endelig"
	}
	ctx := c.Request.Context()
	if f.Action == actionNext {
		if q.Data, err = s.service.Next(ctx, q); err != nil {
			s.notatError(c, f, back, err)
			return
		}
		q.Status, f.Action, f.readers = "", "docx", ""
	}
	if f.Action == actionMove {
		if f.record, _, err = s.service.MoveLists(ctx, q); err != nil {
			s.notatError(c, f, back, err)
			return
		}
	}
	if format, ok := publish.FormatNamed(f.Action); ok {
		if f.Action == "docx" && f.readers == "kommentering" {
			if q.Kommentering, q.Status = f.lastDay, ""; f.lastDay == "" {
				s.notatError(c, f, back, wrong(kindQuery, "Skriv, hvornår kommentarerne skal være kommet."))
				return
			}
		}
		s.render(c, q, format, func(c *gin.Context, err error) {
			var no *publish.Rejected
			if errors.As(err, &no) && format.Name == "docx" && q.Status == "" { // what stops a final notat is mended in Word
				q.Status = "udkast"
				s.render(c, q, format, func(c *gin.Context, err error) { s.notatError(c, f, back, err) })
				return
			}
			s.notatError(c, f, back, err)
		})
		return
	}
	s.notatPage(c, http.StatusOK, f, back, nil)
}

// answer puts the answers to findings that came along into the notat.
func (f *handedIn) answer() (err error) {
	if len(f.fund) > 0 {
		f.record, err = publish.Answer(f.record, slices.Collect(maps.Values(f.fund)))
	}
	return err
}

// notatError shows on the notat's page what went wrong with the file.
func (s *server) notatError(c *gin.Context, f handedIn, back *publish.IndleveringSvar, err error) {
	var no *publish.Rejected
	if p, told := s.said(c, err); told {
		status := p.Status
		if errors.As(err, &no) {
			p = nil // the page tells all of it
		}
		s.notatPage(c, status, f, back, p)
	}
}

func (s *server) notatPage(c *gin.Context, status int, f handedIn, back *publish.IndleveringSvar, p *problem) {
	v := notatView{frame: frame{Problem: p}, Public: f.public, Template: f.Name, Endelig: f.Endelig, Word: f.readers, Senest: f.lastDay, Keep: !f.public && s.keeps(c)}
	if v.Senest == "" {
		v.Senest = s.now().AddDate(0, 0, commentDays).Format(time.DateOnly)
	}
	err := s.reportOn(c.Request.Context(), f, &v)
	switch {
	case err != nil || back == nil:
	case f.begins: // the answers stand with their questions, and may be others
		e := editsOf(back.Rest)
		if v.Begun = &e; e.Asked != nil {
			v.origin = f.from
		}
	default:
		e := editsOf(back.Rest)
		e.Changes, err = back.Shown(c.Request.Context())
		for _, i := range e.Asked {
			if i.Severity != publish.Ask { // decided already, and told of; the answer may be another
				e.Told = append(e.Told, i)
			}
		}
		if v.Edits = &e; e.Asked != nil {
			v.origin = f.origin()
		}
	}
	if err != nil {
		s.frontError(c, frontView{}, err)
		return
	}
	v.carries = []publish.Fil{{Data: f.record}}
	v.Titel = v.Heading() + " – " + v.Navn
	s.show(c, status, "notat.html", &v)
}

// reportOn checks the notat as it is, and a draft as what it is to become.
func (s *server) reportOn(ctx context.Context, f handedIn, v *notatView) error {
	q := publish.Request{Data: f.record, Name: f.Name}
	if f.Endelig {
		q.Status = "endelig"
	}
	r, err := s.service.Validate(ctx, q)
	if err != nil {
		return err
	}
	v.Faults, v.Draft, v.Navn = sorted(r.Faults), r.Draft(), r.Navn()
	v.Besvaret = r.Besvaret
	if v.List, err = s.service.HasList(ctx, f.record, r.Faults); err != nil {
		return err
	}
	for _, u := range r.Udeladt {
		v.Udeladt = append(v.Udeladt, udeladt{r.Sted(u), u.Tekst})
	}
	if !v.Draft || v.Faults.Open() > 0 {
		return nil
	}
	q.Status = "endelig"
	if r, err = s.service.Validate(ctx, q); err != nil {
		return err
	}
	v.Final = sorted(r.Faults)
	v.Faults.Warnings = v.Final.Warnings // the others are what it lacks
	return nil
}

// Heading says in a few words how the notat stands.
func (v *notatView) Heading() string {
	switch n := v.Faults.Open(); {
	case n == 1:
		return "1 ting skal rettes"
	case n > 1:
		return strconv.Itoa(n) + " ting skal rettes"
	case v.Draft:
		return "Udkastet kan hentes"
	}
	return "Notatet er klar"
}
