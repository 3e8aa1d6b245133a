package publish

import (
	"time"

	"notat/internal/fault"
)

// Watcher counts what the service does. It is told codes and durations, and never
// a word of a record. Its methods are called from many goroutines at once.
type Watcher interface {
	// Drawn says that a document was made: the name of its format, and how long
	// composing aside it took.
	Drawn(format string, took time.Duration)
	// Found says that a check found something, by its code.
	Found(code string)
	// Told says that a receiver of events was called, and whether it took the message.
	Told(taken bool)
}

// Watch tells the watcher from now on.
func (s *Service) Watch(w Watcher) { s.watcher = w }

func (s *Service) drawn(f Format, since time.Time) {
	if s.watcher != nil {
		s.watcher.Drawn(f.Name, time.Since(since))
	}
}

func (s *Service) found(l fault.List) {
	if s.watcher == nil {
		return
	}
	for _, f := range l {
		s.watcher.Found(f.Code)
	}
}
