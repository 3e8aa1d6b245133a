package typeset

// hyphens gives the places where u may be broken with a hyphen.
func (b *breaker) hyphens(u *unit) []point { return u.points }
