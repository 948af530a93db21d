### What charts and downloads say on any page.

# The grid of recency against frequency and monetary
charts-grid-place = Récence { $recency }, fréquence et montant { $other } : { $count ->
        [one] { $shown } client
        [many] { $shown } de clients
       *[other] { $shown } clients
    }, { $spend }

# Pictures and their tables
charts-as-table-of = En tableau : { $what }
charts-as-picture-of = En image : { $what }
charts-numbers-of = Chiffres : { $what }
charts-not-drawn = Le graphique n’a pas pu être chargé. Ses chiffres sont dans le tableau.
charts-day = Jour
charts-restated = Les chiffres du { $day } ont été reconstitués à partir des commandes passées jusque-là : rien n’était encore enregistré ce jour-là. Les clients sans commande n’y figurent pas.
charts-imported = { $count ->
        [one] Sur cette période, des importations ont ajouté { $shown } client, qui a pu acheter bien avant.
        [many] Sur cette période, des importations ont ajouté { $shown } de clients, qui ont pu acheter bien avant.
       *[other] Sur cette période, des importations ont ajouté { $shown } clients, qui ont pu acheter bien avant.
    }
charts-imported-at-least = { $count ->
        [one] Sur cette période, des importations ont ajouté au moins { $shown } client, qui a pu acheter bien avant.
        [many] Sur cette période, des importations ont ajouté au moins { $shown } de clients, qui ont pu acheter bien avant.
       *[other] Sur cette période, des importations ont ajouté au moins { $shown } clients, qui ont pu acheter bien avant.
    }
charts-other-version = Les seuils, les segments ou le fuseau horaire ont été modifiés entre ces jours ; cela déplace aussi des clients.
charts-other-version-history = Voir l’historique des versions

# Downloads
charts-download-of = Télécharger : { $what }
charts-download-csv = CSV pour tableurs
charts-download-json = JSON pour logiciels
charts-download-png = PNG pour présentations

# Which rows of a list are shown
charts-rows = Lignes { $first }–{ $last }
charts-rows-of = { $first }–{ $last } sur { $all }
