### Movement between two days, cohorts, and revenue.

# The page
movement-subtitle = Qui est passé d’un segment à l’autre entre deux jours, et qui revient.
movement-empty-title = Personne n’a encore bougé
movement-empty-text = Les mouvements apparaissent dès qu’il y a des commandes. Importez les anciennes pour remonter aussi loin qu’elles vont.
movement-empty-action = Importer des commandes

# Two days
movement-span = Depuis
movement-span-day = Hier
movement-span-week = Une semaine
movement-span-month = Un mois
movement-span-quarter = Un trimestre
movement-from = De la fin du
movement-to = À la fin du
movement-wrong-way = Le premier jour ne peut pas être après le second.
movement-ahead = { $day } est une date future. Période affichée à la place : { $days }.
movement-gone = Le { $day } n’est plus conservé
movement-gone-way-out = Choisissez un premier jour plus récent.

# Flows
movement-flows = Entre segments
movement-flows-note = Par segment principal. Choisissez un flux pour voir qui s’y trouve.
movement-flows-label = Clients d’un segment à l’autre, du { $from } au { $to }
movement-stayed-too = Afficher ceux qui sont restés
movement-nobody = Personne n’a bougé entre ces jours.
movement-new = Pas encore comptés
movement-gone-end = Fusionnés
movement-changed = Ont changé de segment
movement-came = Comptés pour la première fois
movement-came-note = Compté pour la première fois signifie : absent des chiffres du { $day }. Il peut s’agir d’une première commande depuis, mais aussi d’un client plus ancien apporté par une importation ou une modification dans Shopify.
movement-went = Fusionnés avec d’autres
movement-stayed = Sont restés

# Customers of a flow
movement-customer = Client
movement-from-segment = De
movement-to-segment = Vers
movement-scores-before = Scores avant
movement-scores-after = Scores après
movement-score-before = { $dimension } (avant)
movement-score-after = { $dimension } (après)
movement-list-note = Les scores sont la récence, la fréquence et le montant.
movement-stayed-list = Ils sont dans le même segment les deux jours.

# Cohorts
movement-cohorts = Qui revient
movement-cohorts-note = Clients par mois de première commande, et combien d’entre eux ont commandé chacun des mois suivants.
movement-cohorts-months = Jusqu’où remonter
movement-months = { $count ->
        [one] { $shown } mois
        [many] { $shown } de mois
       *[other] { $shown } mois
    }
movement-so-far = en cours
movement-month-so-far = { $month }, en cours
movement-cohorts-none = Les cohortes apparaissent une fois le premier jour terminé.
movement-cohorts-scale = Part des clients qui ont commandé
movement-cohort = Première commande
movement-months-later = Mois depuis la première commande
movement-ordered = Ont commandé
movement-cohort-cell = { $month }, { $count ->
        [one] { $later } mois plus tard
        [many] { $later } de mois plus tard
       *[other] { $later } mois plus tard
    } : { $active } sur { $customers } ont commandé

# Revenue
movement-revenue = Chiffre d’affaires par segment
movement-revenue-note = Par mois ; chaque commande compte dans le segment où était le client à la fin de ce jour. Qui vient d’acheter est alors dans un segment d’acheteurs récents.
movement-revenue-money = Chiffre d’affaires
movement-revenue-before = Période précédente
movement-revenue-change = Évolution
movement-revenue-month-change = Évolution par rapport au mois précédent
movement-revenue-days = du { $from } au { $to }
movement-revenue-against = Période : { $now } ; comparée à celle { $before }
movement-revenue-alone = Période : { $now }. Pas encore de comparaison : les commandes connues ne remontent pas jusqu’au { $day }.
movement-revenue-none = Le chiffre d’affaires apparaît une fois le premier jour terminé.
movement-month = Mois
