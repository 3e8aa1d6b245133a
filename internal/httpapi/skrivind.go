package httpapi

import (
	"bytes"
	"cmp"
	"html/template"
	"net/http"

	"github.com/gin-gonic/gin"

	"notat/internal/pattern"
	"notat/internal/publish"
)

// deskNotat is what the desk calls a notat that is open on it: the key under which the
// browser keeps it, and the number of its version. It is given back as it came.
var deskNotat = pattern.New(`^[0-9a-f]{16}/[0-9]{1,12}$`)

// brought is what a page brings to the desk.
type brought struct {
	record []byte
	notat  string // the notat on the desk that it belongs to, or "": it is one of its own
	as     string // what it is to that notat: actionLastYear, or actionShow for the notat itself
}

// carryOn answers with the desk and what came from a page, for the desk to keep: on the
// computer, not here. It is a notat, or what came of a file that was brought to the
// notat that is open there; what must be answered about the file is asked first.
func (s *server) carryOn(c *gin.Context) {
	f, err := readHandedIn(c)
	b := brought{f.record, f.desk, cmp.Or(f.Action, actionShow)}
	switch {
	case err != nil:
	case f.desk != "":
		var back *publish.IndleveringSvar
		if back, err = s.toDesk(c, &f); err == nil && back.Open {
			s.askForDesk(c, f, back)
			return
		}
		if err == nil {
			b.record = back.Settled()
		}
	case f.record == nil:
		err = wrong(kindQuery, "Vælg et notat først.")
	default:
		err = f.answer()
		b.record = f.record
	}
	page, readErr := deskFS.ReadFile(deskPage)
	if err = cmp.Or(err, readErr); err != nil {
		s.frontError(c, frontView{}, err)
		return
	}
	var out bytes.Buffer
	err = s.room.Turn(c.Request.Context(), pageCost*len(b.record), func() error {
		head, end, _ := bytes.Cut(page, []byte("</body>"))
		out.Write(head)
		out.WriteString(`<textarea id="medbragt" hidden`)
		if b.notat != "" {
			out.WriteString(` data-notat="` + b.notat + `" data-som="` + b.as + `"`)
		}
		out.WriteString(">")
		template.HTMLEscape(&out, b.record)
		out.WriteString("</textarea>\n</body>")
		out.Write(end)
		return nil
	})
	c.Header("Content-Security-Policy", deskPolicy)
	s.hand(c, "text/html; charset=utf-8", "", out.Bytes(), err)
}

// toDesk reads a file that was brought to the notat on the desk: last year's, or the
// Word draft of the notat itself, whose changes go into it as the desk has it now.
func (s *server) toDesk(c *gin.Context, f *handedIn) (*publish.IndleveringSvar, error) {
	ctx := c.Request.Context()
	if f.Action != actionLastYear {
		q := f.Indlevering
		if q.Fil == nil || f.begins {
			return nil, wrong(kindQuery, "Filen er ikke notatets Word-fil, som er hentet her. Gå tilbage, og vælg den.")
		}
		q.Current, q.Record, q.Public = q.Record, nil, false
		return s.readBack(ctx, q)
	}
	file := f.Fil
	if file == nil {
		file = f.record
	}
	back, err := s.begun(ctx, publish.Begyndelse{Fil: file, Navn: f.Navn, Svar: f.Svar, Name: f.Name, SomSidsteAar: true})
	if err == nil && !back.Open && back.Record == nil {
		err = wrong(kindFile, "Der er fejl i notatet i filen. Åbn det for sig, og ret dem først.")
	}
	return back, err
}

// askForDesk shows what must be answered about a file before it comes to the desk.
func (s *server) askForDesk(c *gin.Context, f handedIn, back *publish.IndleveringSvar) {
	v := editsOf(back.Rest)
	v.Template, v.To, v.Desk = f.Name, "/skriv", f.desk
	if v.carries = f.origin(); f.Action == actionLastYear {
		v.Titel = "Sidste års notat"
		s.show(c, http.StatusOK, "begynd.html", &beginView{v, f.Navn})
		return
	}
	var err error
	v.Titel = "Rettelser fra Word"
	if v.Changes, err = back.Shown(c.Request.Context()); err != nil {
		s.frontError(c, frontView{}, err)
		return
	}
	s.show(c, http.StatusOK, "rettelser.html", &v)
}

// Skriver is what the desk must know about who sits at it.
type Skriver struct {
	Gemmer bool `json:"gemmer" jsonschema:"Personen er logget ind og kan gemme notatet som et udkast hos kommunen."`
}

// deskPerson tells the desk whether who sees it may keep a notat at the municipality.
func (s *server) deskPerson(c *gin.Context) {
	c.Header("Cache-Control", "no-store")
	c.PureJSON(http.StatusOK, Skriver{s.keeps(c)})
}
