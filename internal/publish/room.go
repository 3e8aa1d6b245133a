package publish

import (
	"context"
	"errors"

	"notat/internal/billede"
	"notat/internal/ooxml"
	"notat/internal/samtale"
)

// Room lets many requests share a machine. Bytes are of memory. Its errors are
// given on as they are. Without a room, as in the command, nothing waits.
type Room interface {
	// Turn does the work when there is a place and as many bytes for it. Nothing
	// that waits for a database, a disk or a client is done in a turn.
	Turn(ctx context.Context, bytes int, work func() error) error
	// Hold sets bytes aside for what is kept while others are waited for.
	Hold(bytes int) (release func(), err error)
}

// What work takes at most, in bytes of memory: measured on the worst of each kind
// that is known, as the growth of the process, so what waits to be collected is
// in it.
const (
	perPosted     = 8                      // for each byte read as JSON, or packed and carried: 16 MB of numbers take 90 MB
	perText       = 24                     // for each byte of a record without its pictures: 4 MB of sentences take 90 MB
	perLinje      = 4 << 10                // for each line it becomes: 29,000 bullets take 110 MB
	perUnpacked   = 20                     // for each byte of a Word file's parts, which become trees: 8 MB of short paragraphs take 150 MB
	perLogo       = 12 * billede.MaxPixels // for a template's picture, which is looked at when it is drawn
	perForeignPDF = 220 << 20              // for a PDF that others made: what internal/source/pdf unpacks and draws at most; of an ordinary one it is a share
	everyday      = 16 << 20               // what every turn gets for the record in it, which twenty pages do not take
)

// Share lets the service do its work in the room's turns.
func (s *Service) Share(r Room) { s.room = r }

// asked is what a turn was asked for, in its context.
type asked struct{ base, bytes, need int }

type askedKey struct{}

var errTooSmall = errors.New("publish: the turn has too few bytes")

// computing does work in a turn of at least so many bytes. What a record needs
// shows when it has been read, so the work may begin again in a larger turn: to
// wait for more within one would let two wait for each other.
func (s *Service) computing(ctx context.Context, bytes int, work func(ctx context.Context) error) error {
	if s.room == nil {
		return work(ctx)
	}
	t := asked{base: bytes, bytes: bytes + everyday}
	for {
		err := s.room.Turn(ctx, t.bytes, func() error { return work(context.WithValue(ctx, askedKey{}, &t)) })
		if t.need <= t.bytes {
			return err
		}
		t.bytes = t.need
	}
}

// enough reports as an error that work needs more bytes than its turn has, besides what
// it was asked for with.
func enough(ctx context.Context, more int) error {
	t, shared := ctx.Value(askedKey{}).(*asked)
	if !shared {
		return nil
	}
	if t.need = max(t.need, t.base+more); t.need > t.bytes {
		return errTooSmall
	}
	return nil
}

// has reports whether a turn has so many bytes besides what it was asked for with.
func has(ctx context.Context, more int) bool {
	t, shared := ctx.Value(askedKey{}).(*asked)
	return !shared || t.base+more <= t.bytes
}

// fits reports as an error that a record needs more than its turn has.
func fits(ctx context.Context, data []byte, r *samtale.Record) error {
	t, shared := ctx.Value(askedKey{}).(*asked)
	if !shared {
		return nil
	}
	text, picture := len(data), 0
	everySection(r.Afsnit, func(a *samtale.Afsnit, _ bool) bool {
		for _, b := range a.Blokke {
			if f, ok := b.(*samtale.Figur); ok {
				text -= len(f.Billede)
				picture = max(picture, billede.Weight(f.Billede))
			}
		}
		return true
	})
	if t.need = max(t.need, t.base+perText*max(text, 0)+perLinje*min(r.Lines(), samtale.MaxLines)+picture); t.need > t.bytes {
		return errTooSmall
	}
	return nil
}

// hold sets bytes aside where there is a room.
func (s *Service) hold(bytes int) (release func(), err error) {
	if s.room == nil {
		return func() {}, nil
	}
	return s.room.Hold(bytes)
}

// weight is what it takes to read a Word file and the records beside it.
func weight(word []byte, records ...[]byte) int {
	n := perUnpacked*ooxml.UnpackedSize(word) + perPosted*len(word)
	for _, r := range records {
		n += perPosted * len(r)
	}
	return n
}
