package structure

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"github.com/beevik/etree"

	"notat/internal/ooxml"
	"notat/internal/spaces"
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
	Prompt  bool // all of it stands in controls that say that they show what they ask for
}

// Scan gives the paragraphs of a Word file's main part in order. The error
// is that of the context, or XML that is none.
func Scan(ctx context.Context, p *ooxml.Package) ([]Line, error) {
	in, err := listsOf(ctx, p)
	if err != nil {
		return nil, err
	}
	looks, err := styles(ctx, p, in)
	if err != nil {
		return nil, err
	}
	doc, err := p.Tree(ctx, p.Main())
	if err != nil {
		return nil, fmt.Errorf("structure: %w", err)
	}
	s := scanner{looks: looks, lists: in}
	s.walk(ctx, doc.Child)
	return s.lines, ctx.Err()
}

// scanner goes through the main part.
type scanner struct {
	looks  map[string]look
	lists  lists
	lines  []Line
	line   Line
	text   strings.Builder
	in     []string // open elements
	seen   int      // elements
	hidden int      // open elements whose words are not of the text
	tables int
	goesOn bool // the end of the paragraph before is taken away
	asking int  // open controls from the first that shows what it asks for, on
	said   bool // the paragraph has words outside those
}

// beside are elements whose words stand beside the text, or are gone from it.
var beside = map[string]bool{"txbxContent": true, "Fallback": true, "del": true, "moveFrom": true, "sdtPr": true, "instrText": true, "delInstrText": true}

// walk goes through elements and words in their order, as far as ctx lasts.
func (s *scanner) walk(ctx context.Context, tokens []etree.Token) {
	for _, t := range tokens {
		switch t := t.(type) {
		case *etree.Element:
			if s.seen++; s.seen&0xfff == 0 && ctx.Err() != nil {
				return
			}
			s.start(t)
			s.in = append(s.in, t.Tag)
			s.walk(ctx, t.Child)
			s.in = s.in[:len(s.in)-1]
			s.end(t.Tag)
		case *etree.CharData:
			if s.above(1, "t") && s.hidden == 0 {
				s.text.WriteString(t.Data)
				s.said = s.said || s.asking == 0 && strings.TrimSpace(t.Data) != ""
			}
		}
	}
}

func (s *scanner) above(n int, name string) bool {
	return len(s.in) >= n && s.in[len(s.in)-n] == name
}

func (s *scanner) start(t *etree.Element) {
	name := t.Tag
	ofParagraph := s.above(1, "pPr") && s.above(2, "p")
	switch {
	case name == "tbl":
		s.tables++
	case name == "sdt" && s.asking > 0, name == "showingPlcHdr" && s.asking == 0 && s.above(1, "sdtPr"):
		s.asking++
	case name == "p" && s.hidden == 0:
		s.line = Line{Table: s.tables > 0, Joined: s.goesOn}
		s.goesOn, s.said = false, false
		s.line.take(s.looks[""])
	case ofParagraph && name == "pStyle" && s.hidden == 0:
		s.line.take(s.looks[ooxml.Attr(t, "val")])
	case ofParagraph && name == "outlineLvl" && s.hidden == 0:
		s.line.outline(ooxml.Attr(t, "val"))
	case (name == "numId" || name == "ilvl") && s.above(1, "numPr") && s.above(2, "pPr") && s.hidden == 0:
		s.line.number(name, ooxml.Attr(t, "val"), s.lists)
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
	case name == "sdt" && s.asking > 0:
		s.asking--
	case name == "p" && s.hidden == 0:
		s.line.Text, s.line.Prompt = plain(s.text.String()), !s.said
		s.text.Reset()
		if s.line.Text != "" {
			s.lines = append(s.lines, s.line)
		} else {
			s.goesOn = false // of one that is deleted whole nothing goes on
		}
	}
}

func plain(s string) string {
	return spaces.Joined(strings.ReplaceAll(s, "\u00ad", ""))
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

func (l *Line) number(name, v string, in lists) {
	if name == "numId" {
		l.List = in[v]
	} else {
		l.Deep = v != "0"
	}
}

// lists are the numbers of the lists that a file has. A paragraph, or a style, that
// names another stands in none: nothing is shown before it (ISO/IEC 29500-1 § 17.9.18).
type lists map[string]bool

func listsOf(ctx context.Context, p *ooxml.Package) (lists, error) {
	out := lists{}
	part, ok := p.RelByType(p.Main(), ooxml.RelNumbering)
	if _, has := p.Part(part); !ok || !has {
		return out, nil
	}
	doc, err := p.Tree(ctx, part)
	if err != nil {
		return nil, fmt.Errorf("structure: lists: %w", err)
	}
	for _, e := range doc.Root().ChildElements() {
		if id := ooxml.Attr(e, "numId"); e.Tag == "num" && id != "0" && id != "" {
			out[id] = true
		}
	}
	return out, nil
}

// styles reads what the paragraph styles of a file mean; "" is the default one.
func styles(ctx context.Context, p *ooxml.Package, in lists) (map[string]look, error) {
	part, ok := p.RelByType(p.Main(), ooxml.RelStyles)
	if _, has := p.Part(part); !ok || !has {
		return map[string]look{}, nil
	}
	doc, err := p.Tree(ctx, part)
	if err != nil {
		return nil, fmt.Errorf("structure: styles: %w", err)
	}
	own := map[string]Line{} // what a style says itself
	all := map[string]look{}
	deflt := ""
	for _, e := range doc.Root().ChildElements() {
		if e.Tag != "style" {
			continue
		}
		id, first := ooxml.Attr(e, "styleId"), ooxml.Attr(e, "default")
		if ooxml.Attr(e, "type") == "paragraph" && (first == "1" || first == "true") {
			deflt = id
		}
		var said Line
		props := ooxml.Child(e, "pPr")
		if ooxml.Has(props, "outlineLvl") {
			said.outline(ooxml.Val(props, "outlineLvl"))
		}
		for _, n := range ooxml.Children(ooxml.Child(props, "numPr")) {
			if n.Tag == "numId" || n.Tag == "ilvl" {
				said.number(n.Tag, ooxml.Attr(n, "val"), in)
			}
		}
		own[id], all[id] = said, look{name: strings.ToLower(ooxml.Val(e, "name")), parent: ooxml.Val(e, "basedOn")}
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
