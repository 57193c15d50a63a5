# Ce qui peut être faux dans une banque de questions ou dans training.yaml : ce
# qui ne va pas, puis ce qu'il faut faire.

fault-unreadable-file = Ce fichier ne peut pas être lu : { $reason }. Vérifiez qu'il s'agit d'un fichier et que vous avez le droit de l'ouvrir.
fault-file-too-large = Ce fichier dépasse { $limit } Mio. Répartissez la banque en plusieurs fichiers.
fault-not-utf8 = L'octet { $byte } n'est pas de l'UTF-8. Enregistrez de nouveau le fichier avec le codage UTF-8.
fault-syntax = À partir d'ici le fichier n'est plus du YAML : { $reason }. Vérifiez les guillemets, les deux-points et le retrait de cette ligne et de la précédente.
fault-unclosed-quote = Un guillemet est ouvert et jamais fermé. Fermez-le, et écrivez \" pour un guillemet à l'intérieur du texte.
fault-unclosed-bracket = Le signe { $bracket } est ouvert et jamais fermé. Fermez-le.
fault-colon-in-text = Un deux-points suivi d'une espace figure dans un texte sans guillemets. Mettez tout le texte entre guillemets.
fault-hash-ends-text = Une espace suivie de # commence un commentaire : la suite n'est pas lue, pas même un crochet fermant. Mettez le texte entre guillemets.
fault-bad-indentation = Cette ligne ne commence pas dans la colonne des lignes de son groupe. Alignez-la sur elles avec des espaces ; une nouvelle question commence par un tiret.
fault-missing-colon = Il manque un deux-points suivi d'une espace après le nom du champ. Écrivez nom: valeur ; si cette ligne appartient au texte du dessus, mettez-la plus en retrait.
fault-text-begins-with-sign = Un texte qui commence par { $sign } demande des guillemets. Mettez tout le texte entre guillemets.
fault-missing-comma = Il faut ici une virgule ou le crochet fermant. Mettez une virgule entre les entrées ; un texte qui contient une virgule, un deux-points ou un crochet demande des guillemets.
fault-extra-bracket = Le crochet { $bracket } ne ferme rien. Supprimez-le, ou mettez entre guillemets le texte auquel il appartient.
fault-text-after-block-sign = Après | ou >, le texte commence à la ligne suivante, en retrait. Un texte qui commence lui-même par | ou > demande des guillemets.
fault-bad-escape = Entre guillemets doubles, une barre oblique inverse a un sens particulier. Écrivez \\ pour une telle barre, ou mettez le texte entre guillemets simples.
fault-text-after-quote = Le texte entre guillemets se ferme avant cet endroit, puis continue. Fermez-le à sa fin ; à l'intérieur de { $quote }, écrivez { $inside } pour le guillemet lui-même.
fault-hyphen-in-text = Un tiret suivi d'une espace commence une entrée de liste, qui se place sur sa propre ligne. Mettez entre guillemets un texte qui commence ainsi.
fault-tab-indentation = Cette ligne est en retrait par une tabulation. N'utilisez que des espaces.
fault-too-deep = Des listes et des champs sont imbriqués sur plus de { $limit } niveaux. Vérifiez les retraits et les crochets.
fault-too-many-values = Le fichier contient plus de { $limit } valeurs, en comptant ce que les alias répètent. Supprimez les alias ou divisez la banque.
fault-second-document = Un second document commence ici. Supprimez la ligne ---, ou placez cette partie dans un fichier à part.
fault-unknown-alias = Un texte qui commence par * doit être entre guillemets ; sans eux c'est le renvoi à un nom qui n'existe pas. Mettez tout le texte entre guillemets.
fault-tag-not-allowed = L'étiquette { $tag } n'est pas employée dans ces fichiers. Supprimez-la ; un texte qui commence par ! doit être entre guillemets.
fault-too-many-faults = Il y a plus de fautes que ces { $shown }. Corrigez d'abord celles-ci, puis vérifiez de nouveau.
fault-key-not-text = Le nom d'un champ doit être un mot, et non une liste ou un groupe de champs. Un texte qui commence par un crochet ou une accolade doit être entre guillemets.
fault-duplicate-key = Le champ { $key } figure ici une seconde fois ; la première est à la ligne { $first_line }. Supprimez l'un des deux ; si une nouvelle question ou proposition commence ici, mettez un tiret devant son premier champ.
fault-unknown-field = Il n'y a pas de champ { $field } ici. Les champs possibles sont : { $known }.
fault-misspelt-field = Il n'y a pas de champ { $field } ici. Vouliez-vous écrire { $nearest } ?
fault-missing-field = Le champ { $field } manque. Ajoutez-le.
fault-wrong-type =
    { $wanted ->
        [list] Il faut ici une liste, entre crochets comme [a, b] ou chaque élément sur une ligne qui commence par un tiret
        [fields] Il faut ici des champs, chacun sous la forme nom: valeur
        [word] Il faut ici un mot
       *[text] Il faut ici une valeur simple
    }, mais il y a { $found ->
        [list] une liste
        [fields] un groupe de champs
        [nothing] un vide
       *[value] une valeur simple
    }. Écrivez-le sous cette forme ou supprimez le champ.
