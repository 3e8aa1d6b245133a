package office

import (
	"cmp"
	"slices"
	"strconv"

	"github.com/beevik/etree"

	"notat/internal/ooxml"
	"notat/internal/source"
	"notat/internal/story"
)

// maxLevel is how deep the levels of a diagram are told apart: those below stand in
// the last.
const maxLevel = 6

// diagram gives the points of a diagram (SmartArt, ISO/IEC 29500-1 § 21.4.2) as a list
// by what hangs below what; points that hang nowhere come last.
func diagram(root *etree.Element, at source.Place) []source.Piece {
	said := map[string]string{}
	var order []string
	for _, pt := range ooxml.Child(root, "ptLst").ChildElements() {
		switch ooxml.Attr(pt, "type") {
		case "", "node", "asst", "doc":
			id := ooxml.Attr(pt, "modelId")
			if _, twice := said[id]; !twice {
				order = append(order, id)
			}
			said[id] = story.TextBelow(ooxml.Child(pt, "t"))
		}
	}
	type child struct {
		id string
		at int
	}
	below, hangs := map[string][]child{}, map[string]bool{}
	for _, cxn := range ooxml.Child(root, "cxnLst").ChildElements() {
		if t := ooxml.Attr(cxn, "type"); t != "" && t != "parOf" {
			continue
		}
		n, _ := strconv.Atoi(ooxml.Attr(cxn, "srcOrd"))
		from, to := ooxml.Attr(cxn, "srcId"), ooxml.Attr(cxn, "destId")
		below[from] = append(below[from], child{to, n})
		hangs[to] = true
	}
	var out []source.Piece
	done := map[string]bool{}
	var walk func(id string, level int)
	walk = func(id string, level int) {
		if done[id] {
			return
		}
		done[id] = true
		if s := said[id]; s != "" {
			level = min(level+1, maxLevel)
			p := text(s, at)
			p.What, p.Level = source.Item, level
			out = append(out, p)
		}
		under := below[id]
		slices.SortStableFunc(under, func(a, b child) int { return cmp.Compare(a.at, b.at) })
		for _, c := range under {
			walk(c.id, level)
		}
	}
	for _, id := range order {
		if !hangs[id] {
			walk(id, 0)
		}
	}
	for _, id := range order {
		walk(id, 0)
	}
	return out
}
