package pdfobject

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"
)

// Many objects that all begin where one long one does are not each read to its
// end: a file of 200 kB would take minutes.
func TestObjectsInOnePlaceAreNotReadWithoutEnd(t *testing.T) {
	const n, long = 400, 1 << 18
	var head, pdf bytes.Buffer
	for i := range n {
		fmt.Fprintf(&head, "%d 0 ", i+10)
	}
	pdf.WriteString("%PDF-1.7\n")
	at := pdf.Len()
	body := "[" + strings.Repeat(" ", long) + "]"
	fmt.Fprintf(&pdf, "5 0 obj <</Type/ObjStm/N %d/First %d/Length %d>> stream\n%s%s\nendstream endobj\n", n, head.Len(), head.Len()+len(body), &head, body)
	table := pdf.Len()
	row := []byte{1, byte(at >> 16), byte(at >> 8), byte(at), 0}
	fmt.Fprintf(&pdf, "6 0 obj <</Type/XRef/W[1 3 1]/Index[5 1]/Size 20/Length 5>> stream\n%s\nendstream endobj\nstartxref\n%d\n%%%%EOF", row, table)
	f, err := Open(pdf.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	if list := f.objectStream(5); len(list) == 0 || len(list) == n || f.parsed > ours.Parsed+2*long {
		t.Errorf("%d objects are read, of %d bytes", len(list), f.parsed)
	}
}

// One table that is its own earlier one is not read again and again.
func TestACrossReferenceIsNotReadWithoutEnd(t *testing.T) {
	const rows = maxRows/maxSections + 1
	pdf := "%PDF-1.7\nxref\n0 " + fmt.Sprint(rows) + "\n" + strings.Repeat("0000000009 00000 n \n", rows) + "trailer <</Prev 9>>\nstartxref\n9\n%%EOF"
	if _, err := Open([]byte(pdf)); !errors.Is(err, ErrMuch) {
		t.Error(err)
	}
}
