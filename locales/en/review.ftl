# Pass marks and coverage, for instructors.

review-training-broken = training.yaml or its roster has errors, so its quizzes are not known. Mend them first: certamen check

## Setting the pass mark: the sheet

angoff-legend = How to fill in: for each question, think of officials who are just competent enough. Of 100 such officials, how many would answer it rightly? Write that number under estimate. Change nothing in the other columns; rows may be sorted.
angoff-legend-options = [x] marks the right answer
angoff-legend-estimate = 0 to 100
angoff-exists = { $file } is there already and was not touched; it may be what a judge has filled in. Choose another file with -o.
angoff-sheet-done = The sheet is in { $file }. Give each judge a copy with a name of its own; then run: certamen angoff { $bank } SHEET...
angoff-done = The results are in { $file }.
angoff-not-composed = The quiz { $quiz } cannot be composed: its banks share no language, or two of their questions have one id. See what is wrong with: certamen check
angoff-not-there = The quiz { $quiz } cannot be composed, for of its banks these are sealed or have errors: { $banks }. Mend them, or lay the plain files beside the sealed ones.
angoff-nothing-drawn = This quiz draws no questions, so there is nothing to judge. See what is wrong with: certamen check

## Setting the pass mark: faults of sheets

angoff-large = { $file } is larger than any sheet. Give the CSV file that the judge saved.
angoff-sheet-twice = { $file } is given twice. Name each judge's sheet once.
angoff-more-faults = { $file }: there are more than { $n } faults, so the rest of the sheet was left. Mend these first.
angoff-no-heading = This is no sheet: there is no line with the columns question and estimate, separated by commas, semicolons or tabs. Save the table as CSV, with the line of column names first.
angoff-no-column = The column { $column } is missing. Print the sheet anew and copy the estimates into it.
angoff-column-twice = The column { $column } stands here twice. Remove one of them.
angoff-many-cells = This row has { $there } cells, and there are { $wanted } columns. Where commas separate cells, a decimal comma splits a number in two: write 70 or 70%, or save the table with semicolons.
angoff-open-quote = A quotation mark in this row is never closed, so it swallowed what follows. Close it or remove it.
angoff-unknown = There is no question { $question } in this quiz. Write the id as it was printed; spreadsheets turn ids such as 1-2 into dates.
angoff-nearly = There is no question { $question } in this quiz. Write the id as it was printed; did it say { $nearest }?
angoff-other-bank = The question { $question } stands in the bank { $wanted }, not in { $bank }. Restore the row as it was printed, or give the sheet of this quiz.
angoff-other-quiz = This row is of the bank { $bank }, which the quiz { $quiz } does not draw from. Give the sheet of this quiz.
angoff-twice = The question { $question } has a row on line { $first } already. Keep the right one.
angoff-missing = These questions have no row ({ $n }): { $questions }. Put them back as they were printed, and let the judge estimate them.
angoff-empty = The estimate of { $question } is empty. Let the judge write a number from 0 to 100.
angoff-one = The estimate { $written } of { $question } could be one percent or all. Write 1% or 100%.
angoff-range = The estimate { $written } of { $question } is not from 0 to 100. Let the judge write how many of 100 officials would answer it.
angoff-not-a-number = “{ $written }” is no estimate of { $question }. Write one number, as 70, 70%, 0.7 or 0,7.
angoff-no-version = “{ $written }” does not say which words of { $question } were judged. Restore the column version as it was printed.
angoff-changed = The words or the key of { $question } have changed since this sheet was printed. Let the judge read the question again: print a new sheet and copy the other estimates into it. Where only spelling was mended, use --allow-changed.
angoff-rules-changed = { $file } was printed from version { $version }. The bank has changed since, but every question says what the judge read.
angoff-words-changed = { $file } was printed from version { $version }. Questions have changed since; the estimates are taken as they are.

## Setting the pass mark: results

angoff-percent = { $n } %
angoff-heading = { $title } ({ $bank } { $version }): { $questions ->
    [one] { $questions } question
   *[other] { $questions } questions
}, { $judges ->
    [one] { $judges } judge
   *[other] { $judges } judges
}
angoff-judges = Cut score of each judge
angoff-sections = By section: questions drawn, mean estimate
angoff-drawn = { $drawn } of { $of }
angoff-cut = Cut score: { $cut }. One standard error on either side: { $low } to { $high } (standard error { $se }, standard deviation between judges { $sd }).
angoff-cut-alone = Cut score: { $cut }. One judge alone gives no standard error; ask at least two, better ten.
angoff-mark-below = The pass mark is { $mark } now: below the cut score by { $apart } points.
angoff-mark-within = The pass mark is { $mark } now, { $apart } points from the cut score: the judges give no reason to change it.
angoff-mark-above = The pass mark is { $mark } now: above the cut score by { $apart } points.
angoff-agree = On no question are the judges more than { $points } points apart.
angoff-discuss = To discuss in a second round, as judges are more than { $points } points apart:
angoff-apart = { $question }: { $spread } points apart, mean { $mean }, standard deviation { $sd }

## Coverage

coverage-title = What the questions cover: { $title }
coverage-training = this training
coverage-sealed = Sealed banks are not counted: { $names }
coverage-broken = Files with errors are not counted: { $names }. Mend them: certamen check
coverage-missing = Quizzes that cannot be counted, as a bank of theirs is sealed, missing or has errors: { $names }
coverage-whole = The whole training
coverage-programme = The programme: { $name } ({ $id })
coverage-quiz = The quiz { $name } ({ $id })
coverage-same = It has the same questions as the whole training.
coverage-sum = { $questions ->
    [one] { $questions } question
   *[other] { $questions } questions
}, { $situations ->
    [one] { $situations } situation
   *[other] { $situations } situations
} ({ $share }).
coverage-kinds = Competence and kind
coverage-levels = Competence and level
coverage-cells = Competence, level and kind
coverage-level = level
coverage-situations = Situations of all questions, by competence and bank
coverage-competence = competence
coverage-total = total
coverage-none = none
coverage-share = share
coverage-drawn = What each quiz draws
coverage-drawn-how = Questions on a paper / questions there are. Where a quiz does not draw by competence, on average.
coverage-facts = Questions for each fact
coverage-facts-none = No question names a fact.
coverage-fact = fact
coverage-area = area / competence
coverage-says = what it says
coverage-where = questions
coverage-unused = Facts that no question rests on: { $n }
coverage-unlisted = Facts that questions name and the list lacks: { $n }
coverage-no-facts = { $file } holds no facts. A fact is a row of a Markdown table, such as: | B01 | basics / C1, C3 | What is so. | Citation |
