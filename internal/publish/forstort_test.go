package publish

import (
	"context"
	"errors"
	"strings"
	"testing"
)

// A record that fits no Word file is refused as a record, and is a PDF still.
func TestARecordTooLargeForWordIsRefused(t *testing.T) {
	if testing.Short() {
		t.Skip("renders some hundred pages: left out with -short")
	}
	deal := `{"maal":"a","tiltag":["b","c"],"ansvarlig":"x","tegn":"y"}`
	record := []byte(`{"dokument":{"titel":"Samtale","skoleaar":"2024/25","status":"udkast"},"kommune":{"navn":"Fjordby"},"skole":{"navn":"Engskolen"},` +
		`"afsnit":[{"overskrift":"Aftaler","blokke":[{"type":"aftaler","aftaler":[` + strings.Repeat(deal+",", 3_599) + deal + `]}]}]}`)
	s := newService(t)
	for _, f := range Formats {
		_, err := s.Render(context.Background(), Request{Data: record}, f)
		var no *Rejected
		switch {
		case f.Name == "docx" && (!errors.As(err, &no) || no.Faults.Codes()[0] != "for-stort-til-word"):
			t.Errorf("docx: %v", err)
		case f.Name != "docx" && err != nil:
			t.Errorf("%s: %v", f.Name, err)
		}
	}
}
