package publish

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"runtime"
	"strings"
	"testing"

	"notat/internal/readback"
	word "notat/internal/readback/readbacktest"
	"notat/internal/samtale"
)

// largest is the size of the two records that are held against each other: the
// most that a door takes (16 MB) with NOTAT_SOAK, 64 KB without: the square of its
// 8,000 numbers is 64 million pairs, which is seen.
func largest() int {
	if os.Getenv("NOTAT_SOAK") != "" {
		return 15 << 20
	}
	return 1 << 16
}

// big are records of a size, of which no two items are the same and none of
// those of another turn.
var big = map[string]func(size, turn int) []byte{
	"numbers": func(size, turn int) []byte {
		return ekstra("[" + repeated(size/8, ",", func(i int) string { return fmt.Sprint(turn*10_000_000 + i) }) + "]")
	},
	"strings": func(size, turn int) []byte {
		return ekstra("[" + repeated(size/24, ",", func(i int) string { return fmt.Sprintf(`"ord%d tekst%d"`, i, turn*1_000_000+i) }) + "]")
	},
	"the same numbers, each twice": func(size, turn int) []byte {
		return ekstra("[" + repeated(size/8, ",", func(i int) string { return fmt.Sprint(turn + i/2) }) + "]")
	},
	"keys": func(size, turn int) []byte {
		return ekstra("{" + repeated(size/20, ",", func(i int) string { return fmt.Sprintf(`"n%d":%d`, turn*1_000_000+i, i) }) + "}")
	},
	"lists in lists": func(size, turn int) []byte {
		return ekstra("[" + repeated(size/8000, ",", func(i int) string {
			return "[" + repeated(1000, ",", func(k int) string { return fmt.Sprint(turn*1_000_000 + i*1000 + k) }) + "]"
		}) + "]")
	},
	"nestings": func(size, turn int) []byte {
		return ekstra("[" + repeated(size/200, ",", func(i int) string {
			return strings.Repeat("[1,", 25) + fmt.Sprint(turn*1_000_000+i) + strings.Repeat("]", 25)
		}) + "]")
	},
	"long texts": func(size, turn int) []byte {
		return ekstra("[" + repeated(300, ",", func(i int) string {
			return `"` + repeated(size/300/12, " ", func(k int) string { return fmt.Sprintf("o%dx%d", (i*k)%977, turn) }) + `"`
		}) + "]")
	},
	"blocks": func(size, turn int) []byte {
		return bigRecord(repeated(size/70, ",", func(i int) string { return fmt.Sprintf(`{"type":"tekst","tekst":"Afsnit %d i omgang %d."}`, i, turn) }), "{}")
	},
	"agreements": func(size, turn int) []byte {
		return bigRecord(`{"type":"aftaler","aftaler":[`+repeated(size/70, ",", func(i int) string {
			return fmt.Sprintf(`{"maal":"Mål %d","tiltag":["Skridt %d"]}`, turn*1_000_000+i, i)
		})+`]}`, "{}")
	},
}

func repeated(n int, by string, item func(i int) string) string {
	var b strings.Builder
	for i := range n {
		if i > 0 {
			b.WriteString(by)
		}
		b.WriteString(item(i))
	}
	return b.String()
}

func ekstra(x string) []byte {
	return bigRecord(`{"type":"tekst","tekst":"Den blev holdt i god tone."}`, `{"x":`+x+`}`)
}

func bigRecord(blokke, ekstra string) []byte {
	return []byte(`{"dokument":{"titel":"Samtale","skoleaar":"2025/26","status":"udkast"},"kommune":{"navn":"Fjordby Kommune"},"skole":{"navn":"Birkelund Skole"},` +
		`"afsnit":[{"overskrift":"Rammen","blokke":[` + blokke + `]}],"ekstra":` + ekstra + `}`)
}

// The same for a draft that is handed back with another record: the words of the
// draft are few, and what it carries is large.
func TestADraftOfALargeRecordMeetsAnother(t *testing.T) {
	if testing.Short() {
		t.Skip("makes the largest of drafts: left out with -short")
	}
	s := newService(t)
	ctx := context.Background()
	docx, _ := FormatNamed("docx")
	for _, name := range []string{"numbers", "nestings"} {
		old, new := big[name](largest(), 1), big[name](largest(), 2)
		d, err := s.Render(ctx, Request{Data: old, Udgave: Intern}, docx)
		if err != nil {
			t.Fatal(err)
		}
		h := word.InWord(t, d.Data, word.Rand)
		h.Say("god tone", "fin tone")
		file := h.Save(t)
		alone := allocated(func() { handBack(t, s, Indlevering{Fil: file}) })
		for door, q := range map[string]Indlevering{"--record": {Fil: file, Record: new}, "--aktuel": {Fil: file, Current: new}} {
			var back *IndleveringSvar
			got := allocated(func() { back = handBack(t, s, q) })
			t.Logf("%s: %s %d MB, alone %d MB", name, door, got>>20, alone>>20)
			if !strings.Contains(string(back.maybe), "fin tone") || strings.Contains(string(back.maybe), string(old[len(old)-200:len(old)-100])) {
				t.Errorf("%s: %s: not merged", name, door)
			}
			if got > most*alone {
				t.Errorf("%s: %s: %d MB, and alone it is %d", name, door, got>>20, alone>>20)
			}
		}
	}
}

func allocated(f func()) uint64 {
	var a, b runtime.MemStats
	runtime.ReadMemStats(&a)
	f()
	runtime.ReadMemStats(&b)
	return b.TotalAlloc - a.TotalAlloc
}

// most is how many times what it costs to read two records it may cost to hold
// them against each other.
const most = 4

// square is what is weighed in all pairs, whatever the size of the records.
const square = 32 << 20

// Two records of the largest size, all different, cost a few times what reading
// them costs, wherever two are held against each other.
func TestTwoRecordsCostWhatReadingThemCosts(t *testing.T) {
	if testing.Short() {
		t.Skip("reads the largest of records: left out with -short")
	}
	s := newService(t)
	ctx := context.Background()
	for name, make := range big {
		old, new := make(largest(), 1), make(largest(), 2)
		reading := allocated(func() {
			for _, data := range [][]byte{old, new} {
				r, err := samtale.Decode(data)
				if err != nil {
					t.Fatal(name, err)
				}
				if _, err := r.Canonical(); err != nil {
					t.Fatal(name, err)
				}
				var tree any
				if err := json.Unmarshal(data, &tree); err != nil {
					t.Fatal(name, err)
				}
			}
		})
		third := make(largest(), 3)
		var no *Rejected
		for door, f := range map[string]func() error{
			"diff":               func() error { _, err := Diff(ctx, old, new); return err },
			"validate --forrige": func() error { _, err := s.ValidateAfter(ctx, Request{Data: new}, old); return err },
			"merge":              func() error { _, _, err := readback.Merge(ctx, old, third, new, readback.Side{}, nil); return err },
			"next":               func() error { _, err := s.Next(ctx, Request{Data: new}); return err },
		} {
			got := allocated(func() {
				if err := f(); err != nil && !errors.As(err, &no) {
					t.Errorf("%s: %s: %v", name, door, err)
				}
			})
			t.Logf("%-30s %-20s %d MB, reading %d MB: %.2f", name, door, got>>20, reading>>20, float64(got)/float64(reading))
			times := uint64(most)
			if door == "merge" { // a question for each number
				times *= 3
			}
			if got > times*reading+square {
				t.Errorf("%s: %s: %d MB, and reading both is %d", name, door, got>>20, reading>>20)
			}
		}
	}
}
