package httpapi

import (
	"bytes"
	"context"
	"encoding/base64"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"slices"
	"strings"

	"github.com/gin-gonic/gin"

	"notat/internal/publish"
)

var kindFile = &kind{"ulaeselig-fil", http.StatusUnprocessableEntity, "Filen kan ikke læses"}

// maxIndlevering is the largest body: a draft and two records, in base64 where
// the page sends them again, and the answers.
const maxIndlevering = publish.MaxWord + 2*publish.MaxBytes + 1<<20

// What it takes to write an answer, in bytes of memory for each byte that is sent
// back: a record within JSON, and files within a page.
const (
	jsonCost = 6
	pageCost = 6
)

// maxSvar bounds the answers; each is some forty bytes.
const maxSvar = 1 << 20

// indleveringRoutes are the addresses at which an edited draft is handed back.
func (s *server) indleveringRoutes() []route {
	problems := []*kind{kindNotJSON, kindQuery, kindNotFound, kindTooLarge, kindMedia, kindRecord, kindFile, kindBusy, kindSlow}
	word, _ := publish.FormatNamed("docx")
	return []route{
		{method: "POST", path: "/v1/indlevering", summary: "Indlever et rettet Word-udkast: den nye post, ændringerne og det, der skal besvares. Intet gemmes; send det samme igen med svarene.",
			handler: s.indlevering, body: bodyHandback, problems: problems,
			answers: []reply{{200, "application/json", "Indleveret", "Hvad der kom ud af det.", nil}}},
		{method: "POST", path: "/indlevering", summary: "Formularen til rettede udkast på siden.", handler: s.indleveringPosted, body: bodyHandbackForm, page: true, problems: problems,
			answers: []reply{{200, "text/html", "", "Siden med ændringer og spørgsmål, eller det ønskede som fil.", nil},
				{200, "application/json", "Record", "", nil}, {200, "application/pdf", "", "", nil}, {200, word.MIME, "", "", nil}}},
	}
}

// handbackActions are the buttons of the page.
var handbackActions = []string{"vis", "post", "pdf", "docx"}

// handbackForm is what was posted at either address.
type handbackForm struct {
	publish.Indlevering
	Action string
	svar   map[string]string // svar.<id> of the page
}

// indlevering answers with what came of an edited draft.
func (s *server) indlevering(c *gin.Context) {
	f, err := readIndlevering(c, false)
	if err != nil {
		s.fail(c, err)
		return
	}
	back, err := s.readBack(c.Request.Context(), f)
	if err != nil {
		s.fail(c, err)
		return
	}
	var data []byte
	err = s.room.Turn(c.Request.Context(), jsonCost*len(back.Record), func() (err error) {
		data, err = asJSON(back)
		return err
	})
	s.hand(c, "application/json; charset=utf-8", "", data, err)
}

// asJSON writes an answer as Gin's PureJSON does.
func asJSON(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	err := e.Encode(v)
	return b.Bytes(), err
}

// readBack reads a draft back. What is wrong with the file or the answers becomes
// a problem here.
func (s *server) readBack(ctx context.Context, f handbackForm) (back *publish.IndleveringSvar, err error) {
	back, err = s.service.ReadBack(ctx, f.Indlevering)
	var no *publish.Ulaeselig
	switch {
	case errors.As(err, &no):
		return nil, wrong(kindFile, "%s", no.Besked)
	case errors.Is(err, publish.ErrSvar):
		return nil, wrong(kindQuery, "svar skal være et JSON-objekt fra id til valg.")
	}
	return back, err
}

// handbackView is what the page shows of a draft that was handed back.
type handbackView struct {
	*publish.IndleveringSvar
	Ready                bool
	Fil, Record, Current string // what is sent again, base64
	Endelig              bool
	Template, Release    string
}

