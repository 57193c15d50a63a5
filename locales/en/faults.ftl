# What can be wrong with a question bank or training.yaml. One full sentence or
# two for each kind: what is wrong, then what to do.

fault-unreadable-file = This file cannot be read: { $reason }. Check that it is a file and that you may open it.
fault-file-too-large = This file is larger than { $limit } MiB. Split the bank into several files.
fault-not-utf8 = The byte { $byte } is not UTF-8. Save the file again with the encoding UTF-8.
fault-syntax = The file stops being YAML here: { $reason }. Check the quotes, colons and indentation of this line and of the line above.
fault-unclosed-quote = A quotation mark is opened and never closed. Close it, and write \" for a quotation mark inside the text.
fault-unclosed-bracket = The bracket { $bracket } is opened and never closed. Close it.
fault-colon-in-text = A colon with a space after it stands in a text without quotation marks. Put the whole text in quotation marks.
fault-hash-ends-text = A space and # begin a comment: what follows is not read, not even a closing bracket. Put the text in quotation marks.
fault-bad-indentation = This line does not begin in the column of the lines it belongs to. Indent it as they are, with spaces; a new question begins with a hyphen.
fault-missing-colon = There is no colon with a space after it behind the name of a field here. Write name: value; if this line belongs to the text above, indent it deeper.
fault-text-begins-with-sign = A text that begins with { $sign } needs quotation marks. Put the whole text in quotation marks.
fault-missing-comma = Here a comma or the closing bracket is wanted. Put a comma between entries; a text that holds a comma, colon or bracket needs quotation marks.
fault-extra-bracket = The bracket { $bracket } closes nothing. Remove it, or put the text it belongs to in quotation marks.
fault-text-after-block-sign = After | or > the text begins on the next line, indented. A text that itself begins with | or > needs quotation marks.
fault-bad-escape = In double quotation marks a backslash has a meaning of its own. Write \\ for a backslash, or put the text in single quotation marks.
fault-text-after-quote = The text in quotation marks ends before this and then goes on. Close it at its end; inside { $quote } write { $inside } for the mark itself.
fault-hyphen-in-text = A hyphen and a space begin an entry of a list, which stands on a line of its own. Put a text that begins so in quotation marks.
fault-tab-indentation = This line is indented with a tab. Use spaces only.
fault-too-deep = Lists and fields are nested deeper than { $limit } levels. Check the indentation and the brackets.
fault-too-many-values = The file holds more than { $limit } values, counting what aliases repeat. Remove the aliases or split the bank.
fault-second-document = A second document begins here. Remove the line ---, or put it into a file of its own.
fault-unknown-alias = A text that begins with * needs quotation marks; without them it refers to a name that is not there. Put the whole text in quotation marks.
fault-tag-not-allowed = The tag { $tag } is not used in these files. Remove it; a text that begins with ! needs quotation marks.
fault-too-many-faults = There are more faults than these { $shown }. Put these right first and check again.
fault-key-not-text = The name of a field must be a word, not a list or a map. A text that begins with a bracket or brace needs quotation marks.
fault-duplicate-key = The field { $key } stands here a second time; the first is on line { $first_line }. Remove one of them; where a new question or option begins, write a hyphen before its first field.
fault-unknown-field = There is no field { $field } here. The fields there are: { $known }.
fault-misspelt-field = There is no field { $field } here. Did you mean { $nearest }?
fault-missing-field = The field { $field } is missing. Add it.
fault-wrong-type =
    { $wanted ->
        [list] A list is wanted here, in brackets such as [a, b] or each entry on a line that begins with a hyphen
        [fields] Fields are wanted here, each written as name: value
        [word] One word is wanted here
       *[text] A plain value is wanted here
    }, but there is { $found ->
        [list] a list
        [fields] a set of fields
        [nothing] nothing
       *[value] a plain value
    }. Write it in that form or remove the field.
