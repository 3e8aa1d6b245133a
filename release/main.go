// Command release makes what a release gives away: static programs for several
// systems, each in an archive with its notices, a list of what is in each
// (CycloneDX), images of a container, and checksums. The same tree gives the
// same bytes; once the modules are there, it asks no network. It sets no version
// and knows no git: see release/cut.
//
//	go run ./release -version 0.2.0 -o dist/0.2.0
package main

import (
	"crypto/sha256"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// tags leave out what Gin could do and nothing here does: MessagePack, which is 6 MB.
const tags = "nomsgpack"

// sbom lists the modules of a program. It is run by its version and no part of
// the product.
const sbom = "github.com/CycloneDX/cyclonedx-gomod/cmd/cyclonedx-gomod@v1.10.0"

// systems are those we build for: GOOS/GOARCH.
var systems = []string{"linux/amd64", "linux/arm64", "darwin/amd64", "darwin/arm64", "windows/amd64"}

// beside lies beside the program in each archive, and in the image.
var beside = []string{"LICENSE", "THIRD_PARTY", "CHANGELOG.md"}

func main() {
	version := flag.String("version", "", "the release, 0.2.0")
	out := flag.String("o", "", "folder for what is made; it must not be there, or be empty")
	chosen := flag.String("systems", strings.Join(systems, ","), "the systems to build for")
	write := flag.Bool("notices", false, "write THIRD_PARTY anew, and nothing else")
	flag.Parse()
	err := errors.New("-version and -o are needed")
	switch {
	case *write:
		err = writeNotices("THIRD_PARTY")
	case *version != "" && *out != "":
		err = everything(*version, *out, strings.Split(*chosen, ","))
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "release:", err)
		os.Exit(1)
	}
}

// everything makes all of it in a folder.
func everything(version, out string, systems []string) error {
	if there, err := os.ReadDir(out); err == nil && len(there) > 0 {
		return fmt.Errorf("%s is not empty", out)
	}
	if err := os.MkdirAll(out, 0o755); err != nil {
		return err
	}
	var texts []entry
	for _, name := range beside {
		data, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		texts = append(texts, entry{name: name, data: data, mode: 0o644})
	}
	for _, system := range systems {
		if err := one(version, out, system, texts); err != nil {
			return fmt.Errorf("%s: %w", system, err)
		}
	}
	return checksums(out)
}

// one makes what one system gets.
func one(version, out, system string, texts []entry) error {
	goos, goarch, _ := strings.Cut(system, "/")
	name := fmt.Sprintf("notat-%s-%s-%s", version, strings.Replace(goos, "darwin", "macos", 1), goarch)
	scratch, err := os.MkdirTemp("", "notat-release")
	if err != nil {
		return err
	}
	defer os.RemoveAll(scratch)
	program := filepath.Join(scratch, "notat")
	if goos == "windows" {
		program += ".exe"
	}
	if err := run([]string{"CGO_ENABLED=0", "GOOS=" + goos, "GOARCH=" + goarch},
		"build", "-tags="+tags, "-trimpath", "-buildvcs=false", "-ldflags=-s -w", "-o", program, "./cmd/notat"); err != nil {
		return err
	}
	// The list holds the sums of its maker: it is built the same way everywhere.
	if err := run([]string{"CGO_ENABLED=0"}, "run", "-trimpath", "-buildvcs=false", sbom, "bin", "-json", "-std", "-noserial", "-notimestamp", "-version", "v"+version,
		"-output", filepath.Join(out, name+".cdx.json"), program); err != nil {
		return err
	}
	data, err := os.ReadFile(program)
	if err != nil {
		return err
	}
	files := append([]entry{{name: filepath.Base(program), data: data, mode: 0o755}}, texts...)
	if goos == "linux" {
		if err := writeFile(filepath.Join(out, name+".oci.tar"), func(w *os.File) error { return image(w, version, goarch, files) }); err != nil {
			return err
		}
	}
	if goos == "windows" {
		return writeFile(filepath.Join(out, name+".zip"), func(w *os.File) error { return zipped(w, name+"/", files) })
	}
	return writeFile(filepath.Join(out, name+".tar.gz"), func(w *os.File) error { return tarGz(w, name+"/", files) })
}

// run runs the go command, with env beside the environment.
func run(env []string, args ...string) error {
	c := exec.Command("go", args...)
	c.Env = append(os.Environ(), env...)
	c.Stderr = os.Stderr
	return c.Run()
}

func writeFile(name string, write func(*os.File) error) error {
	f, err := os.Create(name)
	if err != nil {
		return err
	}
	return errors.Join(write(f), f.Close())
}

// checksums writes SHA256SUMS over the folder, as sha256sum -c reads it.
func checksums(dir string) error {
	files, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	var b strings.Builder
	for _, f := range files {
		data, err := os.ReadFile(filepath.Join(dir, f.Name()))
		if err != nil {
			return err
		}
		fmt.Fprintf(&b, "%x  %s\n", sha256.Sum256(data), f.Name())
	}
	return os.WriteFile(filepath.Join(dir, "SHA256SUMS"), []byte(b.String()), 0o644)
}
