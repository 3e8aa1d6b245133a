package httpapi

import (
	"cmp"
	"errors"
	"io"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/gin-gonic/gin"

	"notat/internal/config"
	"notat/internal/fault"
	"notat/internal/publish"
)

// maxSmallForm is what a form without files may hold: the answers to all findings that
// are told at once.
const maxSmallForm = 1 << 20

// smallForm reads a posted form without files. A field given twice has its first value.
func smallForm(c *gin.Context) (url.Values, error) {
	if kind, _, _ := strings.Cut(c.GetHeader("Content-Type"), ";"); strings.TrimSpace(kind) != "application/x-www-form-urlencoded" {
		return nil, wrong(kindMedia, "Brug knapperne på siden.")
	}
	body, err := limited(c, maxSmallForm)
	if err != nil {
		return nil, err
	}
	data, err := io.ReadAll(body)
	if err != nil {
		return nil, arrived(err)
	}
	out, err := url.ParseQuery(string(data))
	if err != nil {
		return nil, wrong(kindQuery, "Det indsendte kan ikke læses.")
	}
	c.Set(formName, out)
	return out, nil
}

// sure refuses a form whose box has no cross: the one beside what cannot be undone.
func sure(form url.Values, what string) error {
	if form.Get("sikker") == "ja" {
		return nil
	}
	return wrong(kindQuery, "Sæt kryds ved, at %s.", what)
}

// udkastSide is the page of one draft: everything that who publishes it must know.
type udkastSide struct {
	frame
	U         publish.Udkast
	Navn      string
	Faults    faults // that stand in the way of publishing
	Ready     bool   // none does that is known before it is tried
	Udeladt   []udeladt
	Besvaret  []publish.Besvarelse
	Others    []udkastLine            // drafts of the same school and year
	Versions  []publish.UdkastVersion // that the caller may see
	With      []publish.UdkastVersion // who has fetched it and not handed it in
	Made      int                     // the version that the caller has fetched, 0 for none
	Replaces  *publish.Udgivet        // the public notat of the school and year, which it would correct
	Write     bool                    // what the caller may do
	Publish   bool
	Approve   bool   // it is not approved, and who sees it may write that it is:
	Dato, Af  string // the day and the name that stand there
	Aarsager  []publish.Aarsag
	Aarsag    string // the one that is chosen
	SentOn    string
	ChangedOn string
	Goes      string // the day on which it is deleted, when nobody uses it
}

// Heading says in a few words how the draft stands.
func (v *udkastSide) Heading() string {
	todo := " ting skal rettes, før det kan offentliggøres"
	if len(v.Faults.Asked) > 0 {
		todo = " ting skal rettes eller besvares, før det kan offentliggøres"
	}
	if n := v.Faults.Open(); n > 0 {
		return strconv.Itoa(n) + todo
	}
	return "Udkastet kan offentliggøres"
}

func (s *server) udkastPage(c *gin.Context, w caller) {
	s.showUdkast(c, w, http.StatusOK, nil, nil, nil)
}

// draftChanged says that a button was pressed on the page of a version that is not the
// newest.
var draftChanged = problem{Status: http.StatusConflict, Title: "Udkastet er ændret imens", Detail: "Der er gemt en ny version, og der er ikke sket noget. Her er den nye. Se den, og tryk igen."}

// failUdkast shows what went wrong with a form of a draft's page on that page, with what was
// chosen and typed, where the page can help; else on one of its own.
func (s *server) failUdkast(c *gin.Context, w caller, form url.Values, err error) {
	var q queryError
	p := draftChanged
	switch {
	case errors.As(err, &q):
		told, _ := s.said(c, err)
		p = *told
	case !errors.Is(err, publish.ErrChanged):
		s.failIn(c, err)
		return
	}
	s.showUdkast(c, w, p.Status, form, &p, nil)
}

