package slides_test

import (
	"context"
	"strings"
	"testing"

	"notat/internal/source/slides"
	"notat/internal/source/sourcetest"
)

func dump(t *testing.T, d *sourcetest.Deck) string {
	t.Helper()
	f, err := slides.Read(context.Background(), d.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	sourcetest.CheckFile(t, f)
	return sourcetest.Dump(f)
}

// A line broken by hand begins a text of its own, unless it goes on with a sentence.
func TestALineBrokenByHandIsOfItsOwnOrGoesOn(t *testing.T) {
	d := sourcetest.NewDeck()
	d.Slide("blank", d.Box(1, 2, 4, 2, "Mødeleder: Karla Holm\nReferent: Jens Vang", "Vi talte om,\nhvordan det går"))
	if got := dump(t, d); got != "Mødeleder: Karla Holm\nReferent: Jens Vang\nVi talte om, hvordan det går\n" {
		t.Error(got)
	}
	d = sourcetest.NewDeck()
	d.Slide("obj", d.Hold("", "1", "Et punkt\nOver to linjer"))
	if got := dump(t, d); got != "* Et punkt Over to linjer\n" {
		t.Error(got)
	}
}

// The placeholder on the layout says whether its lines are items, and what is written
// directly says it over that.
func TestLinesAreItemsWhereTheLayoutSaysSo(t *testing.T) {
	d := sourcetest.NewDeck()
	d.Slide("title", d.Hold("ctrTitle", "", "Titel"), d.Hold("subTitle", "1", "Ingen punkter"))
	d.Slide("obj", d.Hold("", "1", "Et punkt", "> under det"), strings.Replace(d.Hold("", "", "Uden punkt"), "<a:p>", `<a:p><a:pPr><a:buNone/></a:pPr>`, 1))
	d.Slide("blank", d.Box(1, 1, 1, 1, "Et felt har ingen"))
	if got := dump(t, d); got != "# Titel\nIngen punkter\n* Et punkt\n  * under det\nUden punkt\nEt felt har ingen\n" {
		t.Error(got)
	}
}

// A few words that only some slides have, or have elsewhere, are no running line.
func TestOnlyWhatMostSlidesHaveAtOnePlaceIsLeftOut(t *testing.T) {
	d := sourcetest.NewDeck()
	for i := range 5 {
		more := ""
		if i < 2 {
			more = d.Box(1, 5, 2, 1, "Se næste side")
		}
		d.Slide("blank", d.Box(1, float64(i), 2, 1, "Overalt, men ikke samme sted"), more, d.Box(8, 7, 1, 0.3, "Fast"))
	}
	got := dump(t, d)
	if strings.Count(got, "Overalt") != 5 || strings.Count(got, "Se næste side\n") != 2 || !strings.HasSuffix(got, "- running ×5: Fast\n") {
		t.Error(got)
	}
}

// A number that counts the slides is left out in a box of any kind; one that stands with
// words is of them.
func TestTheNumberOfASlideIsNoText(t *testing.T) {
	d := sourcetest.NewDeck()
	for _, s := range []string{"", "Bilag "} {
		d.Slide("blank", strings.Replace(d.Box(8, 7, 1, 0.3, s), "<a:endParaRPr", `<a:fld id="{1}" type="slidenum"><a:t>7</a:t></a:fld><a:endParaRPr`, 1))
	}
	if got := dump(t, d); got != "Bilag 7\n- number ×1: 7\n" {
		t.Error(got)
	}
}
