package kontrol

import (
	"strings"

	"notat/internal/fault"
)

// Documentation writes what is checked, in Danish Markdown, for
// docs/da/offentliggoerelse.md.
func Documentation() string {
	var b strings.Builder
	b.WriteString(`## Det kontrolleres

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
