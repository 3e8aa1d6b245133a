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
	if i+1 < len(s.list) && s.gap(i) == " " && worksOf[string(s.key(i+1))] && stem(s.key(i)) != nil {
		return true // Kingos salmer
	}
	for k := i - 1; k > 0 && s.gap(k) != far; k-- {
		switch w := s.word(k); {
		case w == "af":
			return worksOf[string(s.key(k-1))]
		case w == "om":
			return taughtBy[string(s.key(k-1))] || endsInTaught(string(s.key(k-1))) || tellings[string(s.key(k-1))] && k > 1 && endsInTaught(string(s.key(k-2)))
		case w != "og" && !s.capital(k):
			return false
		}
	}
	return false
}

// worksOf are what only those whose works are read or heard have made.
var worksOf = keySet("musik salmer romaner noveller symfonier skuespil komedier malerier eventyr")

// writtenBy reports whether a name is the title of a work, by who made it: "Heidi af Johanna Spyri".
func (t *tokens) writtenBy(i int) bool {
	return i+3 < len(t.list) && t.gap(i) == " " && t.word(i+1) == "af" && t.gap(i+1) == " " && t.capital(i+2) && t.gap(i+2) == " " && t.capital(i+3)
}

// thing reports whether a name is said to be that of a thing: "prøven hedder Ariel", "Nelly, et læsespil".
func (t *tokens) thing(i int) bool {
	if i+2 < len(t.list) && t.gap(i) == ", " && t.word(i+1) == "et" && t.word(i+2) != "barn" && t.word(i+2) != "medlem" {
		return true
	}
	if i < 2 || t.gap(i-1) != " " || t.word(i-1) != "hedder" && t.word(i-1) != "kaldes" {
		return false
	}
	k := i - 2
	if k > 0 && (t.word(k) == "der" || t.word(k) == "som") {
		k--
	}
	key := string(t.key(k))
	for _, e := range things {
		if strings.HasSuffix(key, e) {
			return true
		}
	}
	return false
}

// things end what bears a name and is nobody.
var things = strings.Fields("proeve proeven program programmet app appen pakke pakken forlag forlaget firma firmaet bog bogen boeger film filmen system systemet materiale materialet spil spillet hus huset lokale lokalet baad baaden skib skibet sang sangen klub klubben projekt projektet portal portalen hund hunden kat katten kanin kaninen robot robotten forloeb forloebet kursus kurset test testen taarn taarnet broen bygningen vejen pladsen stien bussen toget skolehaven metode metoden model modellen uge ugen")

// town reports whether a last name is that of a town, and stands after what makes it so: "en skole i
// Kolding".
func (s *search) town(i int, key []byte) bool {
	if i == 0 || s.gap(i-1) != " " || s.parts[string(key)] != lastName || !towns[string(key)] {
		return i > 0 && s.word(i-1) == "på" && s.parts[string(key)] == lastName && len(key) > 3 && strings.HasSuffix(string(key), "oe") // an island: på Bogø
	}
	switch s.word(i - 1) {
	case "i", "til", "fra", "ved", "omkring", "nær":
		return true
	}
	return false
}

var towns = keySet(`salling aabenraa aalborg aarhus assens berlin birkeroed bogense bramming brande broendby broenderslev ebeltoft esbjerg faaborg farum fredericia frederikshavn greve grenaa gribskov haderslev hamborg helsingoer
	herlev herning hillerød hjoerring hobro holbaek holstebro horsens ikast kalundborg kerteminde kolding korsør koege lemvig london malmoe maribo middelfart nakskov nyborg naestved odder odense paris randers ribe ringkoebing ringsted
	roskilde rudkoebing silkeborg skagen skanderborg skive slagelse soroe struer stubbekoebing svendborg soenderborg thisted toender varde vejen vejle viborg vordingborg`)

// taughtBy are words for what tells of somebody.
var taughtBy = keySet("forloeb forloebet emne emnet tema temaet sagn sagnet myter myterne eventyr eventyret bog bogen boeger film filmen sang sangen")

// tellings stand between them and "om": "Historieforløbet handlede om Finn".
var tellings = keySet("handlede handler fortalte fortaeller")

func endsInTaught(key string) bool {
	for _, e := range []string{"forloebet", "emnet", "temaet", "bogen", "filmen", "stykket", "musicalen", "forestillingen", "sangen", "romanen", "fortaellingen", "visen", "historien", "legenden"} {
		if strings.HasSuffix(key, e) {
			return true
		}
	}
	return false
}

// renowned are words for those of whom all have heard, or who are no people, and stand before their names.
var renowned = keySet("guden gudinden kong kongen dronning dronningen prins prinsen prinsesse prinsessen kejser kejseren helten heltinden helgenen ridderen profeten filosoffen forfatteren digteren komponisten maleren figuren figurerne bamsen bamserne dukken dukkerne kaninen kaninerne hunden skolehunden katten maskotten guder guderne aserne stormen orkanen robotten chatbotten toget faergen skibet filmstjernen skuespilleren sangeren rapperen detektiven brandmand astronaut orkan storm filminstruktoeren rollen rollerne koen hesten kalven lammet grisen ponyen maerket evangelisten apostlen disciplen paven troldmanden heksen nissen trolden jomfru bogen billedbogen filmen romanen novellen sangen musicalen eventyret serien forestillingen disneys holbergs shakespeares lindgrens mester")

// ofWork reports whether a word stands in the name of what is read, sung or held, in quotation
// marks: "vi synger »Idas sommervise«", "ugen hed »Liv i vandet«".
func (s *search) ofWork(p *stretch, i int) bool {
	const longest, reach = 60, 40 // bytes: of such a name, and of the words before it
	form, at := p.tekst.Form, s.list[i].From-p.from
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
var entitled = pattern.New(`(?:^|[^\pL])(?:hed|hedder|kaldet|kaldes|kaldte|kaldt|titlen|overskriften|navnet|mottoet|projektet|emneugen|festen|forestillingen|stykket|musicalen|viste|vist|se|ser|så|forestilling|forestillingen|kurset|kursus|materialet|appen|programmet|serien|opførte|opført|teatret|biografen|salmen|visen|bygger på|klubben|caféen|legatet|fonden|legestuen|børnehaven|børnehuset|vuggestuen|foreningen|huset|prisen|bygningen|stuen|programmet|bandet|koret|båden|skibet|lokalet|salen)(?: vi| det| den)?$`)
