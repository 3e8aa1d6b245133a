package httpapi

import (
	"bytes"
	"context"
	"errors"
	"html/template"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"strconv"

	"github.com/gin-gonic/gin"

	"notat/internal/fault"
	"notat/internal/publish"
)

// forside and indleveringPage are the pages with forms.
var (
	forside         = template.Must(template.ParseFS(siderFS, "sider/forside.html", "sider/faelles.html"))
	indleveringPage = template.Must(template.ParseFS(siderFS, "sider/indlevering.html", "sider/faelles.html"))
)

// side is what the page shows.
type side struct {
	Templates []string
	Valgt     form
	Problem   *problem      // what went wrong with the request itself
	Svar      bool          // a record was checked
	Fejl      fault.List    // errors
	Advarsler fault.List    // warnings
	Udeladt   []udeladt     // left out of the public edition
	Skabelon  *skabelonside // a template was checked
	Release   string
}

// udeladt is one thing that the public edition leaves out, in a clerk's words.
type udeladt struct{ Sted, Tekst string }

// tjek is the button that checks the record; the others name a format.
const tjek = "tjek"

// form is the posted form.
type form struct {
	Handling, Template, Udgave, Status string
	data                               []byte
}

func (s *server) page(c *gin.Context) { s.show(c, http.StatusOK, side{}) }

func (s *server) show(c *gin.Context, status int, p side) {
	p.Templates, p.Release = s.service.Templates(), publish.Release
	var b bytes.Buffer
	if err := forside.Execute(&b, p); err != nil {
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
	q := publish.Request{Data: f.data, Name: f.Template, Udgave: f.Udgave, Status: f.Status}
	if format, ok := publish.FormatNamed(f.Handling); ok {
		s.render(c, q, format, func(c *gin.Context, err error) { s.showError(c, f, err) })
		return
	}
	report, err := s.validate(c.Request.Context(), q)
	if err != nil {
		s.showError(c, f, err)
		return
	}
	s.showReport(c, http.StatusOK, f, *report)
}

func (s *server) showReport(c *gin.Context, status int, f form, r publish.Report) {
	p := side{Valgt: f, Svar: true, Fejl: r.Faults.Only(fault.Error), Advarsler: r.Faults.Only(fault.Warning)}
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
	s.show(c, p.Status, side{Valgt: f, Problem: &p})
}

// maxField bounds the form's small fields; names and choices are far shorter.
const maxField = 1 << 10

// otherFiles are what is picked by mistake, known by how they begin.
var otherFiles = []struct{ begins, detail string }{
	{"PK", "Filen er et Word-dokument og ikke en post. Er det et rettet udkast, så vælg den under »Indlever rettet udkast«."},
	{"%PDF-", "Filen er en PDF-fil og ikke en post. Vælg den JSON-fil, som notatet laves af."},
}

// readForm reads the form part by part, so that nothing is written to disk.
func readForm(c *gin.Context) (form, error) {
	var f form
	kind, params, err := mime.ParseMediaType(c.GetHeader("Content-Type"))
	if err != nil || kind != "multipart/form-data" || params["boundary"] == "" {
		return f, wrong(kindMedia, "Send formularen fra siden.")
	}
	// The record's own limit, and a little for the form around it.
	body, err := limited(c, publish.MaxBytes+16<<10)
	if err != nil {
		return f, err
	}
	parts := multipart.NewReader(body, params["boundary"])
	fields := map[string]*string{"handling": &f.Handling, "template": &f.Template, "udgave": &f.Udgave, "status": &f.Status}
	seen := map[string]bool{}
	for {
		p, err := parts.NextRawPart()
		if err == io.EOF {
			break
		}
		if err != nil {
			return f, arrived(err)
		}
		name := p.FormName()
		dst, ok := fields[name]
		switch {
		case !ok && name != "fil":
			return f, wrong(kindQuery, "Formularen har intet felt %q.", name)
		case seen[name]:
			return f, wrong(kindQuery, "Feltet %q må kun stå én gang.", name)
		}
		seen[name] = true
		if name == "fil" {
			if f.data, err = io.ReadAll(p); err != nil {
				return f, arrived(err)
			}
			continue
		}
		v, err := io.ReadAll(io.LimitReader(p, maxField+1))
		if err != nil {
			return f, arrived(err)
		}
		if len(v) > maxField {
			return f, wrong(kindQuery, "Feltet %q er for langt.", name)
		}
		*dst = string(v)
	}
	if len(f.data) == 0 {
		return f, wrong(kindQuery, "Vælg en post (en JSON-fil) først.")
	}
	for _, o := range otherFiles {
		if bytes.HasPrefix(f.data, []byte(o.begins)) {
			return f, wrong(kindNotJSON, "%s", o.detail)
		}
	}
	if _, known := publish.FormatNamed(f.Handling); !known && f.Handling != "" && f.Handling != tjek {
		return f, wrong(kindQuery, "handling skal være tjek, pdf, docx eller html.")
	}
	return f, nil
}
