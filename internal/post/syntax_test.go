package post

import (
	"errors"
	"strings"
	"testing"
)

func TestWhatIsNotJSONIsToldByLineAndColumn(t *testing.T) {
	for _, c := range []struct {
		in           string
		line, column int
	}{
		{"", 1, 1},
		{" \n ", 2, 2},
		{"{", 1, 2},
		{"{\n  \"æ\": 1 \"b\": 2}", 2, 10},
		{"{\"a\": [1,]}", 1, 9},
		{"{\"a\": 'x'}", 1, 7},
		{"{\"a\": \"x\ny\"}", 1, 9},
		{"\xff\xfe{\x00", 1, 1},
		{"{\"a\": tru}", 1, 10},
		{"{\"a\": 01}", 1, 8},
		{"{ 1: 2}", 1, 3},
		{"{\"a\" \n 1}", 2, 2},
		{"{\"a\": 1", 1, 8},
		{"{\"a\": 1}\n}", 2, 1},
		{"{\"a\": 1} \x00", 1, 10},
		{"{} {}", 1, 4},
		{"[" + strings.Repeat("0,", MaxValues) + "0]\n]", 2, 1},
		{"[" + strings.Repeat("0,", MaxValues) + "\n,]", 2, 1},
		{strings.Repeat("[", 20_000), 1, maxTokenDepth},
		{strings.Repeat("[", 20_000) + strings.Repeat("]", 20_000), 1, maxTokenDepth},
		{"[" + strings.Repeat("0,", MaxValues) + strings.Repeat("[", 20_000), 1, 2*MaxValues + maxTokenDepth},
	} {
		_, err := Read([]byte(c.in))
		var e *SyntaxError
		if !errors.As(err, &e) || e.Message == "" {
			t.Errorf("%.80q: %v", c.in, err)
			continue
		}
		if e.Line != c.line || e.Column != c.column {
			t.Errorf("%.80q: %d:%d %s, want %d:%d", c.in, e.Line, e.Column, e.Message, c.line, c.column)
		}
	}
}

func TestABodyIsReadUpToItsLimit(t *testing.T) {
	most := "{}" + strings.Repeat(" ", MaxBody-2)
	if _, err := Read([]byte(most)); err != nil {
		t.Error(err)
	}
	var e *SyntaxError
	if _, err := Read([]byte(most + " ")); !errors.As(err, &e) || e.Line != 1 || e.Column != 1 || !strings.Contains(e.Message, " 16 MB ") {
		t.Errorf("one byte more: %v", err)
	}
}
