package proof

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"html"
	"slices"
	"strconv"
	"strings"

	"notat/internal/ooxml"
)

// Said is what a Word file says, as its bytes have it. A text is one paragraph,
// with single spaces; there are no empty ones.
type Said struct {
	Lines    []string // the main part, in the order of the file
	Deleted  []string // what a tracked change takes away from it
	Fallback []string // what stands in mc:Fallback, and so for the second time
	Links    []string // addresses that words of the main part point to, in order
	Beside   []string // all other parts: headers, footers, notes, comments, diagrams
	Visible  int      // characters of Lines and Deleted that leave ink

	broken []string        // Lines, parted where somebody ended a line by hand
	listed map[string]bool // lines that stand in a list, whose numbers Word counts
}

// counted gives the lines of a draft, without a number before those that stand
// without it in a list of the file: a list of one item is no list in a record,
// and the number becomes a word.
func (s *Said) counted(file *Said) []string {
	out := slices.Clone(s.Lines)
	for i, l := range out {
		if n, rest, ok := strings.Cut(l, ". "); ok && file.listed[rest] && strings.Trim(n, "0123456789") == "" {
			out[i] = rest
		}
	}
	return out
}

// inList marks the beginning of a line that stands in a list; XML cannot hold it.
const inList = "\x01"

// lineEnd stands where somebody ended a line within a paragraph; XML cannot hold it,
// and it is a space.
const lineEnd = "\v"

// Scan reads a Word file. The error is that of the context, or a table of
// relationships that cannot be read.
func Scan(ctx context.Context, p *ooxml.Package) (*Said, error) {
	main := p.Main()
	rels, err := p.Rels(main)
	if err != nil {
		return nil, fmt.Errorf("proof: %w", err)
	}
	targets := map[string]string{}
	for _, r := range rels {
		if r.External {
			targets[r.ID] = r.Target
		}
	}
	said := &Said{}
	for _, part := range p.Parts() {
		if part.Name != main && (!strings.HasSuffix(strings.ToLower(part.Name), ".xml") || hidden(part.Name)) {
			continue
		}
		s := scanner{ctx: ctx, targets: targets, beside: part.Name != main}
		s.out = &s.main
		s.scan(part.Data)
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if part.Name != main {
			said.Beside = append(append(said.Beside, lines(&s.main)...), lines(&s.fallback)...)
			continue
		}
		said.listed, said.broken = listed(&s.main), lines(bytes.NewBuffer(bytes.ReplaceAll(s.main.Bytes(), []byte(lineEnd), []byte("\n"))))
		said.Lines, said.Deleted, said.Fallback = lines(&s.main), lines(&s.deleted), lines(&s.fallback)
		said.Links = slices.Compact(s.links) // an editor divides one link into several
		for _, l := range append(slices.Clone(said.Lines), said.Deleted...) {
			said.Visible += visible(l)
		}
	}
	return said, nil
}

// hidden parts hold no words of the document.
func hidden(name string) bool {
	low := strings.ToLower(strings.TrimPrefix(strings.ToLower(name), "word/"))
	for _, p := range []string{"[content_types].xml", "_rels/", "docprops/", "styles", "numbering", "settings", "websettings", "fonttable", "theme/", "customxml/", "glossary/", "docmetadata/", "people"} {
		if strings.HasPrefix(low, p) {
			return true
		}
	}
	return false
}

func listed(b *bytes.Buffer) map[string]bool {
	out := map[string]bool{}
	for l := range strings.SplitSeq(b.String(), "\n") {
		if strings.Contains(l, inList) {
			out[plain(strings.ReplaceAll(l, inList, ""))] = true
		}
	}
	return out
}

func lines(b *bytes.Buffer) []string {
	var out []string
	for l := range strings.SplitSeq(b.String(), "\n") {
		if l = plain(strings.ReplaceAll(l, inList, "")); l != "" {
			out = append(out, l)
		}
	}
	return out
}

