package kontrol

import (
	"notat/internal/laesning"
	"notat/internal/pattern"
)

// outcome matches words that tell how it went for somebody, or that somebody was not there.
var outcome = pattern.New(`(?:^|[^\pL])(?:(?:ikke |har |er |blev )?best(?:od|år|ået)|dump\pL*|kom(?:mer|met)? (?:ikke|op|sjældent|for sent)|gik (?:ikke|op|om|ned|ud)|mød(?:er|te|t) (?:ikke|op|sjældent|for sent)|deltog ikke|udebl\pL*|blev væk|pjækk?\pL*|fravær\pL*|syg\pL*|mangle(?:r|de)|fik (?:kun |selv |et |en |nul|-?\d|toptal|to|fire|syv|ti|tolv)|scor\pL*|karakter\pL*|(?:over|under|på) (?:niveau|middel)|til prøve\pL*|til eksamen|(?:læser|regner|staver|klar(?:er|ede)(?: sig| det)?) (?:ikke|dårligt|svagt|bedst|bedre|dårligere|ringe|godt|flot|fint)|flytte(?:t|r|de)|udmeld\pL*|udskrev\pL*|skiftede|gået ud|trak ned|trækker ned|havde det svært|har det svært)(?:[^\pL]|$)`)

// reports reports whether a sentence in lower case tells how it went for somebody, or what
// has befallen one: a first name alone says there of whom.
func reports(sentence string) bool {
	return outcome.MatchString(sentence) || befallsOne(sentence) && !experts.begin(sentence)
}

// fate and butOne match what stands right after, and right before, a first name alone that
// tells how it went for one of that name.
var (
	fate   = pattern.New(`^ (?:(?:er|var|har|havde|blev|bliver) )?(?:(?:ikke|desværre|også|heller ikke|igen) )*(?:best(?:od|år|ået)|dump\pL*|kom ikke|kom op|gik ikke|gik op|gik om|mødte ikke|møder ikke|møder op|deltog ikke|udebl\pL*|pjækk\pL*|fraværende|syg|sygemeldt|mangle(?:r|de)|fik (?:kun )?(?:-?\d|nul|toptal|tolv)|scor(?:er|ede)|(?:læser|regner|staver) (?:ikke|dårligt|svagt|godt|bedst)|klarede (?:sig|det) ikke|udmeldt|fritaget|flyttet|fravær|karakterer?|resultater?|prøve|mistrivsel|udredning|diagnose)(?:[^\pL]|$)`)
	butOne = pattern.New(`(?:^|[^\pL])(?:på nær|undtagen|undtaget|bortset fra|fraregnet|minus|kun) $`)
)

// ofOneName reports whether what stands beside a first name alone, the words from i to j,
// tells how it went for one of that name: "Kun Viggo bestod ikke", "alle på nær Viggo bestod".
func (m *lists) ofOneName(p *stretch, i, j int) bool {
	from, to := m.list[i].From-p.from, m.list[j-1].To-p.from
	form := p.tekst.Form
	if to > len(form) || m.navne.known(m.key(i)) || m.navne.known(stem(m.key(i))) { // tilbageholdt-navn says so
		return false
	}
	const reach = 60 // bytes
	after := laesning.Lower(form[to:min(len(form), to+reach)])
	return fate.MatchString(after) || outcome.MatchString(after) && butOne.MatchString(laesning.Lower(form[max(0, from-reach):from]))
}
