package pdf_test

import (
	"context"
	"errors"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"notat/internal/source/pdf"
)

// What an ordinary share of the limits gives is what all of them give, or nothing: a
// file that is too much for it is told to be, so that it can be read once more.
func TestAShareOfTheLimitsGivesAllOrNothing(t *testing.T) {
	ordinary := map[string][]byte{"a report": report(t, 60), "tagged": tagged()}
	names, err := filepath.Glob("testdata/*.pdf")
	if err != nil || len(names) == 0 {
		t.Fatal(err)
	}
	for _, n := range names {
		if ordinary[n], err = os.ReadFile(n); err != nil {
			t.Fatal(err)
		}
	}
	files := hostile(5_000)
	maps.Copy(files, ordinary)
	page := strings.Replace(a4, "%s", "/Contents[5 0 R 4 0 R]/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>", 1)
	files["a large page"] = file("", "BT /F 12 Tf 72 700 Td (Resten) Tj ET", page, flate("", strings.Repeat(" ", 6<<20)))
	tooMuch := 0
	for name, data := range files {
		whole, wholeErr := pdf.Read(context.Background(), data, pdf.Whole)
		part, partErr := pdf.Read(context.Background(), data, pdf.Ordinary)
		var no *pdf.Error
		if errors.As(partErr, &no) && no.Code == pdf.TooMuch {
			if tooMuch++; ordinary[name] != nil {
				t.Errorf("%s is too much for a share", name)
			}
			continue
		}
		if !reflect.DeepEqual(whole, part) || (wholeErr == nil) != (partErr == nil) || partErr != nil && partErr.Error() != wholeErr.Error() {
			t.Errorf("%s: %v with a share of the limits, %v with all", name, partErr, wholeErr)
		}
	}
	if tooMuch == 0 {
		t.Error("nothing is too much: the share is not looked at")
	}
}
