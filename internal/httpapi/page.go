package httpapi

import (
	"bytes"
	"context"
	"encoding/base64"
	"errors"
	"html/template"
	"io"
	"net/http"
	"strconv"
	"strings"

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
	svar                             []fault.Svar // to hard findings, with their reasons
}

// Record gives the record as the page carries it on, where there is something to
// answer in it.
func (v view) Record() string {
	for _, f := range v.Errors {
		if f.Svar != nil {
			return base64.StdEncoding.EncodeToString(v.Chosen.data)
		}
	}
	return ""
}

// saveOnly is the button that gives the record with its answers.
const saveOnly = "gem"

// reasonName is the name of the field for the reason of an answer: reason, and what
// makes the answer, none of which holds a space.
const reasonName = "svar."

// Reason gives the name of the field for a finding's answer.
func (view) Reason(a *fault.Svar) string { return reasonName + a.Kode + " " + a.Fund + " " + a.Sted }

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
	if len(f.svar) > 0 || f.Action == saveOnly {
		if f.data, err = publish.Answer(f.data, f.svar); err != nil {
			s.showError(c, f, err)
			return
		}
	}
	if f.Action == saveOnly {
		c.Header("Cache-Control", "no-store")
		c.Header("Content-Disposition", `attachment; filename="samtale.json"`)
		c.Data(http.StatusOK, "application/json", f.data)
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
	err := eachField(c, int64(base64.StdEncoding.EncodedLen(publish.MaxBytes))+maxReasons, "Send formularen fra siden.", func(name string, p io.Reader) (err error) {
		into, known := fields[name]
		switch {
		case name == "fil":
			f.data, err = readWhole(p, -1)
			return arrived(err)
		case name == "fil64":
			f.data, err = readWhole(base64.NewDecoder(base64.StdEncoding, p), -1)
			if corrupt := base64.CorruptInputError(0); errors.As(err, &corrupt) || errors.Is(err, io.ErrUnexpectedEOF) {
				return wrong(kindQuery, "Posten på siden kan ikke læses: vælg filen igen.")
			}
			return arrived(err)
		case strings.HasPrefix(name, reasonName):
			return f.answer(name, p)
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
	if _, known := publish.FormatNamed(f.Action); !known && f.Action != "" && f.Action != checkOnly && f.Action != saveOnly {
		return f, wrong(kindQuery, "handling skal være tjek, gem, pdf, docx eller html.")
	}
	return f, nil
}

// maxReasons is what the reasons of a form may come to: of two hundred findings, with
// a name and a text each.
const maxReasons = 1 << 20

// answer reads the reason for an answer.
func (f *form) answer(name string, p io.Reader) error {
	parts := strings.SplitN(strings.TrimPrefix(name, reasonName), " ", 3)
	if len(parts) != 3 {
		return wrong(kindQuery, "Formularen har intet felt %q.", name)
	}
	reason, err := small(name, p)
	if err != nil || strings.TrimSpace(reason) == "" {
		return err
	}
	f.svar = append(f.svar, fault.Svar{Kode: parts[0], Fund: parts[1], Sted: parts[2], Begrundelse: strings.TrimSpace(reason)})
	return nil
}
