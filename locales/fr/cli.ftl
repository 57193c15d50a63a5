# The command line, plain mode, certificates and verdicts.

## Check and init

check-explain-hint = Pour en savoir plus sur un avertissement, et comment l'autoriser : certamen check --explain CODE
check-mended = { $path } : corrigé en { $places ->
    [one] un endroit
   *[other] { $places } endroits
}.
check-no-such-code = { $code } n'est pas le code d'un avertissement. Les codes sont : { $known }.
check-summary = { $files ->
    [one] { $files } fichier
   *[other] { $files } fichiers
}, { $questions ->
    [one] { $questions } question
   *[other] { $questions } questions
} : { $errors ->
    [one] { $errors } erreur
   *[other] { $errors } erreurs
}, { $warnings ->
    [one] { $warnings } avertissement
   *[other] { $warnings } avertissements
}.
init-exists = { $dir } contient déjà une formation. Choisissez un autre dossier.
init-done = Une nouvelle formation est dans { $dir }. Rédigez vos questions dans question_banks/, puis vérifiez-les avec : certamen check

## Certificates

issuer-unnamed = Site Certamen
wording-score = Score total
wording-status = Résultat
wording-delivery = Épreuve passée en présentiel, sous surveillance, sur un ordinateur du site.
criteria-quiz = Au moins { $percent } % dans « { $quiz } ».

## Verify

