package kontrol

import (
	"strings"

	"notat/internal/laesning"
	"notat/internal/pattern"
)

// taughtOf reports whether a name is of those whom a class was taught or read of: "et forløb om
// Thor, Odin og Freja", "guden Thor", "Frederik den Syvende".
func (s *search) taughtOf(i int) bool {
	if i > 0 && s.gap(i-1) == " " && renowned[string(s.key(i-1))] || i+2 < len(s.list) && s.gap(i) == " " && s.word(i+1) == "den" && s.gap(i+1) == " " && s.capital(i+2) {
		return true
	}
	for k := i - 1; k > 0 && s.gap(k) != far; k-- {
		switch w := s.word(k); {
		case w == "om":
			return taughtBy[string(s.key(k-1))]
		case w != "og" && !s.capital(k):
			return false
		}
	}
	return false
}

// taughtBy are words for what tells of somebody.
var taughtBy = keySet("forloeb forloebet emne emnet tema temaet sagn sagnet myter myterne eventyr eventyret bog bogen boeger film filmen sang sangen")

// renowned are words for those of whom all have heard, or who are no people, and stand before their names.
var renowned = keySet("guden gudinden kong kongen dronning dronningen prins prinsen prinsesse prinsessen kejser kejseren helten heltinden helgenen ridderen profeten filosoffen forfatteren digteren komponisten maleren figuren figurerne bamsen bamserne dukken dukkerne kaninen kaninerne hunden skolehunden katten maskotten")

// ofWork reports whether a word stands in the name of what is read, sung or held, in quotation
// marks: "vi synger »Idas sommervise«", "ugen hed »Liv i vandet«".
func (s *search) ofWork(p *stretch, i int) bool {
	const longest, reach = 60, 40 // bytes: of such a name, and of the words before it
	form, at := p.tekst.Form, s.list[i].from-p.from
	if at > len(form) {
		return false
	}
	from := strings.LastIndexAny(form[max(0, at-longest):at], "»\"")
	if from < 0 || !strings.ContainsAny(form[at:min(len(form), at+longest)], "«\"") {
		return false
	}
	from += max(0, at-longest)
	ahead := laesning.Lower(strings.TrimRight(form[max(0, from-reach):from], " "))
	return !strings.HasSuffix(ahead, ":") && !strings.HasSuffix(ahead, ",") && (works.begin(ahead) || entitled.MatchString(ahead))
}

// entitled ends in what says that a name follows of something.
var entitled = pattern.New(`(?:^|[^\pL])(?:hed|hedder|kaldet|kaldes|kaldte|kaldt|titlen|overskriften|navnet|mottoet|projektet|emneugen|festen|forestillingen|stykket|musicalen|salmen|visen|bygger på|klubben|caféen|bandet|koret|båden|skibet|lokalet|salen)(?: vi| det| den)?$`)
