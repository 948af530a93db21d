### The list of customers, and one of them.

# The list
customers-title = Clients
customers-subtitle = Qui a acheté, quand, combien de fois et pour combien. Les noms et les e-mails restent dans Shopify.
customers-customer = Client
customers-scores = Scores
customers-segments = Segments
customers-next-change = Prochain changement
customers-never = Jamais
customers-no-scores = Pas encore de commande
customers-mark = { $dimension } : { $score } sur 5
customers-count-unknown = Le nombre n’est pas calculé pour un segment combiné à des scores.
customers-page-size = { $count ->
        [one] { $shown } par page
        [many] { $shown } par page
       *[other] { $shown } par page
    }

# Finding and narrowing down
customers-search = Trouver un client
customers-search-placeholder = nom@exemple.fr ou 7123456789
customers-search-help = L’adresse e-mail complète ou l’ID client de Shopify. On ne cherche pas une partie d’adresse.
customers-search-unknown = Ce n’est ni une adresse e-mail complète ni un ID Shopify.
customers-find = Trouver
customers-any = Toutes
customers-any-segment = Tous les segments
customers-filters = Filtres actifs
customers-remove-filter = Retirer le filtre { $name } : { $value }
customers-shopify-id = ID Shopify
customers-email = Adresse e-mail
customers-all = Afficher tous les clients
customers-nothing-exact-title = Aucun client trouvé
customers-nothing-exact = Les adresses e-mail sont enregistrées chiffrées : seules les correspondances exactes sont trouvées. Vérifiez l’orthographe ou cherchez l’ID qui figure dans l’adresse du client dans Shopify.
customers-nothing-filter-title = Aucun client ne correspond
customers-nothing-filter = Personne n’est dans cette sélection en ce moment. Retirez un filtre pour en voir plus.
customers-none-title = Pas encore de clients
customers-none = Importez vos commandes passées, et chaque client recevra un score et des segments.
customers-none-import = Importer des commandes

# What can be taken away
customers-export-png-segments = Image des segments (PNG)
customers-export-png-grid = Image de la grille (PNG)
customers-export-png-note = Toute la boutique
customers-export-all = Tous les clients
customers-export-segment = Tous les clients du segment
customers-export-shown = Les clients de cette page
customers-export-units = dépenses en { $currency }
customers-export-minor-units = dépenses en unités de { $unit }
customers-sorted-down = Tri : { $column }, ordre décroissant
customers-sorted-up = Tri : { $column }, ordre croissant
customers-found-by-email = Trouvé par adresse e-mail
customers-weight = Poids : { $dimension }
customers-not-counted = Pourquoi elle n’est pas prise en compte

# One customer
customers-one-subtitle = Le nom et les coordonnées sont dans Shopify ; cette page n’en montre rien.
customers-low-score = Score faible, moins de { $limit }
customers-in-shopify = Ouvrir dans Shopify
customers-unknown-title = Ce client n’existe pas
customers-unknown = Il a peut-être été fusionné avec un autre ou supprimé dans Shopify.
customers-score-of = sur 5,00 au plus
customers-first-order = la première le { $day }
customers-not-in-shopify = L’ID Shopify de ce client n’est pas encore connu, car ses commandes viennent d’un fichier. Il arrivera avec la prochaine commande ; d’ici là, une commande ci-dessous mène au client dans Shopify.

# Why it has the score it has
customers-explained = D’où vient le score
customers-explained-note = Trois nombres, chacun de 1 à 5, comparés à vos seuils.
customers-prospect = Aucune commande de ce client ne compte : il n’y a pas encore de score.
customers-recency-today = La dernière commande est arrivée aujourd’hui, le { $day }.
customers-recency-is = { $count ->
        [one] La dernière commande date d’il y a { $shown } jour, le { $day }.
        [many] La dernière commande date d’il y a { $shown } de jours, le { $day }.
       *[other] La dernière commande date d’il y a { $shown } jours, le { $day }.
    }
customers-frequency-is = { $count ->
        [one] { $shown } commande compte.
        [many] { $shown } de commandes comptent.
       *[other] { $shown } commandes comptent.
    }
customers-monetary-is = { $amount } dépensés, remboursements déduits.
customers-recency-falls = { $count ->
        [one] Encore { $shown } jour sans commande et la récence passe à { $to }.
        [many] Encore { $shown } de jours sans commande et la récence passe à { $to }.
       *[other] Encore { $shown } jours sans commande et la récence passe à { $to }.
    }
customers-recency-lowest = Elle ne peut plus baisser ; la prochaine commande la remonte à 5.
customers-frequency-rises = { $count ->
        [one] Encore { $shown } commande et la fréquence passe à { $to }.
        [many] Encore { $shown } de commandes et la fréquence passe à { $to }.
       *[other] Encore { $shown } commandes et la fréquence passe à { $to }.
    }
customers-monetary-rises = Encore { $amount } et le montant passe à { $to }.
customers-highest = C’est la note la plus haute.
customers-bands = { $dimension } : { $value } se trouve au niveau { $score } sur 5. Limites entre les niveaux, en partant du plus bas : { $edges }.

# Its segments, and what comes next
customers-segments-note = Un client est dans chaque segment dont la règle lui convient ; le premier est le principal.
customers-segments-none = Aucune règle ne convient à ce client.
customers-primary = Segment principal
customers-next = Prochain changement
customers-next-note = Si le client ne commande plus.
customers-next-never = Sans nouvelle commande, plus rien ne change.
customers-next-prospect = Rien ne change avant la première commande.
customers-next-on = { $count ->
        [one] Dans { $shown } jour, le { $day }
        [many] Dans { $shown } de jours, le { $day }
       *[other] Dans { $shown } jours, le { $day }
    }
customers-next-same = Reste dans { $segment }
customers-from-to = { $from } → { $to }

# How it went
customers-history = Historique
customers-history-note = Chaque changement des scores, le plus récent d’abord.
customers-history-line = Le score pondéré au fil du temps ; le tableau ci-dessous donne chaque changement.
customers-history-none = Rien n’a encore changé.
customers-history-failed = Les changements antérieurs n’ont pas pu être lus. Réessayez.
customers-earlier = Afficher les changements antérieurs
customers-day = Jour
customers-cause = Raison du changement
customers-from = Avant
customers-to = Après

# Its orders
customers-orders = Commandes
customers-orders-note = La plus récente d’abord. Taxes et livraison comprises, remboursements déduits.
customers-orders-none = Aucune commande n’est connue.
customers-order = Commande
customers-counts = Prise en compte
customers-counts-yes = Oui
customers-adds = Ajoute
customers-orders-sum = { $count ->
        [one] { $shown } commande prise en compte
        [many] { $shown } de commandes prises en compte
       *[other] { $shown } commandes prises en compte
    }

# While the page is open
customers-changed = Ce client vient de changer
customers-understood = Compris
