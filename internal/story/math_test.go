package story_test

import "testing"

// An equation is one line of words that says the same.
func TestAnEquationIsOneLine(t *testing.T) {
	run := func(s string) string { return "<m:r><m:t>" + s + "</m:t></m:r>" }
	for xml, want := range map[string]string{
		`<m:f><m:num>` + run("1") + `</m:num><m:den>` + run("2") + `</m:den></m:f>`:                                                                         "1/2",
		`<m:f><m:num>` + run("a+b") + `</m:num><m:den>` + run("2") + `</m:den></m:f>`:                                                                       "(a+b)/2",
		`<m:sSup><m:e>` + run("x") + `</m:e><m:sup>` + run("2") + `</m:sup></m:sSup>` + run("=4"):                                                           "x²=4",
		`<m:sSup><m:e>` + run("x") + `</m:e><m:sup>` + run("ab") + `</m:sup></m:sSup>`:                                                                      "x^ab",
		`<m:sSub><m:e>` + run("CO") + `</m:e><m:sub>` + run("2") + `</m:sub></m:sSub>`:                                                                      "CO₂",
		`<m:r><m:t>a</m:t><w:br/><m:t>b</m:t></m:r>`:                                                                                                        "a b",
		`<m:rad><m:deg/><m:e>` + run("9") + `</m:e></m:rad>`:                                                                                                "√9",
		`<m:d><m:dPr><m:begChr w:val="["/><m:endChr w:val="]"/></m:dPr><m:e>` + run("1") + `</m:e></m:d>`:                                                   "[1]",
		`<m:nary><m:naryPr><m:chr w:val="∑"/></m:naryPr><m:sub>` + run("1") + `</m:sub><m:sup>` + run("n") + `</m:sup><m:e>` + run("k") + `</m:e></m:nary>`: "∑₁ⁿ k",
	} {
		s := read(t, p(`<m:oMath>`+xml+`</m:oMath>`))
		if len(s.Formulas) != 1 || s.Formulas[0].Text != want || s.Paragraphs[0].Text != want {
			t.Errorf("%s: %v, not %q", xml, s.Formulas, want)
		}
	}
}

// An equation that a tracked change takes away is told as one that stays is read.
func TestAnEquationIsTakenAway(t *testing.T) {
	s := read(t, p(r("a"))+`<w:tbl><w:tr><w:trPr><w:del w:author="Mette"/></w:trPr><w:tc>`+
		p(`<m:oMath><m:f><m:num><m:r><m:t>x</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath>`)+`</w:tc></w:tr></w:tbl>`)
	if len(s.Removed) != 1 || s.Removed[0].Text != "x/2" || s.Seen() != len("ax/2") {
		t.Errorf("%+v", s)
	}
}
