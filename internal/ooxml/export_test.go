package ooxml

import (
	"context"

	"github.com/beevik/etree"
)

// ParseXML parses a part's data under guard; name is for the error only.
func ParseXML(name string, data []byte) (*etree.Document, error) {
	return parse(context.Background(), newPart(name, data))
}
