package leak

import (
	"context"
	"strings"
	"testing"

	"notat/internal/samtale"
)

// withheld has something internal of each kind, and a name that is not public.
const withheld = `{"dokument":{"titel":"Samtale","skoleaar":"2025/26"},"kommune":{"navn":"Fjordby"},"skole":{"navn":"Birkelund Skole"},
"moede":{"sted":"Salen"},
"deltagere":[{"navn":"Anna Berg","titel":"Skoleleder","part":"skoleledelse"},{"navn":"Tove Hegn","titel":"Lærer","part":"medarbejdere"},{"navn":"Skov","part":"elever"}],
"afsnit":[{"overskrift":"Rammen","blokke":[
  {"type":"tekst","tekst":"Det blev sagt højt. Alle lyttede.\n\n- et\n- to"},
  {"type":"tekst","synlighed":"intern","tekst":"Forvaltningen overvejer at lukke biblioteket til sommer. Kun her.\n\n- første hemmelige punkt\n- nej\n- ledelsen drøftede forvaltningen for lukkede døre\n\nSe [siden](https://intern.example/plan)."},
  {"type":"tabel","synlighed":"intern","hoved":["Navn","Dag"],"raekker":[["Rengøringsplanen","17"]]},
  {"type":"resultater","resultater":[{"maaling":"Fravær","klassetrin":"4. klasse","vaerdi":7.6,"enhed":"%","synlighed":"intern"},{"maaling":"Fravær","klassetrin":"5. klasse","vaerdi":5.1,"enhed":"%"}]}]},
 {"overskrift":"Personalesagen","synlighed":"intern","afsnit":[{"overskrift":"Nedenunder","blokke":[{"type":"citater","citater":[{"tekst":"Jeg vil ikke mere.","rolle":"Lærer"}]}]}]},
 {"overskrift":"Resten","blokke":[{"type":"tekst","tekst":"HER"},{"type":"tabel","hoved":["a"],"raekker":[["CELLE"]]}]}]}`

