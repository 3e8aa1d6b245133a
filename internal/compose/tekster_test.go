package compose

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"notat/internal/samtale"
	"notat/internal/template"
)

// literals gives every string constant in the program's code but its tests and
// the table of sentences itself.
func literals(t *testing.T) map[string]bool {
	t.Helper()
	out := map[string]bool{}
	err := filepath.WalkDir("..", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") || d.Name() == "tekster.go" {
			return err
		}
		f, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		if err != nil {
			return err
		}
		ast.Inspect(f, func(n ast.Node) bool {
			if l, ok := n.(*ast.BasicLit); ok && l.Kind == token.STRING {
				if s, err := strconv.Unquote(l.Value); err == nil {
					out[s] = true
				}
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// words gives a list of choices as the keys of sentences have them.
func words[S ~string](list []S) (out []string) {
	for _, s := range list {
		out = append(out, string(s))
	}
	return out
}

// labels is what the sentences are for that have a key for each choice of a list.
var labels = map[string][]string{
	"part.": words(samtale.Parter), "funktion.": samtale.Funktioner, "status.": samtale.Aftalestatusser, "udenIndhold.": samtale.Grunde,
	"del.": words(samtale.Dele), "mangler.": words(samtale.Dele), "referencevurdering.": words(samtale.Vurderinger),
}

func TestEveryValueOfTheRecordHasItsLabel(t *testing.T) {
	for prefix, values := range labels {
		for _, v := range values {
			if !template.HasTekst(prefix + v) {
				t.Errorf("%s has no label", prefix+v)
			}
		}
		for _, key := range template.Tekstnoegler() {
			if v, ok := strings.CutPrefix(key, prefix); ok && !slices.Contains(values, v) && prefix != "mangler." {
				t.Errorf("%s is the label of nothing", key)
			}
		}
	}
}

// A key is used where it stands whole in the code, or where its beginning
// stands there and the rest is a value or a tag that is put after it.
func TestEveryFixedSentenceIsUsed(t *testing.T) {
	used := literals(t)
	for _, key := range template.Tekstnoegler() {
		prefix, rest, _ := strings.Cut(key, ".")
		if !used[key] && !(used[prefix+"."] && (used[rest] || slices.Contains(labels[prefix+"."], rest))) {
			t.Errorf("%s is not used", key)
		}
	}
}

func TestFixedSentencesAreWhole(t *testing.T) {
	for _, key := range template.Tekstnoegler() {
		s := standard.Tekst(key)
		switch {
		case s == "" && key != "udenIndhold.andet":
			t.Errorf("%s is empty", key)
		case s != strings.TrimSpace(s):
			t.Errorf("%s has space around it", key)
		case strings.HasPrefix(key, "felt.") && len([]rune(s)) > 64:
			t.Errorf("%s is longer than Word allows the name of a field to be", key)
		}
		for _, prefix := range []string{"mangler.", "udeladt.", "udenIndhold.", "internt."} {
			if strings.HasPrefix(key, prefix) && s != "" && !strings.HasSuffix(s, ".") {
				t.Errorf("%s is no sentence: %q", key, s)
			}
		}
	}
}
