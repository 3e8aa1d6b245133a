package readback

import (
	"slices"
	"strconv"
	"strings"
)

// The answers to something that is missing from the file.
var (
	slettes   = Choice{"slettes", "Slet det også i posten"}
	beholdes  = Choice{"beholdes", "Behold det i posten"}
	removable = []string{"deltagere", "dagsorden", "afsnit", "blokke", "aftaler", "resultater", "raekker", "citater", "tiltag"}
)

// gone finds the fields of which no place is left, and asks whether they were
// deleted: whole items of the record at once where all of an item is gone. What
// is not answered stays in the record.
func (r *reading) gone() {
	held := map[string]int{} // item -> fields of it
	lost := map[string]int{}
	for _, f := range r.order {
		f.gone = !f.present
		for _, item := range itemsOf(f.pointer) {
			held[item]++
			if f.gone {
				lost[item]++
			}
		}
	}
	r.index()
	told := map[string]bool{} // items asked about
	covered := func(pointer string) bool {
		for p := pointer; p != ""; p, _ = split1(p) {
			if told[p] {
				return true
			}
		}
		return false
	}
	for n, f := range r.order {
		if r.left(n) {
			return
		}
		if !f.gone || covered(f.pointer) {
			continue
		}
		what, kode := f.pointer, "felt-slettet"
		for _, item := range itemsOf(f.pointer) { // the widest first
			if lost[item] == held[item] && !strings.Contains(item, "/-") {
				what, kode = item, "del-slettet"
				break
			}
		}
		told[what] = true
		r.goneItem(what, kode)
	}
	r.fixedGone(covered)
	r.orders()
}

// index finds once what belongs to an item, and which paragraphs are new.
func (r *reading) index() {
	r.below, r.lineOf, r.unlike = map[string][]*field{}, map[string][]int{}, map[string][]int{}
	for _, f := range r.order {
		for _, item := range itemsOf(f.pointer) {
			r.below[item] = append(r.below[item], f)
		}
	}
	for b := range r.base {
		ctx := r.base[b].ctx
		for _, item := range itemsOf(ctx) {
			r.lineOf[item] = append(r.lineOf[item], b)
		}
		if items := itemsOf(ctx); len(items) == 0 || items[len(items)-1] != ctx {
			r.lineOf[ctx] = append(r.lineOf[ctx], b)
		}
	}
	for e, b := range r.match {
		if b < 0 {
			k := keyOf(r.edited.paras[e].text)
			r.unlike[k] = append(r.unlike[k], e)
		}
	}
}

// fieldsIn gives the fields of an item, or a field alone.
func (r *reading) fieldsIn(what string) []*field {
	if f := r.fields[what]; f != nil && r.below[what] == nil {
		return []*field{f}
	}
	return r.below[what]
}

// itemsOf gives the items of lists that a field lies in, the widest first.
func itemsOf(pointer string) []string {
	var out []string
	ks := keys(pointer)
	for i := 0; i+1 < len(ks); i++ {
		if _, err := strconv.Atoi(ks[i+1]); err == nil && slices.Contains(removable, ks[i]) {
			out = append(out, "/"+strings.Join(ks[:i+2], "/"))
		}
	}
	return out
}

// goneItem asks about a field or an item. A text that stands elsewhere in the
// file was moved there, which needs no answer.
func (r *reading) goneItem(what, kode string) {
	var text []string
	all, said := true, false // every line of it stands elsewhere; it has words
	for _, f := range r.fieldsIn(what) {
		for _, p := range f.before {
			s := words(p.text())
			if s == "" || s == f.prompt {
				continue
			}
			if r.back[p.base] >= 0 {
				text = append(text, s)
			}
			all = all && r.movedLine(f, p.base)
			said = true
		}
		f.gone = true
	}
	if !said {
		return
	}
	for _, b := range r.lineOf[what] {
		if l := &r.base[b]; r.back[b] < 0 && l.key != "" {
			text = append(text, words(l.text))
		}
	}
	if len(text) == 0 {
		return
	}
	s := strings.Join(text, " ¶ ")
	if all {
		r.tell(Item{Kode: "flyttet", Severity: Info, Pointer: what, Tekst: s, Besked: "Teksten er flyttet."})
		r.drop(what)
		return
	}
	i := Item{Kode: kode, Severity: Ask, Pointer: what, Tekst: s, Valg: []Choice{slettes, beholdes}, Besked: "Det står ikke i filen mere. Skal det også slettes i posten?"}
	if by := r.removedBy(text); by != nil {
		i.Af, i.Dato = by.who, by.when
	}
	if r.tell(i) == "slettes" {
		r.drop(what)
	}
}

