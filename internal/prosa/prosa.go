// Package prosa is the Markdown subset of a record's texts: its pieces and words,
// its reader and writer, the form both keep, and what a reader may be in doubt of.
// It knows no record, and no other Markdown.
package prosa

// Prosa is a Markdown text of the record, read: paragraphs and lists.
type Prosa []Stykke

// Stykke is a paragraph (Punkter nil) or a list (Linje nil).
type Stykke struct {
	Linje      []Ord   // the words of a paragraph
	Punkter    []Punkt // the items of a list
	Nummereret bool    // a list that runs 1, 2, 3
}

// Punkt is one list item: its words and, at the first level, the list below it.
type Punkt struct {
	Linje []Ord
	Under *Stykke // a list, or nil
}

// Ord is a run of words in one manner.
type Ord struct {
	Tekst      string // never empty, except for a line break
	Fed        bool   // bold
	Kursiv     bool   // italic
	Henvisning string // address of a link: http, https or mailto; else empty
	Linjeskift bool   // a line break; the other fields are empty
}
