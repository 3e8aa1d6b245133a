package httpapi

import (
	"encoding/xml"
	"regexp"
	"strings"
	"testing"

	"notat/internal/config"
)

// atom is a feed as a reader sees it (RFC 4287).
type atom struct {
	Lang    string `xml:"lang,attr"`
	ID      string `xml:"id"`
	Title   string `xml:"title"`
	Updated string `xml:"updated"`
	Author  string `xml:"author>name"`
	Links   []struct {
		Rel  string `xml:"rel,attr"`
		Type string `xml:"type,attr"`
		Href string `xml:"href,attr"`
	} `xml:"link"`
	Entries []struct {
		ID        string `xml:"id"`
		Title     string `xml:"title"`
		Published string `xml:"published"`
		Updated   string `xml:"updated"`
		Summary   string `xml:"summary"`
		Links     []struct {
			Rel    string `xml:"rel,attr"`
			Type   string `xml:"type,attr"`
			Href   string `xml:"href,attr"`
			Length int    `xml:"length,attr"`
		} `xml:"link"`
	} `xml:"entry"`
}

func readFeed(t *testing.T, w *site, k receipt) (f atom) {
	t.Helper()
	if err := xml.Unmarshal([]byte(read(t, w.ask("", "GET", path(t, k.Addresses.Feed), ""))), &f); err != nil {
		t.Fatal(err)
	}
	return f
}

// Whoever follows a school sees a corrected notat as the same one, changed: its
// name, a UUID, depends on nothing but the school and the year.
func TestTheFeedShowsACorrectionAsTheSameNotatChanged(t *testing.T) {
	w := newSite(t, nil)
	first := w.mustPublish(birkelund(t), "")
	before := readFeed(t, w, first)
	w.mustPublish(birkelund(t, "13:00", "13:01", "2025-03-27", "2025-03-28"), `,"retter":"`+first.ID+`"`)
	w.mustPublish(ofYear(birkelund(t), "2025/26"), "")
	after := readFeed(t, w, first)
	if len(before.Entries) != 1 || len(after.Entries) != 2 {
		t.Fatalf("%d and %d entries", len(before.Entries), len(after.Entries))
	}
	uuid := regexp.MustCompile(`^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$`) // RFC 9562, 4.1 and 5.8
	was, is, other := before.Entries[0], after.Entries[1], after.Entries[0]
	for _, id := range []string{after.ID, is.ID, other.ID} {
		if !uuid.MatchString(id) {
			t.Errorf("%q is no UUID of version 8", id)
		}
	}
	if is.ID != was.ID || is.ID == other.ID || is.ID == after.ID || after.ID != before.ID {
		t.Errorf("the school %s and %s, the notat %s and %s, another %s", before.ID, after.ID, was.ID, is.ID, other.ID)
	}
	if is.Published != was.Published || is.Updated < was.Updated || after.Updated != max(is.Updated, other.Updated) {
		t.Errorf("published %s and %s, updated %s and %s, the feed %s", was.Published, is.Published, was.Updated, is.Updated, after.Updated)
	}
	if !strings.HasPrefix(is.Summary, "Rettet.") || strings.HasPrefix(was.Summary, "Rettet.") || strings.HasPrefix(other.Summary, "Rettet.") || !strings.HasSuffix(is.Summary, was.Summary) {
		t.Errorf("%q, %q and %q", was.Summary, is.Summary, other.Summary)
	}
}

// A feed says whose it is, in which language, and leads to the page and the PDF.
func TestTheFeedSaysWhoseItIsAndLeadsToTheNotat(t *testing.T) {
	w := newSite(t, nil)
	k := w.mustPublish(birkelund(t), "")
	f := readFeed(t, w, k)
	if f.Lang != "da" || !strings.HasSuffix(f.Title, ": Birkelund Skole") || f.Author == "" || f.Author != f.Entries[0].Summary || f.Entries[0].Title == "" {
		t.Errorf("%+v", f)
	}
	links := map[string]string{}
	for _, l := range f.Links {
		links["feed "+l.Rel+" "+l.Type] = l.Href
	}
	for _, l := range f.Entries[0].Links {
		links[l.Rel+" "+l.Type] = l.Href
		if size := len(read(t, w.ask("", "GET", path(t, l.Href), ""))); l.Rel == "enclosure" && l.Length != size {
			t.Errorf("the feed says %d bytes of %s, which has %d", l.Length, l.Href, size)
		}
	}
	for what, want := range map[string]string{"feed self application/atom+xml": k.Addresses.Feed, "feed alternate text/html": k.Addresses.Side, "alternate text/html": k.Addresses.HTML, "enclosure application/pdf": k.Addresses.PDF} {
		if links[what] != want {
			t.Errorf("%s leads to %q, not %q", what, links[what], want)
		}
	}
	if len(links) != 4 {
		t.Errorf("%v", links)
	}
}

// A notat that is withdrawn is in the feed no more, and takes no other with it.
func TestAWithdrawnNotatTakesNoOtherOutOfTheFeed(t *testing.T) {
	w := newSite(t, nil)
	w.mustPublish(birkelund(t), "")
	k := w.mustPublish(ofYear(birkelund(t), "2025/26"), "")
	before := readFeed(t, w, k)
	if r := w.ask(config.RolePublish, "DELETE", "/v1/notater/"+k.ID+"?aarsag=fejl", ""); r.StatusCode != 200 {
		t.Fatal(r.StatusCode)
	}
	after := readFeed(t, w, k)
	if len(before.Entries) != 2 || len(after.Entries) != 1 || after.Entries[0].ID != before.Entries[1].ID {
		t.Errorf("%d and %d entries", len(before.Entries), len(after.Entries))
	}
	if after.Updated < before.Updated {
		t.Error("the feed does not say that something went")
	}
}
