package billede

// jpegTable is a Huffman table for writing, made for what is written.
type jpegTable struct {
	count  [257]int // of each value; the last is for the code of ones, which none may have
	counts [17]int  // codes of each length
	values []byte   // in the order of their codes
	code   [256]uint32
	length [256]uint
}

// build finds the shortest codes of at most 16 bits (T.81, K.2).
func (t *jpegTable) build() {
	count := t.count
	count[256] = 1
	var size, other [257]int
	for i := range other {
		other[i] = -1
	}
	for {
		a, b := least(&count, -1), -1
		if b = least(&count, a); b < 0 {
			break
		}
		count[a] += count[b]
		count[b] = 0
		size[a]++
		for ; other[a] >= 0; size[a]++ {
			a = other[a]
		}
		other[a] = b
		size[b]++
		for ; other[b] >= 0; size[b]++ {
			b = other[b]
		}
	}
	t.shorten(size)
	code := uint32(0)
	for i, length := 0, uint(1); length <= 16; length++ {
		for range t.counts[length] {
			t.code[t.values[i]], t.length[t.values[i]] = code, length
			code++
			i++
		}
		code <<= 1
	}
}

// least gives the rarest that is there at all and not the one left out, the last of equals; -1 for none.
func least(count *[257]int, but int) int {
	at := -1
	for i, n := range count {
		if n > 0 && i != but && (at < 0 || n <= count[at]) {
			at = i
		}
	}
	return at
}

// shorten counts the codes of each length, makes those above 16 bits shorter, takes
// out the code of ones, and orders the values.
func (t *jpegTable) shorten(size [257]int) {
	var counts [258]int
	for _, n := range size {
		counts[n]++
	}
	for n := len(counts) - 1; n > 16; n-- {
		for counts[n] > 0 {
			j := n - 2
			for counts[j] == 0 {
				j--
			}
			counts[n] -= 2
			counts[n-1]++
			counts[j+1] += 2
			counts[j]--
		}
	}
	longest := 16
	for counts[longest] == 0 {
		longest--
	}
	counts[longest]--
	copy(t.counts[1:], counts[1:17])
	for n := 1; n < len(counts); n++ {
		for v := range 256 {
			if size[v] == n {
				t.values = append(t.values, byte(v))
			}
		}
	}
}

// segment gives the table as a file holds it, but for the head of its segment.
func (t *jpegTable) segment(class, to int) []byte {
	b := []byte{byte(class<<4 | to)}
	for _, n := range t.counts[1:] {
		b = append(b, byte(n))
	}
	return append(b, t.values...)
}
