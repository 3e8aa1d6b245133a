package samtale

import (
	"bytes"
	"testing"
)

// FuzzDecode: whatever is posted, decoding and checking end; what passes keeps
// its JSON through canonical form, and is what its clone is.
func FuzzDecode(f *testing.F) {
	f.Add([]byte(good))
	f.Add([]byte(`{"afsnit":[{"blokke":[{"type":"figur"},null,{"type":5}]}],"a~/":"\ud800"} x`))
	f.Fuzz(func(t *testing.T, data []byte) {
		r, err := Decode(data)
		if err != nil {
			return
		}
		v, l := Validate(r, krav())
		for _, x := range l {
			if x.Code == "" || x.Line < 1 || x.Column < 1 {
				t.Fatalf("a fault without a place: %+v", x)
			}
		}
		if v == nil {
			return
		}
		a, err := r.Canonical()
		if err != nil {
			t.Fatal(err)
		}
		again, err := Decode(a)
		if err != nil {
			t.Fatal(err)
		}
		if b, err := again.Canonical(); err != nil || !bytes.Equal(a, b) {
			t.Fatalf("canonical is not stable:\n%s\n%s", a, b)
		}
		if w, m := Validate(r.Clone(), krav()); w == nil || len(m) != len(l) {
			t.Fatalf("the clone is judged otherwise: %v, %v", l, m)
		}
	})
}
