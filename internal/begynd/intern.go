package begynd

import (
	"slices"
	"strings"

	"notat/internal/pattern"
	"notat/internal/source"
)

// internWords begin words that say that what they stand with is not for all.
var internWords = []string{"intern", "internt", "interne", "internt*", "internnotat*", "fortrolig*", "personfølsom*", "lukket punkt*", "til intern*", "kun til intern*", "kun internt", "ikke til offentlig*", "ikke offentlig*", "må ikke offentlig*", "må ikke deles*", "må ikke udleveres*", "kun for ledelse*", "kun til ledelse*", "kun til skoleledelse*", "kun for skoleledelse*", "kun til forvaltning*", "kun for forvaltning*"}

// markWords is how many words a mark has at most: "Internt arbejdsdokument til skolens
// ledelse". Before a stroke or a full stop, and in brackets, it has fewer.
const (
	markWords  = 8
	shortWords = 4
)

var (
	bracketed = pattern.New(`[(\[]([^()\[\]]*)[)\]]`)
	// ofThis are words that tell what a mark is of.
	ofThis  = pattern.New(`^(?:dette afsnit|afsnittet|dette|det følgende|følgende|resten|punktet|tabellen|listen)(?: skal være| er)? `)
	breaks  = pattern.New(`(?:\s[–—-]\s|[.;]\s)`)
	noWords = pattern.New(`[^\p{L}\s]+`)
)

// onlyMark are the words of a mark that says nothing else: "Kun til internt brug".
var onlyMark = strings.Fields("kun til for intern internt interne brug fortrolig fortroligt fortrolige må ikke offentliggøres offentliggørelse offentlig offentligt deles udleveres dette afsnit afsnittet er det følgende resten punktet punkt lukket tabellen listen skal være arbejdsdokument arbejdspapir arbejdsnotat arbejdsudkast papir udkast oplæg dokument notat referat skolens skolen ledelse ledelsen skoleledelse skoleledelsen forvaltning forvaltningen og i materiale personfølsom personfølsomt vises kommer med den offentlige udgave")

// reach is how far a mark goes.
type reach string

const (
	noMark    reach = ""
	ofBlock   reach = "blok"   // the block that it stands in
	ofRest    reach = "rest"   // what follows below the heading
	ofSection reach = "intern" // the section
)

// markOf tells whether a text says that it is not for all, and how far that goes: with
// more words to it, "[Internt: husk at spørge Bo]", it is of those; with none it is of
// what follows, or of the section where it says so.
func markOf(s string) reach {
	l := strings.ToLower(strings.Join(strings.Fields(s), " "))
	if !marked(l) {
		return noMark
	}
	for w := range strings.FieldsSeq(noWords.ReplaceAllString(l, " ")) {
		if !slices.Contains(onlyMark, w) {
			return ofBlock
		}
	}
	if strings.Contains(l, "afsnit") {
		return ofSection
	}
	return ofRest
}

// marked reports whether a text in small letters says so: as a whole, before a colon,
// a stroke or a full stop, or in brackets.
func marked(l string) bool {
	begins := strings.Trim(l, "[]()*-–—•»«“”„\". ")
	label, _, _ := strings.Cut(begins, ":")
	if mark(label, markWords) || mark(breaks.Split(begins, 2)[0], shortWords) && !strings.HasPrefix(begins, "interne ") {
		return true
	}
	for _, in := range bracketed.FindAllStringSubmatch(l, -1) {
		label, _, colon := strings.Cut(in[1], ":")
		if mark(label, shortWords) && (colon || !strings.HasPrefix(label, "interne ")) {
			return true
		}
	}
	return false
}

// mark reports whether words begin as a mark does and are no more than so many.
func mark(l string, most int) bool {
	if len(strings.Fields(l)) > most {
		return false
	}
	l = folded(ofThis.ReplaceAllString(l, ""))
	return slices.ContainsFunc(internWords, func(w string) bool { return strings.HasPrefix(l, strings.TrimSuffix(w, "*")) && says(l, w) })
}

// markIn gives the first text of a part that has a mark, and how far it goes.
func (x *part) markIn() (string, reach) {
	switch x.what {
	case heading:
		if s := text(x.piece.Words); markOf(s) != noMark {
			return s, ofSection
		}
	case prose:
		s := text(x.piece.Words)
		return s, markOf(s)
	case aside:
		if s := text(x.piece.Words); x.piece.Kind == source.Footnote && markOf(s) != noMark {
			return s, ofBlock
		}
	case block:
		if x.mark != "" {
			return x.mark, ofBlock
		}
		for _, r := range x.piece.Rows {
			for _, c := range r.Cells {
				for _, p := range c.Pieces {
					if s := text(p.Words); markOf(s) != noMark {
						return s, ofBlock
					}
				}
			}
		}
		if f := x.piece.Figure; f != nil && markOf(f.Alt) != noMark {
			return f.Alt, ofBlock
		}
	case picture, gone:
	}
	return "", noMark
}
