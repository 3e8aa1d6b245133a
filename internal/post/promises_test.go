package post

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"
)

// Line and column are those that an editor shows, at each byte, also at the edges
// of the blocks that are counted at once.
func TestEveryByteHasItsPlace(t *testing.T) {
	for _, src := range []string{"", "a", "\n", strings.Repeat("æb\nc", blockSize/2), strings.Repeat("x", 2*blockSize), strings.Repeat("x\n", blockSize/2)} {
		d := &Document{places: places{src: src}}
		line, column := 1, 1
		for at := range len(src) + 1 {
			if l, c := d.Place(at); l != line || c != column {
				t.Fatalf("byte %d of %.10q is at %d:%d, not %d:%d", at, src, l, c, line, column)
			}
			switch {
			case at == len(src):
			case src[at] == '\n':
				line, column = line+1, 1
			case src[at] < 0x80 || src[at] >= 0xC0:
				column++
			}
		}
	}
}

// A byte leads to the innermost value that has begun before it.
func TestAByteLeadsToItsValue(t *testing.T) {
	const src = `{"a":[10,{"b":2}],"c":3,"d":{}}`
	d := read(t, src)
	for at, want := range map[int]Pointer{
		0: "", 1: "/a", 2: "/a", 5: "/a", 6: "/a/0", 7: "/a/0", 9: "/a/1", 10: "/a/1/b", 14: "/a/1/b", 15: "/a/1/b", 18: "/c", 22: "/c", 23: "/c", 24: "/d", 28: "/d", 30: "/d",
	} {
		if got := d.PointerAt(at); got != want {
			t.Errorf("byte %d, %q: %q, not %q", at, src[at:], got, want)
		}
	}
}

// The first of two keys counts. Of what is wrong in the second value nothing is told,
// for its pointer would be that of another value.
func TestAValueThatIsNotKeptSaysNothing(t *testing.T) {
	second := `{"b":"\ud800","b":"\u0000","c":` + strings.Repeat("[", MaxDepth) + strings.Repeat("]", MaxDepth) + `}`
	d := read(t, `{"a":{"x":[1]},"a":`+second+`,"d":"\u0000"}`)
	if len(d.Findings) != 2 || d.Findings[0].Code != "dobbelt-noegle" || d.Findings[0].Word != "a" || d.PointerAt(d.Findings[1].At) != "/d" {
		t.Errorf("%+v", d.Findings)
	}
}

func TestAnIndexIsWrittenInOneWay(t *testing.T) {
	for _, c := range []struct {
		token string
		n     int
		ok    bool
	}{
		{"0", 1, true}, {"9", 10, true}, {"10", 11, true}, {"1", 1, false}, {"0", 0, false}, {"10", 10, false},
		{"", 9, false}, {"00", 9, false}, {"01", 9, false}, {"-1", 9, false}, {"+1", 9, false}, {"-", 9, false}, {"1x", 9, false}, {"/", 99, false}, {":", 99, false}, {"99999999999999999999", 9, false},
	} {
		i, ok := Index(c.token, c.n)
		if ok != c.ok || ok && fmt.Sprint(i) != c.token {
			t.Errorf("%q of %d: %d %v", c.token, c.n, i, ok)
		}
	}
}

// What a limit allows is read, and what is one beyond it is not; the limits are
// those that the guide states.
func TestALimitIsTheLastThatIsAllowed(t *testing.T) {
	for n, cut := range map[int]bool{100_000: false, 100_001: true} { // a list, and what is in it
		if d := read(t, "["+strings.Repeat("0,", n-2)+"0]"); d.Cut != cut {
			t.Errorf("%d values: cut is %v", n, d.Cut)
		}
	}
	for depth, found := range map[int]int{32: 0, 33: 1} {
		d := read(t, strings.Repeat("[", depth)+strings.Repeat("]", depth))
		if len(d.Findings) != found {
			t.Errorf("%d deep: %v", depth, d.Findings)
		}
		if !json.Valid(d.Canonical()) { // of a record that is refused, too
			t.Errorf("%d deep: %s is no JSON", depth, d.Canonical())
		}
	}
	for n, first := range map[int]bool{16 << 20: false, 16<<20 + 1: true} {
		_, err := Read([]byte(strings.Repeat(" ", n)))
		if e, ok := err.(*SyntaxError); !ok || (e.Column == 1) != first {
			t.Errorf("%d bytes: %+v", n, err)
		}
	}
}

