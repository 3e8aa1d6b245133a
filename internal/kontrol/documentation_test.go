package kontrol

import (
	"flag"
	"os"
	"strings"
	"testing"

	"notat/internal/fault"
)

var update = flag.Bool("update", false, "rewrite what is checked in docs/da/offentliggoerelse.md")

func TestTheDocumentationSaysWhatIsChecked(t *testing.T) {
	const file = "../../docs/da/offentliggoerelse.md"
	page, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	leftOut, got, _ := strings.Cut(string(page), checkedHeading)
	want := documentation()
	if *update && got != want {
		if err := os.WriteFile(file, []byte(leftOut+checkedHeading+want), 0o644); err != nil {
			t.Fatal(err)
		}
	} else if got != want {
		t.Errorf("%s is not what the tables say: run go test ./internal/kontrol -update", file)
	}
}

// checkedHeading begins our half of the page; what is left out, the half before it, is
// udgave's.
const checkedHeading = "## Det kontrolleres\n"

// documentation writes what is checked, in Danish Markdown.
func documentation() string {
	var b strings.Builder
	b.WriteString(`
En *spærrende* kontrol standser den offentlige udgave af et endeligt notat, indtil stedet er rettet, eller kontrollen er besvaret i ` + "`kontroller`" + ` med kode,
sted og begrundelse. Et svar gælder stedet og alt under det. De andre er påmindelser.

| Kode | Spærrer | Finder | Besked | Lov |
|---|---|---|---|---|
`)
	for _, r := range checks {
		refuses := "nej"
		if r.Severity == fault.Error {
			refuses = "ja"
		}
		row(&b, "`"+r.Kode+"`", refuses, r.Finder, r.Besked, r.Lov)
	}
	b.WriteString("\n## Interne adresser\n\n| Slags | Kendes på |\n|---|---|\n")
	for _, a := range internAddresses {
		var on []string
		on = append(on, a.Hosts...)
		for _, x := range a.Labels {
			on = append(on, x+".…")
		}
		for _, x := range a.LabelHolds {
			on = append(on, "…"+x+"…")
		}
		for _, x := range a.LabelEnds {
			on = append(on, "…"+x+".…")
		}
		for _, x := range a.Tenants {
			on = append(on, "…."+x)
		}
		on = append(append(on, a.Paths...), a.PathHolds...)
		for _, x := range a.Schemes {
			on = append(on, x+":")
		}
		row(&b, a.Navn, "`"+strings.Join(on, "`, `")+"`")
	}
	row(&b, "Private netværk", "adresser som `10.…`, `172.16.…`, `192.168.…`, `100.64.…`, `127.…`, `fd00::…` og `fe80::…`, når intet ord siger, at det er et afsnit eller en version")
	row(&b, "Navne uden punktum", "`http://intranet/…`, `intranet:8080/…`")
	row(&b, "Maskiner", "navne som `srv01`, `skole-sql02`, `fil01` og `bi01`, også i teksten")
	row(&b, "Drev og mapper på en server", "`K:\\…`, `\\\\server\\mappe` og `//server/mappe`")
	row(&b, "Adresser i adresser", "`https://…/?u=https://intranet.…`, også når adressen er kodet")
	return b.String()
}

// row writes one row of a table.
func row(b *strings.Builder, celler ...string) {
	b.WriteString("| " + strings.Join(celler, " | ") + " |\n")
}
