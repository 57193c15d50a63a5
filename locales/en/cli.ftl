# The command line, plain mode, certificates and verdicts.

## Check and init

check-explain-hint = For more about a warning, and how to allow it: certamen check --explain CODE
check-mended = { $path }: mended in { $places ->
    [one] one place
   *[other] { $places } places
}.
check-no-such-code = { $code } is not the code of a warning. The codes are: { $known }.
check-summary = { $files ->
    [one] { $files } file
   *[other] { $files } files
}, { $questions ->
    [one] { $questions } question
   *[other] { $questions } questions
}: { $errors ->
    [one] { $errors } error
   *[other] { $errors } errors
}, { $warnings ->
    [one] { $warnings } warning
   *[other] { $warnings } warnings
}.
init-exists = { $dir } holds a training already. Choose another folder.
init-done = A new training is in { $dir }. Write your questions in question_banks/, check them with: certamen check

## Certificates

issuer-unnamed = Certamen site
wording-score = Total score
wording-status = Result
wording-delivery = Taken in person, supervised, on a computer of the site.
criteria-quiz = At least { $percent } % in “{ $quiz }”.

## Verify

reason-sound = The certificate is as its issuer signed it.
reason-past = The certificate was valid until { $day }. Ask the participant for a newer one.
reason-not-yet = The certificate is valid from { $day }, which is still to come. Check the clock of this computer, then ask the issuer.
reason-not-trusted = The signature is sound, but the issuer { $did } is not one you trust. Compare the fingerprint { $fingerprint } with the issuer by telephone, then use --trust.
reason-not-in-register = The signature is sound, but the issuer { $did } is not in the register of { $register }, version { $version }. Get a newer register, or compare the fingerprint { $fingerprint } with the issuer by telephone.
reason-before-window = { $site } signed the certificate on { $issued }, but may issue only from { $from } on. Ask the issuer.
reason-after-window = { $site } signed the certificate on { $issued }, but may issue only until { $until }. Ask the issuer.
reason-lost-key = The key of { $site } was lost on { $day }, and the certificate is not among those recorded before. Ask the issuer for a new one.
reason-other-index = { $site } signed the certificate without a place in the status list that it was given. Ask the issuer.
reason-withdrawn = The certificate was withdrawn (status as of { $day }). Do not accept it.
reason-no-status = The signature is sound, but whether the certificate was withdrawn cannot be told without its status list. Get the list from the issuer, then use --status.
reason-bad-status = The signature is sound, but the status list cannot be gone by ({ $detail }). Get it again from the issuer.
reason-stale-status = The signature is sound, but the status list of { $day } was good until { $until } only. Get a newer one from the issuer.
reason-status-ahead = The signature is sound, but the status list is of { $day }, which is still to come. Check the clock of this computer.
reason-beyond-status = The signature is sound, but the status list has no place { $index }. Get a newer one from the issuer.
reason-proof = The certificate was changed after it was signed, or was never signed ({ $detail }). Ask the issuer for the original.
reason-profile = The certificate is not as any issuer writes it ({ $detail }). Ask the issuer for the original.
reason-twice = The certificate says “{ $detail }” twice. Ask the issuer for the original.
reason-not-json = This cannot be read as a certificate ({ $detail }). Check that it is the file that was issued.
reason-another = This is another kind of credential. Check it with the verifier of whoever issued it.
reason-badge = The badge is not accepted ({ $detail }). Ask its issuer.
reason-no-credential = This file is no certificate. Check that it is the file that was issued.
reason-page-altered = The page is not as it was issued: { $detail }. Believe only the signed fields, and ask the issuer for the original.
reason-paper = No certificate can be read here: { $detail }.
page-no-signature = it bears no signature
page-not-covered = something was added to it, or it was written anew by another program
page-changed = it was changed after it was signed
page-other-key = it was signed by another key than the certificate in it
page-bad-signature = its signature does not hold
paper-pdf-large = the PDF is too large
paper-pdf-damaged = the PDF is damaged; ask for it again
paper-pdf-empty = no certificate is attached to the PDF; ask for the file that was issued, or scan the code
paper-pdf-several = more than one file is attached to the PDF; ask for the file that was issued
paper-image-damaged = the picture is damaged, or neither PNG nor JPEG
paper-image-large = the picture has more than 100 million pixels; make it smaller
paper-no-code = there is no QR code in the picture, or it is not sharp enough; scan the page at 200 dots per inch or more
paper-another-code = the code is not that of a certificate
paper-code-damaged = the code is damaged or incomplete; scan it again
paper-unknown-template = the code belongs to a programme or version that is not known here; ask for the JSON or PDF file, or name one certificate of that programme with --template
paper-unknown-key = the code was signed by an issuer that is not known here; name the issuer with --trust, or ask for the JSON or PDF file
note-page-not-checked = Only the code was checked, not the words on the page: compare them with the signed fields.
note-page-as-issued = The page itself is signed as well: nothing on it was changed.
reason-io = The file cannot be read ({ $detail }).
verify-nothing-here = There is nothing to verify: no certificate file was found. Name a file, or a folder that holds JSON files.
verify-progress = { $count } done ({ $percent } %), { $rate } a second, { $left } left
verify-jcs-only = Only the eddsa-jcs-2022 proofs were looked at. Verify with both before you decide about a person.
verifier-page-made = The page is at { $path }. Give it to whoever verifies certificates.
verifier-page-root = It goes by the register of { $name }, version { $version }, with { $sites } sites; status as of { $status }.
verify-summary = { $valid } of { $total } are VALID.
badge-achievement = Achievement
badge-subject = Awarded to
badge-subject-id = Identifier
record-follows = The record of the attempts was scored again: the grade follows from it.
record-other = The record is not the one that the certificate is bound to.
record-no-bank = The bank of “{ $quiz }” that the certificate is bound to is not in this training.
record-no-training = To score the record again, name the training that holds the banks with --training.
record-impossible = The record of “{ $quiz }” is not one that could have happened.
record-other-grade = The grade for “{ $quiz }” does not follow from its record.

