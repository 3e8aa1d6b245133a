package config

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the golden files anew")

// said is what the Danish page says of each setting.
var said = map[string]string{
	"NOTAT_ADDR":            "hvor der lyttes; i containeren `:8080`",
	"NOTAT_TEMPLATES":       "mappe med kommunens skabeloner, én mappe for hver",
	"NOTAT_TEMPLATE":        "skabelonen, der bruges, når der ikke er bedt om en anden",
	"NOTAT_RENDERS":         "hvor mange notater der laves på samme tid; 0 er antallet af kerner",
	"NOTAT_TIMEOUT":         "hvor længe en forespørgsel må tage",
	"NOTAT_SHUTDOWN":        "hvor længe igangværende forespørgsler får, når tjenesten stopper",
	"NOTAT_DATABASE":        "arkivet over offentliggjorte notater: en fil (SQLite), eller `postgres://...`, når flere tjenester deler det; i containeren `/data/notat.db`",
	"NOTAT_REMOVED":         "listen over det, der er trukket tilbage og slettet; ellers databasens fil med `-fjernet`, i containeren `/data/notat.db-fjernet`. Den skal med i sikkerhedskopieringen, se [arkiv.md](arkiv.md)",
	"NOTAT_TOKENS":          "adgangsnøgler, hver som navn:roller:SHA-256; uden dem offentliggør programmer intet, se [arkiv.md](arkiv.md)",
	"NOTAT_BASE_URL":        "det, offentlige adresser begynder med, fx `https://notater.kommunen.dk`. Har den en sti, fx `https://kommunen.dk/notater`, svarer tjenesten også under stien, og alle links og adresser har den med; se [drift.md](drift.md)",
	"NOTAT_WAS":             "adressen på tilgængelighedserklæringen for de offentlige sider; `/was` fører dertil, og hver side linker til den. Se [tilgaengelighed.md](tilgaengelighed.md)",
	"NOTAT_CONTACT":         "hvem læsere kan henvende sig til, med telefon og e-mail, fx `Fjordby Kommune, tlf. 12 34 56 78, skole@fjordby.dk`",
	"NOTAT_INSTITUTIONER":   "en fil med institutionsregisteret, se [kommune.md](kommune.md)",
	"NOTAT_PAKKE_NAVN":      "hvad filerne til sagssystemet (`notat pakke`) hedder, fx `{sagsnr} {dokumentnr} notat`. Pladsholderne er `{filnavn}`, `{sagsnr}`, `{dokumentnr}`, `{institutionsnr}`, `{skole}`, `{skoleaar}`, `{dato}`, `{version}` og `{id}`; se [arkiv.md](arkiv.md)",
	"NOTAT_STATISTIK_URL":   "adressen på Uddannelsesstatistiks API",
	"NOTAT_STATISTIK_KEY":   "nøglen til Uddannelsesstatistiks API. Kun `notat tal-hent` bruger den; se [tal.md](tal.md)",
	"NOTAT_FRAME_ANCESTORS": "sider, der må vise en skoles liste i en ramme, fx `https://skolen.dk`",

	"NOTAT_DRAFT_DAYS":         "hvor mange dage et udkast hos kommunen må ligge, uden at nogen gemmer, sender eller henter det; så slettes det. Se [arkiv.md](arkiv.md)",
	"NOTAT_PUBLIC_YEARS":       "hvor mange skoleår efter sit eget et notat er offentligt; 0 er, til det bliver trukket tilbage. Se [arkiv.md](arkiv.md)",
	"NOTAT_OIDC_ISSUER":        "log ind med OpenID Connect: udstederens adresse, som den selv skriver den. Uden den kan ingen logge ind, og alt er som uden login. Se [login.md](login.md)",
	"NOTAT_OIDC_CLIENT_ID":     "tjenestens navn hos udstederen",
	"NOTAT_OIDC_CLIENT_SECRET": "tjenestens hemmelighed hos udstederen",
	"NOTAT_OIDC_ROLES":         "hvem der må hvad: `claim=værdi:roller`, flere med mellemrum imellem; `:egen` til sidst giver kun rollerne på personens egne skoler",
	"NOTAT_OIDC_SCHOOLS":       "den claim, der har numrene på personens egne skoler",

	"NOTAT_TRUSTED_PROXIES": "adresser eller net, som den foranstillede server (reverse proxy) har, fx `10.0.0.5 10.1.0.0/16`. Kun herfra tages `X-Forwarded-For` og `X-Request-Id` for gode varer",
	"NOTAT_TLS_CERT":        "fil (PEM) med certifikatet og dem, der har udstedt det, når tjenesten selv skal tale TLS. Filen læses igen, når den er ændret",
	"NOTAT_TLS_KEY":         "fil (PEM) med nøglen til certifikatet",
	"NOTAT_CLIENT_LIMIT":    "hvor mange forespørgsler én klient må sende i minuttet; flere får 429 og `Retry-After`. 0 er ingen grænse",
	"NOTAT_DRAIN":           "hvor længe `/readyz` svarer 503, før tjenesten holder op med at lytte, når den stoppes: så når den foranstillede server at sende nye forespørgsler andre steder hen",
	"NOTAT_WEBHOOK_URL":     "adressen på det system, der får besked, når et notat bliver offentliggjort, rettet, trukket tilbage eller slettet; kræver `NOTAT_WEBHOOK_SECRET` og `NOTAT_BASE_URL`. Se [drift.md](drift.md)",
	"NOTAT_WEBHOOK_SECRET":  "hemmeligheden, beskederne er signeret med: `whsec_` og 24-64 tilfældige bytes i base64",
	"NOTAT_WEBHOOK_PRIVATE": "net, der ikke er offentlige, og som beskeder alligevel må sendes til, fx `10.0.0.0/8`",
	"NOTAT_METRICS_ADDR":    "hvor der svares med tal om driften på `/metrics`, fx `127.0.0.1:9090`; ellers intetsteds. Se [drift.md](drift.md)",
}

