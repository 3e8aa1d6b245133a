package internal_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// mayImport is the table of who may import whom among our own packages. Imports
// run one way; a package that is not here may import nothing of ours. fault is
// open to everybody but the packages of withoutFault, pattern and spaces to everybody.
var mayImport = map[string][]string{
	"internal/fault":                 {},
	"internal/pattern":               {},
	"internal/spaces":                {},
	"internal/notat":                 {},
	"internal/notat/notattest":       {"internal/notat"},
	"internal/webhook":               {},
	"internal/misspelt":              {},
	"internal/config":                {"internal/misspelt"},
	"internal/archive":               {},
	"internal/ooxml":                 {},
	"internal/ooxml/check":           {"internal/ooxml"},
	"internal/typeset":               {"fonts", "internal/slab"},
	"internal/parallel":              {},
	"internal/slab":                  {},
	"internal/collectlate":           {},
	"internal/align":                 {},
	"internal/proof":                 {"internal/ooxml"},
	"internal/structure":             {"internal/ooxml"},
	"internal/leak":                  {"internal/samtale", "internal/prosa", "internal/laesning"},
	"templates":                      {},
	"fonts":                          {},
	"examples":                       {},
	"internal/maaned":                {},
	"internal/prosa":                 {"internal/maaned"},
	"internal/post":                  {},
	"internal/billede":               {},
	"internal/billede/billedetest":   {},
	"internal/samtale":               {"internal/misspelt", "internal/prosa", "internal/maaned", "internal/post", "internal/billede"},
	"internal/tagpdf":                {"internal/billede", "internal/typeset", "internal/parallel", "internal/slab"},
	"internal/pdfobject":             {},
	"internal/tagpdf/check":          {"internal/typeset", "internal/pdfobject"},
	"internal/laesning":              {},
	"internal/talord":                {"internal/maaned"},
	"internal/kontrol":               {"internal/samtale", "internal/misspelt", "internal/leak", "internal/post", "internal/prosa", "internal/maaned", "internal/talord", "internal/laesning", "internal/smaatal"},
	"internal/smaatal":               {},
	"internal/udgave":                {"internal/smaatal", "internal/samtale", "internal/billede", "internal/post", "internal/kontrol"},
	"internal/template":              {"internal/misspelt", "internal/statistik", "internal/samtale", "internal/billede", "internal/ooxml", "fonts"},
	"internal/compose":               {"internal/notat", "internal/samtale", "internal/post", "internal/prosa", "internal/maaned", "internal/template"},
	"internal/render/chart":          {"internal/notat", "internal/ooxml", "internal/template", "internal/typeset"},
	"internal/render/html":           {"internal/notat", "internal/template", "internal/typeset", "internal/ooxml", "internal/render/chart"},
	"internal/render/pdf":            {"internal/billede", "internal/notat", "internal/template", "internal/tagpdf", "internal/tagpdf/check", "internal/typeset", "internal/parallel", "internal/slab", "internal/render/chart", "fonts"},
	"internal/render/docx":           {"internal/notat", "internal/template", "internal/ooxml", "internal/render/chart"},
	"internal/render":                {"internal/billede", "internal/notat", "internal/template", "internal/render/html", "internal/render/pdf", "internal/render/docx"},
	"internal/readback":              {"internal/samtale", "internal/billede", "internal/maaned", "internal/prosa", "internal/post", "internal/ooxml", "internal/parallel", "internal/align", "internal/story", "internal/recorddiff", "internal/source"},
	"internal/begynd":                {"internal/samtale", "internal/prosa", "internal/maaned", "internal/post", "internal/billede", "internal/source", "internal/readback", "internal/recorddiff"},
	"internal/publish":               {"internal/regneark", "internal/statistik", "internal/begynd", "internal/source", "internal/source/word", "internal/source/slides", "internal/source/pdf", "internal/samtale", "internal/prosa", "internal/maaned", "internal/billede", "internal/post", "internal/kontrol", "internal/udgave", "internal/notat", "internal/template", "internal/compose", "internal/render", "internal/render/pdf", "internal/render/docx", "internal/tagpdf/check", "internal/ooxml", "internal/readback", "internal/recorddiff", "internal/proof", "internal/structure", "internal/leak", "internal/archive", "internal/source/odt", "internal/render/html", "internal/parallel", "internal/institution"},
	"internal/login":                 {"internal/config"},
	"internal/login/logintest":       {"internal/config"},
	"internal/httpapi":               {"internal/login", "examples", "internal/publish", "internal/maaned", "internal/config", "internal/parallel"},
	"internal/cli":                   {"internal/collectlate", "internal/webhook", "internal/hent", "internal/parallel", "internal/publish", "internal/config", "internal/template", "internal/httpapi", "templates"},
	"internal/samtale/samtaletest":   {"internal/samtale", "internal/post", "internal/billede/billedetest"},
	"cmd/notat":                      {"internal/cli"},
	"conformance/lint":               {},
	"conformance/provider":           {"internal/login/logintest"},
	"conformance/promlint":           {},
	"conformance/compose":            {},
	"conformance/mutation":           {},
	"conformance/leaks":              {"internal/publish", "internal/recorddiff", "internal/billede/billedetest", "internal/readback", "internal/readback", "internal/readback/readbacktest", "internal/tagpdf/check"},
	"release":                        {},
	"internal/story":                 {"internal/ooxml"},
	"internal/source":                {"internal/prosa"},
	"internal/source/office":         {"internal/source", "internal/prosa", "internal/ooxml", "internal/story"},
	"internal/source/slides":         {"internal/source", "internal/source/office", "internal/prosa", "internal/ooxml", "internal/story"},
	"internal/source/sourcetest":     {"internal/source", "internal/prosa"},
	"internal/source/flow":           {"internal/source", "internal/prosa", "internal/ooxml", "internal/story"},
	"internal/source/odt":            {"internal/source", "internal/source/flow", "internal/source/office", "internal/ooxml", "internal/story"},
	"internal/source/word":           {"internal/source", "internal/source/flow", "internal/source/office", "internal/ooxml", "internal/story"},
	"internal/source/pdf":            {"internal/source", "internal/prosa", "internal/pdfobject"},
	"internal/recorddiff":            {"internal/samtale", "internal/post", "internal/align"},
	"internal/regneark":              {"internal/parallel"},
	"internal/regneark/regnearktest": {},
	"internal/institution":           {"internal/misspelt", "internal/regneark"},
	"internal/hent":                  {"internal/regneark"},
	"internal/statistik":             {"internal/regneark", "internal/samtale"},
	"internal/readback/readbacktest": {"internal/ooxml"},
	"internal/testrun":               {},
}

