# Seuils de réussite et couverture, pour les formateurs.

review-training-broken = training.yaml ou sa liste de participants contient des erreurs : ses tests ne sont pas connus. Corrigez-les d'abord : certamen check

## Setting the pass mark: the sheet

angoff-legend = Comment remplir : pour chaque question, pensez à des agents tout juste compétents. Sur 100 de ces agents, combien répondraient juste ? Écrivez ce nombre sous estimate. Ne changez rien dans les autres colonnes ; les lignes peuvent être triées.
angoff-legend-options = [x] marque la bonne réponse
angoff-legend-estimate = de 0 à 100
angoff-exists = { $file } existe déjà et n'a pas été touché ; c'est peut-être ce qu'un juge a rempli. Choisissez un autre fichier avec -o.
angoff-sheet-done = La feuille est dans { $file }. Donnez-en à chaque juge une copie à son nom, puis lancez : certamen angoff { $bank } FEUILLE...
angoff-done = Les résultats sont dans { $file }.
angoff-not-composed = Le test { $quiz } ne peut être composé : ses banques n'ont pas de langue commune, ou deux de leurs questions ont le même identifiant. Voyez ce qui ne va pas avec : certamen check
angoff-not-there = Le test { $quiz } ne peut être composé, car ces banques sont scellées ou contiennent des erreurs : { $banks }. Corrigez-les, ou placez les fichiers en clair à côté des fichiers scellés.
angoff-nothing-drawn = Ce test ne tire aucune question : il n'y a rien à juger. Voyez ce qui ne va pas avec : certamen check

## Setting the pass mark: faults of sheets

angoff-large = { $file } est plus gros que toute feuille. Donnez le fichier CSV que le juge a enregistré.
angoff-sheet-twice = { $file } est donné deux fois. Nommez la feuille de chaque juge une seule fois.
angoff-more-faults = { $file } : il y a plus de { $n } fautes, le reste de la feuille n'a pas été lu. Corrigez d'abord celles-ci.
angoff-no-heading = Ce n'est pas une feuille : aucune ligne n'a les colonnes question et estimate, séparées par des virgules, des points-virgules ou des tabulations. Enregistrez le tableau en CSV, les noms des colonnes en première ligne.
angoff-no-column = La colonne { $column } manque. Imprimez de nouveau la feuille et reportez-y les estimations.
angoff-column-twice = La colonne { $column } figure deux fois. Supprimez-en une.
angoff-many-cells = Cette ligne a { $there } cellules, et il y a { $wanted } colonnes. Où des virgules séparent les cellules, une virgule décimale coupe un nombre en deux : écrivez 70 ou 70%, ou enregistrez le tableau avec des points-virgules.
angoff-open-quote = Un guillemet de cette ligne n'est jamais fermé et a englobé la suite. Fermez-le ou supprimez-le.
angoff-unknown = Ce test n'a pas de question { $question }. Écrivez l'identifiant tel qu'imprimé ; les tableurs changent en dates des identifiants comme 1-2.
angoff-nearly = Ce test n'a pas de question { $question }. Écrivez l'identifiant tel qu'imprimé ; était-ce { $nearest } ?
angoff-other-bank = La question { $question } est dans la banque { $wanted }, non dans { $bank }. Rétablissez la ligne telle qu'imprimée, ou donnez la feuille de ce test.
angoff-other-quiz = Cette ligne est de la banque { $bank }, dont le test { $quiz } ne tire rien. Donnez la feuille de ce test.
angoff-twice = La question { $question } a déjà une ligne : la { $first }. Gardez la bonne.
angoff-missing = Ces questions n'ont pas de ligne ({ $n }) : { $questions }. Remettez-les telles qu'imprimées, et faites-les estimer par le juge.
angoff-empty = L'estimation de { $question } est vide. Que le juge écrive un nombre de 0 à 100.
angoff-one = L'estimation { $written } de { $question } peut être un pour cent ou le tout. Écrivez 1% ou 100%.
angoff-range = L'estimation { $written } de { $question } n'est pas entre 0 et 100. Que le juge écrive combien d'agents sur 100 répondraient juste.
angoff-not-a-number = “{ $written }” n'est pas une estimation de { $question }. Écrivez un nombre, comme 70, 70%, 0.7 ou 0,7.
angoff-no-version = “{ $written }” ne dit pas quel texte de { $question } a été jugé. Rétablissez la colonne version telle qu'imprimée.
angoff-changed = Le texte ou le corrigé de { $question } a changé depuis l'impression de cette feuille. Que le juge relise la question : imprimez une nouvelle feuille et reportez-y les autres estimations. Si seule l'orthographe a été corrigée, utilisez --allow-changed.
angoff-rules-changed = { $file } a été imprimé depuis la version { $version }. La banque a changé depuis, mais chaque question dit ce que le juge a lu.
angoff-words-changed = { $file } a été imprimé depuis la version { $version }. Des questions ont changé depuis ; les estimations sont prises telles quelles.

