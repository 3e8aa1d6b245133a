package readback

import "strings"

// fileOnly are the items whose words are in the file, and come into the record
// only by an answer that puts them there.
var fileOnly = map[string]bool{
	"tekstboks": true, "udenfor": true, "i-tabel": true, "ny-tabel": true, "ny-raekke-ukendt": true, "overskrift-udenfor": true, "overskrift-midt-i": true,
	"fast-tekst": true, "kan-ikke-laeses": true, "kommentar": true, "kommentar-loest": true, "fodnote": true, "sidehoved": true, "foelsomhedsmaerke": true,
	"internt-uden-plads": true, "indlejret": true, "gentaget": true, "ny-kolonne-ukendt": true, "billede": true,
}

// recordOnly are the items whose words are gone from the file, and leave the
// record only by an answer that deletes them.
var recordOnly = map[string]bool{"felt-tomt": true, "felt-slettet": true, "del-slettet": true, "fast-tekst-slettet": true, "overskrift-slettet": true, "kolonne-slettet": true}

// Outside gives the words that the item says are in the file and not in the
// record. An item that only tells of words in the record has none: it says
// nothing of whether they came there.
func (i Item) Outside() string {
	switch {
	case strings.HasPrefix(i.Chosen, aBlok), i.Severity == Info && i.head != "":
		return i.head
	case strings.HasPrefix(i.Chosen, "felt:"), i.Chosen == asAfsnit.ID, holdsFile(i.Chosen), i.Chosen == fromAll.ID, i.Chosen == intoBemaerkning:
		return ""
	case i.Kode == "internt-maerke" && i.inside != "" && i.Chosen == "offentlig":
		return ""
	case i.Kode == "deltager-part" && i.Chosen == leaveTextOut.ID:
		return strings.TrimSpace(i.outside + " " + i.Tekst)
	case i.Kode == "deltager-part" && i.Chosen != "" && i.Rows != nil:
		words := i.outside
		for _, r := range i.Rows {
			if r.Chosen == leaveTextOut.ID {
				words = strings.TrimSpace(words + " " + r.Tekst)
			}
		}
		return words
	case i.Kode == "formatering" && i.Chosen == deleteIt.ID:
		return i.Tekst
	case i.outside != "":
		return i.outside
	case fileOnly[i.Kode]:
		return i.Tekst
	}
	return ""
}

// Due reports whether the words of the item are in the file alone, and an answer
// puts them into the record.
func (i Item) Due() bool { return fileOnly[i.Kode] && i.Chosen != "" && i.Outside() == "" }

// Differing gives the item as one that says that words of the file are not in
// the record, and words of the record not in the file.
func (i Item) Differing(outside, inside string) Item {
	i.outside, i.inside = outside, inside
	return i
}

// Inside gives the words that the item says are in the record and not in the
// file.
func (i Item) Inside() string {
	switch {
	case i.elsewhere != "" && holdsFile(i.Chosen): // a paragraph that others split goes where they put the rest of it
		return i.elsewhere
	case i.Chosen == deleteIt.ID, i.Chosen == joinIt.ID, holdsFile(i.Chosen), i.Chosen == intoBemaerkning, means(i.Chosen):
		return ""
	case i.Kode == "internt-maerke" && i.Chosen == "offentlig":
		return ""
	case i.inside != "":
		return i.inside
	case recordOnly[i.Kode]:
		return i.Tekst
	}
	return ""
}

// Elsewhere gives the texts that the item says stand elsewhere in the record than
// in the file.
func (i Item) Elsewhere() []string {
	if strings.HasPrefix(i.Chosen, aBlok) {
		return strings.Split(strings.ReplaceAll(i.Tekst, " ¶ ", between), between)
	}
	return i.moved
}

// Reorders reports whether the item says that the record has another order than
// the file.
func (i Item) Reorders() bool { return i.Kode == "raekkefoelge" }
