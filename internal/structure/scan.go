package structure

import (
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"notat/internal/ooxml"
)

// Line is one paragraph of a file, as its reader sees it.
type Line struct {
	Text    string
	Heading int  // level, 0 for none
	List    bool // it stands in a list
	Deep    bool // at a lower level of it
	Quote   bool
	Table   bool
	Joined  bool // a tracked change takes its end or the one before it away: it is one with another
}

// Scan gives the paragraphs of a Word file's main part in order. The error
// is that of the context, or XML that is none.
func Scan(ctx context.Context, p *ooxml.Package) ([]Line, error) {
	looks, err := styles(p)
	if err != nil {
		return nil, err
	}
	data, ok := p.Part(p.Main())
	if !ok {
		return nil, fmt.Errorf("structure: no main part")
	}
	s := scanner{looks: looks}
	for n, d := 0, xml.NewDecoder(bytes.NewReader(data)); ; n++ {
		if n&0xfff == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		t, err := d.RawToken()
		if errors.Is(err, io.EOF) {
			return s.lines, nil
		}
		if err != nil {
			return nil, fmt.Errorf("structure: %w", err)
		}
		s.token(t)
	}
}

// scanner goes through the main part.
type scanner struct {
	looks  map[string]look
	lines  []Line
	line   Line
	text   strings.Builder
	in     []string // open elements
	hidden int      // open elements whose words are not of the text
	tables int
	goesOn bool // the end of the paragraph before is taken away
}

// beside are elements whose words stand beside the text, or are gone from it.
var beside = map[string]bool{"txbxContent": true, "Fallback": true, "del": true, "moveFrom": true, "sdtPr": true, "instrText": true, "delInstrText": true}

func (s *scanner) token(t xml.Token) {
	switch t := t.(type) {
	case xml.StartElement:
		s.start(&t)
		s.in = append(s.in, t.Name.Local)
	case xml.EndElement:
		if n := len(s.in); n > 0 {
			s.in = s.in[:n-1]
		}
		s.end(t.Name.Local)
	case xml.CharData:
		if n := len(s.in); n > 0 && s.in[n-1] == "t" && s.hidden == 0 {
			s.text.Write(t)
		}
	}
}

func (s *scanner) above(n int, name string) bool {
	return len(s.in) >= n && s.in[len(s.in)-n] == name
}

func (s *scanner) start(t *xml.StartElement) {
	name := t.Name.Local
	ofParagraph := s.above(1, "pPr") && s.above(2, "p")
	switch {
	case name == "tbl":
		s.tables++
	case name == "p" && s.hidden == 0:
		s.line = Line{Table: s.tables > 0, Joined: s.goesOn}
		s.goesOn = false
		s.line.take(s.looks[""])
	case ofParagraph && name == "pStyle" && s.hidden == 0:
		s.line.take(s.looks[val(t)])
	case ofParagraph && name == "outlineLvl" && s.hidden == 0:
		s.line.outline(val(t))
	case (name == "numId" || name == "ilvl") && s.above(1, "numPr") && s.above(2, "pPr") && s.hidden == 0:
		s.line.number(name, val(t))
	case (name == "del" || name == "moveFrom") && s.above(1, "rPr") && s.above(2, "pPr"):
		s.line.Joined, s.goesOn = true, true
	case name == "tab", name == "br", name == "cr", name == "ptab":
		if s.hidden == 0 && s.above(1, "r") {
			s.text.WriteByte(' ')
		}
	case name == "noBreakHyphen" && s.hidden == 0:
		s.text.WriteString("\u2011")
	}
	if beside[name] {
		s.hidden++
	}
}

func (s *scanner) end(name string) {
	if beside[name] {
		s.hidden--
	}
	switch {
	case name == "tbl":
		s.tables--
	case name == "p" && s.hidden == 0:
		s.line.Text = plain(s.text.String())
		s.text.Reset()
		if s.line.Text != "" {
			s.lines = append(s.lines, s.line)
		} else {
			s.goesOn = false // of one that is deleted whole nothing goes on
		}
	}
}

func plain(s string) string {
	return strings.Join(strings.Fields(strings.ReplaceAll(s, "\u00ad", "")), " ")
}

func val(t *xml.StartElement) string {
	for _, a := range t.Attr {
		if a.Name.Local == "val" {
			return a.Value
		}
	}
	return ""
}

// look is what a style makes of its paragraphs.
type look struct {
	heading      int
	quote, list  bool
	deep         bool
	name, parent string
}

func (l *Line) take(s look) {
	l.Heading, l.Quote, l.List, l.Deep = s.heading, s.quote, s.list, s.deep
}

func (l *Line) outline(v string) {
	if n, err := strconv.Atoi(v); err == nil {
		if l.Heading = n + 1; n < 0 || n > 8 {
			l.Heading = 0
		}
	}
}

func (l *Line) number(name, v string) {
	if name == "numId" {
		l.List = v != "0" && v != ""
	} else {
		l.Deep = v != "0"
	}
}

// styles reads what the paragraph styles of a file mean; "" is the default one.
func styles(p *ooxml.Package) (map[string]look, error) {
	part, ok := p.RelByType(p.Main(), ooxml.RelStyles)
	data, has := p.Part(part)
	if !ok || !has {
		return map[string]look{}, nil
	}
	own := map[string]Line{} // what a style says itself
	all := map[string]look{}
	deflt, id := "", ""
	var said Line
	var now look
	for d := xml.NewDecoder(bytes.NewReader(data)); ; {
		t, err := d.RawToken()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, fmt.Errorf("structure: styles: %w", err)
		}
		switch t := t.(type) {
		case xml.StartElement:
			switch t.Name.Local {
			case "style":
				id, said, now = "", Line{}, look{}
				kind, first := "", false
				for _, a := range t.Attr {
					switch a.Name.Local {
					case "styleId":
						id = a.Value
					case "type":
						kind = a.Value
					case "default":
						first = a.Value == "1" || a.Value == "true"
					}
				}
				if first && kind == "paragraph" {
					deflt = id
				}
			case "name":
				now.name = strings.ToLower(val(&t))
			case "basedOn":
				now.parent = val(&t)
			case "outlineLvl":
				said.outline(val(&t))
			case "numId", "ilvl":
				said.number(t.Name.Local, val(&t))
			}
		case xml.EndElement:
			if t.Name.Local == "style" {
				own[id], all[id] = said, now
			}
		}
	}
	out := make(map[string]look, len(all)+1)
	for id := range all {
		out[id] = meaning(id, all, own)
	}
	out[""] = out[deflt]
	return out, nil
}

// chain is how many styles are looked at that are based on one another.
const chain = 20

func meaning(id string, all map[string]look, own map[string]Line) look {
	var out look
	for range chain {
		s, ok := all[id]
		if !ok {
			break
		}
		if n, is := strings.CutPrefix(s.name, "heading "); is && out.heading == 0 {
			out.heading, _ = strconv.Atoi(n)
		}
		out.quote = out.quote || s.name == "quote" || s.name == "intense quote"
		if out.heading == 0 {
			out.heading = own[id].Heading
		}
		out.list = out.list || own[id].List
		out.deep = out.deep || own[id].Deep
		id = s.parent
	}
	return out
}