reason-sound = L'attestation est telle que l'organisme émetteur l'a signée.
reason-past = L'attestation était valable jusqu'au { $day }. Demandez au participant une attestation plus récente.
reason-not-yet = L'attestation est valable à partir du { $day }, date encore à venir. Vérifiez l'horloge de cet ordinateur, puis adressez-vous à l'organisme émetteur.
reason-not-trusted = La signature est correcte, mais l'émetteur { $did } n'est pas de ceux auxquels vous faites confiance. Comparez l'empreinte { $fingerprint } par téléphone avec l'émetteur, puis utilisez --trust.
reason-not-in-register = La signature est bonne, mais l'émetteur { $did } ne figure pas au registre de { $register }, version { $version }. Procurez-vous un registre plus récent, ou comparez par téléphone l'empreinte { $fingerprint } avec l'émetteur.
reason-before-window = { $site } a signé l'attestation le { $issued }, mais ne peut en délivrer qu'à partir du { $from }. Adressez-vous à l'émetteur.
reason-after-window = { $site } a signé l'attestation le { $issued }, mais ne pouvait en délivrer que jusqu'au { $until }. Adressez-vous à l'émetteur.
reason-lost-key = La clé de { $site } a été perdue le { $day }, et l'attestation n'est pas parmi celles enregistrées auparavant. Demandez-en une nouvelle à l'émetteur.
reason-other-index = { $site } a signé l'attestation sans lui donner l'une des places qui lui sont attribuées dans la liste d'état. Adressez-vous à l'émetteur.
reason-withdrawn = L'attestation a été révoquée (état au { $day }). Ne l'acceptez pas.
reason-no-status = La signature est bonne, mais sans la liste d'état on ne peut pas savoir si l'attestation a été révoquée. Procurez-vous la liste auprès de l'émetteur, puis utilisez --status.
reason-bad-status = La signature est bonne, mais on ne peut pas se fier à la liste d'état ({ $detail }). Procurez-vous-la de nouveau auprès de l'émetteur.
reason-stale-status = La signature est bonne, mais la liste d'état du { $day } ne valait que jusqu'au { $until }. Procurez-vous-en une plus récente auprès de l'émetteur.
reason-status-ahead = La signature est bonne, mais la liste d'état est datée du { $day }, qui est encore à venir. Vérifiez l'horloge de cet ordinateur.
reason-beyond-status = La signature est bonne, mais la liste d'état n'a pas de place { $index }. Procurez-vous-en une plus récente auprès de l'émetteur.
reason-proof = L'attestation a été modifiée après signature, ou n'a jamais été signée ({ $detail }). Demandez l'original à l'organisme émetteur.
reason-profile = Aucun émetteur n'écrit une attestation de cette façon ({ $detail }). Demandez l'original à l'organisme émetteur.
reason-twice = L'attestation contient deux fois « { $detail } ». Demandez l'original à l'organisme émetteur.
reason-not-json = Ce contenu ne peut pas être lu comme une attestation ({ $detail }). Vérifiez que c'est bien le fichier délivré.
reason-another = C'est un autre type de justificatif. Vérifiez-le avec l'outil de l'organisme qui l'a délivré.
reason-badge = Ce badge n'est pas accepté ({ $detail }). Adressez-vous à l'organisme qui l'a délivré.
reason-no-credential = Ce fichier n'est pas une attestation. Vérifiez que c'est bien le fichier délivré.
reason-page-altered = La page n'est pas telle qu'elle a été délivrée : { $detail }. Ne croyez que les champs signés, et demandez l'original à l'organisme émetteur.
reason-paper = Aucune attestation ne peut être lue ici : { $detail }.
page-no-signature = elle ne porte pas de signature
page-not-covered = quelque chose y a été ajouté, ou elle a été réécrite par un autre logiciel
page-changed = elle a été modifiée après signature
page-other-key = elle est signée par une autre clé que l'attestation qu'elle contient
page-bad-signature = sa signature n'est pas correcte
paper-pdf-large = le PDF est trop volumineux
paper-pdf-damaged = le PDF est abîmé ; demandez-le à nouveau
paper-pdf-empty = aucune attestation n'est jointe au PDF ; demandez le fichier délivré, ou scannez le code
paper-pdf-several = plusieurs fichiers sont joints au PDF ; demandez le fichier délivré
paper-image-damaged = l'image est abîmée, ou n'est ni PNG ni JPEG
paper-image-large = l'image a plus de 100 millions de pixels ; réduisez-la
paper-no-code = aucun code QR n'est lisible dans l'image ; scannez la page à 200 points par pouce ou plus
paper-another-code = le code n'est pas celui d'une attestation
paper-code-damaged = le code est abîmé ou incomplet ; scannez-le à nouveau
paper-unknown-template = le code appartient à un programme ou à une version inconnus ici ; demandez le fichier JSON ou PDF, ou indiquez une attestation de ce programme avec --template
paper-unknown-key = le code est signé par un émetteur inconnu ici ; indiquez l'émetteur avec --trust, ou demandez le fichier JSON ou PDF
note-page-not-checked = Seul le code a été vérifié, pas le texte de la page : comparez-le avec les champs signés.
note-page-as-issued = La page elle-même est signée aussi : rien n'y a été changé.
reason-io = Le fichier est illisible ({ $detail }).
verify-nothing-here = Rien à vérifier : aucun fichier d'attestation n'a été trouvé. Indiquez un fichier, ou un dossier qui contient des fichiers JSON.
verify-progress = { $count } faits ({ $percent } %), { $rate } par seconde, encore { $left }
verify-jcs-only = Seules les preuves eddsa-jcs-2022 ont été examinées. Vérifiez les deux avant de décider du sort d'une personne.
verifier-page-made = La page se trouve dans { $path }. Donnez-la à qui vérifie les attestations.
verifier-page-root = Elle se fonde sur le registre de { $name }, version { $version }, avec { $sites } sites ; état au { $status }.
verify-summary = { $valid ->
    [one] { $valid } attestation sur { $total } est VALIDE.
   *[other] { $valid } attestations sur { $total } sont VALIDES.
}
badge-achievement = Réussite
badge-subject = Décerné à
badge-subject-id = Identifiant
record-follows = Le relevé des tentatives a été noté de nouveau : le résultat en découle.
record-other = Le relevé n'est pas celui auquel l'attestation est liée.
record-no-bank = La banque de « { $quiz } » à laquelle l'attestation est liée n'est pas dans cette formation.
record-no-training = Pour noter de nouveau le relevé, indiquez avec --training la formation qui contient les banques.
record-impossible = Le relevé de « { $quiz } » décrit ce qui n'a pas pu se produire.
record-other-grade = Le résultat de « { $quiz } » ne découle pas de son relevé.

