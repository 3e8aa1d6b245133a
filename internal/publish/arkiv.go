package publish

import (
	"context"
	"errors"
	"time"

	"notat/internal/archive"
)

// What the doors need of the archive.
type (
	// Udgivet is one published version.
	Udgivet = archive.Notat
	// Hvem is who does something: the token and the user that was passed on.
	Hvem = archive.Who
	// Linje is one line of the audit.
	Linje = archive.Linje
	// Archive is where published notater lie.
	Archive = archive.Archive
)

// The files of a published notat. The first two are public, and gone when it is
// withdrawn; the others are the internal copy, gone when it is purged.
const (
	FilPDF       = archive.PDF
	FilHTML      = archive.HTML
	FilPost      = archive.Post
	FilInternPDF = archive.Intern
	filOffentlig = archive.Offentlig
)

var (
	// ErrSlukket says that the service has no archive.
	ErrSlukket = errors.New("publishing is off: there is no archive")
	// ErrFindesIkke says that there is no such notat.
	ErrFindesIkke = archive.ErrNotFound
	// ErrTilbagetrukket says that the notat, or its internal copy, is gone.
	ErrTilbagetrukket = archive.ErrWithdrawn
	// ErrStadigOffentlig says that a notat must be withdrawn before it is purged.
	ErrStadigOffentlig = archive.ErrStillPublic
	// ErrIkkeTom says that a backup is restored into an empty archive only.
	ErrIkkeTom = archive.ErrNotEmpty
	// ErrBackup says that a backup is not whole, or was changed.
	ErrBackup = archive.ErrBackup
	// ErrUenig says that what the archive holds is not what its audit tells.
	ErrUenig = archive.ErrDisagrees
	// ErrUtilgaengelig says that the archive cannot be reached, for whatever reason.
	ErrUtilgaengelig = archive.ErrUnavailable
	// ErrAarsag says that a reason is unknown or missing, or not asked for.
	ErrAarsag = errors.New("the reason is none of the known ones")
)

// Optaget gives the version that a publication met, when that is the error.
func Optaget(err error) (Udgivet, bool) { return archive.IsTaken(err) }

// OpenArchive gives the archive at an address; nothing is opened before it is
// needed.
func OpenArchive(address string, now func() time.Time) *Archive { return archive.New(address, now) }

// Keep makes the archive the one that the service publishes to.
func (s *Service) Keep(a *Archive) { s.archive = a }

// Archive gives the archive of the service, or ErrSlukket.
func (s *Service) Archive() (*Archive, error) {
	if s.archive == nil {
		return nil, ErrSlukket
	}
	return s.archive, nil
}

// Aarsag is why a version was corrected or withdrawn. The list is closed: the
// reason is shown to everybody, so it must not be able to tell what it hides.
type Aarsag struct{ Kode, Tekst string }

// Aarsager are the reasons; the first is the default of a correction.
var Aarsager = []Aarsag{
	{"fejl", "Notatet indeholdt fejl."},
	{personoplysning, "Notatet indeholdt personoplysninger, som ikke skulle have været offentlige."},
	{"forkert-skole", "Notatet var lagt hos en forkert skole."},
	{"andet", "Kommunen har trukket notatet tilbage."},
}

// personoplysning withdraws what it corrects.
const personoplysning = "personoplysning"

func kendtAarsag(kode string) bool {
	for _, a := range Aarsager {
		if a.Kode == kode {
			return true
		}
	}
	return false
}

// AarsagTekst gives the sentence that is shown for a reason.
func AarsagTekst(kode string) string {
	for _, a := range Aarsager {
		if a.Kode == kode {
			return a.Tekst
		}
	}
	return "Notatet er trukket tilbage."
}

// Withdraw takes a notat back: its addresses answer with the reason, and its
// public files are gone. The errors are ErrFindesIkke and ErrAarsag.
func (s *Service) Withdraw(ctx context.Context, id, aarsag string, hvem Hvem) (Udgivet, error) {
	a, err := s.Archive()
	if err != nil {
		return Udgivet{}, err
	}
	if !kendtAarsag(aarsag) {
		return Udgivet{}, ErrAarsag
	}
	return a.Withdraw(ctx, id, aarsag, hvem)
}