fault-quotes-wanted = Without quotation marks { $text } is read as a number or as yes or no. Put it in quotation marks (certamen check --fix does it).
fault-not-true-or-false = { $text } is neither true nor false. Write true or false.
fault-bad-whole-number = { $text } is not a whole number from { $min } to { $max }. Write one in digits.
fault-empty-text = The text is empty. Write it or remove the field.
fault-forbidden-character = The invisible character { $character } is not allowed in a text. Delete it; retyping the words round it is the surest way.
fault-line-break = This text must be on one line. Join its lines.
fault-not-nfc = Letters and accents are stored apart in this text; they were joined. Save the file in Unicode form NFC (certamen check --fix does it).
fault-text-too-long = This text has { $count } characters, but only { $limit } fit. Shorten it.
fault-missing-translation = The text in the language { $lang } is missing; another language is shown instead. Add it, or remove { $lang } from languages.
fault-extra-language = The language { $lang } is not among the languages of this file, so this text is left out. Add { $lang } to languages or remove the text.
fault-comma-in-text = The comma before “{ $text }” ends the text: in braces a text that holds a comma needs quotation marks. Put the whole text in quotation marks.
fault-odd-space = A space of another kind ({ $space }) stands here, as word processors and some keyboards write it. Type a plain one (certamen check --fix does it).
fault-tab-in-text = A tab stands in this text. Write a space (certamen check --fix does it).
fault-missing-hyphen = A new question seems to begin here without its hyphen. Write a hyphen and a space before id.
fault-missing-reason = The reason is missing. Write after the colon why this warning is all right here.
fault-misspelt-language = { $text } is not the usual tag of a language. Did you mean { $nearest }?
fault-bad-language = { $text } is not a language. Write a tag such as en, vi or fr.
fault-duplicate-entry = { $text } is listed a second time; the first is on line { $first_line }. Remove one of them.
fault-empty-list = The field { $field } is empty. Add at least one entry.
fault-bad-id = { $id } cannot be an id. Use lower-case letters, digits and hyphens, at most { $limit } of them.
fault-duplicate-id = The id { $id } is taken on line { $first_line }. Give this one another id.
fault-unknown-word = { $text } is no value of { $field }. Write one of: { $known }.
fault-misspelt-word = { $text } is no value of { $field }. Did you mean { $nearest }?
fault-unknown-topic = The topic { $topic } is not listed. Add it to topics, or write one of: { $known }.
fault-bad-competence = { $text } is not a competence. Write one of C1 to C10.
fault-bad-share = { $text } is not a share from 0 to 100 %. Write a percentage such as 70% or a fraction such as 7/10.
fault-bad-duration = { $text } is not a duration between 10 seconds and 24 hours. Write one such as 90s, 25m or 1h30m.
fault-bad-date = { $text } is not a day of the calendar. Write year, month and day, such as 2026-08-02.
fault-dates-reversed = The question is to be reviewed before it becomes valid. Put a later day in review_by.
fault-bad-decimal = { $text } is not a decimal number. Write digits with a point, such as 72 or 12.5.
fault-negative-tolerance = The tolerance is below zero. Write 0 or more.
fault-too-few-parts = The field { $field } has { $found }, but needs at least { $min }. Add what is missing.
fault-too-many-parts = The field { $field } has { $found }, but at most { $max } are allowed. Remove some, or make two questions of it.
fault-not-one-correct = Exactly one option must be correct, but { $found } are. Put correct: true on one option only.
fault-none-correct = No option is correct. Put correct: true on at least one.
fault-all-correct = Every option is correct. Add at least one that is wrong.
fault-choose-mismatch = The participant is told to choose { $choose }, but { $correct } are correct. Make the two numbers the same.
fault-same-text = { $text } reads like the one on line { $first_line }. Make the two different, or remove one.
fault-accepts-anything = This pattern accepts any answer. Write at least one letter or digit beside the *.
fault-gap-missing = The gap {"{"}{ $gap }{"}"} is missing in the { $lang } text. Put it in exactly once.
fault-gap-repeated = The gap {"{"}{ $gap }{"}"} stands more than once in the { $lang } text. Leave it in exactly once.
fault-gap-unknown = The { $lang } text has the gap {"{"}{ $gap }{"}"}, but gaps has { $gaps }. Remove it, or add its options to gaps.
fault-span-unclosed = The marks [[ and ]] do not come in pairs in the { $lang } text. Close every [[ with ]] before the next begins.
fault-span-empty = The { $lang } text has a span [[ ]] without words. Write the words to mark between the brackets.
fault-spans-differ = The { $lang } text does not have the same spans as the { $first } text. Put the same number of [[spans]] in the same order, with the * on the same ones.
fault-no-span-to-mark = No span is to be marked. Put * at the start of at least one, such as [[*name]].
fault-no-span-to-leave = Every span is to be marked, so marking all of them would be right. Add at least one span without *.
fault-no-questions = The bank has no questions. Add at least one under questions.
fault-topic-unused = No question belongs to the topic { $topic }. Write one or remove the topic.
fault-draw-beyond-topic = { $wanted } questions are to be drawn from { $topic }, but it has only { $has }. Draw fewer or write more.
fault-too-few-situations = At least { $wanted } of what is drawn are to be situations ({ $section }), but only { $has } are. Lower the share, or write more questions with situation: true.
fault-draw-beyond-bank = { $wanted } questions are to be drawn, but the bank has only { $has }. Draw fewer or write more.
fault-unknown-section = No question belongs to { $section }. Set the minimum on one of: { $known }.
fault-minimum-not-drawn = There is a minimum on the topic { $topic }, but no question is drawn from it. Draw some, or remove the minimum.
fault-bad-code = { $code } cannot be a participant code. Use letters without accents, digits, points, hyphens and underscores, at most { $limit } of them.
fault-bad-extra-time = { $text } is not a time factor from 1 to 4. Write one such as 1.25 or 5/4.
fault-bad-validity = { $text } is not a length of validity. Write years or months, such as 2y or 24m.
fault-bad-issuer = { $text } is not an issuer. Write the whole identifier, which begins with did:key:z6Mk.
fault-unknown-unit = The unit { $unit } is not among the units of this training. Add it to units, or write it as it stands there.
fault-bad-file-name = { $name } is not the name of a file in the folder of the training. Write a name such as roster.yaml, without folders.
fault-bad-colour = { $text } is not a colour. Write # and six hexadecimal digits in quotation marks, such as "#1b3f6b".
fault-bad-picture-name = { $name } is not the name of a picture beside page.yaml. Write a name such as logo.png or logo.jpg, without folders.
fault-picture-too-large = The picture { $name } has more than { $limit } MiB. Save it smaller.
fault-bad-picture = { $name } is not a PNG or JPEG picture that can be printed: it is of another kind, damaged, or wider or higher than { $limit } pixels. Save it again as PNG or JPEG.
fault-missing-bank = There is no usable bank { $bank } in question_banks. Add its file, put its faults right, or remove it from quizzes.
fault-quiz-named-as-bank = There is a bank { $id } as well. Give the quiz another id.
fault-same-question = The question { $question } stands in { $first } and in { $second }. Give one of the two another id, so that a quiz may draw from both banks.
fault-no-common-language = These banks have no language in common, so nobody could read the whole quiz. Leave out one, or translate it.
fault-same-bank = The id { $id } belongs to the bank in { $first } already. Give one of the two banks another id.
fault-file-name-differs = This file holds the bank { $id }. Name the file after its bank.
fault-unknown-check = { $code } is not the code of a warning, so nothing is allowed by it. Remove the line; certamen check --explain list names the codes.
fault-misspelt-check = { $code } is not the code of a warning, so nothing is allowed by it. Did you mean { $nearest }?

