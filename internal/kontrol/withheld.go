package kontrol

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"sync"

	"notat/internal/laesning"
	"notat/internal/post"
	"notat/internal/samtale"
	"notat/internal/smaatal"
	"notat/internal/talord"
)

// withheld is a number that the public edition took out of a result.
type withheld struct {
	at       post.Pointer // in the record as posted
	value    float64
	decimals int
	unit     unit
	size     float64   // how many people it is about, where that was taken out too
	few      bool      // taken out because it is about too few, not for its kind
	about    []string  // words of the measurement, in lower case, that tell which it is
	fag      []string  // the words of the subject, in lower case
	trin     []float64 // the grades
}

// maxEarlier is how many earlier values of one result are looked for. Nobody shows
// so many years, and each is held against every number of the result's words.
const maxEarlier = 50

// unit is how a number is read.
type unit uint8

const (
	plain unit = iota // an average, a mark, points
	share             // percent
	heads             // how many
)

// withheldNumbers gives the numbers that are in the results as posted and not in
// what the edition shows of them, by their place in the reduced record; of results
// that went as a whole the place is empty.
func (t *checker) withheldNumbers() []withheld {
	if t.withheld == nil {
		t.withheld = t.readWithheld()
	}
	return t.withheld
}

func (t *checker) readWithheld() []withheld {
	kept := map[post.Pointer]*samtale.Resultat{}
	for _, r := range t.reducedResults() {
		kept[t.Place(r.at)] = r.Resultat
	}
	out := []withheld{}
	for _, r := range resultsOf(t.Posted) {
		now := kept[r.at]
		if now == nil {
			now = &samtale.Resultat{Antal: nil}
		}
		if sameNumbers(r.Resultat, now) { // as most
			continue
		}
		var base *withheld // what all of its numbers are about
		add := func(s samtale.Tal, u unit) {
			if v, err := strconv.ParseFloat(string(s), 64); err == nil {
				if base == nil {
					base = &withheld{at: r.at, few: !r.intern && !t.confidential(r.Resultat), about: significant(begin(r.Maaling)), fag: subjects(begin(r.Fag)), trin: grades(begin(r.Klassetrin), talord.Read(begin(r.Klassetrin), talord.Grades))}
				}
				w := *base
				if r.Antal != nil && now.Antal == nil {
					w.size = float64(*r.Antal)
				}
				_, d, _ := strings.Cut(string(s), ".")
				w.value, w.unit, w.decimals = v, u, len(d)
				out = append(out, w)
			}
		}
		u := unitOf(r.Enhed, t.Krav.Taelleenheder)
		own := ofHundred(r.Vaerdi, r.Enhed)
		for _, x := range [][2]samtale.Tal{{r.Vaerdi, now.Vaerdi}, {r.Kommunetal, now.Kommunetal}, {r.Landstal, now.Landstal}, {r.SocialReference, now.SocialReference}} {
			if x[0] != "" && x[1] == "" {
				add(ofHundred(x[0], r.Enhed), u)
			}
		}
		for _, x := range [][2]samtale.Tal{{r.Kommunetal, now.Kommunetal}, {r.Landstal, now.Landstal}} {
			if d, ok := apart(own, ofHundred(x[0], r.Enhed)); ok && u == share && now.Vaerdi == "" && x[1] == "" { // "5,3 procentpoint over kommunen"
				add(d, u)
			}
		}
		if r.Antal != nil && now.Antal == nil {
			add(samtale.Tal(strconv.Itoa(*r.Antal)), heads)
			if v, err := strconv.ParseFloat(string(own), 64); err == nil && u == share { // how many that is
				n := int(math.Round(v * float64(*r.Antal) / 100))
				add(samtale.Tal(strconv.Itoa(n)), heads)
				add(samtale.Tal(strconv.Itoa(*r.Antal-n)), heads)
			}
		}
		if len(r.Tidligere) == 0 {
			continue
		}
		kept := map[string]bool{}
		for i := range now.Tidligere {
			kept[now.Tidligere[i].Periode] = true
		}
		for i := range r.Tidligere {
			if x := &r.Tidligere[i]; x.Vaerdi != "" && !kept[x.Periode] && i < maxEarlier {
				add(ofHundred(x.Vaerdi, r.Enhed), u)
			}
		}
	}
	return out
}

// ofHundred gives a share of a thousand as one of a hundred, and any other number as it is.
func ofHundred(s samtale.Tal, enhed string) samtale.Tal {
	v, err := strconv.ParseFloat(string(s), 64)
	if err != nil || !smaatal.IsThousandth(enhed) {
		return s
	}
	return samtale.Tal(strconv.FormatFloat(v/10, 'f', -1, 64))
}