## Take

take-quizzes = Les épreuves de cette formation sont :
take-no-quizzes = Cette formation n'a aucune épreuve utilisable. Corrigez les erreurs de ses banques : certamen check
take-unknown = Personne ici n'a le code participant { $code }. Vérifiez-le, ou indiquez --name, --unit et --code.

## Plain mode: who takes part, and the start

plain-ask-code = Saisissez votre code participant. Si vous n'en avez pas, laissez la ligne vide et appuyez sur Entrée.
plain-ask-name = Saisissez votre nom complet, tel qu'il figurera sur l'attestation.
plain-ask-sure = Votre attestation dira : { $name }, { $unit }. Chaque lettre est-elle juste ?
no-change-name = Non, saisir de nouveau
yes-name-right = Oui, c'est moi
plain-ask-unit = Saisissez votre service.
plain-new-code = Personne ici n'a encore le code { $code }. Indiquez le nom et le service correspondants.
plain-person = { $name }, { $code }, { $unit }.
plain-title = Épreuve : { $quiz }.
plain-practice-how = Ceci est un entraînement. Il n'est jamais noté et n'a pas de durée limite. Chaque réponse est aussitôt corrigée et expliquée.
plain-keys-how = Répondez à chaque question par les numéros des propositions, puis Entrée. Une ligne vide passe à la question suivante. Ctrl-C permet de quitter à tout moment ; vos réponses sont conservées.
plain-start = Appuyez sur Entrée pour commencer. Le temps démarre alors. Saisissez q pour quitter.
plain-start-practice = Appuyez sur Entrée pour commencer. Saisissez q pour quitter.

## Plain mode: a question

plain-question = Question { $n } sur { $total }.
plain-saved = Enregistré.
plain-not-saved = Pas encore enregistré. Tout reste en mémoire et l'enregistrement est tenté de nouveau.
plain-flagged = Marquée pour relecture.
plain-unflagged = La marque est retirée.
plain-cleared = Votre réponse est effacée.
plain-seconds-left = { $n ->
    [one] Il reste { $n } seconde.
   *[other] Il reste { $n } secondes.
}
plain-minutes-seconds-left = Il reste { $minutes ->
    [one] une minute
   *[other] { $minutes } minutes
} et { $seconds ->
    [one] une seconde.
   *[other] { $seconds } secondes.
}
plain-choose = { $n ->
    [one] Choisissez-en une.
   *[other] Choisissez-en { $n }.
}
plain-count = { $given ->
    [one] Vous en avez choisi une ; il en faut { $wanted }.
   *[other] Vous en avez choisi { $given } ; il en faut { $wanted }.
}
plain-order-how = Mettez dans l'ordre.
plain-match-lefts = Lignes :
plain-match-rights = Ce qui peut y correspondre :
plain-cloze-how = Complétez les trous de ce texte.
plain-gap = (trou { $n })
plain-gap-name = trou { $n }
plain-gap-options = Pour le trou { $n } :
plain-passage-how = Sélectionnez des passages de ce texte. Chacun est entre parenthèses, après son numéro.
plain-passages = Les passages :
plain-pair = { $left } : { $right }
plain-your-answer = Votre réponse : { $answer }
plain-verdict = { $verdict }. { $points }.
plain-tolerance = { $answer }, à { $tolerance } près
plain-prompt = { $how } ; ou { $keys } :
plain-answer-one = Répondez (1-{ $max })
plain-answer-several = Répondez par tous les numéros qui conviennent (1-{ $max }), par exemple 1 2
plain-answer-order = Répondez par tous les numéros dans votre ordre, par exemple { $example }
plain-answer-line = Ligne { $n }, { $left } : répondez (1-{ $max })
plain-answer-gap = Trou { $n } : répondez (1-{ $max })
plain-answer-change = Tout est rempli ; pour modifier le premier, répondez par exemple 1=2
plain-answer-number = Répondez par un nombre
plain-answer-unit = Répondez par un nombre, en { $unit }
plain-answer-words = Répondez par quelques mots ; mettez = devant une réponse d'une seule lettre
plain-answer-passages = Répondez par les numéros des passages (1-{ $max }), par exemple 1 2
plain-wrong-one = Ce n'est pas une réponse possible. Saisissez un numéro de 1 à { $max }.
plain-wrong-several = Ce n'est pas une réponse possible. Saisissez des numéros de 1 à { $max }, séparés par des espaces.
plain-wrong-each = Ce n'est pas une réponse possible. Saisissez chaque numéro de 1 à { $max } une seule fois, dans votre ordre, par exemple { $example }.
plain-wrong-pairs = Ce n'est pas une réponse possible. Saisissez le numéro de la partie avant le signe = (1 à { $parts }) et celui de votre choix après (1 à { $max }), par exemple 1=2.
plain-wrong-number = Ce n'est pas un nombre. Saisissez des chiffres, par exemple 12,5.
plain-wrong-long = Ce texte est trop long : 200 caractères au maximum.
plain-line-cut = Cette ligne dépassait 4096 octets et a été coupée.
plain-refused = Ce n'est pas possible maintenant.
plain-no-such = Cette question n'existe pas. Les questions sont numérotées de 1 à { $total }.
plain-first = C'est la première question.

