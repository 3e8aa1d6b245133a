package html

import (
	"encoding/xml"
	"strings"
	"testing"

	"notat/internal/notat"
)

func TestAChartIsDrawnInThePageAndSaysItsNumbers(t *testing.T) {
	figure := &notat.Figure{Alt: "Søjlediagram. Fravær <1.> & 2.: Skolen 7,4 %; Kommunen 6 %.", Chart: &notat.Chart{
		Titel:  "Søjlediagram",
		Groups: []notat.Group{{Label: "Fravær <1.> & 2.", Bars: []notat.Bar{{Name: "Skolen", Values: []notat.Value{{Text: "7,4 %", Number: 7.4}}}, {Owner: notat.Municipality, Name: "Kommunen", Values: []notat.Value{{Text: "6 %", Number: 6}}}}}},
	}}
	page := drawn(t, "standard", &notat.Document{Titel: "Samtale", Sprog: "da-DK", Blocks: []notat.Block{figure, figure}})
	ids := map[string]bool{}
	for _, part := range strings.Split(page, "<svg")[1:] {
		svg, _, _ := strings.Cut(part, "</svg>")
		var got struct {
			Labelled string `xml:"aria-labelledby,attr"`
			Role     string `xml:"role,attr"`
			Title    struct {
				ID string `xml:"id,attr"`
			} `xml:"title"`
			Desc struct {
				ID   string `xml:"id,attr"`
				Text string `xml:",chardata"`
			} `xml:"desc"`
			Words []string `xml:"text"`
		}
		if err := xml.Unmarshal([]byte("<svg"+svg+"</svg>"), &got); err != nil {
			t.Fatal(err)
		}
		if got.Role != "img" || got.Labelled != got.Title.ID+" "+got.Desc.ID || ids[got.Title.ID] {
			t.Errorf("%+v", got)
		}
		ids[got.Title.ID] = true
		if got.Desc.Text != "Fravær <1.> & 2.: Skolen 7,4 %; Kommunen 6 %." || strings.Join(got.Words, "|") != "Fravær <1.> & 2.|Skolen|7,4 %|Kommunen|6 %" {
			t.Errorf("%q %q", got.Desc.Text, got.Words)
		}
	}
	if len(ids) != 2 {
		t.Errorf("%d charts", len(ids))
	}
}
