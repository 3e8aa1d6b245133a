package readback

import (
	"slices"
	"strconv"
	"strings"

	"notat/internal/recorddiff"
)

// lists are those of the record that stand under a heading of their own: deleted
// whole they are one question, and not one for each item.
var lists = []string{"/deltagere", "/moede/dagsorden", "/bilag"}

// listOf gives such a list that a place lies in, or "". A place of a form is in none.
func listOf(pointer string) string {
	for _, list := range lists {
		if rest, ok := strings.CutPrefix(pointer, list+"/"); ok && !strings.HasPrefix(rest, "-") {
			return list
		}
	}
	return ""
}

// widest gives the widest thing that a field lies in and of which nothing is left
// in the file: a list, an item, or the field itself.
func (m *absence) widest(f *field) (what, kode string) {
	wide := itemsOf(f.pointer)
	if list := listOf(f.pointer); list != "" {
		if items, _ := recorddiff.Get(m.out.root, list).([]any); len(items) > 1 {
			wide = append([]string{list}, wide...)
		}
	}
	for _, item := range wide {
		if !slices.ContainsFunc(m.below[item], m.left) && !strings.Contains(item, "/-") && !m.taken.kept[item] {
			return item, "del-slettet"
		}
	}
	return f.pointer, "felt-slettet"
}

// dropList deletes all items of a list.
func (m *absence) dropList(list string) {
	items, _ := recorddiff.Get(m.out.root, list).([]any)
	for i := range items {
		m.out.edits.Delete(list + "/" + strconv.Itoa(i))
	}
}

// bare reports whether a section has a heading and nothing else: to delete it
// loses nothing, and a part that must be there is asked for again.
func (m *absence) bare(what string) bool {
	list, _ := split1(what)
	a, ok := recorddiff.Get(m.out.root, what).(map[string]any)
	if !ok || !strings.HasSuffix(list, "/afsnit") || a["udenIndhold"] != nil {
		return false
	}
	blokke, _ := a["blokke"].([]any)
	below, _ := a["afsnit"].([]any)
	return len(blokke)+len(below) == 0
}
