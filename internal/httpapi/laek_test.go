package httpapi

import (
	"bytes"
	"compress/zlib"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"regexp"
	"strings"
	"testing"
	"unicode/utf16"

	"pgregory.net/rapid"

	"notat/internal/config"
	"notat/internal/samtale/samtaletest"
	_ "notat/internal/testrun"
)

// Whatever a record holds that the public edition withholds, nothing that the
// service answers to everybody, and nothing in its log, holds any of it. That the
// test can see it is shown by the stored internal copy, in which it all stands.
func TestNothingInternalInAnyPublicAnswer(t *testing.T) {
	if testing.Short() {
		t.Skip("publishes until there is enough of it: left out with -short")
	}
	published, refused, n := 0, 0, 0
	w := newSite(t, nil)
	law := func(rt *rapid.T) {
		r := samtaletest.Record(samtaletest.Endelig(), samtaletest.Hostile()).Draw(rt, "r")
		n++
		r.Skole.Institutionsnr, r.Skole.TidligereNumre = fmt.Sprintf("%06d", n), nil
		planted := samtaletest.Plant(r, samtaletest.Krav())
		w.log.Reset()
		k, answer := w.publish(string(samtaletest.Post(r)), "")
		if answer.StatusCode != 201 {
			refused++
			if answer.StatusCode != 422 {
				rt.Fatal(answer.StatusCode, read(t, answer))
			}
			// The refusal goes to the one who posted, and names the places in his words.
			absent(rt, planted, "the log", w.log.String())
			return
		}
		published++
		for _, address := range []string{k.Addresses.PDF, k.Addresses.VersionPDF, k.Addresses.HTML, k.Addresses.VersionHTML, k.Addresses.Side, k.Addresses.Feed, k.Addresses.Embed} {
			a := w.ask("", "GET", path(t, address), "")
			absent(rt, planted, address, laidBare(read(t, a))+fmt.Sprint(a.Header))
		}
		absent(rt, planted, "the log", w.log.String())
		copies := read(t, w.ask(config.RoleReadIntern, "GET", "/v1/notater/"+k.ID+"/intern.json", ""))
		var value any
		if err := json.Unmarshal([]byte(copies), &value); err != nil {
			rt.Fatal(err)
		}
		for _, p := range planted {
			if !strings.Contains(laidBare(copies), p.Token) {
				rt.Fatalf("%s (%s) is not in the internal copy: the test sees nothing", p.Token, p.Sted)
			}
		}
		if d := w.ask(config.RolePublish, "DELETE", "/v1/notater/"+k.ID+"?aarsag=fejl", ""); d.StatusCode != 200 {
			rt.Fatal(d.StatusCode)
		}
		for _, address := range []string{k.Addresses.PDF, k.Addresses.HTML, k.Addresses.Side} {
			absent(rt, planted, address+" after withdrawal", read(t, w.ask("", "GET", path(t, address), "")))
		}
	}
	for try := 0; published == 0 && try < 10; try++ { // the checks refuse most of them
		rapid.Check(t, law)
	}
	t.Logf("%d published, %d refused", published, refused)
	if published == 0 {
		t.Error("nothing was published: the test sees nothing")
	}
}

func absent(rt *rapid.T, planted []samtaletest.Planted, where, all string) {
	for _, p := range planted {
		var wide []byte
		for _, u := range utf16.Encode([]rune(p.Token)) {
			wide = append(wide, byte(u>>8), byte(u))
		}
		if strings.Contains(all, p.Token) || strings.Contains(all, string(wide)) {
			rt.Fatalf("%s (%s) is in %s", p.Token, p.Sted, where)
		}
	}
}

var (
	packed = regexp.MustCompile(`stream\r?\n`)
	drawn  = regexp.MustCompile(`base64,([A-Za-z0-9+/=]+)`)
)

// laidBare gives the bytes with every stream of a PDF and every picture unpacked.
func laidBare(data string) string {
	out := bytes.NewBufferString(data)
	for _, at := range packed.FindAllStringIndex(data, -1) {
		if z, err := zlib.NewReader(strings.NewReader(data[at[1]:])); err == nil {
			io.Copy(out, z) // what is no stream ends early, and is there as it stands
		}
	}
	for _, m := range drawn.FindAllStringSubmatch(out.String(), -1) {
		if b, err := base64.StdEncoding.DecodeString(m[1]); err == nil {
			out.Write(b)
		}
	}
	return out.String()
}