## Plain mode: commands. One letter is the same in every language; the word stands beside it.

plain-word-next = suivante
plain-word-previous = précédente
plain-word-flag = marquer
plain-word-time = temps
plain-word-overview = récapitulatif
plain-word-go-to = aller à
plain-word-clear = effacer mon choix
plain-word-repeat = répéter
plain-word-submit = remettre
plain-word-leave = quitter
plain-word-help = aide
plain-menu = toutes les commandes
plain-ask-menu = Saisissez le numéro d'une commande, ou une ligne vide pour revenir à la question :
plain-ask-number = Saisissez le numéro d'une question (1-{ $total }), ou une ligne vide pour rester :
plain-ask-yes = Saisissez 2 pour oui. Une ligne vide signifie non :
plain-overview = { $answered ->
    [one] { $answered } question sur { $total } répondue.
   *[other] { $answered } questions sur { $total } répondues.
}
plain-open = Sans réponse : { $list }.
plain-partly = Répondues en partie : { $list }.
plain-flagged-list = Marquées : { $list }.
plain-help-empty = Une ligne vide passe à la question suivante. Après la dernière, il vous est demandé si vous voulez remettre.
plain-help-menu = 0 énumère toutes les commandes avec leur numéro : les chiffres et Entrée suffisent pour tout. Quand la réponse est un nombre, saisissez 00 à la place.
plain-help-letters = Ou saisissez une lettre, seule sur la ligne. Après g, vous pouvez ajouter un numéro, par exemple g 7.
plain-help-equals = Une réponse qui se lit comme une commande se saisit après le signe =, par exemple =n.
plain-help-time = Le temps restant est annoncé à chaque question, quand vous saisissez t, et à 5 et 1 minutes de la fin. Quand il est écoulé, vos réponses sont remises automatiquement.
plain-help-saved = Chaque réponse est enregistrée sur cet ordinateur avant le mot Enregistré. Si vous quittez ou si vous êtes interrompu, la même commande reprend à la même question, avec toutes vos réponses.
plain-help-undo = Jusqu'à la remise, vous pouvez modifier votre réponse à toute question encore accessible. La remise est définitive : une confirmation vous est d'abord demandée.

## Plain mode: the end

