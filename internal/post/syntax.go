package post

import (
	"errors"
	"fmt"
	"io"
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

// syntax puts the tokenizer's error in Danish.
func (d *Document) syntax(err error) *SyntaxError {
	at := len(d.src)
	var s *jsontext.SyntacticError
	if errors.As(err, &s) && !errors.Is(err, io.ErrUnexpectedEOF) {
		at = min(int(s.ByteOffset), len(d.src))
	}
	e := &SyntaxError{}
	e.Line, e.Column = d.Place(at)
	switch rest := strings.TrimLeft(d.src[at:], " \t\r\n"); {
	case errors.Is(err, errMore):
		e.Message = "Her står mere, efter at notatet er slut: slet det."
	case errors.Is(err, errDepth):
		e.Message = "Her er 10.000 niveauer inde i hinanden, og resten kan ikke læses: se efter parenteser, der ikke bliver lukket."
	case strings.TrimSpace(d.src) == "":
		e.Message = "Filen er tom: der er ingen JSON at læse."
	case strings.HasPrefix(d.src, "\xff\xfe"), strings.HasPrefix(d.src, "\xfe\xff"):
		e.Message = "Filen er gemt som UTF-16: gem den som UTF-8."
	case rest == "":
		e.Message = "JSON-teksten slutter for tidligt: der mangler en afslutning som }, ] eller \"."
	case at < len(d.src) && d.src[at] < ' ' && strings.Contains(s.Err.Error(), "string"):
		e.Message = "Her står et linjeskift eller en tabulator midt i en tekst: skriv \\n eller \\t i stedet, eller sæt det manglende anførselstegn."
	default:
		c, n := utf8.DecodeRuneInString(rest)
		if c == utf8.RuneError && n <= 1 {
			e.Message = "Her står en byte, der ikke er UTF-8, uden for en tekst: gem filen som UTF-8."
			break
		}
		e.Line, e.Column = d.Place(len(d.src) - len(rest))
		sign := "»" + string(c) + "«"
		if !unicode.IsGraphic(c) {
			sign = fmt.Sprintf("%U", c)
		}
		e.Message = "Tegnet " + sign + " kan ikke stå her i JSON: se efter et manglende eller overflødigt komma, anførselstegn eller en parentes lige før."
	}
	return e
}
