package source

// LeftOut gathers what is left out of a file, in reading order.
type LeftOut struct {
	List []Left
	at   map[leftKey]int
}

type leftKey struct {
	why Why
	as  string
}

// Add notes one more thing that is left out, by itself.
func (o *LeftOut) Add(l Left) {
	l.Times = 1
	o.List = append(o.List, l)
}

// Count notes what stands in a file again and again: what has the same reason and is
// called the same is told of where it stands first, with how often. It gives that one.
func (o *LeftOut) Count(l Left, as string) *Left {
	if o.at == nil {
		o.at = map[leftKey]int{}
	}
	i, ok := o.at[leftKey{l.Why, as}]
	if ok {
		o.List[i].Times++
	} else {
		i = len(o.List)
		o.at[leftKey{l.Why, as}] = i
		o.Add(l)
	}
	return &o.List[i]
}