// page is the Danish page of all settings, in Markdown.
func page() []byte {
	var b strings.Builder
	b.WriteString(`# Indstillinger

Alle indstillinger læses fra miljøet, når tjenesten starter, og bliver skrevet i loggen; af hemmeligheder skrives kun, at de er sat.
Ingen af dem behøver at være sat. Et navn, der begynder med ` + "`NOTAT_`" + ` og ikke står her, er en fejl ved start. Tider skrives som ` + "`30s`, `5m` eller `1h`" + `.

| navn | standard | hvad |
|---|---|---|
`)
	for _, s := range settings {
		fallback := "–"
		if s.fallback != "" {
			fallback = "`" + s.fallback + "`"
		}
		fmt.Fprintf(&b, "| `%s` | %s | %s |\n", s.name, fallback, said[s.name])
	}
	return []byte(b.String())
}

// Every setting stands in the Danish page with its default and what it is for, and
// the page has no setting that there is not.
func TestThePageHasEverySetting(t *testing.T) {
	const file = "../../docs/da/indstillinger.md"
	if *update {
		if err := os.WriteFile(file, page(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if data, err := os.ReadFile(file); err != nil || !bytes.Equal(data, page()) {
		t.Errorf("%s is not current (%v); write it anew with -update", file, err)
	}
	for _, name := range Names() {
		if said[name] == "" {
			t.Errorf("nothing is said of %s", name)
		}
	}
	if len(said) != len(Names()) {
		t.Errorf("%d settings are told of, and there are %d", len(said), len(Names()))
	}
}

// A misspelt setting is answered with the one that was meant.
func TestAMisspeltSettingIsAnsweredWithTheNearest(t *testing.T) {
	for typed, want := range map[string]string{"NOTAT_ADRESS": "NOTAT_ADDR", "NOTAT_BASEURL": "NOTAT_BASE_URL", "NOTAT_TLS_CERTIFICATE": "NOTAT_TLS_CERT",
		"NOTAT_METRIC_ADDR": "NOTAT_METRICS_ADDR", "NOTAT_" + strings.Repeat("X", 1<<20): ""} {
		_, err := FromEnv([]string{typed + "=1"})
		if err == nil || !strings.Contains(err.Error(), "the nearest is "+want) {
			t.Errorf("%.30s: %.200v", typed, err)
		}
	}
}
