package kontrol

import (
	"context"
	"slices"
	"time"

	"notat/internal/fault"
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
	Other   post.Pointer // the place in the record as posted of what they give away; empty when there is none
	Soft    bool         // a warning, though the check is a hard one
}

// Check runs publishing checks over an edition and gives what they find, in the
// order of the walk; what is answered in Posted's kontroller is not among it. They
// are not all where ctx has ended.
func Check(ctx context.Context, e Edition, checks []Regel) fault.List {
	t := &checker{Edition: e, ctx: ctx, checks: checks, navne: newNavne(e.Posted), reading: read(e.Reduced), answers: newAnswers(e.Posted.Kontroller), count: map[*Regel]int{}}
	t.tokens = tokensOf(t.reading.form)
	t.moede, _ = time.Parse(time.DateOnly, e.Reduced.Moede.Dato)
	for i := range checks {
		if r := &checks[i]; r.record != nil {
			t.hits(r, r.record(e.Reduced))
		}
		if r := &checks[i]; r.hele != nil && ctx.Err() == nil {
			hits := r.hele(t)
			for i := range hits {
				hits[i].at = e.Place(hits[i].at)
			}
			t.hits(r, hits)
		}
	}
	t.look(e.Reduced)

	var out fault.List
	for _, f := range t.findings {
		out = append(out, f.fault(e.Posted))
	}
	if len(out) > 0 && out[0].Line > 0 { // posted: its own order; else that of the fields
		out.Sort()
	}
	return out
}

// fault gives a finding as the clerk is told of it. It repeats nothing of the record.
func (f *Finding) fault(posted *samtale.Record) fault.Fault {
	pointer := string(f.Pointer)
	line, column := posted.At(pointer)
	severity := f.Regel.Severity
	if f.Soft {
		severity = fault.Warning
	}
	message := f.Regel.Besked
	if f.Other != "" {
		message += " Det andet sted er " + samtale.Sted(posted, string(f.Other)) + "."
	}
	return fault.Fault{Code: f.Regel.Kode, Severity: severity, Pointer: pointer, Sted: samtale.Sted(posted, pointer),
		Law: f.Regel.Lov, Message: message, Line: line, Column: column}
}

// checker is one run of the checks: one walk, each text looked at once.
type checker struct {
	Edition
	ctx      context.Context
	checks   []Regel
	navne    *navne
	reading  *reading  // of the reduced record
	tokens   *tokens   // of the reading
	moede    time.Time // of the meeting; zero when it is not known
	test     int       // how many testresultater sections we are in
	answers  answers
	findings []Finding
	count    map[*Regel]int

	// where the walk is
	walk     samtale.Walk // over the reduced record
	resultat *samtale.Resultat
	field    field
}

// maxFindings is how many findings of one check are reported. It is counted for
// each check, so that many soft ones never hide a hard one.
const maxFindings = 200

// hits notes what a check found where the walk is, or where a hit says, unless it
// is answered there or above. Warnings come last, so that they hide no error.
func (t *checker) hits(r *Regel, hits []hit) {
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
			at = t.Place(post.Pointer(t.walk.Pointer()))
		}
		f := Finding{Regel: r, Pointer: at, Found: h.found, Other: h.other, Soft: h.soft}
		same := func(o Finding) bool { return o.Regel == r && o.Pointer == at && o.Found == h.found }
		if t.count[r] < maxFindings && !t.answers.covers(r.Kode, string(at)) && !slices.ContainsFunc(t.findings, same) {
			t.count[r]++
			t.findings = append(t.findings, f)
		}
	}
}

// run notes what the checks of one kind find where the walk is.
func (t *checker) run(finds func(*Regel) []hit) {
	for i := range t.checks {
		r := &t.checks[i]
		t.hits(r, finds(r))
	}
}
