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
	var told []string // items asked about
	covered := func(pointer string) bool {
		return slices.ContainsFunc(told, func(item string) bool { return pointer == item || strings.HasPrefix(pointer, item+"/") })
	}
	for _, f := range r.order {
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
		told = append(told, what)
		r.goneItem(what, kode)
	}
	r.fixedGone(covered)
	r.orders()
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
	for _, f := range r.order {
		if f.pointer != what && !strings.HasPrefix(f.pointer, what+"/") {
			continue
		}
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
	for b := range r.base {
		if l := &r.base[b]; r.back[b] < 0 && l.key != "" && (l.ctx == what || strings.HasPrefix(l.ctx, what+"/")) {
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
	for e, m := range r.match {
		if m < 0 && keyOf(r.edited.paras[e].text) == r.base[b].key && r.spots[e].placed() {
			return true
		}
	}
	return false
}

func (s spot) placed() bool { return s.fresh != nil || s.field != nil }

func (r *reading) removedBy(text []string) *mark {
	for _, d := range r.edited.removed {
		for _, s := range text {
			if strings.Contains(d.text, s) || strings.Contains(s, d.text) {
				return d.by
			}
		}
	}
	return nil
}

// drop deletes a field or an item from the record.
func (r *reading) drop(what string) {
	for _, f := range r.order {
		if f.pointer == what || strings.HasPrefix(f.pointer, what+"/") {
			f.dropped = true
		}
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
