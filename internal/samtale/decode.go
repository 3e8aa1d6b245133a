package samtale

import (
	"errors"
	"fmt"
	"io"
	"reflect"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/go-json-experiment/json/jsontext"
)

// SyntaxError says that what was posted is not JSON, or not to its end.
type SyntaxError struct {
	Line, Column int    // 1-based, Column in characters
	Message      string // one Danish sentence
}

func (e *SyntaxError) Error() string { return e.Message }

// fund is what decoding found wrong at one byte of the posted text. Its pointer
// and line are worked out only when somebody asks for the faults.
type fund struct {
	kode    string
	at      int
	ord     string // the word the sentence names
	forslag string // the known word that was probably meant
	ude     *value // the object of a key that is not kept, else nil
	skjuler bool   // nothing was bound here, so no rule speaks of what is at or below it
}

// posted is a record's JSON as it came: text, tree and findings.
type posted struct {
	linjer
	root    value
	fund    []fund
	afbrudt bool // a limit stopped the reading: the findings are all there is to say
}

// Decode binds a posted JSON value to a Record. What is wrong with single keys
// (unknown, twice, wrong type) does not stop it: such faults are kept in the
// record and reported by Validate in document order with all the others. The
// only error is a *SyntaxError. A byte order mark is passed over. It takes time
// linear in len(data) and keeps a copy of data for as long as the record lives.
func Decode(data []byte) (*Record, error) {
	if len(data) > MaxBody {
		return nil, &SyntaxError{1, 1, fmt.Sprintf("Filen fylder mere end %d MB og er for stor: gør billederne mindre.", MaxBody>>20)}
	}
	src := strings.TrimPrefix(string(data), "\ufeff")
	p := &posted{linjer: linjer{src: src}}
	var l laeser
	root, err := l.laes(src)
	r := &Record{posted: p}
	switch {
	case err == errAfbrudt:
		p.afbrudt = true
	case err != nil:
		return nil, p.syntaks(err)
	default:
		p.root = *root
		b := binder{l: &l}
		b.bind(root, reflect.ValueOf(r).Elem())
	}
	p.fund = l.fund
	return r, nil
}

// syntaks puts the tokenizer's error in Danish.
func (p *posted) syntaks(err error) *SyntaxError {
	at := len(p.src)
	var s *jsontext.SyntacticError
	if errors.As(err, &s) && !errors.Is(err, io.ErrUnexpectedEOF) {
		at = min(int(s.ByteOffset), len(p.src))
	}
	e := &SyntaxError{}
	e.Line, e.Column = p.sted(at)
	switch rest := strings.TrimLeft(p.src[at:], " \t\r\n"); {
	case errors.Is(err, errEfter):
		e.Message = "Her står mere, efter at notatet er slut: slet det."
	case errors.Is(err, errDybde):
		e.Message = "Her er 10.000 niveauer inde i hinanden, og resten kan ikke læses: se efter parenteser, der ikke bliver lukket."
	case strings.TrimSpace(p.src) == "":
		e.Message = "Filen er tom: der er ingen JSON at læse."
	case strings.HasPrefix(p.src, "\xff\xfe"), strings.HasPrefix(p.src, "\xfe\xff"):
		e.Message = "Filen er gemt som UTF-16: gem den som UTF-8."
	case rest == "":
		e.Message = "JSON-teksten slutter for tidligt: der mangler en afslutning som }, ] eller \"."
	case at < len(p.src) && p.src[at] < ' ' && strings.Contains(s.Err.Error(), "string"):
		e.Message = "Her står et linjeskift eller en tabulator midt i en tekst: skriv \\n eller \\t i stedet, eller sæt det manglende anførselstegn."
	default:
		c, n := utf8.DecodeRuneInString(rest)
		if c == utf8.RuneError && n <= 1 {
			e.Message = "Her står en byte, der ikke er UTF-8, uden for en tekst: gem filen som UTF-8."
			break
		}
		e.Line, e.Column = p.sted(len(p.src) - len(rest))
		tegn := "»" + string(c) + "«"
		if !unicode.IsGraphic(c) {
			tegn = fmt.Sprintf("%U", c)
		}
		e.Message = "Tegnet " + tegn + " kan ikke stå her i JSON: se efter et manglende eller overflødigt komma, anførselstegn eller en parentes lige før."
	}
	return e
}

// SetStatus replaces dokument.status, in the posted value too. A posted record
// without dokument gets the key only when dokument can hold it.
func (r *Record) SetStatus(s Status) {
	r.Dokument.Status = s
	if r.posted == nil || r.posted.root.kind != '{' {
		return
	}
	dok := r.posted.root.member("dokument")
	if dok == nil {
		dok = r.posted.root.tilfoej("dokument", value{kind: '{'})
	}
	if dok.kind != '{' {
		return
	}
	ny := value{kind: '"', text: string(s)}
	if m := dok.member("status"); m != nil {
		ny.key, ny.keyAt, ny.at = m.key, m.keyAt, m.at
		r.posted.glem(int(m.at))
		*m = ny
		return
	}
	dok.tilfoej("status", ny)
}

// tilfoej adds a member that stands where its object begins.
func (v *value) tilfoej(key string, m value) *value {
	m.key, m.at, m.keyAt = key, v.at, v.at
	v.kids = append([]value{m}, v.kids...)
	return &v.kids[0]
}

// glem drops the finding at a value that has been replaced.
func (p *posted) glem(at int) {
	kept := p.fund[:0]
	for _, f := range p.fund {
		if f.at != at {
			kept = append(kept, f)
		}
	}
	p.fund = kept
}
