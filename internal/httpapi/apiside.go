package httpapi

import (
	"net/http"
	"strings"

	"github.com/gin-gonic/gin"
)

// apiView is the page for who sends records by program.
type apiView struct {
	frame
	Groups []apiGroup
}

// apiGroup are addresses that belong together.
type apiGroup struct {
	Name   string
	Routes []apiRoute
}

type apiRoute struct{ Method, Path, Summary string }

// apiPage lists the interface's addresses, from the table that makes them.
func (s *server) apiPage(c *gin.Context) {
	v := apiView{frame: frame{Titel: "For it-afdelingen"}}
	for _, g := range groups {
		list := apiGroup{Name: g.description}
		for _, r := range s.table() {
			if tagOf(r.path) == g.name && (strings.HasPrefix(r.path, "/v1/") || g.name == "drift") {
				list.Routes = append(list.Routes, apiRoute{r.method, r.path, r.summary})
			}
		}
		if list.Routes != nil {
			v.Groups = append(v.Groups, list)
		}
	}
	s.show(c, http.StatusOK, "api.html", &v)
}