// withoutFault are the packages that do not know what a fault is.
var withoutFault = []string{"internal/notat", "internal/notat/notattest", "internal/config", "internal/typeset", "internal/smaatal", "internal/maaned", "internal/laesning", "internal/talord", "internal/misspelt", "internal/prosa", "internal/post", "internal/billede", "internal/billede/billedetest"}

// fences keep a library in the one package that knows its faults.
var fences = map[string][]string{
	"github.com/go-pdf/fpdf":             {"internal/tagpdf"},
	"github.com/nguyenthenguyen/docx":    {"internal/ooxml"},
	"github.com/beevik/etree":            {"internal/ooxml", "internal/ooxml/check", "internal/template", "internal/render/docx", "internal/story", "internal/structure", "internal/readback/readbacktest", "internal/source/office", "internal/source/slides", "internal/source/odt"},
	"github.com/gin-gonic/gin":           {"internal/httpapi"},
	"github.com/google/jsonschema-go":    {"internal/httpapi"},
	"github.com/VictoriaMetrics/metrics": {"internal/httpapi"},
	"golang.org/x/time":                  {"internal/httpapi"},
	"github.com/spf13/pflag":             {"internal/cli"},
	"github.com/KimMachineGun":           {"internal/cli"},
	"golang.org/x/sync":                  {"internal/httpapi"},
	"golang.org/x/oauth2":                {"internal/login"},
	"github.com/coreos/go-oidc":          {"internal/login"},
	"github.com/alexedwards/scs":         {"internal/login"},
	"github.com/go-jose":                 {"internal/login/logintest"},
	"github.com/yuin/goldmark":           {"internal/prosa"},
	"github.com/go-playground/validator": {"internal/samtale"},
	"github.com/xuri/excelize":           {"internal/regneark", "internal/regneark/regnearktest"},
	"github.com/go-json-experiment":      {"internal/regneark", "internal/post", "internal/readback", "internal/recorddiff", "internal/template", "internal/httpapi"},
	"github.com/go-text/typesetting":     {"internal/typeset"},
}

func TestImportsRunOneWay(t *testing.T) {
	root := ".."
	err := filepath.WalkDir(root, func(file string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && strings.HasPrefix(d.Name(), ".") && file != root:
			return fs.SkipDir
		case !strings.HasSuffix(file, ".go"), strings.HasSuffix(file, "_test.go"):
			return nil
		}
		rel, err := filepath.Rel(root, file)
		if err != nil {
			return err
		}
		pkg := path.Dir(filepath.ToSlash(rel))
		src, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		f, err := parser.ParseFile(token.NewFileSet(), file, src, parser.ImportsOnly)
		if err != nil {
			return err
		}
		allowed, known := mayImport[pkg]
		if !known {
			t.Errorf("%s: the package is not in the table of imports", rel)
			return nil
		}
		for _, i := range f.Imports {
			name := strings.Trim(i.Path.Value, `"`)
			if ours, ok := strings.CutPrefix(name, "notat/"); ok {
				if ours == "internal/pattern" || ours == "internal/spaces" || ours == "internal/fault" && !slices.Contains(withoutFault, pkg) {
					continue
				}
				if !slices.Contains(allowed, ours) {
					t.Errorf("%s imports %s, which the table does not allow", rel, ours)
				}
			}
			for library, in := range fences {
				if strings.HasPrefix(name, library) && !slices.Contains(in, pkg) {
					t.Errorf("%s imports %s, which is kept in %s", rel, library, strings.Join(in, ", "))
				}
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
