package publish

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"time"
)

// Frister are the rules by which things go by themselves.
type Frister struct {
	UdkastDage int // a draft that nobody has used for so many days is deleted
	Skoleaar   int // a notat is public in its own school year and so many after it; 0: until it is withdrawn
}

// Frist is what goes, and when: a draft, or a notat.
type Frist struct {
	Dag    string // "2027-08-01": the first day on which it is not there
	Udkast *Udkast
	Notat  *Udgivet
}

// outlived is why a notat is withdrawn that has been public as long as it may. Nobody
// chooses it.
const outlived = "udloebet"

// Draft gives the day on which a draft goes that nobody uses.
func (f Frister) Draft(u Udkast) string {
	used, err := time.Parse(time.RFC3339, u.Brugt())
	if err != nil {
		return ""
	}
	return used.AddDate(0, 0, f.UdkastDage+1).Format(time.DateOnly)
}

// public gives the day on which a notat of a school year goes, "" for never.
func (f Frister) public(skoleaar string) string {
	first, err := strconv.Atoi(skoleaar[:min(4, len(skoleaar))])
	if f.Skoleaar == 0 || err != nil {
		return ""
	}
	return fmt.Sprintf("%04d-08-01", first+1+f.Skoleaar)
}

// Upcoming lists what goes when, the soonest first: every draft, and where there is a rule
// for them every notat that is public.
func (s *Service) Upcoming(ctx context.Context, f Frister) ([]Frist, error) {
	a, err := s.Archive()
	if err != nil {
		return nil, err
	}
	drafts, err := a.AlleUdkast(ctx)
	if err != nil {
		return nil, err
	}
	var out []Frist
	for i := range drafts {
		out = append(out, Frist{Dag: f.Draft(drafts[i]), Udkast: &drafts[i]})
	}
	notater, err := s.outliving(ctx, f)
	if err != nil {
		return nil, err
	}
	out = append(out, notater...)
	slices.SortStableFunc(out, func(a, b Frist) int { return cmp.Compare(a.Dag, b.Dag) })
	return out, nil
}

// outliving gives the newest public notat of each school and year, and when it goes.
func (s *Service) outliving(ctx context.Context, f Frister) (out []Frist, err error) {
	if f.Skoleaar == 0 {
		return nil, nil
	}
	a, err := s.Archive()
	if err != nil {
		return nil, err
	}
	all, err := a.Alle(ctx)
	for i, n := range all {
		newest := i == 0 || all[i-1].Institutionsnr != n.Institutionsnr || all[i-1].Skoleaar != n.Skoleaar
		if newest && n.Offentlig() {
			out = append(out, Frist{Dag: f.public(n.Skoleaar), Notat: &all[i]})
		}
	}
	return out, err
}

// Sweep does what the rules say of a day: it deletes the drafts that are past theirs, and
// takes back the notater, with all their versions. The sessions that have ended go too. Done
// again, or by two at once, it does nothing more. It gives what went; where some of it fails the rest is done.
// By a clock that may be wrong nothing goes: the error is a *Leapt.
func (s *Service) Sweep(ctx context.Context, f Frister, now time.Time) (gone []Frist, err error) {
	a, err := s.Archive()
	if err != nil {
		return nil, err
	}
	leapt, err := s.Leapt(ctx, now)
	if err == nil && leapt != nil {
		err = leapt
	}
	if err != nil {
		return nil, err
	}
	drafts, err := a.ExpireUdkast(ctx, now.AddDate(0, 0, -f.UdkastDage))
	for i := range drafts {
		gone = append(gone, Frist{Dag: f.Draft(drafts[i]), Udkast: &drafts[i]})
	}
	err = errors.Join(err, a.ExpireSessions(ctx))
	notater, failed := s.outliving(ctx, f)
	err = errors.Join(err, failed)
	for _, n := range notater {
		if n.Dag > now.Format(time.DateOnly) {
			continue
		}
		_, failed := a.Withdraw(ctx, n.Notat.ID, outlived, Who{Token: "regel", Bruger: "NOTAT_PUBLIC_YEARS"})
		if err = errors.Join(err, failed); failed == nil {
			gone = append(gone, n)
		}
	}
	return gone, errors.Join(err, a.NoteSwept(ctx, now))
}
