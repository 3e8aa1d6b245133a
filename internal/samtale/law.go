package samtale

import "time"

// lawSet is what the law of a time demands of a conversation, folkeskoleloven § 40 a.
type lawSet struct {
	from           string // the first day it holds
	dele           []Del
	also           string // what else it names, that no part of a notat has: "udviklingsplaner"
	kilde          string // Danish: where it was read
	foraeldrevalgt bool   // a parent-elected member of the school board may take part
	law            map[Del]string
}

// lawSets stand in the order of time. Lov nr. 1664 of 30 December 2024 took
// handlingsplaner out; the day it came into force is Krav.UdenHandlingsplaner,
// and as long as nobody has told it, nothing is demanded that only one of the
// two sets demands. Before the first day no set is known and none is asked for.
var lawSets = []lawSet{
	{from: "2022-08-01", dele: []Del{Opfoelgning, Testresultater, Handlingsplaner}, also: "udviklingsplaner", kilde: "lovforslag L 174 (2021-22)", law: map[Del]string{
		Opfoelgning: "folkeskoleloven § 40 a", Testresultater: "folkeskoleloven § 40 a, jf. § 13 a", Handlingsplaner: "folkeskoleloven § 40 a, jf. § 57 d"}},
	{from: "2023-06-01", dele: []Del{Opfoelgning, Testresultater, Handlingsplaner}, kilde: "lovforslag L 109 (2022-23)", law: map[Del]string{
		Opfoelgning: "folkeskoleloven § 40 a", Testresultater: "folkeskoleloven § 40 a, jf. § 13 a", Handlingsplaner: "folkeskoleloven § 40 a, jf. § 57 d, stk. 3"}},
	{from: law1664Passed, dele: []Del{Opfoelgning, Testresultater}, kilde: "lov nr. 1664 af 30. december 2024, § 3", law: map[Del]string{
		Opfoelgning: "folkeskoleloven § 40 a", Testresultater: "folkeskoleloven § 40 a, jf. § 13 a"}},
	{from: "2025-08-01", dele: []Del{Opfoelgning, Testresultater}, kilde: "folkeskoleloven, som den gælder fra 1. august 2025", foraeldrevalgt: true, law: map[Del]string{
		Opfoelgning: "folkeskoleloven § 40 a", Testresultater: "folkeskoleloven § 40 a, jf. § 13 a"}},
}

const law1664Passed = "2024-12-30"

// lawOf gives the set of a day. repeal is when law nr. 1664 came into force, or "".
func lawOf(day, repeal string) lawSet {
	var inForce lawSet
	for _, l := range lawSets {
		from := l.from
		if from == law1664Passed && repeal != "" {
			from = repeal
		}
		if from <= day && l.from >= inForce.from {
			inForce = l
		}
	}
	return inForce
}

// lawDay gives the day whose law counts: that of the meeting, else 1 August of
// the school year, else "" when neither can be read.
func lawDay(r *Record) string {
	if isDato(r.Moede.Dato) {
		return r.Moede.Dato
	}
	if from, _, ok := skoleaarDays(r.Dokument.Skoleaar); ok {
		return from
	}
	return ""
}

// unreadDay reports whether the meeting has a date that cannot be read. Which law
// counts is not known then, and what only the law demands waits for the date.
func (t *checker) unreadDay() bool { return t.r.Moede.Dato != "" && !isDato(t.r.Moede.Dato) }

// skoleaarDays gives the first and the last day of a school year "2024/25":
// 1 August to 31 July.
func skoleaarDays(s string) (from, to string, ok bool) {
	if len(s) != 7 || s[4] != '/' {
		return "", "", false
	}
	t, err := time.Parse("2006", s[:4])
	if err != nil {
		return "", "", false
	}
	next := t.AddDate(1, 0, 0)
	if next.Format("06") != s[5:] {
		return "", "", false
	}
	return s[:4] + "-08-01", next.Format("2006") + "-07-31", true
}

func isDato(s string) bool {
	_, err := time.Parse(time.DateOnly, s)
	return err == nil
}