plain-left-practice = Un entraînement quitté n'est pas conservé.
plain-resume-how = Pour reprendre, utilisez la même commande.
plain-lost = Ce qui n'a pas pu être enregistré est perdu. Tout ce qui l'a été avant est conservé.
plain-ask-retry = Votre copie est remise mais pas encore enregistrée. L'enregistrement est tenté de nouveau. Une ligne vide essaie tout de suite ; q abandonne :
plain-result = { $quiz } : { $result }.
plain-score = { $earned } sur { $possible } points, { $percent }. Le seuil de réussite est de { $mark }.
plain-by-topic = Par thème :
plain-by-competence = Par compétence :
plain-section = { $section } : { $earned } sur { $possible } points.
plain-certificate-issued = Votre attestation de réussite { $code } est délivrée.
plain-certificate-held = Vous avez déjà l'attestation de réussite { $code }.
plain-certificate-file = Fichier : { $path }
plain-ask-review = Une ligne vide montre la première question avec la bonne réponse ; q termine :
plain-ask-more = Une ligne vide montre la question suivante ; q termine :
plain-review-end = C'était la dernière question.

## Banques scellées

unseal-ask = Phrase secrète de { $quiz }, qui ne s'affiche pas. Terminez par Entrée, ou renoncez avec Échap :
seal-ask = Choisissez une phrase secrète pour { $quiz } : plusieurs mots, qui ne s'affichent pas. Terminez par Entrée, ou renoncez avec Échap :
seal-ask-again = La même phrase secrète encore une fois :
seal-working = Scellement en cours. Cela prend une à deux secondes.
seal-done = La banque { $quiz } est scellée. Envoyez { $path } à l'avance, et la phrase secrète le jour même, par une autre voie. Le fichier en clair { $plain } ne doit pas voyager avec : qui l'a n'a besoin d'aucune phrase secrète.
seal-name = Dans question_banks, il doit s'appeler { $quiz }.yaml.age, comme sa banque.
seal-already = { $path } est déjà scellé. Donnez la banque en clair.
seal-itself = { $path } est la banque en clair elle-même, et rien n'a été écrit : elle serait perdue. Nommez un autre fichier avec -o.
seal-exists = { $path } existe déjà, et rien n'a été écrit. Remplacez-le avec --force, ou nommez un autre fichier avec -o.
passphrase-short = La phrase secrète est trop courte, et rien n'a été écrit. Prenez au moins { $n } caractères, ou mieux, cinq mots ou plus : qui tient le fichier peut essayer des phrases aussi longtemps qu'il veut.
passphrase-long = La phrase secrète est trop longue, et rien n'a été écrit. Prenez au plus { $n } caractères.
passphrase-untypable = La phrase secrète contient un caractère qui ne peut pas être tapé là où elle est demandée, et rien n'a été écrit. Prenez des lettres, des chiffres, des signes et des espaces.
passphrase-differs = Les deux phrases secrètes diffèrent, et rien n'a été écrit. Recommencez.
passphrase-given-up = Aucune phrase secrète n'a été donnée.
passphrase-file-empty = La première ligne de { $path } ne contient pas de phrase secrète. Écrivez-la là, et rien d'autre sur cette ligne.
passphrase-no-terminal = Il n'y a pas de terminal où demander la phrase secrète. Donnez-la avec --passphrase-file FICHIER, ou --passphrase-file - pour la première ligne de l'entrée standard.
check-sealed =
    { $n ->
        [one] { $n } banque scellée n'a pas été examinée. Vérifiez-la avec : certamen check question_banks/NOM.age
       *[other] { $n } banques scellées n'ont pas été examinées. Vérifiez chacune avec : certamen check question_banks/NOM.age
    }
record-sealed = La banque de « { $quiz } » à laquelle l'attestation est liée est scellée dans cette formation. Donnez sa phrase secrète avec --passphrase-file.

## Preview

preview-no-bank = Il n'y a ni fichier ni banque de cette formation nommés { $bank }.
preview-nearest = Vouliez-vous dire { $nearest } ?
preview-banks = Les banques de cette formation : { $banks }.
preview-no-such = La banque n'a pas de question { $question }. Elle a { $total ->
    [one] { $total } question, numérotée 1.
   *[other] { $total } questions, numérotées à partir de 1.
}

