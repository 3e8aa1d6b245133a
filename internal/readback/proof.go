package readback

import (
	"maps"
	"slices"
	"strings"
	"unicode"

	"notat/internal/ooxml"
)

// The proof shares nothing with the walk: it scans bytes, knows no controls and
// no paragraphs' origin, and holds the words of the file that came back against
// the words of the new record, drawn as a draft, and of all that is told.

// tally counts words, in lower case and without signs.
type tally map[string]int

func (t tally) add(s string) {
	for _, w := range strings.FieldsFunc(unhyphenated(s), func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsNumber(c) && !unicode.IsMark(c) }) {
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
	name := p.Main()
	data, _ := p.Part(name)
	main := scan(data)

	read := 0
	for i := range r.edited.paras {
		read += visible(r.edited.paras[i].text)
	}
	for _, d := range r.edited.removed {
		read += visible(d.text)
	}
	for _, e := range r.edited.echoes {
		read += visible(strings.Join(e.again, ""))
	}
	if seen := visible(main.main.String()) + visible(main.deleted.String()); read < seen {
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
		if told := told[w] + r.whole[w]; n > drawn.main[w]+told && !(told > 0 && drawn.partial) {
			if drawn.partial && drawn.main[w] > 0 {
				continue
			}
			lost[w] = true
		}
	}
	beside := tally{}
	beside.add(main.fallback.String())
	removed := tally{}
	removed.add(main.deleted.String())
	toldText := strings.ToLower(r.toldText(out))
	for w := range removed {
		if !strings.Contains(toldText, w) { // Word may divide a deleted word over runs
			lost[w] = true
		}
	}
	for _, part := range p.Parts() {
		if part.Name != name && strings.HasSuffix(strings.ToLower(part.Name), ".xml") && !hidden(part.Name) {
			beside.add(scan(part.Data).main.String())
		}
	}
	for w := range beside {
		if drawn.main[w]+drawn.beside[w]+told[w]+r.whole[w]+file[w] == 0 && !number(w) {
			lost[w] = true
		}
	}
	if !drawn.partial {
		record, err := parse(out.Record)
		if err != nil {
			return err
		}
		is := tally{}
		is.add(printed(record))
		for w, n := range drawn.main {
			if there := file[w] + told[w] + r.apart[w]; min(n, is[w]) > there {
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

// toldText gives the texts of all items and changes.
func (r *reading) toldText(out *Result) string {
	var b strings.Builder
	for _, i := range r.items {
		b.WriteString(i.Tekst + " ")
	}
	for _, c := range out.Changes {
		b.WriteString(c.Foer + " ")
	}
	return b.String()
}

// codes are keys whose values are words of the record's own and never printed.
var codes = map[string]bool{"type": true, "del": true, "part": true, "art": true, "synlighed": true, "status": true, "grund": true,
	"kode": true, "sted": true, "funktion": true, "begrundelse": true, "ekstra": true, "alt": true, "billede": true}

// printed gives the words of a record that a draft shows.
func printed(v any) string {
	switch x := v.(type) {
	case map[string]any:
		var b strings.Builder
		for k, c := range x {
			if !codes[k] || k == "sted" && x["kode"] == nil {
				b.WriteString(printed(c) + " ")
			}
		}
		return b.String()
	case []any:
		var b strings.Builder
		for _, c := range x {
			b.WriteString(printed(c) + " ")
		}
		return b.String()
	}
	return shown(v)
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
		name := p.Main()
		for _, part := range p.Parts() {
			switch {
			case part.Name == name:
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
	d.main.add(strings.NewReplacer("*", "", `\\`, "").Replace(shown(root))) // words that a mark stands in
	count(r.Baseline.File, d.main)
	return d, nil
}
