package docx

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/beevik/etree"

	"notat/internal/notat"
	"notat/internal/ooxml"
)

// asWord gives the paragraphs of a draft as Word has them: the style of each by
// its name, the level of an item, and the words with their own styles, breaks,
// addresses and pictures.
func asWord(t *testing.T, p *ooxml.Package) (out []string) {
	t.Helper()
	styles, err := p.Styles()
	if err != nil {
		t.Fatal(err)
	}
	named := func(kind, id string) string {
		for _, name := range []string{"heading 1", "heading 2", "heading 3", "list bullet", "list number", "quote", "caption", "strong", "emphasis", "hyperlink"} {
			if is, ok := styles.ID(kind, name); ok && is == id {
				return name
			}
		}
		return ""
	}
	rels, err := p.Rels(p.Main())
	if err != nil {
		t.Fatal(err)
	}
	targets := map[string]string{}
	for _, r := range rels {
		targets[r.ID] = r.Target
	}
	for _, e := range mustXML(t, p, p.Main()).FindElements("//w:p") {
		var s strings.Builder
		pPr := ooxml.Child(e, "pPr")
		if name := named("paragraph", ooxml.Val(pPr, "pStyle")); name != "" {
			s.WriteString("{" + name + "}")
		}
		if level := ooxml.Val(ooxml.Child(pPr, "numPr"), "ilvl"); level != "" && level != "0" {
			s.WriteString("{level " + level + "}")
		}
		walk(e, func(c *etree.Element) {
			switch c.Tag {
			case "rStyle":
				s.WriteString("<" + named("character", ooxml.Attr(c, "val")) + ">")
			case "t":
				s.WriteString(c.Text())
			case "br":
				s.WriteString("/")
			case "docPr":
				fmt.Fprintf(&s, "[%s]", ooxml.Attr(c, "descr"))
			case "hyperlink":
				for _, a := range c.Attr {
					if a.Key == "id" {
						fmt.Fprintf(&s, "[%s]", targets[a.Value])
					}
				}
			}
		})
		out = append(out, s.String())
	}
	return out
}

// What is edited in Word has to mean in Word what it means in the notat.
func TestEachKindOfBlockIsWhatWordCallsIt(t *testing.T) {
	for _, c := range []struct {
		name   string
		blocks []notat.Block
		want   []string
	}{
		{"sections", []notat.Block{&notat.Heading{Level: 2, Inlines: text("a")}, &notat.Heading{Level: 3, Inlines: text("b")}, &notat.Heading{Level: 4, Inlines: text("c")}},
			[]string{"{heading 1}a", "{heading 2}b", "{heading 3}c"}},
		{"lists", []notat.Block{
			&notat.List{Items: []notat.Item{{Inlines: text("a"), Sub: &notat.List{Items: []notat.Item{{Inlines: text("b")}}}}}},
			&notat.List{Ordered: true, Items: []notat.Item{{Inlines: text("c"), Sub: &notat.List{Ordered: true, Items: []notat.Item{{Inlines: text("d")}}}}}},
		}, []string{"{list bullet}a", "{list bullet}{level 1}b", "{list number}c", "{list number}{level 1}d"}},
		{"stress and lines", []notat.Block{par(notat.Strong(text("fed")), notat.Text(" og "), notat.Emph(text("kursiv")), notat.Break{}, notat.Text("ny"))},
			[]string{"<strong>fed og <emphasis>kursiv/ny"}},
		{"links", []notat.Block{par(notat.Link{Address: "https://a.example/1", Inlines: text("en")}, notat.Link{Address: "https://a.example/2", Inlines: text("to")})},
			[]string{"[https://a.example/1]<hyperlink>en[https://a.example/2]<hyperlink>to"}},
		{"a quote", []notat.Block{&notat.Quote{Blocks: []notat.Block{par(text("Ja.")...)}, Source: text("Elev")}}, []string{"{quote}Ja.", "Elev"}},
		{"a picture", []notat.Block{&notat.Figure{Image: picturePNG(t, 2, 2), MIME: "image/png", Width: 2, Height: 2, Alt: "En gård", Caption: text("Gården")}},
			[]string{"[En gård]", "{caption}Gården"}},
	} {
		d := sample(t)
		d.Blocks = c.blocks
		p := draw(t, d)
		sound(t, p)
		got := slices.DeleteFunc(asWord(t, p), func(s string) bool { return s == "" })
		if at := slices.Index(got, c.want[0]); at < 0 || len(got) < at+len(c.want) || !slices.Equal(got[at:at+len(c.want)], c.want) {
			t.Errorf("%s: %q, not %q", c.name, got, c.want)
		}
	}
}