fault-quotes-wanted = Sans guillemets, { $text } est lu comme un nombre ou comme oui ou non. Mettez-le entre guillemets (certamen check --fix le fait).
fault-not-true-or-false = { $text } n'est ni true ni false. Écrivez true ou false.
fault-bad-whole-number = { $text } n'est pas un nombre entier de { $min } à { $max }. Écrivez-le en chiffres.
fault-empty-text = Le texte est vide. Écrivez-le ou supprimez le champ.
fault-forbidden-character = Le caractère invisible { $character } n'est pas admis dans un texte. Supprimez-le ; le plus sûr est de retaper les mots voisins.
fault-line-break = Ce texte doit tenir sur une ligne. Réunissez ses lignes.
fault-not-nfc = Dans ce texte, lettres et accents sont enregistrés séparément ; ils ont été réunis. Enregistrez le fichier sous la forme Unicode NFC (certamen check --fix le fait).
fault-text-too-long = Ce texte compte { $count } caractères, mais { $limit } au plus sont possibles. Raccourcissez-le.
fault-missing-translation = Le texte dans la langue { $lang } manque ; une autre langue s'affiche à sa place. Ajoutez-le, ou retirez { $lang } de languages.
fault-extra-language = La langue { $lang } ne figure pas dans languages de ce fichier, ce texte est donc laissé de côté. Ajoutez { $lang } à languages ou supprimez le texte.
fault-comma-in-text = La virgule avant « { $text } » termine le texte : entre accolades, un texte qui contient une virgule demande des guillemets. Mettez tout le texte entre guillemets.
fault-odd-space = Il y a ici une espace d'une autre sorte ({ $space }), comme en écrivent les traitements de texte et certains claviers. Tapez une espace ordinaire (certamen check --fix le fait).
fault-tab-in-text = Il y a une tabulation dans ce texte. Mettez une espace (certamen check --fix le fait).
fault-missing-hyphen = Une nouvelle question semble commencer ici sans son tiret. Écrivez un tiret et une espace devant id.
fault-missing-reason = La raison manque. Écrivez après le deux-points pourquoi cet avertissement est admis ici.
fault-misspelt-language = { $text } n'est pas le code usuel d'une langue. Vouliez-vous dire { $nearest } ?
fault-bad-language = { $text } n'est pas une langue. Écrivez un code tel que en, vi ou fr.
fault-duplicate-entry = { $text } figure une seconde fois ; la première est à la ligne { $first_line }. Supprimez l'un des deux.
fault-empty-list = Le champ { $field } est vide. Ajoutez au moins un élément.
fault-bad-id = { $id } ne peut pas servir d'identifiant. Utilisez des minuscules sans accent, des chiffres et des tirets, { $limit } au plus.
fault-duplicate-id = L'identifiant { $id } est déjà pris à la ligne { $first_line }. Donnez-en un autre à celui-ci.
fault-unknown-word = { $text } n'est pas une valeur de { $field }. Écrivez l'un de ces mots : { $known }.
fault-misspelt-word = { $text } n'est pas une valeur de { $field }. Vouliez-vous écrire { $nearest } ?
fault-unknown-topic = Le thème { $topic } n'est pas déclaré. Ajoutez-le à topics, ou écrivez l'un de ceux-ci : { $known }.
fault-bad-competence = { $text } n'est pas une compétence. Écrivez un code de C1 à C10.
fault-bad-share = { $text } n'est pas une part comprise entre 0 et 100 %. Écrivez un pourcentage tel que 70% ou une fraction telle que 7/10.
fault-bad-duration = { $text } n'est pas une durée comprise entre 10 secondes et 24 heures. Écrivez par exemple 90s, 25m ou 1h30m.
fault-bad-date = { $text } n'est pas un jour du calendrier. Écrivez l'année, le mois et le jour, par exemple 2026-08-02.
fault-dates-reversed = La question doit être relue avant d'être valable. Mettez un jour postérieur dans review_by.
fault-bad-decimal = { $text } n'est pas un nombre décimal. Écrivez des chiffres avec un point, par exemple 72 ou 12.5.
fault-negative-tolerance = La tolérance est inférieure à zéro. Écrivez 0 ou plus.
fault-too-few-parts = Le champ { $field } en compte { $found }, mais il en faut au moins { $min }. Ajoutez ce qui manque.
fault-too-many-parts = Le champ { $field } en compte { $found }, mais { $max } au plus sont admis. Supprimez-en, ou faites-en deux questions.
fault-not-one-correct = Une seule proposition doit être juste, mais ici leur nombre est { $found }. Mettez correct: true sur une seule proposition.
fault-none-correct = Aucune proposition n'est juste. Mettez correct: true sur l'une d'elles au moins.
fault-all-correct = Toutes les propositions sont justes. Ajoutez-en au moins une fausse.
fault-choose-mismatch = On demande d'en choisir { $choose }, mais le nombre de propositions justes est { $correct }. Rendez les deux nombres égaux.
fault-same-text = { $text } se lit comme celui de la ligne { $first_line }. Rendez-les différents, ou supprimez l'un des deux.
fault-accepts-anything = Ce modèle accepte n'importe quelle réponse. Écrivez au moins une lettre ou un chiffre à côté de *.
fault-gap-missing = Le trou {"{"}{ $gap }{"}"} manque dans le texte { $lang }. Placez-le exactement une fois.
fault-gap-repeated = Le trou {"{"}{ $gap }{"}"} figure plusieurs fois dans le texte { $lang }. Ne le laissez qu'une fois.
fault-gap-unknown = Le texte { $lang } a le trou {"{"}{ $gap }{"}"}, mais gaps en compte { $gaps }. Supprimez-le, ou ajoutez ses propositions à gaps.
fault-span-unclosed = Les signes [[ et ]] ne vont pas par paires dans le texte { $lang }. Fermez chaque [[ par ]] avant d'en ouvrir un autre.
fault-span-empty = Le texte { $lang } a un passage [[ ]] sans mots. Écrivez les mots à marquer entre les crochets.
fault-spans-differ = Le texte { $lang } n'a pas les mêmes passages que le texte { $first }. Mettez le même nombre de [[passages]] dans le même ordre, avec * sur les mêmes.
fault-no-span-to-mark = Aucun passage n'est à marquer. Mettez * au début de l'un d'eux au moins, par exemple [[*nom]].
fault-no-span-to-leave = Tous les passages sont à marquer, il suffirait donc de tout marquer. Ajoutez au moins un passage sans *.
fault-no-questions = La banque ne contient aucune question. Ajoutez-en au moins une sous questions.
fault-topic-unused = Aucune question ne relève du thème { $topic }. Écrivez-en une ou supprimez le thème.
fault-draw-beyond-topic = { $wanted } questions doivent être tirées de { $topic }, qui n'en compte que { $has }. Tirez-en moins ou écrivez-en d'autres.
fault-too-few-situations = Au moins { $wanted } des questions tirées doivent être des mises en situation ({ $section }), or il n'y en a que { $has }. Baissez la part, ou écrivez d'autres questions avec situation: true.
fault-draw-beyond-bank = { $wanted } questions doivent être tirées, mais la banque n'en compte que { $has }. Tirez-en moins ou écrivez-en d'autres.
fault-unknown-section = Aucune question ne relève de { $section }. Fixez le minimum sur l'un de ceux-ci : { $known }.
fault-minimum-not-drawn = Un minimum est fixé pour le thème { $topic }, mais aucune question n'en est tirée. Tirez-en, ou supprimez le minimum.
fault-bad-code = { $code } ne peut pas servir de code participant. Utilisez des lettres sans accent, des chiffres, des points, des tirets et des tirets bas, { $limit } au plus.
fault-bad-extra-time = { $text } n'est pas un facteur de temps de 1 à 4. Écrivez par exemple 1.25 ou 5/4.
fault-bad-validity = { $text } n'est pas une durée de validité. Écrivez des années ou des mois, par exemple 2y ou 24m.
fault-bad-issuer = { $text } n'est pas un organisme émetteur. Écrivez l'identifiant entier, qui commence par did:key:z6Mk.
fault-unknown-unit = L'unité { $unit } ne figure pas dans units de cette formation. Ajoutez-la à units, ou écrivez-la comme elle y figure.
fault-bad-file-name = { $name } n'est pas le nom d'un fichier du dossier de la formation. Écrivez un nom tel que roster.yaml, sans dossier.
fault-bad-colour = { $text } n'est pas une couleur. Écrivez # et six chiffres hexadécimaux entre guillemets, par exemple "#1b3f6b".
fault-bad-picture-name = { $name } n'est pas le nom d'une image placée à côté de page.yaml. Écrivez un nom tel que logo.png ou logo.jpg, sans dossier.
fault-picture-too-large = L'image { $name } dépasse { $limit } Mio. Enregistrez-la en plus petit.
fault-bad-picture = { $name } n'est pas une image PNG ou JPEG que l'on puisse imprimer : elle est d'un autre format, endommagée, ou dépasse { $limit } pixels en largeur ou en hauteur. Enregistrez-la de nouveau en PNG ou JPEG.
fault-missing-bank = Il n'y a pas de banque { $bank } utilisable dans question_banks. Ajoutez son fichier, corrigez ses fautes, ou retirez-la de quizzes.
fault-quiz-named-as-bank = Une banque porte déjà l'identifiant { $id }. Donnez un autre identifiant au quiz.
fault-same-question = La question { $question } se trouve dans { $first } et dans { $second }. Donnez un autre identifiant à l'une des deux, pour que le quiz puisse tirer des deux banques.
fault-no-common-language = Ces banques n'ont aucune langue en commun : personne ne pourrait lire tout le quiz. Retirez-en une ou traduisez-la.
fault-same-bank = L'identifiant { $id } appartient déjà à la banque du fichier { $first }. Donnez un autre identifiant à l'une des deux.
fault-file-name-differs = Ce fichier contient la banque { $id }. Donnez au fichier le nom de sa banque.
fault-unknown-check = { $code } n'est pas le code d'un avertissement : rien n'est donc autorisé. Supprimez cette ligne ; certamen check --explain list donne les codes.
fault-misspelt-check = { $code } n'est pas le code d'un avertissement : rien n'est donc autorisé. Vouliez-vous dire { $nearest } ?