## Take

take-quizzes = The quizzes of this training are:
take-no-quizzes = This training has no quiz that can be taken. Put the faults of its banks right: certamen check
take-unknown = Nobody here has the participant code { $code }. Check it, or give --name, --unit and --code instead.

## Plain mode: who takes part, and the start

plain-ask-code = Type your participant code. If you have none, leave the line empty and press Enter.
plain-ask-name = Type your full name, as it shall stand on the certificate.
plain-ask-sure = Your certificate will say: { $name }, { $unit }. Is every letter right?
no-change-name = No, type it again
yes-name-right = Yes, this is me
plain-ask-unit = Type your unit.
plain-new-code = Nobody here has the code { $code } yet. Give the name and unit it belongs to.
plain-person = { $name }, { $code }, { $unit }.
plain-title = Quiz: { $quiz }.
plain-practice-how = This is practice. It is never scored and has no clock. Each answer is shown with its reason at once.
plain-keys-how = Answer each question by the numbers before its options and Enter. An empty line goes to the next question. Ctrl-C leaves at any time, and your answers are kept.
plain-start = Press Enter to start. The clock begins then. Type q to leave.
plain-start-practice = Press Enter to start. Type q to leave.

## Plain mode: a question

plain-question = Question { $n } of { $total }.
plain-saved = Saved.
plain-not-saved = Not saved yet. It stays in memory and is tried again.
plain-flagged = Flagged for review.
plain-unflagged = The flag is removed.
plain-cleared = Your answer is taken back.
plain-seconds-left = { $n ->
    [one] One second left.
   *[other] { $n } seconds left.
}
plain-minutes-seconds-left = { $minutes ->
    [one] One minute
   *[other] { $minutes } minutes
} and { $seconds ->
    [one] one second left.
   *[other] { $seconds } seconds left.
}
plain-choose = { $n ->
    [one] Choose one.
   *[other] Choose { $n }.
}
plain-count = { $given ->
    [one] You chose one; { $wanted } are wanted.
   *[other] You chose { $given }; { $wanted } are wanted.
}
plain-order-how = Put these in order.
plain-match-lefts = Lines:
plain-match-rights = What can belong to them:
plain-cloze-how = Fill the gaps in this text.
plain-gap = (gap { $n })
plain-gap-name = gap { $n }
plain-gap-options = For gap { $n }:
plain-passage-how = Mark passages in this text. Each stands in brackets after its number.
plain-passages = The passages:
plain-pair = { $left }: { $right }
plain-your-answer = Your answer: { $answer }
plain-verdict = { $verdict }. { $points }.
plain-tolerance = { $answer }, give or take { $tolerance }
plain-prompt = { $how }; or { $keys }:
plain-answer-one = Answer (1-{ $max })
plain-answer-several = Answer with all numbers that apply (1-{ $max }), such as 1 2
plain-answer-order = Answer with all numbers in your order, such as { $example }
plain-answer-line = Line { $n }, { $left }: answer (1-{ $max })
plain-answer-gap = Gap { $n }: answer (1-{ $max })
plain-answer-change = All is filled; to change the first, answer such as 1=2
plain-answer-number = Answer with a number
plain-answer-unit = Answer with a number, in { $unit }
plain-answer-words = Answer with a few words; put = before an answer of one letter
plain-answer-passages = Answer with the numbers of the passages (1-{ $max }), such as 1 2
plain-wrong-one = That is no answer here. Type one number from 1 to { $max }.
plain-wrong-several = That is no answer here. Type numbers from 1 to { $max } with spaces between them.
plain-wrong-each = That is no answer here. Type every number from 1 to { $max } once, in your order, such as { $example }.
plain-wrong-pairs = That is no answer here. Type the number before the sign = (1 to { $parts }) and the number of your choice after it (1 to { $max }), such as 1=2.
plain-wrong-number = That is no number. Type digits, such as 12.5.
plain-wrong-long = That is too long. Use at most 200 characters.
plain-line-cut = This line was longer than 4096 bytes and was cut.
plain-refused = That cannot be done now.
plain-no-such = There is no such question. They are numbered from 1 to { $total }.
plain-first = This is the first question.

