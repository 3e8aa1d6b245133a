package pdfobject

import (
	"fmt"
	"slices"
	"testing"
)

// Each kind of object is read as the standard writes it (ISO 32000-1, 7.3); what is
// wrong is an error, or what a stranger meant by it.
func TestEachKindOfObjectIsRead(t *testing.T) {
	for source, want := range map[string]struct{ strict, lax any }{
		`true`:                   {true, true},
		`false`:                  {false, false},
		`null`:                   {nil, nil},
		`% a comment` + "\n-.5":  {-.5, -.5},
		`BT`:                     {Operator("BT"), Operator("BT")},
		`/A#20B#zz`:              {Name("A B#zz"), Name("A B#zz")},
		`(a(b)c\)\\\n\053\1z\q)`: {Text("a(b)c)\\\n+\x01zq"), Text("a(b)c)\\\n+\x01zq")},
		`<48 65 6C6c7>`:          {Text("Hellp"), Text("Hellp")},
		`[1 (b) /C]`:             {[]any{1.0, Text("b"), Name("C")}, []any{1.0, Text("b"), Name("C")}},
		`<</A 1/B<</C[2]>>>>`:    {Dict{"A": 1.0, "B": Dict{"C": []any{2.0}}}, Dict{"A": 1.0, "B": Dict{"C": []any{2.0}}}},
		`(open`:                  {error(nil), Text("open")},
		`1.2.3`:                  {error(nil), 0.0},
		`)`:                      {error(nil), Operator(")")},
		`<4x>`:                   {error(nil), Text("@")},
		`(ends \`:                {error(nil), error(nil)},
		``:                       {error(nil), error(nil)},
	} {
		for _, lax := range []bool{false, true} {
			w := want.strict
			if lax {
				w = want.lax
			}
			got, err := (&Lexer{B: []byte(source), Lax: lax}).Next()
			if w == error(nil) && source != "null" {
				if err == nil {
					t.Errorf("%q, lax %t: %#v, and it is wrong", source, lax, got)
				}
			} else if err != nil || fmt.Sprintf("%#v", got) != fmt.Sprintf("%#v", w) {
				t.Errorf("%q, lax %t: %#v, not %#v (%v)", source, lax, got, w, err)
			}
		}
	}
}

// A text string says the same in each of its encodings.
func TestATextSaysTheSameInEachEncoding(t *testing.T) {
	for text, want := range map[Text]string{
		"\xfe\xff\x00\xe5\x20\x14": "å—", "\xef\xbb\xbf\xc3\xa5\xe2\x80\x94": "å—", "\xe5\x84": "å—", "": "",
	} {
		if got := text.Decode(); got != want {
			t.Errorf("%q is %q, not %q", text, got, want)
		}
	}
}

// A stream goes through each filter that text has; a picture's is named.
func TestEachFilterIsTakenBack(t *testing.T) {
	for filter, raw := range map[Name]string{
		"ASCIIHexDecode": "68 65 6A>", "ASCII85Decode": "<~BOto~>", "RunLengthDecode": "\x01he\x00j\x80x", "LZW": "\x80\x1a\x0c\xa6\xa8\x08", "Fl": "x\x9c\xcbH\xcd\x02\x00\x02o\x01:",
	} {
		f := file(nil, true, ours)
		if b, left, err := f.Decode(Stream{Dict{"Filter": []any{filter}}, []byte(raw)}); err != nil || left != "" || string(b) != "hej" {
			t.Errorf("%s: %q %s %v", filter, b, left, err)
		}
	}
	f := file(nil, true, ours)
	if b, left, err := f.Decode(Stream{Dict{"Filter": Name("DCTDecode")}, []byte("x")}); err != nil || left != "DCTDecode" || string(b) != "x" {
		t.Errorf("%q %s %v", b, left, err)
	}
	if _, _, err := f.Decode(Stream{Dict{"Filter": slices.Repeat([]any{Name("AHx")}, maxFilters+1)}, nil}); err == nil {
		t.Error("any number of filters is gone through")
	}
	if got := runLengths([]byte("\xfdæ\xff"), 2); string(got) != "\xc3\xc3\xc3\xc3" {
		t.Errorf("%q", got)
	}
}

// What a value refers to is found by what it should be, and is nothing otherwise.
func TestAValueIsLookedIntoByItsKind(t *testing.T) {
	f := file(nil, false, ours)
	for i, v := range []any{Dict{"A": 1.0}, Stream{Dict{"B": 2.0}, []byte("x")}, []any{3.0}, Name("N"), Text("T"), 1.5} {
		f.Replace(Ref(i+1), v)
	}
	got := fmt.Sprintln(f.Dict(Ref(1)), f.Dict(Ref(2)), f.Array(Ref(3)), f.Name(Ref(4)), f.Text(Ref(5)), f.Number(Ref(6)), f.Int(Ref(6)), string(f.Data(Ref(2))))
	if want := "map[A:1] map[B:2] [3] N T 1.5 -1 x\n"; got != want {
		t.Errorf("%s, not %s", got, want)
	}
	got = fmt.Sprintln(f.Dict(Ref(9)), f.Array(Ref(1)), f.Name(Ref(1)), f.Text(Ref(1)), f.Number(Ref(1)), f.Data(Ref(1)) == nil)
	if want := "map[] []   0 true\n"; got != want {
		t.Errorf("%s, not %s", got, want)
	}
	if b := f.Data(Stream{Dict{"Filter": []any{Name("FlateDecode")}}, nil}); b != nil {
		t.Errorf("ours has one filter, and %q is read", b)
	}
}
