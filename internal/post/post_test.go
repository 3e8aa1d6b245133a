package post

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
)

func read(t testing.TB, s string) *Document {
	t.Helper()
	d, err := Read([]byte(s))
	if err != nil {
		t.Fatalf("%v in %.80q", err, s)
	}
	return d
}

// All that is wrong with single values is told at once, each at its place.
func TestEverythingWrongIsFoundAtOnce(t *testing.T) {
	deep := strings.Repeat("[", MaxDepth) + strings.Repeat("]", MaxDepth)
	d := read(t, "\ufeff{\"a\":1,\"a\":2,\n\"b\":[\"\\ud800\",\"\\u0000\",\"\\u0001\",\"\xff\"],\"c\":"+deep+"}")
	var got []string
	for _, f := range d.Findings {
		got = append(got, f.Code+" "+string(d.PointerAt(f.At)))
	}
	slices.Sort(got)
	want := []string{"dobbelt-noegle /a", "enligt-surrogat /b/0", "for-dybt /c" + strings.Repeat("/0", MaxDepth-1), "nul-tegn /b/1", "styretegn /b/2", "ugyldig-utf8 /b/3"}
	if !slices.Equal(got, want) {
		t.Errorf("%v\nnot %v", got, want)
	}
	if v := d.Root.Member("a"); v == nil || v.Text != "1" {
		t.Error("the first of two keys does not count")
	}
	if v, _ := d.Find("/b/3"); v.Text != "\uFFFD" {
		t.Errorf("what is no UTF-8 became %q", v.Text)
	}
}

// What stops the reading is told as well, and no list grows without end.
func TestLimitsHold(t *testing.T) {
	d := read(t, "["+strings.Repeat("0,", MaxValues)+"0]")
	if !d.Cut || len(d.Findings) != 1 || d.Findings[0].Code != "for-mange-vaerdier" {
		t.Errorf("%v %v", d.Cut, d.Findings)
	}
	d = read(t, `{`+strings.Repeat(`"a":1,`, 3*MaxErrors)+`"b":[`+strings.Repeat(`"\u0001",`, 3*MaxErrors)+`1]}`)
	errors, warnings := 0, 0
	for _, f := range d.Findings {
		if f.Code == "styretegn" {
			warnings++
		} else {
			errors++
		}
	}
	if errors != MaxErrors+1 || warnings != MaxWarnings+1 {
		t.Errorf("%d errors and %d warnings are kept", errors, warnings)
	}
	if _, err := Read(make([]byte, MaxBody+1)); err == nil {
		t.Error("a body that is too long is read")
	}
}

// A pointer leads to its value, and a byte to its pointer; lines are counted in
// characters, also in texts longer than a block.
func TestPlaces(t *testing.T) {
	long := strings.Repeat("æ", blockSize)
	d := read(t, "{\"x\": \""+long+"\",\n \"a/b~\": [{\"y\": null}, 7]}")
	for _, c := range []struct {
		pointer      Pointer
		whole        bool
		line, column int
	}{
		{"", true, 1, 1}, {"/x", true, 1, 7}, {"/a~1b~0", true, 2, 10}, {"/a~1b~0/0/y", true, 2, 17}, {"/a~1b~0/1", true, 2, 24},
		{"/a~1b~0/2", false, 2, 10}, {"/a~1b~0/01", false, 2, 10}, {"/a~1b~0/-", false, 2, 10}, {"/a~1b~0/0/y/z", false, 2, 17}, {"x", false, 1, 1}, {"/a~2", false, 1, 1},
	} {
		v, whole := d.Find(c.pointer)
		if whole != c.whole {
			t.Errorf("%s leads to something: %v", c.pointer, whole)
		}
		if l, k := d.Place(int(v.At)); l != c.line || k != c.column {
			t.Errorf("%s stands at %d:%d, not %d:%d", c.pointer, l, k, c.line, c.column)
		}
		if got := d.PointerAt(int(v.At)); whole && got != c.pointer {
			t.Errorf("%s became %s", c.pointer, got)
		}
	}
	if got := Item("/afsnit/0", "blokke", 12); got != "/afsnit/0/blokke/12" {
		t.Error(got)
	}
}

// The canonical form has its keys in order and its digits as written, and is the
// same for a value of Go's own types.
func TestCanonicalForm(t *testing.T) {
	d := read(t, ` { "b" : [ 1.50 , true , null , {} , [] , false ] , "a" : "\u00c5 \/ \u0022\n" } `)
	want := `{"a":"Å / \"\n","b":[1.50,true,null,{},[],false]}`
	if got := string(d.Canonical()); got != want {
		t.Errorf("%s\nnot %s", got, want)
	}
	got, err := AppendAny(nil, d.Root.Any())
	if err != nil || string(got) != want {
		t.Errorf("%s %v\nnot %s", got, err, want)
	}
	if _, err := AppendAny(nil, map[string]any{"a": []any{func() {}}}); err == nil {
		t.Error("a function has JSON")
	}
	if got, err := AppendAny(nil, json.Number("7.40")); err != nil || string(got) != "7.40" {
		t.Errorf("%s %v", got, err)
	}
}

// A member that is set takes the place of the old one, whose findings go.
func TestAMemberIsSet(t *testing.T) {
	d := read(t, `{"a":"\u0000","b":{}}`)
	d.Set(&d.Root, "a", Value{Kind: '"', Text: "x"})
	d.Set(d.Root.Member("b"), "c", Value{Kind: '0', Text: "1"})
	if got := string(d.Canonical()); got != `{"a":"x","b":{"c":1}}` {
		t.Error(got)
	}
	if len(d.Findings) != 0 {
		t.Error(d.Findings)
	}
}
