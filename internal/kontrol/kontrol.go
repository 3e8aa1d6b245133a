package kontrol

import (
	"context"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"notat/internal/fault"
	"notat/internal/pattern"
	"notat/internal/post"
	"notat/internal/samtale"
)

// Edition is what is looked over: the public edition of a record, beside the
// record that it was made of.
type Edition struct {
	Posted  *samtale.Record
	Reduced *samtale.Record
	Krav    samtale.Krav
	Place   func(reduced post.Pointer) post.Pointer // the place in Posted of one in Reduced
}

// Finding is what a check found.
type Finding struct {
	Regel   *Regel
	Pointer post.Pointer // where, in the record as posted
	Found   string       // the words that were found, as the record has them
	Line    string       // the words about them that an answer is bound to as well; "" is none
	Other   post.Pointer // the place in the record as posted of what they give away; empty when there is none
	Soft    bool         // a warning, though the check is a hard one

	// In are places in the record as posted where it stands, when it is told of elsewhere, once
	// for all of them: an answer to one of them that names nothing may mean it too.
	In []post.Pointer

	sum string // see fund
}

// Checked is what checks found in an edition.
type Checked struct {
	Faults fault.List // what is not answered, in document order, and what is to be said of the answers

	// Kept are the answers that the reduced record needs itself: the same words are found
	// in it again by one who has nothing but it. They have its own places, each is about
	// one finding, and none tells why.
	Kept []samtale.Kontrol
}

// Check runs publishing checks over an edition. They have not all run where ctx has
// ended.
func Check(ctx context.Context, e Edition, checks []Regel) *Checked {
	t := readText(e.Reduced)
	defer t.release()
	c, answered := &Checked{}, map[answerKey]bool{}
	findings := find(ctx, e, t, checks)
	a := newAnswers(e.Posted.Kontroller)
	a.settle(findings)
	reported := map[*Regel]int{}
	for i := range findings {
		f := &findings[i]
		if a.covers(f) {
			answered[f.key()] = true
		} else if reported[f.Regel]++; reported[f.Regel] <= maxFindings {
			c.Faults = append(c.Faults, f.fault(e.Posted))
		}
	}
	for _, f := range a.faulty(e.Posted) {
		c.Faults = append(c.Faults, f.fault(e.Posted))
	}
	if len(c.Faults) > 0 && c.Faults[0].Line > 0 { // posted: its own order; else that of the fields
		c.Faults.Sort()
	}
	if len(answered) > 0 {
		c.Kept = kept(ctx, e, t, checks, answered)
	}
	return c
}

// kept gives the answers that are kept, by the findings that are answered: their places
// are in the record as posted. No check looks at what another found.
func kept(ctx context.Context, e Edition, t *text, checks []Regel, answered map[answerKey]bool) (out []samtale.Kontrol) {
	codes := map[string]bool{}
	for key := range answered {
		codes[key.kode] = true
	}
	alone := Edition{Posted: e.Reduced, Reduced: e.Reduced, Krav: e.Krav, Place: func(p post.Pointer) post.Pointer { return p }}
	for _, f := range find(ctx, alone, t, only(checks, codes)) {
		now := f.Pointer
		if f.Pointer = e.Place(now); answered[f.key()] {
			out = append(out, samtale.Kontrol{Kode: f.Regel.Kode, Sted: string(now), Fund: f.fund()})
		}
	}
	return out
}

// only gives the checks of some codes.
func only(checks []Regel, codes map[string]bool) []Regel {
	return slices.DeleteFunc(slices.Clone(checks), func(r Regel) bool { return !codes[r.Kode] })
}

// Found gives what the checks of some codes find in an edition, answered or not.
func Found(ctx context.Context, e Edition, codes ...string) []Finding {
	wanted := map[string]bool{}
	for _, kode := range codes {
		wanted[kode] = true
	}
	t := readText(e.Reduced)
	defer t.release()
	return find(ctx, e, t, only(checks, wanted))
}

