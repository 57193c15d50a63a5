# The screens. Words follow the glossary.

## Everywhere

percent = { $n } %
more = more
chosen = chosen
true = True
false = False
too-small = This window is too small. Make it at least { $columns } columns wide and { $rows } rows high.
saving = Saving…
saved-at = Saved { $time }
not-saved = NOT SAVED
saved-again = Everything is saved again.
time-left = { $clock } left
minutes-left = { $n ->
    [one] One minute left.
   *[other] { $n } minutes left.
}
overview = overview
result = result
not-counted = does not count

## Keys

key-help = help
key-language = language
key-quit = quit
key-suspend = suspend the program
key-redraw = draw the screen again
key-page = a page, or to the ends
key-move = move
key-choose = choose
key-tick = tick
key-confirm = confirm
key-open = open
key-resume = continue
key-back = back
key-home = home
key-scroll = scroll
key-next = next
key-check = check
key-questions = question
key-flag = flag
key-overview = overview
key-to-overview = overview
key-next-open = unanswered
key-next-flagged = flagged
key-hand-in = submit
key-leave = leave the quiz
key-clear = clear my choice
key-lift = lift
key-drop = drop
key-carry = carry
key-carry-to = move to this place
key-gap = gap
key-pair = line
key-passage = passage
key-mark = mark
key-cursor = move the cursor
key-erase = delete a character
key-go-to = go to
key-review = review the answers
key-certificate = certificate
key-certificates = other certificates
key-type-name = type a name
key-name-right = Yes, this is me
key-name-change = Change
key-next-field = next field
key-list = list
key-folder-up = folder above
key-another = another file

## Help

help-keys = Keys on this screen
help-saved = Every answer is saved on this computer before the screen says so. If the program or the power fails, start it again: you continue at the same question with every answer.
help-time = The time left is at the top right. When it runs out, your answers are submitted automatically.
help-undo = Until you submit, you can change the answer to any question you can go back to. Submitting is final, and it asks first.
help-plain = For a screen reader, start the quiz with --plain: the same questions as numbered lines.

## Language and appearance

welcome-language = Language
welcome-theme = Appearance
theme-dark = for a dark window
theme-light = for a light window
theme-contrast = high contrast
theme-mono = without colour
can-you-read = Can you read this line clearly?
cannot-read = If you see boxes or question marks, leave with Ctrl-C and start with: certamen --ascii
ascii-on = Only plain characters are drawn (--ascii).

## Home

home-quizzes = Quizzes
home-beside = Besides the certificate
home-practice = Practice (not scored)
home-certificates = My certificates
home-verify = Verify a certificate
home-enrol = Enrol: say who you are
home-participant = Another participant
nobody-enrolled = Nobody is enrolled yet. You will be asked who you are before a quiz.
parts-done = { $done } of { $total } passed
certificate-after = { $n ->
    [one] A certificate of completion follows when it is passed.
   *[other] A certificate of completion follows when all { $n } parts are passed.
}
certificate-after-one = A certificate of completion follows each quiz that is passed.
all-parts-passed = All parts are passed. Your certificate is under “My certificates”.
bank-did-not-load = { $file } has faults and is left out. Ask the instructor to run: certamen check
n-questions = { $n ->
    [one] { $n } question
   *[other] { $n } questions
}
n-minutes = { $n } min
standing-new = not started
standing-open = at question { $n }
standing-passed = passed { $percent }
standing-failed = not passed { $percent }
standing-failed-left = not passed { $percent }, { $left } left
no-attempts-left = { $n ->
    [one] The one attempt at this quiz has been used. Ask the instructor.
   *[other] All { $n } attempts at this quiz have been used. Ask the instructor.
}
created-training = Created on this computer: { $about }

## Who takes part

enrol-pick = Who are you?
enrol-filter = Name or code
enrol-nobody = Nobody on the list matches. Press Enter to type your name.
enrol-sure = This is what your certificate will say:
enrol-letters = Is every letter right? A certificate that has been signed cannot be changed.
enrol-type = Who are you? This is printed on the certificate.
field-name = Full name
field-unit = Unit
field-code = Participant code
code-hint = Leave the code empty if you were given none. Never type a citizen identity number.
code-wrong = A participant code has up to 32 letters, digits, dots, hyphens and underscores, without accents.
name-empty = Please fill in this field.
name-too-long = This is too long. Use at most 120 characters.
name-invisible = This holds an invisible character. Delete it and type it again.
enrolled = You are enrolled.

## Before a quiz

