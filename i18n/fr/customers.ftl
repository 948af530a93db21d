### The list of customers, and one of them.

# The list
customers-title = Clients
customers-subtitle = Qui a acheté, quand, combien de fois et pour combien. Les noms et les e-mails restent dans Shopify.
customers-customer = Client
customers-without-shopify-id = Sans ID Shopify · …{ $id }
customers-scores = Scores R, F et M
customers-segments = Segments du client
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
customers-export-csv = Tableau (CSV)
customers-export-json = Données (JSON)
customers-export-png-segments = Image des segments (PNG)
customers-export-png-grid = Image de la grille (PNG)
customers-export-png-note = Toute la boutique
customers-export-all = Tous les clients · dépenses en unités de { $unit }
customers-export-segment = Tous les clients du segment · dépenses en unités de { $unit }
customers-export-shown = Les clients de cette page · dépenses en unités de { $unit }
