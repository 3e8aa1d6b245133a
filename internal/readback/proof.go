package readback

import (
	"bytes"
	"html"
	"maps"
	"slices"
	"strings"
	"unicode"

	"notat/internal/ooxml"
)

// The proof shares nothing with the walk: it scans bytes, knows no controls and
// no paragraphs' origin, and holds the words of the file that came back against
// the words of the new record, drawn as a draft, and of all that is told.

// scanned is the text of a part as the proof sees it.
type scanned struct {
	main     strings.Builder // words in the file, marks apart
	fallback strings.Builder // words within mc:Fallback, which are there twice
}

func (s *scanned) text() string { return strings.Join(strings.Fields(s.main.String()), " ") }

// scan reads all text elements of an XML part.
func scan(data []byte) *scanned {
	s := &scanned{}
	out := &s.main
	taking := false
	for len(data) > 0 {
		i := bytes.IndexByte(data, '<')
		if i < 0 {
			break
		}
		if taking && i > 0 {
			out.WriteString(html.UnescapeString(string(data[:i])))
		}
		data = data[i:]
		switch {
		case bytes.HasPrefix(data, []byte("<![CDATA[")):
			end := bytes.Index(data, []byte("]]>"))
			if end < 0 {
				return s
			}
			if taking {
				out.Write(data[len("<![CDATA["):end])
			}
			data = data[end+3:]
			continue
		case bytes.HasPrefix(data, []byte("<!--")):
			end := bytes.Index(data, []byte("-->"))
			if end < 0 {
				return s
			}
			data = data[end+3:]
			continue
		}
		end := tagEnd(data)
		if end < 0 {
			return s
		}
		tag := data[1:end]
		data = data[end+1:]
		closing, alone := bytes.HasPrefix(tag, []byte("/")), bytes.HasSuffix(tag, []byte("/"))
		name := bytes.Trim(tag, "/")
		if k := bytes.IndexAny(name, " \t\r\n"); k >= 0 {
			name = name[:k]
		}
		if k := bytes.IndexByte(name, ':'); k >= 0 {
			name = name[k+1:]
		}
		switch string(name) {
		case "t", "delText", "v":
			taking = !closing && !alone
			if string(name) == "v" && closing {
				out.WriteByte(' ')
			}
		case "p", "tab", "br", "cr", "tc", "ptab", "comment", "footnote", "endnote":
			out.WriteByte(' ')
			taking = false
		case "noBreakHyphen":
			out.WriteString("\u2011")
		case "sym":
			out.WriteString("\ufffd")
		case "Fallback":
			out = &s.fallback
			if closing {
				out = &s.main
			}
			out.WriteByte(' ')
		}
	}
	return s
}

func tagEnd(data []byte) int {
	for i := 1; i < len(data); i++ {
		switch data[i] {
		case '>':
			return i
		case '"', '\'':
			n := bytes.IndexByte(data[i+1:], data[i])
			if n < 0 {
				return -1
			}
			i += n + 1
		}
	}
	return -1
}

// tally counts words, in lower case and without signs.
type tally map[string]int

func (t tally) add(s string) {
	for _, w := range strings.FieldsFunc(s, func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsNumber(c) && !unicode.IsMark(c) }) {
		t[strings.ToLower(w)]++
	}
}

// visible counts the characters of a text that leave ink.
func visible(s string) int {
	n := 0
	for _, c := range s {
		if !unicode.IsSpace(c) {
			n++
		}
	}
	return n
}

