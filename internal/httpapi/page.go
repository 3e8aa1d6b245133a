package httpapi

import (
	"bytes"
	"context"
	"encoding/base64"
	"errors"
	"html/template"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/gin-gonic/gin"

	"notat/internal/fault"
	"notat/internal/publish"
)

// pages are the pages with forms, and what they share: read when a server begins, for
// no other command shows one.
var pages = sync.OnceValue(func() *template.Template {
	return template.Must(template.New("").Funcs(template.FuncMap{"field": answerField, "ready": publish.ReadyReason, "gone": publish.TakesOff, "says": saysPlace, "first": firstUpper, "own": ownWords, "sure": sureOf, "plain": plainRow, "dato": dato, "named": named}).ParseFS(pagesFS, "sider/forside.html", "sider/rettelser.html", "sider/begynd.html", "sider/notat.html", "sider/skabelon.html", "sider/api.html",
		"sider/arkiv*.html", "sider/ramme.html", "sider/fejl.html", "sider/faelles.css", "sider/formular.css"))
})

// answerField gives what the name of the field for a finding's answer ends with.
func answerField(a *fault.Svar) string { return a.Kode + " " + a.Fund + " " + a.Sted }

// saysPlace reports whether a finding's sentence tells its place itself.
func saysPlace(f fault.Fault) bool { return f.Sted == "" || strings.HasPrefix(f.Message, f.Sted) }

// firstUpper begins a line with a capital.
func firstUpper(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}

// frame is what every page with forms shows around its own.
type frame struct {
	Titel   string   // of the window
	Problem *problem // what went wrong with the request itself, in words
	Release string
	SignIn  bool    // people may sign in
	Person  *caller // who is signed in, as far as the page asked; nil for nobody
	Root    string  // what the service's own addresses begin with, before the slash

	typed bool // it holds nothing of a notat: a browser may keep what is typed on it for the way back

	carries, origin []publish.Fil // what is sent again from the page; and the files that it came from
	Held, Origin    []heldFile    // the same, written for it
}

// heldFile is a file within a page.
type heldFile struct{ Navn, Base64 string }

// view is what a page shows.
type view interface{ framed() *frame }

func (f *frame) framed() *frame { return f }

// show answers with a page.
func (s *server) show(c *gin.Context, status int, name string, v view) {
	f := v.framed()
	f.Release, f.Root, f.SignIn = publish.Release, s.root, s.login != nil
	if w, known := c.Value(personName).(caller); known {
		f.Person = &w
	}
	size := 0
	for _, file := range slices.Concat(f.carries, f.origin) {
		size += len(file.Data)
	}
	var b bytes.Buffer
	write := func() error { return f.write(&b, name, v) }
	var err error
	if size == 0 { // it is small, and may be the one that says that no place is free or no time left
		err = write()
	} else {
		err = s.room.Turn(c.Request.Context(), pageCost*size, write)
	}
	if err == nil {
		err = holding(c, b.Len())
	}
	if err != nil {
		s.fail(c, err)
		return
	}
	c.Header("Cache-Control", "no-store")
	if f.typed {
		c.Header("Cache-Control", "no-cache") // Firefox forgets what was typed on one that is not stored
	}
	if status == http.StatusServiceUnavailable {
		c.Header("Retry-After", strconv.Itoa(retryAfter))
	}
	c.Data(status, "text/html; charset=utf-8", b.Bytes())
	c.Abort()
}

// write writes a page with the files that it carries.
func (f *frame) write(b *bytes.Buffer, name string, v view) error {
	size := 0
	written := func(files []publish.Fil) (out []heldFile) {
		for _, file := range files {
			h := heldFile{file.Navn, base64.StdEncoding.EncodeToString(file.Data)}
			out, size = append(out, h), size+len(h.Base64)
		}
		return out
	}
	f.Held, f.Origin = written(f.carries), written(f.origin)
	b.Grow(size + size/8) // + takes more room in a page
	return pages().ExecuteTemplate(b, name, v)
}

// said puts an error into words for a page; false when nobody is there to read
// them, or when it is shown otherwise.
func (s *server) said(c *gin.Context, err error) (*problem, bool) {
	if errors.Is(err, context.Canceled) && c.Request.Context().Err() != nil {
		c.Abort()
		return nil, false
	}
	var q queryError
	p, known := problemOf(err)
	switch {
	case errors.Is(err, publish.ErrKommentering):
		p = kindQuery.with("Skriv datoen for kommentarerne som 2026-06-12.")
	case errors.Is(err, publish.ErrNy):
		p = kindQuery.with("Skriv kommune og skole, og vælg et skoleår med to år i træk, fx 2025/26.")
	case errors.As(err, &q):
		p = q.problem
	case !known:
		s.unexpected(c, err)
		p.RequestID = requestID(c)
	}
	for k, words := range inWords {
		if p.Type != k.with("").Type {
			continue
		}
		if p.Title = words.title; words.detail != "" {
			p.Detail = words.detail
		}
	}
	p.Line, p.Column = 0, 0 // of a text that nobody has seen
	return &p, true
}

// inWords are the problems that the interface tells of in its own words, as a
// page tells of them.
var inWords = map[*kind]struct{ title, detail string }{
	kindNotJSON:  {"Filen kan ikke læses", "Vælg en Word-fil, en PDF eller et notat, som er hentet her."},
	kindQuery:    {"Det lykkedes ikke", ""},
	kindMedia:    {"Det lykkedes ikke", "Brug knapperne på siden."},
	kindTooLarge: {"Filen er for stor", ""},
	kindFailure:  {"Programmet fejlede", "Dit notat er der ikke noget galt med. Prøv igen. Sker det igen, så sig det til it-afdelingen."},
	kindSlow:     {"Filen nåede ikke frem", "Prøv igen."},
	kindBusy:     {"Der er travlt lige nu", "Prøv igen om lidt."},
	kindRecord:   {"Notatet kan ikke hentes endnu", "Se, hvad der skal rettes."},
	kindNotFound: {"Det findes ikke", ""},
	kindTaken:    {"Der er allerede et notat", ""},
	kindArchive:  {"Arkivet kan ikke nås", "Prøv igen om lidt. Der er ikke sket noget."},
}

// ofForm are the findings of a record that no page and no Word file can make: a
// program wrote it, and whoever sees the page can mend none of them.
var ofForm = map[string]bool{"ukendt-noegle": true, "dobbelt-noegle": true, "forkert-type": true, "null": true, "ugyldigt-tal": true, "ikke-heltal": true, "ukendt-bloktype": true,
	"mangler-bloktype": true, "ugyldig-utf8": true, "enligt-surrogat": true, "nul-tegn": true, "for-dybt": true, "for-mange-vaerdier": true, "ukendt-vaerdi": true}

// faults are findings as a page tells of them: first what must be mended, then
// what may be answered, then what is good to know.
type faults struct {
	Errors, Asked, Warnings fault.List
	Unread                  bool // something is ofForm
}

func sorted(l fault.List) (out faults) {
	for _, f := range l {
		switch {
		case ofForm[f.Code]:
			out.Unread = true
		case f.Severity == fault.Warning:
			out.Warnings = append(out.Warnings, f)
		case f.Svar != nil:
			out.Asked = append(out.Asked, f)
		default:
			out.Errors = append(out.Errors, f)
		}
	}
	return out
}

// Open counts what stands in the way.
func (f faults) Open() int {
	n := len(f.Errors) + len(f.Asked)
	if f.Unread {
		n++
	}
	return n
}
