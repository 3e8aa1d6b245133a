package httpapi

import (
	"errors"
	"net/http"
	"strconv"

	"github.com/gin-gonic/gin"

	"notat/internal/publish"
)

// mergeTries is how often a Word file is read anew when somebody saves the draft
// meanwhile.
const mergeTries = 3

// udkastEdited puts what somebody made of a draft into it: Word files, by what they
// carry, or a record, by the version that the page says it was made of. What both sides
// changed is asked about; until it is answered nothing is saved.
func (s *server) udkastEdited(c *gin.Context, w caller) {
	f, err := readHandedIn(c)
	if err == nil && f.begins {
		err = wrong(kindQuery, "Filen er ikke hentet her. Vælg Word-filen eller notatets egen fil, som er hentet på udkastets side.")
	}
	if err == nil && f.public {
		err = wrong(kindQuery, "Filen er den offentlige udgave. Det, der kun er internt, er ikke med i den.")
	}
	if err != nil {
		s.failIn(c, err)
		return
	}
	to := draftsPage + "/" + c.Param("id")
	var asked *publish.Rest
	var told []publish.Rest // of the file, when all of it is merged
	if f.Fil != nil {
		var whole bool
		if asked, whole, err = s.service.NewInFile(c.Request.Context(), c.Param("id"), f.Fil, f.svar); err != nil {
			s.failIn(c, err)
			return
		}
		if whole {
			back, err := s.readBack(c.Request.Context(), f.Indlevering)
			if err == nil && (back.Open || undecided(back.Rest, f.svar)) {
				s.askOfDraft(c, f, back, asked)
				return
			}
			if err != nil {
				s.failIn(c, err)
				return
			}
			f.Fil, f.record, told = nil, back.Settled(), back.Rest
		}
	}
	if f.Fil == nil {
		version, err := strconv.Atoi(f.made)
		if err != nil {
			s.failIn(c, wrong(kindQuery, "Vælg, hvilken version filen er lavet af."))
			return
		}
		var out *publish.Flettet
		if _, _, _, err = s.versionOf(c, w, f.made); err == nil { // they may see what it is held against
			out, err = s.service.MergeUdkast(c.Request.Context(), c.Param("id"), version, f.record, f.svar, w.writer())
		}
		switch {
		case errors.Is(err, publish.ErrAndetNotat):
			s.failIn(c, wrong(kindQuery, "Filen er et andet notat end udkastet: skolen eller skoleåret er et andet."))
		case err != nil:
			s.failIn(c, err)
		case out.Open:
			v := editsOf(out.Rest)
			v.Titel, v.Draft, v.To, v.Made = "I har begge rettet", to, to+"/rettelser", f.made
			v.carries = []publish.Fil{{Data: f.record}}
			s.show(c, http.StatusOK, "rettelser.html", &v)
		default:
			s.showTold(c, append(told, out.Rest...), nil, c.Param("id"))
		}
		return
	}
	for range mergeTries {
		u, now, err := s.udkastOf(c)
		if err != nil {
			s.failIn(c, err)
			return
		}
		q := f.Indlevering
		q.Current = now
		back, err := s.readBack(c.Request.Context(), q)
		if err == nil && (back.Open || asked != nil && asked.Chosen == "" || undecided(back.Rest, f.svar)) {
			s.askOfDraft(c, f, back, asked)
			return
		}
		if err == nil {
			_, err = s.service.SaveUdkast(c.Request.Context(), u, back.Settled(), w.writer())
		}
		switch {
		case errors.Is(err, publish.ErrChanged):
			continue
		case err != nil:
			s.failIn(c, err)
		default:
			s.showTold(c, back.Rest, back, c.Param("id"))
		}
		return
	}
	s.failIn(c, publish.ErrChanged)
}

// askOfDraft shows what must be answered about Word files that are handed in to a draft:
// what is new in them, where nobody can see it, before what is asked of it.
func (s *server) askOfDraft(c *gin.Context, f handedIn, back *publish.IndleveringSvar, asked *publish.Rest) {
	rest := back.Rest
	if asked != nil {
		rest = append([]publish.Rest{*asked}, rest...)
	}
	v := editsOf(rest)
	v.Titel, v.Draft, v.Made = "Rettelser fra Word", draftsPage+"/"+c.Param("id"), f.made
	v.To = v.Draft + "/rettelser"
	var err error
	if v.Changes, err = back.Shown(c.Request.Context()); err != nil {
		s.failIn(c, err)
		return
	}
	v.carries = f.Filer()
	s.show(c, http.StatusOK, "rettelser.html", &v)
}
