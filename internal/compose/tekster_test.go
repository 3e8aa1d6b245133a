package compose

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"reflect"
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

// enum gives the values that a field of the record may have.
func enum(t *testing.T, v any, field string) []string {
	t.Helper()
	f, ok := reflect.TypeOf(v).FieldByName(field)
	_, values, found := strings.Cut(f.Tag.Get("validate"), "oneof=")
	if !ok || !found {
		t.Fatalf("%T has no values for %s", v, field)
	}
	return strings.Fields(values)
}

func TestEveryValueOfTheRecordHasItsLabel(t *testing.T) {
	var dele []string
	for _, d := range samtale.Dele {
		dele = append(dele, string(d))
	}
	for prefix, values := range map[string][]string{
		"part.":        enum(t, samtale.Deltager{}, "Part"),
		"funktion.":    enum(t, samtale.Deltager{}, "Funktion"),
		"status.":      enum(t, samtale.Aftale{}, "Status"),
		"udenIndhold.": enum(t, samtale.UdenIndhold{}, "Grund"),
		"del.":         dele,
		"mangler.":     dele,
	} {
		for _, v := range values {
			if !template.HarTekst(prefix + v) {
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
		if !used[key] && !(used[prefix+"."] && (used[rest] || kendt(rest))) {
			t.Errorf("%s is not used", key)
		}
	}
}

// kendt reports whether a word is a value that the record's fields may have.
func kendt(s string) bool {
	for _, typ := range []any{samtale.Deltager{}, samtale.Aftale{}, samtale.UdenIndhold{}} {
		for i := range reflect.TypeOf(typ).NumField() {
			_, values, _ := strings.Cut(reflect.TypeOf(typ).Field(i).Tag.Get("validate"), "oneof=")
			if slices.Contains(strings.Fields(values), s) {
				return true
			}
		}
	}
	return false
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
