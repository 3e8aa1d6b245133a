package publish

import (
	"bytes"
	"cmp"
	"compress/zlib"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/go-pdf/fpdf"

	"notat/fonts"
	"notat/internal/compose"
	"notat/internal/fault"
	"notat/internal/notat"
	"notat/internal/samtale"
	"notat/internal/udgave"
)

// make bench: what a notat costs, beside what plain fpdf takes for the same words.
var (
	table = flag.Bool("table", false, "measure and print the table of speed")
	texts = flag.String("texts", "", "with -table: a folder to write the words of each size to, for other programs")
	cold  = flag.String("cold", "", "ours or fpdf: make one notat of four pages, print the nanoseconds and end")
)

// sized gives a record that becomes a public notat of at least so many pages,
// and how many: the sections of the largest example, again and again.
func sized(t testing.TB, s *Service, pages int) ([]byte, int) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(examples, "birkelund-2024-25.json"))
	if err != nil {
		t.Fatal(err)
	}
	var r map[string]any
	if err := json.Unmarshal(data, &r); err != nil {
		t.Fatal(err)
	}
	all := r["afsnit"].([]any)
	for _, a := range all {
		withoutPictures(a.(map[string]any))
	}
	count := func(n int) ([]byte, int) {
		var sections []any
		for i := range n {
			sections = append(sections, all[i%len(all)])
		}
		r["afsnit"] = sections
		data, err := json.Marshal(r)
		if err != nil {
			t.Fatal(err)
		}
		pdf, _ := FormatNamed("pdf")
		made, err := s.Render(context.Background(), Request{Data: data, Status: "udkast"}, pdf)
		var no *Rejected
		if errors.As(err, &no) {
			t.Fatal(no.Faults.Only(fault.Error))
		}
		if err != nil {
			t.Fatal(err)
		}
		return data, pageCount(t, made.Data)
	}
	low, high := 1, 1
	for {
		if _, n := count(high); n >= pages {
			break
		}
		low, high = high, high*2
	}
	for low < high {
		mid := (low + high) / 2
		if _, n := count(mid); n >= pages {
			high = mid
		} else {
			low = mid + 1
		}
	}
	return count(high)
}

// withoutPictures takes the pictures out of a section: the other program shows none.
func withoutPictures(section map[string]any) {
	if blocks, ok := section["blokke"].([]any); ok {
		section["blokke"] = slices.DeleteFunc(blocks, func(b any) bool { return b.(map[string]any)["type"] == "figur" })
	}
	below, _ := section["afsnit"].([]any)
	for _, a := range below {
		withoutPictures(a.(map[string]any))
	}
}

// pageCount reads the page tree, which lies in one of the file's object streams.
func pageCount(t testing.TB, file []byte) int {
	t.Helper()
	for rest := file; ; {
		_, after, ok := bytes.Cut(rest, []byte("\nstream\n"))
		if !ok {
			t.Fatal("the file has no page tree")
		}
		rest = after
		r, err := zlib.NewReader(bytes.NewReader(after))
		if err != nil {
			continue
		}
		data, _ := io.ReadAll(r)
		if m := regexp.MustCompile(`/Type/Pages.*?/Count (\d+)`).FindSubmatch(data); m != nil {
			n, err := strconv.Atoi(string(m[1]))
			if err != nil {
				t.Fatal(err)
			}
			return n
		}
	}
}