// A key that stands twice is found however many there are, and the first counts.
func TestAKeyTwiceIsFoundAmongMany(t *testing.T) {
	for _, n := range []int{1, 2, 15, 16, 17, 18, 40} {
		for again := range n {
			var b strings.Builder
			for i := range n {
				fmt.Fprintf(&b, `"k%d":%d,`, i, i)
			}
			d := read(t, fmt.Sprintf(`{%s"k%d":-1,"sidst":0}`, &b, again))
			if len(d.Findings) != 1 || d.Findings[0].Code != "dobbelt-noegle" || d.Findings[0].Word != fmt.Sprint("k", again) {
				t.Fatalf("%d keys, number %d again: %+v", n, again, d.Findings)
			}
			if v := d.Root.Member(fmt.Sprint("k", again)); v.Text != fmt.Sprint(again) || len(d.Root.Kids) != n+1 {
				t.Errorf("%d keys, number %d again: %s of %d", n, again, v.Text, len(d.Root.Kids))
			}
		}
	}
}

// A record is mostly objects of few keys: none of them has a table of its own
// beside its list.
func TestSmallObjectsCostNoTable(t *testing.T) {
	const n = 1000
	data := []byte("[" + strings.TrimSuffix(strings.Repeat(`{"a":1,"b":2,"c":3},`, n), ",") + "]")
	if got := testing.AllocsPerRun(3, func() {
		if _, err := Read(data); err != nil {
			t.Error(err)
		}
	}); got > 3*n/2 {
		t.Errorf("%.0f allocations for %d objects", got, n)
	}
}

// What stops the reading is named: each reason has a sentence of its own.
func TestWhatIsNotJSONIsToldForWhatItIs(t *testing.T) {
	for in, word := range map[string]string{
		"": "tom", " \n\t": "tom", "\xff\xfe{\x00": "UTF-16", "\xfe\xff\x00{": "UTF-16", "{": "slutter for tidligt", `{"a": "x`: "slutter for tidligt", "{} {}": "står mere", "{} \xff": "står mere",
		"{\"a\": \"x\ny\"}": "linjeskift", "{\"a\": \"x\ty\"}": "linjeskift", `{"a": 'x'}`: "»'«", `{"a" 1}`: "»1«", "{æ}": "»æ«", "{\u200b}": "U+200B", "{\x01}": "U+0001", "{\x80}": "ikke er UTF-8", "{\ufffd}": "»\ufffd«",
		strings.Repeat("[", 20_000): "10.000 niveauer",
	} {
		_, err := Read([]byte(in))
		var e *SyntaxError
		if !errors.As(err, &e) || !strings.Contains(e.Message, word) || !strings.HasSuffix(e.Message, ".") || !strings.ContainsAny(e.Message[:1], "JDFHT") {
			t.Errorf("%.20q: %v", in, err)
		}
	}
}

// Values of Go are written as the posted ones are, at every depth.
func TestValuesOfGoAreWrittenAsPosted(t *testing.T) {
	for want, v := range map[string]any{`"<&>"`: "<&>", `["<&>"]`: []any{"<&>"}, `{"<":["&"],"a":{"<":">"}}`: map[string]any{"a": map[string]any{"<": ">"}, "<": []any{"&"}}, `[]`: []any{}, `{}`: map[string]any{}, `null`: nil, `[1,"a"]`: []any{1, "a"}} {
		if got, err := AppendAny(nil, v); err != nil || string(got) != want {
			t.Errorf("%s %v, not %s", got, err, want)
		}
	}
}

// Characters that no one can see are told of, and no others.
func TestInvisibleCharactersAreFound(t *testing.T) {
	for hex, code := range map[string]string{
		"0000": "nul-tegn", "0001": "styretegn", "001f": "styretegn", "fffe": "styretegn", "ffff": "styretegn", "000b": "styretegn",
		"0009": "", "000a": "", "000d": "", "0020": "", "007f": "", "fffd": "", "00e6": "", "ud83d": "enligt-surrogat",
	} {
		hex = strings.TrimPrefix(hex, "u")
		d := read(t, `["a\u`+hex+`b"]`)
		got := ""
		for _, f := range d.Findings {
			got += f.Code
		}
		if got != code {
			t.Errorf("%s: %q, not %q", hex, got, code)
		}
	}
}