## Plain mode: commands. One letter is the same in every language; the word stands beside it.

plain-word-next = next
plain-word-previous = previous
plain-word-flag = flag
plain-word-time = time
plain-word-overview = overview
plain-word-go-to = go to
plain-word-clear = clear my choice
plain-word-repeat = repeat
plain-word-submit = submit
plain-word-leave = leave
plain-word-help = help
plain-menu = all commands
plain-ask-menu = Type the number of a command, or an empty line to go on with the question:
plain-ask-number = Type the number of a question (1-{ $total }), or an empty line to stay:
plain-ask-yes = Type 2 for yes. An empty line is no:
plain-overview = { $answered } of { $total } questions answered.
plain-open = Not answered: { $list }.
plain-partly = Answered in part: { $list }.
plain-flagged-list = Flagged: { $list }.
plain-help-empty = An empty line goes to the next question. After the last one you are asked whether to submit.
plain-help-menu = 0 lists all commands by number, so that digits and Enter do everything. Where the answer is a number, type 00 instead.
plain-help-letters = Or type a letter, alone on the line. With g you can type a number too, such as g 7.
plain-help-equals = An answer that reads like a command is typed after the sign =, such as =n.
plain-help-time = The time left is said with each question, when you type t, and at 5 and 1 minutes. When it runs out, what you have answered is submitted by itself.
plain-help-saved = Every answer is saved on this computer before the word Saved. If you leave or are interrupted, the same command goes on at the same question with every answer.
plain-help-undo = Until you submit, you can change any answer you can go back to. Submitting is final, and it asks first.

## Plain mode: the end

plain-left-practice = Practice is not kept when you leave it.
plain-resume-how = To go on, use the same command again.
plain-lost = What could not be saved is lost. Everything saved before is kept.
plain-ask-retry = Your quiz is submitted but not saved yet. Saving is tried again. An empty line tries now; q gives up:
plain-result = { $quiz }: { $result }.
plain-score = { $earned } of { $possible } points, { $percent }. The pass mark is { $mark }.
plain-by-topic = By topic:
plain-by-competence = By competence:
plain-section = { $section }: { $earned } of { $possible } points.
plain-certificate-issued = Your certificate of completion { $code } is issued.
plain-certificate-held = You hold the certificate of completion { $code } already.
plain-certificate-file = File: { $path }
plain-ask-review = An empty line shows the first question with the right answer; q ends:
plain-ask-more = An empty line shows the next question; q ends:
plain-review-end = That was the last question.

