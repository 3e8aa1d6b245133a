package leaks

import (
	"fmt"
	"strings"

	word "notat/internal/readback/readbacktest"
	"notat/internal/recorddiff"
)

// moves are what a clerk does in the internal draft, without meaning any harm: what
// was withheld in the record stands where the public reads.
var moves = []kind{
	inWord("klippet og sat ind som ren tekst", func(m *maker, h *word.Hand) {
		p := word.Paragraph("", word.TextBelow(h.Find(m.intern)))
		h.Remove(m.intern)
		word.After(h.Find("god tone"), p)
	}),
	inWord("kopieret som ren tekst", func(m *maker, h *word.Hand) {
		word.After(h.Find("Rolige gange"), word.Paragraph("", word.TextBelow(h.Find(m.intern))))
	}),
	inWord("flyttet med sit felt", func(m *maker, h *word.Hand) {
		p := h.Find(m.intern)
		p.Parent().RemoveChild(p)
		word.After(h.Find("glade for samtalen"), p)
	}),
	inWord("skrevet ind i en sætning", func(m *maker, h *word.Hand) {
		h.Remove(m.intern)
		h.Say("god tone.", "god tone, og man overvejer i al stilhed "+m.intern+" at lukke biblioteket.")
	}),
	inWord("delt i flere stykker", func(m *maker, h *word.Hand) {
		h.Remove(m.intern)
		p := word.Element("<w:p>" + word.Run("Forvaltningen overvejer i al ") + word.Run("stilhed ") + word.Run(m.intern[:4]) + word.Run(m.intern[4:]+" at lukke biblioteket til sommer.") + "</w:p>")
		word.After(h.Find("god tone"), p)
	}),
	inWord("med andre ord i to afsnit", func(m *maker, h *word.Hand) {
		a, b := m.word(), m.word()
		h.Remove(m.intern)
		p := h.Find("god tone")
		word.After(p, word.Paragraph("", "Det er biblioteket, og det sker i stilhed, siger "+b+"."))
		word.After(p, word.Paragraph("", "Noget skal lukkes, siger "+a+"."))
		m.secret(a)
		m.secret(b)
	}),
	inWord("som sporet ændring", func(m *maker, h *word.Hand) {
		words := word.TextBelow(h.Find(m.intern))
		h.Remove(m.intern)
		h.Find("god tone").AddChild(word.Element(`<w:ins w:id="1" w:author="Mette">` + word.Run(" "+words) + `</w:ins>`))
	}),
	inWord("en celle til en anden tabel", func(m *maker, h *word.Hand) {
		h.Say("Alle", m.cell)
		word.Drop(word.Above(h.LastOf(m.cell), "tr"))
		m.secret(m.cell)
	}),
	inWord("en intern overskrift til en offentlig", func(m *maker, h *word.Hand) {
		h.Say("Det næste år", m.section)
		m.secret(m.section)
	}),
	inWord("overskriften over noget internt slettet", func(m *maker, h *word.Hand) { h.Remove(m.section) }),
	inWord("en ny overskrift i noget internt", func(m *maker, h *word.Hand) {
		p := h.Find("Det går ikke")
		p.Parent().InsertChildAt(p.Index(), word.Styled(h.Style("heading 1"), "Mere"))
	}),
	inWord("et fortroligt tal skrevet i en tekst, og rækken slettet", func(m *maker, h *word.Hand) {
		word.Drop(h.Row("6. klasse"))
		h.Say("Vi talte om dem alle.", "Dansk, 6. klasse: "+strings.Replace(fmt.Sprint(recorddiff.Get(m.root, "/afsnit/3/blokke/0/resultater/0/vaerdi")), ".", ",", 1)+" %.")
	}),
	inWord("et navn stavet på en anden måde, og deltageren slettet", func(m *maker, h *word.Hand) {
		h.Remove(m.navn[1])
		other := "Kö" + m.navn[1][len("Kø"):]
		h.Say("god tone.", "god tone. "+m.navn[0]+" "+other+" talte.")
		m.secret(m.navn[0], other)
	}),
	inWord("en elev skrevet hen over en leder", func(m *maker, h *word.Hand) {
		a, b := m.name(""), m.name("")
		h.Say("Karen Leth", a+" "+b+", elev i 9.b")
		m.secret(a, b)
	}),
	inWord("navnet skrevet i en tekst", func(m *maker, h *word.Hand) {
		h.Remove(m.navn[1])
		h.Say("god tone.", "god tone. "+m.navn[0]+" "+m.navn[1]+" talte.")
	}),
	inWord("navnet skrevet som titel", func(m *maker, h *word.Hand) { h.Say("Skoleleder", m.navn[0]+" "+m.navn[1]) }),
	inWord("navnet flyttet op til ledelsen", func(m *maker, h *word.Hand) {
		p := h.Find(m.navn[1])
		p.Parent().RemoveChild(p)
		word.After(h.Find("Karen Leth"), p)
	}),
	inWord("et navn skrevet under ledelsen", func(m *maker, h *word.Hand) {
		a, b := m.name(""), m.name("")
		word.After(h.Find("Karen Leth"), word.Styled(h.Style("list bullet"), a+" "+b))
		m.secret(a, b)
	}),
	inWord("skrevet efter noget internt", func(m *maker, h *word.Hand) {
		w := m.word()
		word.After(word.Above(h.Find(m.cell), "tbl"), word.Paragraph("", "Det koster "+w+"."))
		m.secret(w)
	}),
}

// inWord is an edit. Unless it says what would be out, that is all that is withheld
// in the record anyway.
func inWord(what string, do func(*maker, *word.Hand)) kind {
	return kind{"Word: " + what, func(m *maker) {
		m.edit = func(h *word.Hand) Secrets {
			do(m, h)
			return m.secrets
		}
	}}
}