// scanner goes through the bytes of one part. It knows where a paragraph begins,
// and nothing of how paragraphs lie in one another.
type scanner struct {
	ctx                     context.Context
	targets                 map[string]string
	main, deleted, fallback bytes.Buffer
	out                     *bytes.Buffer // main or fallback
	links                   []string
	around                  []mark    // open w:hyperlink and w:fldSimple
	fields                  [][]field // by open paragraph
	removed                 int       // open w:del and w:moveFrom
	cells                   []bool    // open rows and cells: whether it is deleted
	inRow                   bool      // within w:trPr
	align                   string    // of the run, above or below the line
	power                   string    // of a part of an equation, likewise
	from                    int       // where that part begins
	simple                  []bool    // open w:fldSimple: whether Word computes it
	beside                  bool      // the part is not the main one
}

// gone reports whether what is read is within a tracked deletion.
func (s *scanner) gone() bool { return s.removed > 0 || slices.Contains(s.cells, true) }

// field is a complex field that is open: what stands in its instruction is not
// shown, and its instruction may be a link.
type field struct {
	from   int // bytes written before it
	instr  string
	result bool
	begun  mark // where its result begins

	list   []string // of a field of the old forms: the words to choose from
	chosen int
}

// scan reads all text elements of an XML part.
func (s *scanner) scan(part []byte) {
	data := string(part)         // all words are parts of it
	taking, code := false, false // text of a text element, of an instruction
	to := s.out
	take := func(text string) {
		switch {
		case taking:
			to.WriteString(standing(cmp.Or(s.align, s.power), strings.ReplaceAll(text, "\n", " ")))
		case code && s.field() != nil:
			s.field().instr += text
		}
	}
	for n := 0; len(data) > 0; n++ {
		if n&0x3fff == 0 && s.ctx.Err() != nil {
			return
		}
		i := strings.IndexByte(data, '<')
		if i < 0 {
			return
		}
		if i > 0 && (taking || code) {
			take(html.UnescapeString(data[:i]))
		}
		data = data[i:]
		if rest, text, ok := aside(data); ok {
			take(text)
			data = rest
			continue
		}
		end := tagEnd(data)
		if end < 0 {
			return
		}
		tag := data[1:end]
		data = data[end+1:]
		closing, alone := strings.HasPrefix(tag, "/"), strings.HasSuffix(tag, "/")
		switch name := nameOf(tag); name {
		case "t", "delText", "v":
			taking = !closing && !alone && !s.counted()
			if to = s.out; to == &s.main && (name == "delText" || s.gone()) {
				to = &s.deleted
				to.WriteByte('\n') // Word divides a deleted word over several
			}
			if name == "v" && closing {
				s.out.WriteByte(' ')
			}
		case "instrText":
			code = !closing && !alone
		case "p":
			s.out.WriteByte('\n')
			taking = false
			if n := len(s.fields); closing && n > 0 {
				s.fields = s.fields[:n-1]
			} else if !closing && !alone {
				s.fields = append(s.fields, nil)
			}
		case "br", "cr":
			s.out.WriteString(lineEnd)
			taking = false
		case "tab", "tc", "tr", "ptab", "comment", "footnote", "endnote":
			s.out.WriteByte(' ')
			taking = false
			if cell := name == "tc" || name == "tr"; cell && closing && len(s.cells) > 0 {
				s.cells = s.cells[:len(s.cells)-1]
			} else if cell && !closing && !alone {
				s.cells = append(s.cells, false)
			}
		case "del", "moveFrom":
			switch {
			case s.inRow && !closing:
				s.delete()
			case s.inRow, alone:
			case closing:
				s.removed--
			default:
				s.removed++
			}
		case "trPr":
			s.inRow = !closing && !alone
		case "numPr":
			if !closing && s.out == &s.main {
				s.out.WriteString(inList)
			}
		case "cellDel":
			s.delete()
		case "noBreakHyphen":
			s.out.WriteString("\u2011")
		case "softHyphen":
			s.out.WriteString("\u00ad")
		case "sym":
			s.out.WriteRune(symbol(tag))
		case "fldChar":
			s.fieldChar(attr(tag, "fldCharType"))
		case "listEntry", "result":
			s.choice(name, attr(tag, "val"))
		case "fldSimple":
			switch {
			case closing && len(s.simple) > 0:
				s.simple = s.simple[:len(s.simple)-1]
			case !closing && !alone:
				s.simple = append(s.simple, computes(attr(tag, "instr")))
			}
			s.linked(hyperlink(attr(tag, "instr")), closing, alone)
		case "hyperlink":
			s.linked(whole(s.targets[attr(tag, "id")], attr(tag, "anchor")), closing, alone)
		case "r":
			s.align = ""
		case "vertAlign":
			s.align = attr(tag, "val")
		case "num", "sup", "sub": // of an equation
			s.equation(name, closing, alone)
		case "textpath": // WordArt, and the words across a page
			s.out.WriteString("\n" + attr(tag, "string") + "\n")
		case "Fallback":
			if s.out = &s.main; !closing {
				s.out = &s.fallback
				s.out.WriteByte(' ')
			}
		}
	}
}