// showUdkast shows a draft's page, with what was chosen and typed on it, and with what went
// wrong with the request, or what publishing found instead of what is found beforehand.
func (s *server) showUdkast(c *gin.Context, w caller, status int, form url.Values, p *problem, found fault.List) {
	u, post, err := s.udkastOf(c)
	if err != nil {
		s.failIn(c, err)
		return
	}
	v := &udkastSide{frame: frame{Problem: p}, U: u, Aarsager: publish.Aarsager, Aarsag: cmp.Or(form.Get("aarsag"), publish.Aarsager[0].Kode), SentOn: dato(u.Sendt), ChangedOn: dato(u.Aendret), Goes: dato(s.frister.Draft(u) + "T00:00:00Z"),
		Write: w.mine("POST /arkiv/udkast/{id}", u.Institutionsnr), Publish: w.mine("POST /arkiv/udkast/{id}/udgiv", u.Institutionsnr)}
	if v.Others, err = s.draftsOf(c, w, u.Institutionsnr, u.Skoleaar, u.ID); err == nil {
		v.Versions, err = s.versionsOf(c, w, u)
	}
	if err == nil {
		err = s.reportOnUdkast(c, v, post)
	}
	if err != nil {
		s.failIn(c, err)
		return
	}
	if found != nil {
		v.Faults = sorted(found)
	}
	for _, f := range v.Faults.Asked {
		felt := answerField(f.Svar)
		f.Svar.Begrundelse = cmp.Or(strings.TrimSpace(form.Get(otherName+felt)), form.Get(reasonName+felt))
	}
	v.Approve = v.Write && publish.LacksApproval(slices.Concat(v.Faults.Errors, v.Faults.Warnings))
	v.Dato, v.Af = cmp.Or(form.Get("dato"), s.now().Format(time.DateOnly)), form.Get("af")
	if i := slices.IndexFunc(v.With, func(o publish.UdkastVersion) bool { return o.Af == w.User() }); i >= 0 {
		v.Made = v.With[i].Version
	}
	v.Titel = v.Navn + " – udkast"
	s.show(c, status, "arkiv-udkast-side.html", v)
}

// udkastOf gives the draft of the address and its newest record.
func (s *server) udkastOf(c *gin.Context) (u publish.Udkast, post []byte, err error) {
	a, err := s.service.Archive()
	if err == nil {
		u, err = a.Udkast(c.Request.Context(), c.Param("id"))
	}
	if err == nil {
		post, err = a.UdkastPost(c.Request.Context(), u.ID, u.Version)
	}
	return u, post, err
}

// reportOnUdkast checks the draft as what it is to become.
func (s *server) reportOnUdkast(c *gin.Context, v *udkastSide, post []byte) error {
	ctx := c.Request.Context()
	a, err := s.service.Archive()
	if err != nil {
		return err
	}
	if v.With, err = a.UdkastHos(ctx, v.U.ID); err != nil {
		return err
	}
	retter := ""
	now, err := a.Newest(ctx, v.U.Institutionsnr, v.U.Skoleaar)
	switch {
	case errors.Is(err, publish.ErrNotFound):
	case err != nil:
		return err
	case now.Offentlig():
		v.Replaces, retter = &now, now.ID
	}
	final, err := publish.AsFinal(post)
	if err != nil {
		return err
	}
	r, err := s.service.Publishable(ctx, v.U.ID, final, retter)
	if err != nil {
		return err
	}
	v.Faults, v.Navn, v.Besvaret = sorted(r.Faults), r.Navn(), r.Besvaret
	v.Ready = v.Faults.Open() == 0
	for _, u := range r.Udeladt {
		v.Udeladt = append(v.Udeladt, udeladt{r.Sted(u), u.Tekst})
	}
	return nil
}

// udkastPosted does what a button of a draft's page says: keeps answers, sends it for
// approval or takes it back, or deletes it.
func (s *server) udkastPosted(c *gin.Context, w caller) {
	form, err := smallForm(c)
	a, none := s.service.Archive()
	if err = errors.Join(err, none); err != nil {
		s.failIn(c, err)
		return
	}
	ctx, id := c.Request.Context(), c.Param("id")
	version, _ := strconv.Atoi(form.Get("version"))
	switch form.Get("handling") {
	case "svar":
		var now int
		if now, err = s.udkastAnswered(c, w, version, form); err == nil && now == version {
			err = wrong(kindQuery, "Vælg et svar først.")
		}
	case "send": // with the answers that stand on the page
		if version, err = s.udkastAnswered(c, w, version, form); err == nil {
			_, err = a.SendUdkast(ctx, id, version, false, w.Who)
		}
	case "godkend":
		err = s.udkastApproved(c, w, version, form)
	case "tilbage":
		_, err = a.SendUdkast(ctx, id, version, true, w.Who)
	case "slet":
		var u publish.Udkast
		if u, err = a.Udkast(ctx, id); err == nil && u.Version != version {
			err = publish.ErrChanged
		}
		if err == nil {
			err = sure(form, "udkastet skal slettes")
		}
		if err == nil {
			err = a.DeleteUdkast(ctx, id)
		}
		if err == nil {
			c.Redirect(http.StatusSeeOther, s.url("arkiv", "udkast"))
			return
		}
	default:
		err = wrong(kindQuery, "Brug knapperne på siden.")
	}
	if err != nil {
		s.failUdkast(c, w, form, err)
		return
	}
	c.Redirect(http.StatusSeeOther, s.url("arkiv", "udkast", id))
}

