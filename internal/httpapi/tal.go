package httpapi

import (
	"github.com/gin-gonic/gin"

	"notat/internal/publish"
)

// maxTal is the largest body: an extract, a record and the answers.
const maxTal = publish.MaxUdtraek + publish.MaxBytes + 1<<20

// talRoutes are the addresses at which figures come in.
func (s *server) talRoutes() []route {
	return []route{{method: "POST", path: "/v1/tal", summary: "Sæt tal fra et udtræk af Uddannelsesstatistik ind i en post: den nye post, ændringerne og det, der skal besvares. Intet gemmes; send det samme igen med svarene.",
		handler: s.tal, body: bodyTal, problems: []*kind{kindNotJSON, kindQuery, kindNotFound, kindTooLarge, kindMedia, kindRecord, kindFile, kindBusy, kindSlow},
		answers: []reply{{200, "application/json", "Indleveret", "Hvad der kom ud af det.", nil}}}}
}

// tal answers with what came of an extract.
func (s *server) tal(c *gin.Context) {
	q, err := readTal(c)
	if err != nil {
		s.fail(c, err)
		return
	}
	back, err := s.service.ReadTal(c.Request.Context(), q)
	s.answerHandedIn(c, back, err)
}

// readTal reads the form.
func readTal(c *gin.Context) (q publish.Tal, err error) {
	err = eachField(c, maxTal, "Send udtrækket som multipart/form-data i feltet fil.", nil, func(p posted) error {
		var err error
		switch p.name {
		case "fil":
			q.Fil.Navn = p.file
			q.Fil.Data, err = p.whole(publish.MaxUdtraek)
		case "record":
			q.Record, err = p.whole(publish.MaxBytes)
		case "svar":
			q.Svar, err = p.whole(maxSvar)
		case "dato":
			q.Dato, err = p.small()
		case "template":
			q.Name, err = p.small()
		default:
			err = wrong(kindQuery, "Formularen har intet felt %q.", p.name)
		}
		return err
	})
	if err == nil && (len(q.Fil.Data) == 0 || len(q.Record) == 0) {
		err = wrong(kindQuery, "Send både udtrækket (fil) og posten (record).")
	}
	return q, err
}