// indleveringPosted is the form: the page with changes and questions, or one of
// the files when all is answered.
func (s *server) indleveringPosted(c *gin.Context) {
	f, err := readIndlevering(c, true)
	if err == nil && f.svar != nil {
		f.Svar, err = json.Marshal(f.svar)
	}
	var back *publish.IndleveringSvar
	if err == nil {
		back, err = s.readBack(c.Request.Context(), f)
	}
	if err != nil {
		s.showError(c, form{}, err)
		return
	}
	if back.Ready() {
		switch f.Action {
		case "post":
			c.Header("Content-Disposition", `attachment; filename="notat.json"`)
			c.Header("Cache-Control", "no-store")
			c.Data(http.StatusOK, "application/json", back.Record)
			return
		case "pdf", "docx":
			format, _ := publish.FormatNamed(f.Action)
			s.render(c, publish.Request{Data: back.Record, Name: f.Name}, format, func(c *gin.Context, err error) { s.showError(c, form{}, err) })
			return
		}
	}
	encode := base64.StdEncoding.EncodeToString
	var b bytes.Buffer
	err = s.room.Turn(c.Request.Context(), pageCost*(len(f.Fil)+len(f.Record)+len(f.Current)), func() error {
		return indleveringPage.Execute(&b, handbackView{IndleveringSvar: back, Ready: back.Ready(), Fil: encode(f.Fil), Record: encode(f.Record), Current: encode(f.Current),
			Endelig: f.Endelig, Template: f.Name, Release: publish.Release})
	})
	s.hand(c, "text/html; charset=utf-8", "", b.Bytes(), err)
}

// readIndlevering reads the form. The page may send files again in base64, and
// answers one by one.
func readIndlevering(c *gin.Context, page bool) (f handbackForm, err error) {
	err = eachField(c, maxIndlevering, "Send udkastet som multipart/form-data i feltet fil.",
		func(name string, p io.Reader) error { return f.part(name, p, page) })
	if err == nil && len(f.Fil) == 0 {
		err = wrong(kindQuery, "Vælg det rettede Word-udkast først.")
	}
	return f, err
}

// part reads one field.
func (f *handbackForm) part(name string, p io.Reader, page bool) error {
	plain, again := strings.CutSuffix(name, "64")
	fields := map[string]struct {
		to  *[]byte
		max int64
	}{"fil": {&f.Fil, publish.MaxWord}, "record": {&f.Record, publish.MaxBytes}, "aktuel": {&f.Current, publish.MaxBytes}, "svar": {&f.Svar, maxSvar}}
	if field, ok := fields[plain]; ok && (!again || page) && !(page && plain == "svar") {
		most := field.max + 1
		if again {
			most = int64(base64.StdEncoding.EncodedLen(int(most)))
		}
		v, err := readWhole(io.LimitReader(p, most), -1)
		if err != nil {
			return arrived(err)
		}
		if again {
			if v, err = base64.StdEncoding.DecodeString(string(v)); err != nil {
				return wrong(kindQuery, "Feltet %q kan ikke læses.", name)
			}
		}
		if int64(len(v)) > field.max {
			return &http.MaxBytesError{Limit: field.max}
		}
		if len(v) > 0 { // a file that was not chosen is an empty field
			*field.to = v
		}
		return nil
	}
	id, answer := strings.CutPrefix(name, "svar.")
	if !slices.Contains([]string{"template", "endelig"}, name) && !(page && (answer || name == "handling")) {
		return wrong(kindQuery, "Formularen har intet felt %q.", name)
	}
	v, err := small(name, p)
	if err != nil {
		return err
	}
	switch {
	case name == "template":
		f.Name = v
	case name == "endelig" && v == "ja":
		f.Endelig = true
	case name == "handling" && slices.Contains(handbackActions, v):
		f.Action = v
	case answer:
		if len(v) > 0 {
			if f.svar == nil {
				f.svar = map[string]string{}
			}
			f.svar[id] = v
		}
	default:
		return wrong(kindQuery, "Formularen har intet felt %q med den værdi.", name)
	}
	return nil
}
