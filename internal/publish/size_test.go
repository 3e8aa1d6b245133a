package publish

import "testing"

// maxNotat is what a notat of four pages may fill, in bytes, with its record in
// it: it opens at once on a phone.
const maxNotat = 60_000

// The example of four pages has every kind of block, and a picture.
func TestAFourPageNotatIsSmall(t *testing.T) {
	file := made(t, newService(t), Request{Data: records(t, examples)["alle-blokke-2025-26"]}, "pdf")
	if len(file) > maxNotat {
		t.Errorf("%d bytes, more than %d", len(file), maxNotat)
	}
}
