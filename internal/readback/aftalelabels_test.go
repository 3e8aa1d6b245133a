package readback

import "testing"

func TestALabelNamesAFieldOfAnAgreement(t *testing.T) {
	l := aftaleLabels{"Ansvarlig": "ansvarlig", "Senest": "frist", "": "tegn"}
	for s, want := range map[string][2]string{
		"Ansvarlig: Eva Friis":       {"ansvarlig", "Eva Friis"},
		" \u00a0ANSVARLIG :\tEva":    {"ansvarlig", "Eva"},
		"Senest\t1. juni":            {"frist", "1. juni"},
		"Senest:":                    {"frist", ""},
		"Deadline: 1. juni":          {"frist", "1. juni"}, // as people call it
		"Tovholder: Eva":             {"ansvarlig", "Eva"},
		"Handlinger: Læsebånd":       {}, // the template has no such field
		"Senest 1. juni":             {},
		"Det er senest: 1. juni":     {},
		": 1. juni":                  {},
		"Ansvarlige er alle: Eva":    {},
		"Ansvarlig og frist: ukendt": {},
		"":                           {},
	} {
		if key, from := l.cut(s); key != want[0] || key != "" && s[from:] != want[1] {
			t.Errorf("%q: %q, %q", s, key, s[from:])
		}
	}
	if l.of("frist") != "Senest" || l.of("maal") != "" {
		t.Errorf("a field is called %q", l.of("frist"))
	}
}