func record(t *testing.T, s string) *samtale.Record {
	t.Helper()
	r, err := samtale.Decode([]byte(s))
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// What is internal, or a name that is not public, is found wherever the public
// would read it, however it is written; what says no more than before is not.
func TestWhatIsWithheldIsFoundWhereverItIsShown(t *testing.T) {
	base := record(t, withheld)
	for _, c := range []struct {
		name, old, new string
		want           string // where it is shown and from where, or "": nothing is found
	}{
		{"nothing is changed", "HER", "HER", ""},
		{"a paragraph", "HER", "Forvaltningen overvejer at lukke biblioteket til sommer. Kun her.", "/afsnit/2/blokke/0/tekst < /afsnit/0/blokke/1/tekst"},
		{"a sentence in a paragraph", "HER", "Vi hørte: forvaltningen overvejer at lukke biblioteket til sommer, desværre.", "/afsnit/2/blokke/0/tekst < /afsnit/0/blokke/1/tekst"},
		{"an item within a sentence", "HER", "Vi talte om første hemmelige punkt i dag.", "/afsnit/2/blokke/0/tekst < /afsnit/0/blokke/1/tekst"},
		{"a sentence of it that is too short to tell", "HER", "Ja. Kun her.", ""},
		{"five of its words in a row", "HER", "Det siges, at ledelsen drøftede forvaltningen for lukkede vinduer.", "/afsnit/2/blokke/0/tekst < /afsnit/0/blokke/1/tekst"},
		{"three of its words in a row", "HER", "Det siges, at ledelsen drøftede forvaltningen i går.", ""},
		{"three of its words alone", "HER", "At lukke biblioteket", "/afsnit/2/blokke/0/tekst < /afsnit/0/blokke/1/tekst"},
		{"three of its words as a sentence", "HER", "Vi mødtes. Drøftede forvaltningen for? Ja.", "/afsnit/2/blokke/0/tekst < /afsnit/0/blokke/1/tekst"},
		{"three short words of it alone", "HER", "for lukkede døre", ""},
		{"two of its words alone", "HER", "Lukke biblioteket", ""},
		{"a sentence in other words", "HER", "Til sommer regner vi med, at biblioteket lukkes; det overvejes i forvaltningen.", "/afsnit/2/blokke/0/tekst < /afsnit/0/blokke/1/tekst"},
		{"half reworded", "HER", "Man overvejer nu, om biblioteket lukkes til sommer.", "/afsnit/2/blokke/0/tekst < /afsnit/0/blokke/1/tekst"},
		{"in another order, among others", "HER", "Vi mødtes. Til sommer vil forvaltningen måske lukke vores bibliotek.", "/afsnit/2/blokke/0/tekst < /afsnit/0/blokke/1/tekst"},
		{"a heading made of it", `"Resten"`, `"Resten: biblioteket lukker, overvejer forvaltningen"`, "/afsnit/2/overskrift < /afsnit/0/blokke/1/tekst"},
		{"another thing of the same library", "HER", "Biblioteket holder åbent til sommer.", ""},
		{"another thing that is thought of", "HER", "Forvaltningen overvejer nye gynger og en sandkasse til de yngste.", ""},
		{"in other words, over two sentences", "HER", "Biblioteket er i fare. Måske lukkes det inden sommeren.", "/afsnit/2/blokke/0/tekst < /afsnit/0/blokke/1/tekst"},
		{"its subject, and something else", "HER", "Biblioteket holder åbent hele sommeren og har fået nye bøger.", ""},
		{"some of its words far from one another", "HER", "Biblioteket er godt. Alle roser det. Mange låner. Døren kan lukkes. Vi ses igen. Det er sommer.", ""},
		{"two of its words in another sentence", "HER", "Det gælder kun her på skolen.", ""},
		{"half of a paragraph", "HER", "at lukke biblioteket til", "/afsnit/2/blokke/0/tekst < /afsnit/0/blokke/1/tekst"},
		{"other spaces, signs that nobody sees, wide letters", "HER", "FORVALTNINGEN\u00a0over\u00advejer at lukke bib\u200blioteket \uff54\uff49\uff4c sommer", "/afsnit/2/blokke/0/tekst < /afsnit/0/blokke/1/tekst"},
		{"the target of a link, encoded", "HER", "Se [her](https://x.example/?t=forvaltningen%20overvejer+at%20lukke%20biblioteket%20til%20sommer).", "/afsnit/2/blokke/0/tekst < /afsnit/0/blokke/1/tekst"},
		{"a name in a target", "HER", "Se [her](https://x.example/T%6Fve_Hegn).", "/afsnit/2/blokke/0/tekst < /deltagere/1/navn"},
		{"an item", "HER", "- første hemmelige punkt", "/afsnit/2/blokke/0/tekst < /afsnit/0/blokke/1/tekst"},
		{"an item of one short word", "HER", "Nej", ""},
		{"an address", "HER", "Plan: https://intern.example/plan", "/afsnit/2/blokke/0/tekst < /afsnit/0/blokke/1/tekst"},
		{"a cell in a cell", "CELLE", "Rengøringsplanen", "/afsnit/2/blokke/1/raekker/0 < /afsnit/0/blokke/2/raekker/0/0"},
		{"a number of a cell", "HER", "17", ""},
		{"a result", `,"synlighed":"intern"},{"maaling"`, `},{"maaling"`, "/afsnit/0/blokke/3/resultater/0 < /afsnit/0/blokke/3/resultater/0"},
		{"the label of a result", "HER", "Fravær 6. klasse", ""},
		{"a heading", `"Resten"`, `"Personalesagen"`, "/afsnit/2/overskrift < /afsnit/1/overskrift"},
		{"a section that is internal no more", `"Personalesagen","synlighed":"intern"`, `"Personalesagen"`, "/afsnit/1/overskrift < /afsnit/1/overskrift"},
		{"a quote of a section below", "HER", "Hun sagde: Jeg vil ikke mere.", "/afsnit/2/blokke/0/tekst < /afsnit/1/afsnit/0/blokke/0/citater/0/tekst"},
		{"a role", "HER", "Lærer", ""},
		{"a name in a text", "HER", "Her talte Tove  Hegn.", "/afsnit/2/blokke/0/tekst < /deltagere/1/navn"},
		{"a name that a word runs into", "HER", "Her talte Tove Hegnog så videre.", "/afsnit/2/blokke/0/tekst < /deltagere/1/navn"},
		{"a name as somebody's title", `"Skoleleder"`, `"Tove Hegn"`, "/deltagere/0/titel < /deltagere/1/navn"},
		{"a name in another party", `"part":"medarbejdere"`, `"part":"skoleledelse"`, "/deltagere/1/navn < /deltagere/1/navn"},
		{"a name of one word in a text", "HER", "Vi gik i skov.", ""},
		{"a name of one word among the others", `"Skoleleder"`, `"Skov"`, "/deltagere/0/titel < /deltagere/2/navn"},
		{"the place of the meeting", "Salen", "Nedenunder", "/moede/sted < /afsnit/1/afsnit/0/overskrift"},
		{"other words", "HER", "Til sommeren kan biblioteket være lukket. Vi overvejer det.", "/afsnit/2/blokke/0/tekst < /afsnit/0/blokke/1/tekst"},
		{"other words in two paragraphs", "HER", "Noget skal lukkes, siger man.\n\nBiblioteket, og det til sommeren.", "/afsnit/2/blokke/0/tekst < /afsnit/0/blokke/1/tekst"},
		{"other words in two blocks", "HER\"},", "Noget skal lukkes, siger man.\"},{\"type\":\"tekst\",\"tekst\":\"Biblioteket til sommeren.\"},", "/afsnit/2/blokke/0/tekst < /afsnit/0/blokke/1/tekst"},
		{"two of the words in two paragraphs", "HER", "Døren skal lukkes, siger man.\n\nVi ses til sommeren.", ""},
		{"other words far apart", "HER", "Noget skal lukkes, siger man.\n\nDet var alt.\n\nBiblioteket til sommeren.", ""},
		{"what the public has read already", "HER", "Det blev sagt højt. Alle lyttede.", ""},
	} {
		shows := record(t, strings.Replace(withheld, c.old, strings.ReplaceAll(c.new, "\n", `\n`), 1))
		found, err := Find(context.Background(), []*samtale.Record{base}, base, shows)
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		if len(found) > 0 {
			got = found[0].Pointer + " < " + found[0].From
		}
		if got != c.want {
			t.Errorf("%s: found %q, not %q", c.name, got, c.want)
		}
	}
}

// Hidden paragraphs and items are cut out of a text, and nothing of it is lost.
func TestATextIsCutWhereItIsHidden(t *testing.T) {
	const source = "Første.\n\n- et\n- to\n  - under\n- tre\n\n**Sidste**."
	for _, c := range []struct {
		hidden []int
		want   string
	}{
		{nil, "Første.\n\n- et\n- to\n  - under\n- tre\n\n**Sidste**."},
		{[]int{0, 1, 2, 3, 4}, "(Første.\n\n- et\n- to\n  - under\n- tre\n\n**Sidste**.)"},
		{[]int{2}, "Første.\n\n- et|(- to\n  - under)|- tre\n\n**Sidste**."},
		{[]int{0, 4}, "(Første.)|- et\n- to\n  - under\n- tre|(**Sidste**.)"},
	} {
		hidden := map[int]bool{}
		for _, i := range c.hidden {
			hidden[i] = true
		}
		var got []string
		for _, s := range Cut(source, hidden) {
			if s.Hidden {
				s.Source = "(" + s.Source + ")"
			}
			got = append(got, s.Source)
		}
		if g := strings.Join(got, "|"); g != c.want {
			t.Errorf("%v: %q, not %q", c.hidden, g, c.want)
		}
	}
}

// What is cut off an internal text is found where it was set, though it is too short to be
// found as a copy: what still stands where it was is not.
func TestWhatIsCutOffIsFoundHoweverShort(t *testing.T) {
	base := record(t, withheld)
	for _, c := range []struct {
		name, cut, left, set string
		found                bool
	}{
		{"the end, as a text of its own", "biblioteket til sommer", "biblioteket", "Til sommer.", true},
		{"the end, in a sentence", "biblioteket til sommer", "biblioteket", "Vi holder fest til sommer med alle.", true},
		{"the beginning", "Forvaltningen overvejer at lukke", "at lukke", "Forvaltningen overvejer", true},
		{"the middle", "overvejer at lukke biblioteket", "overvejer biblioteket", "Man tænker på at lukke.", true},
		{"a long word", "at lukke biblioteket til", "at lukke til", "Nu biblioteket, og så gården.", true},
		{"a short word", "overvejer at lukke", "overvejer lukke", "Vi kom til at grine.", false},
		{"the end, and the rest is mended", "at lukke biblioteket til sommer", "måske en lukning", "Til sommer", true},
		{"the end, mended, in a sentence", "at lukke biblioteket til sommer", "måske en lukning", "Vi holder fest til sommer med alle.", false},
		{"it stands there still", "", "", "Til sommer.", false},
	} {
		s := strings.Replace(strings.Replace(withheld, c.cut, c.left, 1), "HER", c.set, 1)
		found, err := Find(context.Background(), []*samtale.Record{base}, base, record(t, s))
		if err != nil || (len(found) > 0) != c.found {
			t.Errorf("%s: %+v, %v", c.name, found, err)
		}
	}
}

func TestNobodyWaitsNothingIsFound(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	base := record(t, withheld)
	if _, err := Find(ctx, []*samtale.Record{base}, base, base); err == nil {
		t.Error("looked for nobody")
	}
}
