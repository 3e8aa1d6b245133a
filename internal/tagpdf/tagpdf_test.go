package tagpdf_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"notat/fonts"
	"notat/internal/tagpdf"
	"notat/internal/tagpdf/check"
	"notat/internal/typeset"
)

var parsed sync.Map

// face reads one of the program's fonts, once.
func face(t testing.TB, path string) *typeset.Font {
	t.Helper()
	if f, ok := parsed.Load(path); ok {
		return f.(*typeset.Font)
	}
	data, err := fonts.FS.ReadFile(path)
	must(t, err)
	f, err := typeset.ParseFont(path, data)
	must(t, err)
	parsed.Store(path, f)
	return f
}

// writer sets plain text, one line at a time.
type writer struct {
	*tagpdf.Doc
	stack typeset.Stack
	y     float64
}

// lines draws text in the current element.
func (w *writer) lines(text string, size, width float64) {
	for _, l := range typeset.Break([]typeset.Span{{Text: text, Stack: w.stack, Size: size}}, typeset.Options{Width: width}) {
		for _, p := range l.Parts {
			w.Text(72+p.X, w.y, p.Runs, size, "222222")
		}
		w.y += size * 1.4
	}
}

// element draws text as an element of its own.
func (w *writer) element(typ tagpdf.Type, text string, size float64) {
	w.Begin(typ, tagpdf.Attr{})
	w.lines(text, size, 450)
	w.End()
}

var info = tagpdf.Info{
	Title: "Notat æøå – prøve", Author: "Fjordby Kommune", Subject: "Prøve <af> & \"alt\"", Keywords: []string{"skole", "notat"},
	Lang: "da-DK", Created: time.Date(2025, 3, 20, 0, 0, 0, 0, time.UTC), Producer: "tagpdf", Width: 595.28, Height: 841.89,
}

// start gives a document with one page to write on.
func start(t testing.TB) *writer {
	d := tagpdf.New(info)
	d.AddPage()
	return &writer{Doc: d, stack: typeset.Stack{face(t, "source-sans-3/SourceSans3-Regular.ttf")}, y: 80}
}

// write keeps a file for validators where TAGPDF_OUT names a folder.
func write(t *testing.T, pdf []byte) {
	t.Helper()
	if dir := os.Getenv("TAGPDF_OUT"); dir != "" {
		name := fmt.Sprintf("%s-%x.pdf", t.Name(), sha256.Sum256(pdf))
		must(t, os.WriteFile(filepath.Join(dir, name), pdf, 0o600))
	}
}

func clean(t *testing.T, pdf []byte) {
	t.Helper()
	found, err := check.Bytes(pdf)
	if err != nil || len(found) > 0 {
		t.Errorf("%v, %v", found, err)
	}
}

func TestEverythingDrawnPassesTheCheck(t *testing.T) {
	for _, pages := range []int{1, 4, 151} {
		pdf := bytesOf(t, sample(t, pages))
		clean(t, pdf)
		write(t, pdf)
	}
}

func TestWordsAndSignsReadAsTheyWereWritten(t *testing.T) {
	got, err := check.Text(bytesOf(t, sample(t, 1)))
	must(t, err)
	for _, want := range []string{
		"Skoleudviklingssamtale på Birkelund Skole To. Ty r.",
		"“Citat” med ligatur: effektiv fil – Şanlı, Łukasz, Þórður, Ωμέγα ☀ ✓ 🌞 👍 é ñ x̌ blødbindestreg hårdt mellemrum",
	} {
		if !slices.Contains(got, want) {
			t.Errorf("no %q in %q", want, got)
		}
	}
}

func TestSameCallsGiveSameBytes(t *testing.T) {
	want := sha256.Sum256(bytesOf(t, sample(t, 4)))
	var wait sync.WaitGroup
	for range 5 {
		wait.Go(func() {
			for range 10 {
				if got := sha256.Sum256(bytesOf(t, sample(t, 4))); got != want {
					t.Error("another hash")
				}
			}
		})
	}
	wait.Wait()
}

// The test binary runs itself: another process, clock zone and number of
// processors give the same file.
func TestAnotherProcessGivesSameBytes(t *testing.T) {
	const key = "TAGPDF_HASH"
	hash := fmt.Sprintf("hash %x", sha256.Sum256(bytesOf(t, sample(t, 4))))
	if os.Getenv(key) != "" {
		fmt.Println(hash)
		return
	}
	for _, env := range []string{"TZ=America/New_York", "GOMAXPROCS=1", "TZ=Asia/Tokyo"} {
		cmd := exec.Command(os.Args[0], "-test.run=^TestAnotherProcessGivesSameBytes$", "-test.v")
		cmd.Env = append(os.Environ(), key+"=1", env)
		out, err := cmd.Output()
		if err != nil || !strings.Contains(string(out), hash) {
			t.Errorf("%s: %v\n%s", env, err, out)
		}
	}
}