// udkastAnswered keeps the answers of the page in a new version, and gives its number; that
// of the page where nothing is answered.
func (s *server) udkastAnswered(c *gin.Context, w caller, version int, form url.Values) (int, error) {
	u, post, err := s.udkastOf(c)
	if err != nil {
		return 0, err
	}
	if u.Version != version {
		return 0, publish.ErrChanged
	}
	f := handedIn{record: post, fund: map[string]fault.Svar{}}
	for name := range form {
		begin, rest, _ := strings.Cut(name, ".")
		if begin+"." == reasonName || begin+"." == otherName {
			if err := f.reason(rest, strings.TrimSpace(form.Get(name)), begin+"." == otherName); err != nil {
				return 0, err
			}
		}
	}
	if len(f.fund) == 0 {
		return version, nil
	}
	for name, a := range f.fund {
		if off := publish.TakesOff(a.Kode); off != "" && a.Begrundelse == off {
			delete(f.fund, name)
			if f.record, err = publish.WithoutApproval(f.record); err != nil {
				return 0, err
			}
		}
	}
	data, err := f.answered()
	if err != nil {
		return 0, err
	}
	u, err = s.service.SaveUdkast(c.Request.Context(), u, data, w.writer())
	return u.Version, err
}

// udkastApproved keeps in a new version that the notat was approved, when and by whom.
func (s *server) udkastApproved(c *gin.Context, w caller, version int, form url.Values) error {
	dato, af := form.Get("dato"), strings.TrimSpace(form.Get("af"))
	if _, err := time.Parse(time.DateOnly, dato); err != nil || af == "" || len(af) > maxField {
		return wrong(kindQuery, "Skriv den dag, notatet blev godkendt, og hvem der godkendte det.")
	}
	u, post, err := s.udkastOf(c)
	if err == nil && u.Version != version {
		err = publish.ErrChanged
	}
	if err == nil {
		post, err = publish.WithApproval(post, dato, af)
	}
	if err == nil {
		_, err = s.service.SaveUdkast(c.Request.Context(), u, post, w.writer())
	}
	return err
}

// udkastPublish publishes the version of the draft that was seen.
func (s *server) udkastPublish(c *gin.Context, w caller) {
	form, err := smallForm(c)
	if err != nil {
		s.failIn(c, err)
		return
	}
	if err := sure(form, "du har set den offentlige udgave"); err != nil {
		s.failUdkast(c, w, form, err)
		return
	}
	version, _ := strconv.Atoi(form.Get("version"))
	o := publish.Offentliggoerelse{Retter: form.Get("retter"), Aarsag: form.Get("aarsag"), Who: w.Who, May: w.allowed}
	if o.Retter == "" {
		o.Aarsag = ""
	}
	u, _, err := s.udkastOf(c)
	if err != nil {
		s.failIn(c, err)
		return
	}
	o.Intern = w.Has(config.RoleReadIntern, u.Institutionsnr)
	k, err := s.service.PublishUdkast(c.Request.Context(), u.ID, version, o)
	var no *publish.Rejected
	_, taken := publish.Taken(err)
	switch {
	case errors.As(err, &no):
		s.showUdkast(c, w, http.StatusUnprocessableEntity, form, nil, no.Faults)
	case taken:
		p := kindTaken.with("Et notat for skoleåret er offentliggjort imens. Se det, og tryk igen, hvis dette skal rette det.")
		s.showUdkast(c, w, p.Status, form, &p, nil)
	case err != nil:
		s.failUdkast(c, w, form, err)
	default:
		s.became.note(u.ID, k.ID)
		c.Redirect(http.StatusSeeOther, s.url("arkiv", "notater", k.ID))
	}
}
