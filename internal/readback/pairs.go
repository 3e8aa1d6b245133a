package readback

import "strings"

// spot is where the words of an edited paragraph went, for what follows it.
type spot struct {
	ctx   string   // pointer near which it stands
	field *field   // rich field whose line it is
	fresh *section // new section it stands in
	item  *aftale  // new agreement it belongs to
}

// paired takes over a paragraph that comes from a line of the baseline.
func (r *reading) paired(e int) spot {
	b := r.match[e]
	l, p := &r.base[b], &r.edited.paras[e]
	at := spot{ctx: l.ctx}
	if ptr := l.sole(); ptr != "" && r.fields[ptr].rich {
		at.field = r.fields[ptr]
	}
	if l.key == keyOf(p.text) && len(l.segs) != 1 && l.editable() {
		// The same words: the field's own edges are those of the baseline.
		from := 0
		if l.text != p.text {
			r.cut(e, l, p)
			return at
		}
		for n := range l.segs {
			to := from + len(l.segs[n].text)
			if ptr := l.segs[n].pointer; ptr != "" {
				r.take(ptr, &piece{runs: cut(p.runs, from, to), from: p, base: b, num: l.num, at: e, seg: n})
			}
			from = to
		}
		return at
	}
	r.cut(e, l, p)
	return at
}

func (r *reading) cut(e int, l *line, p *para) {
	s := r.cutLike(l, p)
	for n := range l.segs {
		if ptr := l.segs[n].pointer; ptr != "" {
			r.take(ptr, &piece{runs: s.fields[n], from: p, base: r.match[e], num: l.num, at: e, seg: n})
		}
	}
	r.fixedChanged(e, l, s)
}

func (r *reading) take(pointer string, p *piece) {
	f := r.fields[pointer]
	f.after = append(f.after, p)
	f.present = true
}

// fixedChanged tells of words typed into fixed text, and of such that are gone.
func (r *reading) fixedChanged(e int, l *line, s split) {
	added := words(textOf(s.added))
	switch {
	case added != "" && unhyphenated(added) == unhyphenated(s.lost): // where a word may be divided says nothing
	case added != "":
		i := Item{Kode: "fast-tekst", Severity: Ask, Pointer: l.ctx, Tekst: added,
			Besked: "Der er skrevet i en tekst, som ligger fast i skabelonen eller i posten: »" + words(l.text) + "« er blevet til »" + words(r.edited.paras[e].text) + "«."}
		i.Af, i.inside = author(s.added), s.lost
		near := r.nearField(l, s)
		if near != "" {
			i.Valg = append(i.Valg, r.iFelt(near))
		}
		i.Valg = append(i.Valg, somAfsnit, udelades("Behold den faste tekst, og udelad ordene"))
		r.answer(r.tell(i), &piece{runs: s.added, from: &r.edited.paras[e], base: -1, at: e})
	case s.lost != "":
		r.tell(Item{Kode: "fast-tekst-slettet", Severity: Warn, Pointer: l.ctx, Tekst: s.lost,
			Besked: "Fast tekst er slettet i filen. Den kommer igen i notatet."})
	}
}

// nearField gives the rich or plain field of the line that could take words up.
func (r *reading) nearField(l *line, s split) string {
	for n := range l.segs {
		if p := l.segs[n].pointer; p != "" && formOf(p) == asWritten {
			return p
		}
	}
	return ""
}

func author(runs []run) string {
	for _, x := range runs {
		if x.by != nil && strings.TrimSpace(x.text) != "" {
			return x.by.who
		}
	}
	return ""
}

// answer does with a paragraph what was chosen.
func (r *reading) answer(choice string, p *piece) {
	if choice == "afsnit" {
		r.extra = append(r.extra, p)
		return
	}
	pointer, ok := strings.CutPrefix(choice, "felt:")
	if f := r.fields[pointer]; ok && f != nil {
		r.take(pointer, p)
	}
}
