package begynd

import "notat/internal/post"

// Limits of what is proposed. The longest notat that is known has a fifth of each.
const (
	maxRows     = 300              // of one question: more nobody answers, and each is a choice on a page
	maxPeople   = 300              // all of them stand on one page, to be looked through
	maxFigures  = 200              // each is drawn
	maxDrawn    = 1 << 30          // bytes that the pictures take as they are drawn, one after the other: some ten seconds
	maxPictures = post.MaxBody / 2 // bytes of pictures: what a record holds of them in base64, and as much again for its words
)
