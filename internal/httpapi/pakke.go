package httpapi

import (
	"github.com/gin-gonic/gin"

	"notat/internal/config"
	"notat/internal/publish"
)

// pakke answers with all files that the case system takes.
func (s *server) pakke(c *gin.Context, who caller) {
	files, ok := s.sagsfiler(c, who)
	if !ok {
		return
	}
	data, err := publish.Sagspakke(files)
	s.hand(c, "application/zip", publish.Pakkefil(files), data, err)
}

// sagsfil answers with one of them.
func (s *server) sagsfil(c *gin.Context, who caller) {
	files, ok := s.sagsfiler(c, who)
	if !ok {
		return
	}
	f, there := publish.SagsfilNamed(files, c.Param("del"))
	if !there {
		s.fail(c, publish.ErrNotFound)
		return
	}
	s.hand(c, f.MIME, f.Navn, f.Data, nil)
}

func (s *server) sagsfiler(c *gin.Context, who caller) ([]publish.Sagsfil, bool) {
	school, err := s.schoolOf(c, ofNotat)
	var files []publish.Sagsfil
	if err == nil {
		files, err = s.service.Sagsfiler(c.Request.Context(), c.Param("id"), who.Has(config.RoleReadIntern, school))
	}
	if err != nil {
		s.fail(c, err)
	}
	return files, err == nil
}
