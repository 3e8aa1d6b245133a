package regneark

import (
	"bytes"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"notat/internal/regneark/regnearktest"
)

var rows = [][]string{
	{"Institutionsnummer", "Skoleår", "Fag", "Antal elever", "Gennemsnit", "Andel"},
	{"123456", "2024/2025", "Dansk", "2.351", "7,3", "100,0 %"},
	{"123456", "2024/2025", "Matematik, 9. klasse", "41", "7,40", "0,5 %"},
	{"654321", "2023/2024", "Ærø æøå", "0", "-0,20", "12,35 %"},
}

// The three formats say the same, and no number has changed in a digit.
func TestAllFormatsSayTheSame(t *testing.T) {
	for name, write := range regnearktest.Formats {
		ark, err := Read(write(rows))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		var got [][]string
		for _, r := range ark[0].Raekker {
			got = append(got, r.Cells)
		}
		if len(ark) != 1 || !reflect.DeepEqual(got, rows) {
			t.Errorf("%s: %q", name, got)
		}
	}
}

// How much memory a file takes is known before it is read.
func TestWhatAFileUnpacksToIsKnown(t *testing.T) {
	packed, text := regnearktest.XLSX(rows), regnearktest.CSV(rows)
	if n := Unpacked(packed); n <= len(packed) || n > maxUnpacked {
		t.Errorf("%d bytes unpack to %d", len(packed), n)
	}
	if n := Unpacked(text); n != len(text) {
		t.Error(n)
	}
	if n := Unpacked([]byte("PK?")); n != 3 {
		t.Error(n)
	}
}

func TestRowsAreCountedAsTheFileCountsThem(t *testing.T) {
	for name, c := range map[string]struct {
		file string
		want int
	}{
		"csv":  {"a;b\n\n\"1\n2\";3\n4;5\n", 5},
		"json": {`[{"a":"1"},{"a":"2"}]`, 2},
	} {
		ark, err := Read([]byte(c.file))
		if err != nil {
			t.Fatal(err)
		}
		if last := ark[0].Raekker[len(ark[0].Raekker)-1]; last.Nr != c.want {
			t.Errorf("%s: %d", name, last.Nr)
		}
	}
}

// The answers to several questions may lie in one list: rows of other keys are a
// sheet of their own.
func TestRowsOfOtherKeysAreASheetOfTheirOwn(t *testing.T) {
	ark, err := Read([]byte(`[{"a":"1","b":"2"},{"a":"3","c":"4"},{"a":"5","b":6.50},{"a":null,"b":"x"}]`))
	if err != nil || len(ark) != 2 || len(ark[0].Raekker) != 4 || ark[0].Raekker[2].Cell(1) != "6,50" || ark[0].Raekker[3].Cell(0) != "" || ark[1].Raekker[1].Nr != 2 {
		t.Errorf("%v %v", ark, err)
	}
}

// A file that is not what it says, or more than anybody needs, is refused with the
// place, soon.
func TestHostileFilesAreRefusedWithThePlace(t *testing.T) {
	book := func(change func(f *excelize.File) error) []byte { return regnearktest.Book(rows, change) }
	for name, c := range map[string]struct {
		file []byte
		sted string
	}{
		"formula":             {book(func(f *excelize.File) error { return f.SetCellFormula("Udtræk", "E3", "=E2+1") }), "ark »Udtræk«, række 3, kolonne E"},
		"formula in csv":      {[]byte("a;b\n1;=HYPERLINK(\"x\")\n"), "række 2"},
		"formula cell in csv": {[]byte("a;b\n1;=1+1\n"), "række 2, kolonne B"},
		"formula in json":     {[]byte(`[{"a":"=1+1"}]`), "række 1, kolonne »a«"},
		"merged cells":        {book(func(f *excelize.File) error { return f.MergeCell("Udtræk", "B2", "C3") }), "ark »Udtræk«, række 2, kolonne B"},
		"hidden sheet": {book(func(f *excelize.File) error {
			_, err := f.NewSheet("S")
			return errors.Join(err, f.SetSheetVisible("S", false))
		}), "ark »S«"},
		"far down":             {book(func(f *excelize.File) error { return f.SetCellStr("Udtræk", "A20001", "x") }), "ark »Udtræk«, række 20001"},
		"far out":              {book(func(f *excelize.File) error { return f.SetCellStr("Udtræk", "XFD2", "x") }), "ark »Udtræk«, række 2"},
		"a million rows":       {bytes.Repeat([]byte("1;2;3\n"), 1_000_000), "række 20001"},
		"a million objects":    {[]byte("[" + strings.Repeat(`{"a":"1"},`, 1_000_000) + "{}]"), "række 20001"},
		"many columns":         {[]byte(strings.Repeat("a;", 100) + "\n"), "række 1, kolonne BI"},
		"a long cell":          {[]byte("a;b\n1;" + strings.Repeat("x", MaxFelt+1) + "\n"), "række 2, kolonne B"},
		"Windows-1252":         {[]byte("a;b\nk\xf8n;1\n"), "række 2"},
		"UTF-16":               {[]byte("\xff\xfea\x00;\x00"), "række 1"},
		"cut off in a row":     {[]byte("a;b;c\n1;2;3\n1;2"), "række 3"},
		"stray quotes":         {[]byte("a;b\n\"1;2\n"), "række 2"},
		"twice the same name":  {[]byte(`[{"a":"1"},{"a":"1","a":"2"}]`), "række 2"},
		"nested":               {[]byte(`[{"a":{"b":"1"}}]`), "række 1, kolonne »a«"},
		"exponent":             {[]byte(`[{"a":1e3}]`), "række 1, kolonne »a«"},
		"cut off":              {[]byte(`[{"a":"1"},{"a":`), "række 2"},
		"no list":              {[]byte(`{"a":"1"}`), ""},
		"lists in a list":      {[]byte(`[[1]]`), "række 1"},
		"something after":      {[]byte(`[] []`), ""},
		"old Excel":            {[]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), ""},
		"empty":                {nil, ""},
		"PDF":                  {[]byte("%PDF-1.7"), ""},
		"a page":               {[]byte("<!doctype html>"), ""},
		"a container of other": {[]byte("PK\x03\x04"), ""},
		"kinds of rows":        {[]byte("[" + kinds(MaxArk+1) + "]"), "række 41"},
	} {
		start := time.Now()
		_, err := Read(c.file)
		var wrong *Fejl
		if !errors.As(err, &wrong) || wrong.Sted != c.sted {
			t.Errorf("%s: %v", name, err)
		}
		if took := time.Since(start); took > 5*time.Second {
			t.Errorf("%s: %v", name, took)
		}
	}
}

func kinds(n int) string {
	var s []string
	for i := range n {
		s = append(s, fmt.Sprintf(`{"k%d":"1"}`, i))
	}
	return strings.Join(s, ",")
}

// Whatever comes, it is read or refused.
func FuzzRead(f *testing.F) {
	for _, write := range regnearktest.Formats {
		f.Add(write(rows))
	}
	f.Add([]byte(`[{"a":n`))
	f.Fuzz(func(t *testing.T, fil []byte) {
		ark, err := Read(fil)
		var wrong *Fejl
		if err != nil && !errors.As(err, &wrong) {
			t.Fatalf("%T %v", err, err)
		}
		for _, a := range ark {
			if len(a.Raekker) > MaxRaekker+1 {
				t.Fatal("too many rows")
			}
		}
	})
}
