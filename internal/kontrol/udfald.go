package kontrol

import "notat/internal/pattern"

// outcome matches words that tell how it went for somebody, or that somebody was not there.
var outcome = pattern.New(`(?:^|[^\pL])(?:(?:ikke |har |er |blev )?best(?:od|år|ået)|dump\pL*|kom(?:mer|met)? (?:ikke|op|sjældent|for sent)|gik (?:ikke|op|om|ned|ud)|mød(?:er|te|t) (?:ikke|op|sjældent|for sent)|deltog ikke|udebl\pL*|blev væk|pjækk?\pL*|fravær\pL*|syg\pL*|mangle(?:r|de)|fik (?:kun |selv |et |en |nul|-?\d|toptal|to|fire|syv|ti|tolv)|scor\pL*|karakter\pL*|(?:over|under|på) (?:niveau|middel)|til prøve\pL*|til eksamen|(?:læser|regner|staver|klar(?:er|ede)(?: sig)?) (?:ikke|dårligt|svagt|bedst|bedre|dårligere|ringe|godt|flot|fint)|flytte(?:t|r|de)|udmeld\pL*|udskrev\pL*|skiftede|gået ud|trak ned|trækker ned|havde det svært|har det svært)(?:[^\pL]|$)`)

// reports reports whether a sentence in lower case tells how it went for somebody, or what
// has befallen one: a first name alone says there of whom.
func reports(sentence string) bool {
	return outcome.MatchString(sentence) || befallsOne(sentence) && !experts.begin(sentence)
}