## Sealed banks

unseal-ask = Passphrase of { $quiz }, which is not shown while you type it. Press Enter after it, or Esc to give up:
seal-ask = Choose a passphrase for { $quiz }: several words, not shown while you type them. Press Enter after it, or Esc to give up:
seal-ask-again = The same passphrase again:
seal-working = Sealing. This takes a second or two.
seal-done = The bank { $quiz } is sealed. Send { $path } ahead, and the passphrase on the day, by another way. The plain file { $plain } must not travel along: whoever has it needs no passphrase.
seal-name = In question_banks it must be named { $quiz }.yaml.age, after its bank.
seal-already = { $path } is sealed already. Give the plain bank.
seal-itself = { $path } is the plain bank itself, and nothing was written: it would be lost. Name another file with -o.
seal-exists = { $path } is there already, and nothing was written. Replace it with --force, or name another file with -o.
passphrase-short = The passphrase is too short, and nothing was written. Take at least { $n } characters, better five or more words: whoever holds the file can try passphrases for as long as they like.
passphrase-long = The passphrase is too long, and nothing was written. Take at most { $n } characters.
passphrase-untypable = The passphrase holds a character that cannot be typed where it is asked for, and nothing was written. Take letters, digits, signs and spaces.
passphrase-differs = The two passphrases differ, and nothing was written. Start again.
passphrase-given-up = No passphrase was given.
passphrase-file-empty = The first line of { $path } holds no passphrase. Write it there, and nothing else in that line.
passphrase-no-terminal = There is no terminal to ask for the passphrase on. Give it with --passphrase-file FILE, or --passphrase-file - for the first line of standard input.
check-sealed =
    { $n ->
        [one] { $n } sealed bank was not looked into. Check it with: certamen check question_banks/NAME.age
       *[other] { $n } sealed banks were not looked into. Check each with: certamen check question_banks/NAME.age
    }
record-sealed = The bank of “{ $quiz }” that the certificate is bound to is sealed in this training. Give its passphrase with --passphrase-file.

## Preview

preview-no-bank = There is no file and no bank of this training called { $bank }.
preview-nearest = Did you mean { $nearest }?
preview-banks = The banks of this training are: { $banks }.
preview-no-such = The bank has no question { $question }. It has { $total ->
    [one] one question.
   *[other] { $total } questions, numbered from 1.
}

## New banks and questions

new-bad-id = { $id } is no id. Use lower-case letters, digits and hyphens, at most 64, such as office-basics.
new-exists = { $file } is there already and was not touched. Choose another id, or another file with -o.
new-bank-done = A new bank with one question is in { $file }. See it while you write with: certamen preview { $file }
new-no-kind = There is no kind of question called { $kind }. See the nine with: certamen new question
new-not-a-bank = No question can be added to { $file }: its languages and its list of questions cannot be read. Mend it first: certamen check { $file }
new-not-a-list = No question can be added to { $file }: its questions do not stand each on lines of its own after a hyphen. Print the question without --to and put it in by hand.
new-not-added = The question could not be added to { $file } without changing anything else, so nothing was changed. Print it without --to and put it in by hand.
new-question-done = The question { $id } is at the end of { $file }. See it with: certamen preview { $file } { $id }
new-kind-single-choice = one option is right
new-kind-multiple-response = several options are right
new-kind-true-false = a statement that is true or false
new-kind-ordering = items to put in order
new-kind-matching = left sides to match with right sides
new-kind-numerical = a number to type
new-kind-short-answer = a few words to type
new-kind-cloze = a text with gaps, each with its options
new-kind-hot-text = a document in which passages are marked

## Issuer

