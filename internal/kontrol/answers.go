package kontrol

import (
	"slices"
	"strconv"

	"notat/internal/fault"
	"notat/internal/post"
	"notat/internal/samtale"
)

// elsewhere are codes that an answer may have and that are found outside this
// package, when something is done with the record.
var elsewhere = []string{"nummer-i-brug", "godkendelse-foraeldet", "rettelse-holder-tilbage"}

var codes = func() map[string]bool {
	m := map[string]bool{}
	for _, kode := range elsewhere {
		m[kode] = true
	}
	for _, r := range checks {
		m[r.Kode] = r.blok != nil || r.afsnit != nil || r.record != nil || r.hele != nil
	}
	return m
}()

// What is said of an answer.
var (
	unknownCode = regel("kontrol-ukendt-kode")
	staleAnswer = regel("svar-foraeldet")
	looseAnswer = regel("svar-uden-fund")
)

func regel(kode string) *Regel {
	return &checks[slices.IndexFunc(checks, func(r Regel) bool { return r.Kode == kode })]
}

// answerKey is what an answer is about: a check, a place in the record as posted,
// and what was found there; or, without fund, whatever its check finds there.
type answerKey struct {
	kode string
	at   post.Pointer
	fund string
}

func (f *Finding) key() answerKey { return answerKey{f.Regel.Kode, f.Pointer, f.fund()} }

// answers are the answers of a record, held against findings.
type answers struct {
	list []samtale.Kontrol
	by   map[answerKey][]int // which of the list are about it
	hits []int               // how many findings each is about
}

func newAnswers(list []samtale.Kontrol) *answers {
	a := &answers{list: list, by: make(map[answerKey][]int, len(list)), hits: make([]int, len(list))}
	for i, k := range list {
		key := answerKey{k.Kode, post.Pointer(k.Sted), k.Fund}
		a.by[key] = append(a.by[key], i)
	}
	return a
}

// about gives the answers that are about a finding, at its place or above it: those
// that name what was found, and those that name nothing. One that has no place
// answers nothing; samtale warns of it.
func (a *answers) about(f *Finding) (bound, loose []int) {
	if len(a.list) == 0 {
		return nil, nil
	}
	key := f.key()
	for at := f.Pointer; at != ""; at = at.Parent() {
		bound = append(bound, a.by[answerKey{key.kode, at, key.fund}]...)
		loose = append(loose, a.by[answerKey{key.kode, at, ""}]...)
	}
	return bound, loose
}

// Reminders gives the codes of the checks that stop nothing and that a record may
// answer all the same: by kode and sted, as they have no ready-made answer.
func Reminders() (out []string) {
	for i := range checks {
		if r := &checks[i]; r.Severity == fault.Warning && codes[r.Kode] {
			out = append(out, r.Kode)
		}
	}
	return out
}

// settle counts what each answer is about. It comes before covers.
func (a *answers) settle(findings []Finding) {
	for i := range findings {
		bound, loose := a.about(&findings[i])
		for _, n := range slices.Concat(bound, loose) {
			a.hits[n]++
		}
		for _, at := range findings[i].In {
			_, loose := a.about(&Finding{Regel: findings[i].Regel, Pointer: at})
			for _, n := range loose {
				a.hits[n]++
			}
		}
	}
}

// covers reports whether a finding is answered. An answer that does not name what
// was found covers a place with one finding alone: of more nobody can say which
// was meant.
func (a *answers) covers(f *Finding) bool {
	bound, loose := a.about(f)
	return len(bound) > 0 || slices.ContainsFunc(loose, func(n int) bool { return a.hits[n] == 1 })
}

// faulty gives what is to be said of the answers themselves.
func (a *answers) faulty(posted *samtale.Record) (out []Finding) {
	for i, k := range a.list {
		r := (*Regel)(nil)
		switch {
		case k.Kode == "" || k.Sted == "" || !posted.Has(k.Sted): // samtale tells of these
		case !codes[k.Kode]:
			r = unknownCode
		case slices.Contains(elsewhere, k.Kode):
		case k.Fund != "" && a.hits[i] == 0:
			r = staleAnswer
		case k.Fund == "" && a.hits[i] > 1:
			r = looseAnswer
		}
		if r != nil && len(out) < maxFindings {
			out = append(out, Finding{Regel: r, Pointer: post.Pointer("/kontroller/" + strconv.Itoa(i))})
		}
	}
	return out
}

// Answered reports whether a record answers a check of another package, which found
// these words at a place.
func Answered(r *samtale.Record, kode, pointer, found string) bool {
	a := newAnswers(r.Kontroller)
	bound, loose := a.about(&Finding{Regel: &Regel{Kode: kode}, Pointer: post.Pointer(pointer), Found: found})
	return len(bound)+len(loose) > 0
}
