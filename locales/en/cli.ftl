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
reason-proof = The certificate was changed after it was signed, or was never signed ({ $detail }). Ask the issuer for the original.
reason-profile = The certificate is not as any issuer writes it ({ $detail }). Ask the issuer for the original.
reason-twice = The certificate says “{ $detail }” twice. Ask the issuer for the original.
reason-not-json = This cannot be read as a certificate ({ $detail }). Check that it is the file that was issued.
reason-another = This is another kind of credential. Check it with the verifier of whoever issued it.
reason-badge = The badge is not accepted ({ $detail }). Ask its issuer.
reason-no-credential = This file is no certificate. Check that it is the file that was issued.
reason-io = The file cannot be read ({ $detail }).
verify-nothing-here = There is nothing to verify: no certificate file was found. Name a file, or a folder that holds JSON files.
verify-progress = { $count } done ({ $percent } %), { $rate } a second, { $left } left
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
