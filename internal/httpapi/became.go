package httpapi

import "sync"

// maxBecame is how many drafts are known to have become notater: those of a busy day.
const maxBecame = 256

// became tells which notat a draft has become, of the last few here: who presses twice, or
// goes back to the draft's page, is led to it.
type became struct {
	mu     sync.Mutex
	drafts []string // the oldest first
	to     map[string]string
}

func (b *became) note(draft, notat string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.to == nil {
		b.to = map[string]string{}
	}
	if len(b.drafts) == maxBecame {
		delete(b.to, b.drafts[0])
		b.drafts = b.drafts[1:]
	}
	b.drafts, b.to[draft] = append(b.drafts, draft), notat
}

// notat gives the id of the notat, "" where none is known.
func (b *became) notat(draft string) string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.to[draft]
}
