package publish

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"testing"
	"time"

	"notat/internal/source/sourcetest"
)

// Whoever begins with a hundred slides, or with a PDF of two hundred pages, waits for two
// seconds at most, all of it read, proposed and proved.
func TestALongFileOfOthersBeginsInTime(t *testing.T) {
	if os.Getenv("NOTAT_SOAK") == "" {
		t.Skip("NOTAT_SOAK is not set: it measures time")
	}
	s := newService(t)
	const most = 2 * time.Second
	for name, data := range map[string][]byte{"100 slides": hundredSlides(), "200 pages": plainPages(200)} {
		least := time.Hour
		for range 3 { // what else the machine does is not measured
			from := time.Now()
			out, err := s.Begin(context.Background(), Begyndelse{Fil: data})
			if err != nil || len(out.Rest) == 0 {
				t.Fatalf("%s: %v", name, err)
			}
			least = min(least, time.Since(from))
		}
		t.Logf("%s, %d kB: %v", name, len(data)/1000, least.Round(time.Millisecond))
		if least > most {
			t.Errorf("%s take %v", name, least)
		}
	}
}

const longLine = "Skolen har arbejdet med sprog og leg i alle afdelinger, og det kan ses i hverdagen"

func hundredSlides() []byte {
	d := sourcetest.NewDeck()
	for n := range 100 {
		lines := make([]string, 10)
		for i := range lines {
			lines[i] = fmt.Sprintf("%s (%d.%d)", longLine, n, i)
		}
		d.Slide("obj", d.Hold("title", "0", fmt.Sprintf("Emne %d", n)), d.Hold("body", "1", lines...))
	}
	return d.Bytes()
}

// plainPages gives a PDF without tags: on each page a heading and forty lines.
func plainPages(n int) []byte {
	var b bytes.Buffer
	var at []int
	object := func(format string, a ...any) {
		at = append(at, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n", len(at))
		fmt.Fprintf(&b, format, a...)
		b.WriteString("\nendobj\n")
	}
	b.WriteString("%PDF-1.7\n")
	object("<</Type/Catalog/Pages 2 0 R>>")
	var kids bytes.Buffer
	for i := range n {
		fmt.Fprintf(&kids, "%d 0 R ", 4+2*i)
	}
	object("<</Type/Pages/Count %d/Kids[%s]/MediaBox[0 0 595 842]>>", n, kids.Bytes())
	object("<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>")
	for i := range n {
		var text bytes.Buffer
		fmt.Fprintf(&text, "BT /F 16 Tf 72 780 Td (Emne %d) Tj ET\n", i+1)
		for l := range 40 {
			fmt.Fprintf(&text, "BT /F 10 Tf 72 %d Td (%s %d.%d) Tj ET\n", 750-17*l, longLine, i+1, l)
		}
		object("<</Type/Page/Parent 2 0 R/Contents %d 0 R/Resources<</Font<</F 3 0 R>>>>>>", len(at)+2)
		object("<</Length %d>>stream\n%s\nendstream", text.Len(), text.Bytes())
	}
	table := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(at)+1)
	for _, o := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", o)
	}
	fmt.Fprintf(&b, "trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(at)+1, table)
	return b.Bytes()
}
