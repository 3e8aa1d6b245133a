// Package institution reads the register of institutions: which schools there are,
// where, which of them are departments, which have closed and what became of them.
// It knows no record; what a number in a notat means by it is said in publish.
package institution

import (
	"bytes"
	"cmp"
	"encoding/csv"
	"slices"
	"strconv"
	"strings"

	"notat/internal/misspelt"
	"notat/internal/pattern"
	"notat/internal/regneark"
)

// Institution is one row of the register.
type Institution struct {
	Nummer  string // six digits
	Navn    string
	Kommune string // "Fjordby Kommune"; "" where the register does not say
	Hoved   string // the number of the school that it is a department of, or ""
	Lukket  string // the day it closed, "2024-07-31", or ""
	Ny      string // the number of the institution that it became part of, or ""
}

// Register is all of them. The zero Register is none.
type Register struct {
	all     []Institution
	by      map[string]int
	departs map[string][]string // main school -> its departments
	merged  map[string][]string // institution -> those that became part of it
}

// names are the columns by what they are called in small letters. The register has
// thirty; these are used. What a closed institution's columns are called is not
// told of the daily file, which has the active ones only: all likely names are read.
var names = map[string]func(i *Institution) *string{
	"institutionsnummer": nummer, "institutionsnr": nummer, "inst.nr.": nummer,
	"institutionsnavn": navn, "institution": navn,
	"beliggenhedskommune": kommune, "kommune": kommune, "beliggenhedskommune, navn": kommune,
	"hovedinstitution": hoved, "hovedinstitutionsnummer": hoved, "hovedskole": hoved,
	"nedlagt": lukket, "nedlagt dato": lukket, "nedlæggelsesdato": lukket, "lukkedato": lukket, "ophørt": lukket, "ophørsdato": lukket, "slutdato": lukket, "gyldig til": lukket,
	"sammenlagt med": ny, "overgået til": ny, "videreført i": ny, "videreført som": ny, "afløst af": ny, "efterfølger": ny,
}

func nummer(i *Institution) *string  { return &i.Nummer }
func navn(i *Institution) *string    { return &i.Navn }
func kommune(i *Institution) *string { return &i.Kommune }
func hoved(i *Institution) *string   { return &i.Hoved }
func lukket(i *Institution) *string  { return &i.Lukket }
func ny(i *Institution) *string      { return &i.Ny }

var sixDigits = pattern.New(`^\d{6}$`)

// Read reads the register: CSV with semicolons in UTF-8, as it is published, or what
// CSV writes. The error is a *regneark.Fejl with the place.
func Read(fil []byte) (*Register, error) {
	ark, err := regneark.Read(fil)
	if err != nil {
		return nil, err
	}
	if len(ark) != 1 || len(ark[0].Raekker) < 2 {
		return nil, &regneark.Fejl{Besked: "Filen er ikke institutionsregisteret: den har ingen rækker."}
	}
	head, rows := ark[0].Raekker[0], ark[0].Raekker[1:]
	at := map[int]func(i *Institution) *string{}
	for i, name := range head.Cells {
		if f := names[strings.ToLower(strings.Join(strings.Fields(name), " "))]; f != nil {
			at[i] = f
		}
	}
	r := &Register{by: map[string]int{}, departs: map[string][]string{}, merged: map[string][]string{}}
	for _, row := range rows {
		var one Institution
		for i, f := range at {
			if to := f(&one); *to == "" { // two columns may say the same
				*to = row.Cell(i)
			}
		}
		sted := "række " + strconv.Itoa(row.Nr)
		switch {
		case one.Nummer == "" && one.Navn == "":
			return nil, &regneark.Fejl{Sted: sted, Besked: "Her er hverken nummer eller navn. Er filen institutionsregisteret?"}
		case !sixDigits.MatchString(one.Nummer):
			return nil, &regneark.Fejl{Sted: sted, Besked: "»" + one.Nummer + "« er ikke et institutionsnummer på seks cifre."}
		}
		for _, n := range []*string{&one.Hoved, &one.Ny} {
			if !sixDigits.MatchString(*n) || *n == one.Nummer {
				*n = ""
			}
		}
		day, ok := dato(one.Lukket)
		if !ok {
			return nil, &regneark.Fejl{Sted: sted, Besked: "»" + one.Lukket + "« er ikke en dato som 2025-07-31."}
		}
		one.Lukket = day
		if _, twice := r.by[one.Nummer]; twice {
			return nil, &regneark.Fejl{Sted: sted, Besked: "Nummeret " + one.Nummer + " står to gange."}
		}
		r.by[one.Nummer] = len(r.all)
		r.all = append(r.all, one)
	}
	for _, i := range r.all {
		if i.Hoved != "" {
			r.departs[i.Hoved] = append(r.departs[i.Hoved], i.Nummer)
		}
		if i.Ny != "" {
			r.merged[i.Ny] = append(r.merged[i.Ny], i.Nummer)
		}
	}
	return r, nil
}

