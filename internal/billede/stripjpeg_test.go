package billede

import (
	"bytes"
	"encoding/binary"
	"slices"
	"testing"

	"notat/internal/billede/billedetest"
)

// segments gives where each segment before the scan begins.
func segments(data []byte) (at []int) {
	for i := 2; i+4 <= len(data) && data[i+1] != mSOS; i += 2 + int(binary.BigEndian.Uint16(data[i+2:])) {
		at = append(at, i)
	}
	return at
}

// What a decoder skips between the segments of a JPEG hides nothing from the
// cleaning: what comes after it goes as it would have gone.
func TestWhatDecodersSkipHidesNothing(t *testing.T) {
	const hidden = "Taget hjemme hos Bo"
	data := fileOf(t, billedetest.JPEG(hidden))
	clean := stripJPEG(data)
	if len(segments(data)) < 4 {
		t.Fatalf("%d segments", len(segments(data)))
	}
	for name, skipped := range map[string][]byte{
		"fill bytes": {0xFF, 0xFF, 0xFF}, "stray bytes": {0x41, 0x42}, "a restart out of place": {0xFF, 0xD0}, "the last restart": {0xFF, 0xD7}, "a zero": {0xFF, 0x00},
	} {
		for _, at := range segments(data) {
			got := stripJPEG(slices.Insert(bytes.Clone(data), at, skipped...))
			if bytes.Contains(got, []byte(hidden)) || !bytes.Equal(got, clean) {
				t.Errorf("%s at %d: %d bytes of %d", name, at, len(got), len(clean))
			}
		}
	}
	// What is cut off anywhere is cleaned as far as it goes, and hides nothing.
	for n := 2; n < len(data); n++ {
		if got := stripJPEG(data[:n]); bytes.Contains(got, []byte(hidden)) || len(got) > len(clean) {
			t.Errorf("cut off at %d: %d bytes of %d", n, len(got), len(clean))
		}
	}
	if got := stripJPEG(append(bytes.Clone(data), hidden...)); !bytes.Equal(got, clean) {
		t.Error("what stands after the end is kept")
	}
}
