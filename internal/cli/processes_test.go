package cli

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// The same record becomes the same bytes in every process, wherever and however
// it runs: here four processes for each format, with NOTAT_SOAK forty.
func TestSameRecordSameBytesInEveryProcess(t *testing.T) {
	if testing.Short() {
		t.Skip("starts 12 processes: left out with -short")
	}
	worlds := [][]string{nil, {"TZ=Pacific/Auckland"}, {"GOMAXPROCS=1"}, {"TZ=America/Lima", "GOMAXPROCS=1", "LANG=da_DK.UTF-8"}}
	times := 1
	if os.Getenv("NOTAT_SOAK") != "" {
		times = 10
	}
	for _, format := range []string{"pdf", "docx", "html"} {
		sums := map[string]int{}
		for i := range times * len(worlds) {
			c := exec.Command("notat", "render", "-o", "-", "--format", format, "--udgave", "intern", filepath.Join(examples, "birkelund-2024-25.json"))
			c.Env = append(notOurs(), worlds[i%len(worlds)]...)
			out, err := c.Output()
			if err != nil {
				t.Fatal(err)
			}
			sums[fmt.Sprintf("%x", sha256.Sum256(out))]++
		}
		if len(sums) != 1 {
			t.Errorf("%s: %d different files of %d: %v", format, len(sums), times*len(worlds), sums)
		}
	}
}

// A short notat is made, from nothing, before the collector is needed once.
func TestACommandCollectsNothing(t *testing.T) {
	c := exec.Command("notat", "render", "-o", "-", filepath.Join(examples, "solbakken-2025-26.json"))
	c.Env = append(notOurs(), "GODEBUG=gctrace=1", "GOGC=")
	var stderr bytes.Buffer
	c.Stderr = &stderr
	if out, err := c.Output(); err != nil || !bytes.HasPrefix(out, []byte("%PDF")) {
		t.Fatalf("%v: %s", err, stderr.Bytes())
	}
	if bytes.Contains(stderr.Bytes(), []byte("gc 1 @")) {
		t.Errorf("the collector ran: %s", stderr.Bytes())
	}
}