rule-questions = { $n ->
    [one] { $n } question.
   *[other] { $n } questions.
}
rule-time = { $n ->
    [one] { $n } minute.
   *[other] { $n } minutes.
} When time runs out, your answers are submitted automatically.
rule-no-time = No time limit.
rule-clock-runs = The clock runs on if you leave or are interrupted.
rule-clock-pauses = The clock stands still if you leave or are interrupted.
rule-pass = Pass mark: { $percent } of the points.
rule-minimum = Besides that, at least { $percent } in “{ $section }”.
rule-attempts = This is attempt { $number } of { $allowed }.
rule-free = You can go back and change answers until you submit.
rule-sequential = Questions are taken in order. You cannot come back to one you have left.
rule-feedback-after = Afterwards you see each question with the right answer, the reason and the source.
rule-feedback-never = Afterwards you see your score only.
rule-saved = Each answer is saved on this computer at once.
try-keys = Try the keys first with a question that does not count
you-take-it-as = You take it as { $name }, { $code }, { $unit }. If that is not you, choose 4.
somebody-else = I am somebody else
start-now = Start now: the clock begins
go-back = Not now
practice-title = Practice
practice-how = Practice is never scored and has no clock. Each answer is shown with its reason at once. Which quiz?
try-title = Trying the keys
try-prompt = This question does not count. Press a digit to choose, or move with the arrows and press Enter. Then press Enter to go back.

    Which keys do you need?
try-a = Only the mouse
try-b = Digits, arrows and Enter
try-c = A new keyboard

## A question

choose-n = { $left ->
    [0] Choose { $n }: done.
    [one] Choose { $n }: one more.
   *[other] Choose { $n }: { $left } more.
}
choose-too-many = Choose { $n } only: take one back.
choose-some = Choose all that are right.
order-open = Put in order: Space lifts a line, the arrows carry it, Space drops it and saves the order. If it is right already, press Space twice.
order-set = Put in order. Space lifts a line and drops it.
lifted = lifted
match-how = Choose what belongs to each line. Tab goes to the next line.
cloze-how = Fill each gap. Tab goes to the next gap.
open-part = (not chosen)
mark-how = { $n ->
    [0] Tab goes from passage to passage, Space marks. Nothing is marked yet.
    [one] Tab goes from passage to passage, Space marks. One is marked.
   *[other] Tab goes from passage to passage, Space marks. { $n } are marked.
}
number-how = Type a number.
number-understood = understood as { $number }
number-either = understood as { $number }; ↑ or ↓ if you mean { $other }
number-none = this is not a number yet
key-other-number = other number
plain-understood = { $typed }, understood as { $number }. If you mean { $other }, type { $spelling }.
words-how = Type a few words.
none-open = Every question is answered.
none-flagged = No question is flagged.
taken-in-order = The questions of this quiz are taken in order.
offer-resume = You were interrupted. Your answers are safe. Press Enter to continue.
resumed = You were interrupted. Your answers are safe.

## With the key

chosen-right = your answer, right
chosen-wrong = your answer, wrong
the-key = right answer
in-place = in place
belongs-at = belongs at { $n }
right-is = Right answer:
mark-legend = Rightly marked: { $right }. Wrongly marked: { $wrong }. Missed: !.
answer-right = Right
answer-partly = Partly right
answer-wrong = Wrong
answer-none = Not answered
earned-of = { $earned } of { $possible }
points-of = { $earned } of { $possible ->
    [one] { $possible } point
   *[other] { $possible } points
}
explanation = Explanation:
source = Source:

## Overview and submitting

count-answered = answered { $n }
count-partly = in part { $n }
count-open = unanswered { $n }
count-flagged = flagged { $n }
partly-answered = { $n ->
    [one] One question is answered in part. What is missing in it scores no points.
   *[other] { $n } questions are answered in part. What is missing in them scores no points.
}
open-would-be-zero = { $n ->
    [one] One question is not answered. If you submit now, it scores no points.
   *[other] { $n } questions are not answered. If you submit now, they score no points.
}
still-flagged = { $n ->
    [one] One question is flagged for review.
   *[other] { $n } questions are flagged for review.
}
all-answered = All questions are answered.
cannot-change-after = You cannot change answers afterwards.
ask-hand-in = Submit and finish?
no-go-on = No, go on with the quiz
yes-hand-in = Yes, submit and finish
ask-leave-attempt = Leave the quiz?
answers-are-kept = Your answers are saved on this computer. You can continue later at the same question.
clock-runs-on = The clock runs on while you are away.
clock-stands-still = The clock stands still while you are away.
yes-leave = Yes, leave; my answers are kept
ask-quit = Leave Certamen?
no-stay = No, stay
yes-quit = Yes, leave
ask-quit-unsaved = Leave although not everything is saved?
unsaved-would-be-lost = Some answers could not be saved yet. Leaving now would lose them.
yes-lose = Yes, leave and lose them
ask-pass-on = Go on without an answer?
cannot-come-back = Questions are taken in order. You cannot come back to this one.
yes-pass-on = Yes, go on
wait-until-saved = Please wait: the answers are not saved yet.