// prove blocks when a word of the file is nowhere, when words stayed in the
// record though they are gone from the file, or when the walk did not read what
// the scan sees. Each names the words.
func (r *reading) prove(out *Result) error {
	p := r.Edited.File
	data, _ := p.Part(p.Main())
	main := scan(data)

	read := 0
	for i := range r.edited.paras {
		read += visible(r.edited.paras[i].text)
	}
	for _, d := range r.edited.removed {
		read += visible(d.text)
	}
	if seen := visible(main.main.String()); read < seen {
		r.tell(Item{Kode: "regnskab", Severity: Block, Tekst: "", Besked: "Filen indeholder tegn, som ikke er læst. Gem den igen i Word, og prøv igen."})
	}

	told := tally{}
	for _, i := range r.items {
		told.add(i.Tekst)
		told.add(i.Besked)
	}
	for _, c := range out.Changes {
		told.add(c.Foer)
		told.add(c.Efter)
	}
	for _, s := range r.said {
		told.add(s)
	}
	drawn, err := r.drawn(out)
	if err != nil {
		return err
	}
	for _, s := range r.edited.joins {
		told.add(s)
	}
	r.unchangedFixed(drawn, told)
	file := tally{}
	file.add(main.main.String())
	lost, kept := map[string]bool{}, map[string]bool{}
	for w, n := range file {
		if n > drawn.main[w]+told[w] && !(told[w] > 0 && drawn.partial) {
			if drawn.partial && drawn.main[w] > 0 {
				continue
			}
			lost[w] = true
		}
	}
	beside := tally{}
	beside.add(main.fallback.String())
	for _, part := range p.Parts() {
		if part.Name != p.Main() && strings.HasSuffix(strings.ToLower(part.Name), ".xml") && !hidden(part.Name) {
			beside.add(scan(part.Data).main.String())
		}
	}
	for w := range beside {
		if drawn.main[w]+drawn.beside[w]+told[w]+file[w] == 0 && !number(w) {
			lost[w] = true
		}
	}
	if !drawn.partial {
		record, err := parse(out.Record)
		if err != nil {
			return err
		}
		is := tally{}
		is.add(shown(record))
		for w, n := range drawn.main {
			if n > file[w]+told[w] && is[w] > file[w]+told[w] {
				kept[w] = true
			}
		}
	}
	r.alarm(lost, "ord-ikke-gjort-rede-for", "Disse ord står i filen, men hverken i posten eller blandt det, der er vist her. Sæt dem et andet sted i filen, og prøv igen.")
	r.alarm(kept, "ord-beholdt", "Disse ord er væk fra filen, men står stadig i posten. Se efter, om noget skal slettes.")
	return nil
}

// unchangedFixed adds the fixed text of the file that the new draft no longer
// has, such as the sentence that a part is missing when it has been filled.
func (r *reading) unchangedFixed(drawn drawnWords, told tally) {
	there := maps.Clone(r.prompts) // fixed text -> how often it stands unchanged in the file
	for e, b := range r.match {
		if b < 0 {
			continue
		}
		for n := range r.base[b].segs {
			sg := &r.base[b].segs[n]
			if s := words(sg.text); sg.pointer == "" && s != "" && strings.Contains(words(r.edited.paras[e].text), s) {
				there[s]++
			}
		}
	}
	for s, n := range there {
		for range n - strings.Count(drawn.text, s) {
			told.add(s)
		}
	}
}

func (r *reading) alarm(set map[string]bool, kode, besked string) {
	if len(set) == 0 {
		return
	}
	var list []string
	for w := range set {
		list = append(list, w)
	}
	slices.Sort(list)
	r.tell(Item{Kode: kode, Severity: Block, Tekst: strings.Join(list, " "), Besked: besked})
}

func number(w string) bool { return strings.Trim(w, "0123456789") == "" }

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

// drawing is the words that the new record gives.
type drawnWords struct {
	main, beside tally
	text         string // of the main part
	partial      bool   // the record cannot be drawn: its bare words and the baseline's
}

// drawn draws the new record as a draft and scans it.
func (r *reading) drawn(out *Result) (drawnWords, error) {
	d := drawnWords{main: tally{}, beside: tally{}}
	count := func(p *ooxml.Package, into tally) {
		for _, part := range p.Parts() {
			switch {
			case part.Name == p.Main():
				s := scan(part.Data).text()
				into.add(s)
				d.text = s
			case strings.HasSuffix(strings.ToLower(part.Name), ".xml") && !hidden(part.Name):
				s := scan(part.Data)
				d.beside.add(s.main.String())
				d.beside.add(s.fallback.String())
			}
		}
	}
	if len(out.Changes) == 0 {
		count(r.Baseline.File, d.main)
		return d, nil
	}
	if r.Draw != nil {
		if p, err := r.Draw(out.Record); err == nil {
			count(r.Baseline.File, tally{}) // headers keep what they said
			count(p, d.main)
			return d, nil
		}
	}
	d.partial = true
	root, err := parse(out.Record)
	if err != nil {
		return d, err
	}
	d.main.add(shown(root))
	count(r.Baseline.File, d.main)
	return d, nil
}
