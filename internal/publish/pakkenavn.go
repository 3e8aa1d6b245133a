package publish

import (
	"fmt"
	"strconv"
	"strings"

	"notat/internal/pattern"
	"notat/internal/samtale"
)

// Pakkenavn is how the files of a package are named: words, and placeholders such as
// {sagsnr}.
type Pakkenavn string

// StandardPakkenavn is the one that is used when none is set.
const StandardPakkenavn Pakkenavn = "{filnavn}"

// ofPakkenavn gives what stands in for each placeholder.
var ofPakkenavn = map[string]func(n Udgivet, r *samtale.Record) string{
	"filnavn":        func(n Udgivet, _ *samtale.Record) string { return n.Filnavn },
	"sagsnr":         func(_ Udgivet, r *samtale.Record) string { return r.Sag.Sagsnr },
	"dokumentnr":     func(_ Udgivet, r *samtale.Record) string { return r.Sag.Dokumentnr },
	"institutionsnr": func(n Udgivet, _ *samtale.Record) string { return n.Institutionsnr },
	"skole":          func(n Udgivet, _ *samtale.Record) string { return n.Skole },
	"skoleaar":       func(n Udgivet, _ *samtale.Record) string { return n.Skoleaar },
	"dato":           func(_ Udgivet, r *samtale.Record) string { return r.Moede.Dato },
	"version":        func(n Udgivet, _ *samtale.Record) string { return strconv.Itoa(n.Version) },
	"id":             func(n Udgivet, _ *samtale.Record) string { return n.ID },
}

// maxPakkenavn bounds a name, in bytes: what systems allow, 255, less the longest
// ending, and room for the folder that somebody puts it in.
const maxPakkenavn = 120

var (
	placeholder = pattern.New(`\{[^{}]*\}`)
	nameWords   = pattern.New(`^[A-Za-z0-9 ._-]*$`)
)

// ReadPakkenavn reads a pattern, or says what is wrong with it.
func ReadPakkenavn(s string) (Pakkenavn, error) {
	if s == "" {
		return StandardPakkenavn, nil
	}
	for _, p := range placeholder.FindAllString(s, -1) {
		if ofPakkenavn[p[1:len(p)-1]] == nil {
			return "", fmt.Errorf("no placeholder %s; they are {filnavn}, {sagsnr}, {dokumentnr}, {institutionsnr}, {skole}, {skoleaar}, {dato}, {version} and {id}", p)
		}
	}
	if words := placeholder.ReplaceAllString(s, ""); len(s) > maxPakkenavn || !nameWords.MatchString(words) {
		return "", fmt.Errorf("a name has at most %d characters of a-z, 0-9, space, dot, hyphen and low line besides its placeholders", maxPakkenavn)
	}
	return Pakkenavn(s), nil
}

// notInName is what a value may not put into a file's name.
var notInName = pattern.New(`[^A-Za-z0-9._-]+`)

var danishCapitals = strings.NewReplacer("Æ", "Ae", "Ø", "Oe", "Å", "Aa")

// of names the files of one notat. What the record does not have leaves no trace.
func (p Pakkenavn) of(n Udgivet, r *samtale.Record) string {
	name := placeholder.ReplaceAllStringFunc(string(p), func(s string) string {
		v := ofPakkenavn[s[1:len(s)-1]](n, r)
		if v == "" {
			return ""
		}
		return strings.Trim(notInName.ReplaceAllString(ascii(danishCapitals.Replace(v)), "-"), "-.")
	})
	name = name[:min(len(name), maxPakkenavn)]
	if name = strings.Trim(name, " .-_"); name == "" {
		return n.ID
	}
	return name
}
