package publish

import (
	"context"
	"fmt"
	"time"
)

// maxLeap is how far the clock may have moved since things last went by themselves. By a
// clock that is wrong no more than what goes within a month goes too early; and a service
// that stood still for longer is started by somebody who can say that the date is right.
const maxLeap = 31 * 24 * time.Hour

// Leapt says that the clock has moved so far that it may be wrong, and nothing goes by itself
// until somebody has said that it is right.
type Leapt struct{ Last, Now time.Time }

func (l *Leapt) Error() string {
	return fmt.Sprintf("the date is %s, and was %s when things were last deleted by themselves: nothing is until the clock is set right, or somebody says that it is right (notat frister --datoen-er-rigtig, or the page)",
		l.Now.UTC().Format(time.DateOnly), l.Last.Format(time.DateOnly))
}

// Leapt tells whether things are held back at a time; nil when they are not.
func (s *Service) Leapt(ctx context.Context, now time.Time) (*Leapt, error) {
	a, err := s.Archive()
	if err != nil {
		return nil, err
	}
	last, err := a.Swept(ctx)
	if err != nil || last.IsZero() || now.Sub(last) <= maxLeap {
		return nil, err
	}
	return &Leapt{last, now}, nil
}

// Believe says that the date is right, and what is past its time goes with the next Sweep.
func (s *Service) Believe(ctx context.Context, now time.Time) error {
	a, err := s.Archive()
	if err != nil {
		return err
	}
	return a.NoteSwept(ctx, now)
}
