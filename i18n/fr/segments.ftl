### The page of segments.

segments-subtitle = Des groupes de vos clients selon la date de leur dernier achat, leur fréquence et leur montant. Ils se tiennent à jour tout seuls.
segments-list = Vos segments
segments-order-note = L’ordre compte : le segment principal d’un client est le premier de cette liste qui lui correspond. Faites glisser un segment ou utilisez ses flèches.
segments-order-note-read = L’ordre compte : le segment principal d’un client est le premier de cette liste qui lui correspond.
segments-days = { $days } jours
segments-unknown = Ce segment n’existe pas (ou plus). Voici ceux qui existent.
segments-none = Il n’y a aucun segment
segments-none-note = Ajoutez le vôtre ou revenez aux segments par défaut.
segments-add = Ajouter un segment
segments-full = Il ne peut pas y avoir plus de { $most } segments.
segments-read-only = Vous pouvez consulter les segments, pas les modifier
segments-read-only-note = Demandez au propriétaire de la boutique l’autorisation de les modifier.
segments-staged = La version { $version } est en préparation
segments-staged-note = { $done } clients sur { $all } sont reclassés. Vous voyez ici les segments de cette version.
segments-empty = Il n’y a pas encore de clients
segments-empty-note = Les segments se remplissent tout seuls dès qu’il y a des commandes. Importez les anciennes pour commencer.

# What is said of each
segments-figure-customers = Clients
segments-figure-share = Part
segments-figure-spend = Dépenses
segments-figure-trend = Tendance
segments-figure-week = Depuis une semaine
segments-figure-primary = Principal pour
segments-primary-below = clients dont c’est le premier segment correspondant
segments-share-of-all = { $share } de tous les clients
segments-was = avant { $was }
segments-now = actuellement { $now }
segments-state-new = Nouveau
segments-state-changed = Modifié
segments-trend-none = Pas encore d’historique
segments-trend-unsaved = Compté à partir du jour où vous l’enregistrez. La courbe commence le lendemain.
segments-trend-awaited = Pas encore compté. La courbe commence dès qu’il est actif.
segments-trend-begins = Compté depuis le { $day }. La courbe commence demain.
segments-trend-since = Compté depuis le { $day }.
segments-trend-label = { $segment }, { $days } derniers jours : de { $from } à { $to } clients
segments-move-up = Monter { $segment }
segments-move-down = Descendre { $segment }
segments-moved = { $segment } est maintenant numéro { $at } sur { $of }

# One of them
segments-customers = Voir les clients
segments-duplicate = Dupliquer
segments-copy-of = { $name } (copie)
segments-deleted = { $segment } est supprimé de votre brouillon
segments-cells = Quels clients
segments-cells-note = Où se situe le segment dans votre boutique, et combien de ses clients s’y trouvent actuellement.
segments-cells-caption = Scores que sélectionne { $segment }
segments-cells-all = En entier
segments-cells-part = En partie
segments-cells-none = Pas du tout
segments-cells-prospects = Les clients sans commande en font aussi partie. Ils n’ont pas de score.
segments-cells-unknown = L’image ne peut pas encore être dessinée.
segments-overlap = Aussi dans d’autres segments
segments-overlap-note = Un client peut être dans plusieurs segments à la fois.
segments-overlap-caption = Clients de { $segment } dans d’autres segments
segments-overlap-share = Part de ce segment
segments-overlap-none = Aucun de ses clients n’est dans un autre segment.
segments-over-time = Clients au cours des { $days } derniers jours

