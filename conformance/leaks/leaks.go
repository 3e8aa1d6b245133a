// Package leaks plants what may not get out into records, in the ways that it has
// got out or might: in other words and spellings, over cells and lines, behind
// pictures, by a clerk's hand in Word. Each record is then made in every format,
// and every byte of what comes out is searched. It is for tests only, and knows
// nothing of how the program finds a thing: it reads files with a fold of its own.
package leaks

import (
	"hash/fnv"
	"math/rand/v2"

	word "notat/internal/readback/readbacktest"
)

// Leak is a record with something planted in it.
type Leak struct {
	Kind   string                   // what is planted where: "navn: over celler"
	Record []byte                   // endelig; what is withheld of it is Secrets
	Edit   func(*word.Hand) Secrets // what a clerk does in the internal draft, and what is withheld then; nil: nothing
	Secrets
}

// Secrets are what no public file of a record holds.
type Secrets []Secret

// Secret is out where all its pieces are: a name over two cells has two.
type Secret struct {
	Kind   string
	Pieces []string
	Number bool // digits, which stand in any file by chance: looked for in its words alone
}

// kind is a way to get something out.
type kind struct {
	name  string
	plant func(*maker)
}

// kinds are all of them: what is withheld where it stands, and what repeats it.
var kinds = func() (all []kind) {
	for _, list := range [][]kind{withheld, names, people, cprs, addresses, numbers, sentences, schools, pictures, moves} {
		all = append(all, list...)
	}
	return all
}()

// Kinds is how many kinds there are: as many leaks, one after the other, have
// each once.
func Kinds() int { return len(kinds) }

// New gives the nth leak of a seed. What chance decides in it hangs on its kind's name and
// not on its place, so that a kind that is new changes no other.
func New(seed uint64, n int) Leak {
	k := kinds[n%len(kinds)]
	name := fnv.New64a()
	name.Write([]byte(k.name))
	m := newMaker(rand.New(rand.NewPCG(seed+uint64(n/len(kinds)), name.Sum64())), k.name)
	k.plant(m)
	return m.leak()
}
