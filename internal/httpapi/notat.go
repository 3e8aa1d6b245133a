package httpapi

import (
	"net/http"
	"net/url"
	"strconv"

	"github.com/gin-gonic/gin"

	"notat/internal/publish"
)

// notat answers a posted record with the document in one format.
func (s *server) notat(f publish.Format) gin.HandlerFunc {
	return func(c *gin.Context) {
		if q, data, ok := s.posted(c, documentQuery(f)...); ok {
			s.render(c, publish.Request{Data: data, Name: q["template"], Udgave: publish.Udgave(q["udgave"]), Status: q["status"], Kommentering: q["kommentering"]}, f, s.fail)
		}
	}
}

// render makes the document and answers with it, or hands the error on.
func (s *server) render(c *gin.Context, q publish.Request, f publish.Format, fail func(*gin.Context, error)) {
	s.renderTo(c, asFile, q, f, fail)
}

// handing is what a browser does with a document: keeps it as a file, or shows it, which
// leaves no copy.
type handing string

const (
	asFile   handing = "attachment"
	inWindow handing = "inline"
)

// renderTo is render for who says what the browser does with the document.
func (s *server) renderTo(c *gin.Context, to handing, q publish.Request, f publish.Format, fail func(*gin.Context, error)) {
	d, err := s.service.Render(c.Request.Context(), q, f)
	if err == nil {
		err = holding(c, len(d.Data))
	}
	if err != nil {
		fail(c, err)
		return
	}
	h := c.Writer.Header()
	h.Set("Content-Disposition", disposition(to, d.Navn))
	h.Set("Cache-Control", "no-store")
	h.Set("Notat-Advarsler", strconv.Itoa(len(d.Faults)))
	h.Set("Notat-Udeladt", strconv.Itoa(len(d.Udeladt)))
	h.Set("Content-Length", strconv.Itoa(len(d.Data)))
	c.Data(http.StatusOK, d.MIME, d.Data)
}

// disposition names the file in both forms of RFC 6266: the first for old
// clients, the second with the school's own letters (RFC 8187).
func disposition(to handing, n publish.Filnavn) string {
	return string(to) + `; filename="` + n.ASCII + `"; filename*=UTF-8''` + url.PathEscape(n.Danish)
}
