// Package hent asks the ministry's statistics for a school's figures, over the
// network. It is a command's alone: nothing that makes a document imports it. It
// gives the answers as they came, in one list, which package regneark reads as any
// other extract; what the figures mean is not its matter.
package hent

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"time"

	"notat/internal/regneark"
)

// What is waited for, and how much is taken.
const (
	perSide   = 30 * time.Second // one answer; the service may be slow
	maxBytes  = 20 << 20         // of one answer
	maxPages  = 50               // of one cube: one school in four years is one
	yearsBack = 3                // school years before the record's
)

// Kilde is where figures are asked for.
type Kilde struct {
	URL    string        // "https://.../Api/v1", without a slash at the end
	Noegle string        // the bearer key; it is sent to that host alone and stands in no error
	Wait   time.Duration // for one answer; 0 is perSide
}

// Hentet is how many rows a cube gave.
type Hentet struct {
	Kube    string
	Raekker int
}

// errRedirect says that the service sends elsewhere: the key is for nobody else.
var errRedirect = errors.New("the service sends to another address, and the key is not sent there")

// Skole asks all cubes about a school in a school year, "2025/26", and those before
// it. The answer is one list of rows.
func (k Kilde) Skole(ctx context.Context, institutionsnr, skoleaar string) (extract []byte, counts []Hentet, err error) {
	years, err := yearsOf(skoleaar)
	if err != nil {
		return nil, nil, err
	}
	wait := k.Wait
	if wait == 0 {
		wait = perSide
	}
	c := &http.Client{Timeout: wait, CheckRedirect: func(*http.Request, []*http.Request) error { return errRedirect }}
	var all []json.RawMessage
	for _, kube := range kuber {
		rows, err := k.ask(ctx, c, kube.om(institutionsnr, years))
		if err != nil {
			return nil, nil, fmt.Errorf("%s/%s: %w", kube.emne, kube.underemne, err)
		}
		if all = append(all, rows...); len(all) > regneark.MaxRaekker {
			return nil, nil, fmt.Errorf("%s/%s: over %d rows about one school", kube.emne, kube.underemne, regneark.MaxRaekker)
		}
		counts = append(counts, Hentet{kube.emne + "/" + kube.underemne, len(rows)})
	}
	var b bytes.Buffer
	b.WriteString("[")
	for i, row := range all {
		if i > 0 {
			b.WriteString(",")
		}
		b.WriteString("\n")
		b.Write(row)
	}
	b.WriteString("\n]\n")
	if _, err := regneark.Read(b.Bytes()); err != nil {
		return nil, nil, fmt.Errorf("the answers are no extract: %w", err)
	}
	return b.Bytes(), counts, nil
}

// yearsOf are the years that are asked for, as the service writes them.
func yearsOf(skoleaar string) ([]string, error) {
	if len(skoleaar) != len("2025/26") {
		return nil, fmt.Errorf("%q is no school year", skoleaar)
	}
	from, err := strconv.Atoi(skoleaar[:4])
	if err != nil {
		return nil, fmt.Errorf("%q is no school year", skoleaar)
	}
	var out []string
	for y := from - yearsBack; y <= from; y++ {
		out = append(out, fmt.Sprintf("%d/%d", y, y+1))
	}
	return out, nil
}

// ask takes all pages of an answer. The last is empty, or the same as the one before
// it where a service does not count pages.
func (k Kilde) ask(ctx context.Context, c *http.Client, q question) (rows []json.RawMessage, err error) {
	var before []byte
	for q.Side = 1; ; q.Side++ {
		if q.Side > maxPages {
			return nil, fmt.Errorf("over %d pages about one school", maxPages)
		}
		data, err := k.page(ctx, c, q)
		if err != nil {
			return nil, fmt.Errorf("page %d: %w", q.Side, err)
		}
		var page []json.RawMessage
		if err := json.Unmarshal(data, &page); err != nil {
			return nil, fmt.Errorf("page %d: the answer is no list of rows", q.Side)
		}
		if len(page) == 0 || bytes.Equal(data, before) {
			return rows, nil
		}
		rows, before = append(rows, page...), data
		if len(rows) > regneark.MaxRaekker {
			return nil, fmt.Errorf("over %d rows about one school", regneark.MaxRaekker)
		}
	}
}

// page asks for one page.
func (k Kilde) page(ctx context.Context, c *http.Client, q question) ([]byte, error) {
	body, err := json.Marshal(q)
	if err != nil {
		return nil, err
	}
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, k.URL+"/statistik", bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	r.Header.Set("Authorization", "Bearer "+k.Noegle)
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("Accept", "application/json")
	a, err := c.Do(r)
	if err != nil {
		return nil, err
	}
	defer a.Body.Close()
	switch {
	case a.StatusCode == http.StatusUnauthorized, a.StatusCode == http.StatusForbidden:
		return nil, fmt.Errorf("the service does not take the key (%s)", a.Status)
	case a.StatusCode == http.StatusTooManyRequests, a.StatusCode == http.StatusServiceUnavailable:
		return nil, fmt.Errorf("the service asks to be left alone for a while (%s)", a.Status)
	case a.StatusCode != http.StatusOK:
		return nil, fmt.Errorf("the service answers %s", a.Status)
	}
	data, err := io.ReadAll(io.LimitReader(a.Body, maxBytes+1))
	if err != nil {
		return nil, err
	}
	if len(data) > maxBytes {
		return nil, fmt.Errorf("an answer of over %d MB", maxBytes>>20)
	}
	return bytes.TrimPrefix(data, []byte("\ufeff")), nil
}
