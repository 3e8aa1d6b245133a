package samtale

import "time"

// lovsaet is what the law of a time demands of a conversation, folkeskoleloven § 40 a.
type lovsaet struct {
	fra            string // the first day it holds
	dele           []Del
	foraeldrevalgt bool // a parent-elected member of the school board may take part
	lov            map[Del]string
}

// lovsaettene stand in the order of time. Lov nr. 1664 of 30 December 2024 took
// handlingsplaner out; the day it came into force is Krav.UdenHandlingsplaner,
// and as long as nobody has told it, nothing is demanded that only one of the
// two sets demands. Before the first day no set is known and none is asked for.
var lovsaettene = []lovsaet{
	{fra: "2022-08-01", dele: []Del{Opfoelgning, Testresultater, Handlingsplaner}, lov: map[Del]string{
		Opfoelgning: "folkeskoleloven § 40 a", Testresultater: "folkeskoleloven § 40 a, jf. § 13 a", Handlingsplaner: "folkeskoleloven § 40 a, jf. § 57 d"}},
	{fra: "2023-06-01", dele: []Del{Opfoelgning, Testresultater, Handlingsplaner}, lov: map[Del]string{
		Opfoelgning: "folkeskoleloven § 40 a", Testresultater: "folkeskoleloven § 40 a, jf. § 13 a", Handlingsplaner: "folkeskoleloven § 40 a, jf. § 57 d, stk. 3"}},
	{fra: lov1664Vedtaget, dele: []Del{Opfoelgning, Testresultater}, lov: map[Del]string{
		Opfoelgning: "folkeskoleloven § 40 a", Testresultater: "folkeskoleloven § 40 a, jf. § 13 a"}},
	{fra: "2025-08-01", dele: []Del{Opfoelgning, Testresultater}, foraeldrevalgt: true, lov: map[Del]string{
		Opfoelgning: "folkeskoleloven § 40 a", Testresultater: "folkeskoleloven § 40 a, jf. § 13 a"}},
}

const lov1664Vedtaget = "2024-12-30"

// lovFor gives the set of a day. uden is when lov nr. 1664 came into force, or "".
func lovFor(dag, uden string) lovsaet {
	var gaeldende lovsaet
	for _, l := range lovsaettene {
		fra := l.fra
		if fra == lov1664Vedtaget && uden != "" {
			fra = uden
		}
		if fra <= dag && l.fra >= gaeldende.fra {
			gaeldende = l
		}
	}
	return gaeldende
}

// lovdag gives the day whose law counts: that of the meeting, else 1 August of
// the school year, else "" when neither can be read.
func lovdag(r *Record) string {
	if erDato(r.Moede.Dato) {
		return r.Moede.Dato
	}
	if fra, _, ok := skoleaarDage(r.Dokument.Skoleaar); ok {
		return fra
	}
	return ""
}

// ulaestDag reports whether the meeting has a date that cannot be read. Which law
// counts is not known then, and what only the law demands waits for the date.
func (t *tjek) ulaestDag() bool { return t.r.Moede.Dato != "" && !erDato(t.r.Moede.Dato) }

// skoleaarDage gives the first and the last day of a school year "2024/25":
// 1 August to 31 July.
func skoleaarDage(s string) (fra, til string, ok bool) {
	if len(s) != 7 || s[4] != '/' {
		return "", "", false
	}
	t, err := time.Parse("2006", s[:4])
	if err != nil {
		return "", "", false
	}
	naeste := t.AddDate(1, 0, 0)
	if naeste.Format("06") != s[5:] {
		return "", "", false
	}
	return s[:4] + "-08-01", naeste.Format("2006") + "-07-31", true
}

func erDato(s string) bool {
	_, err := time.Parse(time.DateOnly, s)
	return err == nil
}
