package config

import (
	"reflect"
	"strings"
	"testing"
	"time"
)

func TestDefaultsNeedNoEnvironment(t *testing.T) {
	c, err := FromEnv([]string{"HOME=/root"})
	if err != nil {
		t.Fatal(err)
	}
	want := Config{Addr: "127.0.0.1:8080", Template: "standard", Timeout: 30 * time.Second, Shutdown: 20 * time.Second, Database: "notat.db", DraftDays: 400, PakkeNavn: "{filnavn}", StatistikURL: "https://api.uddannelsesstatistik.dk/Api/v1"}
	if !reflect.DeepEqual(c, want) {
		t.Errorf("got %+v, want %+v", c, want)
	}
}

func TestEverySettingIsReadAndShown(t *testing.T) {
	c, err := FromEnv([]string{"NOTAT_ADDR=:9", "NOTAT_TEMPLATES=/t", "NOTAT_TEMPLATE=fjordby", "NOTAT_RENDERS=3", "NOTAT_TIMEOUT=1s", "NOTAT_SHUTDOWN=2s"})
	if err != nil {
		t.Fatal(err)
	}
	shown := c.LogValue().String()
	for _, v := range []string{":9", "/t", "fjordby", "3", "1s", "2s"} {
		if !strings.Contains(shown, v) {
			t.Errorf("%s is not among the shown settings %s", v, shown)
		}
	}
}

func TestAWrongSettingIsNamed(t *testing.T) {
	for _, e := range []string{"NOTAT_ADRESSE=:1", "NOTAT_RENDERS=mange", "NOTAT_TIMEOUT=-1s", "NOTAT_SHUTDOWN=30"} {
		_, err := FromEnv([]string{e})
		name, _, _ := strings.Cut(e, "=")
		if err == nil || !strings.HasPrefix(err.Error(), name) {
			t.Errorf("%s: error %v does not name it", e, err)
		}
	}
}

func TestTokensAreReadAndNeverShown(t *testing.T) {
	sum := strings.Repeat("0a", 32)
	c, err := FromEnv([]string{"NOTAT_TOKENS=esdh:skriv,udgiv:" + sum + " it:laesIntern:" + sum, "NOTAT_DATABASE=postgres://notat:hemmelig@db/notat"})
	if err != nil {
		t.Fatal(err)
	}
	if len(c.Tokens) != 2 || !c.Tokens[0].Has(RolePublish) || c.Tokens[1].Has(RolePublish) {
		t.Errorf("%+v", c.Tokens)
	}
	shown := c.LogValue().String()
	if strings.Contains(shown, sum) || strings.Contains(shown, "hemmelig") || !strings.Contains(shown, "esdh:skriv,udgiv") {
		t.Error(shown)
	}
}

func TestAWrongTokenOrAddressIsNamed(t *testing.T) {
	sum := strings.Repeat("0a", 32)
	for _, e := range []string{"NOTAT_TOKENS=esdh", "NOTAT_TOKENS=esdh:alt:" + sum, "NOTAT_TOKENS=esdh:skriv:0a", "NOTAT_TOKENS=a:skriv:" + sum + " a:udgiv:" + sum,
		"NOTAT_DATABASE=mysql://u:" + sum + "@db/x", "NOTAT_DATABASE=Postgres://u:" + sum + "@db/x", "NOTAT_DATABASE=host=db password=" + sum,
		"NOTAT_BASE_URL=notater.dk", "NOTAT_BASE_URL=https://a.dk/?x=1", "NOTAT_WAS=was.dk", "NOTAT_WAS=https://u:p@was.dk", "NOTAT_CONTACT=a\nb", "NOTAT_CONTACT=" + strings.Repeat("x", 301), "NOTAT_FRAME_ANCESTORS=*", "NOTAT_BASE_URL=https://a.dk//b", "NOTAT_BASE_URL=https://a.dk/../b", "NOTAT_BASE_URL=https://a.dk/b c", "NOTAT_TLS_KEY=/k", "NOTAT_WEBHOOK_URL=esdh", "NOTAT_WEBHOOK_URL=https://x.dk/", "NOTAT_WEBHOOK_PRIVATE=::/0", "NOTAT_CLIENT_LIMIT=-1", "NOTAT_DRAIN=1h", "NOTAT_TRUSTED_PROXIES=proxy", "NOTAT_TRUSTED_PROXIES=10.0.0.0/33", "NOTAT_TRUSTED_PROXIES=0.0.0.0/0", "NOTAT_FRAME_ANCESTORS=https://a.dk; script-src"} {
		_, err := FromEnv([]string{e})
		name, _, _ := strings.Cut(e, "=")
		if err == nil || !strings.Contains(err.Error(), name) || strings.Contains(err.Error(), sum) {
			t.Errorf("%s: error %v does not name it", e, err)
		}
	}
}
