# The screens. Words follow the glossary.

## Everywhere

percent = { $n } %
more = voir plus
chosen = choisie
true = Vrai
false = Faux
too-small = Fenêtre trop petite : { $columns } colonnes et { $rows } lignes au minimum.
saving = Enregistrement…
saved-at = Enregistré { $time }
not-saved = NON ENREGISTRÉ
saved-again = Tout est de nouveau enregistré.
time-left = Reste { $clock }
minutes-left = { $n ->
    [one] Il reste une minute.
   *[other] Il reste { $n } minutes.
}
overview = récapitulatif
result = résultat
not-counted = non noté

## Keys

key-help = aide
key-language = langue
key-quit = quitter
key-suspend = suspendre le programme
key-redraw = redessiner l'écran
key-page = une page, ou aller au début, à la fin
key-move = naviguer
key-choose = choisir
key-tick = cocher
key-confirm = valider
key-open = ouvrir
key-resume = reprendre
key-back = retour
key-home = accueil
key-scroll = défiler
key-next = suivante
key-check = vérifier
key-questions = questions
key-flag = marquer
key-overview = récap.
key-to-overview = récap.
key-next-open = sans réponse
key-next-flagged = marquée
key-hand-in = remettre
key-leave = quitter l'épreuve
key-clear = effacer mon choix
key-lift = prendre
key-drop = poser
key-carry = déplacer
key-carry-to = déplacer ici
key-gap = trou
key-pair = ligne
key-passage = passage
key-mark = sélectionner
key-cursor = déplacer le curseur
key-erase = effacer un caractère
key-go-to = aller à
key-review = corrigé
key-certificate = attestation
key-certificates = attestations
key-type-name = saisir un nom
key-name-right = Oui, c'est moi
key-name-change = Modifier
key-next-field = champ suivant
key-list = liste
key-folder-up = remonter
key-another = autre fichier

## Help

help-keys = Touches de cet écran
help-saved = Chaque réponse est enregistrée sur cet ordinateur avant que l'écran ne l'indique. En cas de panne du programme ou de coupure de courant, relancez-le : vous reprenez à la même question, avec toutes vos réponses.
help-time = Le temps restant est affiché en haut à droite. Quand il est écoulé, vos réponses sont remises automatiquement.
help-undo = Jusqu'à la remise, vous pouvez modifier votre réponse à toute question encore accessible. La remise est définitive : une confirmation vous est d'abord demandée.
help-plain = Avec un lecteur d'écran, lancez l'épreuve avec --plain : les mêmes questions, en lignes numérotées.

## Language and appearance

welcome-language = Langue
welcome-theme = Apparence
theme-dark = pour une fenêtre sombre
theme-light = pour une fenêtre claire
theme-contrast = contraste élevé
theme-mono = sans couleur
can-you-read = Lisez-vous cette ligne correctement ?
cannot-read = Si vous voyez des carrés ou des points d'interrogation, quittez avec Ctrl-C et relancez avec : certamen --ascii
ascii-on = Seuls des caractères simples sont affichés (--ascii).

## Home

home-quizzes = Épreuves
home-beside = Hors attestation
home-practice = Entraînement (non noté)
home-certificates = Mes attestations
home-verify = Vérifier une attestation
home-enrol = S'inscrire : indiquer qui vous êtes
home-participant = Autre participant
nobody-enrolled = Personne n'est encore inscrit. Votre identité vous sera demandée avant une épreuve.
parts-done = Parties réussies : { $done } sur { $total }
certificate-after = { $n ->
    [one] Une attestation de réussite est délivrée quand l'épreuve est réussie.
   *[other] Une attestation de réussite est délivrée quand les { $n } parties sont réussies.
}
certificate-after-one = Une attestation de réussite est délivrée pour chaque épreuve réussie.
all-parts-passed = Toutes les parties sont réussies. Votre attestation est dans « Mes attestations ».
bank-did-not-load = { $file } contient des erreurs et n'est pas utilisé. Demandez au formateur de lancer : certamen check
n-questions = { $n ->
    [one] { $n } question
   *[other] { $n } questions
}
n-minutes = { $n } min
standing-new = non commencée
standing-open = à la question { $n }
standing-passed = réussie { $percent }
standing-failed = non réussie { $percent }
standing-failed-left = non réussie { $percent }, reste { $left }
no-attempts-left = { $n ->
    [one] La seule tentative à cette épreuve est utilisée. Adressez-vous au formateur.
   *[other] Les { $n } tentatives à cette épreuve sont utilisées. Adressez-vous au formateur.
}
created-training = Créé sur cet ordinateur : { $about }

