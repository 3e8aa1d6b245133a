package readback

import "testing"

func TestADateIsReadAsDanesWriteIt(t *testing.T) {
	for in, want := range map[string]string{
		"13. marts 2025": "2025-03-13", "13 marts 2025": "2025-03-13", "den 13. marts 2025": "2025-03-13", "Torsdag den 13. marts 2025": "2025-03-13",
		"13. mar. 2025": "2025-03-13", "13/3-2025": "2025-03-13", "13/3 2025": "2025-03-13", "13.03.2025": "2025-03-13", "13-03-2025": "2025-03-13",
		"2025-03-13": "2025-03-13", " 1.  juni 2026 ": "2026-06-01",
		"d. 3/12-26": "2026-12-03", "tirsdag d. 15.12.2026": "2026-12-15", "torsdag den 3. dec. 2026": "2026-12-03", "03-12-26": "2026-12-03", "d 3/12-26": "2026-12-03",
		"31. februar 2025": "", "3/12": "", "3/12-226": "", "13. marts": "", "marts 2025": "", "på torsdag": "", "13. marsvin 2025": "", "0. marts 2025": "", "13/13-2025": "", "": "",
	} {
		if got, ok := readDate(in); got != want || ok != (want != "") {
			t.Errorf("%q: %q %v, not %q", in, got, ok, want)
		}
	}
}

func TestATimeIsReadAsDanesWriteIt(t *testing.T) {
	for in, want := range map[string]string{
		"13.05": "13:05", "13:05": "13:05", "kl. 13.05": "13:05", "kl 9": "09:00", "9.30": "09:30",
		"25.00": "", "13.60": "", "middag": "", "13.5": "",
	} {
		if got, ok := readTime(in); got != want || ok != (want != "") {
			t.Errorf("%q: %q %v, not %q", in, got, ok, want)
		}
	}
	for in, want := range map[string][2]string{
		"13.00–13.05": {"13:00", "13:05"}, "13-14": {"13:00", "14:00"}, "kl. 13.00 til kl. 13.05": {"13:00", "13:05"}, "13.00": {"13:00", ""}, "til 14.00": {"", "14:00"}, "": {"", ""},
	} {
		if a, b, ok := readSpan(in); !ok || a != want[0] || b != want[1] {
			t.Errorf("%q: %q %q %v", in, a, b, ok)
		}
	}
	if _, _, ok := readSpan("efter frokost"); ok {
		t.Error("words were read as times")
	}
}
