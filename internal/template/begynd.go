package template

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"

	"notat/internal/samtale"
)

// Opening is words that the municipality puts into every new record, such as what all
// its schools' notater begin with. They are never composed on their own: what stands
// in a record is all that a notat says.
type Opening struct {
	Del        string `json:"del"`        // the part whose section they stand in, or "": a section of their own
	Overskrift string `json:"overskrift"` // its heading; "" is the template's label of the part
	Fra        string `json:"fra"`        // first day of the meetings they are for, "2025-08-01", or ""
	Til        string `json:"til"`        // last day, or ""
	Tekst      string `json:"tekst"`      // Markdown
}

// Limits of the openings: each new record of the municipality carries them.
const (
	maxOpenings = 40
	maxOpening  = 20_000 // bytes; ten pages
)

// Openings gives those for a meeting on a day, in the order of the file.
func (s *Settings) Openings(day string) []Opening {
	var out []Opening
	for _, b := range s.Begynd {
		if (b.Fra == "" || b.Fra <= day) && (b.Til == "" || day <= b.Til) {
			out = append(out, b)
		}
	}
	return out
}

func readBegynd(f *settingsAsWritten, v jsontext.Value, n *notes) {
	const what = "en liste af afsnit med del, overskrift, fra, til og tekst"
	if value(v, &f.begynd, "begynd", what, n); f.begynd == nil {
		return
	}
	if len(f.begynd) > maxOpenings {
		n.fail("json-vaerdi", settingsFile+", begynd", "Listen må højst have %d afsnit.", maxOpenings)
		f.begynd = f.begynd[:maxOpenings]
	}
	var members []map[string]jsontext.Value
	_ = json.Unmarshal(v, &members) // an array of objects, as value has found
	for i, b := range f.begynd {
		place := "begynd." + strconv.Itoa(i)
		fail := func(key, sentence string, args ...any) {
			n.fail("json-vaerdi", settingsFile+", "+strings.TrimSuffix(place+"."+key, "."), sentence, args...)
		}
		for key := range members[i] {
			if !slices.Contains(openingKeys, key) {
				n.fail("json-noegle", settingsFile+", "+place+"."+key, "Nøglen »%s« kendes ikke.%s", key, meant(key, openingKeys))
			}
		}
		if b.Del != "" {
			among(samtale.Dele, samtale.Del(b.Del), place+".del", "Delen", n)
		} else if strings.TrimSpace(b.Overskrift) == "" {
			fail("overskrift", "Skriv en overskrift, eller vælg, hvilken del teksten hører til.")
		}
		if strings.TrimSpace(b.Tekst) == "" {
			fail("tekst", "Teksten er tom. Skriv den, eller slet afsnittet.")
		}
		if len(b.Tekst) > maxOpening || len(b.Overskrift) > samtale.MaxField {
			fail("", "Afsnittet er for langt: teksten må højst fylde %d tegn, og overskriften %d.", maxOpening, samtale.MaxField)
		}
		if strings.ContainsFunc(b.Overskrift, func(r rune) bool { return r < ' ' || r == 0x7f }) || strings.ContainsFunc(b.Tekst, func(r rune) bool { return r < ' ' && r != '\n' || r == 0x7f }) {
			fail("", "Der står tegn, som ingen kan se. Skriv linjeskift som \\n, og slet de andre.")
		}
		for key, day := range map[string]string{"fra": b.Fra, "til": b.Til} {
			if _, err := time.Parse(time.DateOnly, day); day != "" && err != nil {
				fail(key, "Datoen skal skrives som 2025-08-01.")
			}
		}
		if b.Fra != "" && b.Til != "" && b.Til < b.Fra {
			fail("til", "Den sidste dag er før den første.")
		}
	}
}

var openingKeys = []string{"del", "overskrift", "fra", "til", "tekst"}
