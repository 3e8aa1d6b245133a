package samtale

import (
	"slices"
	"strings"
	"testing"
)

func TestWhichSchoolYearAPeriodIsOf(t *testing.T) {
	for periode, want := range map[string]string{"2024/25": "2024/25", "2024/2025": "2024/25", "skoleåret 2024-25": "2024/25", "foråret 2025": "2024/25", "Efterår 2026": "2026/27", "2022": "2021/22", "marts 2023": "2022/23",
		"2026": "", "2024/26": "", "sidste år": "", "": "", "2027": "2026/27"} {
		if got := SchoolYearOf(periode); got != want {
			t.Errorf("%q is %q", periode, got)
		}
	}
}

// Every school year has one system of tests, and the systems follow each other.
func TestTheTestsFollowEachOther(t *testing.T) {
	for i := 1; i < len(proever); i++ {
		if skoleaarFoer(proever[i].fra) != proever[i-1].til {
			t.Errorf("between %s and %s", proever[i-1].navn, proever[i].navn)
		}
	}
}

// A jurist finds where each rule comes from.
func TestEveryLawOfARuleHasItsSource(t *testing.T) {
	var laws []string
	for _, g := range Regler() {
		laws = append(laws, g.Lov)
	}
	for _, l := range lawSets {
		for _, law := range l.law {
			laws = append(laws, law)
		}
		if l.kilde == "" {
			t.Errorf("the rules of %s have no source", l.from)
		}
	}
	for _, law := range laws {
		for _, part := range strings.Split(law, ", jf. ") {
			if part == "" {
				continue
			}
			if strings.HasPrefix(part, "§") {
				part = "folkeskoleloven " + part
			}
			if !slices.ContainsFunc(Lovkilder, func(k Lovkilde) bool { return strings.HasPrefix(part, k.Lov) }) {
				t.Errorf("%q has no row in Lovkilder", part)
			}
		}
	}
}
