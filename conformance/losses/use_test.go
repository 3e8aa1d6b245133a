package losses

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"notat/conformance/leaks"
	"notat/internal/publish"
	word "notat/internal/readback/readbacktest"
	"notat/internal/template"
	"notat/templates"
)

// The runner starts TestUse in a program with a loss in it, and tells it in the
// environment the stage, the folder of the edited drafts, and the file to write.
const (
	envStage  = "LOSSES_STAGE"
	envDrafts = "LOSSES_DRAFTS"
	envOut    = "LOSSES_OUT"
)

// outcome is what came of one use of the program.
type outcome struct {
	Said []string // what it says: codes, sorted; those that hold something up begin with !
	Made string   // a sum of what it gives out; "" where it gives nothing
}

// uses are outcomes by what was done.
type uses map[string]outcome

// TestUse uses the program as its owners do, and writes what came of it.
func TestUse(t *testing.T) {
	dir := os.Getenv(envDrafts)
	if dir == "" {
		t.Skip("the runner of losses starts it")
	}
	u := &owner{T: t, service: publish.New(template.NewStore(templates.FS, filepath.Join(root, "examples", "templates")), "standard"), dir: dir, uses: uses{}}
	switch os.Getenv(envStage) {
	case "reading":
		u.drafts(false)
	case "merging":
		u.drafts(true)
	case withholding:
		u.leaks()
	case "begynd":
		u.begun()
	default:
		u.documents()
	}
	data, err := json.Marshal(u.uses)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(os.Getenv(envOut), data, 0o644); err != nil {
		t.Fatal(err)
	}
}

type owner struct {
	*testing.T
	service *publish.Service
	dir     string
	uses    uses
}

// guard notes a crash as what the program says.
func (u *owner) guard(name string, use func() (outcome, error)) {
	var o outcome
	var err error
	func() {
		defer func() {
			if p := recover(); p != nil {
				err = fmt.Errorf("crash")
				u.Logf("%s: %v", name, p)
			}
		}()
		o, err = use()
	}()
	var unsound *publish.Unsound
	var no *publish.Rejected
	switch {
	case errors.As(err, &unsound):
		for _, f := range unsound.Findings {
			o.Said = append(o.Said, "!"+f.Code)
		}
	case errors.As(err, &no):
		for _, f := range no.Faults {
			o.Said = append(o.Said, "!"+f.Code)
		}
	case err != nil && err.Error() == "crash":
		o.Said = append(o.Said, "!crash")
	case err != nil:
		u.Logf("%s: %v", name, err)
		o.Said = append(o.Said, "!error")
	}
	slices.Sort(o.Said)
	o.Said = slices.Compact(o.Said)
	u.uses[name] = o
}

func sum(data ...[]byte) string { return fmt.Sprintf("%x", sha256.Sum256(bytes.Join(data, []byte{0}))) }

func (u *owner) draft(data []byte, edition publish.Udgave) ([]byte, error) {
	f, _ := publish.FormatNamed("docx")
	d, err := u.service.Render(context.Background(), publish.Request{Data: data, Udgave: edition}, f)
	if err != nil {
		return nil, err
	}
	return d.Data, nil
}

// edited gives the file that comes back after an edit: made once, by the
// program without a loss.
func (u *owner) edited(e edit) []byte {
	file := filepath.Join(u.dir, strings.ReplaceAll(e.name, " ", "-")+".docx")
	if data, err := os.ReadFile(file); err == nil {
		return data
	}
	made, err := u.draft([]byte(post), publish.Intern)
	if err != nil {
		u.Fatal(err)
	}
	d := word.InWord(u.T, made, nil)
	e.do(d)
	data := d.Save(u.T)
	if err := os.WriteFile(file, data, 0o644); err != nil {
		u.Fatal(err)
	}
	return data
}

// drafts hands every edited draft back: alone, or into a record that others
// have changed in the meantime.
func (u *owner) drafts(merge bool) {
	for _, e := range edits {
		file := u.edited(e)
		if !merge {
			u.handBack(e.name, publish.Indlevering{Fil: file})
			continue
		}
		if !slices.Contains(merged, e.name) {
			continue
		}
		for _, m := range meanwhile {
			u.handBack(e.name+", and "+m.name, publish.Indlevering{Fil: file, Current: recordOf(u.T, m.old, m.new)})
		}
	}
}