issuer-ask-new = Choose a passphrase for the root key: several words, not shown while you type them. Press Enter after it, or Esc to give up:
issuer-ask = Passphrase of the root key { $path }, which is not shown while you type it. Press Enter after it, or Esc to give up:
issuer-exists = { $path } is there already, and nothing was written. A root is made once; choose another folder with --training.
issuer-no-root = There is no register.json in { $dir }. Run this in the folder of the root, or make a root with: certamen issuer init-root
issuer-no-key = There is no root key at { $path }. Run this in the folder of the root.
issuer-other-root = The key { $path } is not the one that signed register.json, and nothing was written. Bring the two together that belong together.
issuer-busy = Another certamen works in { $dir } just now, and nothing was written. Wait until it is done.
issuer-list-broken = { $path } cannot be gone by ({ $detail }), and nothing was written. Restore it from its backup, or move it away: it is then made again from revocations.json.
issuer-ledger-broken = { $path } cannot be read ({ $detail }), and nothing was written. Restore it from its backup, or certificates that were withdrawn would be in force again.
issuer-root-made =
    The root key is in { $path }. Keep a copy of it, and its passphrase apart from it: nobody can make it again.
    Units trust the root by { $did }
    Its fingerprint, to be compared by telephone, is { $fingerprint }
    Let sites in with: certamen issuer authorize site-request.json
issuer-site-made =
    The request of the site { $did } is in { $path }. Send it to whoever keeps the root key, and read out the fingerprint by telephone: { $fingerprint }
    The register.json you get back belongs beside training.yaml.
issuer-bad-request = { $path } is no request of a site ({ $detail }), and nothing was written. Ask the site for it again.
issuer-renamed = This key is in the register as { $site }, { $unit }, and a key is never renamed. The site needs a new key for a new name.
issuer-is-lost = The key of { $site } is in the register as lost, and is never let in again. The site needs a new key.
issuer-known = { $site } is in the register already. Give it more places with --indexes, or another time with --from and --until.
issuer-authorized =
    { $site } is in the register, version { $version }. Give register.json and status-list.json to the site and to whoever verifies.
    Its key is { $did }, with the fingerprint { $fingerprint }: compare it with the site by telephone.
issuer-no-such-site = { $did } is not in the register. See who is with: certamen issuer show
issuer-before-window = { $site } may issue from { $day } only, so its time cannot end before. Nothing was written.
issuer-ended = The time of { $site } ended on { $day } already. Nothing was written.
issuer-end-done = { $site } may issue until { $day } only, by version { $version } of the register. Give register.json to whoever verifies.
issuer-lost-done = Its key is marked as lost. Of its certificates, { $n ->
    [0] none is
    [one] one is
   *[other] { $n } are
} recorded and stay valid; every other is refused. { $other ->
    [0] All files were taken in.
    [one] One file was passed over, as it is no certificate of this site within its time.
   *[other] { $other } files were passed over, as they are no certificates of this site within its time.
}
issuer-revoked-before = { $code } was withdrawn already.
issuer-not-ours = { $path } is no certificate of a site in the register, and nothing was withdrawn. { $detail }
issuer-revoked = { $code }, of { $name }, is withdrawn. Give status-list.json to whoever verifies; the reason stays in revocations.json and is not published.
issuer-refreshed = The status list is signed again and can be gone by until { $day }. Give status-list.json to whoever verifies.
issuer-has-sites = This root has sites or withdrawn certificates of its own, and cannot take over those of another. Make a new root in a folder of its own.
issuer-itself = This is the register of the same root or folder. Run this in the folder of the new root, and name the register of the old one.
issuer-no-old-list = There is no status list of the old root beside { $path } that can be gone by. Without it, certificates that were withdrawn would be in force again; put its status-list.json there.
issuer-succeeded = This root now vouches for { $n ->
    [one] one site
   *[other] { $n } sites
}, by version { $version } of its register. The old root holds for as long as somebody trusts it: let in no more sites with it.
issuer-show-root =
    { $name }
      root         { $did }
      fingerprint  { $fingerprint }
      register     version { $version }, { $day }, { $n ->
        [one] one site
       *[other] { $n } sites
    }
      status list  { $list }
issuer-show-site =
    { $site }, { $unit }
      key          { $did }
      issues       from { $from }, until: { $until }
      places       { $n }
issuer-show-lost = { "  " }lost         { $day }, { $n ->
    [one] one certificate recorded
   *[other] { $n } certificates recorded
}
issuer-show-status = Status as of { $day }, good until { $until }: { $n ->
    [one] one certificate withdrawn
   *[other] { $n } certificates withdrawn
}.
issuer-show-no-status = There is no status list. Make it again with: certamen issuer refresh
