package httpapi

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"testing"
)

// Whoever reads a file shares it with the others; files that are being read are
// never forgotten, and together they are never more than may be kept.
func TestPublicFilesAreShared(t *testing.T) {
	var k kept
	const size = maxKept / 4
	load := func(n byte) func() ([]byte, error) {
		return func() ([]byte, error) { return append(make([]byte, size-1), n), nil }
	}
	var reads []func()
	for i := range 4 {
		data, read, err := k.get(t.Context(), fmt.Sprint(i), size, load(byte(i)))
		if err != nil || data[size-1] != byte(i) {
			t.Fatal(i, err)
		}
		reads = append(reads, read)
	}
	if _, _, err := k.get(t.Context(), "new", size, load(9)); !errors.Is(err, errBusy) {
		t.Errorf("a fifth quarter: %v", err)
	}
	_, again, err := k.get(t.Context(), "2", size, func() ([]byte, error) { t.Error("loaded twice"); return nil, nil })
	if err != nil {
		t.Fatal(err)
	}
	reads[2]()
	k.drop("2") // withdrawn while it is read
	if _, _, err := k.get(t.Context(), "new", size, load(9)); !errors.Is(err, errBusy) {
		t.Errorf("while the withdrawn one is read: %v", err)
	}
	again()
	if _, read, err := k.get(t.Context(), "new", size, load(9)); err != nil {
		t.Error(err)
	} else {
		read()
	}
	for _, i := range []int{0, 1, 3} {
		reads[i]()
	}
	for i := range 20 { // those nobody reads make room
		_, read, err := k.get(t.Context(), fmt.Sprint("later", i), size, load(1))
		if err != nil {
			t.Fatal(err)
		}
		read()
	}
	if k.size > maxKept || k.size != len(k.files)*size {
		t.Errorf("%d bytes in %d files", k.size, len(k.files))
	}
}

// What fits takes nothing else's place, and what does not takes no more than it must.
func TestWhatFitsIsKept(t *testing.T) {
	var k kept
	loads := 0
	get := func(name string, size int) {
		t.Helper()
		_, read, err := k.get(t.Context(), name, size, func() ([]byte, error) { loads++; return make([]byte, size), nil })
		if err != nil {
			t.Fatal(err)
		}
		read()
	}
	for range 2 {
		for i := range 4 {
			get(fmt.Sprint(i), maxKept/4)
		}
	}
	if loads != 4 || k.size != maxKept {
		t.Errorf("%d loads, %d bytes", loads, k.size)
	}
	get("small", 1)
	if len(k.files) != 4 || k.size != maxKept*3/4+1 {
		t.Errorf("%d files, %d bytes", len(k.files), k.size)
	}
}

// One that cannot be loaded is no one else's failure.
func TestAFileThatFailsToLoadIsLoadedAgain(t *testing.T) {
	var k kept
	var loads atomic.Int64
	var wait sync.WaitGroup
	var failed atomic.Int64
	for range 8 {
		wait.Go(func() {
			_, read, err := k.get(t.Context(), "x", 1, func() ([]byte, error) {
				if loads.Add(1) == 1 {
					return nil, context.Canceled
				}
				return []byte{1}, nil
			})
			if err != nil {
				failed.Add(1)
				return
			}
			read()
		})
	}
	wait.Wait()
	if failed.Load() != 1 || loads.Load() != 2 || k.size != 1 {
		t.Errorf("%d failed, %d loads, %d bytes", failed.Load(), loads.Load(), k.size)
	}
	func() {
		defer func() { recover() }()
		k.get(t.Context(), "y", 1, func() ([]byte, error) { panic("x") })
	}()
	if k.size != 1 || k.files["y"] != nil {
		t.Error("a panic leaves the file behind")
	}
}
