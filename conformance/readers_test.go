package conformance

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"notat/internal/tagpdf/check"
)

// seen is what a reader finds in a file's structure tree.
type seen struct {
	text     []string // of each block, in reading order
	headings []string // "H2 Deltagere"
	roles    map[string]int
}

func (s *seen) words() []string { return strings.Fields(strings.Join(s.text, " ")) }

// truth is what the file is to say: its words as our own reader has them, which
// publish holds against the document, and its structure as the web page of the
// same document has it.
func truth(t *testing.T, file string) *seen {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	text, err := check.Text(data)
	if err != nil {
		t.Fatal(err)
	}
	page, err := os.ReadFile(strings.TrimSuffix(file, ".pdf") + ".html")
	if err != nil {
		t.Fatal(err)
	}
	root, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	s := &seen{text: text, roles: map[string]int{}}
	walk(root, false, s)
	return s
}

// roleOf are the PDF's names for what a page's elements are.
var roleOf = map[string]string{"table": "Table", "tr": "TR", "th": "TH", "td": "TD", "blockquote": "BlockQuote", "figure": "Figure", "a": "Link"}

func walk(n *html.Node, inMain bool, s *seen) {
	inMain = inMain || n.Type == html.ElementNode && n.Data == "main"
	if inMain && n.Type == html.ElementNode {
		if role := roleOf[n.Data]; role != "" {
			s.roles[role]++
		}
		if len(n.Data) == 2 && n.Data[0] == 'h' && n.Data[1] >= '1' && n.Data[1] <= '4' {
			s.headings = append(s.headings, strings.ToUpper(n.Data)+" "+strings.Join(strings.Fields(textOf(n)), " "))
		}
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		walk(c, inMain, s)
	}
}

func textOf(n *html.Node) string {
	if n.Type == html.TextNode {
		return strings.ReplaceAll(n.Data, "\u00AD", "") // where a browser may break a title
	}
	var b strings.Builder
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		b.WriteString(textOf(c))
	}
	return b.String()
}

// same fails where a reader that knows the whole tree finds other words, headings
// or numbers of elements.
func same(t *testing.T, file string, got, want *seen) {
	t.Helper()
	differ(t, file+": words", soft(got.words()), soft(want.words()))
	differ(t, file+": headings", got.headings, want.headings)
	for _, role := range slices.Sorted(maps.Values(roleOf)) {
		if got.roles[role] != want.roles[role] {
			t.Errorf("%s: %d %s, want %d", file, got.roles[role], role, want.roles[role])
		}
	}
}

func differ(t *testing.T, what string, got, want []string) {
	t.Helper()
	for i := range max(len(got), len(want)) {
		if i >= len(got) || i >= len(want) || got[i] != want[i] {
			t.Errorf("%s: the %d. differs: %q, want %q", what, i+1, part(got, i), part(want, i))
			return
		}
	}
}

func TestQpdf(t *testing.T) {
	t.Parallel() // once everything is written
	folder(t)
	need(t, "qpdf")
	for _, set := range setNames() {
		for _, file := range made(t, set) {
			if out, stderr, code := ran(t, "qpdf", "--check", file); code != 0 || len(stderr) > 0 || bytes.Contains(out, []byte("WARNING")) {
				t.Errorf("%s: exit %d %s%s", file, code, out, stderr)
			}
		}
	}
}

// marker is what a list puts before an item.
var marker = regexp.MustCompile(`^([\pS\pP]|\d+\.|[a-z]\.)$`)

