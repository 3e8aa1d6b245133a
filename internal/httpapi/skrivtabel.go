package httpapi

import (
	"bytes"
	"errors"
	"io"

	"github.com/gin-gonic/gin"
	"github.com/go-json-experiment/json/jsontext"

	"notat/internal/publish"
)

// cellsRead answers with what a range from a spreadsheet is in the record.
func (s *server) cellsRead(c *gin.Context) {
	_, data, ok := s.posted(c)
	if !ok {
		return
	}
	cells, err := readCells(data)
	if err != nil {
		s.fail(c, err)
		return
	}
	read, err := s.service.Table(c.Request.Context(), cells)
	if err != nil {
		s.fail(c, err)
		return
	}
	err = s.room.Turn(c.Request.Context(), jsonCost*len(data), func() (err error) {
		data, err = asJSON(read)
		return err
	})
	s.hand(c, "application/json; charset=utf-8", "", data, err)
}

var errCells = errors.New("no rows of cells")

// readCells reads {"raekker": [["..."]]}.
func readCells(data []byte) (rows [][]string, err error) {
	d := jsontext.NewDecoder(bytes.NewReader(data))
	next := func(k jsontext.Kind) (s string) {
		t, e := d.ReadToken()
		if err == nil && (e != nil || t.Kind() != k) {
			err = errCells
		}
		if err == nil && k == '"' {
			s = t.String()
		}
		return s
	}
	next('{')
	if next('"') != "raekker" {
		err = errCells
	}
	next('[')
	rows = [][]string{} // an empty list is no null
	for err == nil && d.PeekKind() != ']' && len(rows) <= publish.MaxTabelRaekker {
		row := []string{}
		next('[')
		for err == nil && d.PeekKind() != ']' && len(row) <= publish.MaxTabelKolonner {
			row = append(row, next('"'))
		}
		if len(row) > publish.MaxTabelKolonner {
			return nil, tooManyCells()
		}
		next(']')
		rows = append(rows, row)
	}
	if len(rows) > publish.MaxTabelRaekker {
		return nil, tooManyCells()
	}
	next(']')
	next('}')
	if _, end := d.ReadToken(); err != nil || !errors.Is(end, io.EOF) {
		return nil, wrong(kindNotJSON, "Send et JSON-objekt med raekker: en liste af rækker, som hver er en liste af tekster.")
	}
	return rows, nil
}

func tooManyCells() error {
	return wrong(kindQuery, "En tabel kan højst have %d rækker og %d kolonner.", publish.MaxTabelRaekker, publish.MaxTabelKolonner)
}
