package publish

import (
	"context"
	"strings"
	"testing"
)

// Who approves a notat is told what was answered, and why; the public record is not.
func TestTheAnswersAreListedForWhoApproves(t *testing.T) {
	s := newService(t)
	const reason = "Stedet er åbent for alle."
	data := []byte(strings.Replace(inBlocks(func(int) string { return `{"type":"tekst","tekst":"Se https://intranet.fjordby.dk/plan."}` })(1),
		`"skole":`, `"kontroller":[{"kode":"intern-adresse","sted":"/afsnit/0/blokke/0/tekst","begrundelse":"`+reason+`"}],"skole":`, 1))
	r, err := s.Validate(context.Background(), Request{Data: data})
	if err != nil {
		t.Fatal(err)
	}
	got := r.Svar().Besvaret
	if len(got) != 1 || got[0].Kode != "intern-adresse" || got[0].Pointer != "/afsnit/0/blokke/0/tekst" || got[0].Sted == "" || got[0].Begrundelse != reason {
		t.Errorf("%+v", got)
	}
	pdf, _ := FormatNamed("pdf")
	d, err := s.Render(context.Background(), Request{Data: data, Udgave: Offentlig}, pdf)
	if err != nil || contains(everyByte(t, "pdf", d.Data), reason) {
		t.Errorf("the reason is public: %v", err)
	}
}
