// Package structure holds an edited Word draft and the record that it was made
// from against the record that is handed out: no text has changed its level, its
// heading, its party, who may read it, the kind of block or field that it stands
// in, or its owner without something being told of it. It gets what the files and
// the records say, and what was shown; it knows nothing of how the record was
// made, and shares no line with what it judges.
package structure

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Case is what is held together.
type Case struct {
	File  []Line // what came back
	After []Line // the new record, drawn; nil when it has faults and cannot be

	Base, Record []byte // the record that the draft was made from, and the new one
	Today        []byte // the record that the changes went into, or nil

	Shown     []string // all texts that were shown
	Reordered bool     // it was shown that the record keeps another order than the file
	Withheld  bool     // it was shown that something became internal, which may be more than its words
}

// Verdict is what stands otherwise and was not told of, sorted.
type Verdict struct {
	Astray   []string // otherwise than it did, or than the file has it
	Unframed []string // in its place, but in a table in one of the file and the record and in none in the other: an editor took a table apart
}

// Judge gives what stands otherwise and nobody was told. The error is that of the
// context, or JSON that is none.
func Judge(ctx context.Context, c Case) (Verdict, error) {
	if c.Today == nil && c.After != nil && bytes.Equal(c.Base, c.Record) && slices.Equal(c.File, c.After) {
		return Verdict{}, ctx.Err() // nothing stands otherwise than it did
	}
	j := judge{out: map[string]bool{}, unframed: map[string]bool{}, drawn: map[string]bool{}, groups: map[string]bool{}, owned: map[string]bool{}, reordered: c.Reordered}
	for _, s := range c.Shown {
		if s = plain(s); s != "" {
			j.shown = append(j.shown, s)
			for part := range strings.SplitSeq(s, " ¶ ") {
				j.parts = append(j.parts, part)
			}
		}
	}
	headings, err := j.records(c)
	if err != nil {
		return Verdict{}, err
	}
	if err := ctx.Err(); err != nil {
		return Verdict{}, err
	}
	if c.After != nil && c.Today == nil {
		j.files(c.File, c.After, headings)
	}
	return Verdict{slices.Sorted(maps.Keys(j.out)), slices.Sorted(maps.Keys(j.unframed))}, ctx.Err()
}

type judge struct {
	shown, parts []string
	out          map[string]bool
	unframed     map[string]bool
	drawn        map[string]bool // texts of the new record -> the program draws them in a table or out of it
	groups       map[string]bool // what the new record calls those who took part together
	owned        map[string]bool // lines that were read -> they are the program's own words alone
	reordered    bool
}

// told reports whether a text, or one of the headings that it stood or stands
// below, was shown.
func (j *judge) told(text string, headings ...string) bool {
	for _, s := range j.shown {
		if strings.Contains(s, text) {
			return true
		}
	}
	for _, p := range j.parts {
		if p != "" && slices.Contains(headings, p) || len(p) >= sentence && strings.Contains(text, p) {
			return true
		}
	}
	return false
}

// sentence is how long a part of a text is at least to stand for it, where only
// that was shown.
const sentence = 12

// files holds what both files say once against each other. Where the program's own
// headings stand is not the file's to say.
func (j *judge) files(file, after []Line, headings map[string]bool) {
	asks := map[string]bool{}
	for _, l := range after {
		asks[l.Text] = asks[l.Text] || l.Prompt
	}
	a, b := standings(file, asks), standings(after, asks)
	for text, x := range a {
		y, ok := b[text]
		x.line.Prompt = y.line.Prompt
		if own := !headings[x.above] && !headings[y.above] && known(x.above, y.above, a, b); j.drawn[text] && (x.above == y.above || own) {
			x.line = y.line
		}
		if y.label != "" && (j.own(y.label) || j.groups[y.label]) && j.own(y.above) && x.above == y.above { // below the name of a party people stand in a list, however they were typed
			if x.line.List, x.line.Deep = y.line.List, y.line.Deep; b[x.label].label == y.label {
				x.label = y.label
			}
		}
		if !ok || x.more || y.more || x.line.Joined {
			continue
		}
		x.line.Deep = x.line.Deep || x.cut && y.line.Deep
		inPlace := j.reordered || (!headings[x.above] || !headings[y.above] || known(x.above, y.above, a, b)) && (x.label == "" || y.label == "" || headings[x.above] || headings[y.above] || known(x.label, y.label, a, b) || j.own(y.label) && !j.own(x.label))
		if inPlace && x.line == y.line || j.own(text) || j.told(text, x.above, y.above, x.label, y.label) {
			continue
		}
		x.line.Table = y.line.Table
		if inPlace && x.above == y.above && x.line == y.line {
			j.unframed[text] = true
		} else {
			j.out[text] = true
		}
	}
}