# Ce dont « check » avertit dans un fichier qui se charge.

fault-not-translated = Ce texte est le même dans toutes les langues du fichier ({ $langs }). Écrivez-le une fois par langue.
fault-same-translation = Le texte en { $lang } répète mot pour mot celui en { $other }. Traduisez-le.
fault-short-translation = Le texte en { $lang } ne fait que { $percent } % de la longueur de celui en { $other } ; une partie semble manquer. Comparez les deux.
fault-long-prompt = Cette question compte { $count } caractères ({ $lang }) ; au-delà de { $limit }, elle ne tient pas sur un écran avec ses propositions. Raccourcissez-la.
fault-long-option = Cette proposition compte { $count } caractères ({ $lang }) ; au-delà de { $limit }, elle se compare mal aux autres. Raccourcissez-la.
fault-key-longest = La bonne proposition est la plus longue dans { $count } questions sur { $of } : choisir la plus longue suffit souvent. Raccourcissez-la, ou allongez des propositions fausses, dans certaines de ces questions : { $questions }.
fault-key-position = La bonne proposition est la numéro { $position } dans { $count } questions sur { $of }. Variez la place ; là où les propositions ne sont pas mélangées, les participants le voient.
fault-one-sided-statements = Les { $of } affirmations sont toutes { $answer ->
        [true] vraies
       *[false] fausses
    } : répondre toujours ainsi suffit. Retournez-en quelques-unes.