## Who takes part

enrol-pick = Qui êtes-vous ?
enrol-filter = Nom ou code
enrol-nobody = Personne ne correspond dans la liste. Appuyez sur Entrée pour saisir votre nom.
enrol-sure = Voici ce que dira votre attestation :
enrol-letters = Chaque lettre est-elle juste ? Une attestation signée ne peut plus être modifiée.
enrol-type = Qui êtes-vous ? Ces indications figureront sur l'attestation.
field-name = Nom complet
field-unit = Service
field-code = Code participant
code-hint = Laissez le code vide si vous n'en avez pas reçu. Ne saisissez jamais de numéro d'identité nationale.
code-wrong = Un code participant compte au plus 32 lettres sans accent, chiffres, points, tirets et tirets bas.
name-empty = Veuillez remplir ce champ.
name-too-long = Ce texte est trop long : 120 caractères au maximum.
name-invisible = Ce texte contient un caractère invisible. Effacez-le et saisissez-le de nouveau.
enrolled = Votre inscription est enregistrée.

## Before a quiz

rule-questions = { $n ->
    [one] { $n } question.
   *[other] { $n } questions.
}
rule-time = { $n ->
    [one] { $n } minute.
   *[other] { $n } minutes.
} Une fois le temps écoulé, vos réponses sont remises automatiquement.
rule-no-time = Pas de durée limite.
rule-clock-runs = Le temps continue de s'écouler si vous quittez ou en cas d'interruption.
rule-clock-pauses = Le temps s'arrête si vous quittez ou en cas d'interruption.
rule-pass = Seuil de réussite : { $percent } des points.
rule-minimum = En outre, au moins { $percent } dans « { $section } ».
rule-attempts = Tentative { $number } sur { $allowed }.
rule-free = Vous pouvez revenir en arrière et modifier vos réponses jusqu'à la remise.
rule-sequential = Les questions se suivent dans l'ordre. On ne peut pas revenir à une question quittée.
rule-feedback-after = Ensuite, vous voyez chaque question avec la bonne réponse, l'explication et la source.
rule-feedback-never = Ensuite, vous voyez seulement votre note.
rule-saved = Chaque réponse est aussitôt enregistrée sur cet ordinateur.
try-keys = Essayer d'abord les touches avec une question non notée
you-take-it-as = Vous passez ce test sous le nom de { $name }, { $code }, { $unit }. Si ce n'est pas vous, choisissez 4.
somebody-else = Je suis quelqu'un d'autre
start-now = Commencer : le temps démarre
go-back = Pas maintenant
practice-title = Entraînement
practice-how = L'entraînement n'est jamais noté et n'a pas de durée limite. Chaque réponse est aussitôt corrigée et expliquée. Quelle épreuve choisissez-vous ?
try-title = Essai des touches
try-prompt = Cette question n'est pas notée. Appuyez sur un chiffre pour choisir, ou déplacez-vous avec les flèches et appuyez sur Entrée. Appuyez ensuite sur Entrée pour revenir.

    De quelles touches avez-vous besoin ?
try-a = De la souris seulement
try-b = Des chiffres, des flèches et d'Entrée
try-c = D'un nouveau clavier

## A question