// own reports whether a line is the program's own words alone: where those stand
// is not the file's to say. One with a number or after a colon may be a value of
// the record, which is printed in other words.
// Many lines stand below one, which is read once.
func (j *judge) own(text string) bool {
	own, known := j.owned[text]
	if !known {
		own = !strings.ContainsAny(text, ":0123456789")
		for s := range j.drawn {
			own = own && !says(text, s)
		}
		j.owned[text] = own
	}
	return own
}

// says reports whether a text has the words of another in it, whole: "Elever" does not
// say "Elev".
func says(text, words string) bool {
	for from := 0; ; {
		i := strings.Index(text[from:], words)
		if i < 0 {
			return false
		}
		i += from
		before, _ := utf8.DecodeLastRuneInString(text[:i])
		after, _ := utf8.DecodeRuneInString(text[i+len(words):])
		if !unicode.IsLetter(before) && !unicode.IsLetter(after) {
			return true
		}
		from = i + 1
	}
}

// known reports whether two lines are one: the same, or such that one of the
// files does not have it: its words were changed, which others prove.
func known(x, y string, a, b map[string]standing) bool {
	_, inB := b[x]
	_, inA := a[y]
	return x == y || x != "" && !inB || y != "" && !inA
}

// standing is where a line stands.
type standing struct {
	line  Line
	above string // the nearest heading
	label string // the line before the list that it stands in
	more  bool   // the text stands more than once
	cut   bool   // a table was set between it and the item above it: where that goes elsewhere, it stands below the item still
}

// standings gives where lines stand; what only asks for words is no label of a list.
func standings(lines []Line, asks map[string]bool) map[string]standing {
	out := make(map[string]standing, len(lines))
	var open []Line // headings
	label := ""
	var last, text Line // the line before, and the nearest that stands in no table
	begun := 0          // the heading that the lines joined last begin with
	for _, l := range lines {
		cut := l.Deep && !l.Table && last.Table && text.List && !text.Joined
		if !last.List || begun > 0 { // an item that has none above it stands below none
			l.Deep = false
		}
		if !l.Joined {
			begun = 0
		} else if !last.Joined || l.Heading > 0 {
			begun = l.Heading
		}
		last = l
		if !l.Table {
			text = l
		}
		if l.Table { // what a cell is, is the table's to say
			l = Line{Text: l.Text, Table: true, Joined: l.Joined}
		}
		if l.Heading > 0 {
			for len(open) > 0 && open[len(open)-1].Heading >= l.Heading {
				open = open[:len(open)-1]
			}
		}
		s := standing{line: l, cut: cut}
		if n := len(open); n > 0 { // the nearest is enough: those above it are proved by its own
			s.above = open[n-1].Text
		}
		switch {
		case l.Heading > 0:
			open = append(open, l)
			label = ""
		case l.List:
			s.label = label
		case !l.Table && !strings.Contains(l.Text, ":") && !asks[l.Text]: // a field's name is no list's
			label = l.Text
		}
		if _, more := out[l.Text]; more {
			s.more = true
		}
		out[l.Text] = s
	}
	return out
}

// records holds what both records say once against each other, and gives the
// headings of the new one.
func (j *judge) records(c Case) (headings map[string]bool, err error) {
	var sides [3]map[string]place
	for i, data := range [][]byte{c.Base, c.Record, c.Today} {
		if data == nil {
			continue
		}
		var v any
		if err := json.Unmarshal(data, &v); err != nil {
			return nil, fmt.Errorf("structure: record: %w", err)
		}
		sides[i] = places(v)
	}
	headings = map[string]bool{}
	for text, p := range sides[1] {
		j.drawn[text], j.groups[text] = p.drawn(), p.field == "deltagere.gruppe"
		for _, h := range p.above {
			headings[h] = true
		}
	}
	for text, was := range sides[0] {
		is, ok := sides[1][text]
		if is.hidden = is.hidden && !c.Withheld || was.hidden && is.hidden; !ok || was.more || is.more || was.same(&is, headings) {
			continue
		}
		if c.Today != nil {
			if today, ok := sides[2][text]; !ok || today.more || !today.same(&was, headings) {
				continue // others have put it elsewhere
			}
		}
		above := append(slices.Clone(was.above), is.above...)
		if said := asRead(text); !j.told(text, above...) && (said == "" || !j.told(said, above...)) {
			j.out[text] = true
		}
	}
	return headings, nil
}
