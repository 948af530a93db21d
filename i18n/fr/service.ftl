### What the service itself says: on charts that it draws, and why an order does not count. The page has words of its own.

# Charts
service-customers = Clients
service-spend-in = Dépenses ({ $currency })
service-revenue-in = Chiffre d’affaires ({ $currency })
service-average-order-in = Panier moyen ({ $currency })
service-recency = Récence
service-frequency-monetary = Fréquence et montant
service-score = Score
service-months-since = Mois depuis la première commande
service-still-ordering = Clients qui commandent, %
service-repeat-rate = Clients avec deux commandes ou plus, %
service-no-segment = Aucun segment
service-new = Arrivées
service-merged = Fusionnés

# Pictures to take away
service-picture-segments = Segments de clients
service-picture-grid = Récence par fréquence et montant
service-prospects = Sans commande

# Why an order does not count
service-not-counted-deleted = La commande a été supprimée.
service-not-counted-cancelled = La commande a été annulée.
service-not-counted-test = C’est une commande de test.
service-not-counted-no-customer = La commande n’a pas de client connu.
service-not-counted-unpaid = La commande n’a pas été payée.
service-not-counted-refunded-in-full = La commande a été entièrement remboursée.
