package archive

import (
	"errors"
	"fmt"
	"path"
	"slices"
)

// ErrDisagrees says that what is kept is not what the audit tells.
var ErrDisagrees = errors.New("archive: it does not agree with its audit")

// revision holds the notater of an archive or a backup against its audit, which
// tells of all that was ever done to them.
type revision struct {
	lines   map[string][]Linje  // by notat
	numre   map[string][]string // the former numbers that each notat gives
	notater map[string]Notat    // those that were held against it
	sealed  bool                // it is not from 0.1.0
	broken  int                 // number of the first line that does not follow the one before, 0 for none
}

func newRevision(lines []Linje, numre map[string][]string, sealed bool) *revision {
	r := &revision{lines: map[string][]Linje{}, numre: numre, notater: map[string]Notat{}, sealed: sealed}
	before := ""
	for i, l := range lines {
		if l.Action != Restored { // of no notat
			r.lines[l.Notat] = append(r.lines[l.Notat], l)
		}
		if r.broken == 0 && (l.Nr != i+1 || sealed && l.Led != l.link(before)) {
			r.broken = i + 1
		}
		before = l.Led
	}
	return r
}

// notat holds one notat against what was done to it: published once, and
// withdrawn and purged when it says so, each at the time and by the hash that the
// audit has, and as it was when its publication was sealed, or what its purge left.
// Of what 0.2.0 purged nothing was sealed then.
func (r *revision) notat(n Notat) error {
	_, twice := r.notater[n.ID]
	r.notater[n.ID] = n
	var published, withdrawn, purged int
	for _, l := range r.lines[n.ID] {
		ok := l.Institutionsnr == n.Institutionsnr && l.Skoleaar == n.Skoleaar && l.Version == n.Version && l.SHA256 == n.PDFHash
		switch l.Action {
		case Published, Corrected:
			published++
			ok = ok && l.Tid == n.Udgivet && l.Token == n.UdgivetAf
			if r.sealed && (n.Slettet == "" || n.TitelHash != "") {
				ok = ok && l.Segl == n.seal(r.numre[n.ID])
			}
		case Withdrawn:
			withdrawn++
			ok = ok && published == 1 && l.Tid == n.Tilbagetrukket && l.Aarsag == n.Aarsag
		case Purged:
			purged++
			ok = ok && withdrawn == 1 && l.Tid == n.Slettet && (l.Segl == "" || l.Segl == n.seal(r.numre[n.ID]))
		case Restored: // of the archive, and of no notat
			ok = false
		default:
			ok = false
		}
		if !ok {
			return fmt.Errorf("%w: line %d tells otherwise", ErrDisagrees, l.Nr)
		}
	}
	if purged, kept := n.Slettet != "", n.purged() != n; n.TitelHash != "" && (!purged || n.Titel != "") || r.sealed && purged && kept && n.TitelHash == "" {
		return fmt.Errorf("%w: it has what a purge takes, or lacks it though it is not purged", ErrDisagrees)
	}
	if twice || published != 1 || withdrawn != count(!n.Offentlig()) || n.Offentlig() && n.Aarsag != "" || purged != count(n.Slettet != "") {
		return fmt.Errorf("%w: it tells otherwise", ErrDisagrees)
	}
	return nil
}

func count(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

// chain demands that the lines are numbered without holes and follow each other.
func (r *revision) chain() error {
	if r.broken > 0 {
		return fmt.Errorf("%w: line %d does not follow the one before", ErrDisagrees, r.broken)
	}
	return nil
}

// whole demands that nothing is missing: no notat that the audit tells of or that
// gives numbers, no version before another, and of each correction its reason.
func (r *revision) whole() error {
	for id := range r.lines {
		if _, there := r.notater[id]; !there {
			return fmt.Errorf("%w: line %d tells of a notat that is not there", ErrDisagrees, r.lines[id][0].Nr)
		}
	}
	for id := range r.numre {
		if _, there := r.notater[id]; !there {
			return fmt.Errorf("%w: there are former numbers of %s, which is not there", ErrDisagrees, id)
		}
	}
	type place struct {
		nr, year string
		version  int
	}
	reasons := map[place]string{} // why a version was corrected, by the audit
	versions := map[place]Notat{}
	for id, n := range r.notater {
		versions[place{n.Institutionsnr, n.Skoleaar, n.Version}] = n
		for _, l := range r.lines[id] {
			if l.Action == Corrected {
				reasons[place{n.Institutionsnr, n.Skoleaar, n.Version - 1}] = l.Aarsag
			}
		}
	}
	for p, n := range versions {
		_, before := versions[place{p.nr, p.year, p.version - 1}]
		if p.version != 1 && !before || n.Rettelse != reasons[p] {
			return at(path.Join(n.folder(), metaFil), fmt.Errorf("%w: it tells of other versions or reasons", ErrDisagrees))
		}
	}
	return nil
}

// agrees holds a file, nil when it is not there, against what the notat says of
// it. Where nothing is said, the archive is from 0.1.0.
func (n *Notat) agrees(navn string, data []byte) error {
	if navn == metaFil {
		return nil // the revision's
	}
	want, there := *n.hashOf(navn), slices.Contains(n.filer(), navn)
	ok := (want == "" && slices.Contains(unsealed, navn)) || want == hash(data)
	switch navn {
	case PDF:
		ok = ok && len(data) == n.PDFSize
	case HTML:
		ok = ok && len(data) == n.HTMLSize
	case Post:
		ok = ok && Noegle(data, n.TemplateHash) == n.Noegle
	}
	switch {
	case there && data == nil:
		return fmt.Errorf("%w: it is missing", ErrDisagrees)
	case !there && data != nil:
		return fmt.Errorf("%w: it was taken away", ErrDisagrees)
	case there && !ok:
		return fmt.Errorf("%w: it is another than was published", ErrDisagrees)
	}
	return nil
}

// Noegle is what a notat is known by: its record as it is kept, and the template.
func Noegle(post []byte, templateHash string) string {
	return hash(append(post[:len(post):len(post)], "\n"+templateHash...))
}