fault-all-of-the-above = « { $text } » parle des autres propositions : les propositions sont mélangées, et deux bonnes suffisent à la trahir. Écrivez une proposition à part entière, ou utilisez multiple_response.
fault-absolute-word = « { $word } » ne figure que dans { $key ->
        [right] la bonne proposition
       *[wrong] des propositions fausses
    }. Les mots sans exception montrent quelles propositions sont fausses. Supprimez-le, ou employez-le des deux côtés.
fault-double-negative = La question nie deux fois : « { $first } » et « { $second } ». Posez-la dans l'autre sens.
fault-small-not = « { $word } » retourne la question et passe facilement inaperçu. Demandez plutôt ce qui est juste, ou écrivez { $capitals }.
fault-duplicate-question = C'est la même question que { $id } à la ligne { $first_line }. Supprimez l'une des deux.
fault-near-duplicate = Cette question partage { $percent } % de son texte avec { $id } à la ligne { $first_line }. Gardez-en une, ou faites-leur demander des choses différentes.
fault-accents-only = « { $text } » ne diffère du texte de la ligne { $first_line } que par des accents, ce qui passe facilement inaperçu. Choisissez d'autres mots.
fault-no-source = La question n'a pas de source. Indiquez dans source où se lit la réponse.
fault-no-explanation = La question n'a pas d'explication. Indiquez dans explanation pourquoi la réponse est juste.
fault-review-overdue = Cette question devait être relue avant le { $day }. Comparez-la à sa source, et inscrivez la prochaine date de relecture.
fault-review-soon = Cette question est à relire avant le { $day } (jours restants : { $days }). Comparez-la à sa source, et inscrivez la prochaine date de relecture.
fault-not-yet-valid = Cette question ne vaut qu'à partir du { $day }. Utilisez-la à partir de ce jour, ou corrigez valid_from.
fault-word-quotes = Le guillemet { $mark } vient d'un traitement de texte ; ici il fait partie du texte. Écrivez " ou ' à la place (certamen check --fix le fait).
fault-hash-in-text = À partir de # ceci est lu comme un commentaire, et non comme une partie du texte. Mettez le texte entre guillemets ; un commentaire a une espace après son #.
fault-stray-quote = Ce texte se termine par un guillemet sans commencer par un guillemet : celui-ci fait donc partie du texte. Ajoutez-en un au début, ou supprimez celui-ci.
fault-unused-anchor = Le mot qui commence par & est lu comme un nom de YAML, et non comme une partie du texte. Mettez le texte entre guillemets.
fault-tab = Il y a une tabulation entre des mots ici. Mettez une espace à la place (certamen check --fix le fait).
fault-line-ends = Certaines lignes de ce fichier finissent comme sous Windows et d'autres non. Enregistrez-le avec une seule fin de ligne (certamen check --fix le fait).
fault-draw-overlap = Deux tentatives partagent en moyenne { $percent } % de leurs questions : la seconde répète surtout la première. Tirez-en moins, écrivez plus de questions, ou n'autorisez qu'une tentative.
fault-guessable-pass = Sur { $of } personnes qui ne font que deviner, { $passes } atteignent ce seuil. Tirez plus de questions, ou donnez-leur plus de propositions ; un seuil plus élevé aide aussi.
fault-competence-unmeasured = Aucune question de cette formation ne mesure { $competence }. Écrivez-en une, ou retirez la compétence.
fault-unused-allow = Il n'y a plus d'avertissement { $code } ici. Retirez-le de allow.
fault-sealed-name = Cette banque scellée ne porte pas le nom d'une banque. Nommez-la ID.yaml.age, d'après l'identifiant de la banque qu'elle contient : minuscules, chiffres et traits d'union.
fault-sealed-beside-plain = La banque { $id } se trouve aussi ici en clair, et c'est elle qui sert : aucune phrase secrète n'est demandée. Retirez le fichier en clair avant que ce dossier ne voyage, ou supprimez celui-ci.
