package config

import (
	"bytes"
	"flag"
	"os"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the golden files anew")

// Every setting stands in the Danish page with its default and what it is for, and
// the page has no setting that there is not.
func TestThePageHasEverySetting(t *testing.T) {
	const file = "../../docs/da/indstillinger.md"
	if *update {
		if err := os.WriteFile(file, Page(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if data, err := os.ReadFile(file); err != nil || !bytes.Equal(data, Page()) {
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
