### The page on which the edges of scores are set. $shown, $moving, $done and the like are numbers as they are written.

thresholds-subtitle = Décidez ce qui rend un client récent, fréquent et précieux, et voyez qui changerait de place avant d’enregistrer.
thresholds-read-only-note = Pour enregistrer, il vous faut l’autorisation de modifier les paramètres. Demandez-la au propriétaire de la boutique.

# Values in words
# $count chooses the plural, $shown is the number as it is written.
thresholds-days = { $count ->
        [one] { $shown } jour
        [many] { $shown } de jours
       *[other] { $shown } jours
    }
thresholds-orders = { $count ->
        [one] { $shown } commande
        [many] { $shown } de commandes
       *[other] { $shown } commandes
    }
thresholds-edge-nobody = personne
thresholds-recency-range = Saisissez un nombre de jours de { $least } à { $greatest }.
thresholds-recency-range-from = Saisissez un nombre de jours : { $least } ou plus.
thresholds-frequency-range = Saisissez un nombre de commandes de { $least } à { $greatest }.
thresholds-frequency-range-from = Saisissez un nombre de commandes : { $least } ou plus.
thresholds-monetary-range = Saisissez un montant de { $least } à { $greatest }.
thresholds-monetary-range-from = Saisissez un montant d’au moins { $least }.
thresholds-weight-range = Saisissez un pourcentage de { $least } à { $greatest }.
thresholds-score-range = Saisissez une note de { $least } à { $greatest }.

# Where edges come from
thresholds-source = Point de départ
thresholds-source-note = En choisir un fixe à nouveau les seuils de toutes les dimensions. Chacune peut ensuite avoir les siens.
thresholds-preset-small = Petite boutique
thresholds-preset-medium = Boutique moyenne
thresholds-preset-plus = Grande boutique (Plus)
thresholds-base-quintiles = Cinq groupes égaux
thresholds-base-given = Vos propres seuils
thresholds-average-order = Panier moyen ({ $currency })
thresholds-average-order-note = Laissez vide pour utiliser la valeur habituelle d’une boutique de cette taille.
thresholds-every-days = Recalculer tous les (jours)
thresholds-every-days-note = Les groupes sont recalculés à mesure que vos clients changent.
thresholds-own-of = Seuils propres pour : { $dimensions }
thresholds-follow-all = Utiliser le point de départ partout
thresholds-follows-preset = Selon la taille de la boutique
thresholds-follows-quintiles = Selon des groupes égaux
thresholds-from-base = Du point de départ
thresholds-own-edges = Seuils propres
thresholds-half-life = Demi-vie
thresholds-half-life-of = Demi-vie de { $days }
thresholds-half-life-note = Nombre de jours après lesquels une dernière commande compte deux fois moins. Les quatre seuils en découlent.
thresholds-edges-of = Seuils : { $dimension }

# Dimensions
thresholds-recency-note = Depuis combien de temps date la dernière commande.
thresholds-frequency-note = Combien de commandes il y a.
thresholds-monetary-note = Combien a été dépensé, moins les remboursements.
thresholds-score = Note
thresholds-scores-of = Notes : { $dimension }
thresholds-edge-name = { $dimension }, seuil de la note { $score }
thresholds-recency-edge = Dernière commande il y a … jours au plus
thresholds-frequency-edge = Au moins … commandes
thresholds-monetary-edge = Dépensé au moins ({ $currency })
thresholds-recency-rest = plus ancienne
thresholds-frequency-rest = moins de commandes
thresholds-monetary-rest = moins dépensé
thresholds-recency-from = jusqu’à il y a { $edge }

