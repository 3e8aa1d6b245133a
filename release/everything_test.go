package main

import (
	"archive/zip"
	"crypto/sha256"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestMain lets the test program stand in for the go command: what it builds says for
// which system, and it builds nothing for plan9.
func TestMain(m *testing.M) {
	if strings.TrimSuffix(filepath.Base(os.Args[0]), ".exe") != "go" {
		os.Exit(m.Run())
	}
	for i, arg := range os.Args {
		system := os.Getenv("GOOS") + "/" + os.Getenv("GOARCH")
		if (arg == "-o" || arg == "-output") && !strings.HasPrefix(system, "plan9") {
			if err := os.WriteFile(os.Args[i+1], []byte(os.Args[1]+" "+system), 0o755); err == nil {
				os.Exit(0)
			}
		}
	}
	os.Exit(1)
}

// A release holds for each system its own program with the notices, and the list of what
// is in it, for Linux an image too; and all of them under their sums.
func TestAReleaseHoldsEachSystemsProgramUnderItsSum(t *testing.T) {
	standIn(t)
	out := filepath.Join(t.TempDir(), "0.9.0")
	if err := everything("0.9.0", out, []string{"linux/arm64", "darwin/arm64", "windows/amd64"}); err != nil {
		t.Fatal(err)
	}
	sums, err := os.ReadFile(filepath.Join(out, "SHA256SUMS"))
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]string{}
	for line := range strings.Lines(string(sums)) {
		sum, name, _ := strings.Cut(strings.TrimSpace(line), "  ")
		data, err := os.ReadFile(filepath.Join(out, name))
		if err != nil || fmt.Sprintf("%x", sha256.Sum256(data)) != sum {
			t.Errorf("%s: %v, or another sum", name, err)
		}
		all[strings.TrimPrefix(name, "notat-0.9.0-")] = string(data)
	}
	want := []string{
		"linux-arm64.cdx.json", "linux-arm64.oci.tar", "linux-arm64.tar.gz",
		"macos-arm64.cdx.json", "macos-arm64.tar.gz", "windows-amd64.cdx.json", "windows-amd64.zip",
	}
	if got := slices.Sorted(maps.Keys(all)); !slices.Equal(got, want) {
		t.Fatalf("%q", got)
	}
	for name, system := range map[string]string{"linux-arm64": "linux/arm64", "macos-arm64": "darwin/arm64"} {
		files := unpacked(t, strings.NewReader(gunzipped(t, all[name+".tar.gz"])))
		if program := files["notat-0.9.0-"+name+"/notat"]; program != "build "+system {
			t.Errorf("%s: the program is %q", name, program)
		}
		for _, text := range beside {
			if files["notat-0.9.0-"+name+"/"+text] == "" {
				t.Errorf("%s: no %s", name, text)
			}
		}
	}
	z, err := zip.NewReader(strings.NewReader(all["windows-amd64.zip"]), int64(len(all["windows-amd64.zip"])))
	if err != nil {
		t.Fatal(err)
	}
	f, err := z.Open("notat-0.9.0-windows-amd64/notat.exe")
	if err != nil {
		t.Fatal(err)
	}
	if program, err := io.ReadAll(f); err != nil || string(program) != "build windows/amd64" {
		t.Errorf("windows: %q %v", program, err)
	}
}

// Nothing is written over, and what cannot be built for one system is no release.
func TestAReleaseIsWholeOrNone(t *testing.T) {
	standIn(t)
	out := t.TempDir()
	if err := everything("0.9.0", out, []string{"linux/arm64", "plan9/386"}); err == nil || !strings.Contains(err.Error(), "plan9/386") {
		t.Errorf("a system that is not built for: %v", err)
	}
	if _, err := os.Stat(filepath.Join(out, "SHA256SUMS")); err == nil {
		t.Error("half a release has its sums")
	}
	if err := everything("0.9.0", out, []string{"linux/arm64"}); err == nil {
		t.Error("a folder that holds something is written into")
	}
}

// standIn lets the test program be the go command, in the folder of the project.
func standIn(t *testing.T) {
	t.Helper()
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if err := os.Link(program, filepath.Join(dir, "go"+strings.TrimPrefix(filepath.Ext(program), ".test"))); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", dir)
	t.Chdir("..")
}
