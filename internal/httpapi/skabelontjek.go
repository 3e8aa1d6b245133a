package httpapi

import (
	"cmp"
	"context"
	"encoding/base64"
	"mime"
	"net/http"
	"slices"
	"strconv"

	"github.com/gin-gonic/gin"

	"notat/internal/publish"
)

// mimeWord are the types of a Word document and a Word template.
var mimeWord = []string{
	"application/vnd.openxmlformats-officedocument.wordprocessingml.document",
	"application/vnd.openxmlformats-officedocument.wordprocessingml.template",
}

var byFormat = parameter{name: "format", summary: "Vis skabelonen som dokument i stedet for tjekkets svar.", values: []string{"pdf", "docx", "html"}}

// checkOnly is the button that checks; the others name a format.
const checkOnly = "tjek"

// mendIt is the button that gives the Word file back with what can be put right.
const mendIt = "ret"

// skabelontjek answers with what is wrong with a municipality's Word file, or
// with a document that shows its look.
func (s *server) skabelontjek(c *gin.Context) {
	q, err := query(c, byTemplate, byFormat)
	if err != nil {
		s.fail(c, err)
		return
	}
	w, err := readWord(c)
	if err != nil {
		s.fail(c, err)
		return
	}
	w.Template, w.Action = cmp.Or(q["template"], w.Template), cmp.Or(q["format"], w.Action)
	if w.Action == mendIt { // the page's alone
		s.fail(c, wrong(kindQuery, "handling skal være tjek, pdf, docx eller html."))
		return
	}
	k, preview, err := s.checkWord(c.Request.Context(), w, false)
	switch {
	case err != nil:
		s.fail(c, err)
	case preview != nil:
		showPreview(c, preview)
	case w.Action != "" && w.Action != checkOnly:
		p := kindTemplate.with("Ret fejlene i Word, og send filen igen. Der er ikke lavet noget dokument.")
		p.Faults = k.Faults
		answer(c, p)
	default:
		c.Header("Cache-Control", "no-store")
		c.PureJSON(http.StatusOK, k.Svar())
	}
}

// wordFile is a Word file as it was posted, and what is wanted of it.
type wordFile struct {
	data             []byte
	Template, Action string
}

// checkWord checks the file, and makes the document if one is wanted and the file
// has no errors, or is to be shown with them.
func (s *server) checkWord(ctx context.Context, w wordFile, faulty bool) (k publish.Skabelontjek, preview *publish.Document, err error) {
	if f, ok := publish.FormatNamed(w.Action); ok {
		return s.service.TryWord(ctx, w.data, w.Template, f, faulty)
	}
	k, err = s.service.CheckWord(ctx, w.data, w.Template)
	return k, nil, err
}

// showPreview lets the browser show what it can show.
func showPreview(c *gin.Context, d *publish.Document) {
	h := c.Writer.Header()
	to := inWindow
	if d.MIME == mimeWord[0] {
		to = asFile
	}
	h.Set("Content-Disposition", disposition(to, d.Navn))
	h.Set("Cache-Control", "no-store")
	h.Set("Content-Length", strconv.Itoa(len(d.Data)))
	c.Data(http.StatusOK, d.MIME, d.Data)
}

// readWord reads the file, posted by itself or as the field fil of a form.
func readWord(c *gin.Context) (w wordFile, err error) {
	if kind, _, err := mime.ParseMediaType(c.GetHeader("Content-Type")); err == nil && slices.Contains(mimeWord, kind) {
		body, err := limited(c, publish.MaxWord)
		if err != nil {
			return w, err
		}
		w.data, err = readWhole(body, c.Request.ContentLength)
		return w, arrived(err)
	}
	err = eachField(c, int64(base64.StdEncoding.EncodedLen(publish.MaxWord))+publish.MaxWord+formSlack, "Send Word-filen som multipart/form-data i feltet fil, eller alene med Words egen indholdstype.", nil, w.part)
	if err == nil && len(w.data) == 0 {
		err = wrong(kindQuery, "Vælg skabelonens Word-fil først.")
	}
	return w, err
}

// part reads one field.
func (w *wordFile) part(p posted) (err error) {
	switch p.name {
	case "fil", "fil64": // the page sends again what was chosen before
		if p.name == "fil64" {
			p.Reader = base64.NewDecoder(base64.StdEncoding, p.Reader)
		}
		data, err := p.whole(publish.MaxWord)
		if len(data) > 0 {
			w.data = data
		}
		return err
	case "template":
		w.Template, err = p.small()
		return err
	case "handling":
		if w.Action, err = p.small(); err != nil {
			return err
		}
		if _, known := publish.FormatNamed(w.Action); !known && w.Action != checkOnly && w.Action != mendIt {
			return wrong(kindQuery, "handling skal være tjek, ret, pdf, docx eller html.")
		}
		return nil
	}
	return wrong(kindQuery, "Formularen har intet felt %q.", p.name)
}
