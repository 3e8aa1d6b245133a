package archive

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// A seal is one SHA-256, in hex, that stands for many values. It is taken of a
// text with a line for each of them, in a stated order, as sha256sum writes it:
// the SHA-256 of the value, two spaces, its name, LF. So whatever is in a value,
// it cannot pass for a part of another. Numbers are written in decimal.
//
// Two things are sealed:
//
//   - All that a version consists of, in the line of the audit that published it:
//     the columns of notat that are set then and never change, by their names
//     and in the order of the table columns, among them the hash of each file;
//     tidligere_nummer, the former numbers that the version gives, sorted, each
//     with an LF; and salt, where there is one. What comes later (corrected,
//     withdrawn, purged) has lines of its own, and the line of a purge seals what
//     is left in the same way.
//   - Each line of the audit: the link of the line before, "" for the first, as
//     forrige, and then the line's own values by the names that they have in a
//     backup. This makes the audit a chain, whose last link stands for all of it.
//
// A seal has no key: who can write to all of the archive can seal it anew. It is
// evidence for who has noted it elsewhere.
type sealed strings.Builder

func (s *sealed) add(name, value string) { s.addHash(name, hash([]byte(value))) }

func (s *sealed) addHash(name, sum string) { fmt.Fprintf((*strings.Builder)(s), "%s  %s\n", sum, name) }

func (s *sealed) seal() string {
	sum := sha256.Sum256([]byte((*strings.Builder)(s).String()))
	return hex.EncodeToString(sum[:])
}

// seal is that of the version with the former numbers that it gives, of all that is
// left of it when it is purged.
func (n *Notat) seal(former []string) string {
	var s sealed
	for _, c := range columns {
		if c.later {
			continue
		}
		if c.name == "titel" && n.TitelHash != "" {
			s.addHash(c.name, n.TitelHash)
			continue
		}
		switch v := c.field(n).(type) {
		case *string:
			s.add(c.name, *v)
		case *int:
			s.add(c.name, strconv.Itoa(*v))
		}
	}
	var numbers strings.Builder
	for _, number := range slices.Sorted(slices.Values(former)) {
		numbers.WriteString(number + "\n")
	}
	s.add("tidligere_nummer", numbers.String())
	if n.Salt != "" {
		s.add("salt", n.Salt)
	}
	return s.seal()
}

// link is that of the line after the one whose link is before.
func (l Linje) link(before string) string {
	var s sealed
	s.add("forrige", before)
	for _, v := range []struct{ name, value string }{
		{"nr", strconv.Itoa(l.Nr)}, {"tid", l.Tid}, {"token", l.Token}, {"bruger", l.Bruger}, {"hvad", string(l.Action)}, {"notat", l.Notat},
		{"institutionsnr", l.Institutionsnr}, {"skoleaar", l.Skoleaar}, {"version", strconv.Itoa(l.Version)}, {"sha256", l.SHA256},
		{"aarsag", l.Aarsag}, {"segl", l.Segl},
	} {
		s.add(v.name, v.value)
	}
	return s.seal()
}

// hashOf is where the version keeps the hash of a file, which outlives the file.
func (n *Notat) hashOf(navn string) *string {
	switch navn {
	case PDF:
		return &n.PDFHash
	case HTML:
		return &n.HTMLHash
	case Offentlig:
		return &n.OffentligHash
	case Post:
		return &n.PostHash
	default:
		return &n.InternHash
	}
}
