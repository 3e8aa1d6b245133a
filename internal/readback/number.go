package readback

import (
	"encoding/json"
	"regexp"
	"strconv"
	"strings"

	"notat/internal/recorddiff"
	"notat/internal/samtale"
	"notat/internal/story"
)

// aTal begins the answer that corrects a number of a result, which stands in a
// draft as fixed text.
const aTal = "tal:"

var talPattern = regexp.MustCompile(`-?\d+(?:,\d+)?`)

// talfelter are the numbers of a result that a draft shows, in its order.
var talfelter = []string{"antal", "vaerdi", "kommunetal", "landstal", "socialReference"}

// correction finds the number of a result that a line of fixed text shows, when
// the file has another number in its place, and gives the answers that take it.
func (p *placing) correction(l *line, x *story.Paragraph) (valg []Choice) {
	result := itemOf(l.ctx)
	was, is := talPattern.FindAllString(l.Text, -1), talPattern.FindAllString(x.Text, -1)
	if !strings.Contains(result, "/resultater/") || len(was) != 1 || len(is) != 1 ||
		story.Words(talPattern.ReplaceAllString(l.Text, "")) != story.Words(talPattern.ReplaceAllString(x.Text, "")) {
		return nil
	}
	for _, key := range talfelter {
		n, ok := recorddiff.Get(p.out.root, result+"/"+key).(json.Number)
		if !ok || samtale.Tal(n).Danish() != was[0] {
			continue
		}
		if _, err := strconv.Atoi(is[0]); key == "antal" && err != nil {
			continue
		}
		valg = append(valg, Choice{aTal + result + "/" + key, "Ret " + p.out.sted(result+"/"+key) + " fra " + was[0] + " til " + is[0]})
	}
	return valg
}

// correct does what such an answer says.
func (p *placing) correct(answer string, x *story.Paragraph) {
	if at, ok := strings.CutPrefix(answer, aTal); ok {
		n := talPattern.FindString(x.Text)
		recorddiff.Set(p.out.root, at, json.Number(strings.Replace(n, ",", ".", 1)))
	}
}
