package archive

import "fmt"

// revision holds the notater of a backup against its audit, which tells of all
// that was ever done to them.
type revision struct {
	lines   map[string][]Linje // by notat
	notater map[string]Notat   // those that were held against it
	holes   bool               // the lines are not numbered 1, 2, 3 ...
}

func newRevision(lines []Linje) *revision {
	r := &revision{map[string][]Linje{}, map[string]Notat{}, false}
	for i, l := range lines {
		r.lines[l.Notat] = append(r.lines[l.Notat], l)
		r.holes = r.holes || l.Nr != i+1
	}
	return r
}

// notat holds one notat against what was done to it: published once, and
// withdrawn and purged when it says so, each at the time and by the hash that the
// audit has.
func (r *revision) notat(n Notat) error {
	var published, withdrawn, purged int
	for _, l := range r.lines[n.ID] {
		ok := l.Institutionsnr == n.Institutionsnr && l.Skoleaar == n.Skoleaar && l.Version == n.Version && l.SHA256 == n.PDFHash
		switch l.Hvad {
		case Offentliggoer, Ret:
			published++
			ok = ok && l.Tid == n.Udgivet && l.Token == n.UdgivetAf
		case TraekTilbage:
			withdrawn++
			ok = ok && published == 1 && l.Tid == n.Tilbagetrukket && l.Aarsag == n.Aarsag
		case Slet:
			purged++
			ok = ok && withdrawn == 1 && l.Tid == n.Slettet
		default:
			ok = false
		}
		if !ok {
			return fmt.Errorf("%w: line %d of the audit tells otherwise", ErrBackup, l.Nr)
		}
	}
	if _, twice := r.notater[n.ID]; twice || published != 1 || withdrawn != count(!n.Offentlig()) || purged != count(n.Slettet != "") {
		return fmt.Errorf("%w: the audit tells otherwise", ErrBackup)
	}
	r.notater[n.ID] = n
	return nil
}

func count(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

// whole demands that nothing is missing: no line of the audit, no notat that it
// tells of, no version before another, and of each correction its reason.
func (r *revision) whole() error {
	if r.holes || len(r.lines) != len(r.notater) {
		return fmt.Errorf("%w: the audit has holes, or tells of notater that are not there", ErrBackup)
	}
	type place struct {
		nr, aar string
		version int
	}
	reasons := map[place]string{} // why a version was corrected, by the audit
	at := map[place]Notat{}
	for id, n := range r.notater {
		at[place{n.Institutionsnr, n.Skoleaar, n.Version}] = n
		for _, l := range r.lines[id] {
			if l.Hvad == Ret {
				reasons[place{n.Institutionsnr, n.Skoleaar, n.Version - 1}] = l.Aarsag
			}
		}
	}
	for p, n := range at {
		_, before := at[place{p.nr, p.aar, p.version - 1}]
		if p.version != 1 && !before || n.Rettelse != reasons[p] {
			return fmt.Errorf("%w: %s is not what the audit tells", ErrBackup, n.folder())
		}
	}
	return nil
}

// agrees holds a file against what the notat says of it.
func (n *Notat) agrees(navn string, data []byte) error {
	ok := true
	switch navn {
	case PDF:
		ok = hash(data) == n.PDFHash && len(data) == n.PDFSize
	case HTML:
		ok = hash(data) == n.HTMLHash && len(data) == n.HTMLSize
	case Post:
		ok = Noegle(data, n.TemplateHash) == n.Noegle
	}
	if !ok {
		return fmt.Errorf("%w: %s is another than was published", ErrBackup, navn)
	}
	return nil
}

// Noegle is what a notat is known by: its record as it is kept, and the template.
func Noegle(post []byte, templateHash string) string {
	return hash(append(post[:len(post):len(post)], "\n"+templateHash...))
}