func TestPoppler(t *testing.T) {
	t.Parallel() // once everything is written
	folder(t)
	need(t, "pdfinfo")
	for _, file := range made(t, "examples") {
		info, stderr, code := ran(t, "pdfinfo", file)
		if code != 0 || len(stderr) > 0 || !regexp.MustCompile(`(?m)^Tagged: +yes$`).Match(info) || !regexp.MustCompile(`(?m)^Title: +\S`).Match(info) {
			t.Errorf("%s: exit %d %s%s", file, code, info, stderr)
		}
		tree, stderr, code := ran(t, "pdfinfo", "-struct-text", file)
		if code != 0 || len(stderr) > 0 {
			t.Errorf("%s: exit %d %s", file, code, stderr)
		}
		same(t, file, popplerSaw(tree), truth(t, file))
	}
	for _, file := range made(t, "long") {
		info, _, _ := ran(t, "pdfinfo", file)
		var pages int
		if m := regexp.MustCompile(`Pages: +(\d+)`).FindSubmatch(info); m != nil {
			fmt.Sscan(string(m[1]), &pages)
		}
		if pages < 150 {
			t.Errorf("%s: %d pages", file, pages)
		}
	}
}

var (
	popplerElement = regexp.MustCompile(`^( *)([A-Z]\w*)(?: \((block|inline)\))?:?$`)
	popplerText    = regexp.MustCompile(`^ *"(.*)"$`)
)

// popplerSaw reads the tree that pdfinfo -struct-text prints: an element a line,
// indented, and its words in quotes below it.
func popplerSaw(tree []byte) *seen {
	s := &seen{text: []string{""}, roles: map[string]int{}}
	type open struct {
		indent  int
		role    string
		inline  bool
		toc     bool // in a table of contents, which repeats the headings
		drawn   bool // in a picture, whose caption alone is text
		from    int
		heading int // of headings, -1 for none
	}
	var stack []open
	end := func(indent int) {
		for len(stack) > 0 && stack[len(stack)-1].indent >= indent {
			e := stack[len(stack)-1]
			stack = stack[:len(stack)-1]
			if e.role == "Lbl" && marker.MatchString(strings.TrimSpace(s.text[e.from])) {
				s.text[e.from] = ""
			}
			if e.heading >= 0 {
				s.headings[e.heading] += " " + strings.Join(strings.Fields(strings.Join(s.text[e.from:], " ")), " ")
			}
			if !e.inline {
				s.text = append(s.text, "")
			}
		}
	}
	for line := range strings.SplitSeq(string(tree), "\n") {
		if m := popplerText.FindStringSubmatch(line); m != nil {
			if n := len(stack); n > 0 && !stack[n-1].toc && !stack[n-1].drawn {
				s.text[len(s.text)-1] += m[1]
			}
			continue
		}
		m := popplerElement.FindStringSubmatch(line)
		if m == nil {
			continue
		}
		e := open{indent: len(m[1]), role: m[2], inline: m[3] == "inline", heading: -1}
		end(e.indent)
		var in open
		if len(stack) > 0 {
			in = stack[len(stack)-1]
		}
		e.toc = in.toc || e.role == "TOC"
		e.drawn = e.role == "Figure" || in.drawn && e.role != "Caption"
		if !e.toc {
			s.roles[e.role]++
		}
		if !e.inline {
			s.text = append(s.text, "")
		}
		e.from = len(s.text) - 1
		if len(e.role) == 2 && e.role[0] == 'H' {
			e.heading = len(s.headings)
			s.headings = append(s.headings, e.role)
		}
		stack = append(stack, e)
	}
	end(0)
	return s
}

// byPage compares what a reader finds that goes page by page and line by line. A
// word broken at a line's end comes in pieces. Columns that run over a page come
// in another order, and then every word is to be there all the same; that all
// are in order TestPoppler shows. With around, the reader may find other words
// as well: the page's header and footer and the marks of lists.
func byPage(t *testing.T, file string, got, want []string, around bool) {
	t.Helper()
	got, want = soft(got), soft(want)
	i := 0
	for n, w := range want {
		size := piecesOf(got, i, w)
		for around && size == 0 && i < len(got) {
			i++
			size = piecesOf(got, i, w)
		}
		if size == 0 {
			t.Logf("%s: columns run over a page: read page by page, word %d comes later, %q", file, n+1, part(want, n))
			anywhere(t, file, got, want)
			return
		}
		i += size
	}
	if i < len(got) && !around {
		t.Errorf("%s: more than its words: %q", file, part(got, i))
	}
}

