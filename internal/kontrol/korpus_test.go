package kontrol_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"notat/internal/fault"
	"notat/internal/samtale"
	"notat/internal/samtale/samtaletest"
)

// line is one line of a corpus: harmful or harmless, its context and its text.
type line struct {
	harmful       bool
	context, text string
	source        string
}

// corpus reads a corpus of lines "sign, tab, context, tab, text".
func corpus(t *testing.T, name string) (out []line) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", "korpus", name+".txt"))
	if err != nil {
		t.Fatal(err)
	}
	for l := range strings.Lines(string(data)) {
		f := strings.SplitN(strings.TrimSuffix(l, "\n"), "\t", 3)
		if strings.HasPrefix(l, "#") {
			continue
		}
		if len(f) != 3 || f[0] != "+" && f[0] != "-" {
			t.Fatalf("%s: %q", name, l)
		}
		var text string
		if err := json.Unmarshal([]byte(`"`+strings.ReplaceAll(f[2], `"`, `\"`)+`"`), &text); err != nil {
			t.Fatalf("%s: %q: %v", name, l, err)
		}
		out = append(out, line{f[0] == "+", f[1], text, strings.TrimSpace(l)})
	}
	return out
}

// blokOf makes a block of a text: a table where it has cells.
func blokOf(text string) string {
	if !strings.Contains(text, "|") {
		return tekst(text)
	}
	var rows [][]string
	for row := range strings.SplitSeq(text, "\n") {
		cells := strings.Split(row, "|")
		for i := range cells {
			cells[i] = strings.TrimSpace(cells[i])
		}
		rows = append(rows, cells)
	}
	for i := range rows {
		for len(rows[i]) < len(rows[0]) {
			rows[i] = append(rows[i], "")
		}
		rows[i] = rows[i][:len(rows[0])]
	}
	head, _ := json.Marshal(rows[0])
	body, _ := json.Marshal(rows[min(1, len(rows)-1):])
	return fmt.Sprintf(`{"type":"tabel","hoved":%s,"raekker":%s}`, head, body)
}

// checked gives what the publishing checks find in a record of these keys.
func checked(t *testing.T, k samtale.Krav, record string) fault.List {
	t.Helper()
	r, err := samtale.Decode([]byte(record))
	if err != nil {
		t.Fatalf("%s: %v", record, err)
	}
	v, faults := samtale.Validate(r, k)
	if v == nil {
		t.Fatalf("%s: %v", record, faults)
	}
	return reduce(t, v).Faults
}

// deltagerOf reads "x NAVN/TITEL/PART" of a context.
func deltagerOf(s string, public bool) string {
	f := append(strings.Split(s, "/"), "", "")
	if f[2] == "" {
		f[2] = "foraeldre"
	}
	return fmt.Sprintf(`{"navn":%s,"titel":%s,"part":%q,"navnOffentligt":%v}`, quote(f[0]), quote(f[1]), f[2], public)
}

// rowOfNames matches what a reminder quotes that was found in a row: names one after the other.
var rowOfNames = regexp.MustCompile(`»[^«]*, [^«]*«`)

// The figures that are promised of each class: all of the half that the check was
// written against, nearly all of the other, which was written by somebody else
// before it was.
func TestCorporaOfNamesAndSchools(t *testing.T) {
	const afsnitOf = `"afsnit":[{"overskrift":%s,"del":"indsatser","blokke":[%s]}]`
	classes := []struct {
		name   string
		record func(l line) (samtale.Krav, string)
		found  func(f fault.Fault) bool
	}{
		{"navne", func(l line) (samtale.Krav, string) {
			skole, kommune, deltagere := "Mosedal Skole", "Fjordby Kommune", []string{}
			for entry := range strings.SplitSeq(l.context, "; ") {
				kind, what, _ := strings.Cut(entry, " ")
				switch kind {
				case "x", "o":
					deltagere = append(deltagere, deltagerOf(what, kind == "o"))
				case "s":
					skole = what
				case "k":
					kommune = what
				}
			}
			return samtaletest.Krav(), fmt.Sprintf(`{"dokument":{"titel":"Skoleudviklingssamtale","skoleaar":"2024/25","status":"udkast"},"kommune":{"navn":%s},"skole":{"navn":%s},"deltagere":[%s],`+afsnitOf+`}`,
				quote(kommune), quote(skole), strings.Join(deltagere, ","), `"Trivsel"`, blokOf(l.text))
		}, func(f fault.Fault) bool {
			return f.Code == "tilbageholdt-navn" && (f.Severity == fault.Error || !strings.HasPrefix(f.Pointer, "/deltagere/"))
		}},
		{"navneliste", func(l line) (samtale.Krav, string) {
			return samtaletest.Krav(), fmt.Sprintf(`{"dokument":{"titel":"Skoleudviklingssamtale","skoleaar":"2024/25","status":"udkast"},"kommune":{"navn":"Fjordby Kommune"},"skole":{"navn":"Mosedal Skole"},`+afsnitOf+`}`,
				quote(l.context), blokOf(l.text))
		}, func(f fault.Fault) bool {
			return f.Code == "navneliste" && (f.Severity == fault.Error || strings.HasSuffix(f.Pointer, "/tekst") || rowOfNames.MatchString(f.Message))
		}},
		{"anden-skole", func(l line) (samtale.Krav, string) {
			c := append(strings.Split(l.context, ";"), "", "", "", "", "", "")
			k := samtaletest.Krav()
			for s := range strings.SplitSeq(c[5], ",") {
				if s = strings.TrimSpace(s); s != "" {
					k.Schools = append(k.Schools, s)
				}
			}
			moede := ""
			if c[4] != "" {
				moede = `"moede":{"dato":` + quote(c[4]) + `},`
			}
			return k, fmt.Sprintf(`{"dokument":{"titel":%s,"skoleaar":%s,"status":"udkast"},"kommune":{"navn":%s},"skole":{"navn":%s},%s`+afsnitOf+`}`,
				quote(c[3]), quote(c[2]), quote(c[1]), quote(c[0]), moede, `"Trivsel"`, blokOf(l.text))
		}, func(f fault.Fault) bool { return f.Code == "anden-skole" || f.Code == "dato-uenig" }},
	}
	t.Logf("%-12s %-10s %6s %6s %6s", "class", "half", "tried", "caught", "false")
	for _, c := range classes {
		var own, held tally
		for _, half := range halvesOf(c.name) {
			var harmful, harmless, caught, wrong int
			for _, l := range corpus(t, c.name+half) {
				k, record := c.record(l)
				got := false
				for _, f := range checked(t, k, record) {
					got = got || c.found(f)
				}
				switch {
				case l.harmful && got:
					caught++
				case l.harmful:
					t.Logf("not caught: %s", l.source)
				case got:
					wrong++
					t.Logf("false: %s", l.source)
				}
				if l.harmful {
					harmful++
				} else {
					harmless++
				}
			}
			name, need, allowed := "own", harmful, 0
			if half != "" {
				name, need, allowed = "held out"+half, (harmful*98+99)/100, harmless*2/100
			}
			t.Logf("%-12s %-10s %6d %6d %6d", c.name, name, harmful+harmless, caught, wrong)
			if n := (tally{caught, harmful, wrong, harmless}); half == "" {
				own = n
			} else {
				held = held.and(n)
			}
			if caught < need || wrong > allowed {
				t.Errorf("%s, %s: %d of %d caught, %d of %d false", c.name, name, caught, harmful, wrong, harmless)
			}
		}
		onPage(t, c.name, own, held)
	}
}