func TestBytesTwiceGivesTheSameFile(t *testing.T) {
	d := sample(t, 1)
	if !bytes.Equal(bytesOf(t, d), bytesOf(t, d)) {
		t.Error("not the same")
	}
}

func TestADocumentSaysWhatItLacks(t *testing.T) {
	for name, change := range map[string]func(*tagpdf.Info){
		"title": func(i *tagpdf.Info) { i.Title = " \u0000\u202E" },
		"lang":  func(i *tagpdf.Info) { i.Lang = "" },
	} {
		i := info
		change(&i)
		d := tagpdf.New(i)
		d.AddPage()
		if _, err := d.Bytes(context.Background()); err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := tagpdf.New(info).Bytes(context.Background()); err == nil {
		t.Error("no page, no error")
	}
}

func TestAReferenceToAPageThatNeverCameIsAnError(t *testing.T) {
	d := tagpdf.New(info)
	d.AddPage()
	w := &writer{Doc: d, stack: typeset.Stack{face(t, "source-sans-3/SourceSans3-Regular.ttf")}, y: 80}
	w.Begin(tagpdf.P, tagpdf.Attr{})
	w.BeginReference(2, 80, "")
	w.lines("Se side 2", 11, 450)
	w.EndLink()
	w.End()
	if _, err := d.Bytes(context.Background()); err == nil {
		t.Error("a link leads to a page that is not there")
	}
}

func TestAMissingGlyphIsAnError(t *testing.T) {
	w := start(t)
	missing := &typeset.Word{Font: w.stack[0], Text: "漢", Glyphs: []typeset.Glyph{{To: 3, Advance: 500}}}
	w.Begin(tagpdf.P, tagpdf.Attr{})
	w.Text(72, 80, []typeset.Run{{Word: missing, To: 1}}, 11, "")
	w.End()
	if _, err := w.Bytes(context.Background()); err == nil || !strings.Contains(err.Error(), "漢") {
		t.Error(err)
	}
}

func TestTwoAttachmentsOfOneNameAreAnError(t *testing.T) {
	w := start(t)
	for range 2 {
		w.Attach(tagpdf.Attachment{Name: "a.json", MIME: "application/json", Relationship: "Source"})
	}
	if _, err := w.Bytes(context.Background()); err == nil {
		t.Error("no error")
	}
}

func TestAttachmentsComeBackWhole(t *testing.T) {
	pdf := bytesOf(t, sample(t, 1))
	for name, want := range map[string]string{"notat æ.json": `{"a":1}`, "bilag.txt": "tekst"} {
		if b, err := check.Attachment(pdf, name); err != nil || string(b) != want {
			t.Errorf("%s: %q, %v", name, b, err)
		}
	}
}

// A substitute for letters that no face has reads as the letters.
func TestSubstitutesReadAsWhatTheyStandFor(t *testing.T) {
	w := start(t)
	w.element(tagpdf.H1, "Navn: 漢字 og mere", 20)
	pdf := bytesOf(t, w.Doc)
	clean(t, pdf)
	got, err := check.Text(pdf)
	if err != nil || !slices.Equal(got, []string{"Navn: 漢字 og mere"}) {
		t.Errorf("%q, %v", got, err)
	}
}

func TestElementsWithoutContentAreLeftOut(t *testing.T) {
	w := start(t)
	w.element(tagpdf.H1, "Titel", 20)
	w.Begin(tagpdf.Sect, tagpdf.Attr{})
	w.Begin(tagpdf.P, tagpdf.Attr{})
	w.End()
	w.End()
	pdf := bytesOf(t, w.Doc)
	clean(t, pdf)
}

func TestMisuseByTheProgramPanics(t *testing.T) {
	for name, misuse := range map[string]func(w *writer){
		"End without Begin":           func(w *writer) { w.End() },
		"content in a list":           func(w *writer) { w.Begin(tagpdf.L, tagpdf.Attr{}); w.lines("x", 11, 100) },
		"content in the document":     func(w *writer) { w.lines("x", 11, 100) },
		"artifact in an artifact":     func(w *writer) { w.Artifact("Page", "", func() { w.Artifact("Page", "", func() {}) }) },
		"page in an artifact":         func(w *writer) { w.Artifact("Page", "", w.AddPage) },
		"page that does not exist":    func(w *writer) { w.SetPage(2) },
		"EndLink without BeginLink":   func(w *writer) { w.EndLink() },
		"End of a link by its parent": func(w *writer) { w.BeginLink("x:", ""); w.Begin(tagpdf.Span, tagpdf.Attr{}); w.EndLink() },
		"drawing without a page":      func(w *writer) { tagpdf.New(info).Line(0, 0, 1, 1, 1, "") },
	} {
		t.Run(name, func(t *testing.T) {
			defer func() {
				if recover() == nil {
					t.Error("no panic")
				}
			}()
			misuse(start(t))
		})
	}
}

// Whatever a record holds, in any string, makes a sound file.
func TestHostileTextIsHarmless(t *testing.T) {
	for _, s := range []string{
		"\xff\xfe", "a\x00b", "(((", ")))\\", "\r\n\t", "<x>&amp;]]>", "\U0010FFFF\uFFFE", "\u202Eabc", "/Type>>endobj", "𝔘𝔫𝔦", "e\u0301\u0301\u0301", "\u00AD\u200B", "🇩🇰👨‍👩‍👧", "<?xpacket end='r'?>",
		strings.Repeat("æ", 5000),
	} {
		w := start(t)
		fallback := face(t, "noto-sans/NotoSans-Regular.ttf")
		w.stack = append(w.stack, fallback, face(t, "noto-emoji/NotoEmoji-Regular.ttf"))
		i := info
		i.Title, i.Author, i.Subject, i.Keywords, i.Producer = "T"+s, s, s, []string{s, s}, s
		w.Doc = tagpdf.New(i)
		w.AddPage()
		w.Outline(3, s, 10)
		w.element(tagpdf.H1, "x "+s, 11)
		w.Begin(tagpdf.P, tagpdf.Attr{})
		w.BeginLink(s, s)
		w.lines("link "+s, 11, 400)
		w.EndLink()
		w.End()
		w.Begin(tagpdf.Figure, tagpdf.Attr{Alt: "a " + s, BBox: tagpdf.Rect{X: 1, Y: 1, W: 1, H: 1}})
		w.FillRect(tagpdf.Rect{X: 1, Y: 1, W: 1, H: 1}, s)
		w.End()
		w.Attach(tagpdf.Attachment{Name: "n" + s, MIME: s + "/x", Description: s, Relationship: "Data", Data: []byte(s)})
		pdf := bytesOf(t, w.Doc)
		write(t, pdf)
		found, err := check.Bytes(pdf)
		if err != nil || len(found) > 0 {
			t.Errorf("%.20q: %v, %v", s, found, err)
		}
	}
}

// PDF/A allows strings of 32,767 bytes; longer texts are cut and say so.
func TestTextsLongerThanPDFAllowsAreCut(t *testing.T) {
	long := strings.Repeat("– 🌞", 20_000)
	i := info
	i.Title, i.Keywords = long, []string{long, long}
	d := tagpdf.New(i)
	d.AddPage()
	d.Outline(1, long, 0)
	d.Begin(tagpdf.Figure, tagpdf.Attr{Alt: long})
	must(t, d.Image(jpegPicture(), "image/jpeg", tagpdf.Rect{X: 1, Y: 1, W: 1, H: 1}))
	d.End()
	d.Attach(tagpdf.Attachment{Name: "a", MIME: "text/" + strings.Repeat("x", 200), Description: long, Relationship: "Data"})
	pdf := bytesOf(t, d)
	clean(t, pdf)
	write(t, pdf)
	d = tagpdf.New(info)
	d.AddPage()
	d.BeginLink("https://eksempel.invalid/"+strings.Repeat("x", 40_000), "")
	d.EndLink()
	if _, err := d.Bytes(context.Background()); err == nil {
		t.Error("no error")
	}
}

// Readers of other makers open the file without a word of complaint.
func TestOtherReadersAgree(t *testing.T) {
	path := filepath.Join(t.TempDir(), "sample.pdf")
	must(t, os.WriteFile(path, bytesOf(t, sample(t, 4)), 0o600))
	for _, c := range []struct {
		command []string
		want    string
	}{
		{[]string{"qpdf", "--check", path}, "No syntax or stream encoding errors found"},
		{[]string{"pdfinfo", path}, "Tagged:          yes"},
		{[]string{"pdfinfo", "-struct-text", path}, `"Skoleudviklingssamtale på Birkelund Skole To. Ty r."`},
		{[]string{"pdftotext", path, "-"}, "Þórður, Ωμέγα ☀ ✓ 🌞"},
		{[]string{"mutool", "draw", "-F", "txt", path}, "Þórður, Ωμέγα ☀ ✓ 🌞"},
	} {
		t.Run(strings.Join(c.command[:2], " "), func(t *testing.T) {
			bin, err := exec.LookPath(c.command[0])
			if errors.Is(err, exec.ErrNotFound) {
				t.Skip(c.command[0], "is not installed")
			}
			var said bytes.Buffer
			cmd := exec.Command(bin, c.command[1:]...)
			cmd.Stderr = &said
			out, err := cmd.Output()
			if err != nil || !strings.Contains(string(out), c.want) {
				t.Errorf("%v: %s", err, out)
			}
			s := strings.ReplaceAll(strings.ToLower(said.String()), "warning: icc support is not available", "") // of this build of mutool
			if strings.Contains(s, "error") || strings.Contains(s, "warning") {
				t.Error(s)
			}
		})
	}
}