## Setting the pass mark: results

angoff-percent = { $n } %
angoff-heading = { $title } ({ $bank } { $version }) : { $questions ->
    [one] { $questions } question
   *[other] { $questions } questions
}, { $judges ->
    [one] { $judges } juge
   *[other] { $judges } juges
}
angoff-judges = Seuil selon chaque juge
angoff-sections = Par section : questions tirées, estimation moyenne
angoff-drawn = { $drawn } sur { $of }
angoff-cut = Seuil des juges : { $cut }. À une erreur type près : de { $low } à { $high } (erreur type { $se }, écart type entre juges { $sd }).
angoff-cut-alone = Seuil des juges : { $cut }. Un juge seul ne donne pas d'erreur type ; demandez-en au moins deux, mieux dix.
angoff-mark-below = Le seuil de réussite est aujourd'hui de { $mark } : { $apart } points au-dessous du seuil des juges.
angoff-mark-within = Le seuil de réussite est aujourd'hui de { $mark }, à { $apart } points du seuil des juges : ils ne donnent pas de raison de le changer.
angoff-mark-above = Le seuil de réussite est aujourd'hui de { $mark } : { $apart } points au-dessus du seuil des juges.
angoff-agree = Sur aucune question les juges ne s'écartent de plus de { $points } points.
angoff-discuss = À discuter au second tour, car les juges s'écartent de plus de { $points } points :
angoff-apart = { $question } : écart de { $spread } points, moyenne { $mean }, écart type { $sd }

## Coverage

coverage-title = Ce que couvrent les questions : { $title }
coverage-training = cette formation
coverage-sealed = Les banques scellées ne sont pas comptées : { $names }
coverage-broken = Les fichiers avec des erreurs ne sont pas comptés : { $names }. Corrigez-les : certamen check
coverage-missing = Tests qui ne peuvent être comptés, car une de leurs banques est scellée, absente ou contient des erreurs : { $names }
coverage-whole = Toute la formation
coverage-programme = Le programme : { $name } ({ $id })
coverage-quiz = Le test { $name } ({ $id })
coverage-same = Il a les mêmes questions que toute la formation.
coverage-sum = { $questions ->
    [one] { $questions } question
   *[other] { $questions } questions
}, { $situations ->
    [one] { $situations } mise en situation
   *[other] { $situations } mises en situation
} ({ $share }).
coverage-kinds = Compétence et type
coverage-levels = Compétence et niveau
coverage-cells = Compétence, niveau et type
coverage-level = niveau
coverage-situations = Mises en situation sur l'ensemble des questions, par compétence et banque
coverage-competence = compétence
coverage-total = total
coverage-none = aucun
coverage-share = part
coverage-drawn = Ce que tire chaque test
coverage-drawn-how = Questions d'un sujet / questions existantes. Si un test ne tire pas par compétence, en moyenne.
coverage-facts = Questions par fait
coverage-facts-none = Aucune question ne nomme de fait.
coverage-fact = fait
coverage-area = domaine / compétence
coverage-says = ce qu'il dit
coverage-where = questions
coverage-unused = Faits sans question : { $n }
coverage-unlisted = Faits nommés par des questions et absents de la liste : { $n }
coverage-no-facts = { $file } ne contient aucun fait. Un fait est une ligne d'un tableau Markdown, comme : | B01 | basics / C1, C3 | Ce qui est. | Référence |
