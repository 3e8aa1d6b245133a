package readback

import (
	"notat/internal/prosa"
	"strings"
)

// values puts the words of every field into the record. A field whose words are
// those of the baseline keeps its source byte for byte.
func (r *reading) values() {
	for n, f := range r.order {
		if r.left(n) {
			return
		}
		if f.gone && len(f.after) == 0 {
			continue
		}
		r.clean(f)
		r.tellLost(f)
		if f.rich {
			r.richValue(f)
		} else {
			r.plainValue(f)
		}
	}
}

const oevrige = "Øvrige bemærkninger"

// oevrigeBemaerkninger puts what answers sent to a section of its own into the record.
func (r *reading) oevrigeBemaerkninger() {
	if len(r.extra) == 0 {
		return
	}
	list, _ := get(r.root, "/afsnit").([]any)
	s := &section{list: "/afsnit", at: len(list), first: len(r.match) + 1, heading: oevrige, lines: r.extra}
	r.read = append(r.read, Reading{Record: oevrige})
	s.write(r)
}

// clean takes the prompt out of a field that shows it, alone or beside new words.
func (r *reading) clean(f *field) {
	if f.prompt == "" {
		return
	}
	for _, ps := range [][]*piece{f.before, f.after} {
		for _, p := range ps {
			s := p.text()
			if i := strings.Index(s, f.prompt); i >= 0 {
				p.runs = append(append([]run(nil), cut(p.runs, 0, i)...), cut(p.runs, i+len(f.prompt), len(s))...)
			}
		}
	}
}

func filled(ps []*piece) []*piece {
	var out []*piece
	for _, p := range ps {
		if strings.TrimSpace(p.text()) != "" {
			out = append(out, p)
		}
	}
	return out
}

// note remembers who changed a field, where the file says so.
func (r *reading) note(f *field, pointer string) {
	for _, p := range f.after {
		for i := range p.runs {
			if m := p.runs[i].by; m != nil {
				r.by[pointer] = m.author()
			}
		}
	}
}

func (r *reading) richValue(f *field) {
	before, after := filled(f.before), filled(f.after)
	to, changed := markdown(getText(r.root, f.pointer), before, after)
	if !changed {
		return
	}
	r.note(f, f.pointer)
	switch {
	case strings.HasPrefix(f.pointer, "/afsnit/-/"):
		r.missingPart(f, to, after)
	case strings.HasSuffix(f.pointer, "/blokke/-"):
		list, _ := split1(f.pointer)
		r.edits.insert(list, 0, -1, map[string]any{"type": "tekst", "tekst": to})
		r.tell(Item{Kode: "del-udfyldt", Severity: Info, Pointer: f.pointer, Tekst: textOfPieces(after), Besked: "Den manglende del er udfyldt."})
	case to == "":
		r.emptied(f)
	default:
		set(r.root, f.pointer, to)
	}
}

// emptied is a field whose place is left without a word: a decision, since an
// editor may have emptied it without anybody meaning it.
func (r *reading) emptied(f *field) {
	i := Item{Kode: "felt-tomt", Severity: Ask, Pointer: f.pointer, Tekst: textOfPieces(filled(f.before)), Valg: []Choice{slettes, beholdes},
		Besked: "Feltet er tomt i filen. Skal teksten også slettes i posten?"}
	if by := r.removedBy([]string{i.Tekst}); by != nil {
		i.Af, i.Dato = by.who, by.when
	}
	if r.tell(i) == "slettes" {
		r.drop(f.pointer)
	}
}

// missingPart makes a filled prompt the section that was missing.
func (r *reading) missingPart(f *field, to string, after []*piece) {
	del := strings.TrimPrefix(f.pointer, "/afsnit/-/")
	heading := del
	for b := range r.base {
		if l := &r.base[b]; l.heading > 0 && l.ctx == f.pointer {
			heading = words(l.text)
			if e := r.back[b]; e >= 0 {
				heading = words(r.edited.paras[e].text)
			}
		}
	}
	at := len(r.match)
	if len(after) > 0 {
		at = after[0].at
	}
	r.edits.insert("/afsnit", r.before(at), at, map[string]any{
		"overskrift": heading, "del": del, "blokke": []any{map[string]any{"type": "tekst", "tekst": to}},
	})
	r.tell(Item{Kode: "del-udfyldt", Severity: Info, Pointer: f.pointer, Tekst: textOfPieces(after), Besked: "Den manglende del er udfyldt."})
}