## Result

passed = Passed
not-passed = Not passed yet
practice-done = Practice finished
score-line = { $earned } of { $possible } points   { $percent }   pass mark { $mark }
time-ran-out = Time is up. Your answers were submitted automatically.
minimum-met = { $section }: { $percent }, at least { $needed } needed
minimum-missed = { $section }: { $percent }, but at least { $needed } is needed
by-topic = By topic
by-competence = By competence
practice-not-counted = This was practice and is not counted.
certificate-issued = Your certificate { $code } is issued. F7 shows it.
parts-left = { $n ->
    [one] One more part of the programme, and your certificate is issued.
   *[other] { $n } more parts of the programme until your certificate.
}
attempts-left = { $n ->
    [0] No attempts are left. Ask the instructor.
    [one] You have one attempt left.
   *[other] You have { $n } attempts left.
}

## Certificate

certificate-heading = Certificate of completion
certificate-score = Score { $percent } % (pass mark { $mark } %)
certificate-quiz = { $quiz }: { $percent } % (pass mark { $mark } %)
certificate-dates = Issued on { $day }, valid until { $until }
certificate-date = Issued on { $day }
certificate-code = Number
certificate-file = File
certificate-fingerprint = Fingerprint
certificate-offline = A unit can verify this file without a network: certamen verify
page-lead = This is to certify that
page-deed = has successfully completed
page-version = Version { $version }
page-result = { $percent } %
page-code = QR code that carries this whole certificate with its signatures
page-logo = Logo of { $issuer }
page-attachment = The signed credential: verify this file, not what is printed
page-closing = Only what the code signs counts. Whoever is shown this page can check it without a network: certamen verify with this file, a scan of it, or the text of the code. What is printed and not signed proves nothing.
certificate-page = Page
certificate-code-small = The code needs a window of { $columns } columns and { $rows } rows. It is on the page: { $file }
certificate-code-ascii = The code cannot be drawn without block characters. It is on the page: { $file }
key-code = code
no-certificate = No certificate has been issued to you yet.

## Verify

verify-choose = Which certificate?
verify-nothing = There is no certificate file in this folder.
verify-all-signed = Everything above is signed. Anything else printed on a page is not.
verify-nothing-signed = No valid signature vouches for this file, so nothing in it is shown.
field-title = Certificate
field-score = Result
field-date = Issued
field-until = Valid until
field-issuer = Issued by
field-root = Vouched for by
field-site = Site
field-status = Status as of
vouched-by = { $register } (register { $version } of { $day }) · { $did }
vouched-site = { $site } · { $unit } (may issue until: { $until })
field-number = Number
field-delivery = Delivered
field-quiz = Part
delivery-supervised-local = in person, supervised, on the site's computer
score-of = { $percent } % (pass mark { $mark } %)
not-limited = no end date

verdict-valid = VALID
verdict-expired = EXPIRED
verdict-revoked = REVOKED
verdict-untrusted = UNTRUSTED ISSUER
verdict-status-unknown = STATUS UNKNOWN
verdict-altered = ALTERED
verdict-unreadable = UNREADABLE

## Problems

problem-full = The disk that holds { $about } is full. Free some space; your answers are kept and saved as soon as there is room.
problem-read-only = { $about } cannot be written to. Ask the instructor; your answers are kept and saved as soon as it can be.
problem-corrupt = { $about } is damaged. Nothing in it was changed. Call the instructor.
problem-busy = { $about } is in use. Saving is tried again.
problem-taken = This attempt is open in another window or on another screen. Close it there first.
problem-overtaken = This attempt was continued elsewhere. Leave it here and open it again.
problem-store = Saving failed. Call the instructor: { $about }
problem-exists = Another attempt was begun at the same time. Open the quiz again.
problem-bank-changed = The bank of this attempt was changed. The instructor must put back the version it was begun with: { $about }
problem-no-paper = The quiz { $about } cannot be put together from its banks. Ask the instructor to run: certamen check
problem-no-quiz = There is no quiz { $about } in this training.
problem-no-attempts = All attempts at { $about } have been used. Ask the instructor.
problem-code-taken = The participant code { $about } belongs to somebody else. Check the code, or leave it empty.
problem-folder = The folder { $about } cannot be read.
problem-certificate = The certificate could not be issued: { $about }
problem-page = The certificate is issued, but its page cannot be printed: { $about }
problem-page-file = The certificate is issued, but its page is not printed: { $about } has a fault. Ask the instructor to run certamen check and to mend it; the page is then printed at the next start.
problem-random = This computer gives no random numbers. Call the instructor: { $about }
problem-no-index = The places of this site in the status list are used up, so no certificate can be issued. Ask whoever keeps the root key for more: certamen issuer authorize.
problem-site-ended = The register lets this site issue no certificates today: { $about }. Ask whoever keeps the root key.
problem-register = The register of this training cannot be gone by, so no certificate is issued: { $about }
problem-grade = The stored grade of “{ $about }” does not follow from its answers, so no certificate is issued. Call the instructor.
practice-is-not-kept = This is practice: leaving ends it, and nothing of it counts.
verify-signed-by-unknown = Everything above is signed, but by a key you do not trust: believe none of it before you know whose key it is.
problem-no-practice = “{ $about }” cannot be practised.
verify-own-key = Certificates of this site are signed with the key { $did }, fingerprint { $fingerprint }.
problem-gone = { $about } was moved, removed or replaced. Put it back; your answers are kept until then.
problem-io = { $about } cannot be read or written. Check the disk; your answers are kept and saved as soon as it works.