// plain writes the same words with fpdf as its own documentation does it: faces
// in UTF-8, MultiCell, no tags. It reads each face that the notat is set in.
func plain(t testing.TB, d *notat.Document, faces map[string][]byte) []byte {
	pdf := fpdf.New("P", "mm", "A4", "")
	pdf.SetMargins(25, 25, 25)
	for _, style := range slices.Sorted(maps.Keys(faces)) {
		pdf.AddUTF8FontFromBytes("s", style, faces[style])
	}
	pdf.AddPage()
	for _, b := range d.Blocks {
		style, size, high := "", 10.5, 5.0
		if _, ok := b.(*notat.Heading); ok {
			style, size, high = "B", 13, 7
		}
		pdf.SetFont("s", style, size)
		one := notat.Document{Blocks: []notat.Block{b}}
		for _, u := range one.Text() {
			pdf.MultiCell(160, high, strings.Map(basic, u), "", "L", false)
		}
		pdf.Ln(2)
	}
	var out bytes.Buffer
	if err := pdf.Output(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// basic drops what fpdf cannot write: letters beyond 16 bits.
func basic(r rune) rune {
	if r > 0xFFFF {
		return -1
	}
	return r
}

// faces are the four that the example is set in, by fpdf's names of them; fpdf
// reads no emoji.
func faces(t testing.TB) map[string][]byte {
	t.Helper()
	out := map[string][]byte{}
	for style, file := range map[string]string{"": fonts.Default.Regular, "B": fonts.Default.Bold, "I": fonts.Default.Italic, "BI": fonts.Default.BoldItalic} {
		data, err := fonts.FS.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		out[style] = data
	}
	return out
}

// cost is what one run of a piece of work takes.
type cost struct {
	time   time.Duration // the median
	allocs uint64
	bytes  uint64
}

// turns is how many turns each piece of work has; the median counts.
const turns = 9

// turn is how long a piece of work is repeated before the other has its turn:
// long enough for the garbage it makes to be collected at its own cost.
const turn = 60 * time.Millisecond

// side measures pieces of work by turns, so that what else the machine does
// falls on all of them alike.
func side(turns int, works ...func()) []cost {
	times := make([][]time.Duration, len(works))
	out := make([]cost, len(works))
	for round := range turns + 1 {
		for i, work := range works {
			var before, after runtime.MemStats
			runtime.GC()
			runtime.ReadMemStats(&before)
			start, n := time.Now(), 0
			for time.Since(start) < turn || n < 3 {
				work()
				n++
			}
			took := time.Since(start) / time.Duration(n)
			runtime.ReadMemStats(&after)
			if round == 0 { // to get warm
				continue
			}
			times[i] = append(times[i], took)
			out[i].allocs, out[i].bytes = (after.Mallocs-before.Mallocs)/uint64(n), (after.TotalAlloc-before.TotalAlloc)/uint64(n)
		}
	}
	for i := range out {
		slices.Sort(times[i])
		out[i].time = times[i][len(times[i])/2]
	}
	return out
}

func ms(d time.Duration) string { return fmt.Sprintf("%.2f", float64(d.Microseconds())/1000) }

// targets is the most of fpdf's time that ours may take.
var targets = []struct {
	pages int
	most  float64
}{{1, 0.40}, {4, 0.40}, {10, 0.60}, {150, 1.25}}

func TestTable(t *testing.T) {
	s := newService(t)
	if *cold != "" {
		coldRun(t, s)
		return
	}
	if !*table {
		t.Skip("make bench prints the table")
	}
	four := faces(t)
	two := map[string][]byte{"": four[""], "B": four["B"]}
	pdf, _ := FormatNamed("pdf")
	render := func(data []byte, f Format) func() {
		return func() {
			if _, err := s.Render(context.Background(), Request{Data: data, Status: "udkast", Udgave: Offentlig}, f); err != nil {
				t.Fatal(err)
			}
		}
	}
	fmt.Println("ours: record in, tagged PDF/UA and PDF/A out. fpdf: the same words untagged, in the same four faces; ratio 2: in two faces.")
	fmt.Printf("%-7s %-6s %9s %9s %7s %7s %8s %10s %10s %10s\n", "pages", "cores", "ours ms", "fpdf ms", "ratio", "most", "ratio 2", "allocs", "MB", "fpdf MB")
	for _, x := range targets {
		data, pages := sized(t, s, x.pages)
		d := document(t, s, Request{Data: data, Status: "udkast"}, pdf)
		writeWords(t, strconv.Itoa(x.pages), data, d)
		for _, cores := range []int{1, runtime.NumCPU()} {
			old := runtime.GOMAXPROCS(cores)
			c := side(turns, render(data, pdf), func() { plain(t, d, four) }, func() { plain(t, d, two) })
			runtime.GOMAXPROCS(old)
			ratio := float64(c[0].time) / float64(c[1].time)
			fmt.Printf("%-7d %-6d %9s %9s %7.2f %7.2f %8.2f %10d %10.1f %10.1f\n", pages, cores, ms(c[0].time), ms(c[1].time), ratio, x.most,
				float64(c[0].time)/float64(c[2].time), c[0].allocs, float64(c[0].bytes)/1e6, float64(c[1].bytes)/1e6)
			if ratio > x.most {
				t.Errorf("%d pages on %d cores: %.2f of fpdf's time, at most %.2f is wanted", pages, cores, ratio, x.most)
			}
		}
	}
	for name, data := range records(t, examples) {
		writeWords(t, name, data, document(t, s, Request{Data: data, Status: "udkast"}, pdf))
	}
	data, _ := sized(t, s, 4)
	phases(t, s, data)
	coldTable(t)
}

// phases shows where the time of four pages goes.
func phases(t *testing.T, s *Service, data []byte) {
	tpl, err := s.template(Request{})
	if err != nil {
		t.Fatal(err)
	}
	must := func(err error) {
		if err != nil {
			t.Fatal(err)
		}
	}
	var r *samtale.Record
	var valid *samtale.Valid
	var public *udgave.Offentlig
	var d *notat.Document
	names := []string{"decode", "validate", "reduce and check", "compose"}
	works := []func(){
		func() { r, err = samtale.Decode(data); must(err); r.SetStatus(samtale.Udkast) },
		func() { valid, _ = samtale.Validate(r, new(Service).krav(tpl)) },
		func() { public, err = udgave.Reduce(context.Background(), valid); must(err) },
		func() {
			carried, err := public.Valid.Record().Canonical()
			must(err)
			d, err = compose.Notat(public.Valid, tpl, compose.Options{Udgave: Offentlig, Release: Release, Record: carried})
			must(err)
		},
	}
	for _, f := range Formats {
		draw, err := s.renderer(tpl, f)
		must(err)
		names = append(names, "draw "+f.Name)
		works = append(works, func() { _, err := draw(context.Background(), d); must(err) })
	}
	fmt.Printf("\n%-18s %9s %10s %10s\n", "four pages", "ms", "allocs", "kB")
	c := side(turns, works...)
	for i, n := range names {
		fmt.Printf("%-18s %9s %10d %10d\n", n, ms(c[i].time), c[i].allocs, c[i].bytes/1000)
	}
	if both := c[0].time + c[1].time; both > time.Millisecond {
		t.Errorf("decode and validate take %v, at most 1 ms is wanted", both)
	}
	if docx := c[5].time; docx > 15*time.Millisecond {
		t.Errorf("Word takes %v, at most 15 ms is wanted", docx)
	}
}

// coldTable starts processes that make one notat each.
func coldTable(t *testing.T) {
	fmt.Printf("\n%-18s %9s\n", "first in a process", "ms")
	for _, who := range []string{"ours", "fpdf"} {
		var times []int
		for range 7 {
			out, err := exec.Command(os.Args[0], "-test.run", "^TestTable$", "-cold", who).Output()
			if err != nil {
				t.Fatalf("%v: %s", err, out)
			}
			n, err := strconv.Atoi(strings.Fields(string(out))[0])
			if err != nil {
				t.Fatal(err)
			}
			times = append(times, n)
		}
		slices.SortFunc(times, cmp.Compare[int])
		fmt.Printf("%-18s %9s\n", who, ms(time.Duration(times[len(times)/2])))
	}
}

// coldRun times the first notat of this process, templates and fonts included.
func coldRun(t *testing.T, s *Service) {
	data, err := os.ReadFile(filepath.Join(examples, "birkelund-2024-25.json"))
	if err != nil {
		t.Fatal(err)
	}
	pdf, _ := FormatNamed("pdf")
	var took time.Duration
	switch *cold {
	case "ours":
		start := time.Now()
		if _, err := s.Render(context.Background(), Request{Data: data}, pdf); err != nil {
			t.Fatal(err)
		}
		took = time.Since(start)
	default:
		d := document(t, s, Request{Data: data}, pdf)
		start := time.Now()
		plain(t, d, faces(t))
		took = time.Since(start)
	}
	fmt.Println(took.Nanoseconds())
}

// writeWords leaves a record and its words for the comparison with other programs: a
// line for each unit, headings marked as such.
func writeWords(t *testing.T, name string, record []byte, d *notat.Document) {
	if *texts == "" {
		return
	}
	var b strings.Builder
	for _, block := range d.Blocks {
		head := ""
		if h, ok := block.(*notat.Heading); ok {
			head = strings.Repeat("=", h.Level) + "\t"
		}
		one := notat.Document{Blocks: []notat.Block{block}}
		for _, u := range one.Text() {
			b.WriteString(head + strings.ReplaceAll(u, "\n", " ") + "\n")
		}
	}
	for file, data := range map[string][]byte{name + ".txt": []byte(b.String()), name + ".json": record} {
		if err := os.WriteFile(filepath.Join(*texts, file), data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
