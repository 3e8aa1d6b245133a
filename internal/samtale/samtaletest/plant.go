
// navn makes one word of a name.
func (p *planter) navn() string {
	p.ord("navn")
	last := &p.planter[len(p.planter)-1]
	last.Token = "Z" + last.Token[1:]
	return last.Token
}
