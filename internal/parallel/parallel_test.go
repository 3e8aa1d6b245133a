package parallel

import (
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

func TestAPanicIsTheCallers(t *testing.T) {
	for _, cores := range []int{1, 4} {
		old := runtime.GOMAXPROCS(cores)
		func() {
			defer func() {
				if r, _ := recover().(string); !strings.Contains(r, "no paper") {
					t.Errorf("on %d cores: %q", cores, r)
				}
			}()
			Do(100, func(i int) {
				if i == 7 {
					panic("no paper")
				}
			})
		}()
		runtime.GOMAXPROCS(old)
	}
}
