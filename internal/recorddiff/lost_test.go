package recorddiff

import (
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// writer edits a record as people do: words in texts, items gone, new, moved and split.
type writer struct {
	*rand.Rand
	name  string
	n     int
	words []string // what was written
}

func (w *writer) word() string {
	w.n++
	word := fmt.Sprintf("%s%03d", w.name, w.n)
	w.words = append(w.words, word)
	return word
}

func (w *writer) edit(v any, key string) any {
	switch x := v.(type) {
	case map[string]any:
		for _, k := range sortedKeys("", x, nil) {
			if k != "type" && k != "skoleaar" && k != "del" && k != "part" {
				x[k] = w.edit(x[k], k)
			}
		}
	case []any:
		for i := range x {
			x[i] = w.edit(x[i], "")
		}
		switch w.IntN(6) {
		case 0:
			if i := w.IntN(len(x) + 1); i < len(x) && key != "afsnit" {
				x = slices.Delete(x, i, i+1)
			}
		case 1:
			if len(x) > 1 {
				x[0], x[len(x)-1] = x[len(x)-1], x[0]
			}
		}
		return x
	case string:
		switch lines := strings.Split(x, "\n\n"); w.IntN(7) {
		case 0:
			i := w.IntN(len(lines))
			lines[i] += " " + w.word()
			return strings.Join(lines, "\n\n")
		case 1:
			if key == "tekst" {
				return x + "\n\n" + w.word()
			}
		case 2:
			if key == "tekst" && len(lines) > 1 {
				return strings.Join(slices.Delete(lines, 0, 1), "\n\n")
			}
		}
	}
	return v
}

const written = `{"dokument":{"titel":"Samtale","skoleaar":"2024/25"},"kommune":{"navn":"Kommunen"},"skole":{"navn":"Skolen"},
"deltagere":[{"navn":"Anna Berg","titel":"Skoleleder","part":"skoleledelse"},{"navn":"Bo Dahl","titel":"Lærer","part":"medarbejdere"},{"titel":"To elever","part":"elever"}],
"afsnit":[{"overskrift":"Rammen","blokke":[{"type":"tekst","tekst":"Første linje her.\n\nAnden linje her.\n\n- et punkt\n- to punkter\n\nTredje og sidste."},{"type":"tabel","hoved":["A","B"],"raekker":[["en","to"],["tre","fire"]]}],
 "afsnit":[{"overskrift":"Under","blokke":[{"type":"citater","citater":[{"tekst":"Her er rart.","rolle":"Elev"},{"tekst":"Og stille.","rolle":"Lærer"}]}]}]},
 {"overskrift":"Aftaler","blokke":[{"type":"aftaler","aftaler":[{"maal":"Flere læser","tiltag":["Læsebånd","Makkere"],"frist":"2026-06-01"},{"maal":"Mindre fravær","tegn":"Fraværet falder"}]}]}]}`

// Whatever two sides wrote in a record: each word that either wrote is in what
// comes of both, or in a question; with every answer of one side, all of that side is there.
func TestNoWordIsLostBetweenTwoSides(t *testing.T) {
	rounds := 300
	for round := range rounds {
		r := rand.New(rand.NewPCG(7, uint64(round)))
		sides := [2]*writer{{Rand: r, name: "fil"}, {Rand: r, name: "her"}}
		var records [2][]byte
		for i, w := range sides {
			data, err := json.Marshal(w.edit(tree(t, written), ""))
			if err != nil {
				t.Fatal(err)
			}
			records[i] = data
		}
		for _, v := range []Verdict{HoldOurs, HoldTheirs, HoldAll} {
			var asked strings.Builder
			m, err := Merge(context.Background(), []byte(written), records[0], records[1], func(c Conflict) Verdict {
				asked.WriteString(c.Theirs + " " + c.Ours + " ")
				return v
			})
			if err != nil {
				t.Fatal(err)
			}
			for i, w := range sides {
				for _, word := range w.words {
					if !strings.Contains(string(records[i]), word) { // taken out again
						continue
					}
					in := strings.Contains(string(m.Record), word)
					told := strings.Contains(asked.String(), word)
					if !in && !told || !in && i == 0 && v == HoldTheirs || !in && i == 1 && v == HoldOurs {
						t.Fatalf("round %d, %v: %s is lost\n%s\n%s\n%s", round, v, word, records[0], records[1], m.Record)
					}
				}
			}
		}
	}
}

// In one text different lines merge, and the same line is asked about by itself.
func TestATextMergesLineByLine(t *testing.T) {
	text := func(s string) []byte {
		data, _ := json.Marshal(s)
		return []byte(`{"dokument":{"titel":"A","skoleaar":"2024/25"},"kommune":{"navn":"K"},"skole":{"navn":"S"},"afsnit":[{"overskrift":"O","blokke":[{"type":"tekst","tekst":` + string(data) + `}]}]}`)
	}
	const was = "En linje om læsning.\n\nEn linje om trivsel.\n\n- første\n- andet"
	for name, c := range map[string]struct{ theirs, ours, asked, want string }{
		"lines beside each other": {"En god linje om læsning.\n\nEn linje om trivsel.\n\n- første\n- andet", "En linje om læsning.\n\nEn lang linje om trivsel.\n\n- første\n- andet", "", "En god linje om læsning.\n\nEn lang linje om trivsel.\n\n- første\n- andet"},
		"a new first line":        {"Ny.\n\n" + was, "En stor linje om læsning.\n\nEn linje om trivsel.\n\n- første\n- andet", "", "Ny.\n\nEn stor linje om læsning.\n\nEn linje om trivsel.\n\n- første\n- andet"},
		"items of a list":         {"En linje om læsning.\n\nEn linje om trivsel.\n\n- første punkt\n- andet", was + "\n- tredje", "", "En linje om læsning.\n\nEn linje om trivsel.\n\n- første punkt\n- andet\n- tredje"},
		"one line on both":        {"En god linje om læsning.\n\nEn linje om trivsel.\n\n- første\n- andet", "En ny linje om læsning.\n\nEn linje om trivsel.\n\n- første\n- andet", "En god linje om læsning.|En ny linje om læsning.", "En ny linje om læsning.\n\nEn god linje om læsning.\n\nEn linje om trivsel.\n\n- første\n- andet"},
		"changed, and deleted":    {"En god linje om læsning.\n\nEn linje om trivsel.\n\n- første\n- andet", "En linje om trivsel.\n\n- første\n- andet", "En god linje om læsning.|", "En linje om trivsel.\n\n- første\n- andet"},
	} {
		var asked []string
		m, err := Merge(context.Background(), text(was), text(c.theirs), text(c.ours), func(c Conflict) Verdict {
			asked = append(asked, c.Theirs+"|"+c.Ours)
			return HoldAll
		})
		if err != nil {
			t.Fatal(err)
		}
		if got := Text(tree(t, string(m.Record)), "/afsnit/0/blokke/0/tekst"); got != c.want || strings.Join(asked, " ") != c.asked {
			t.Errorf("%s: asked %q\n%q\nnot\n%q", name, asked, got, c.want)
		}
	}
}
