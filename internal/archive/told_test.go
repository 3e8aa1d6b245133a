package archive

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// What the archive answers is the answer, also when the time is up or the caller
// has left by then; and what is none of these is never called an archive that
// cannot be reached: whoever asks again would get the same for ever.
func TestAnAnswerIsToldAsItIs(t *testing.T) {
	a := opened(t, filepath.Join(t.TempDir(), "notat.db"))
	published(t, a, edition("123456", "2024/25", "x"))
	_, wrong := a.db.Exec(`SELECT nothing FROM nowhere`)
	gone, leave := context.WithCancel(ctx)
	leave()
	late, end := context.WithTimeout(ctx, 0)
	defer end()
	own := errors.New("a fault of this program")
	for _, answer := range []error{&Taken{}, &InUse{}, ErrNotFound, ErrWithdrawn, ErrStillPublic, ErrNotEmpty, ErrBackup, ErrDisagrees, foreign{own}} {
		for _, within := range []context.Context{ctx, gone, late} {
			if err := a.told(within, within, fmt.Errorf("told: %w", answer)); !errors.Is(err, answer) || errors.Is(err, ErrUnavailable) {
				t.Errorf("%v becomes %v", answer, err)
			}
		}
	}
	for _, c := range []struct {
		err         error
		ctx, within context.Context
		want        error
	}{
		{nil, ctx, late, nil}, {own, ctx, ctx, own}, {wrong, ctx, ctx, wrong},
		{own, gone, gone, context.Canceled}, {own, late, late, ErrUnavailable}, {own, ctx, late, ErrUnavailable},
		{errors.New(closed), ctx, ctx, ErrUnavailable},
	} {
		if err := a.told(c.ctx, c.within, c.err); !errors.Is(err, c.want) || errors.Is(err, ErrUnavailable) != (c.want == ErrUnavailable) {
			t.Errorf("%v becomes %v, not %v", c.err, err, c.want)
		}
	}
}

// A database that says it is damaged is let go, so that the next who asks looks at
// what lies there then; one that was put in its place meanwhile stays open.
func TestADamagedDatabaseIsNotHeldOnTo(t *testing.T) {
	dir := t.TempDir()
	a := opened(t, filepath.Join(dir, "notat.db"))
	published(t, a, edition("123456", "2024/25", "x"))
	garbage := filepath.Join(dir, "garbage.db")
	if err := os.WriteFile(garbage, []byte(strings.Repeat("no database", 1000)), 0o600); err != nil {
		t.Fatal(err)
	}
	other, err := sql.Open("sqlite", garbage)
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	_, damaged := other.Exec(`SELECT * FROM notat`)
	was := a.db
	if err := a.ask(ctx, func(context.Context, querier) error { return damaged }); !errors.Is(err, ErrUnavailable) {
		t.Error(err)
	}
	if list, err := a.Schools(ctx); err != nil || len(list) != 1 || a.db == was {
		t.Errorf("%d schools, %v; still the same: %v", len(list), err, a.db == was)
	}
	was.Close()
	now := a.db
	if a.forget(was); a.db != now {
		t.Error("another than the damaged one is let go")
	}
}

// What is done is let go: nothing goes on beneath it.
func TestPatienceEndsWithTheWork(t *testing.T) {
	within, p := patient(ctx, time.Hour)
	p.end()
	if !errors.Is(within.Err(), context.Canceled) {
		t.Error("its context goes on")
	}
}

// The guide says how long a call may take, for whoever sets NOTAT_TIMEOUT.
func TestTheBoundsAreThoseOfTheGuide(t *testing.T) {
	guide, err := os.ReadFile("../../docs/da/arkiv.md")
	if err != nil {
		t.Fatal(err)
	}
	b := New("notat.db", time.Now).bounds
	if want := fmt.Sprintf("%.0f sekunder til at læse og %.0f til at skrive", b.read.Seconds(), b.write.Seconds()); !strings.Contains(string(guide), want) {
		t.Errorf("the guide does not say: %s", want)
	}
}