choose-n = { $left ->
    [0] Choisissez-en { $n } : c'est fait.
    [one] Choisissez-en { $n } : encore une.
   *[other] Choisissez-en { $n } : encore { $left }.
}
choose-too-many = N'en choisissez que { $n } : retirez-en.
choose-some = Choisissez toutes les bonnes réponses.
order-open = Mettez dans l'ordre : Espace prend une ligne, les flèches la déplacent, Espace la pose et enregistre l'ordre. S'il est déjà juste, appuyez deux fois sur Espace.
order-set = Mettez dans l'ordre. Espace prend une ligne, puis la pose.
lifted = en déplacement
match-how = Choisissez ce qui correspond à chaque ligne. Tab passe à la ligne suivante.
cloze-how = Complétez chaque trou. Tab passe au trou suivant.
open-part = (à choisir)
mark-how = { $n ->
    [0] Tab va d'un passage à l'autre, Espace sélectionne. Aucun passage sélectionné.
    [one] Tab va d'un passage à l'autre, Espace sélectionne. Un passage sélectionné.
   *[other] Tab va d'un passage à l'autre, Espace sélectionne. { $n } passages sélectionnés.
}
number-how = Saisissez un nombre.
number-understood = compris comme { $number }
number-either = compris comme { $number } ; ↑ ou ↓ si vous voulez dire { $other }
number-none = ce n’est pas encore un nombre
key-other-number = autre nombre
plain-understood = { $typed }, compris comme { $number }. Si vous voulez dire { $other }, tapez { $spelling }.
words-how = Saisissez quelques mots.
none-open = Aucune question n'est sans réponse.
none-flagged = Aucune question n'est marquée.
taken-in-order = Les questions de cette épreuve se suivent dans l'ordre.
offer-resume = L'épreuve a été interrompue. Vos réponses sont conservées. Entrée : reprendre.
resumed = L'épreuve a été interrompue. Vos réponses sont conservées.

## With the key

chosen-right = votre réponse, juste
chosen-wrong = votre réponse, fausse
the-key = bonne réponse
in-place = à sa place
belongs-at = va à la place { $n }
right-is = Bonne réponse :
mark-legend = Sélectionné à raison : { $right }. Sélectionné à tort : { $wrong }. Oublié : « ! ».
answer-right = Juste
answer-partly = Partiellement juste
answer-wrong = Faux
answer-none = Sans réponse
earned-of = { $earned } sur { $possible }
points-of = { $earned } sur { $possible ->
    [one] { $possible } point
   *[other] { $possible } points
}
explanation = Explication :
source = Source :

## Overview and submitting

count-answered = { $n ->
    [one] { $n } répondue
   *[other] { $n } répondues
}
count-partly = { $n ->
    [one] { $n } en partie
   *[other] { $n } en partie
}
count-open = { $n } sans réponse
count-flagged = { $n ->
    [one] { $n } marquée
   *[other] { $n } marquées
}
partly-answered = { $n ->
    [one] { $n } question n'a qu'une réponse partielle. Ce qui y manque vaudra zéro point.
   *[other] { $n } questions n'ont qu'une réponse partielle. Ce qui y manque vaudra zéro point.
}
open-would-be-zero = { $n ->
    [one] { $n } question sans réponse. Si vous remettez maintenant, elle vaudra zéro point.
   *[other] { $n } questions sans réponse. Si vous remettez maintenant, elles vaudront zéro point.
}
still-flagged = { $n ->
    [one] { $n } question est marquée pour relecture.
   *[other] { $n } questions sont marquées pour relecture.
}
all-answered = Toutes les questions ont une réponse.
cannot-change-after = Les réponses ne pourront plus être modifiées.
ask-hand-in = Remettre et terminer ?
no-go-on = Non, continuer l'épreuve
yes-hand-in = Oui, remettre et terminer
ask-leave-attempt = Quitter l'épreuve ?
answers-are-kept = Vos réponses sont enregistrées sur cet ordinateur. Vous pourrez reprendre plus tard à la même question.
clock-runs-on = Le temps continue de s'écouler pendant votre absence.
clock-stands-still = Le temps s'arrête pendant votre absence.
yes-leave = Oui, quitter ; mes réponses sont conservées
ask-quit = Quitter Certamen ?
no-stay = Non, rester
yes-quit = Oui, quitter
ask-quit-unsaved = Quitter alors que tout n'est pas enregistré ?
unsaved-would-be-lost = Des réponses n'ont pas encore pu être enregistrées. Quitter maintenant les ferait perdre.
yes-lose = Oui, quitter et les perdre
ask-pass-on = Continuer sans répondre ?
cannot-come-back = Les questions se suivent dans l'ordre. Vous ne pourrez pas revenir à celle-ci.
yes-pass-on = Oui, continuer
wait-until-saved = Veuillez patienter : les réponses ne sont pas encore enregistrées.

