### The overview of the shop.

# The page
overview-subtitle = Qui sont vos clients aujourd’hui, et qui évolue.
overview-since = Comparer avec
overview-since-day = Hier
overview-since-week = Il y a une semaine
overview-since-month = Il y a un mois
overview-gone = Le { $day } n’est plus conservé
overview-gone-way-out = Comparez avec un jour plus récent.

# Figures
overview-customers = Clients
overview-of-them-without-orders = { $count ->
        [one] dont { $shown } sans commande
        [many] dont { $shown } sans commande
       *[other] dont { $shown } sans commande
    }
overview-money = Dépenses de tous les clients
overview-by-since = { $shown } depuis le { $day }
overview-by-since-orders = { $count ->
        [one] { $shown } client avec commandes, par rapport au { $day }
        [many] { $shown } de clients avec commandes, par rapport au { $day }
       *[other] { $shown } clients avec commandes, par rapport au { $day }
    }
overview-money-note = au total, remboursements déduits
overview-repeat = Au moins deux achats
overview-points = { $shown } points depuis le { $day }
overview-as-of = au { $day }
overview-average = Panier moyen
overview-on = le { $day }, dernier jour complet
overview-tomorrow = Connu à la fin de la journée
overview-unread = Chargement impossible
overview-moved = Ont changé de segment depuis le { $day }
overview-came = { $count ->
        [one] { $shown } client compté pour la première fois
        [many] { $shown } de clients comptés pour la première fois
       *[other] { $shown } clients comptés pour la première fois
    }

# Segments, and the shop as a picture
overview-change = Évolution
overview-segments-overlap = Un client peut appartenir à plusieurs segments.
overview-money-by-segment = Dépenses par segment
overview-grid = Votre boutique en 25 cases
overview-grid-note = Plus haut : plus récent ; plus loin : plus souvent et pour plus cher. Choisissez une case pour voir qui s’y trouve.
overview-grid-measure = Nuancé selon
overview-grid-prospects = { $count ->
        [one] À part : { $shown } client sans commande.
        [many] À part : { $shown } de clients sans commande.
       *[other] À part : { $shown } clients sans commande.
    }

# Sizes over time
overview-sizes = Tailles au fil du temps
overview-sizes-legend = Segments du graphique
overview-sizes-none = L’enregistrement commence le premier jour ; les courbes suivront.
overview-sizes-young = Un seul jour est enregistré. La courbe grandira de jour en jour.
overview-span = Période
overview-span-month = 30 jours
overview-span-quarter = 90 jours
overview-span-year = Un an

# The largest moves
overview-moves = Principaux mouvements
overview-moves-note = Clients ayant changé de segment depuis le { $day }
overview-moves-all = Tous les mouvements
overview-moves-none = Personne n’a changé de segment.

# Live movement
overview-live = En mouvement
overview-live-on = En direct
overview-live-connecting = Connexion en cours…
overview-live-lost = Connexion perdue
overview-live-refused = Session expirée
overview-live-paused = En pause
overview-live-pause = Mettre en pause
overview-live-go-on = Reprendre
overview-live-waiting = { $count ->
        [one] { $shown } de plus entre-temps
        [many] { $shown } de plus entre-temps
       *[other] { $shown } de plus entre-temps
    }
overview-live-none = En attente de commandes…
overview-live-none-note = Dès qu’une commande ou le temps qui passe déplace un client, cela s’affiche ici.
overview-live-new = Pas encore compté
overview-live-gone = Fusionné
overview-live-read-out = { $count ->
        [one] { $shown } client a bougé
        [many] { $shown } de clients ont bougé
       *[other] { $shown } clients ont bougé
    }