// find gives all that checks find in a text, the one of the reduced record, in the order of
// the checks and of the walk.
func find(ctx context.Context, e Edition, text *text, checks []Regel) []Finding {
	if ctx.Err() != nil {
		return nil
	}
	t := &checker{Edition: e, text: text, ctx: ctx, checks: checks, count: map[*Regel]int{}, had: map[hadKey]bool{}}
	t.moede, _ = time.Parse(time.DateOnly, e.Reduced.Moede.Dato)
	for i := range checks {
		r := &checks[i]
		if r.blok != nil {
			t.ofblocks = append(t.ofblocks, r)
		}
		if r.afsnit != nil {
			t.ofsections = append(t.ofsections, r)
		}
		if r.record != nil {
			t.hits(r, r.record(e.Reduced))
		}
		if r.hele != nil && ctx.Err() == nil {
			hits := r.hele(t)
			t.bind(r.about, hits)
			for i := range hits {
				hits[i].at = e.Place(hits[i].at)
				for n, at := range hits[i].in {
					hits[i].in[n] = e.Place(at)
				}
				if in := hits[i].in; hits[i].other == "" && len(in) > 0 {
					hits[i].other = in[0]
				}
			}
			t.hits(r, hits)
		}
	}
	t.look(e.Reduced.Afsnit, "")
	return t.findings
}

// fault gives a finding as the clerk is told of it, with the words that were found:
// two names in one text are two findings. A CPR number is not written again.
func (f *Finding) fault(posted *samtale.Record) fault.Fault {
	pointer := string(f.Pointer)
	line, column := posted.At(pointer)
	out := fault.Fault{Code: f.Regel.Kode, Severity: f.Regel.Severity, Pointer: pointer, Sted: samtale.Sted(posted, pointer),
		Law: f.Regel.Lov, Message: f.Regel.Besked, Line: line, Column: column}
	if f.Soft {
		out.Severity = fault.Warning
	}
	if words := f.quoted(); words != "" {
		out.Message += " Fundet: »" + words + "«."
	}
	if f.Other != "" {
		out.Message += " Det andet sted er " + samtale.Sted(posted, string(f.Other)) + "."
	}
	if out.Severity == fault.Error {
		out.Svar = Svar(f.Regel.Kode, pointer, f.bound())
	}
	return out
}

// maxQuoted is how much of what was found is written again, in bytes: enough to find
// it by.
const maxQuoted = 80

// tenDigits may be the number of a person.
var tenDigits = pattern.New(`(?:\d[ .-]?){9}\d`)

// quoted gives the words that were found, on one line, as far as the clerk needs them
// to know which they are.
func (f *Finding) quoted() string {
	s := strings.Join(strings.Fields(f.Found), " ")
	switch {
	case f.Regel.Kode == "cpr-nummer", tenDigits.MatchString(s):
		return ""
	case len(s) <= maxQuoted:
		return s
	case f.Regel.Severity == fault.Warning: // the whole field: its beginning may be anything else
		return ""
	}
	if n := strings.LastIndexByte(s[:maxQuoted], ' '); n > 0 {
		return s[:n] + " …"
	}
	n := maxQuoted
	for !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n] + "…"
}

// checker is one run of the checks: one walk, each text looked at once.
type checker struct {
	Edition
	*text
	ctx    context.Context
	checks []Regel

	ofblocks, ofsections []*Regel // of the checks, those that look at each of these

	names    *navne     // see navne
	withheld []withheld // see withheldNumbers
	moede    time.Time  // of the meeting; zero when it is not known
	test     bool       // a section of test results is looked at, or one in it
	findings []Finding
	had      map[hadKey]bool
	count    map[*Regel]int

	at post.Pointer // of the section or block that is looked at, in the reduced record
}

// navne gives the names of the record as posted. A check of others needs them not.
func (t *checker) navne() *navne {
	if t.names == nil {
		t.names = newNavne(t.Posted)
	}
	return t.names
}

const (
	// maxFindings is how many findings of one check are reported. It is counted for
	// each check, so that many soft ones never hide a hard one.
	maxFindings = 200
	// maxKept is how many of one check are kept at all, to be held against the answers:
	// more than anybody answers.
	maxKept = 10_000
)

// hadKey is what makes two findings the same.
type hadKey struct {
	regel *Regel
	at    post.Pointer
	found string
}

// hits notes what a check found in the section or block that is looked at, or where a hit says. Warnings
// come last, so that they hide no error.
func (t *checker) hits(r *Regel, hits []hit) {
	if len(hits) == 0 {
		return
	}
	slices.SortStableFunc(hits, func(a, b hit) int {
		switch {
		case a.soft == b.soft:
			return 0
		case b.soft:
			return -1
		}
		return 1
	})
	for _, h := range hits {
		at := h.at
		if at == "" {
			at = t.Place(t.at)
		}
		if key := (hadKey{r, at, h.found}); t.count[r] < maxKept && !t.had[key] {
			t.had[key] = true
			t.count[r]++
			t.findings = append(t.findings, Finding{Regel: r, Pointer: at, Found: h.found, Line: h.line, Other: h.other, Soft: h.soft, In: h.in})
		}
	}
}
