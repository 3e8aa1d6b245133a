package httpapi

import (
	"net/http"

	"github.com/gin-gonic/gin"

	"notat/internal/publish"
)

// validate answers with everything that the checks found.
func (s *server) validate(c *gin.Context) {
	q, data, ok := s.posted(c, byTemplate, byStatus)
	if !ok {
		return
	}
	report, err := s.service.Validate(c.Request.Context(), publish.Request{Data: data, Name: q["template"], Status: q["status"]})
	if err != nil {
		s.fail(c, err)
		return
	}
	c.Header("Cache-Control", "no-store")
	c.PureJSON(http.StatusOK, report.Svar())
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

// recordSchema answers with the record's JSON Schema.
func (s *server) recordSchema(c *gin.Context) {
	c.Data(http.StatusOK, "application/schema+json", publish.Schema())
}
