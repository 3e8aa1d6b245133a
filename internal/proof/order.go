package proof

import (
	"slices"
	"strings"
)

// swapped finds lines with the words of a line of the new draft in another order.
func (j *judge) swapped() []string {
	if j.After == nil {
		return nil
	}
	out := map[string]bool{}
	order := map[string]string{} // words in alphabetical order -> as the draft has them
	bag := func(l string) (sorted, as string) {
		ws := words(l)
		as = strings.Join(ws, " ")
		slices.Sort(ws)
		return strings.Join(ws, " "), as
	}
	for _, l := range j.restAfter {
		k, as := bag(l)
		order[k] = as
	}
	for _, l := range j.restFile {
		k, as := bag(l)
		if o, ok := order[k]; ok && o != as && !j.shown[l] {
			out[l] = true
		}
	}
	return sorted(out)
}

// moved finds lines that stand once in the file and once in the new draft, in
// another order there. Where the program's own lines stand is not the file's to
// say.
func (j *judge) moved() []string {
	if j.After == nil || j.Reordered {
		return nil
	}
	out := map[string]bool{}
	at := map[string]int{} // line that stands once -> where; -1: more often
	for i, l := range j.After.Lines {
		if _, more := at[l]; more {
			i = -1
		}
		at[l] = i
	}
	n := map[string]int{}
	for _, l := range j.File.Lines {
		n[l]++
	}
	labels := map[string]bool{} // the fields of an item have an order of their own
	for _, r := range j.Read {
		labels[strings.TrimRight(plain(r.File), ":. ")] = true
	}
	last, text := -1, ""
	for _, l := range j.File.Lines {
		i, ok := at[l]
		label, value, _ := strings.Cut(l, ": ")
		if !ok || labels[strings.TrimRight(label, ".")] || i < 0 || n[l] > 1 || j.shown[l] || j.shown[value] || j.programs(l) {
			continue
		}
		if i < last {
			out[text], out[l] = true, true
		}
		last, text = i, l
	}
	return sorted(out)
}