// aside gives what follows a CDATA section or a comment, and its text.
func aside(data string) (rest, text string, ok bool) {
	end := "]]>"
	inner, ok := strings.CutPrefix(data, "<![CDATA[")
	cdata := ok
	if !ok {
		end = "-->"
		if inner, ok = strings.CutPrefix(data, "<!--"); !ok {
			return "", "", false
		}
	}
	within, rest, _ := strings.Cut(inner, end)
	if cdata {
		text = within
	}
	return rest, text, true
}

// delete says that the innermost open row or cell is deleted.
func (s *scanner) delete() {
	if n := len(s.cells); n > 0 {
		s.cells[n-1] = true
	}
}

// counted reports whether what is read is the result of a field that Word
// computes, in a header or footer: in the text somebody put it.
func (s *scanner) counted() bool {
	if !s.beside {
		return false
	}
	f := s.field()
	return slices.Contains(s.simple, true) || f != nil && f.result && computes(f.instr)
}

// field gives the innermost open field of the paragraph, or nil.
func (s *scanner) field() *field {
	if n := len(s.fields); n > 0 {
		if k := len(s.fields[n-1]); k > 0 {
			return &s.fields[n-1][k-1]
		}
	}
	return nil
}

// choice reads the list of a field of the old forms, whose choice is no text.
func (s *scanner) choice(tag, val string) {
	f := s.field()
	switch n, err := strconv.Atoi(val); {
	case f == nil:
	case tag == "listEntry":
		f.list = append(f.list, val)
	case err == nil:
		f.chosen = max(n, 0)
	}
}

// fieldChar follows a field through its paragraph. Only one that comes to its
// result or end there is taken to hide what stands in its instruction.
func (s *scanner) fieldChar(kind string) {
	f, n := s.field(), len(s.fields)
	switch {
	case kind == "begin" && n > 0:
		s.fields[n-1] = append(s.fields[n-1], field{from: s.out.Len()})
	case f == nil:
	case kind == "separate", kind == "end":
		if !f.result && f.from < s.out.Len() {
			s.out.Truncate(f.from)
		}
		if !f.result && kind == "separate" {
			f.begun = s.now()
			s.link(hyperlink(f.instr))
		}
		f.result = true
		if kind == "end" {
			if f.begun != (mark{}) {
				s.unlink(f.begun)
			}
			if n := f.chosen; n < len(f.list) && f.from == s.out.Len() {
				s.out.WriteString(f.list[n])
			}
			s.fields[n-1] = s.fields[n-1][:len(s.fields[n-1])-1]
		}
	}
}

// symbol gives the letter of a w:sym, or what stands for any sign: those of fonts of
// signs are no words.
func symbol(tag string) rune {
	n, err := strconv.ParseUint(attr(tag, "char"), 16, 16)
	if n < 0x100 { // some programs write the font's own number
		n += 0xF000
	}
	if c, ok := ooxml.Letter(attr(tag, "font"), rune(n)); ok && err == nil {
		return c
	}
	return '\ufffd'
}
