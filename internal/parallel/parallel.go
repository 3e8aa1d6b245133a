// Package parallel does pieces of work side by side that have nothing to do
// with each other. It knows no kind of work, keeps no queue and starts nothing
// that outlives the call.
package parallel

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// Do calls work with each number below n, on as many processors as there are,
// and returns when all are done. What comes out may not depend on the order. A
// panic in one of them is the caller's, as a *Panic that knows where it was: one
// document may fail, and no other with it.
func Do(n int, work func(i int)) {
	workers := min(runtime.GOMAXPROCS(0), n)
	if workers < 2 {
		for i := range n {
			work(i)
		}
		return
	}
	var next atomic.Int64
	var panicked atomic.Pointer[Panic]
	var wait sync.WaitGroup
	share := func() {
		defer func() {
			if r := recover(); r != nil {
				panicked.CompareAndSwap(nil, Caught(r))
			}
		}()
		for i := next.Add(1) - 1; i < int64(n) && panicked.Load() == nil; i = next.Add(1) - 1 {
			work(int(i))
		}
	}
	for range workers - 1 {
		wait.Go(share)
	}
	share() // whoever asks does its share: small pieces are done before another has begun
	wait.Wait()
	if p := panicked.Load(); p != nil {
		panic(p)
	}
}
