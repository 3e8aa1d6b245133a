package pdfobject

import (
	"errors"
	"fmt"
	"strings"
	"testing"
)

var small = Limits{Stream: 1000, Total: 1500, Parsed: 10_000, Values: 100}

// A stranger's objects nest so deep and no deeper, and no more of them are read
// than the limits say.
func TestStrangersObjectsHaveLimits(t *testing.T) {
	deep := &Lexer{B: []byte(strings.Repeat("[", MaxDepth+1)), Lax: true}
	if _, err := deep.Next(); !errors.Is(err, ErrDepth) {
		t.Error(err)
	}
	many := &Lexer{B: []byte("[" + strings.Repeat("1 ", 50) + "]"), Most: 10}
	if _, err := many.Next(); !errors.Is(err, ErrMuch) || many.Values > 11 {
		t.Error(err, many.Values)
	}
	pdf := "%PDF-1.4\n1 0 obj<</Pages 2 0 R>>endobj 2 0 obj<<>>endobj 3 0 obj[" + strings.Repeat("1 ", 200) + "]endobj trailer<</Root 1 0 R>>"
	f, err := Recover([]byte(pdf), small)
	if err != nil || f.Get(Ref(3)) != nil || !f.Exceeded {
		t.Error(err, f.Exceeded)
	}
}

// What is unpacked is counted, of one stream and of all; what is over is told.
func TestStrangersStreamsHaveLimits(t *testing.T) {
	stream := func(n int) Stream {
		return Stream{Dict{"Filter": Name("ASCIIHexDecode")}, []byte(strings.Repeat("20", n) + ">")}
	}
	f := file(nil, true, small)
	if b, err := f.Inflate(stream(1000)); err != nil || len(b) != 1000 || f.Exceeded {
		t.Error(len(b), err)
	}
	if _, err := f.Inflate(stream(600)); err == nil || !f.Exceeded {
		t.Error("more than all streams may have is read")
	}
	f = file(nil, true, small)
	if _, err := f.Inflate(stream(1001)); err == nil || !f.Exceeded {
		t.Error("more than one stream may have is read")
	}
}

// Rows with a predictor are what they were before it (ISO 32000-1, 7.4.4.4).
func TestPredictorsAreTakenBack(t *testing.T) {
	f := file(nil, true, ours)
	rows := "\x00\x01\x02\x03\x01\x01\x01\x01\x02\x01\x01\x01\x03\x01\x01\x01\x04\x01\x01\x01"
	b, err := f.predict([]byte(rows), Dict{"Predictor": 12.0, "Columns": 3.0})
	if want := []byte{1, 2, 3, 1, 2, 3, 2, 3, 4, 2, 3, 4, 3, 4, 5}; err != nil || fmt.Sprint(b) != fmt.Sprint(want) {
		t.Errorf("%v, not %v (%v)", b, want, err)
	}
}
