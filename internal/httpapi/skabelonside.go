package httpapi

import (
	"net/http"

	"github.com/gin-gonic/gin"

	"notat/internal/fault"
	"notat/internal/publish"
)

// templateView is the page for the municipality's secretary.
type templateView struct {
	frame
	Templates        []string
	Template         string // that it builds on
	Checked          bool
	Errors, Warnings fault.List
	Mendable         bool // some of them, by the program
}

func (s *server) templatePage(c *gin.Context) {
	s.showTemplate(c, http.StatusOK, templateView{})
}

func (s *server) showTemplate(c *gin.Context, status int, v templateView) {
	v.Titel, v.Templates = "Kommunens skabelon", s.service.Templates()
	switch {
	case v.Problem != nil:
		v.Titel = v.Problem.Title + " – " + v.Titel
	case v.Checked && v.Errors != nil:
		v.Titel = "Skabelonen skal rettes – " + v.Titel
	case v.Checked:
		v.Titel = "Skabelonen kan bruges – " + v.Titel
	}
	s.show(c, status, "skabelon.html", &v)
}

// templatePosted checks the Word file: the answer is the page with what was found,
// or the document.
func (s *server) templatePosted(c *gin.Context) {
	w, err := readWord(c)
	if err != nil {
		s.templateError(c, w, err)
		return
	}
	if w.Action == mendIt {
		d, did, err := s.service.MendWord(c.Request.Context(), w.data)
		if err == nil && len(did) > 0 {
			showPreview(c, d)
			return
		}
		w.Action = checkOnly // it says what is wrong with the file, or that there is nothing to mend
	}
	k, preview, err := s.checkWord(c.Request.Context(), w, true)
	switch {
	case err != nil:
		s.templateError(c, w, err)
	case preview != nil:
		showPreview(c, preview)
	default:
		v := templateView{Template: w.Template, Checked: true, Errors: k.Faults.Only(fault.Error), Warnings: k.Faults.Only(fault.Warning), Mendable: publish.Mendable(k.Faults)}
		status := http.StatusOK
		if w.Action != "" && w.Action != checkOnly {
			status = http.StatusUnprocessableEntity
		}
		v.carries = []publish.Fil{{Data: w.data}}
		s.showTemplate(c, status, v)
	}
}

func (s *server) templateError(c *gin.Context, w wordFile, err error) {
	if p, told := s.said(c, err); told {
		s.showTemplate(c, p.Status, templateView{frame: frame{Problem: p}, Template: w.Template})
	}
}

// standardWord answers with the standard template's Word file, to begin with.
func (s *server) standardWord(c *gin.Context) {
	data, err := s.service.StandardWord()
	if err != nil {
		s.fail(c, err)
		return
	}
	c.Header("Content-Disposition", `attachment; filename="notat.docx"`)
	c.Data(http.StatusOK, mimeWord[0], data)
}