// handBack reads a draft back as it is, and again with the first answer to all
// that is asked.
func (u *owner) handBack(name string, q publish.Indlevering) {
	svar := map[string]string{}
	read := func() (outcome, error) {
		back, err := u.service.ReadBack(context.Background(), q)
		if err != nil {
			return outcome{}, err
		}
		o := outcome{}
		for _, i := range back.Rest {
			said := i.Kode
			if i.Severity == "block" || i.Severity == "ask" && i.Chosen == "" {
				said = "!" + i.Kode
			}
			// With its place and words, so that one of two that is lost is missed.
			o.Said = append(o.Said, said+" "+i.Pointer+" "+i.Tekst)
			if len(i.Choices) > 0 {
				svar[i.ID] = i.Choices[0].ID
			}
		}
		if back.Ready() {
			changes, err := json.Marshal(back.Aendringer)
			if err != nil {
				return o, err
			}
			o.Made = sum(back.Record, changes)
		}
		return o, nil
	}
	u.guard(name, read)
	if len(svar) > 0 {
		q.Svar, _ = json.Marshal(svar)
		u.guard(name+", answered", read)
	}
}

// meanwhile are what others did to the record while the draft was out.
var meanwhile = []struct {
	name, old, new string
}{
	{"a section before it", `{"overskrift":"Rammen","del"`, `{"overskrift":"Ny først","blokke":[{"type":"tekst","tekst":"Kommet til i dag."}]},{"overskrift":"Rammen","del"`},
	{"another text", "Her kan man lære noget.", "Her kan alle lære noget."},
	{"the same text", "Tonen var god", "Tonen var dårlig"},
	{"a participant first", `{"navn":"Gry Holm"`, `{"navn":"Ask Toft","titel":"Formand","part":"skolebestyrelse"},{"navn":"Gry Holm"`},
	{"an agreement first", `{"maal":"Flere møder til tiden"`, `{"maal":"Ny aftale","frist":"2026-12-01"},{"maal":"Flere møder til tiden"`},
	{"a background", `{"maal":"Bedre lektier",`, `{"maal":"Bedre lektier","baggrund":"Mange glemmer dem.",`},
	{"the row is gone", `,["Femte","ni"]`, ""},
}

// merged are the edits that are put into such records.
var merged = []string{"nothing", "a negation", "a last paragraph", "a section", "a cell", "a row", "a row is deleted", "someone took part", "names and titles",
	"someone is deleted", "date, time and place", "both deadlines", "an agreement", "a sign of an agreement", "a deadline and a status"}

func recordOf(t *testing.T, old, new string) []byte {
	t.Helper()
	if strings.Count(post, old) != 1 {
		t.Fatalf("%q is not once in the record", old)
	}
	return []byte(strings.Replace(post, old, new, 1))
}

// leaks plants what is withheld in every way, each at two places that chance gives, as
// more than one protection may guard the first; and says the kinds that get out, and
// those that are refused.
func (u *owner) leaks() {
	for n := range 2 * leaks.Kinds() {
		l := leaks.New(1, n)
		u.guard(fmt.Sprint(l.Kind, " ", n), func() (o outcome, err error) {
			out, refused, err := l.Shown(u.T, u.service)
			if refused {
				o.Said = append(o.Said, "!"+l.Kind+": refused")
			}
			for _, kind := range out {
				o.Said = append(o.Said, "!"+kind)
			}
			return o, err
		})
	}
}

// documents makes every example in each edition: the PDF as for publishing, the
// page, and the draft, which is handed back as it is.
func (u *owner) documents() {
	files, err := filepath.Glob(filepath.Join(root, "examples", "*.json"))
	if err != nil || len(files) == 0 {
		u.Fatal(files, err)
	}
	ctx := context.Background()
	html, _ := publish.FormatNamed("html")
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			u.Fatal(err)
		}
		for _, edition := range []publish.Udgave{publish.Offentlig, publish.Intern} {
			name := filepath.Base(file) + " " + string(edition)
			q := publish.Request{Data: data, Udgave: edition}
			u.guard(name+" pdf", func() (outcome, error) {
				d, err := u.service.RenderProven(ctx, q)
				if err != nil {
					return outcome{}, err
				}
				return outcome{Made: sum(d.Data)}, nil
			})
			u.guard(name+" html", func() (outcome, error) {
				d, err := u.service.Render(ctx, q, html)
				if err != nil {
					return outcome{}, err
				}
				return outcome{Made: sum(d.Data)}, nil
			})
			made, err := u.draft(data, edition)
			u.guard(name+" docx", func() (outcome, error) { return outcome{Made: sum(made)}, err })
			if err == nil {
				u.handBack(name+" handed back", publish.Indlevering{Fil: made})
			}
		}
	}
}