## Result

passed = Réussi
not-passed = Non réussi
practice-done = Entraînement terminé
score-line = { $earned } sur { $possible } points   { $percent }   seuil de réussite { $mark }
time-ran-out = Temps écoulé. Vos réponses ont été remises automatiquement.
minimum-met = { $section } : { $percent }, minimum requis { $needed }
minimum-missed = { $section } : { $percent } seulement, minimum requis { $needed }
by-topic = Par thème
by-competence = Par compétence
practice-not-counted = C'était un entraînement : il n'est pas noté.
certificate-issued = Votre attestation { $code } est délivrée. F7 l'affiche.
parts-left = { $n ->
    [one] Encore une partie du programme, et votre attestation sera délivrée.
   *[other] Encore { $n } parties du programme, et votre attestation sera délivrée.
}
attempts-left = { $n ->
    [0] Il ne reste aucune tentative. Adressez-vous au formateur.
    [one] Il vous reste une tentative.
   *[other] Il vous reste { $n } tentatives.
}

## Certificate

certificate-heading = Attestation de réussite
certificate-score = Score { $percent } % (seuil de réussite { $mark } %)
certificate-quiz = { $quiz } : { $percent } % (seuil de réussite { $mark } %)
certificate-dates = Délivrée le { $day }, valable jusqu'au { $until }
certificate-date = Délivrée le { $day }
certificate-code = Numéro
certificate-file = Fichier
certificate-fingerprint = Empreinte
certificate-offline = Un service peut vérifier ce fichier sans réseau : certamen verify
page-lead = Il est certifié que
page-deed = a suivi et réussi
page-version = Version { $version }
page-result = { $percent } %
page-code = Code QR qui contient toute cette attestation et ses signatures
page-logo = Logo de { $issuer }
page-attachment = L'attestation signée : vérifiez ce fichier, pas ce qui est imprimé
page-closing = Seul compte ce que signe le code. Toute personne à qui cette page est présentée peut la vérifier sans réseau : certamen verify, avec ce fichier, un scan ou le texte du code. Ce qui est imprimé sans être signé ne prouve rien.
certificate-page = Page
certificate-code-small = Le code demande une fenêtre de { $columns } colonnes et { $rows } lignes. Il figure sur la page : { $file }
certificate-code-ascii = Le code ne peut pas être dessiné sans caractères de bloc. Il figure sur la page : { $file }
key-code = code QR
no-certificate = Aucune attestation ne vous a encore été délivrée.

## Verify