# Editing
segments-new-title = Nouveau segment
segments-edit-title = Modifier { $segment }
segments-nameless = Nouveau segment
segments-done = Terminé
segments-names = Noms
segments-names-note = Dans chaque langue dans laquelle vous ou votre équipe utilisez l’application. Un seul suffit.
segments-name-missing = Donnez-lui un nom dans au moins une langue.
segments-name-long = Ce nom est trop long.
segments-name-shared = Un autre segment porte aussi ce nom.
segments-names-shared = Plusieurs segments portent le même nom
segments-names-missing = Manque en { $languages }. « { $shown } » est affiché à la place.
segments-rule = Règle
segments-rule-note = Un client fait partie du segment lorsque tout ce qui est choisi ici est vrai.
segments-rule-of = Qui il sélectionne
segments-rule-of-scored = Clients avec commandes
segments-rule-of-prospects = N’a pas encore commandé
segments-rule-prospects-note = Tous les clients qui ont un compte et aucune commande qui compte. Dès qu’ils achètent, ils en sortent tout seuls.
segments-rule-more = Autres conditions
segments-in-words = En toutes lettres
segments-kind-any = Peu importe
segments-kind-at-least = Au moins
segments-kind-at-most = Au plus
segments-kind-exactly = Exactement
segments-kind-between = Entre
segments-kind-one-of = L’un parmi
segments-kind-as-written = Tel qu’il a été écrit
segments-value = Score
segments-value-from = Du score
segments-value-to = Au score
segments-alternatives = Et au moins l’une de celles-ci
segments-alternatives-note = Pour des règles comme « dépense beaucoup ou achète souvent » : en plus de ce qui est choisi ci-dessus, au moins une alternative doit être vraie.
segments-alternative = Alternative { $at }
segments-alternative-add = Ajouter une alternative
segments-alternative-remove = Retirer
segments-alternative-remove-label = Retirer l’alternative { $at }
segments-wrong = { $count ->
        [one] { $shown } élément est à corriger
        [many] { $shown } d’éléments sont à corriger
       *[other] { $shown } éléments sont à corriger
    }
segments-wrong-note = D’ici là, les chiffres sont ceux d’avant.
segments-wrong-rule = Choisissez au moins une condition.
segments-wrong-condition = Cette condition n’est pas valide.
segments-wrong-score = Un score de { $from } à { $to }.
segments-warnings = À regarder de plus près

# The draft
segments-draft = Pas encore enregistré
segments-draft-note = Rien ne change pour vos clients tant que vous n’enregistrez pas.
segments-draft-same = Tout est de nouveau comme avant.
segments-discard = Abandonner
segments-discard-title = Abandonner toutes les modifications ?
segments-discard-note = Tout ce que vous avez modifié depuis le dernier enregistrement sera perdu.
segments-review = Vérifier et enregistrer
segments-review-title = Ce que l’enregistrement change
segments-moving = { $count ->
        [one] { $shown } client sur { $all } change de segment principal
        [many] { $shown } de clients sur { $all } changent de segment principal
       *[other] { $shown } clients sur { $all } changent de segment principal
    }
segments-sizes-caption = Tailles des segments qui changent
segments-sizes-same = Aucun segment ne change de taille.
segments-size-now = Actuellement
segments-size-then = Ensuite
segments-entering = Entrants
segments-leaving = Sortants
segments-movers = Qui sont-ils
segments-movers-way = Qui passe de { $from } à { $to }
segments-movers-caption = Clients qui changent de segment principal
segments-movers-none = Personne.
segments-mover = Client
segments-mover-from = De
segments-mover-to = Vers
segments-difference-added = Nouveau : { $segment }
segments-difference-removed = Supprimé : { $segment }
segments-difference-renamed = Renommé : { $from } → { $to }
segments-difference-translated = Nom traduit de { $segment } : { $languages }
segments-difference-ruled = Autre règle : { $segment }
segments-difference-reordered = Autre ordre
segments-difference-none = Aucun segment n’est différent.
segments-conflict-missing = Absent
segments-conflict-order = Ordre
segments-conflict-order-same = Comme avant
segments-theirs-taken = La version { $version } est conservée. Vos modifications sont abandonnées.
segments-defaults = Segments par défaut
segments-defaults-title = Revenir aux segments par défaut ?
segments-defaults-note = Les segments par défaut remplacent les vôtres dans le brouillon. Rien n’est enregistré tant que vous n’avez pas vérifié, et vous pouvez annuler.
segments-defaults-take = Utiliser les segments par défaut
