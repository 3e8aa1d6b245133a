package readback_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/beevik/etree"

	word "notat/internal/readback/readbacktest"

	"notat/internal/publish"
)

// says writes a cell of the row that says words anew, from its n-th cell on.
func says(h *word.Hand, words string, n int, texts ...string) {
	for i, s := range texts {
		cell := h.Row(words).SelectElements("w:tc")[n+i]
		for _, t := range cell.FindElements(".//w:t") {
			t.SetText("")
		}
		switch t := cell.FindElement(".//w:t"); {
		case t != nil:
			t.SetText(s)
		case s != "":
			cell.SelectElement("w:p").AddChild(word.Element(word.Run(s)))
		}
	}
}

// A number is that of the column it stands in: two that changed places in a row, and
// one that is what the next was, were written anew. None is lost without a word.
func TestNumbersOfARowAreThoseOfTheirColumns(t *testing.T) {
	s := newService(t)
	record := string(changedRecord(`,"ord":"Trivslen er steget."}`, `,"ord":"Trivslen er steget."},`+
		`{"maaling":"Arbejdsro","antal":90,"vaerdi":48,"kommunetal":50,"landstal":51},{"maaling":"Uro","antal":50,"vaerdi":51,"kommunetal":48}`))
	const antal, vaerdi, landstal = 1, 2, 4 // cells
	swap := func(rows []*etree.Element) {
		for _, r := range rows {
			cs := r.SelectElements("w:tc")
			r.RemoveChild(cs[landstal])
			r.InsertChildAt(cs[landstal-1].Index(), cs[landstal])
		}
	}
	for _, c := range []struct {
		name  string
		edit  func(*word.Hand)
		has   string
		items []string
	}{
		{"two that change places", func(h *word.Hand) { says(h, "Arbejdsro", vaerdi, "50", "48") }, `"kommunetal":48,"landstal":51,"maaling":"Arbejdsro","vaerdi":50`, nil},
		{"how many and the value", func(h *word.Hand) { says(h, "Arbejdsro", antal, "48", "90") }, `"antal":48,"kommunetal":50,"landstal":51,"maaling":"Arbejdsro","vaerdi":90`, nil},
		{"one that is what the next was", func(h *word.Hand) { says(h, "Arbejdsro", vaerdi, "50", "52") }, `"kommunetal":52,"landstal":51,"maaling":"Arbejdsro","vaerdi":50`, nil},
		{"all one to the right", func(h *word.Hand) { says(h, "Arbejdsro", vaerdi, "47", "48", "50") }, `"kommunetal":48,"landstal":50,"maaling":"Arbejdsro","vaerdi":47`, nil},
		{"one in the empty cell beside it", func(h *word.Hand) { says(h, "Uro", vaerdi+1, "", "48") }, `"landstal":48,"maaling":"Uro","vaerdi":51`, []string{"ask felt-tomt"}},
		{"the heads of two columns", func(h *word.Hand) { says(h, "Måling", landstal-1, "Landet", "Kommunen") }, `"kommunetal":51,"landstal":50,"maaling":"Arbejdsro","vaerdi":48`, []string{"ask felt-tomt", "warn raekkefoelge"}},
		{"the cells below two heads", func(h *word.Hand) { swap(rowsOf(h, "Arbejdsro")[1:]) }, `"kommunetal":51,"landstal":50,"maaling":"Arbejdsro","vaerdi":48`, []string{"ask felt-tomt"}},
		{"two columns, one of them emptied", func(h *word.Hand) {
			swap(rowsOf(h, "Arbejdsro"))
			says(h, "Arbejdsro", landstal, "") // kommunetal now
		}, `"landstal":51,"maaling":"Arbejdsro","vaerdi":48`, []string{"ask felt-tomt", "warn raekkefoelge"}},
		{"a cell is deleted", func(h *word.Hand) { word.Drop(h.Row("Arbejdsro").SelectElements("w:tc")[vaerdi]) }, `"kommunetal":50,"landstal":51,"maaling":"Arbejdsro"}`, []string{"ask felt-tomt"}},
		{"a column is deleted, and the next is called like it", func(h *word.Hand) {
			for _, r := range rowsOf(h, "Arbejdsro") {
				word.Drop(r.SelectElements("w:tc")[landstal-1])
			}
			says(h, "Måling", landstal-1, "Kommunen")
		}, `"antal":90,"kommunetal":51,"maaling":"Arbejdsro","vaerdi":48`, []string{"ask felt-tomt", "ask kolonne-slettet"}},
		{"a column that the record has no place for, in three rows", func(h *word.Hand) { column(h, "Arbejdsro", landstal, "Sidste år", "6,10", "45", "55") },
			`"maaling":"Uro","note":"Sidste år: 55","vaerdi":51`, []string{"ask ny-kolonne-ukendt"}},
	} {
		q := publish.Indlevering{Fil: internFile(t, s, record, c.edit)}
		first := handBack(t, s, q)
		items, _ := told(first)
		if !slices.Equal(items, c.items) {
			t.Errorf("%s: told %q, not %q", c.name, items, c.items)
		}
		svar := map[string]string{}
		for _, i := range first.Rest {
			if len(i.Choices) > 0 {
				svar[i.ID] = i.Choices[0].ID
			}
		}
		q.Svar, _ = json.Marshal(svar)
		back := handBack(t, s, q)
		if got := string(back.Record); !back.Ready() || !strings.Contains(got, c.has) {
			t.Errorf("%s: the record has no %s: %+v %s", c.name, c.has, back.Rest, got)
		}
	}
}

// A period stands below what was measured where it has no column of its own, and is no
// subject in a new row either.
func TestThePeriodBelowAMeasureIsThePeriodOfANewRow(t *testing.T) {
	s := newService(t)
	data, err := os.ReadFile(filepath.Join(examples, "birkelund-2024-25.json"))
	if err != nil {
		t.Fatal(err)
	}
	back := handBack(t, s, publish.Indlevering{Fil: internFile(t, s, string(data), func(h *word.Hand) {
		row := h.Row("Støtte og inspiration")
		more := row.Copy()
		word.After(row, more)
		for _, x := range more.FindElements(".//w:t") {
			x.SetText(strings.NewReplacer("Støtte og inspiration", "Faglig trivsel", "Foråret 2024", "Foråret 2025", "3,2", "3,6").Replace(x.Text()))
		}
	})})
	if got := string(back.Record); !back.Ready() || !strings.Contains(got, `"klassetrin":"4.-9. klasse","kommunetal":3.3`) || !strings.Contains(got, `"maaling":"Faglig trivsel","ord":"Ikke den fremgang, skolen havde håbet på.","periode":"Foråret 2025","vaerdi":3.6`) || strings.Contains(got, `"fag":"Foråret`) {
		t.Errorf("%+v %+v", back.Rest, back.Aendringer)
	}
}
