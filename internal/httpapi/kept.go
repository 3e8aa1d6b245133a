package httpapi

import "sync"

// maxKept is the most bytes of public files that are kept at hand: some hundred
// notater, which is what a municipality reads in a day.
const maxKept = 64 << 20

// kept holds public files by their hash, so that the database need not give them
// again. Whether a file may be shown is asked of the database every time.
type kept struct {
	mu    sync.Mutex
	size  int
	files map[string][]byte
}

// get gives the file of a hash, from load when it is not at hand. It is shared,
// and never changed.
func (k *kept) get(sum string, load func() ([]byte, error)) ([]byte, error) {
	k.mu.Lock()
	data, ok := k.files[sum]
	k.mu.Unlock()
	if ok {
		return data, nil
	}
	data, err := load()
	if err != nil || len(data) > maxKept {
		return data, err
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.files == nil || k.size+len(data) > maxKept {
		k.files, k.size = map[string][]byte{}, 0
	}
	if _, there := k.files[sum]; !there {
		k.files[sum] = data
		k.size += len(data)
	}
	return data, nil
}

// drop forgets files that are withdrawn.
func (k *kept) drop(sums ...string) {
	k.mu.Lock()
	defer k.mu.Unlock()
	for _, sum := range sums {
		k.size -= len(k.files[sum])
		delete(k.files, sum)
	}
}