## New banks and questions

new-bad-id = { $id } n'est pas un identifiant. Utilisez des minuscules sans accent, des chiffres et des tirets, 64 au plus, comme office-basics.
new-exists = { $file } existe déjà et n'a pas été touché. Choisissez un autre identifiant, ou un autre fichier avec -o.
new-bank-done = Une nouvelle banque avec une question est dans { $file }. Pour la voir en écrivant : certamen preview { $file }
new-no-kind = Aucun type de question ne s'appelle { $kind }. Pour voir les neuf : certamen new question
new-not-a-bank = Aucune question ne peut être ajoutée à { $file } : ses langues et sa liste de questions ne se lisent pas. Corrigez-le d'abord : certamen check { $file }
new-not-a-list = Aucune question ne peut être ajoutée à { $file } : ses questions ne sont pas chacune sur des lignes à elles après un tiret. Affichez la question sans --to et insérez-la à la main.
new-not-added = La question n'a pu être ajoutée à { $file } sans changer autre chose : rien n'a été changé. Affichez-la sans --to et insérez-la à la main.
new-question-done = La question { $id } est à la fin de { $file }. Pour la voir : certamen preview { $file } { $id }
new-kind-single-choice = une proposition est juste
new-kind-multiple-response = plusieurs propositions sont justes
new-kind-true-false = une affirmation vraie ou fausse
new-kind-ordering = des éléments à mettre en ordre
new-kind-matching = des éléments à associer
new-kind-numerical = un nombre à saisir
new-kind-short-answer = quelques mots à saisir
new-kind-cloze = un texte à trous, chacun avec ses propositions
new-kind-hot-text = un document où l'on marque des passages

## Émetteur

issuer-ask-new = Choisissez une phrase secrète pour la clé racine : plusieurs mots, qui ne s'affichent pas quand vous les tapez. Validez avec Entrée, ou Échap pour renoncer :
issuer-ask = Phrase secrète de la clé racine { $path }, qui ne s'affiche pas quand vous la tapez. Validez avec Entrée, ou Échap pour renoncer :
issuer-exists = { $path } existe déjà et rien n'a été écrit. Une racine ne se crée qu'une fois ; choisissez un autre dossier avec --training.
issuer-no-root = Il n'y a pas de register.json dans { $dir }. Lancez la commande dans le dossier de la racine, ou créez une racine avec : certamen issuer init-root
issuer-no-key = Il n'y a pas de clé racine dans { $path }. Lancez la commande dans le dossier de la racine.
issuer-other-root = La clé { $path } n'est pas celle qui a signé register.json, et rien n'a été écrit. Réunissez la clé et le registre qui vont ensemble.
issuer-busy = Un autre certamen travaille en ce moment dans { $dir }, et rien n'a été écrit. Attendez qu'il ait fini.
issuer-list-broken = On ne peut pas se fier à { $path } ({ $detail }), et rien n'a été écrit. Restaurez sa sauvegarde, ou déplacez le fichier : il sera refait d'après revocations.json.
issuer-ledger-broken = { $path } est illisible ({ $detail }), et rien n'a été écrit. Restaurez sa sauvegarde, sinon des attestations révoquées seraient de nouveau en vigueur.
issuer-root-made =
    La clé racine est dans { $path }. Gardez-en une copie, et la phrase secrète à part : personne ne peut la refaire.
    Les services font confiance à la racine par { $did }
    Son empreinte, à comparer par téléphone, est { $fingerprint }
    Inscrivez des sites avec : certamen issuer authorize site-request.json
issuer-site-made =
    La demande du site { $did } est dans { $path }. Envoyez-la à qui détient la clé racine, et lisez-lui l'empreinte par téléphone : { $fingerprint }
    Le register.json que vous recevrez se place à côté de training.yaml.
