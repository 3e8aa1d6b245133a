package readback

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"notat/internal/prosa"
	"notat/internal/recorddiff"
	"notat/internal/samtale"
)

// What an answer to a conflict chooses. In a round of comments the second file's is
// fil-2, and so on: one question may be of more than two.
var (
	fromFile = Choice{"fil", "Rettelsen fra Word"}
	fromPost = Choice{"aktuel", "Det, der stod i forvejen"}
	fromAll  = Choice{"begge", "Begge"}
)

const conflictKode = "konflikt"

// holdsFile reports whether an answer takes the words of a file.
func holdsFile(answer string) bool {
	return answer == fromFile.ID || strings.HasPrefix(answer, fromFile.ID+"-")
}

// Side is a file whose changes are merged: its number in a round, from 1, and whose
// it is, or "".
type Side struct {
	Number int
	Navn   string
}

// choice is the answer that takes the file's words.
func (s Side) choice() Choice {
	c := fromFile
	if s.Number > 1 {
		c.ID += "-" + strconv.Itoa(s.Number)
	}
	if s.Navn != "" {
		c.Tekst += " af " + s.Navn
	}
	return c
}

// Merge puts what the file changed (base to theirs) into the record as it is
// today (ours), as recorddiff.Merge does. Where both changed the same, an item
// asks, and ours stands until it is answered. Of one base, the same place is asked
// about under the same id, whichever file asks.
func Merge(ctx context.Context, base, theirs, ours []byte, from Side, svar map[string]string) (*recorddiff.Merged, []Item, error) {
	record, err := samtale.Decode(ours)
	if err != nil {
		return nil, nil, err
	}
	q := questions{record: record, svar: svar}
	file := from.choice()
	merged, err := recorddiff.Merge(ctx, base, theirs, ours, func(c recorddiff.Conflict) recorddiff.Verdict {
		i := Item{Kode: conflictKode, Severity: Ask, Pointer: c.Pointer, Tekst: c.Theirs, Af: from.Navn, Choices: []Choice{said(file, c.Pointer, c.Theirs), said(fromPost, c.Pointer, c.Ours)},
			Besked: "I har begge rettet her. Hvad skal gælde?", outside: c.Theirs, inside: c.Ours, elsewhere: without(c.Was, c.Ours), key: c.Base + "\x00" + c.Was}
		if c.Line {
			i.Choices = append(i.Choices, fromAll)
		}
		switch q.tell(i) {
		case file.ID:
			return recorddiff.HoldTheirs
		case fromAll.ID:
			return recorddiff.HoldAll
		}
		return recorddiff.HoldOurs
	})
	return merged, q.items, err
}

// without gives the words of one text that another does not have as often.
func without(one, other string) string {
	n := map[string]int{}
	for _, w := range strings.Fields(other) {
		n[w]++
	}
	var out []string
	for _, w := range strings.Fields(one) {
		if n[w]--; n[w] < 0 {
			out = append(out, w)
		}
	}
	return strings.Join(out, " ")
}

// said gives a choice with the words that it chooses.
func said(c Choice, pointer, words string) Choice {
	if f := samtale.FieldAt(pointer); f != nil && f.Kind == samtale.KindProse {
		words = strings.TrimPrefix(prosa.Plain(words), "• ")
	}
	if words = strings.ReplaceAll(words, " ¶ ", ", "); words == "" {
		c.Tekst += ": slettet"
	} else {
		c.Tekst += ": »" + words + "«"
	}
	return c
}

// Join makes one question of two about the same place, of two files of a round.
func (i *Item) Join(other Item, svar map[string]string) {
	for _, c := range other.Choices {
		words := after(c.Tekst)
		if !slices.ContainsFunc(i.Choices, func(d Choice) bool { return d.ID == c.ID || words != "" && after(d.Tekst) == words }) {
			at := slices.IndexFunc(i.Choices, func(d Choice) bool { return d.ID == fromPost.ID })
			i.Choices = slices.Insert(i.Choices, max(at, 0), c)
		}
	}
	if given := svar[i.ID]; slices.ContainsFunc(i.Choices, func(c Choice) bool { return c.ID == given }) {
		i.Chosen = given
	}
	if i.Af != "" && other.Af != "" && !slices.Contains(strings.Split(i.Af, ", "), other.Af) {
		i.Af += ", " + other.Af
	}
}

// after gives the words of a choice.
func after(tekst string) string {
	_, words, _ := strings.Cut(tekst, ": ")
	return words
}
