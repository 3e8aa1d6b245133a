package httpapi

import (
	"net/http"

	"github.com/gin-gonic/gin"
)

// healthy says that the process answers.
func (s *server) healthy(c *gin.Context) { c.String(http.StatusOK, "ok\n") }

// ready says that the default template stands in every format, and that the
// archive can be read and written.
func (s *server) ready(c *gin.Context) {
	if s.draining.Load() {
		answer(c, kindNotReady.with("Tjenesten er ved at stoppe."))
		return
	}
	if err := s.service.Ready(); err != nil {
		s.logOf(c).Error("not ready", "error", err.Error())
		answer(c, kindNotReady.with("Skabelonen kan ikke bruges."))
		return
	}
	if a, err := s.service.Archive(); err == nil {
		if err := a.Ready(c.Request.Context()); err != nil {
			s.logOf(c).Error("not ready", "error", err.Error())
			answer(c, kindNotReady.with("Arkivet kan ikke nås."))
			return
		}
	}
	c.String(http.StatusOK, "ok\n")
}
