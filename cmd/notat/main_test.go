package main

import (
	"bytes"
	"os"
	"os/exec"
	"testing"
)

func TestMain(m *testing.M) {
	if os.Args[0] == "notat" {
		main()
	}
	os.Exit(m.Run())
}

// A short notat is made, from nothing, before the collector is needed once.
func TestACommandCollectsNothing(t *testing.T) {
	c := exec.Command(os.Args[0])
	c.Args = []string{"notat", "render", "-o", "-", "../../examples/solbakken-2025-26.json"}
	c.Env = append(os.Environ(), "GODEBUG=gctrace=1", "GOGC=")
	var stderr bytes.Buffer
	c.Stderr = &stderr
	if out, err := c.Output(); err != nil || !bytes.HasPrefix(out, []byte("%PDF")) {
		t.Fatalf("%v: %s", err, stderr.Bytes())
	}
	if bytes.Contains(stderr.Bytes(), []byte("gc 1 @")) {
		t.Errorf("the collector ran: %s", stderr.Bytes())
	}
}