// sameNumbers reports whether all that a result holds as posted is shown.
func sameNumbers(posted, shown *samtale.Resultat) bool {
	return posted.Vaerdi == shown.Vaerdi && posted.Kommunetal == shown.Kommunetal && posted.Landstal == shown.Landstal && posted.SocialReference == shown.SocialReference &&
		(posted.Antal == nil) == (shown.Antal == nil) && len(posted.Tidligere) == len(shown.Tidligere)
}

// apart gives how far two numbers are from each other, where that has decimals: a
// whole number is by chance.
func apart(a, b samtale.Tal) (samtale.Tal, bool) {
	x, err := strconv.ParseFloat(string(a), 64)
	y, no := strconv.ParseFloat(string(b), 64)
	if err != nil || no != nil {
		return "", false
	}
	d := math.Round(math.Abs(x-y)*10) / 10
	return samtale.Tal(strconv.FormatFloat(d, 'f', -1, 64)), d != math.Trunc(d)
}

// placed is a result with its place in its record; intern tells that it is not public.
type placed struct {
	*samtale.Resultat
	at     post.Pointer
	intern bool
}

// resultsOf gives the results of a record in their order.
func resultsOf(r *samtale.Record) (out []placed) {
	var walk func([]samtale.Afsnit, string, bool)
	walk = func(list []samtale.Afsnit, at string, intern bool) {
		for i := range list {
			a := &list[i]
			here := post.Item(at, "afsnit", i)
			intern := intern || a.Synlighed == samtale.Intern
			for j, b := range a.Blokke {
				if x, ok := b.(*samtale.Resultater); ok {
					block := post.Item(here, "blokke", j)
					for k := range x.Resultater {
						r := &x.Resultater[k]
						out = append(out, placed{r, post.Pointer(post.Item(block, "resultater", k)), intern || x.Synlighed == samtale.Intern || r.Synlighed == samtale.Intern})
					}
				}
			}
			walk(a.Afsnit, here, intern)
		}
	}
	walk(r.Afsnit, "", false)
	return out
}

// reducedResults gives those of the reduced record.
func (t *checker) reducedResults() []placed {
	if t.results == nil {
		t.results = resultsOf(t.Reduced)
	}
	return t.results
}

// unitOf reads a unit.
func unitOf(enhed string, more []string) unit {
	switch {
	case smaatal.IsShare(enhed):
		return share
	case smaatal.CountsPeople(enhed, more):
		return heads
	}
	return plain
}

// lastWord gives the last word of a text, of longestWord bytes at most: what stands before may be long.
func lastWord(s string) string {
	s = s[max(0, len(s)-longestWord):]
	return strings.TrimRight(s[strings.LastIndexByte(s, ' ')+1:], ".")
}

// subjects gives the subjects that a field names: "Dansk, læsning" is told of as either.
func subjects(fag string) (out []string) {
	for _, one := range strings.FieldsFunc(laesning.Lower(fag), func(r rune) bool { return strings.ContainsRune(",;:/()–", r) }) {
		if one = strings.TrimSpace(one); len(one) > 1 {
			out = append(out, one)
		}
	}
	return out
}

// significant gives the words of a measurement that tell which it is.
func significant(maaling string) []string {
	const shortest = 5 // bytes
	var out []string
	for w, after := nextWord(laesning.Lower(maaling)); w != ""; w, after = nextWord(after) {
		if len(w) >= shortest && !slices.Contains([]string{"antal", "andel", "andelen", "elever", "eleverne", "elevernes", "resultat", "samlet", "gennemsnit", "klasse", "skolens"}, w) {
			out = append(out, w[:min(len(w), 12)])
		}
	}
	return out
}

// equals reports whether a number of a text is a withheld one, or what it is
// rounded to; exactly tells that it is the very number, with decimals.
func (w *withheld) equals(n talord.Number, inTable bool) (ok, exactly bool) {
	switch {
	case n.Of == 0 && !n.Percent && n.Value < 1 && w.unit == share && w.value >= 1 && n.Kind == talord.Value && math.Abs(100*n.Value-w.value) < 0.05:
		return true, true
	case n.Kind == talord.Value && w.decimals > 0 && w.unit != heads && n.Value == w.value && (n.Of == 0 || n.Of == 100 && w.unit == share):
		return n.Of > 0 || !n.Percent || w.unit == share, true
	case n.Of > 0 && w.unit == share: // tre af fire is 75 %
		p := 100 * n.Value / n.Of
		return math.Abs(p-w.value) < 0.5 || math.Abs(100-p-w.value) < 0.5, false
	case n.Of > 0 && w.unit == heads:
		return n.Value == w.value && (n.People != "" || inTable), false
	case n.Of > 0, w.unit == share && !n.Percent && !inTable, w.unit != share && n.Percent, w.unit == heads && n.People == "" && !inTable && !w.few:
		return false, false
	case n.Value == w.value:
		return true, w.decimals > 0
	}
	return w.decimals > 0 && w.unit == share && n.Value == math.Trunc(n.Value) && math.Abs(n.Value-w.value) < 1 || w.decimals > 1 && math.Round(w.value*10)/10 == n.Value, false
}

