package archive

import (
	"context"
	"database/sql"
	"errors"
	"strconv"
	"strings"
	"unicode/utf8"
)

// column is one column of notat and its field.
type column struct {
	name  string
	field func(n *Notat) any // a pointer
	later bool               // set after the publication, and so no part of what was published; or sealed beside the columns
}

var columns = []column{
	{"id", func(n *Notat) any { return &n.ID }, false},
	{"institutionsnr", func(n *Notat) any { return &n.Institutionsnr }, false},
	{"skoleaar", func(n *Notat) any { return &n.Skoleaar }, false},
	{"version", func(n *Notat) any { return &n.Version }, false},
	{"noegle", func(n *Notat) any { return &n.Noegle }, false},
	{"skole", func(n *Notat) any { return &n.Skole }, false},
	{"kommune", func(n *Notat) any { return &n.Kommune }, false},
	{"titel", func(n *Notat) any { return &n.Titel }, false},
	{"filnavn", func(n *Notat) any { return &n.Filnavn }, false},
	{"template", func(n *Notat) any { return &n.Template }, false},
	{"template_hash", func(n *Notat) any { return &n.TemplateHash }, false},
	{"release", func(n *Notat) any { return &n.Release }, false},
	{"pdf_hash", func(n *Notat) any { return &n.PDFHash }, false},
	{"pdf_size", func(n *Notat) any { return &n.PDFSize }, false},
	{"html_hash", func(n *Notat) any { return &n.HTMLHash }, false},
	{"html_size", func(n *Notat) any { return &n.HTMLSize }, false},
	{"offentlig_hash", func(n *Notat) any { return &n.OffentligHash }, false},
	{"post_hash", func(n *Notat) any { return &n.PostHash }, false},
	{"intern_hash", func(n *Notat) any { return &n.InternHash }, false},
	{"udgivet", func(n *Notat) any { return &n.Udgivet }, false},
	{"udgivet_af", func(n *Notat) any { return &n.UdgivetAf }, false},
	{"rettelse", func(n *Notat) any { return &n.Rettelse }, true},
	{"tilbagetrukket", func(n *Notat) any { return &n.Tilbagetrukket }, true},
	{"aarsag", func(n *Notat) any { return &n.Aarsag }, true},
	{"slettet", func(n *Notat) any { return &n.Slettet }, true},
	{"titel_hash", func(n *Notat) any { return &n.TitelHash }, true},
	{"salt", func(n *Notat) any { return &n.Salt }, true},
}

// selectNotat begins a query for whole rows; insertNotat writes one.
var selectNotat, insertNotat = func() (string, string) {
	names, marks := "", ""
	for i, c := range columns {
		if i > 0 {
			names, marks = names+", ", marks+", "
		}
		names, marks = names+c.name, marks+"$"+strconv.Itoa(i+1)
	}
	return "SELECT " + names + " FROM notat ", "INSERT INTO notat (" + names + ") VALUES (" + marks + ")"
}()

// fields are the row's fields, to be scanned into; as arguments they are
// pointers too, which database/sql follows.
func (n *Notat) fields() []any {
	out := make([]any, len(columns))
	for i, c := range columns {
		out[i] = c.field(n)
	}
	return out
}

// querier is a database or a transaction.
type querier interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

// one gives the first row, or ErrNotFound. That is the answer too for an id which no
// row can have: PostgreSQL fails when it is asked for bytes that are no UTF-8 or
// for NUL.
func one(ctx context.Context, q querier, where string, args ...any) (Notat, error) {
	for _, a := range args {
		if s, ok := a.(string); ok && (!utf8.ValidString(s) || strings.IndexByte(s, 0) >= 0) {
			return Notat{}, ErrNotFound
		}
	}
	var n Notat
	err := q.QueryRowContext(ctx, selectNotat+where, args...).Scan(n.fields()...)
	if errors.Is(err, sql.ErrNoRows) {
		return Notat{}, ErrNotFound
	}
	return n, err
}

func all(ctx context.Context, q querier, where string, args ...any) ([]Notat, error) {
	return list(ctx, q, (*Notat).fields, selectNotat+where, args...)
}

// each hands the rows of an answer on, one at a time; fields are where the columns of
// one go.
func each[T any](ctx context.Context, q querier, fields func(*T) []any, use func(T) error, query string, args ...any) error {
	rows, err := q.QueryContext(ctx, query, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var row T
		if err := rows.Scan(fields(&row)...); err != nil {
			return err
		}
		if err := use(row); err != nil {
			return err
		}
	}
	return rows.Err()
}

// list gives all rows of an answer.
func list[T any](ctx context.Context, q querier, fields func(*T) []any, query string, args ...any) (out []T, err error) {
	err = each(ctx, q, fields, func(row T) error { out = append(out, row); return nil }, query, args...)
	if err != nil {
		return nil, err
	}
	return out, nil
}
