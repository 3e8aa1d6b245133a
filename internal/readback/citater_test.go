package readback_test

import (
	"fmt"
	"strings"
	"testing"

	"notat/internal/publish"
	word "notat/internal/readback/readbacktest"
)

// quotes are the ways in which a quote comes into a draft.
var quotes = []meantEdit{
	{"two below the last", func(h *word.Hand) {
		word.After(h.LastOf("Elev"), word.Styled(h.Style("quote"), "Mere tid."), word.Styled(h.Style("quote"), "Og ro."))
	}, []string{`{"rolle":"Elev","tekst":"Her er rart at være."},{"tekst":"Mere tid."},{"tekst":"Og ro."}]`}, []string{"info nyt-punkt", "info nyt-punkt"}, nil},
	{"one above the first", func(h *word.Hand) {
		p := h.Find("rart at")
		p.Parent().InsertChildAt(p.Index(), word.Styled(h.Style("quote"), "Først."))
	}, []string{`[{"tekst":"Først."},{"rolle":"Elev","tekst":"Her er rart at være."}]`}, []string{"info nyt-punkt"}, nil},
	{"a paragraph more of one", func(h *word.Hand) { word.After(h.Find("rart at"), word.Styled(h.Style("quote"), "Altid.")) },
		[]string{`{"rolle":"Elev","tekst":"Her er rart at være.\n\nAltid."}]`}, []string{"info nyt-afsnit-i-tekst"}, nil},
	{"one of its own, typed into the control of another in marks", func(h *word.Hand) {
		word.After(h.Find("rart at"), word.Styled(h.Style("quote"), "»Vi vil have ro.«"))
	},
		[]string{`{"rolle":"Elev","tekst":"Her er rart at være."},{"tekst":"»Vi vil have ro.«"}]`}, []string{"info nyt-punkt"}, nil},
	{"one of its own in marks, and in the plain style", func(h *word.Hand) { word.After(h.Find("rart at"), word.Paragraph("", "”Vi vil have ro.”")) },
		[]string{`{"rolle":"Elev","tekst":"Her er rart at være."},{"tekst":"”Vi vil have ro.”"}]`}, []string{"info nyt-punkt"}, nil},
	{"one of its own, typed there with its role", func(h *word.Hand) {
		word.After(h.Find("rart at"), word.Styled(h.Style("quote"), "Vi vil have ro."), word.Styled(h.Style("quote"), "– Forælder"))
	}, []string{`{"rolle":"Elev","tekst":"Her er rart at være."},{"rolle":"Forælder","tekst":"Vi vil have ro."}]`}, []string{"info nyt-felt", "info nyt-punkt"}, nil},
	{"words in marks within a paragraph more of one", func(h *word.Hand) {
		word.After(h.Find("rart at"), word.Styled(h.Style("quote"), "Hun sagde »ro« og smilede."))
	}, []string{`{"rolle":"Elev","tekst":"Her er rart at være.\n\nHun sagde »ro« og smilede."}]`}, []string{"info nyt-afsnit-i-tekst"}, nil},
	{"copied with its role, and written anew", func(h *word.Hand) {
		p, r := h.Find("rart at").Copy(), h.LastOf("Elev").Copy()
		for _, x := range p.FindElements(".//w:t") {
			x.SetText("En kopi.")
		}
		word.After(h.LastOf("Elev"), p, r)
	}, []string{`{"rolle":"Elev","tekst":"Her er rart at være."},{"rolle":"Elev","tekst":"En kopi."}]`}, []string{"info nyt-felt", "info nyt-punkt"}, nil},
	{"with a role below", func(h *word.Hand) {
		word.After(h.LastOf("Elev"), word.Styled(h.Style("quote"), "Mere tid."), word.Paragraph("", "– Forælder"))
	}, []string{`{"rolle":"Forælder","tekst":"Mere tid."}]`}, []string{"info nyt-felt", "info nyt-punkt"}, nil},
	{"with its role in brackets behind it", func(h *word.Hand) {
		word.After(h.LastOf("Elev"), word.Styled(h.Style("quote"), "»Mere tid.« (forælder)"), word.Styled(h.Style("quote"), "Og ro! (elev i 7. b)"))
	}, []string{`{"rolle":"Elev","tekst":"Her er rart at være."},{"rolle":"forælder","tekst":"»Mere tid.«"},{"rolle":"elev i 7. b","tekst":"Og ro!"}]`}, []string{"info nyt-punkt", "info nyt-punkt"}, nil},
	{"with its role behind a dash and a comma, in a text", func(h *word.Hand) {
		word.After(h.Find("god tone"), word.Styled(h.Style("quote"), "Mere tid. – Forælder"), word.Styled(h.Style("quote"), "”Og ro”, elev"))
	}, []string{`{"citater":[{"rolle":"Forælder","tekst":"Mere tid."},{"rolle":"elev","tekst":"”Og ro”"}],"type":"citater"}`}, []string{"info citat-indsat", "info citat-indsat"}, nil},
	{"with its role in brackets below", func(h *word.Hand) {
		word.After(h.LastOf("Elev"), word.Styled(h.Style("quote"), "Mere tid."), word.Paragraph("", "(forælder)"))
	}, []string{`{"rolle":"forælder","tekst":"Mere tid."}]`}, []string{"info nyt-felt", "info nyt-punkt"}, nil},
	{"with its role behind it, typed into the control of another", func(h *word.Hand) {
		word.After(h.Find("rart at"), word.Styled(h.Style("quote"), "Vi vil have ro. (forælder)"))
	}, []string{`{"rolle":"Elev","tekst":"Her er rart at være."},{"rolle":"forælder","tekst":"Vi vil have ro."}]`}, []string{"info nyt-punkt"}, nil},
	{"brackets and dashes that say nothing of whose it is", func(h *word.Hand) {
		word.After(h.LastOf("Elev"), word.Styled(h.Style("quote"), "Det er godt (og sjovt) her."), word.Styled(h.Style("quote"), "Det er godt – og sjovt"))
	}, []string{`{"tekst":"Det er godt (og sjovt) her."},{"tekst":"Det er godt – og sjovt"}]`}, []string{"info nyt-punkt", "info nyt-punkt"}, nil},
	{"thirteen lines", func(h *word.Hand) {
		for i := 13; i > 0; i-- {
			word.After(h.LastOf("Elev"), word.Styled(h.Style("quote"), fmt.Sprintf("Linje nummer %d her.", i)))
		}
	}, []string{`{"tekst":"Linje nummer 12 her."},{"tekst":"Linje nummer 13 her."}]`}, strings.Split(strings.Repeat("info nyt-punkt,", 12)+"info nyt-punkt", ","), nil},
	{"plain lines below quotes are a text", func(h *word.Hand) {
		word.After(h.LastOf("Elev"), word.Paragraph("", "Det var godt."), word.Paragraph("", "Det var alt."))
	}, []string{`"type":"citater"},{"tekst":"Det var godt.\n\nDet var alt.","type":"tekst"}`}, []string{"info ny-blok"}, nil},
	{"two in a text", func(h *word.Hand) {
		word.After(h.Find("god tone"), word.Styled(h.Style("quote"), "Dejligt."), word.Styled(h.Style("quote"), "Rart."), word.Paragraph("", "Forælder"))
	}, []string{`god tone.","type":"tekst"},{"citater":[{"tekst":"Dejligt."},{"rolle":"Forælder","tekst":"Rart."}],"type":"citater"},{"tekst":"- første emne`}, []string{"info citat-indsat", "info citat-indsat", "info nyt-felt"}, nil},
	{"two outside the sections, left out", besideTheSections, []string{`"titel":"Skoleleder"`}, []string{"ask udenfor", "info citat-indsat", "info nyt-felt"}, []string{"udelades"}},
	{"two outside the sections, put into one", besideTheSections, []string{`{"citater":[{"rolle":"Fjordens beboer","tekst":"Dejligt."},{"tekst":"Rart."}],"type":"citater"}`}, []string{"ask udenfor", "info citat-indsat", "info nyt-felt"}, []string{"blok:/afsnit/0"}},
	{"one in a new section", func(h *word.Hand) {
		word.After(h.Find("andet emne"), word.Styled(h.Style("heading 1"), "Ord"), word.Styled(h.Style("quote"), "Rart."))
	}, []string{`{"blokke":[{"citater":[{"tekst":"Rart."}],"type":"citater"}],"overskrift":"Ord"}`}, []string{"info citat-indsat", "info nyt-afsnit"}, nil},
}

func besideTheSections(h *word.Hand) {
	word.After(h.Find("Deltagere"), word.Styled(h.Style("quote"), "Dejligt."), word.Paragraph("", "Fjordens beboer"), word.Styled(h.Style("quote"), "Rart."))
}

// What stands in the style of quotes is one.
func TestQuotesAreReadAsTheyAreMeant(t *testing.T) { areMeant(t, quotes) }

// Whose a quote is may be typed behind one that is there.
func TestWhoseAQuoteIsIsTypedBehindIt(t *testing.T) {
	s := newService(t)
	record := string(changedRecord(`"tekst":"Her er rart at være.","rolle":"Elev"`, `"tekst":"Her er rart at være."`))
	back := handBack(t, s, publish.Indlevering{Fil: internFile(t, s, record, func(h *word.Hand) { h.Find("rart at").AddChild(word.Element(word.Run(" (forælder)"))) })})
	if got := string(back.Record); !back.Ready() || !strings.Contains(got, `{"rolle":"forælder","tekst":"Her er rart at være."}`) {
		t.Errorf("%+v %s", back.Rest, got)
	}
}
