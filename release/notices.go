package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// pkg is what go list tells of a package.
type pkg struct {
	Dir    string
	Module *struct {
		Path, Version, Dir string
		Main               bool
	}
}

// noticeName is how files with licences and notices are called.
var noticeName = regexp.MustCompile(`(?i)^(licen[cs]e|copying|notice|patents|unlicense)([.-]|$)`)

// notices gives the licences of all that is in the program: each module of which
// a package is linked on any of our systems, with what lies beside those packages
// and above them, then Go itself, the faces, and what the desk
// is bundled of. Texts that are the same stand
// once.
func notices() ([]byte, error) {
	where := map[string][]string{} // text -> whose it is
	add := func(whose, file string) error {
		text, err := os.ReadFile(file)
		if err == nil {
			text := strings.ReplaceAll(strings.TrimSpace(string(text)), "\r\n", "\n")
			if !slices.Contains(where[text], whose) {
				where[text] = append(where[text], whose)
			}
		}
		return err
	}
	for _, system := range systems {
		linked, err := list(system)
		if err != nil {
			return nil, err
		}
		for _, p := range linked {
			if p.Module == nil || p.Module.Main {
				continue
			}
			whose, found := p.Module.Path+" "+p.Module.Version, false
			for dir := p.Dir; ; dir = filepath.Dir(dir) {
				for _, file := range noticesIn(dir) {
					found = true
					if err := add(whose, file); err != nil {
						return nil, err
					}
				}
				if dir == p.Module.Dir {
					break
				}
			}
			if !found {
				return nil, fmt.Errorf("%s has no licence", whose)
			}
		}
	}
	root, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		return nil, err
	}
	faces, err := filepath.Glob("fonts/*/LICENSE")
	if err != nil {
		return nil, err
	}
	err = add("Go and its standard library", filepath.Join(strings.TrimSpace(string(root)), "LICENSE"))
	for _, file := range faces {
		err = errors.Join(err, add(filepath.Base(filepath.Dir(file))+" (typeface)", file))
	}
	bundled, globErr := filepath.Glob("internal/httpapi/skriv/bygget/licenser/*")
	err = errors.Join(err, globErr)
	for _, file := range bundled {
		name, version, _ := strings.Cut(filepath.Base(file), "@")
		err = errors.Join(err, add(name+" "+version+" (in the page where a notat is written)", file))
	}
	return laidOut(where), err
}

func laidOut(where map[string][]string) []byte {
	type text struct{ whose, words string }
	var texts []text
	for words, whose := range where {
		slices.Sort(whose)
		texts = append(texts, text{strings.Join(whose, "\n"), words})
	}
	slices.SortFunc(texts, func(a, b text) int { return strings.Compare(a.whose+a.words, b.whose+b.words) })
	var b bytes.Buffer
	b.WriteString("notat is MPL-2.0: see LICENSE. It is built from what follows, under these licences.\n")
	for _, t := range texts {
		fmt.Fprintf(&b, "\n%s\n%s\n%s\n\n%s\n", strings.Repeat("=", 80), t.whose, strings.Repeat("=", 80), t.words)
	}
	return b.Bytes()
}

func noticesIn(dir string) (files []string) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil
	}
	for _, e := range entries {
		if e.Type().IsRegular() && noticeName.MatchString(e.Name()) && filepath.Ext(e.Name()) != ".go" {
			files = append(files, filepath.Join(dir, e.Name()))
		}
	}
	return files
}

// list gives the packages that are linked on a system, which is GOOS/GOARCH.
func list(system string) ([]pkg, error) {
	goos, goarch, _ := strings.Cut(system, "/")
	c := exec.Command("go", "list", "-tags="+tags, "-deps", "-json=Dir,Module", "./cmd/notat")
	c.Env = append(os.Environ(), "CGO_ENABLED=0", "GOOS="+goos, "GOARCH="+goarch)
	c.Stderr = os.Stderr
	out, err := c.Output()
	if err != nil {
		return nil, fmt.Errorf("go list for %s: %w", system, err)
	}
	var linked []pkg
	for d := json.NewDecoder(bytes.NewReader(out)); ; {
		var p pkg
		if err := d.Decode(&p); errors.Is(err, io.EOF) {
			return linked, nil
		} else if err != nil {
			return nil, err
		}
		linked = append(linked, p)
	}
}

func writeNotices(file string) error {
	text, err := notices()
	if err != nil {
		return err
	}
	return os.WriteFile(file, text, 0o644)
}
