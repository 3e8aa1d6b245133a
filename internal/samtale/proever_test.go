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
		if yearBefore(proever[i].fra) != proever[i-1].til {
			t.Errorf("between %s and %s", proever[i-1].navn, proever[i].navn)
		}
	}
}

// What is drawn over years never joins two systems of tests, and neither the two years
// that were tested at different times of the year.
func TestNoLineJoinsTwoTestSystems(t *testing.T) {
	test := Resultat{Maaling: "Læsning", Art: "nationalTest"}
	named := Resultat{Maaling: "Overgangstest i matematik"}
	grade := Resultat{Maaling: "Karakterer", Art: "karakter"}
	for _, x := range []struct {
		fra, til string
		want     bool
	}{
		{"2019/20", "2020/21", true}, {"2021/22", "2022/23", false}, {"2019/20", "2026/27", false}, {"2022/23", "2023/24", false}, {"2022/23", "2025/26", false},
		{"2023/24", "2025/26", true}, {"2025/26", "2023/24", true}, {"2025/26", "2026/27", false}, {"2026/27", "2027/28", true}, {"foråret 2026", "efteråret 2026", false},
		{"foråret 2024", "2024/2025", true}, {"2026", "2026/27", false}, {"sidste år", "2024/25", false}, {"", "", false},
	} {
		if SammeProeve(x.fra, x.til) != x.want || test.Joins(x.fra, x.til) != x.want || named.Joins(x.fra, x.til) != x.want {
			t.Errorf("%q and %q: joined %v", x.fra, x.til, !x.want)
		}
		if !grade.Joins(x.fra, x.til) {
			t.Errorf("grades of %q and %q are parted by tests they have nothing to do with", x.fra, x.til)
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
