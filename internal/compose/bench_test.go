package compose

import (
	"os"
	"testing"

	"notat/internal/samtale"
)

// The largest example, some eight pages.
func BenchmarkNotat(b *testing.B) {
	data, err := os.ReadFile("../../examples/birkelund-2024-25.json")
	if err != nil {
		b.Fatal(err)
	}
	r, err := samtale.Decode(data)
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := lav(r, Options{Draft: true}); err != nil {
			b.Fatal(err)
		}
	}
}
