package readback

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"notat/internal/recorddiff"
	"notat/internal/story"
)

// ordered are the lists whose items follow the file when they change places in it.
// What stands between the blocks of a section is no line of theirs.
var ordered = []string{"dagsorden", "deltagere", "bilag", "aftaler", "tiltag", "citater", "resultater", "raekker"}

// stretch is where an item of a list stands.
type stretch struct {
	item        string // its place in the record
	at          int    // its first line of the baseline
	first, last int    // paragraphs of the file
	text        string // of the first
}

// reorder lets a list follow the file whose items all stand whole in one place of it,
// in another order, and gives those that do.
func (m *absence) reorder() map[string]bool {
	out := map[string]bool{}
	if !slices.Contains(m.held.inOrder, false) {
		return out
	}
	lists, items := m.stretches()
	for _, list := range lists {
		was, is := slices.Clone(items[list]), items[list]
		slices.SortFunc(was, func(a, b stretch) int { return a.at - b.at })
		slices.SortFunc(is, func(a, b stretch) int { return a.first - b.first })
		if !slices.Equal(was, is) && m.together(list, was, is) {
			out[list] = true
			m.followOrder(list, was, is)
		}
	}
	return out
}

// stretches gives the items of such lists that are in the file, by list, and the lists
// in order.
func (m *absence) stretches() (lists []string, items map[string][]stretch) {
	items = map[string][]stretch{}
	for b := range m.held.base {
		l, e := &m.held.base[b], m.held.back[b]
		if e < 0 {
			continue
		}
		for n := range l.segs {
			for _, item := range itemsOf(l.segs[n].pointer) {
				list, _ := split1(item)
				if _, key := split1(list); !slices.Contains(ordered, key) {
					continue
				}
				all := items[list]
				if all == nil {
					lists = append(lists, list)
				}
				if k := slices.IndexFunc(all, func(s stretch) bool { return s.item == item }); k >= 0 {
					all[k].first, all[k].last = min(all[k].first, e), max(all[k].last, e)
				} else {
					items[list] = append(all, stretch{item, b, e, e, story.Words(m.held.edited[e].Text)})
				}
			}
		}
	}
	return lists, items
}

// together reports whether the items of a list stand one after the other in the file,
// with nothing of another place between them, and each below the party that it had.
func (m *absence) together(list string, was, is []stretch) bool {
	around, _ := split1(list)
	for k := range is {
		if k > 0 && is[k].first <= is[k-1].last || list == "/deltagere" && m.partyOf(is[k].item) != m.partyOf(was[k].item) {
			return false
		}
	}
	for e := is[0].first; e <= is[len(is)-1].last; e++ {
		b := m.held.match[e]
		if m.held.edited[e].Heading > 0 || m.taken.astray[e] {
			return false
		}
		if b >= 0 && m.held.base[b].editable() && !strings.HasPrefix(m.held.base[b].ctx+"/", around+"/") || b >= 0 && m.taken.columns[m.held.base[b].Table] {
			return false
		}
	}
	return true
}

// followOrder lays a list anew: what stands in the file takes the places that it had, in
// the order of the file, and what does not stays where it was.
func (m *absence) followOrder(list string, was, is []stretch) {
	all, _ := recorddiff.Get(m.out.root, list).([]any)
	to := map[string]stretch{} // place in the list -> what comes there
	for k := range was {
		to[was[k].item] = is[k]
	}
	laid, first := recorddiff.Laid{}, 0
	for i := range all {
		item := fmt.Sprintf("%s/%d", list, i)
		if s, ok := to[item]; ok {
			item, first = s.item, s.first
		}
		laid = append(laid, recorddiff.Item{First: first, Is: recorddiff.Kept{Pointer: item}})
	}
	m.out.edits.Lay(list, laid)
	var text []string
	var which string
	for k := range is {
		if m.held.strayed(is[k].first) {
			text, which = append(text, is[k].text), cmp.Or(which, is[k].item)
		}
	}
	m.out.tell(Item{Kode: "flyttet", Severity: Info, Pointer: which, Tekst: strings.Join(text, " ¶ "), Besked: "Rækkefølgen er en anden i Word, og notatet følger filen."})
}
