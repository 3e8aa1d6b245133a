package httpapi

import (
	"bytes"
	"context"
	"errors"
	"html/template"
	"io"
	"net/http"
	"strconv"

	"github.com/gin-gonic/gin"

	"notat/internal/fault"
	"notat/internal/publish"
)

// frontPage and indleveringPage are the pages with forms.
var (
	frontPage       = template.Must(template.ParseFS(pagesFS, "sider/forside.html", "sider/faelles.css", "sider/formular.css"))
	indleveringPage = template.Must(template.ParseFS(pagesFS, "sider/indlevering.html", "sider/faelles.css", "sider/formular.css"))
)

// view is what the page shows.
type view struct {
	Templates []string
	Chosen    form
	Problem   *problem      // what went wrong with the request itself
	Answered  bool          // a record was checked
	Errors    fault.List    // errors
	Warnings  fault.List    // warnings
	Udeladt   []udeladt     // left out of the public edition
	Skabelon  *skabelonView // a template was checked
	Release   string
}

// udeladt is one thing that the public edition leaves out, in a clerk's words.
type udeladt struct{ Sted, Tekst string }

// checkOnly is the button that checks the record; the others name a format.
const checkOnly = "tjek"

// form is the posted form.
type form struct {
	Action, Template, Udgave, Status string
	data                             []byte
}

func (s *server) page(c *gin.Context) { s.show(c, http.StatusOK, view{}) }

func (s *server) show(c *gin.Context, status int, p view) {
	p.Templates, p.Release = s.service.Templates(), publish.Release
	var b bytes.Buffer
	if err := frontPage.Execute(&b, p); err != nil {
		s.fail(c, err)
		return
	}
	c.Header("Cache-Control", "no-store")
	if status == http.StatusServiceUnavailable {
		c.Header("Retry-After", strconv.Itoa(retryAfter))
	}
	c.Data(status, "text/html; charset=utf-8", b.Bytes())
	c.Abort()
}

// pagePosted does what the pressed button says: check, or make a document. What
// is wrong is shown on the page, not as a problem document.
func (s *server) pagePosted(c *gin.Context) {
	f, err := readForm(c)
	if err != nil {
		s.showError(c, f, err)
		return
	}
	q := publish.Request{Data: f.data, Name: f.Template, Udgave: publish.Udgave(f.Udgave), Status: f.Status}
	if format, ok := publish.FormatNamed(f.Action); ok {
		s.render(c, q, format, func(c *gin.Context, err error) { s.showError(c, f, err) })
		return
	}
	report, err := s.service.Validate(c.Request.Context(), q)
	if err != nil {
		s.showError(c, f, err)
		return
	}
	s.showReport(c, http.StatusOK, f, *report)
}

func (s *server) showReport(c *gin.Context, status int, f form, r publish.Report) {
	p := view{Chosen: f, Answered: true, Errors: r.Faults.Only(fault.Error), Warnings: r.Faults.Only(fault.Warning)}
	for _, u := range r.Udeladt {
		p.Udeladt = append(p.Udeladt, udeladt{r.Sted(u), u.Tekst})
	}
	s.show(c, status, p)
}

func (s *server) showError(c *gin.Context, f form, err error) {
	var no *publish.Rejected
	if errors.As(err, &no) {
		s.showReport(c, http.StatusUnprocessableEntity, f, no.Report)
		return
	}
	if errors.Is(err, context.Canceled) && c.Request.Context().Err() != nil { // nobody is there to read it
		c.Abort()
		return
	}
	var q queryError
	p, known := problemOf(err)
	switch {
	case errors.As(err, &q):
		p = q.problem
	case !known:
		s.log.Error("failure", "route", c.FullPath(), "error", err.Error())
	}
	s.show(c, p.Status, view{Chosen: f, Problem: &p})
}

// otherFiles are what is picked by mistake, known by how they begin.
var otherFiles = []struct{ begins, detail string }{
	{"PK", "Filen er et Word-dokument og ikke en post. Er det et rettet udkast, så vælg den under »Indlever rettet udkast«."},
	{"%PDF-", "Filen er en PDF-fil og ikke en post. Vælg den JSON-fil, som notatet laves af."},
}

// readForm reads the form.
func readForm(c *gin.Context) (form, error) {
	var f form
	fields := map[string]*string{"handling": &f.Action, "template": &f.Template, "udgave": &f.Udgave, "status": &f.Status}
	err := eachField(c, publish.MaxBytes+formSlack, "Send formularen fra siden.", func(name string, p io.Reader) (err error) {
		into, known := fields[name]
		switch {
		case name == "fil":
			f.data, err = readWhole(p, -1)
			return arrived(err)
		case !known:
			return wrong(kindQuery, "Formularen har intet felt %q.", name)
		}
		*into, err = small(name, p)
		return err
	})
	if err != nil {
		return f, err
	}
	if len(f.data) == 0 {
		return f, wrong(kindQuery, "Vælg en post (en JSON-fil) først.")
	}
	for _, o := range otherFiles {
		if bytes.HasPrefix(f.data, []byte(o.begins)) {
			return f, wrong(kindNotJSON, "%s", o.detail)
		}
	}
	if _, known := publish.FormatNamed(f.Action); !known && f.Action != "" && f.Action != checkOnly {
		return f, wrong(kindQuery, "handling skal være tjek, pdf, docx eller html.")
	}
	return f, nil
}
