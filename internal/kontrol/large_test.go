package kontrol_test

import (
	"strings"
	"testing"
	"time"
)

// No text makes the checks look at it again and again: thousands of what each of them
// looks for are read in the time of one page after the other.
func TestTheChecksWorkInProportionToTheText(t *testing.T) {
	const n, much = 5000, 3 * time.Second
	for _, piece := range []string{
		"1, ", "1., ", "1 ", "1.", "1-", "0102121234, ", "010212 ", "side 1-", "3 elever ", "tre elever", "3 af 4 elever, ", "hver ", "én ", "den 3. ", "kl. ", "to hundrede og ",
		"https://x.dk/?u=", "http://", "a.b.", "national ", "national test 3 ", "gode 3 ", "en elev ", "\\\\a\\b ", "|", "født 010212 ",
		"Malthe Wolff støtte ", "Vi ligger på 62, ", "4321 født 010212 ", "fire fem ", "tre med støtte ",
	} {
		text := strings.Repeat(piece, n)
		v := udkast(t, afsnit("testresultater", withheldResults, tekst(text), `{"type":"tabel","hoved":["Elever"],"raekker":[[`+quote(text)+`]]}`))
		from := time.Now()
		reduce(t, v)
		if took := time.Since(from); took > much && !testing.Short() { // the race detector runs short
			t.Errorf("%q: %v for %d", piece, took, n)
		}
	}
}
