package main

// tests are some tests of one package.
type tests struct {
	pkg  string // beneath internal
	run  string // -run, "" is all
	skip string // -skip, "" is none
	long bool   // without -short
}

// What each package's tests are, as far as they see others. Those that wait for
// the clock or load the machine say little about a fault and much about the
// machine, and are left out.
var (
	ownSamtale  = tests{pkg: "samtale", skip: "AnsweredSoon|LinearTime"}
	ownProsa    = tests{pkg: "prosa"}
	ownPost     = tests{pkg: "post"}
	ownBillede  = tests{pkg: "billede"}
	ownKontrol  = tests{pkg: "kontrol"}
	ownUdgave   = tests{pkg: "udgave"}
	ownCompose  = tests{pkg: "compose"}
	ownArchive  = tests{pkg: "archive"}
	ownStory    = tests{pkg: "story"}
	ownDiff     = tests{pkg: "recorddiff"}
	ownReadback = tests{pkg: "readback"}
	ownPublish  = tests{pkg: "publish", skip: "TooLargeForWord|TwiceAsMuch|ALongNotat|LargeRecord|TwoRecordsCost|KilledWhile"}
	ownHTTP     = tests{pkg: "httpapi", skip: "Hostile|AllPlacesAreTaken|MixedLoad|StableAddress|WrongTypesEverywhere|AGiant|TwoInstances"}
	anyTypes    = tests{pkg: "httpapi", run: "WrongTypesEverywhere|NothingInternalInAny", long: true}
	command     = tests{pkg: "cli", skip: "EveryProcess|WithinItsMemory|WithinMemory"}

	// hands are the edits made in Word.
	hands = tests{pkg: "readback", run: "WhatAReferentDoes|AnAnswerIsTaken|WhatIsShown", long: true}
	// strange are edits drawn at random, of any record.
	strange = tests{pkg: "readback", run: "NoEditIsLost|UneditedDraft", long: true}
	// withheld looks for what is internal in every byte of the public edition.
	withheld = tests{pkg: "publish", run: "NothingWithheld|SamePublicBytes", long: true}
	// whole are the laws of every record and of what is read out of a PDF.
	whole = tests{pkg: "publish", run: "AnyRecord|Extracted|Extremes", long: true}
)

// sees lists the tests that can see a fault of a package, in the order in which
// they are asked: its own, then the cheapest, each as often as the one before it
// saw nothing.
var sees = map[string][]tests{
	"samtale":    {ownSamtale, ownUdgave, ownCompose, ownPublish, hands, ownHTTP, anyTypes},
	"prosa":      {ownProsa, ownSamtale, ownCompose, ownPublish, hands},
	"post":       {ownPost, ownSamtale, ownPublish, ownHTTP},
	"billede":    {ownBillede, ownPublish, ownUdgave},
	"kontrol":    {ownKontrol, ownUdgave, ownPublish, ownHTTP},
	"udgave":     {ownUdgave, ownPublish, ownHTTP, withheld},
	"story":      {ownStory, hands, ownPublish, strange},
	"recorddiff": {ownDiff, hands, ownPublish, ownHTTP, strange},
	"readback":   {ownReadback, hands, ownPublish, ownHTTP, strange},
	"publish":    {ownPublish, hands, command, ownHTTP, whole},
	"archive":    {ownArchive, ownHTTP, command, ownPublish},
	"compose":    {ownCompose, ownPublish, hands, whole},
	"httpapi":    {ownHTTP, anyTypes, command},
}
