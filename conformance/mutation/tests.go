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
	unreached   = tests{pkg: "httpapi", run: "CannotBeReached|BadAddresses", long: true}
	command     = tests{pkg: "cli", skip: "EveryProcess|WithinItsMemory|WithinMemory", long: true}

	// hands are the edits made in Word.
	hands = tests{pkg: "readback", run: "WhatAReferentDoes|AnAnswerIsTaken|WhatIsShown", long: true}
	// written are tables of edits of one kind.
	written = tests{pkg: "readback", run: "CallsInternal|EachPlaceOfAForm|TablesAreRead|WhoTookPart|AnAgreementIs", long: true}
	// many are the long tables of what is handed in, drawn and left.
	many = tests{pkg: "publish", run: "OnPurposeOnly|SameWords|WhateverTheOthersDid|InOrderIsFilledIn|LoopLooks", long: true}
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
	"udgave":     {ownUdgave, ownPublish, many, ownHTTP, withheld},
	"story":      {ownStory, hands, written, ownPublish, many, strange},
	"recorddiff": {ownDiff, hands, ownPublish, many, ownHTTP, strange},
	"readback":   {ownReadback, hands, written, ownPublish, many, ownHTTP, strange},
	"publish":    {ownPublish, many, hands, command, ownHTTP, whole},
	"archive":    {ownArchive, ownHTTP, unreached, command, ownPublish},
	"compose":    {ownCompose, ownPublish, many, hands, whole},
	"httpapi":    {ownHTTP, anyTypes, unreached, command},
}
