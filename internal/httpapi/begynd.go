package httpapi

import (
	"context"
	"errors"
	"net/http"
	"strings"

	"github.com/gin-gonic/gin"

	"notat/internal/publish"
)

// actionLastYear makes next year's notat of what a file from elsewhere says.
const actionLastYear = "sidsteaar"

// ownName is the name of the field for an answer in one's own words: what such an
// answer begins with and the id of the question follow, with a full stop between.
const ownName = "egne."

// beginView is the page of a file from elsewhere: what must be answered before it is a
// notat.
type beginView struct {
	editsView
	Navn string // of the file
}

// beginRoutes are the addresses at which a record is begun with a file.
func (s *server) beginRoutes() []route {
	problems := []*kind{kindNotJSON, kindQuery, kindNotFound, kindTooLarge, kindMedia, kindFile, kindBusy, kindSlow}
	return []route{
		{method: "POST", path: "/v1/begynd", summary: "Begynd en post med en fil: et notat, som er hentet her, et Word-udkast eller en fil, som andre har lavet. Intet gemmes; send det samme igen med svarene.",
			handler: s.beginWith, body: bodyBegin, problems: problems,
			answers: []reply{{200, "application/json", "Indleveret", "Hvad der kom ud af det.", nil}}},
	}
}

// beginWith answers with the record that a file begins.
func (s *server) beginWith(c *gin.Context) {
	q, err := readBegin(c)
	if err != nil {
		s.fail(c, err)
		return
	}
	back, err := s.goOn(c.Request.Context(), q)
	s.answerHandedIn(c, back, err)
}

// goOn begins a record with a file; one from elsewhere waits for those before it.
func (s *server) goOn(ctx context.Context, q publish.Begyndelse) (*publish.IndleveringSvar, error) {
	if publish.Foreign(q.Fil) {
		leave, err := s.line.join(ctx)
		if err != nil {
			return nil, err
		}
		defer leave()
	}
	return s.service.Begin(ctx, q)
}

// begun begins a record. What is wrong with the file or the answers becomes a problem
// here.
func (s *server) begun(ctx context.Context, q publish.Begyndelse) (*publish.IndleveringSvar, error) {
	back, err := s.goOn(ctx, q)
	return back, handedProblem(err)
}

// handedProblem gives what is wrong with a file that was handed in, or with its
// answers, as a problem.
func handedProblem(err error) error {
	var no *publish.Ulaeselig
	switch {
	case errors.As(err, &no):
		return wrong(kindFile, "%s", no.Besked)
	case errors.Is(err, publish.ErrSvar):
		return wrong(kindQuery, "svar skal være et JSON-objekt fra id til valg.")
	}
	return err
}

func readBegin(c *gin.Context) (q publish.Begyndelse, err error) {
	err = eachField(c, maxIndlevering, "Send filen som multipart/form-data i feltet fil.", nil, func(p posted) (err error) {
		switch p.name {
		case "fil":
			q.Navn = p.file
			q.Fil, err = p.whole(publish.MaxFil)
			return err
		case "svar":
			q.Svar, err = p.whole(maxSvar)
			return err
		}
		v, err := p.small()
		switch {
		case err != nil:
			return err
		case p.name == "template":
			q.Name = v
		case p.name == "somSidsteAar" && v == "ja":
			q.SomSidsteAar = true
		default:
			return wrong(kindQuery, "Formularen har intet felt %q med den værdi.", p.name)
		}
		return nil
	})
	if err == nil && len(q.Fil) == 0 {
		err = wrong(kindQuery, "Vælg en fil først.")
	}
	return q, err
}

// beginPage answers on a page what came of a file from elsewhere: its questions, and
// with nothing left to answer the notat.
func (s *server) beginPage(c *gin.Context, f handedIn) {
	back, err := s.begun(c.Request.Context(), publish.Begyndelse{Fil: f.Fil, Navn: f.Navn, Svar: f.Svar, Name: f.Name, SomSidsteAar: f.Action == actionLastYear})
	switch {
	case err != nil:
		s.frontError(c, frontView{}, err)
	case back.Open:
		v := beginView{editsOf(back.Rest), f.Navn}
		v.Titel, v.To, v.Template, v.carries = "Skriv videre", "/", f.Name, f.origin()
		s.show(c, http.StatusOK, "begynd.html", &v)
	default:
		if f.Action == actionLastYear {
			f.Action = actionShow
		}
		f.from = f.origin()
		f.Indlevering, f.record = publish.Indlevering{Name: f.Name}, back.Settled()
		s.showNotat(c, f, back)
	}
}

// ownWords gives what an answer in one's own words says.
func ownWords(r publish.Row) string {
	if s, own := strings.CutPrefix(r.Chosen, r.Words); own {
		return s
	}
	return ""
}

// sureOf gives the answer to a question that has but one, and rows that say the rest:
// to send them is to give it.
func sureOf(i publish.Rest) string {
	if len(i.Rows) == 0 || len(i.Choices) != 1 {
		return ""
	}
	return i.Choices[0].ID
}

// plainRow reports whether a row is answered with words, and its choices are words too.
func plainRow(r publish.Row) bool {
	for _, c := range r.Choices {
		if !strings.HasPrefix(c.ID, r.Words) {
			return false
		}
	}
	return r.Words != ""
}
