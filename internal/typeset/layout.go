package typeset

import "fmt"

// maxLayout is what a list of a layout table (GSUB, GPOS) may come to: the features
// that its language systems name, the lookups that its features name, the
// subtables of its lookups. Their offsets may lead to one place over and over, so
// that 64 KB could stand for thousands of millions of entries, each of which the
// library that reads them copies. Large families for all scripts come to some
// thousands.
const maxLayout = 50_000

// boundedLayout refuses a layout table that unfolds to more than maxLayout
// (OpenType 1.9, "OpenType Layout Common Table Formats"). What is cut short or
// makes no sense is left to the library.
func boundedLayout(name string, table []byte) error {
	l := layoutTable(table)
	features := 0 // of all language systems
	for _, script := range l.list(l.u16(4), 0, 4) {
		systems := l.list(script, 2, 4)
		if standard := l.u16(script); standard != 0 {
			systems = append(systems, script+standard)
		}
		for _, system := range systems {
			if features += 1 + l.u16(system+4); features > maxLayout {
				return fmt.Errorf("%s: its scripts name more than %d features", name, maxLayout)
			}
		}
	}
	lookups := 0
	for _, feature := range l.list(l.u16(6), 0, 4) {
		if lookups += 1 + l.u16(feature+2); lookups > maxLayout {
			return fmt.Errorf("%s: its features name more than %d lookups", name, maxLayout)
		}
	}
	subtables := 0
	for _, lookup := range l.list(l.u16(8), 0, 0) {
		if subtables += 1 + l.u16(lookup+4); subtables > maxLayout {
			return fmt.Errorf("%s: its lookups have more than %d subtables", name, maxLayout)
		}
	}
	return nil
}

// layoutTable is a GSUB or GPOS table.
type layoutTable []byte

// u16 gives the number at a place, 0 beyond the end.
func (l layoutTable) u16(at int) int {
	if at < 0 || at+2 > len(l) {
		return 0
	}
	return int(l[at])<<8 | int(l[at+1])
}

// list gives the places that a list leads to. Its count stands some bytes from a
// place; then come records of a tag of some bytes and an offset from that place.
func (l layoutTable) list(from, count, tag int) []int {
	records := from + count + 2
	out := make([]int, min(l.u16(from+count), max(0, len(l)-records)/(tag+2)))
	for i := range out {
		out[i] = from + l.u16(records+i*(tag+2)+tag)
	}
	return out
}
