package conformance

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"notat/internal/ooxml/check"
	"notat/internal/publish"
	"notat/internal/samtale/samtaletest"
)

// TestWriteDrafts writes Word drafts for conformance/drafts to hold against
// other programs: every example in every template and edition, each template's
// preview, and random records. Beside each draft lies the page of the same
// record and edition, whose body says which words the draft must have, and
// beside those of the examples the PDF too. The structural checks are ours.
func TestWriteDrafts(t *testing.T) {
	dir := os.Getenv("NOTAT_DRAFTS")
	if dir == "" {
		t.Skip("NOTAT_DRAFTS names no folder; conformance/drafts does")
	}
	w := &drafts{t, newService(t), dir, 0}
	w.ofExamples()
	w.ofRandomRecords()
	t.Logf("%d drafts", w.written)
}

type drafts struct {
	*testing.T
	service *publish.Service
	dir     string
	written int
}

// write renders a record in the formats, the first of which is the draft's. It
// gives false when the record is refused in this edition.
func (w *drafts) write(name string, q publish.Request, formats ...string) bool {
	w.Helper()
	for _, format := range formats {
		f, _ := publish.FormatNamed(format)
		made, err := w.service.Render(context.Background(), q, f)
		var refused *publish.Rejected
		switch {
		case errors.As(err, &refused):
			return false
		case err != nil:
			w.Fatalf("%s: %v", name, err)
		}
		w.keep(name, format, made.Data)
	}
	return true
}

func (w *drafts) keep(name, format string, data []byte) {
	if format == "docx" {
		found, err := check.Bytes(data)
		if err != nil || len(found) > 0 {
			w.Errorf("%s: %s %v", name, strings.Join(found, "; "), err)
		}
		w.written++
	}
	if err := os.WriteFile(filepath.Join(w.dir, name+"."+format), data, 0o644); err != nil {
		w.Fatal(err)
	}
}

func (w *drafts) ofExamples() {
	files, err := filepath.Glob(filepath.Join(examples, "*.json"))
	if err != nil || len(files) == 0 {
		w.Fatalf("no examples (%v)", err)
	}
	for _, municipality := range w.service.Templates() {
		for _, file := range files {
			name := strings.TrimSuffix(filepath.Base(file), ".json")
			for _, edition := range publish.Udgaver {
				q := publish.Request{Data: example(w, name), Name: municipality, Udgave: edition}
				if !w.write(strings.Join([]string{"eksempel", municipality, name, string(edition)}, "-"), q, "docx", "html", "pdf") {
					w.Errorf("%s is refused", name)
				}
			}
		}
		w.preview(municipality)
	}
}

// preview is the template's own, checked from its Word file as it is handed in.
func (w *drafts) preview(municipality string) {
	root := filepath.Join(examples, "templates", municipality)
	if municipality == "standard" {
		root = filepath.Join("..", "templates", municipality)
	}
	k, err := w.service.CheckFolder(os.DirFS(root), municipality)
	if err != nil || k.Template == nil || len(k.Faults) > 0 {
		w.Fatalf("%s: %v %v", municipality, k.Faults, err)
	}
	for _, f := range publish.Formats {
		made, err := w.service.Preview(context.Background(), k.Template, f)
		if err != nil {
			w.Fatal(err)
		}
		w.keep("eksempel-"+municipality+"-proeve", f.Name, made.Data)
	}
}

func (w *drafts) ofRandomRecords() {
	n := 200
	if s := os.Getenv("NOTAT_DRAFT_RECORDS"); s != "" {
		var err error
		if n, err = strconv.Atoi(s); err != nil {
			w.Fatalf("NOTAT_DRAFT_RECORDS: %v", err)
		}
	}
	plain, hostile := samtaletest.JSON(), samtaletest.JSON(samtaletest.Hostile())
	municipalities := w.service.Templates()
	for seed := range n {
		data := plain.Example(seed)
		if seed%2 == 1 {
			data = hostile.Example(seed)
		}
		name := fmt.Sprintf("tilfaeldig-%03d", seed)
		q := publish.Request{Data: data, Name: municipalities[seed%len(municipalities)], Udgave: publish.Intern}
		if seed%4 > 1 {
			q.Udgave = publish.Offentlig
		}
		if w.write(name, q, "docx", "html") {
			continue
		}
		q.Udgave = publish.Intern // what the publishing checks refuse
		if !w.write(name, q, "docx", "html") {
			w.Errorf("record %d is refused:\n%s", seed, data)
		}
	}
}
