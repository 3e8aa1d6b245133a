package kontrol

import (
	"fmt"
	"strconv"
	"strings"

	"notat/internal/laesning"
	"notat/internal/maaned"
	"notat/internal/pattern"
)

var (
	// shortYear is a school year in four digits.
	shortYear = pattern.New(`(?:^|[ (])(\d\d)/(\d\d)\b`)
	// thisYear are words that tell what year it is.
	thisYear = pattern.New(`(?i)(?:dette|indeværende|nuværende|aktuelle|dette års) skoleår,? ?\(?(?:er )?((?:19|20)\d\d) ?[/-] ?((?:19|20)?\d\d)\b|\b(?:notat|referat)\w* (?:fra |om |af |for |handler |gælder |dækker |vedrører |om )+(?:\w*samtale\w*,? )?(?:i |for )?(?:skoleåret )?((?:19|20)\d\d) ?[/-] ?((?:19|20)?\d\d)\b`)
	// headline is the title of a notat in its text.
	headline = pattern.New(`(?i)^(?:notat (?:fra|om) )?(?:skoleudviklings|skole)samtalen?(?: for| i|,)?(?: skoleåret)? ((?:19|20)\d\d) ?[/-] ?((?:19|20)?\d\d)\b|samtalen for skoleåret ((?:19|20)\d\d) ?[/-] ?((?:19|20)?\d\d) (?:blev|er|holdes|afholdes)`)
	// heldOn tells on what day the conversation was.
	heldOn = pattern.New(`(?i)(?:samtalen?|mødet) (?:blev |er |var )?(?:holdt|afholdt|afviklet|gennemført)[^.]{0,30} (\d{1,2})\. (` + strings.Join(maaned.Names[:], "|") + `) ((?:19|20)\d\d)`)
	// schoolYear and anyYear are years in a title.
	schoolYear = pattern.New(`\b((?:19|20)\d\d) ?[/-] ?((?:19|20)?\d\d)\b`)
	anyYear    = pattern.New(`\b(?:19|20)\d\d\b`)
)

// saysHeld are parts of the words in heldOn, one of which each has.
var saysHeld = openingsOf("holdt ", "afviklet ", "gennemført ")

// saysWhich are parts of the words in thisYear and headline, one of which each has.
var saysWhich = openingsOf("e skoleår", "års skoleår", "notat", "referat", "samtale")

// years looks at the years of all that is read.
func (m *whose) years() {
	y, _, ok := strings.Cut(m.r.Dokument.Skoleaar, "/")
	year, err := strconv.Atoi(y)
	if !ok || err != nil {
		return
	}
	for i := range m.l.stretches {
		if p := &m.l.stretches[i]; p.digits > 0 && !p.target {
			m.inText(p, y, year)
		}
	}
}

// inText looks at the years of a stretch; y and year are the first of the record's own.
func (m *whose) inText(p *stretch, y string, year int) {
	s := p.tekst.Form
	head := p.head()
	if !head && !strings.Contains(s, "20") && !strings.Contains(s, "19") { // no year, as in most texts
		return
	}
	if !head && (strings.Contains(s, "amtale") || strings.Contains(s, "ødet")) && saysHeld.in(s) {
		for _, x := range heldOn.FindAllStringSubmatch(s, -1) {
			if d := x[3] + fmt.Sprintf("-%02d", maaned.Of(laesning.Lower(x[2]))); d < y+"-08" || d >= strconv.Itoa(year+1)+"-08" {
				m.tell("aar", x[3], x[0], p)
			}
		}
	}
	if !head && !strings.Contains(s, "skoleår") && !strings.Contains(s, "samtale") || !namesOtherYear(s, year, head) {
		return
	}
	if !head {
		if !saysWhich.in(laesning.Lower(s)) {
			return
		}
		for _, x := range append(thisYear.FindAllStringSubmatch(s, -1), headline.FindAllStringSubmatch(s, 1)...) {
			from, to := x[1]+x[3], x[2]+x[4]
			if other(from, to, year) {
				m.tell("aar", from, x[0], p)
			}
		}
		return
	}
	for _, x := range schoolYear.FindAllStringSubmatch(s, -1) {
		if other(x[1], x[2], year) {
			m.tell("aar", "", x[0], p)
		}
	}
	for _, x := range shortYear.FindAllStringSubmatch(s, -1) {
		if other("20"+x[1], "20"+x[2], year) {
			m.tell("aar", "", x[1]+"/"+x[2], p)
		}
	}
	for _, x := range anyYear.FindAllString(schoolYear.ReplaceAllString(s, " "), -1) {
		if x != y && x != strconv.Itoa(year+1) {
			m.tell("aar", "", x, p)
		}
	}
}

// namesOtherYear reports whether a text may name another school year: two years that
// are, one right after the other, and in the head one year alone. Most texts name none.
func namesOtherYear(s string, year int, head bool) bool {
	var place [32]run
	ls := runsOf(place[:0], s)
	for n, b := range ls {
		if head && b.antal() == 4 && b.tal(s) != year && b.tal(s) != year+1 {
			return true
		}
		if n == 0 {
			continue
		}
		a := ls[n-1]
		if head && a.antal() == 2 && b.antal() == 2 || a.antal() == 4 && b.antal() <= 4 && b.from-a.to <= len(" / ") && other(s[a.from:a.to], s[b.from:b.to], year) {
			return true
		}
	}
	return false
}

// other reports whether two years one after the other are another school year.
func other(from, to string, year int) bool {
	a, err := strconv.Atoi(from)
	b, err2 := strconv.Atoi(to)
	return err == nil && err2 == nil && b%100 == (a+1)%100 && a != year
}
