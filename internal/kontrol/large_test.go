package kontrol_test

import (
	"strings"
	"testing"
	"time"
)

// No text makes the checks look at it again and again: four times as long a text
// takes about four times as long, and never much longer.
func TestTheChecksWorkInProportionToTheText(t *testing.T) {
	const n, much = 1000, 12
	for _, piece := range []string{
		"1, ", "1., ", "1 ", "1.", "1-", "0102121234, ", "010212 ", "side 1-", "3 elever ", "tre elever", "3 af 4 elever, ", "hver ", "én ", "den 3. ", "kl. ", "to hundrede og ",
		"https://x.dk/?u=", "http://", "a.b.", "national ", "national test 3 ", "gode 3 ", "en elev ", "\\\\a\\b ", "|", "født 010212 ",
	} {
		took := func(n int) time.Duration {
			v := udkast(t, afsnit("testresultater", withheldResults, tekst(strings.Repeat(piece, n)), `{"type":"tabel","hoved":["Elever"],"raekker":[[`+quote(strings.Repeat(piece, n))+`]]}`))
			best := time.Hour
			for range 2 {
				from := time.Now()
				reduce(t, v)
				best = min(best, time.Since(from))
			}
			return best
		}
		small, large := took(n), took(4*n)
		if large > much*small && large > 150*time.Millisecond {
			t.Errorf("%q: %v for %d, %v for four times as many", piece, small, n, large)
		}
	}
}
