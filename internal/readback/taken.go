package readback

import (
	"slices"
	"strings"

	"notat/internal/samtale"
)

// taken is the words of the file that came to a place of the record.
type taken struct {
	fields map[string][]*piece // by pointer; there is an entry where any place of a field is left
	extra  []*piece            // what answers put into a section of its own

	placed   map[int]bool              // edited paragraphs that have their place already
	settled  map[string]bool           // fields about which all is said
	instead  map[string]int            // of them those that another line's value replaces -> the item that tells of it
	followed []string                  // sections that stand where the file has them
	groups   map[int]*samtale.Deltager // edited paragraphs that name a party -> it
	carried  map[int]bool              // edited paragraphs with words of the record that went into a form
	astray   map[int]bool              // edited paragraphs that stand before the heading of their section
	left     map[string]bool           // fields of which lines have become something else
	lines    map[int]bool              // lines of the baseline likewise
	columns  map[int]bool              // tables of the baseline whose columns stand where the file has them
	kept     map[string]bool           // items of which a picture is left

	markdown map[string]bool // plain cells that are Markdown in the new record
	last     []*piece        // what comes after the words of a field,
	lastIn   []string        // and its field
}

func newTaken() *taken {
	return &taken{
		fields: map[string][]*piece{}, placed: map[int]bool{}, settled: map[string]bool{}, instead: map[string]int{},
		left: map[string]bool{}, astray: map[int]bool{}, groups: map[int]*samtale.Deltager{}, carried: map[int]bool{},
		lines: map[int]bool{}, kept: map[string]bool{}, columns: map[int]bool{}, markdown: map[string]bool{},
	}
}

func (t *taken) take(pointer string, p *piece) { t.fields[pointer] = append(t.fields[pointer], p) }

// place says that paragraphs of the file have their place.
func (t *taken) place(paras []int) {
	for _, k := range paras {
		t.placed[k] = true
	}
}

func (t *taken) has(f *field) bool {
	_, ok := t.fields[f.pointer]
	return ok || t.settled[f.pointer]
}

// follows reports whether a place lies in a section that stands elsewhere now.
func (t *taken) follows(pointer string) bool {
	return slices.ContainsFunc(t.followed, func(path string) bool { return strings.HasPrefix(pointer+"/", path+"/") })
}

// answer does with a paragraph what was chosen.
func (t *taken) answer(choice string, p *piece) {
	if choice == asAfsnit.ID {
		t.extra = append(t.extra, p)
	} else if pointer, ok := strings.CutPrefix(choice, "felt:/"); ok {
		pointer = "/" + pointer
		t.take(pointer, p)
	}
}
