package readback_test

import (
	"context"
	"strings"
	"testing"

	"notat/internal/publish"
	word "notat/internal/readback/readbacktest"
)

// The day on which a source was asked is corrected in Word as any date is.
func TestTheDayASourceWasAskedComesBack(t *testing.T) {
	s := newService(t)
	record := strings.Replace(word.Record, `"ord":"Trivslen er steget."`, `"ord":"Trivslen er steget.","kilde":"Datapakken","hentet":"2026-02-20"`, 1)
	f, _ := publish.FormatNamed("docx")
	d, err := s.Render(context.Background(), publish.Request{Data: []byte(record)}, f)
	if err != nil {
		t.Fatal(err)
	}
	h := word.InWord(t, d.Data, word.Rand)
	h.Say("20. februar 2026", "1. marts 2026")
	back := handBack(t, s, publish.Indlevering{Fil: h.Save(t)})
	if !back.Ready() || len(back.Rest) > 0 || !strings.Contains(string(back.Record), `"hentet":"2026-03-01"`) {
		t.Errorf("%v %v\n%s", back.Rest, back.Faults, back.Record)
	}
}
