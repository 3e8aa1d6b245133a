package template_test

import (
	"strconv"
	"strings"
	"testing"

	"notat/internal/fault"
)

// Words that nobody can read, or that fill a page, are refused, and those that somebody
// should look at again are told of; the sizes that people choose are not.
func TestTheSizeOfWordsIsHeldAgainstWhatPeopleCanRead(t *testing.T) {
	for points, want := range map[int]fault.Severity{1: fault.Error, 6: fault.Error, 8: fault.Warning, 9: "", 11: "", 18: "", 20: fault.Warning, 33: fault.Error, 499: fault.Error} {
		var got fault.Severity
		folder := variant(t, parts{styles: replace(`<w:sz w:val="21"/>`, `<w:sz w:val="`+strconv.Itoa(2*points)+`"/>`)}, nil)
		for _, f := range check(t, folder) {
			if f.Code == "skabelon-skriftstoerrelse" && strings.Contains(f.Message, "»Normal«") {
				got = f.Severity
			}
		}
		if got != want {
			t.Errorf("%d points: %q, not %q", points, got, want)
		}
	}
}
