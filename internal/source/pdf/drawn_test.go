package pdf_test

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/go-pdf/fpdf"

	"notat/internal/source"
)

// drawing is a file as programs make it that know no paragraphs.
type drawing struct {
	*fpdf.Fpdf
	letters func(string) string
}

func draw() drawing {
	p := fpdf.New("P", "pt", "A4", "")
	p.SetAutoPageBreak(false, 0)
	return drawing{p, p.UnicodeTranslatorFromDescriptor("")}
}

func (d drawing) at(x, y, size float64, style, s string) {
	d.SetFont("Helvetica", style, size)
	d.Text(x, y, d.letters(s))
}

func (d drawing) bytes(t testing.TB) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := d.Output(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// broken breaks text into lines of a width, as a program with a hyphenation of its
// own would at the words that have a stroke.
func (d drawing) broken(s string, width float64) (lines []string) {
	d.SetFont("Helvetica", "", 11)
	line := ""
	for _, w := range strings.Fields(s) {
		head, tail, parted := strings.Cut(w, "|")
		word := head + tail
		switch {
		case d.GetStringWidth(line+" "+word) < width:
			line = strings.TrimSpace(line + " " + word)
		case parted:
			lines = append(lines, line+" "+head+"-")
			line = tail
		default:
			lines = append(lines, line)
			line = word
		}
	}
	return append(lines, line)
}

var columns = []string{
	"Skolens samtale om trivsel blev holdt en regnfuld dag. Der var kaffe på bordet, og elevrådet lagde ud med en fortælling om overgangen til udskolingen. Siden blev der talt om fraværet, som er faldet lidt i alle klasser siden jul.",
	"Ledelsen lægger vægt på, at de voksne mødes om opgaverne. Vejlederne er med i planlægningen, og de følger selv op på, hvad der sker i klasserne. Det giver ro, siger lærerne, og det giver tid til de børn, som har brug for mere.",
}

// Two columns are read one after the other, whether they are drawn so or line by
// line across the page; the heading above them comes first.
func TestColumnsAreReadOneAfterTheOther(t *testing.T) {
	for _, across := range []bool{false, true} {
		d := draw()
		d.AddPage()
		d.at(72, 80, 18, "B", "Referat af samtalen")
		left, right := d.broken(columns[0], 205), d.broken(columns[1], 205)
		put := func(x float64, lines []string, i int) {
			if i < len(lines) {
				d.at(x, 120+14*float64(i), 11, "", lines[i])
			}
		}
		if across {
			for i := range max(len(left), len(right)) {
				put(72, left, i)
				put(310, right, i)
			}
		} else {
			for i := range left {
				put(72, left, i)
			}
			for i := range right {
				put(310, right, i)
			}
		}
		f := read(t, d.bytes(t))
		if len(f.Pieces) != 3 || f.Pieces[0].What != source.Heading || f.Pieces[0].Sure || plain(f.Pieces[1].Words) != columns[0] || plain(f.Pieces[2].Words) != columns[1] {
			for _, p := range f.Pieces {
				t.Errorf("across %v: %q", across, plain(p.Words))
			}
		}
	}
}

// A table without tags is read row by row, though its columns stand as far apart
// as columns of text.
func TestATableIsReadRowByRow(t *testing.T) {
	d := draw()
	d.AddPage()
	var want []string
	for i, row := range [][2]string{{"Læsebånd på alle årgange", "Pædagogisk leder"}, {"Fælles frikvarterer i gården", "Skoleleder"}, {"Ny plan for overgange til 7.", "Afdelingsleder"}, {"Møde med skolebestyrelsen", "Skolechefen"}, {"Elevråd med faste pladser", "Lærerne"}} {
		d.at(72, 120+26*float64(i), 11, "", row[0])
		d.at(310, 120+26*float64(i), 11, "", row[1])
		want = append(want, row[0]+" "+row[1])
	}
	var got []string
	for _, p := range read(t, d.bytes(t)).Pieces {
		got = append(got, plain(p.Words))
	}
	if !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
}

// Cells of several full lines are read cell by cell, as they are drawn, and not
// column by column.
func TestCellsOfSeveralLinesStayInTheirRows(t *testing.T) {
	d := draw()
	d.AddPage()
	y := 120.0
	var want []string
	for row := range 3 {
		tall := 0
		for i, text := range []string{columns[row%2], columns[(row+1)%2]} {
			lines := d.broken(text, 205)
			for j, l := range lines {
				d.at(72+238*float64(i), y+13*float64(j), 11, "", l)
			}
			tall = max(tall, len(lines))
			want = append(want, strings.Fields(text)...)
		}
		y += 13*float64(tall) + 6
	}
	if got := said(read(t, d.bytes(t)).Pieces); !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
}

// Short lines one below the other are paragraphs of their own: the next line's
// first word would have fitted on them.
func TestShortLinesAreParagraphs(t *testing.T) {
	d := draw()
	d.AddPage()
	for i, l := range append([]string{"Skole: Engbjergskolen", "Dato: 14. marts 2025", "Leder: Mie Holt"}, d.broken(columns[0], 450)...) {
		d.at(72, 120+13*float64(i), 11, "", l)
	}
	var got []string
	for _, p := range read(t, d.bytes(t)).Pieces {
		got = append(got, plain(p.Words))
	}
	if want := []string{"Skole: Engbjergskolen", "Dato: 14. marts 2025", "Leder: Mie Holt", columns[0]}; !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
}

// Words that a line's end parts are one where the file shows that they are; where
// it does not, both parts stand as they do.
func TestPartedWordsAreJoinedWhereItIsSure(t *testing.T) {
	for _, c := range []struct{ first, second, want string }{
		{"Der er holdt en under-", "søgelse. En undersøgelse til kommer.", "Der er holdt en undersøgelse. En undersøgelse til kommer."},
		{"Vi taler om under-", "søgelsen. En undersøgelse kommer.", "Vi taler om undersøgelsen. En undersøgelse kommer."},
		{"Her er skolens læse-", "og skrivevejleder. Begge er læseog.", "Her er skolens læse- og skrivevejleder. Begge er læseog."},
		{"Vi taler om det hjem-", "lige arbejde hver dag.", "Vi taler om det hjem- lige arbejde hver dag."},
		{"De har talt med MED-", "udvalget. Et MED-udvalget er der.", "De har talt med MED-udvalget. Et MED-udvalget er der."},
		{"Der er blød del\u00ad", "ing i denne linje af teksten.", "Der er blød deling i denne linje af teksten."},
	} {
		d := draw()
		d.AddPage()
		d.at(72, 120, 11, "", c.first)
		d.at(72, 134, 11, "", c.second)
		d.at(72, 400, 11, "", "Et afsnit til.")
		if f := read(t, d.bytes(t)); plain(f.Pieces[0].Words) != c.want {
			t.Errorf("%q, not %q", plain(f.Pieces[0].Words), c.want)
		}
	}
}

// Running heads and page numbers of a file without tags are left out by name,
// with how often they stand; what only looks like one is kept.
func TestRunningHeadsAreLeftOut(t *testing.T) {
	d := draw()
	for page := 1; page <= 4; page++ {
		d.AddPage()
		d.at(72, 40, 9, "", "Engbjergskolen – samtale 2025")
		d.at(72, 120, 11, "", fmt.Sprintf("Der er %d elever i klasse %d.", 20+page*page, page))
		d.at(72, 60, 11, "", []string{"Om trivsel", "Om læsning", "Om fravær", "Om aftaler"}[page-1])
		d.at(500, 810, 9, "", fmt.Sprintf("Side %d af 4", page))
		d.at(72, 810, 9, "", fmt.Sprintf("Bilag %d", page*page))
		d.at(72, 80, 11, "", "Samme linje under en anden på hver side") // is no running head: another line stands above it
	}
	f := read(t, d.bytes(t))
	want := []source.Left{
		{Why: source.RunningHead, Text: "Engbjergskolen – samtale 2025", Place: source.Place{Page: 1}, Times: 4},
		{Why: source.PageNumber, Text: "Side 1 af 4", Place: source.Place{Page: 1}, Times: 4},
	}
	if !slices.Equal(f.Left, want) {
		t.Errorf("left out: %+v", f.Left)
	}
	if got := strings.Join(said(f.Pieces), " "); !strings.Contains(got, "Der er 36 elever i klasse 4.") || !strings.Contains(got, "Om fravær") || !strings.Contains(got, "Bilag 16") || strings.Count(got, "Samme linje") != 4 {
		t.Errorf("kept: %q", got)
	}
}

// Items are told by their marks, the second level by where it stands. A number
// that no other goes on from is a part of its line.
func TestItemsAreToldByTheirMarks(t *testing.T) {
	d := draw()
	d.AddPage()
	for i, l := range []struct {
		x    float64
		text string
	}{
		{72, "Vi aftalte tre ting:"}, {90, "• Læsebånd hver dag"}, {108, "– også om fredagen"}, {108, "– også i SFO"}, {90, "• Ro i timerne"},
		{72, "3. klasse flytter lokale."}, {72, "Så er der rækkefølgen:"}, {72, "1. Først spørger vi"}, {72, "2. Så skriver vi"},
	} {
		d.at(l.x, 120+20*float64(i), 11, "", l.text)
	}
	var got []string
	for _, p := range read(t, d.bytes(t)).Pieces {
		kind := "p"
		if p.What == source.Item {
			kind = fmt.Sprintf("%d%v", p.Level, p.Numbered)[:2]
		}
		got = append(got, kind+" "+plain(p.Words))
	}
	want := []string{"p Vi aftalte tre ting:", "1f Læsebånd hver dag", "2f også om fredagen", "2f også i SFO", "1f Ro i timerne",
		"p 3. klasse flytter lokale.", "p Så er der rækkefølgen:", "1t Først spørger vi", "1t Så skriver vi"}
	if !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
}

// Bookmarks say which lines are headings, and of which level, though they look as
// the text does.
func TestBookmarksAreHeadings(t *testing.T) {
	d := draw()
	for page, heads := range [][]string{{"1 Ramme", "1.1 Formål"}, {"2 Aftaler"}} {
		d.AddPage()
		for i, h := range heads {
			d.Bookmark(d.letters(strings.TrimLeft(h, "0123456789. ")), strings.Count(h, "."), 0)
			d.at(72, 120+100*float64(i), 11, "", h)
			d.at(72, 134+100*float64(i), 11, "", fmt.Sprintf("Her står der noget på side %d om det.", page+1))
		}
	}
	if got := headings(read(t, d.bytes(t)).Pieces, true); !slices.Equal(got, []string{"1 1 Ramme", "2 1.1 Formål", "1 2 Aftaler"}) {
		t.Errorf("%q", got)
	}
}

// A number that a line's end parts at its hyphen stays one, and what is left of it on the
// next line is no number of the heading below.
func TestANumberIsNotPartedAtItsHyphen(t *testing.T) {
	d := draw()
	d.AddPage()
	d.Bookmark(d.letters("Aftaler"), 0, 0)
	d.at(72, 120, 11, "", "Vi talte om skemaet og om den gamle sag med nummer 010203-")
	d.at(72, 134, 11, "", "4455.")
	d.at(72, 170, 16, "B", "Aftaler")
	d.at(72, 200, 11, "", "Her står der noget om det.")
	f := read(t, d.bytes(t))
	if got := headings(f.Pieces, true); !slices.Equal(got, []string{"1 Aftaler"}) {
		t.Errorf("the headings are %q", got)
	}
	if s := plain(f.Pieces[0].Words); !strings.HasSuffix(s, "nummer 010203-4455.") {
		t.Errorf("the number is parted: %q", s)
	}
}

// A title that takes two lines is one heading, though its lines are farther apart than
// those of the text.
func TestALargeTitleOfTwoLinesIsOneHeading(t *testing.T) {
	d := draw()
	d.AddPage()
	d.at(72, 100, 26, "B", "Referat af samtalen om skolens")
	d.at(72, 130, 26, "B", "udvikling")
	for i := range 8 {
		d.at(72, 180+13*float64(i), 11, "", fmt.Sprintf("Her står der noget på linje %d om det, og det går så langt ud, som der er plads.", i))
	}
	if got := headings(read(t, d.bytes(t)).Pieces, false); !slices.Equal(got, []string{"1 Referat af samtalen om skolens udvikling"}) {
		t.Errorf("the headings are %q", got)
	}
}
