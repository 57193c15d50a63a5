# The command line, plain mode, certificates and verdicts.

## Check and init

check-summary = { $files } files, { $questions } questions: { $errors } errors, { $warnings } warnings.
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
reason-no-credential = This file is no certificate. Check that it is the file that was issued.
reason-io = The file cannot be read ({ $detail }).
verify-nothing-here = There is nothing to verify: no certificate file was found. Name a file, or a folder that holds JSON files.
verify-summary = { $valid } of { $total } are VALID.
record-follows = The record of the attempts was scored again: the grade follows from it.
record-missing = The record does not hold the attempt at “{ $quiz }” that the certificate is bound to.
record-no-bank = The bank of “{ $quiz }” that the certificate is bound to is not in this training.
record-no-training = To score the record again, name the training that holds the banks with --training.
record-impossible = The record of “{ $quiz }” is not one that could have happened.
record-other-grade = The grade for “{ $quiz }” does not follow from its record.
