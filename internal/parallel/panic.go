package parallel

import "runtime/debug"

// Panic is a panic with the stack of the goroutine that it came from, which is
// gone when another goroutine passes it on.
type Panic struct {
	Value any    // what was panicked with; it may hold words of a record
	Stack []byte // as debug.Stack writes it
}

// Error tells no more than that it happened: Value is not for everybody's eyes.
func (p *Panic) Error() string { return "the program itself failed, which is no fault of the record" }

// Caught gives what recover gave as a *Panic. It is to be called in the deferred
// function that recovered, where the stack still shows the place.
func Caught(recovered any) *Panic {
	if p, ok := recovered.(*Panic); ok {
		return p
	}
	return &Panic{recovered, debug.Stack()}
}

// Try does the work and gives its error, or its panic as a *Panic.
func Try(work func() error) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = Caught(r)
		}
	}()
	return work()
}