// soft takes out the soft hyphens, which stand where a word is broken.
func soft(words []string) []string {
	return strings.Fields(strings.ReplaceAll(strings.Join(words, " "), "\u00AD", ""))
}

// mostPieces is how many lines one word may fill.
const mostPieces = 4

// piecesOf tells how many pieces from the i-th on make the word; 0 for none.
func piecesOf(got []string, i int, word string) int {
	whole := ""
	for n := range mostPieces {
		if i+n >= len(got) {
			return 0
		}
		if whole += got[i+n]; whole == word {
			return n + 1
		}
	}
	return 0
}

// anywhere fails where a word is missing, wherever it might be.
func anywhere(t *testing.T, file string, got, want []string) {
	t.Helper()
	times := map[string]int{}
	for i := range got {
		whole := ""
		for n := 0; n < mostPieces && i+n < len(got); n++ {
			whole += got[i+n]
			times[whole]++
		}
	}
	for _, w := range want {
		if times[w]--; times[w] < 0 {
			t.Errorf("%s: %q is missing", file, w)
		}
	}
}

func TestPDFJS(t *testing.T) {
	t.Parallel() // once everything is written
	folder(t)
	need(t, "node")
	if _, err := os.Stat("pdfjs/node_modules/pdfjs-dist"); err != nil {
		skip(t, "pdf.js is not installed: cd conformance/pdfjs && npm ci")
	}
	files := made(t, "examples")
	out, stderr, code := ran(t, "node", append([]string{"pdfjs/read.mjs"}, files...)...)
	if code != 0 || len(stderr) > 0 {
		t.Fatalf("exit %d %s", code, stderr)
	}
	answers := json.NewDecoder(bytes.NewReader(out))
	for range files {
		var a struct {
			File                  string
			Pages                 int
			Warnings, Text, Roles []string
		}
		if err := answers.Decode(&a); err != nil {
			t.Fatal(err)
		}
		for _, w := range a.Warnings {
			t.Errorf("%s: %s", a.File, w)
		}
		s := &seen{text: a.Text, roles: map[string]int{}}
		for _, r := range a.Roles {
			if role, _, heading := strings.Cut(r, " "); heading {
				s.headings = append(s.headings, strings.Join(strings.Fields(r), " "))
			} else {
				s.roles[role]++
			}
		}
		want := truth(t, a.File)
		byPage(t, a.File, s.words(), want.words(), false)
		differ(t, a.File+": headings", s.headings, want.headings)
		for _, role := range slices.Sorted(maps.Values(roleOf)) {
			// An element that runs over a page is met on both.
			if got, least := s.roles[role], want.roles[role]; got < least || got > least+a.Pages-1 {
				t.Errorf("%s: %d %s, want %d", a.File, got, role, least)
			}
		}
	}
}

// noICC is what some builds of mutool say of every file.
const noICC = "warning: ICC support is not available\n"

// MuPDF reads a page's content and not its structure: the words come in the
// same order, with what stands around them on the page in between.
func TestMutool(t *testing.T) {
	t.Parallel() // once everything is written
	folder(t)
	need(t, "mutool")
	for _, set := range setNames() {
		for _, file := range made(t, set) {
			out, stderr, code := ran(t, "mutool", "draw", "-q", "-F", "text", file)
			if said := strings.ReplaceAll(string(stderr), noICC, ""); code != 0 || said != "" {
				t.Errorf("%s: exit %d %s", file, code, said)
			}
			if set != "examples" {
				continue
			}
			byPage(t, file, strings.Fields(string(out)), truth(t, file).words(), true)
		}
	}
}
