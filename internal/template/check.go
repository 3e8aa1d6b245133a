package template

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"

	"notat/internal/fault"
)

// Check reads a template folder and tells all that is wrong with it and all
// that is unwise, each with its place and what to do. The template is nil when
// there are errors; without any it is what Load gives.
func Check(fsys fs.FS, name string, parents func(name string) (fs.FS, error)) (*Template, fault.List, error) {
	t, n, err := read(fsys, name, parents)
	if err != nil {
		said := &notes{}
		switch {
		case errors.Is(err, ErrExtends):
			said.fail("json-vaerdi", settingsFile+", extends", "Skabelonen bygger på sig selv, eller for mange bygger på hinanden. Ret »extends«, eller slet linjen.")
		case errors.Is(err, ErrName):
			said.fail("json-vaerdi", settingsFile+", extends", "Der er ingen skabelon med det navn. Ret »extends«, fx til »standard«.")
		case errors.Is(err, fs.ErrNotExist):
			said.fail("word-mangler", wordFile, "Der er ingen notat.docx i mappen. Gem Word-filen dér med det navn.")
		default:
			return nil, nil, fmt.Errorf("template %s: %w", name, err)
		}
		return nil, said.found, nil
	}
	return sound(t, n)
}

// CheckWord does what Check does for a Word file that is to have the place of
// base's: settings and fonts are base's. It ends with ctx's error soon after ctx does.
func CheckWord(ctx context.Context, data []byte, base *Template) (*Template, fault.List, error) {
	t, n, err := over(ctx, data, base)
	if err != nil {
		return nil, nil, err
	}
	return sound(t, n)
}

// over reads a Word file in the place of base's.
func over(ctx context.Context, data []byte, base *Template) (*Template, *notes, error) {
	t, n := *base, &notes{}
	sum := sha256.Sum256(append([]byte(base.Hash), data...))
	t.Hash = hex.EncodeToString(sum[:])
	t.Word = nil
	if err := t.readWord(ctx, data, n); err != nil {
		return nil, nil, fmt.Errorf("template %s: %w", base.Name, err)
	}
	t.Warnings = n.found.Only(fault.Warning)
	return &t, n, nil
}

func sound(t *Template, n *notes) (*Template, fault.List, error) {
	if n.found.HasErrors() {
		return nil, n.found, nil
	}
	return t, n.found, nil
}

// NotMade is the fault of a template with which the sample cannot be made as
// something: "PDF". The check of the file has not seen why.
func NotMade(as string, err error) fault.Fault {
	n := &notes{}
	n.fail("proeve", as, "Prøven kan ikke laves som %s med denne fil: %v.", as, err)
	return n.found[0]
}

// TagLeft is the fault of a template of which words that begin as a tag does are left
// in the sample.
func TagLeft(as, words string) fault.Fault {
	n := &notes{}
	n.fail("halvt-felt", as, "I prøven bliver »%s« stående, som det er skrevet i skabelonen. Skriv feltet forfra, eller slet det.", words)
	return n.found[0]
}