var danishDate = pattern.New(`^(\d{2})[-./](\d{2})[-./](\d{4})(?: .*)?$`)
var isoDato = pattern.New(`^(\d{4}-\d{2}-\d{2})(?:[T ].*)?$`)

// dato reads a day; one that is far in the future is none.
func dato(s string) (string, bool) {
	if s == "" {
		return "", true
	}
	if m := danishDate.FindStringSubmatch(s); m != nil {
		s = m[3] + "-" + m[2] + "-" + m[1]
	}
	m := isoDato.FindStringSubmatch(s)
	if m == nil {
		return "", false
	}
	if m[1] >= "2900" {
		return "", true
	}
	return m[1], true
}

// Len is how many institutions there are.
func (r *Register) Len() int { return len(r.all) }

// Find gives the institution of a number.
func (r *Register) Find(nummer string) (Institution, bool) {
	i, ok := r.by[nummer]
	if !ok {
		return Institution{}, false
	}
	return r.all[i], true
}

// Departments gives the numbers of a school's departments.
func (r *Register) Departments(nummer string) []string { return r.departs[nummer] }

// Merged gives the numbers of the institutions that became part of one, and of those
// that had become part of them.
func (r *Register) Merged(nummer string) []string {
	var out []string
	seen := map[string]bool{nummer: true}
	for next := []string{nummer}; len(next) > 0; next = next[1:] {
		for _, n := range r.merged[next[0]] {
			if !seen[n] {
				seen[n] = true
				out, next = append(out, n), append(next, n)
			}
		}
	}
	slices.Sort(out)
	return out
}

// Nearest gives the open institution whose name is most like a name, of those in the
// municipality where it has any; false when none is near.
func (r *Register) Nearest(navn, kommune string) (Institution, bool) {
	want, best, least := folded(navn), -1, 0
	for i, x := range r.all {
		if x.Lukket != "" {
			continue
		}
		d := 2 * misspelt.Distance(want, folded(x.Navn))
		if kommune != "" && folded(x.Kommune) != folded(kommune) {
			d++
		}
		if best < 0 || d < least {
			best, least = i, d
		}
	}
	if best < 0 || least > len([]rune(want)) { // half of its letters are others
		return Institution{}, false
	}
	return r.all[best], true
}

func folded(s string) string { return strings.ToLower(strings.Join(strings.Fields(s), " ")) }

// CSV writes what is used of the register, by number, to be read again.
func (r *Register) CSV() []byte {
	var b bytes.Buffer
	b.WriteString("\ufeff")
	w := csv.NewWriter(&b)
	w.Comma = ';'
	_ = w.Write([]string{"Institutionsnummer", "Institutionsnavn", "Beliggenhedskommune", "Hovedinstitution", "Nedlagt dato", "Sammenlagt med"}) // a buffer takes everything
	for _, i := range slices.SortedFunc(slices.Values(r.all), func(a, b Institution) int { return cmp.Compare(a.Nummer, b.Nummer) }) {
		_ = w.Write([]string{i.Nummer, i.Navn, i.Kommune, i.Hoved, i.Lukket, i.Ny})
	}
	w.Flush()
	return b.Bytes()
}
