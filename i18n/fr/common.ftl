### What stands around and on every page.

# The frame around all pages
common-app-name = Segments de clients
common-navigation = Pages du menu
common-skip = Aller au contenu
common-page-overview = Vue d’ensemble
common-page-segments = Segments clients
common-page-thresholds = Seuils
common-page-customers = Clients
common-page-movement = Mouvements
common-page-import = Importation
common-language = Langue
common-theme = Apparence
common-theme-auto = Comme l’appareil
common-theme-light = Clair
common-theme-dark = Sombre

# States
common-loading = Chargement…
common-nothing-here = Rien ici.
common-signed-out-title = Vous n’êtes pas connecté
common-signed-out-embedded = Rouvrez l’application depuis votre interface administrateur Shopify.
common-signed-out-alone = Ouvrez l’application depuis votre interface administrateur Shopify, ou utilisez l’adresse entière affichée par la démo ou par `rfm token` : elle contient la clé.
common-nowhere-title = Cette page n’existe pas
common-nowhere-note = L’adresse { $address } ne mène à aucune page. Elle est peut-être mal saisie ou date d’une ancienne version de l’application.
common-nowhere-way-out = Vers la vue d’ensemble
common-nowhere-back = Revenir en arrière
common-broken-title = Cette page n’a pas pu être affichée
common-broken-note = L’application a peut-être été mise à jour. Rechargez-la ; rien de votre boutique n’est perdu.
common-reload = Recharger
common-language-missing = Cette langue n’a pas pu être chargée. Réessayez dans un instant.
common-connection-lost = La connexion est perdue
common-connection-lost-note = Ce que vous voyez est peut-être dépassé. Nous réessayons ; rien ne sera perdu.

# What failed, and the way out
common-try-again = Réessayer
common-failure-away = Le service ne répond pas
common-failure-away-way-out = Nous réessayons. Si cela dure, vérifiez votre connexion.
common-failure-away-by-hand = Vérifiez votre connexion et réessayez.
common-failure-late = Le service met trop de temps à répondre
common-failure-late-way-out = Nous continuons d’essayer. Si cela dure, revenez un peu plus tard.
common-failure-late-by-hand = Réessayez maintenant ou revenez un peu plus tard.
common-failure-signed-out = Votre session a expiré
common-failure-signed-out-way-out = Rouvrez l’application ; rien de votre boutique n’est perdu.
common-failure-forbidden = Vous n’avez pas l’autorisation
common-failure-forbidden-way-out = Demandez l’autorisation au propriétaire de la boutique.
common-failure-not-found = Cet élément n’existe plus
common-failure-not-found-way-out = Revenez en arrière et choisissez autre chose.
common-failure-invalid = Cela n’a pas été compris
common-failure-invalid-way-out = Corrigez ce qui est indiqué et réessayez.
common-failure-conflict = Une autre version a été enregistrée entre-temps
common-failure-conflict-way-out = Comparez les deux et choisissez celle à garder.
common-failure-gone = Ces données ne sont plus conservées
common-failure-gone-way-out = Choisissez des jours plus récents ou recommencez.
common-failure-busy = Trop de demandes à la fois
common-failure-busy-way-out = Nous réessayons dans un instant.
common-failure-busy-by-hand = Réessayez dans un instant.
common-failure-too-large = C’est trop volumineux
common-failure-too-large-way-out = Divisez-le en parties plus petites.
common-failure-failed = Un problème est survenu
common-failure-failed-way-out = Réessayez. Si cela se reproduit, dites-nous ce que vous faisiez.
common-retry-after = { $count ->
        [one] Réessayez dans { $shown } seconde.
        [many] Réessayez dans { $shown } de secondes.
       *[other] Réessayez dans { $shown } secondes.
    }

# Said in many places
common-pages = Pages de la liste
common-previous = Précédent
common-next = Suivant
common-close = Fermer
common-cancel = Annuler
common-save = Enregistrer
common-undo = Rétablir
common-delete = Supprimer
common-edit = Modifier
common-reason = Motif
common-required = obligatoire
common-download = Télécharger
common-as-table = En tableau
common-as-picture = En image
common-customer = Client { $id }
common-segment = Segment
common-no-segment = Aucun segment
common-value-back = La valeur précédente est rétablie. { $why }
common-share = Part
common-spend = Dépenses
common-orders = Commandes
common-last-order = Dernière commande
common-score = Score
common-recency = Récence
common-frequency = Fréquence
common-monetary = Montant
common-frequency-monetary = Fréquence et montant

# Why a customer moved
common-cause-order = Commande nouvelle ou modifiée
common-cause-refund = Remboursement
common-cause-customer = Client modifié dans Shopify
common-cause-merge = Fusionné avec un autre client
common-cause-import = Importation de commandes passées
common-cause-rescore = Scores recalculés
common-cause-time = Temps écoulé
common-cause-config = Seuils ou segments modifiés

# $count chooses the plural, $shown is the number as it is written.
common-customers-count = { $count ->
        [one] { $shown } client
        [many] { $shown } de clients
       *[other] { $shown } clients
    }