issuer-bad-request = { $path } n'est pas la demande d'un site ({ $detail }), et rien n'a été écrit. Redemandez-la au site.
issuer-renamed = Cette clé est inscrite au nom de { $site }, { $unit }, et une clé ne change jamais de nom. Pour un nouveau nom, il faut au site une nouvelle clé.
issuer-is-lost = La clé de { $site } est inscrite comme perdue et ne sera plus jamais admise. Il faut au site une nouvelle clé.
issuer-known = { $site } est déjà au registre. Donnez-lui d'autres places avec --indexes, ou une autre période avec --from et --until.
issuer-authorized =
    { $site } est au registre, version { $version }. Remettez register.json et status-list.json au site et à qui vérifie.
    Sa clé est { $did }, d'empreinte { $fingerprint } : comparez-la avec le site par téléphone.
issuer-no-such-site = { $did } n'est pas au registre. Consultez-le avec : certamen issuer show
issuer-before-window = { $site } ne peut délivrer qu'à partir du { $day } ; sa période ne peut pas finir avant. Rien n'a été écrit.
issuer-ended = La période de { $site } a déjà pris fin le { $day }. Rien n'a été écrit.
issuer-end-done = { $site } ne peut plus délivrer après le { $day }, d'après la version { $version } du registre. Remettez register.json à qui vérifie.
issuer-lost-done = Sa clé est inscrite comme perdue. { $n ->
    [0] Aucune de ses attestations n'est enregistrée ;
    [one] Une seule de ses attestations est enregistrée et reste valable ;
   *[other] { $n } de ses attestations sont enregistrées et restent valables ;
} toute autre est refusée. { $other ->
    [0] Tous les fichiers ont été retenus.
    [one] Un fichier a été écarté : ce n'est pas une attestation de ce site dans sa période.
   *[other] { $other } fichiers ont été écartés : ce ne sont pas des attestations de ce site dans sa période.
}
issuer-revoked-before = { $code } est déjà révoquée.
issuer-not-ours = { $path } n'est pas une attestation d'un site du registre, et rien n'a été révoqué. { $detail }
issuer-revoked = { $code }, de { $name }, est révoquée. Remettez status-list.json à qui vérifie ; le motif reste dans revocations.json et n'est pas publié.
issuer-refreshed = La liste d'état est signée de nouveau et vaut jusqu'au { $day }. Remettez status-list.json à qui vérifie.
issuer-has-sites = Cette racine a déjà ses propres sites ou révocations et ne peut pas reprendre ceux d'une autre. Créez une nouvelle racine dans un dossier à elle.
issuer-itself = C'est le registre de la même racine ou du même dossier. Lancez la commande dans le dossier de la nouvelle racine, et nommez le registre de l'ancienne.
issuer-no-old-list = Il n'y a pas, à côté de { $path }, de liste d'état de l'ancienne racine à laquelle se fier. Sans elle, des attestations révoquées seraient de nouveau en vigueur ; placez-y son status-list.json.
issuer-succeeded = Cette racine se porte désormais garante de { $n ->
    [one] un site
   *[other] { $n } sites
}, par la version { $version } de son registre. L'ancienne racine vaut tant que quelqu'un lui fait confiance : n'inscrivez plus de site avec elle.
issuer-show-root =
    { $name }
      racine       { $did }
      empreinte    { $fingerprint }
      registre     version { $version }, { $day }, { $n ->
        [one] un site
       *[other] { $n } sites
    }
      liste d'état { $list }
issuer-show-site =
    { $site }, { $unit }
      clé          { $did }
      délivre      à partir du { $from }, jusqu'à : { $until }
      places       { $n }
issuer-show-lost = { "  " }clé perdue   { $day }, { $n ->
    [one] une attestation enregistrée
   *[other] { $n } attestations enregistrées
}
issuer-show-status = État au { $day }, valable jusqu'au { $until } : { $n ->
    [one] une attestation révoquée
   *[other] { $n } attestations révoquées
}.
issuer-show-no-status = Il n'y a pas de liste d'état. Refaites-la avec : certamen issuer refresh
