package publish

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"strings"
	"testing"

	"notat/internal/fault"
	"notat/internal/ooxml"
	"notat/internal/samtale"
)

// Every way of being too large is a fault of the record, and no other failure is.
func TestOnlyWhatIsTooLargeIsAFaultOfTheRecord(t *testing.T) {
	for code, want := range map[ooxml.Code]bool{
		ooxml.TooBig: true, ooxml.Unpacked: true, ooxml.Bomb: true, ooxml.TooComplex: true, ooxml.TooMany: true,
		ooxml.Damaged: false, ooxml.Doctype: false, ooxml.NotWord: false, ooxml.Macros: false,
	} {
		err := refused(fmt.Errorf("docx: %w", &ooxml.Error{Code: code}))
		var no *Rejected
		if errors.As(err, &no) != want {
			t.Errorf("%s: %v", code, err)
		}
		if want && (len(no.Faults) != 1 || no.Faults[0].Code != "for-stort-til-word" || no.Faults[0].Severity != fault.Error || no.Faults[0].Sted == "" || no.Faults[0].Line != 1 || no.Faults[0].Column != 1) {
			t.Errorf("%s: %+v", code, no.Faults)
		}
	}
	if own := errors.New("x"); refused(own) != own {
		t.Error("another failure does not stay what it is")
	}
}

// What is longer than a notat may be is refused before anything is made of it, and
// before the checks read it: at every door for a few times the bytes of the record.
func TestWhatIsTooLongIsRefusedUnread(t *testing.T) {
	s := newService(t)
	for _, line := range []string{"- a\\n", "a\\n"} {
		block := `{"type":"tekst","tekst":"` + strings.Repeat(line, samtale.MaxText/2/len(line)) + `"}`
		record := []byte(`{"dokument":{"titel":"Samtale","skoleaar":"2024/25","status":"udkast"},"kommune":{"navn":"Fjordby"},"skole":{"navn":"Engskolen"},` +
			`"afsnit":[{"overskrift":"Alt","blokke":[` + strings.Repeat(block+",", 14) + block + `]}]}`)
		for _, f := range Formats {
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			_, err := s.Render(context.Background(), Request{Data: record}, f)
			runtime.ReadMemStats(&after)
			var no *Rejected
			if !errors.As(err, &no) || fmt.Sprint(no.Faults.Codes()) != "[for-langt-notat]" {
				t.Fatalf("%s: %v", f.Name, err)
			}
			if times := float64(after.TotalAlloc-before.TotalAlloc) / float64(len(record)); times > 10 {
				t.Errorf("%s: to refuse %d bytes of %q takes %.0f times as many", f.Name, len(record), line, times)
			}
		}
	}
}

// A record that fits no Word file is refused as a record, and is a PDF still.
func TestARecordTooLargeForWordIsRefused(t *testing.T) {
	if testing.Short() {
		t.Skip("renders some hundred pages: left out with -short")
	}
	marks := strings.Repeat(`\"`, 40) // six bytes each in a Word file
	deal := `{"maal":"a","tiltag":["b","` + marks + `"],"ansvarlig":"` + marks + `","tegn":"` + marks + `"}`
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
