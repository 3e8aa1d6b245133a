package udgave

import (
	"context"
	"slices"
	"time"

	"notat/internal/fault"
	"notat/internal/samtale"
)

// checker is one run of the publishing checks over a reduced record: one walk,
// each text looked at once.
type checker struct {
	ctx      context.Context
	d        *reduction
	checks   []Regel
	navne    navne
	moede    time.Time // of the meeting; zero when it is not known
	test     int       // how many testresultater sections we are in
	answers  answers
	findings []finding
	antal    map[*Regel]int

	// where the walk is
	walk     samtale.Walk // over the reduced record
	resultat *samtale.Resultat
	field    field
}

// finding is what a check found: which, and where in the record as posted.
type finding struct {
	check   *Regel
	pointer string
}

// run runs publishing checks on the reduced record. Faults point into the
// record as posted, and what is answered there is left out.
func (d *reduction) run(ctx context.Context, posted, reduced *samtale.Record, navne []string, checks []Regel) fault.List {
	t := &checker{ctx: ctx, d: d, checks: checks, navne: newNavne(navne), answers: newAnswers(posted.Kontroller), antal: map[*Regel]int{}}
	t.moede, _ = time.Parse(time.DateOnly, reduced.Moede.Dato)
	for i := range checks {
		if r := &checks[i]; r.record != nil && r.record(reduced) {
			t.finding(r, "/afsnit")
		}
	}
	t.look(reduced)

	var out fault.List
	for _, f := range t.findings {
		line, column := posted.At(f.pointer)
		out = append(out, fault.Fault{
			Code: f.check.Kode, Severity: f.check.Severity, Pointer: f.pointer, Sted: samtale.Sted(posted, f.pointer),
			Law: f.check.Lov, Message: f.check.Besked, Line: line, Column: column,
		})
	}
	if len(out) > 0 && out[0].Line > 0 { // posted: its own order; else that of the fields
		out.Sort()
	}
	return out
}

// maxFindings is how many findings of one check are reported. It is counted for
// each check, so that many soft ones never hide a hard one.
const maxFindings = 200

// finding notes a finding at a posted place, unless it is answered there or above.
func (t *checker) finding(r *Regel, pointer string) {
	f := finding{r, pointer}
	if t.antal[r] < maxFindings && !t.answers.covers(r.Kode, pointer) && !slices.Contains(t.findings, f) {
		t.antal[r]++
		t.findings = append(t.findings, f)
	}
}

// here gives the posted place that the walk is at.
func (t *checker) here() string { return t.d.places.posted(t.walk.Pointer()) }

// run notes what the checks of one kind find where the walk is.
func (t *checker) run(finds func(*Regel) bool) {
	for i := range t.checks {
		if r := &t.checks[i]; finds(r) {
			t.finding(r, t.here())
		}
	}
}
