package udgave

import "notat/internal/post"

// steder tells where a place of the reduced record stood in the record as
// posted, and the other way. Only what moved or went is noted: all other places
// follow from the nearest one above them.
type steder struct {
	fra map[string]string // reduced -> posted
	til map[string]string // posted -> reduced; vaek for what went
}

const vaek = "-" // no pointer: those are empty or begin with a slash

func nyeSteder() steder { return steder{map[string]string{}, map[string]string{}} }

// flyttet notes that the element at a posted place now stands at another.
func (s steder) flyttet(gammel, ny string) {
	if gammel != ny {
		s.fra[ny], s.til[gammel] = gammel, ny
	}
}

// fjernet notes that the element at a posted place is gone.
func (s steder) fjernet(gammel string) { s.til[gammel] = vaek }

// erstattet notes that a new element stands where a posted one was.
func (s steder) erstattet(gammel, ny string) { s.fra[ny] = gammel }

// posted gives the posted place of a reduced one.
func (s steder) posted(ny string) string {
	gammel, rest := slaaOp(s.fra, ny)
	return gammel + rest
}

// reduceret gives the reduced place of a posted one; ok is false when it, or
// what it stood in, is gone.
func (s steder) reduceret(gammel string) (ny string, ok bool) {
	ny, rest := slaaOp(s.til, gammel)
	return ny + rest, ny != vaek
}

// slaaOp finds the longest part of a pointer that is in m, and gives what it
// stands for and the rest.
func slaaOp(m map[string]string, pointer string) (til, rest string) {
	for p := post.Pointer(pointer); p != "" && len(m) > 0; p = p.Parent() {
		if til, ok := m[string(p)]; ok {
			return til, pointer[len(p):]
		}
	}
	return pointer, ""
}
