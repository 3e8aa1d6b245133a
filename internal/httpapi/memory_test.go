package httpapi

import (
	"encoding/base64"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"strings"
	"testing"
	"time"

	"notat/internal/publish"
	"notat/internal/samtale"
)

// maxPeak is the most memory that one request may hold at any time: what two at
// once need must leave room in a container of 2 GB.
const maxPeak = 768 << 20

// peak gives the most bytes of live and not yet collected objects that the work
// held beyond what was there before, sampled each millisecond.
func peak(work func()) uint64 {
	sample := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}}
	now := func() uint64 { metrics.Read(sample); return sample[0].Value.Uint64() }
	runtime.GC()
	before, most := now(), uint64(0)
	done := make(chan struct{})
	go func() { defer close(done); work() }()
	for tick := time.NewTicker(time.Millisecond); ; {
		most = max(most, now())
		select {
		case <-done:
			tick.Stop()
			return max(most, now()) - min(before, most)
		case <-tick.C:
		}
	}
}

// The worst bodies that we know of are answered with bounded memory and time.
func TestMemoryIsBounded(t *testing.T) {
	if testing.Short() {
		t.Skip("renders the largest records there are: left out with -short")
	}
	h := handler(t)
	defer debug.FreeOSMemory()
	sentence := "Skolen arbejder med læsning i alle klasser, og det kan ses på trivslen. "
	text := strings.Repeat(sentence, samtale.MaxTekst/len(sentence))
	texts := func(n int) string {
		return strings.Repeat(`{"type":"tekst","tekst":"`+text+`"},`, n) + block
	}
	row := `["Fravær",` + strings.Repeat(`"7,4 procent",`, 9) + `"x"]`
	deal := `{"maal":"a","tiltag":["b","c"],"ansvarlig":"x","tegn":"y","baggrund":"z","bemaerkning":"q"}`
	pictures := strings.Repeat(`{"type":"figur","alt":"x","billede":"data:image/png;base64,`+base64.StdEncoding.EncodeToString(flat(t, 5000, 4000))+`"},`, 3)
	for _, x := range []struct{ name, body string }{
		{"16 MB of open lists", strings.Repeat("[", publish.MaxBytes)},
		{"16 MB of one text", `"` + strings.Repeat("a", publish.MaxBytes-2) + `"`},
		{"16 MB of numbers", `[` + strings.Repeat("0,", publish.MaxBytes/2-2) + `0]`},
		{"a text as long as may be", with(block, texts(1))},
		{"texts of 4 MB", with(block, texts(15))},
		{"texts of 15 MB", with(block, texts(58))},
		{"10,000 agreements", with(block, `{"type":"aftaler","aftaler":[`+strings.Repeat(deal+",", 9_999)+deal+`]}`)},
		{"5,000 rows of 11 cells", with(block, `{"type":"tabel","hoved":`+row+`,"raekker":[`+strings.Repeat(row+",", 4999)+row+`]}`)},
		{"60 megapixels", with(block, pictures+block)},
	} {
		for _, f := range publish.Formats {
			start, status := time.Now(), 0
			used := peak(func() { status = post(h, "/v1/notat."+f.Name, x.body).StatusCode })
			took := time.Since(start)
			t.Logf("%-26s %-4s %d %6d MB %8v", x.name, f.Name, status, used>>20, took.Round(time.Millisecond))
			if status >= 500 && status != 503 || used > maxPeak || took > 20*time.Second {
				t.Errorf("%s, %s: %d with %d MB after %v", x.name, f.Name, status, used>>20, took)
			}
		}
	}
}
