package httpapi

import (
	"strings"
	"testing"
	"time"

	"notat/internal/config"
	"notat/internal/login/logintest"
	"notat/internal/publish"
)

// What goes is told beforehand, and in its place afterwards.
func TestWhatGoesIsToldBeforeAndAfter(t *testing.T) {
	h := newHouse(t)
	b := h.as("forvaltning")
	b.publishes(b.keeps(birkelund(t)))
	draft := b.keeps(strings.Replace(birkelund(t), "2024/25", "2025/26", 1))
	has(t, b.page("/arkiv/frister"), "i 400 dage", "offentligt, til det bliver trukket tilbage")
	has(t, b.page(draft), "Bruger ingen det, bliver det slettet")
	lacks(t, b.page("/arkiv/udkast"), "hvis ingen bruger det")

	p := logintest.New(t)
	p.Says(people["forvaltning"])
	soon := &house{newSiteOn(t, h.archive, func(c *config.Config) {
		c.OIDC, c.DraftDays, c.PublicYears = p.Settings(mappings...), 30, 3
	}), p, h.archive}
	soon.Handler = soon.Handler.(promised).Handler
	b = soon.as("forvaltning")
	has(t, b.page("/arkiv/udkast"), "hvis ingen bruger det")
	has(t, b.page("/arkiv/frister"), "i 30 dage", "Birkelund Skole 2025/26", "i sit eget skoleår og 3 mere", "Birkelund Skole 2024/25", "offentligt til 1. august 2028")

	s := publish.New(nil, "")
	a := publish.OpenArchive(h.archive, time.Now)
	defer a.Close()
	s.Keep(a)
	if err := s.Believe(t.Context(), time.Date(2028, 7, 15, 0, 0, 0, 0, time.UTC)); err != nil {
		t.Fatal(err)
	}
	if gone, err := s.Sweep(t.Context(), publish.Frister{UdkastDage: 30, Skoleaar: 3}, time.Date(2028, 8, 1, 0, 0, 0, 0, time.UTC)); err != nil || len(gone) != 2 {
		t.Fatalf("%+v %v", gone, err)
	}
	if r := b.get("/skoler/123456/2024-25/notat.html"); r.StatusCode != 410 {
		t.Errorf("%d", r.StatusCode)
	} else {
		has(t, read(t, r), "Notatet er ikke længere offentligt", "et bestemt antal skoleår")
	}
	has(t, read(t, b.get("/skoler/123456")), "Notatet er ikke længere offentligt. ")
	if r := b.get(draft); r.StatusCode != 404 {
		t.Errorf("%d", r.StatusCode)
	}
}

// Where the clock has moved far since things last went, the page says so, and who
// administers says that the date is right.
func TestTheDateIsSaidToBeRight(t *testing.T) {
	h := newHouse(t)
	longAgo := publish.OpenArchive(h.archive, func() time.Time { return time.Now().AddDate(0, -2, 0) })
	defer longAgo.Close()
	if _, err := longAgo.SaveUdkast(t.Context(), publish.Udkast{Skole: "Engskolen"}, []byte("{}"), publish.Who{Bruger: "bo"}); err != nil {
		t.Fatal(err)
	}
	const said = "Intet bliver slettet lige nu"
	page := h.as("skriver").page("/arkiv/frister")
	has(t, page, said)
	lacks(t, page, `name="dato"`)
	b, today := h.as("admin"), time.Now().UTC().Format(time.DateOnly)
	has(t, b.page("/arkiv/frister"), said, `value="`+today+`"`)
	for _, fields := range [][]string{{"dato", today}, {"sikker", "ja"}, {"sikker", "ja", "dato", "2099-01-01"}} {
		if r := b.presses("/arkiv/frister", fields...); r.StatusCode != 400 {
			t.Errorf("%q: %d", fields, r.StatusCode)
		}
	}
	has(t, b.page("/arkiv/frister"), said)
	if r := b.presses("/arkiv/frister", "dato", today, "sikker", "ja"); r.StatusCode != 303 {
		t.Errorf("%d %s", r.StatusCode, read(t, r))
	}
	lacks(t, b.page("/arkiv/frister"), said)
}
