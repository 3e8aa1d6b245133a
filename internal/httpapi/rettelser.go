package httpapi

import (
	"net/http"
	"slices"
	"strings"

	"github.com/gin-gonic/gin"

	"notat/internal/publish"
)

// editsView is the page of edited files: what must be answered, what was changed.
type editsView struct {
	frame
	Blocked, Asked, Told []publish.Rest
	Open                 int // questions without an answer
	Changes              []publish.ShownChange
	Template             string
	To                   string // where the answers go, below the root
	Desk                 string // the notat on the desk that the files were brought to, or ""
	Draft                string // the page of the draft that they go into, below the root, or ""
	Made                 string // the version of the draft that a record was made of, or ""
	Done                 bool   // they are in the draft, and nothing is asked
}

// DeskID gives the key under which the browser keeps the notat on the desk.
func (v *editsView) DeskID() string {
	id, _, _ := strings.Cut(v.Desk, "/")
	return id
}

func editsOf(rest []publish.Rest) (v editsView) {
	for _, i := range rest {
		switch {
		case i.Severity == publish.Block:
			v.Blocked = append(v.Blocked, i)
		case i.Severity == publish.Ask, len(i.Choices) > 0: // also what was decided, and may be decided otherwise
			v.Asked = append(v.Asked, i)
			if i.Severity == publish.Ask && i.Chosen == "" {
				v.Open++
			}
		default:
			v.Told = append(v.Told, i)
		}
	}
	return v
}

// origin gives the files as they were handed in.
func (f *handedIn) origin() []publish.Fil {
	out := f.Filer()
	if f.Record != nil {
		out = append(out, publish.Fil{Data: f.Record})
	}
	return out
}

// showEdits shows the questions and the changes so far; the answers go to an address.
func (s *server) showEdits(c *gin.Context, f handedIn, back *publish.IndleveringSvar, to string) {
	v := editsOf(back.Rest)
	v.Titel, v.Template, v.To = "Rettelser fra Word", f.Name, to
	if to == draftsPage {
		v.Draft = to
	}
	var err error
	if v.Changes, err = back.Shown(c.Request.Context()); err != nil {
		s.frontError(c, frontView{}, err)
		return
	}
	v.carries = f.origin()
	s.show(c, http.StatusOK, "rettelser.html", &v)
}

// undecided reports whether something was decided as most mean it that changes what is said,
// and nobody has seen it: before a draft is saved it is shown.
func undecided(rest []publish.Rest, svar map[string]string) bool {
	return slices.ContainsFunc(rest, func(i publish.Rest) bool { return i.Severity == publish.Warn && len(i.Choices) > 0 && svar[i.ID] == "" })
}

// showTold leads to a draft that files went into, by a page of what is to be known of them
// where there is something.
func (s *server) showTold(c *gin.Context, rest []publish.Rest, back *publish.IndleveringSvar, id string) {
	v := editsOf(rest)
	if v.Told == nil {
		c.Redirect(http.StatusSeeOther, s.url("arkiv", "udkast", id))
		return
	}
	v.Titel, v.Draft, v.Asked, v.Done = "Rettelser fra Word", draftsPage+"/"+id, nil, true
	var err error
	if back != nil {
		v.Changes, err = back.Shown(c.Request.Context())
	}
	if err != nil {
		s.failIn(c, err)
		return
	}
	s.show(c, http.StatusOK, "rettelser.html", &v)
}
