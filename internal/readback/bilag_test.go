package readback_test

import (
	"context"
	"strings"
	"testing"

	"notat/internal/publish"
	word "notat/internal/readback/readbacktest"
)

// The attachments come back from Word as they were, and as somebody wrote in them.
func TestAttachmentsComeBack(t *testing.T) {
	s := newService(t)
	const bilag = `"bilag":[{"adresse":"https://skolen.example/plan.pdf","note":"Fra august","titel":"Årsplan"},{"titel":"Kort over skolen"}]`
	record := strings.Replace(word.Record, `"afsnit":[`, bilag+`,"afsnit":[`, 1)
	f, _ := publish.FormatNamed("docx")
	d, err := s.Render(context.Background(), publish.Request{Data: []byte(record)}, f)
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		edit       func(*word.Hand)
		told, want string
	}{
		"nothing": {func(*word.Hand) {}, "", bilag},
		"a title": {func(h *word.Hand) { h.Say("Kort over skolen", "Kort") }, "", strings.Replace(bilag, "Kort over skolen", "Kort", 1)},
		"a note":  {func(h *word.Hand) { h.Say("Fra august", "Fra maj") }, "", strings.Replace(bilag, "august", "maj", 1)},
		"one more": {func(h *word.Hand) {
			word.After(h.Find("Kort over skolen"), word.Styled(h.Style("list bullet"), "Brev til forældre: https://skolen.example/brev.pdf"))
		}, "nyt-punkt", strings.Replace(bilag, "]", `,{"adresse":"https://skolen.example/brev.pdf","titel":"Brev til forældre"}]`, 1)},
		"one more of words": {func(h *word.Hand) {
			word.After(h.Find("Kort over skolen"), word.Styled(h.Style("list bullet"), "Brev til forældre"))
		}, "nyt-punkt", strings.Replace(bilag, "]", `,{"titel":"Brev til forældre"}]`, 1)},
		"one is deleted":  {func(h *word.Hand) { h.Remove("Kort over skolen") }, "del-slettet", `"bilag":[{"adresse":"https://skolen.example/plan.pdf","note":"Fra august","titel":"Årsplan"}]`},
		"all are deleted": {func(h *word.Hand) { dropUnder(h, "Bilag") }, "del-slettet", ""},
	} {
		h := word.InWord(t, d.Data, word.Rand)
		c.edit(h)
		file := h.Save(t)
		back := handBack(t, s, publish.Indlevering{Fil: file})
		told := ""
		for _, i := range back.Rest {
			told = i.Kode
			if len(i.Choices) > 0 {
				back = handBack(t, s, publish.Indlevering{Fil: file, Svar: []byte(`{"` + i.ID + `":"slettes"}`)})
			}
		}
		if told != c.told || !back.Ready() || !strings.Contains(string(back.Record), c.want) || c.want == "" && strings.Contains(string(back.Record), "plan.pdf") {
			t.Errorf("%s: %s %v\n%s", name, told, back.Faults, back.Record)
		}
	}
}