// withheldHits looks for the numbers that were taken out in all that is shown
// elsewhere. A number alone says little: the words around it must be about the
// measurement or its subject, but where it has decimals and its unit.
func withheldHits(t *checker) []hit {
	ws := t.withheldNumbers()
	if len(ws) == 0 {
		return nil
	}
	near := byValue(ws)
	out := t.sameInResults(ws, near)
	ps := t.passages()
	for i := range ps {
		p := &ps[i]
		tried := 0
		for _, n := range p.numbers {
			if !mayBeWithheld(n) || tried >= maxFindings {
				continue
			}
			h, alike, ok := t.givesAway(p, n, ws, near)
			if alike {
				tried++
			}
			if ok {
				out = append(out, h)
			}
		}
	}
	return out
}

// mayBeWithheld reports whether a number may be one that was taken out: a value, or
// one with decimals that counts days or things.
func mayBeWithheld(n talord.Number) bool {
	return n.Kind == talord.Value || (n.Kind == talord.Span || n.Kind == talord.Things) && n.Value != math.Trunc(n.Value)
}

// maxAlike is how many withheld numbers of nearly the same value are held against
// one of a text. More are alike only where nobody could tell which is meant.
const maxAlike = 50

func rounded(v float64) int { return int(math.Round(v)) }

// minOf is how many a share is of at least, that it is the same by no chance, whatever the
// words are about.
const minOf = 10

// byValue puts withheld numbers in order of their rounded values.
func byValue(ws []withheld) map[int][]int {
	m := map[int][]int{}
	for i := range ws {
		if k := rounded(ws[i].value); len(m[k]) < maxAlike {
			m[k] = append(m[k], i)
		}
	}
	return m
}

// givesAway tells whether a number of a text is one that was taken out of another
// place, or is at least alike.
func (t *checker) givesAway(p *passage, n talord.Number, ws []withheld, near map[int][]int) (h hit, alike, ok bool) {
	values := []float64{n.Value}
	if n.Percent { // "godt 63 %" is 63.7 cut off, and 36 % the rest of it
		values = append(values, n.Value+1, n.Value-1, 100-n.Value)
	}
	if n.Value > 0 && n.Value < 1 && n.Of == 0 && !n.Percent { // 0,637 of them
		values = append(values, 100*n.Value)
	}
	if n.Of > 0 {
		share := 100 * n.Value / n.Of
		values = append(values, share, share-1, share+1, 100-share, 99-share, 101-share) // rounded either way
	}
	lies := sync.OnceValue(func() bool { return liesOn(p, n) }) // however many are alike
	for _, v := range values {
		for _, i := range near[rounded(v)] {
			w := &ws[i]
			ok, exactly := w.equals(n, p.field.Type == "Tabel")
			rest := !ok && w.isRest(p, n) // what is left of a hundred
			ok = ok || rest
			if !ok && w.unit == share && n.Value == math.Round(w.value) && lies() && !(p.result != "" && t.Place(p.result) == w.at) {
				return hit{found: p.tekst.Form[n.From:n.To], at: p.stretch.at, other: w.at, soft: true}, true, true
			}
			if !ok || p.result != "" && t.Place(p.result) == w.at || w.ofOthers(p, n) {
				continue
			}
			alike = true
			if n.Of >= minOf && n.Of == w.size && w.unit == share { // so many of just as many
				return hit{found: p.tekst.Form[n.From:n.To], at: p.stretch.at, other: w.at, soft: true}, true, true
			}
			maaling, fag := w.meant(p, n)
			if exactly && w.unit == share && !n.Percent && n.Of == 0 && !maaling && !fag && countsThings(p.tekst.Form[n.To:]) {
				continue
			}
			if !exactly && !maaling && !fag && !ofTheSchool(p, n, w) && !w.sameGrade(p, n) || w.unit == plain && !exactly {
				continue
			}
			return hit{found: p.tekst.Form[n.From:n.To], at: p.stretch.at, other: w.at, soft: !(exactly && (maaling || fag || n.Percent || n.Of > 0) || maaling && fag && !countsNobody(w, n))}, true, true
		}
	}
	if h, ok := t.coarsely(p, n, ws, near); ok {
		return h, true, true
	}
	return hit{}, alike, false
}
