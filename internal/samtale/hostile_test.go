package samtale

import (
	"notat/internal/post"
	"runtime"
	"strings"
	"testing"
	"time"
)

// Whatever is posted is answered soon and within a bounded part of memory. The
// bounds are wide: they tell a curve from a line, not a fast machine from a slow.
func TestHostileBodiesAreAnsweredSoon(t *testing.T) {
	if testing.Short() {
		t.Skip("reads the largest of bodies: left out with -short")
	}
	fill := func(before, unit, after string) string {
		return before + strings.Repeat(unit, (post.MaxBody-len(before)-len(after))/len(unit)) + after
	}
	blok := func(b string) (string, string) {
		return `{"dokument":{"status":"udkast"},"afsnit":[{"overskrift":"x","blokke":[` + b, `]}]}`
	}
	resultater, slut := blok(`{"type":"resultater","resultater":[`)
	tekst, textEnd := blok(`{"type":"tekst","tekst":"`)
	for navn, body := range map[string]string{
		"open lists":     fill("", "[", ""),
		"deep lists":     fill("", "[", "") + fill("", "]", ""),
		"one long text":  fill(`{"x":"`, "æ", `"}`),
		"one long key":   fill(`{"`, "æ", `":1}`),
		"many values":    fill(`{"ekstra":{"x":[`, "0,", `0]}}`),
		"many results":   resultater + strings.Repeat("{},", post.MaxValues-100) + "{}]}" + slut,
		"unknown keys":   `{` + strings.Repeat(`"q":{"w":1},`, post.MaxValues/2-100) + `"z":1}`,
		"one long line":  `{` + strings.Repeat(`"dokument":7,`, post.MaxValues-100) + `"z":1}`,
		"text of marks":  tekst + strings.Repeat("*a", MaxText/2) + `"}` + textEnd,
		"text of links":  tekst + strings.Repeat("[a](http:", MaxText/9) + `"}` + textEnd,
		"many sections":  `{"afsnit":[` + strings.Repeat(`{"del":"evaluering","x":1},`, post.MaxValues/3-100) + `{}]}`,
		"escapes":        fill(`{"x":"`, `\ud800`, `"}`),
		"a long number":  fill(`{"ekstra":{"x":1`, "0", `}}`),
		"a huge picture": fill(`{"afsnit":[{"overskrift":"x","blokke":[{"type":"figur","alt":"x","billede":"data:image/png;base64,`, "AAAA", `"}]}]}`),
	} {
		if len(body) > post.MaxBody {
			body = body[:post.MaxBody]
		}
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		start := time.Now()
		r, err := Decode([]byte(body))
		if err == nil {
			v, l := Validate(r, krav())
			if v != nil || len(l) == 0 || len(l) > post.MaxErrors+2*post.MaxWarnings+1 {
				t.Errorf("%s: %d faults", navn, len(l))
			}
		}
		d := time.Since(start)
		runtime.ReadMemStats(&after)
		mb := (after.TotalAlloc - before.TotalAlloc) >> 20
		t.Logf("%-14s %8v %5d MB allocated", navn, d.Round(time.Millisecond), mb)
		if d > 10*time.Second || mb > 1024 {
			t.Errorf("%s took %v and %d MB", navn, d, mb)
		}
	}
}
