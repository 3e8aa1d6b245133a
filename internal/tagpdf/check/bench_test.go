package check

import "testing"

// BenchmarkBytes reads and checks a small file, as is done before publishing.
func BenchmarkBytes(b *testing.B) {
	pdf := good(b, nil)
	b.ReportAllocs()
	for b.Loop() {
		if found, err := Bytes(pdf); err != nil || len(found) > 0 {
			b.Fatal(found, err)
		}
	}
}