verify-choose = Quelle attestation vérifier ?
verify-nothing = Il n'y a aucun fichier d'attestation dans ce dossier.
verify-all-signed = Tout ce qui précède est signé. Le reste de ce qui est imprimé sur une page ne l'est pas.
verify-nothing-signed = Aucune signature valide ne garantit le contenu de ce fichier : rien n'en est affiché.
field-title = Attestation
field-score = Résultat
field-date = Délivrée le
field-until = Valable jusqu'au
field-issuer = Organisme émetteur
field-root = Garanti par
field-site = Site
field-status = État au
vouched-by = { $register } (registre { $version } du { $day }) · { $did }
vouched-site = { $site } · { $unit } (habilité jusqu'à : { $until })
field-number = Numéro
field-delivery = Modalité
field-quiz = Partie
delivery-supervised-local = en présentiel, sous surveillance, sur un ordinateur du site
score-of = { $percent } % (seuil de réussite { $mark } %)
not-limited = sans limite de durée

verdict-valid = VALIDE
verdict-expired = EXPIRÉE
verdict-revoked = RÉVOQUÉE
verdict-untrusted = ÉMETTEUR INCONNU
verdict-status-unknown = ÉTAT INCONNU
verdict-altered = ALTÉRÉE
verdict-unreadable = ILLISIBLE

## Problems

problem-full = Disque plein : { $about }. Libérez de l'espace ; vos réponses sont gardées et seront enregistrées ensuite.
problem-read-only = Impossible d'écrire dans { $about }. Prévenez le formateur ; vos réponses sont gardées et seront enregistrées ensuite.
problem-corrupt = { $about } est endommagé. Rien n'y a été modifié. Appelez le formateur.
problem-busy = { $about } est occupé. Nouvelle tentative d'enregistrement en cours.
problem-taken = Tentative ouverte dans une autre fenêtre ou sur un autre écran. Fermez-la.
problem-overtaken = Cette tentative a été poursuivie ailleurs. Quittez-la ici et rouvrez-la.
problem-store = L'enregistrement a échoué. Appelez le formateur : { $about }
problem-exists = Une autre tentative a commencé en même temps. Rouvrez l'épreuve.
problem-bank-changed = La banque de cette tentative a changé. Le formateur doit remettre la version d'origine : { $about }
problem-no-paper = Le quiz { $about } ne peut pas être composé à partir de ses banques. Demandez au formateur de lancer : certamen check
problem-no-quiz = Il n'y a pas d'épreuve { $about } dans cette formation.
problem-no-attempts = Plus aucune tentative à l'épreuve { $about }. Adressez-vous au formateur.
problem-code-taken = Le code participant { $about } est déjà pris. Vérifiez-le, ou laissez-le vide.
problem-folder = Le dossier { $about } est illisible.
problem-certificate = L'attestation n'a pas pu être délivrée : { $about }
problem-page = L'attestation est délivrée, mais sa page ne peut pas être imprimée : { $about }
problem-page-file = L'attestation est délivrée, mais sa page n'est pas imprimée : { $about } contient une erreur. Demandez au formateur de lancer certamen check et de la corriger ; la page sera imprimée au prochain démarrage.
problem-random = Cet ordinateur ne fournit pas de nombres aléatoires. Appelez le formateur : { $about }
problem-no-index = Les places de ce site dans la liste d'état sont épuisées : aucune attestation ne peut être délivrée. Demandez-en d'autres à qui détient la clé racine : certamen issuer authorize.
problem-site-ended = D'après le registre, ce site ne peut pas délivrer d'attestation aujourd'hui : { $about }. Adressez-vous à qui détient la clé racine.
problem-register = On ne peut pas se fier au registre de cette formation, et aucune attestation n'est délivrée : { $about }
problem-grade = La note enregistrée de « { $about } » ne découle pas des réponses : aucune attestation n'est délivrée. Prévenez le formateur.
practice-is-not-kept = Ceci est un entraînement : quitter y met fin, et rien n'en est compté.
verify-signed-by-unknown = Tout ce qui précède est signé, mais par une clé à laquelle vous ne faites pas confiance : n'en croyez rien avant de savoir à qui est cette clé.
problem-no-practice = « { $about } » n'est pas ouvert à l'entraînement.
verify-own-key = Les attestations de ce site sont signées par la clé { $did }, empreinte { $fingerprint }.
problem-gone = { $about } a été déplacé, supprimé ou remplacé. Remettez-le en place ; vos réponses sont conservées d'ici là.
problem-io = Impossible de lire ou d'écrire { $about }. Vérifiez le disque ; vos réponses sont conservées et seront enregistrées dès que possible.

## Quiz scellés

standing-sealed = scellé
standing-opening = ouverture en cours
key-unseal = ouvrir
field-passphrase = Phrase secrète
unseal-title = Quiz scellé { $quiz }
unseal-how = Ce quiz est scellé jusqu'au jour de l'examen. Tapez la phrase secrète que donne le formateur, puis appuyez sur Entrée. Le quiz reste ensuite ouvert sur cet ordinateur jusqu'à la fin du programme.
unseal-hint = Ce que vous tapez ne s'affiche pas. Les majuscules, les accents et les espaces comptent.
unseal-empty = Tapez d'abord la phrase secrète.
unseal-opening = Ouverture en cours. Cela prend une à deux secondes.
unsealed = Le quiz « { $quiz } » est maintenant ouvert.
problem-sealed = Le quiz { $about } est scellé. Ouvrez-le d'abord : choisissez-le sur l'écran d'accueil et tapez sa phrase secrète.
problem-certificate-sealed = Tous les quiz sont réussis, mais l'attestation demande d'ouvrir d'abord ces quiz scellés : { $about }. Choisissez chacun sur l'écran d'accueil et tapez sa phrase secrète.
problem-seal-passphrase = Cette phrase secrète n'ouvre pas { $about }. Vérifiez chaque lettre, majuscules et accents compris, puis tapez-la de nouveau.
problem-seal-cut = Le fichier { $about } s'arrête trop tôt : il n'a pas été copié en entier. Copiez-le de nouveau depuis son origine.
problem-seal-damaged = Le fichier { $about } est abîmé : il a été modifié, ou n'a pas été copié en entier. Copiez-le de nouveau depuis son origine.
problem-seal-not-age = Le fichier { $about } n'est pas une banque scellée, ou il est d'une sorte que ce programme ne connaît pas. Créez-le avec certamen seal ou avec l'outil age.
problem-seal-key = Le fichier { $about } est chiffré pour une clé et non avec une phrase secrète. Scellez la banque avec certamen seal ou avec age -p.
problem-seal-work = L'ouverture du fichier scellé demande trop de temps et de mémoire (facteur { $about }, 20 au plus). Scellez de nouveau la banque avec certamen seal.
problem-seal-large = Le contenu de { $about } est plus grand qu'une banque ne peut l'être. Demandez à la personne qui l'a scellé.
problem-seal-not-bank = { $about } s'est ouvert, mais son contenu n'est pas une banque sans erreur. Le formateur voit les erreurs avec certamen check et le chemin de ce fichier.
problem-seal-other-id = Le fichier s'est ouvert, mais la banque qu'il contient a l'identifiant { $about }, et le fichier porte un autre nom. Le formateur doit donner au fichier le nom de sa banque.
problem-seal-read = Un fichier scellé ne peut pas être lu : { $about }

## Preview of a bank, for instructors

preview = APERÇU
preview-with-key = avec la réponse
preview-shuffled = mélangé
preview-in-bank = dans la banque : { $faults }
preview-errors = { $n ->
    [one] { $n } erreur
   *[other] { $n } erreurs
}
preview-warnings = { $n ->
    [one] { $n } avertissement
   *[other] { $n } avertissements
}
preview-stage = un terminal de { $columns } × { $rows } ; F8 : tout celui-ci
preview-filter = Chercher :
preview-none-match = Aucune question ne correspond.
preview-no-questions = Le fichier ne contient encore aucune question.
preview-no-yaml = Ce fichier ne se lit pas comme une banque. Corrigez d'abord ceci, puis enregistrez :
preview-no-question = Cette question ne peut être montrée tant que ces erreurs ne sont pas corrigées :
preview-faults-here = Dans cette question
preview-faults-bank = Dans la banque, hors des questions
preview-faults-elsewhere = Dans d'autres questions (F7 va à la suivante)
preview-no-faults = Rien n'est à corriger dans cette banque.
preview-more-faults = Et { $n } de plus. Pour tout voir : certamen check
preview-error-at = Erreur à la ligne { $line }, colonne { $column } ({ $code })
preview-warning-at = Avertissement à la ligne { $line }, colonne { $column } ({ $code })
preview-changed = { $n ->
    [one] Le fichier a été enregistré. Cette question a changé.
   *[other] Le fichier a été enregistré. { $n } questions ont changé ; voici la première.
}
preview-same = Le fichier a été enregistré. Aucune question n'a changé.
preview-gone = { $file } n'est plus là. Voici son dernier état ; l'aperçu reprendra dès son retour.
preview-unreadable = { $file } ne peut être lu ({ $reason }). Voici son dernier état ; l'aperçu reprendra dès que possible.
preview-not-shuffled = Ici les propositions restent dans l'ordre écrit : la question ou le quiz le veut ainsi.
preview-one-language = La banque n'a que cette langue.
preview-help = La question se présente ici comme le participant la voit sur un terminal de 80 × 24. Répondez-y comme lui ; F3 montre ensuite ce qu'il verra à la fin. Rien n'est enregistré.
preview-help-save = Enregistrez le fichier dans votre éditeur : l'aperçu le relit et va à la question qui a changé.
key-close = fermer
key-other-language = langue
key-reveal = voir la réponse
key-as-asked = cacher la réponse
key-shuffle = mélanger les propositions
key-as-written = propositions dans l'ordre écrit
key-faults = erreurs
key-next-fault = prochaine à corriger
key-whole = tout le terminal
key-small = comme sur 80 × 24