## Sealed quizzes

standing-sealed = sealed
standing-opening = being opened
key-unseal = open
field-passphrase = Passphrase
unseal-title = Sealed quiz { $quiz }
unseal-how = This quiz is sealed until its day. Type the passphrase that the instructor gives out, and press Enter. The quiz is then open on this computer until the program ends.
unseal-hint = What you type is not shown. Capital letters, accents and spaces matter.
unseal-empty = Type the passphrase first.
unseal-opening = Opening. This takes a second or two.
unsealed = The quiz “{ $quiz }” is open now.
problem-sealed = The quiz { $about } is sealed. Open it first: choose it on the home screen and type its passphrase.
problem-certificate-sealed = Every quiz is passed, but the certificate needs these sealed quizzes to be opened first: { $about }. Choose each on the home screen and type its passphrase.
problem-seal-passphrase = This passphrase does not open { $about }. Check every letter, capital letters and accents too, and type it again.
problem-seal-cut = The file { $about } ends too early: it was not copied whole. Copy it again from where it came from.
problem-seal-damaged = The file { $about } is damaged: it was changed, or not copied whole. Copy it again from where it came from.
problem-seal-not-age = The file { $about } is not a sealed bank, or of a kind this program does not know. Make it with certamen seal or the age tool.
problem-seal-key = The file { $about } was encrypted to a key, not with a passphrase. Seal the bank with certamen seal, or with age -p.
problem-seal-work = The sealed file asks for too much work and memory to be opened (work factor { $about }; the most is 20). Seal the bank again with certamen seal.
problem-seal-large = What is in { $about } is larger than a bank may be. Ask whoever sealed it.
problem-seal-not-bank = { $about } was opened, but what is in it is not a bank without errors. The instructor can see them with certamen check and the path of this file.
problem-seal-other-id = The file was opened, but the bank in it has the id { $about }, and its file is named otherwise. The instructor must name the file after its bank.
problem-seal-read = A sealed file cannot be read: { $about }

## Preview of a bank, for instructors

preview = PREVIEW
preview-with-key = with key
preview-shuffled = shuffled
preview-in-bank = in the bank: { $faults }
preview-errors = { $n ->
    [one] { $n } error
   *[other] { $n } errors
}
preview-warnings = { $n ->
    [one] { $n } warning
   *[other] { $n } warnings
}
preview-stage = a terminal of { $columns } × { $rows }; F8: all of this one
preview-filter = Find:
preview-none-match = No question matches.
preview-no-questions = The file holds no question yet.
preview-no-yaml = The file cannot be read as a bank. Mend this first, then save:
preview-no-question = This question cannot be shown until its errors are mended:
preview-faults-here = In this question
preview-faults-bank = In the bank, outside its questions
preview-faults-elsewhere = In other questions (F7 goes to the next)
preview-no-faults = Nothing is wrong with this bank.
preview-more-faults = And { $n } more. See all with: certamen check
preview-error-at = Error in line { $line }, column { $column } ({ $code })
preview-warning-at = Warning in line { $line }, column { $column } ({ $code })
preview-changed = { $n ->
    [one] The file was saved. This question changed.
   *[other] The file was saved. { $n } questions changed; this is the first.
}
preview-same = The file was saved. No question changed.
preview-gone = { $file } is not there any more. This is how it was; the preview goes on when it is back.
preview-unreadable = { $file } cannot be read ({ $reason }). This is how it was; the preview goes on when it can be.
preview-not-shuffled = Options stay as written here: the question or the quiz says so.
preview-one-language = The bank has only this language.
preview-help = The question stands here as the trainee sees it on a terminal of 80 × 24. Answer it as the trainee would; F3 then shows what the trainee sees afterwards. Nothing is stored.
preview-help-save = Save the file in your editor: the preview shows it again and goes to the question that changed.
key-close = close
key-other-language = language
key-reveal = show key
key-as-asked = hide key
key-shuffle = shuffle the options
key-as-written = options as written
key-faults = faults
key-next-fault = next with a fault
key-whole = whole terminal
key-small = as on 80 × 24
