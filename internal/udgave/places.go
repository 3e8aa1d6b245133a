package udgave

import "notat/internal/post"

// places tells where a place of the reduced record stood in the record as
// posted, and the other way. Only what moved or went is noted: all other places
// follow from the nearest one above them.
type places struct {
	from map[string]string // reduced -> posted
	to   map[string]string // posted -> reduced; nowhere for what went
}

const nowhere = "-" // no pointer: those are empty or begin with a slash

func newPlaces() places { return places{map[string]string{}, map[string]string{}} }

// moved notes that the element at a posted place now stands at another.
func (s places) moved(old, now string) {
	if old != now {
		s.from[now], s.to[old] = old, now
	}
}

// removed notes that the element at a posted place is gone.
func (s places) removed(old string) { s.to[old] = nowhere }

// replaced notes that a new element stands where a posted one was.
func (s places) replaced(old, now string) { s.from[now] = old }

// posted gives the posted place of a reduced one.
func (s places) posted(now string) string {
	old, rest := lookUp(s.from, now)
	return old + rest
}

// reducedPlace gives the reduced place of a posted one; ok is false when it, or
// what it stood in, is gone.
func (s places) reducedPlace(old string) (now string, ok bool) {
	now, rest := lookUp(s.to, old)
	return now + rest, now != nowhere
}

// lookUp finds the longest part of a pointer that is in m, and gives what it
// stands for and the rest.
func lookUp(m map[string]string, pointer string) (to, rest string) {
	for p := post.Pointer(pointer); p != "" && len(m) > 0; p = p.Parent() {
		if to, ok := m[string(p)]; ok {
			return to, pointer[len(p):]
		}
	}
	return pointer, ""
}
