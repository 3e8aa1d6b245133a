package httpapi

import (
	"html/template"
	"net/http"

	"github.com/gin-gonic/gin"
)

// around is what stands around every public page: the municipality's look, whom to
// turn to, and the accessibility statement.
type around struct {
	Vindue          string // title of the window, and of the page where it is shared
	Canonical, Feed string // addresses, or ""
	Framed          bool   // shown in a frame of another page
	Hidden          bool   // not to be found by searching, and not shown where it is shared
	CSS             template.CSS
	Header, Footer  template.HTML
	Contact, Was    string
}

// around gives it. A template that cannot be had takes its look with it, and nothing else.
func (s *server) around(title, kommune, skole string) around {
	a := around{Vindue: title, Contact: s.contact}
	if s.was != "" {
		a.Was = s.url("was")
	}
	if look, err := s.service.Around(kommune, skole); err == nil { // written by the renderer, which escapes
		a.CSS, a.Header, a.Footer = template.CSS(look.CSS), template.HTML(look.Header), template.HTML(look.Footer)
	}
	return a
}

// statement leads to the accessibility statement of the public pages.
func (s *server) statement(c *gin.Context) {
	if s.was == "" {
		s.say(c, http.StatusNotFound, message{Titel: "Tilgængelighedserklæring", Tekst: "Kommunen har endnu ikke angivet, hvor erklæringen står.", Side: s.url("skoler")})
		return
	}
	c.Header("Cache-Control", "no-cache")
	c.Redirect(http.StatusFound, s.was)
}
