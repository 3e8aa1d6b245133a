package publish

import (
	"context"
	"errors"
	"path/filepath"
	"testing"
	"time"
)

// A clock that is far ahead deletes nothing, from the first time on, until it is right again
// or somebody has said that it is.
func TestAClockFarAheadDeletesNothing(t *testing.T) {
	ctx := context.Background()
	s := newService(t)
	a := OpenArchive(filepath.Join(t.TempDir(), "notat.db"), time.Now)
	t.Cleanup(func() { _ = a.Close() })
	s.Keep(a)
	rule := Frister{UdkastDage: 400, Skoleaar: 20}
	now := time.Now()
	far := now.AddDate(30, 0, 0)
	sweeps := func(at time.Time, held bool, gone int) {
		t.Helper()
		var leapt *Leapt
		went, err := s.Sweep(ctx, rule, at)
		if errors.As(err, &leapt) != held || !held && err != nil || len(went) != gone {
			t.Errorf("%v: %+v %v", at, went, err)
		}
	}
	sweeps(far, false, 0) // there is nothing, and nothing to go by
	k, err := s.Publish(ctx, Offentliggoerelse{Data: []byte(toAar)})
	if err != nil {
		t.Fatal(err)
	}
	u, err := s.SaveUdkast(ctx, Udkast{}, []byte(toAar), Writer{Who{}, func(string) bool { return true }})
	if err != nil {
		t.Fatal(err)
	}
	sweeps(far, true, 0)
	sweeps(now, false, 0)
	sweeps(far, true, 0)
	sweeps(now.Add(maxLeap-time.Hour), false, 0)
	sweeps(now, false, 0) // set right: by that clock 31 days more are not far
	n, err := a.Notat(ctx, k.ID)
	if err != nil || !n.Offentlig() {
		t.Errorf("%+v %v", n, err)
	}
	if _, err := a.Udkast(ctx, u.ID); err != nil {
		t.Error(err)
	}
	if err := s.Believe(ctx, far); err != nil {
		t.Error(err)
	}
	sweeps(far, false, 2)
}