// movedLine reports whether a line of running text stands in a new place.
func (r *reading) movedLine(f *field, b int) bool {
	if !f.rich || r.base[b].key == "" {
		return false
	}
	return slices.ContainsFunc(r.unlike[r.base[b].key], func(e int) bool { return r.spots[e].placed() })
}

func (s spot) placed() bool { return s.fresh != nil || s.field != nil }

// asked is how many tracked deletions, and lines, are looked through for who
// deleted an item: more is no help to anybody, and each is held against each.
const asked = 100

func (r *reading) removedBy(text []string) *mark {
	for _, d := range r.edited.removed[:min(len(r.edited.removed), asked)] {
		for _, s := range text[:min(len(text), asked)] {
			if strings.Contains(d.text, s) || strings.Contains(s, d.text) {
				return d.by
			}
		}
	}
	return nil
}

// drop deletes a field or an item from the record.
func (r *reading) drop(what string) {
	for _, f := range r.fieldsIn(what) {
		f.dropped = true
	}
	items := itemsOf(what)
	switch {
	case len(items) > 0 && items[len(items)-1] == what:
		r.edits.delete(what)
	case isTekst(what):
		block, _ := split1(what)
		r.edits.delete(block)
	default:
		set(r.root, what, "")
	}
}

// fixedGone tells which fixed text is missing from the file. It comes again in
// every notat, so nothing is to be decided.
func (r *reading) fixedGone(covered func(string) bool) {
	var text []string
	first := ""
	for b := range r.base {
		l := &r.base[b]
		if r.back[b] >= 0 || l.editable() || l.key == "" || covered(l.ctx) || strings.Contains(l.ctx, "/-") {
			continue
		}
		if f := r.fields[l.ctx]; f != nil && f.dropped {
			continue
		}
		if text == nil {
			first = l.ctx
		}
		text = append(text, words(l.text))
	}
	if text != nil {
		r.tell(Item{Kode: "fast-tekst-slettet", Severity: Warn, Pointer: first, Tekst: strings.Join(text, " ¶ "),
			Besked: "Fast tekst er slettet i filen. Den kommer igen i notatet, hvis posten stadig giver anledning til den."})
	}
}

// orders tells where the file has the items of a list in another order.
func (r *reading) orders() {
	rank := map[string]int{} // item -> its first line in the baseline
	for b := len(r.base) - 1; b >= 0; b-- {
		for n := range r.base[b].segs {
			for _, item := range itemsOf(r.base[b].segs[n].pointer) {
				rank[item] = b
			}
		}
	}
	last := map[string]int{} // list -> rank of the item that came last
	told := map[string]bool{}
	for e, b := range r.match {
		if b < 0 {
			continue
		}
		for n := range r.base[b].segs {
			for _, item := range itemsOf(r.base[b].segs[n].pointer) {
				list, _ := split1(item)
				if rank[item] < last[list] && !told[list] {
					told[list] = true
					r.tell(Item{Kode: "raekkefoelge", Severity: Warn, Pointer: item, Tekst: words(r.edited.paras[e].text),
						Besked: "Rækkefølgen er en anden i filen. Posten beholder sin rækkefølge."})
				}
				last[list] = rank[item]
			}
		}
	}
}
