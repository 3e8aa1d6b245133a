package leaks

import (
	"archive/zip"
	"bytes"
	"compress/zlib"
	"encoding/base64"
	"fmt"
	"html"
	"io"
	"net/url"
	"regexp"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"notat/internal/tagpdf/check"
)

// File is a file laid bare and folded, to be searched.
type File struct {
	bytes string // all of it, whatever was packed unpacked
	words string // what it says and carries, without the marks between
}

var (
	stream  = regexp.MustCompile(`stream\r?\n`)
	dataURL = regexp.MustCompile(`base64,([A-Za-z0-9+/=]+)`)
	tag     = regexp.MustCompile(`<[^>]*>`)
	target  = regexp.MustCompile(`(?:href|Target)="([^"]*)"|/URI \(([^)]*)\)`)
)

// Open lays a file of a format bare: the parts of a zip, the streams and words of a
// PDF, pictures. record is the one that it carries, and name its name.
func Open(format string, data, record []byte, name string) (*File, error) {
	var all, words bytes.Buffer
	all.Write(data)
	switch format {
	case "docx":
		archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
		if err != nil {
			return nil, err
		}
		for _, f := range archive.File {
			part, err := f.Open()
			if err != nil {
				return nil, err
			}
			text, err := io.ReadAll(part)
			if err != nil {
				return nil, err
			}
			all.Write(text)
			if strings.HasSuffix(f.Name, ".xml") {
				words.Write(tag.ReplaceAll(text, nil))
			}
		}
	case "pdf":
		for _, at := range stream.FindAllIndex(data, -1) {
			if z, err := zlib.NewReader(bytes.NewReader(data[at[1]:])); err == nil {
				io.Copy(&all, z) // what is no stream ends early, and is there as it stands
			}
		}
		text, err := check.Text(data)
		if err != nil {
			return nil, fmt.Errorf("pdf: %w", err)
		}
		words.WriteString(strings.Join(text, "\n"))
	default:
		words.Write(tag.ReplaceAll(dataURL.ReplaceAll(data, nil), nil))
	}
	for _, m := range dataURL.FindAllSubmatch(append(all.Bytes(), record...), -1) {
		if b, err := base64.StdEncoding.DecodeString(string(m[1])); err == nil {
			all.Write(b)
		}
	}
	for _, m := range target.FindAllSubmatch(all.Bytes(), -1) {
		words.Write(m[1])
		words.Write(m[2])
		words.WriteByte('\n')
	}
	words.Write(dataURL.ReplaceAll(record, nil))
	words.WriteString(name)
	return &File{bytes: folded(all.String()) + folded(words.String()), words: folded(words.String())}, nil
}

// Holds reports whether all pieces of a secret are in the file.
func (f *File) Holds(s Secret) bool {
	in := f.bytes
	if s.Number {
		in = f.words
	}
	for _, p := range s.Pieces {
		if !strings.Contains(in, fold(p)) {
			return false
		}
	}
	return true
}

// folded gives a text folded as it stands, and as it reads with what is encoded in it
// decoded, once and twice.
func folded(s string) string {
	once := unescape(html.UnescapeString(s))
	out := fold(s)
	for _, next := range []string{once, unescape(once)} {
		if next != s {
			out += "\n" + fold(next)
			s = next
		}
	}
	return out
}

var escaped = regexp.MustCompile(`(?:%[0-9A-Fa-f]{2})+`)

func unescape(s string) string {
	return escaped.ReplaceAllStringFunc(s, func(x string) string {
		if u, err := url.PathUnescape(x); err == nil {
			return u
		}
		return x
	})
}

// fold gives the ASCII letters and digits of a text, all small, in which it says the
// same whatever stands between them and however wide they are.
func fold(s string) string {
	return strings.Map(func(r rune) rune {
		switch r = unicode.ToLower(r); {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
			return r
		}
		return -1
	}, norm.NFKC.String(s))
}
