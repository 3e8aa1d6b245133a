package httpapi

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"net/http"

	"github.com/gin-gonic/gin"

	"notat/internal/publish"
)

var kindFile = &kind{"ulaeselig-fil", http.StatusUnprocessableEntity, "Filen kan ikke læses"}

// maxIndlevering is the largest body: a draft and two records, in base64 where
// the page sends them again, and the answers.
const maxIndlevering = publish.MaxWord + 2*publish.MaxBytes + 1<<20

// What it takes to write an answer, in bytes of memory for each byte that is sent
// back: a record within JSON, and files within a page.
const (
	jsonCost = 6
	pageCost = 7
)

// maxSvar bounds the answers; each is some forty bytes.
const maxSvar = 1 << 20

// indleveringRoutes are the addresses at which an edited draft is handed back.
func (s *server) indleveringRoutes() []route {
	problems := []*kind{kindNotJSON, kindQuery, kindNotFound, kindTooLarge, kindMedia, kindRecord, kindFile, kindBusy, kindSlow}
	return []route{
		{method: "POST", path: "/v1/indlevering", summary: "Indlever et rettet Word-udkast: den nye post, ændringerne og det, der skal besvares. Intet gemmes; send det samme igen med svarene.",
			handler: s.indlevering, body: bodyHandback, problems: problems,
			answers: []reply{{200, "application/json", "Indleveret", "Hvad der kom ud af det.", nil}}},
	}
}

// indlevering answers with what came of an edited draft.
func (s *server) indlevering(c *gin.Context) {
	f, err := readIndlevering(c)
	if err != nil {
		s.fail(c, err)
		return
	}
	back, err := s.service.ReadBack(c.Request.Context(), f)
	s.answerHandedIn(c, back, err)
}

// answerHandedIn answers with what came of a file that was handed in.
func (s *server) answerHandedIn(c *gin.Context, back *publish.IndleveringSvar, err error) {
	if err != nil {
		s.fail(c, handedProblem(err))
		return
	}
	var data []byte
	err = s.room.Turn(c.Request.Context(), jsonCost*len(back.Record), func() (err error) {
		data, err = asJSON(back)
		return err
	})
	s.hand(c, "application/json; charset=utf-8", "", data, err)
}

// asJSON writes an answer as Gin's PureJSON does.
func asJSON(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	err := e.Encode(v)
	return b.Bytes(), err
}

// readBack reads a draft back. What is wrong with the file or the answers becomes
// a problem here.
func (s *server) readBack(ctx context.Context, q publish.Indlevering) (back *publish.IndleveringSvar, err error) {
	back, err = s.service.ReadBack(ctx, q)
	return back, handedProblem(err)
}

// readIndlevering reads the form: one file or several, and what they are held
// against.
func readIndlevering(c *gin.Context) (q publish.Indlevering, err error) {
	err = eachField(c, maxIndlevering, "Send udkastet som multipart/form-data i feltet fil.", map[string]bool{"fil": true}, func(p posted) error {
		fields := map[string]struct {
			to  *[]byte
			max int64
		}{"record": {&q.Record, publish.MaxBytes}, "aktuel": {&q.Current, publish.MaxBytes}, "svar": {&q.Svar, maxSvar}}
		field, isFile := fields[p.name]
		switch {
		case p.name == "fil":
			data, err := p.whole(publish.MaxWord)
			if err == nil && len(data) > 0 { // a file that was not chosen is an empty field
				err = q.Add(publish.Fil{Navn: p.file, Data: data})
			}
			return err
		case isFile:
			data, err := p.whole(field.max)
			if len(data) > 0 {
				*field.to = data
			}
			return err
		case p.name != "template" && p.name != "endelig":
			return wrong(kindQuery, "Formularen har intet felt %q.", p.name)
		}
		v, err := p.small()
		switch {
		case err != nil:
			return err
		case p.name == "template":
			q.Name = v
		case v == "ja":
			q.Endelig = true
		default:
			return wrong(kindQuery, "Formularen har intet felt %q med den værdi.", p.name)
		}
		return nil
	})
	switch {
	case errors.Is(err, publish.ErrTooMany):
		err = wrong(kindQuery, "Send højst %d filer ad gangen.", publish.MaxFiler)
	case err == nil && len(q.Fil) == 0:
		err = wrong(kindQuery, "Vælg det rettede Word-udkast først.")
	}
	return q, err
}
