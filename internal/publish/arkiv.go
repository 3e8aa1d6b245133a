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
	// Who is who does something: the token and the user that was passed on.
	Who = archive.Who
	// Linje is one line of the audit.
	Linje = archive.Linje
	// Archive is where published notater lie.
	Archive = archive.Archive
	// Udkast is a record that waits at the municipality.
	Udkast = archive.Udkast
	// UdkastVersion is one of its versions.
	UdkastVersion = archive.UdkastVersion
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
	// ErrOff says that the service has no archive.
	ErrOff = errors.New("publishing is off: there is no archive")
	// ErrNotFound says that there is no such notat.
	ErrNotFound = archive.ErrNotFound
	// ErrWithdrawn says that the notat, or its internal copy, is gone.
	ErrWithdrawn = archive.ErrWithdrawn
	// ErrChanged says that somebody has saved another version of a draft meanwhile.
	ErrChanged = archive.ErrChanged
	// ErrStillPublic says that a notat must be withdrawn before it is purged.
	ErrStillPublic = archive.ErrStillPublic
	// ErrNotEmpty says that a backup is restored into an empty archive only.
	ErrNotEmpty = archive.ErrNotEmpty
	// ErrBackup says that a backup is not whole, or was changed.
	ErrBackup = archive.ErrBackup
	// ErrDisagrees says that what the archive holds is not what its audit tells.
	ErrDisagrees = archive.ErrDisagrees
	// ErrList says that there is no list to restore by.
	ErrList = archive.ErrList
	// ErrUnavailable says that the archive cannot be reached, for whatever reason.
	ErrUnavailable = archive.ErrUnavailable
	// ErrAarsag says that a reason is unknown or missing, or not asked for.
	ErrAarsag = errors.New("the reason is none of the known ones")
)

// Taken gives the version that a publication met, when that is the error.
func Taken(err error) (Udgivet, bool) { return archive.IsTaken(err) }

// OpenArchive gives the archive at an address; nothing is opened before it is
// needed.
func OpenArchive(address string, now func() time.Time) *Archive { return archive.New(address, now) }

// Keep makes the archive the one that the service publishes to.
func (s *Service) Keep(a *Archive) { s.archive = a }

// Archive gives the archive of the service, or ErrOff.
func (s *Service) Archive() (*Archive, error) {
	if s.archive == nil {
		return nil, ErrOff
	}
	return s.archive, nil
}

// Aarsag is why a version was corrected or withdrawn. The list is closed: the
// reason is shown to everybody, so it must not be able to tell what it hides.
type Aarsag struct {
	Kode, Tekst string
	Rettelse    string // what it says of a correction to who makes one; "" of one that nobody has
}

// Aarsager are the reasons; the first is the default of a correction.
var Aarsager = []Aarsag{
	{"fejl", "Notatet indeholdt fejl.", "Notatet indeholdt fejl."},
	{personalData, "Notatet indeholdt personoplysninger, som ikke skulle have været offentlige.", "Notatet indeholdt personoplysninger, som ikke skulle have været offentlige. Alle tidligere versioner bliver trukket tilbage."},
	{"forkert-skole", "Notatet var lagt hos en forkert skole.", ""},
	{"andet", "Kommunen har trukket notatet tilbage.", "Der er en anden grund."},
}

// personalData withdraws what it corrects.
const personalData = "personoplysning"

func knownAarsag(kode string) bool {
	for _, a := range Aarsager {
		if a.Kode == kode {
			return true
		}
	}
	return false
}

// Stone gives the heading in the place of a notat that is gone for a reason.
func Stone(kode string) string {
	if kode == outlived {
		return "Notatet er ikke længere offentligt"
	}
	return "Notatet er trukket tilbage"
}

// AarsagTekst gives the sentence that is shown for a reason.
func AarsagTekst(kode string) string {
	for _, a := range Aarsager {
		if a.Kode == kode {
			return a.Tekst
		}
	}
	if kode == outlived {
		return "Kommunen viser et notat i et bestemt antal skoleår."
	}
	return "Notatet er trukket tilbage."
}

// Withdraw takes a notat back: its addresses answer with the reason, and its
// public files are gone. The errors are ErrNotFound and ErrAarsag.
func (s *Service) Withdraw(ctx context.Context, id, aarsag string, who Who) (Udgivet, error) {
	a, err := s.Archive()
	if err != nil {
		return Udgivet{}, err
	}
	if !knownAarsag(aarsag) {
		return Udgivet{}, ErrAarsag
	}
	return a.Withdraw(ctx, id, aarsag, who)
}
