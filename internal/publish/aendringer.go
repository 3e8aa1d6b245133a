package publish

import (
	"bytes"
	"cmp"
	"context"
	_ "embed"
	"fmt"
	"html/template"
	"sync"

	"notat/internal/readback"
	"notat/internal/recorddiff"
	"notat/internal/samtale"
)

// Change is one difference between two records.
type Change = recorddiff.Change

// Diff gives what differs between two records. The error is a *SyntaxError for
// what is no JSON; Syntax tells which of the two it is.
func Diff(ctx context.Context, old, new []byte) ([]Change, error) {
	out, err := recorddiff.Diff(ctx, old, new)
	switch {
	case err != nil:
		return nil, cmp.Or(Syntax(old), Syntax(new), err)
	case out == nil:
		out = []Change{}
	}
	return out, nil
}

// Syntax gives the *SyntaxError of what is no JSON, else nil.
func Syntax(data []byte) error {
	_, err := samtale.Decode(data)
	return err
}

// withoutBOM gives a record without the mark that some editors put before it.
func withoutBOM(data []byte) []byte { return bytes.TrimPrefix(data, []byte("\ufeff")) }

//go:embed aendringer.html
var aendringerHTML string

var aendringer = sync.OnceValue(func() *template.Template {
	return template.Must(template.New("aendringer").Funcs(template.FuncMap{"dato": readback.Dato}).Parse(aendringerHTML))
})

// AendringerHTML gives the list of changes as a page for the school's leader.
func AendringerHTML(i *IndleveringSvar) ([]byte, error) {
	shown, err := i.Shown(context.Background())
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	if err := aendringer().Execute(&b, struct {
		Changes []ShownChange
		Rest    []readback.Item
	}{shown, i.Rest}); err != nil {
		return nil, fmt.Errorf("list of changes: %w", err)
	}
	return b.Bytes(), nil
}
