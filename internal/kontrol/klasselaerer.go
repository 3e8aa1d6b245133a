package kontrol

import "slices"

// teaches reports whether words after a name, or before it, say whom of a class somebody
// teaches: "Bo Lund er klasselærer for 2. c", "klasselæreren i 2. c er Bo Lund".
func (m *lists) teaches(i, j int) bool {
	is := func(k int) bool {
		return k >= 0 && k < len(m.list) && slices.Contains([]string{"er", "var", "bliver", "blev"}, m.word(k))
	}
	teacher := func(k int) bool {
		r := rolleOf(string(m.key(k)))
		return r != nil && r.part == "medarbejdere"
	}
	const reach = 3 // words: "ny og fast klasselærer"
	if is(j) && m.gap(j-1) == " " {
		for k := j + 1; k+2 < len(m.list) && k <= j+reach && m.gap(k-1) == " "; k++ {
			if teacher(k) {
				return m.classOf(k + 1)
			}
		}
	}
	if !is(i-1) || m.gap(i-1) != " " {
		return false
	}
	j = i + 1
	for j < len(m.list) && m.capital(j) && m.gap(j-1) == " " {
		j++
	}
	if j+1 < len(m.list) && m.gap(j-1) == " " && teacher(j) && m.classOf(j+1) {
		return true // er Ida Lund klasselærer i 3. a
	}
	for k := i - 2; k >= 0 && k >= i-2-2*reach; k-- {
		if teacher(k) {
			return m.classOf(k+1) || classBefore(m.tokens, k-1)
		}
	}
	return false
}

// classOf reports whether words go on as "for 2. c".
func (m *lists) classOf(k int) bool {
	return k+1 < len(m.list) && slices.Contains([]string{"for", "i", "på", "til"}, m.word(k)) && classLen(m.form[m.list[k+1].From:]) > 0
}
