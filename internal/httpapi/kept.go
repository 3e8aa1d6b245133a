package httpapi

import (
	"context"
	"sync"
)

// maxKept is the most bytes of public files in memory, those that slow readers
// have not taken yet among them: some hundred notater, which is what a
// municipality reads in a day, or the largest two.
const maxKept = 48 << 20

// kept holds public files by their hash, so that the database need not give them
// again. Whether a file may be shown is asked of the database every time.
type kept struct {
	mu    sync.Mutex
	size  int // bytes of all files below and of those dropped that are still read
	files map[string]*keptFile
}

// keptFile is shared by its readers, and never changed once it is there.
type keptFile struct {
	there   chan struct{} // closed when data is set, or loading failed
	data    []byte
	size    int
	readers int
	dropped bool
}

// get gives the file of a hash, from load when it is not at hand, and what to
// call when it has been read. It is errBusy when files that are being read take
// all the room.
func (k *kept) get(ctx context.Context, sum string, size int, load func() ([]byte, error)) (data []byte, read func(), err error) {
	for {
		f, known, err := k.claim(sum, size)
		if err != nil {
			return nil, nil, err
		}
		read := func() { k.read(f) }
		if !known {
			if err := k.load(f, sum, load); err != nil {
				return nil, nil, err
			}
		}
		select {
		case <-f.there:
		case <-ctx.Done():
			read()
			return nil, nil, ctx.Err()
		}
		if f.data != nil {
			return f.data, read, nil
		}
		read() // who was to load it failed, perhaps only because the client left
	}
}

// claim gives the file as one more reader's, known when somebody loads it already.
func (k *kept) claim(sum string, size int) (f *keptFile, known bool, err error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if f, known = k.files[sum]; !known {
		if !k.makeRoom(size) {
			return nil, false, errBusy
		}
		f = &keptFile{there: make(chan struct{}), size: size}
		if k.files == nil {
			k.files = map[string]*keptFile{}
		}
		k.files[sum] = f
		k.size += size
	}
	f.readers++
	return f, known, nil
}

// load loads a file for all who wait for it. When it fails the file is gone, and
// one reading of it ended.
func (k *kept) load(f *keptFile, sum string, load func() ([]byte, error)) (err error) {
	defer close(f.there)
	defer func() {
		if f.data == nil { // also when load panicked
			k.forget(sum, f)
			k.read(f)
		}
	}()
	f.data, err = load()
	return err
}

// makeRoom forgets files that nobody reads until there is room for size.
func (k *kept) makeRoom(size int) bool {
	for sum, f := range k.files {
		if k.size+size <= maxKept {
			break
		}
		if f.readers == 0 {
			k.size -= f.size
			delete(k.files, sum)
		}
	}
	return k.size+size <= maxKept
}

// read ends one reading.
func (k *kept) read(f *keptFile) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if f.readers--; f.readers == 0 && f.dropped {
		k.size -= f.size
	}
}

// drop forgets files that are withdrawn.
func (k *kept) drop(sums ...string) {
	for _, sum := range sums {
		k.forget(sum, nil)
	}
}

// forget takes a file out, when it is the one that is there or that is nil.
func (k *kept) forget(sum string, only *keptFile) {
	k.mu.Lock()
	defer k.mu.Unlock()
	f, there := k.files[sum]
	if !there || only != nil && f != only {
		return
	}
	delete(k.files, sum)
	if f.dropped = true; f.readers == 0 {
		k.size -= f.size
	}
}