# What `check` warns of in a file that loads.

fault-not-translated = This text is the same in all languages of the file ({ $langs }). Write it once for each language.
fault-same-translation = The text in { $lang } repeats the one in { $other } word for word. Translate it.
fault-short-translation = The text in { $lang } is only { $percent } % as long as the one in { $other }; part of it seems to be missing. Compare the two.
fault-long-prompt = This question has { $count } characters ({ $lang }); with more than { $limit } it does not fit one screen with its options. Shorten it.
fault-long-option = This option has { $count } characters ({ $lang }); more than { $limit } are hard to compare with the others. Shorten it.
fault-key-longest = The right option is the longest in { $count } of { $of } questions, so the longest is a good guess. Shorten it, or make wrong options longer, in some of: { $questions }.
fault-key-position = The right option is number { $position } in { $count } of { $of } questions. Vary the place; where options are not shuffled, participants see it.
fault-one-sided-statements = All { $of } statements are { $answer ->
        [true] true
       *[false] false
    }, so whoever always answers that is right. Turn some of them round.
fault-all-of-the-above = “{ $text }” speaks of the other options: options are shuffled, and two right ones give it away. Write an option of its own, or use multiple_response.
fault-absolute-word = “{ $word }” stands only in { $key ->
        [right] the right option
       *[wrong] wrong options
    }. Words that leave no exception show which options are wrong. Leave it out, or use it in both.