func plainText(ps []*piece) string {
	out := make([]string, len(ps))
	for i, p := range ps {
		out[i] = strings.TrimSpace(p.text())
	}
	return strings.Join(out, "\n")
}

func (r *reading) plainValue(f *field) {
	before, after := filled(f.before), filled(f.after)
	was, is := plainText(before), plainText(after)
	if words(was) == words(is) {
		return
	}
	r.note(f, f.pointer)
	if is == "" {
		r.emptied(f)
		return
	}
	v, ok := r.value(f.pointer, is)
	if !ok {
		r.unread(f, was, is)
		return
	}
	old := getText(r.root, f.pointer)
	if same, ok := r.readAs(f.pointer, old); ok && same == v && formOf(f.pointer) != asStatus {
		return // 13:05 printed as 13.05 and written as kl. 13.05
	}
	set(r.root, f.pointer, v)
}

// unread asks about words that are no date, time or status.
func (r *reading) unread(f *field, was, s string) {
	what := map[form]string{asDate: "en dato, fx 13. marts 2025", asTime: "et klokkeslæt, fx 13.00", asStatus: "en status, fx Nået"}[formOf(f.pointer)]
	i := Item{Kode: "kan-ikke-laeses", Severity: Ask, Pointer: f.pointer, Tekst: words(s), Valg: []Choice{beholdes, somAfsnit},
		Besked: "Teksten kan ikke læses som " + what + ". Ret den i filen, eller behold postens.", inside: was}
	if r.tell(i) == "afsnit" {
		r.extra = append(r.extra, f.after...)
	}
}

// tellLost tells of formatting in a field that the record cannot hold.
func (r *reading) tellLost(f *field) {
	before := lostIn(f.before)
	for _, p := range f.after {
		for i := range p.runs {
			x := &p.runs[i]
			switch {
			case strings.TrimSpace(x.text) == "":
			case x.lost != "" && !before[x.lost]:
				sev := Warn
				var valg []Choice
				if x.lost == "gennemstregning" || x.lost == "skjult tekst" { // may mean that the words are to go
					sev, valg = Ask, []Choice{{"beholdes", "Behold ordene som almindelig tekst"}}
				}
				r.tell(Item{Kode: "formatering", Severity: sev, Pointer: f.pointer, Tekst: words(x.text), Valg: valg, Besked: "Formateringen følger ikke med: " + x.lost + "."})
			case x.link != "" && !before[x.link] && !followed(x.link):
				r.tell(Item{Kode: "link", Severity: Warn, Pointer: f.pointer, Tekst: words(x.text) + " " + x.link, outside: x.link, Besked: "Linket følger ikke med, kun ordene: adressen kan ikke bruges i et notat."})
			}
		}
	}
	if f.rich {
		return
	}
	for _, p := range f.after {
		if p.from.table > 0 || p.from.heading != 0 {
			continue // an editor writes the style of a header row into its words
		}
		for i := range p.runs {
			if x := &p.runs[i]; (x.bold || x.italic) && !before["fed"] && strings.TrimSpace(x.text) != "" {
				r.tell(Item{Kode: "formatering", Severity: Info, Pointer: f.pointer, Tekst: words(x.text), Besked: "Fed og kursiv følger ikke med i dette felt."})
				return
			}
		}
	}
}

func lostIn(ps []*piece) map[string]bool {
	out := map[string]bool{}
	for _, p := range ps {
		for i := range p.runs {
			x := &p.runs[i]
			out[x.lost], out[x.link] = true, true
			out["fed"] = out["fed"] || x.bold || x.italic
		}
	}
	return out
}

// followed reports whether a record can hold an address.
func followed(address string) bool {
	p := prosa.Normal(prosa.Prosa{{Linje: []prosa.Ord{{Tekst: "x", Henvisning: address}}}})
	return len(p) == 1 && len(p[0].Linje) == 1 && p[0].Linje[0].Henvisning != ""
}
