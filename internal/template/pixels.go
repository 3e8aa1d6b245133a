package template

import (
	"bytes"
	"context"

	"notat/internal/billede"
	"notat/internal/ooxml"
)

// pixelsOnly writes the pictures of the file anew, so that where, when and by whom a logo
// was made is in no document that is made with the template. What cannot be is told.
func pixelsOnly(ctx context.Context, p *ooxml.Package, n *notes) error {
	for _, part := range p.Parts() {
		mime := ""
		switch {
		case bytes.HasPrefix(part.Data, []byte("\x89PNG")):
			mime = billede.PNG
		case bytes.HasPrefix(part.Data, []byte("\xff\xd8\xff")):
			mime = billede.JPEG
		default:
			continue
		}
		file, err := billede.Strip(ctx, part.Data, mime)
		switch {
		case ctx.Err() != nil:
			return ctx.Err()
		case err != nil:
			n.warn("billede-beskadiget", wordFile, "Et billede (%s) er beskadiget eller for stort, så det, der ellers ligger i filen, ikke kan fjernes fra det. Gem det igen, og sæt det ind på ny.", part.Name)
		default:
			p.Set(part.Name, file)
		}
	}
	return nil
}
