package parallel

import (
	"errors"
	"io"
	"runtime"
	"strings"
	"sync/atomic"
	"testing"
)

func TestEachPieceIsDoneOnce(t *testing.T) {
	for _, cores := range []int{1, 4} {
		old := runtime.GOMAXPROCS(cores)
		for _, n := range []int{0, 1, 3, 1000} {
			done := make([]atomic.Int32, n)
			Do(n, func(i int) { done[i].Add(1) })
			for i := range done {
				if done[i].Load() != 1 {
					t.Errorf("%d of %d was done %d times", i, n, done[i].Load())
				}
			}
		}
		runtime.GOMAXPROCS(old)
	}
}

// A panic of a piece of work is the caller's, and tells where the work was when
// it is caught, however many goroutines it came through.
func TestAPanicKeepsItsPlace(t *testing.T) {
	for _, cores := range []int{1, 4} {
		old := runtime.GOMAXPROCS(cores)
		err := Try(func() error {
			Do(10, func(int) { Do(100, printer) })
			return nil
		})
		var p *Panic
		if !errors.As(err, &p) || p.Value != "no paper" || !strings.Contains(string(p.Stack), "parallel.printer") || strings.Contains(err.Error(), "paper") {
			t.Errorf("on %d cores: %v", cores, err)
		}
		runtime.GOMAXPROCS(old)
	}
}

func printer(i int) {
	if i == 7 {
		panic("no paper")
	}
}

func TestWithoutAPanicTheErrorIsTheWorks(t *testing.T) {
	if err := Try(func() error { return io.EOF }); err != io.EOF {
		t.Error(err)
	}
}
