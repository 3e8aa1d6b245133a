package httpapi

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"os"
	"strings"
	"testing"

	"notat/internal/fault"
	"notat/internal/publish"
)

// Each error has its answer. What the caller can mend is told to the caller alone;
// what only the service can mend stands in its log.
func TestEveryErrorHasItsAnswer(t *testing.T) {
	for _, c := range []struct {
		err   error
		want  *kind
		known bool
	}{
		{&publish.SyntaxError{Message: "x", Line: 3, Column: 4}, kindNotJSON, true},
		{&publish.Rejected{Report: publish.Report{Faults: fault.List{{Code: "x"}}}}, kindRecord, true},
		{&http.MaxBytesError{Limit: 7 << 20}, kindTooLarge, true},
		{publish.ErrTemplate, kindNotFound, true}, {publish.ErrNotFound, kindNotFound, true}, {publish.ErrWithdrawn, kindGone, true}, {publish.ErrOff, kindOff, true},
		{publish.ErrUdgave, kindQuery, true}, {publish.ErrStatus, kindQuery, true}, {publish.ErrNy, kindQuery, true}, {publish.ErrAarsag, kindQuery, true},
		{errBusy, kindBusy, true}, {context.DeadlineExceeded, kindBusy, true}, {os.ErrDeadlineExceeded, kindSlow, true},
		{publish.ErrUnavailable, kindArchive, false}, {errors.New("x"), kindFailure, false},
	} {
		p, known := problemOf(fmt.Errorf("asked: %w", c.err))
		if p.Type != "urn:notat:problem:"+c.want.name || p.Status != c.want.status || p.Title != c.want.title || p.Detail == "" || known != c.known {
			t.Errorf("%v: %+v, known: %v", c.err, p, known)
		}
		switch c.want {
		case kindNotJSON:
			if p.Detail != "x" || p.Line != 3 || p.Column != 4 {
				t.Errorf("the place: %+v", p)
			}
		case kindRecord:
			if len(p.Faults) != 1 {
				t.Errorf("the faults: %+v", p)
			}
		case kindTooLarge:
			if !strings.Contains(p.Detail, " 7 MB") {
				t.Error(p.Detail)
			}
		}
	}
}

// What is chosen on the page and cannot be is told there, and is no failure of the
// service.
func TestWhatCannotBeChosenOnThePageIsToldThere(t *testing.T) {
	h := handler(t)
	logged.Reset()
	for _, fields := range []map[string]string{
		{"handling": "docx", "hvem": "alle"}, {"handling": "docx", "hvem": "kommentering", "senest": "i morgen"}, {"handling": "fordi"}, {"endelig": "x"}, {"template": strings.Repeat("a", maxField+1)},
	} {
		fields["fil"] = example(t, "solbakken-2025-26.json")
		if w := sendForm(t, h, "/", fields); w.Code != 400 || !strings.Contains(w.Body.String(), "<h1>") {
			t.Errorf("%.60v: %d", fields, w.Code)
		}
	}
	if strings.Contains(logged.String(), "failure") {
		t.Error(logged.String())
	}
}
