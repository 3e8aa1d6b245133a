package kontrol_test

import (
	"os"
	"strings"
	"testing"
	"time"

	"notat/internal/testrun"
)

// No text makes the checks look at it again and again: thousands of what each of them
// looks for are read in the time of one page after the other. Four times as many take
// at most seven times as long; what else the machine does only adds, so that the least
// of some turns counts.
func TestTheChecksWorkInProportionToTheText(t *testing.T) {
	n := 2000
	if os.Getenv("NOTAT_SOAK") != "" {
		n = 5000
	} else if testing.Short() {
		n /= 4
	}
	const most, enough, turns = 7, 100 * time.Millisecond, 8
	for _, piece := range []string{
		"1, ", "1., ", "1 ", "1.", "1-", "0102121234, ", "010212 ", "side 1-", "3 elever ", "tre elever", "3 af 4 elever, ", "hver ", "én ", "den 3. ", "kl. ", "to hundrede og ",
		"https://x.dk/?u=", "http://", "a.b.", "national ", "national test 3 ", "gode 3 ", "en elev ", "\\\\a\\b ", "|", "født 010212 ",
		"Malthe Wolff støtte ", "Vi ligger på 62, ", "62 % i 6. klasse, ", "4321 født 010212 ", "fire fem ", "tre med støtte ", "tvillinger i 5. a ", "seks ud af ti i dansk, ", "Viggo bestod ", "srv01, ", "af 4 elever er 3, ", "alle på nær en, ", "kun en af eleverne ", "3 1/2 ", "Qvak Bongo ", "ELEVERNE SAGDE, ", strings.Repeat("4(", 20),
	} {
		took := func(n int) time.Duration {
			text := strings.Repeat(piece, n)
			v := udkast(t, afsnit("testresultater", withheldResults, tekst(text), `{"type":"tabel","hoved":["Elever"],"raekker":[[`+quote(text)+`]]}`))
			from := testrun.Processors()
			reduce(t, v)
			return testrun.Processors() - from
		}
		large := took(n)
		if testing.Short() || large < enough { // the race detector runs short
			continue
		}
		small := took(n / 4)
		for turn := 1; turn < turns && large >= enough && large > most*small; turn++ {
			small, large = min(small, took(n/4)), min(large, took(n))
		}
		if large >= enough && large > most*small {
			t.Errorf("%q: %v for %d, and %v for %d", piece, small, n/4, large, n)
		}
	}
}