# Weights
thresholds-weights = Score global
thresholds-weights-note = Le poids de chaque note, en pourcentage. Les deux autres s’ajustent pour que la somme fasse 100.
thresholds-weight-of = Poids : { $dimension } (%)
thresholds-low-score = Score faible en dessous de
thresholds-low-score-note = Le score global va de 1 à 5. Les clients sous la limite sont signalés comme ayant un score faible.
thresholds-mean-score = Score global moyen
thresholds-low-scores = Clients avec un score faible
thresholds-now-is = maintenant { $now }
thresholds-spread = Clients par score global. Le contour montre l’état actuel, la ligne la limite d’un score faible.
thresholds-spread-part = De { $from } à { $to } : { $shown } clients, maintenant { $now }

# What would change
thresholds-moving = { $count ->
        [0] Personne ne changerait de place
        [one] { $moving } client sur { $customers } changerait de place
        [many] { $moving } clients sur { $customers } changeraient de place
       *[other] { $moving } clients sur { $customers } changeraient de place
    }
thresholds-nobody-moves = Personne ne changerait de place. Faites glisser un seuil pour voir ce qui change.
thresholds-would-move = Clients qui changeraient de place
thresholds-now = Maintenant
thresholds-then = Ensuite
thresholds-change = Évolution
thresholds-spend-now = Dépenses actuelles
thresholds-spend-then = Dépenses ensuite
thresholds-segments = Segments de clients
thresholds-segments-note = Tailles et dépenses, maintenant et avec ces seuils. Un client peut être dans plusieurs segments.
thresholds-segments-caption = Tailles et dépenses des segments, maintenant et ensuite
thresholds-segments-unchanged = { $count ->
        [one] { $shown } segment inchangé
        [many] { $shown } de segments inchangés
       *[other] { $shown } segments inchangés
    }
thresholds-spend-change = Évolution des dépenses
thresholds-flows = Qui irait où
thresholds-flows-picture = Passages d’un segment à l’autre
thresholds-flows-note = Par segment principal. Choisissez un passage pour n’afficher que ses clients.
thresholds-picture = Image
thresholds-picture-moves = Mouvements
thresholds-picture-grid = Grille
thresholds-moves-smaller = { $count ->
        [one] Afficher { $shown } mouvement plus petit
        [many] Afficher { $shown } de mouvements plus petits
       *[other] Afficher { $shown } mouvements plus petits
    }
thresholds-moves-largest = N’afficher que les plus grands
thresholds-grid = Récence selon la fréquence et le montant
thresholds-grid-caption = Clients de chaque case, et l’évolution
thresholds-grid-note = Clients avec ces seuils et, en dessous, combien de plus ou de moins que maintenant.
thresholds-movers = Clients qui changeraient de segment
thresholds-movers-list = Liste des clients qui changeraient de segment
thresholds-movers-note = { $count ->
        [one] { $shown } client, le plus grand passage d’abord.
        [many] { $shown } de clients, le plus grand passage d’abord.
       *[other] { $shown } clients, le plus grand passage d’abord.
    }
thresholds-movers-of = { $count ->
        [one] { $shown } client de { $from } vers { $to }.
        [many] { $shown } de clients de { $from } vers { $to }.
       *[other] { $shown } clients de { $from } vers { $to }.
    }
thresholds-movers-all = Tout afficher
thresholds-customer = Client
thresholds-customer-gone = N’est plus là
thresholds-warnings = À revoir

# Changes and saving
thresholds-changes = Vos modifications
thresholds-unsaved = Modifications non enregistrées
thresholds-unchanged = Comme enregistré dans la version { $version }
thresholds-reset = Réinitialiser
thresholds-save = Enregistrer les seuils
thresholds-field = Paramètre
thresholds-staged = La version { $version } est en cours d’application
thresholds-staged-note = { $done } clients sur { $all } sont prêts. Tant que tous ne le sont pas, rien ne change.
thresholds-activated = La version { $version } est maintenant active

# Somebody else saved
thresholds-conflict-note = La version { $version } a été enregistrée pendant vos modifications. Les vôtres sont toujours là.
thresholds-look-at-both = Comparer les deux
