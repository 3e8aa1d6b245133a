package httpapi

import (
	"net/http"

	"github.com/gin-gonic/gin"
)

// healthy says that the process answers.
func (s *server) healthy(c *gin.Context) { c.String(http.StatusOK, "ok\n") }

// ready says that the default template stands in every format.
func (s *server) ready(c *gin.Context) {
	if err := s.service.Ready(); err != nil {
		s.log.Error("not ready", "error", err.Error())
		answer(c, kindNotReady.with("Skabelonen kan ikke bruges."))
		return
	}
	c.String(http.StatusOK, "ok\n")
}