fault-double-negative = The question denies twice: “{ $first }” and “{ $second }”. Ask it the other way round.
fault-small-not = “{ $word }” turns the question round and is easily overlooked. Ask what is right instead, or write { $capitals }.
fault-duplicate-question = This is the same question as { $id } on line { $first_line }. Remove one of them.
fault-near-duplicate = This question shares { $percent } % of its wording with { $id } on line { $first_line }. Keep one of them, or make them ask different things.
fault-accents-only = “{ $text }” differs from the text on line { $first_line } only by accents, which is easily overlooked. Choose other words.
fault-no-source = The question has no source. Write under source where its answer can be read.
fault-no-explanation = The question has no explanation. Write under explanation why the answer is right.
fault-review-overdue = This question was to be reviewed by { $day }. Compare it with its source, and write the next day of review.
fault-review-soon = This question is to be reviewed by { $day } (days left: { $days }). Compare it with its source, and write the next day of review.
fault-not-yet-valid = This question holds only from { $day }. Use it from that day, or correct valid_from.
fault-word-quotes = The quotation mark { $mark } comes from a word processor; here it is part of the text. Write " or ' instead (certamen check --fix does it).
fault-hash-in-text = From # on this is read as a comment, not as part of the text. Put the text in quotation marks; a comment has a space after its #.
fault-stray-quote = A quotation mark ends this text and none begins it, so it is part of the text. Write one at the beginning, or remove this one.
fault-unused-anchor = The word that begins with & is read as a name of YAML, not as part of the text. Put the text in quotation marks.
fault-tab = There is a tab between words here. Write a space instead (certamen check --fix does it).
fault-line-ends = Some lines of this file end as in Windows and others do not. Save it with one kind of line end (certamen check --fix does it).
fault-draw-overlap = Two attempts share { $percent } % of their questions on average, so a second attempt mostly repeats the first. Draw fewer, write more questions, or allow one attempt.
fault-guessable-pass = Of { $of } people who only guess, { $passes } reach this pass mark. Draw more questions, or give them more options; a higher pass mark helps too.
fault-competence-unmeasured = No question of this training measures { $competence }. Write one, or remove the competence.
fault-unused-allow = There is no warning { $code } here any more. Remove it from allow.
fault-sealed-name = This sealed bank is not named after a bank. Name it ID.yaml.age, after the id of the bank in it: lower-case letters, digits and hyphens.
fault-sealed-beside-plain = The bank { $id } lies here in plain text as well, and that one is used: nobody is asked for a passphrase. Take the plain file away before this folder travels, or remove this one.
