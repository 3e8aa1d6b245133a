package httpapi

import (
	"context"
	"net/http"

	"github.com/gin-gonic/gin"

	"notat/internal/publish"
)

// validering answers with everything that the checks found.
func (s *server) validering(c *gin.Context) {
	q, data, ok := s.posted(c, byTemplate, byStatus)
	if !ok {
		return
	}
	report, err := s.validate(c.Request.Context(), publish.Request{Data: data, Name: q["template"], Status: q["status"]})
	if err != nil {
		s.fail(c, err)
		return
	}
	c.Header("Cache-Control", "no-store")
	c.PureJSON(http.StatusOK, report.Svar())
}

// validate checks a record in its turn.
func (s *server) validate(ctx context.Context, q publish.Request) (report *publish.Report, err error) {
	err = s.inTurn(ctx, func() (err error) {
		report, err = s.service.Validate(ctx, q)
		return err
	})
	return report, err
}

// ny answers with an empty record.
func (s *server) ny(c *gin.Context) {
	q, err := query(c, parameter{name: "kommune"}, parameter{name: "skole"}, parameter{name: "skoleaar"})
	if err != nil {
		s.fail(c, err)
		return
	}
	data, err := s.service.New(publish.Ny{Kommune: q["kommune"], Skole: q["skole"], Skoleaar: q["skoleaar"]})
	if err != nil {
		s.fail(c, err)
		return
	}
	c.Header("Content-Disposition", `attachment; filename="samtale.json"`)
	c.Data(http.StatusOK, "application/json", data)
}

// skema answers with the record's JSON Schema.
func (s *server) skema(c *gin.Context) {
	c.Data(http.StatusOK, "application/schema+json", publish.Schema())
}
