### Past orders that come in as a file.

# Who begins, and what is said of the page
imports-title = Importer des commandes
imports-subtitle = Reprenez vos commandes passées depuis une exportation de Shopify. Répéter une importation ne compte rien deux fois.
imports-welcome = Bienvenue ! Faites connaissance avec vos clients
imports-welcome-subtitle = Avec vos commandes passées, chaque client reçoit un score et un segment. Trois étapes suffisent.
imports-guide = Trois étapes
imports-guide-export-title = Exportez vos commandes
imports-guide-export = Dans Shopify, ouvrez Commandes, choisissez Exporter, toutes les commandes et un fichier CSV. S’il y en a beaucoup, Shopify envoie le fichier par e-mail.
imports-guide-drop-title = Déposez le fichier ici
imports-guide-drop = Déposez le fichier CSV sur cette page, sans le modifier. Plusieurs fichiers ? L’un après l’autre.
imports-guide-see-title = Découvrez vos segments
imports-guide-see = Les scores et les segments sont là dès que l’importation se termine. Ensuite, les nouvelles commandes déplacent les clients d’elles-mêmes.
imports-to-orders = Ouvrir les commandes dans Shopify
imports-how-to = Comment obtenir le fichier ?
imports-columns = Colonnes nécessaires : Name, Email, Financial Status, Currency, Total, Created at. L’exportation de Shopify les contient toutes ; ne modifiez pas le fichier et ne l’enregistrez pas à nouveau dans un autre logiciel.
imports-data = Ce que deviennent vos données
imports-data-file = Le fichier est supprimé dès que son importation se termine.
imports-data-email = Les adresses e-mail sont enregistrées chiffrées et ne sont affichées nulle part ; elles servent seulement à distinguer les clients.
imports-data-twice = Importer à nouveau les mêmes commandes ne change rien ; rien ne compte deux fois.
imports-data-shopify = Rien n’est modifié dans Shopify, et personne ne reçoit de message.

# A file is dropped and sent
imports-drop = Déposez votre exportation de commandes n’importe où sur cette page
imports-drop-now = Relâchez pour importer
imports-choose = Choisir un fichier
imports-accepted = L’exportation de commandes de Shopify, en fichier CSV
imports-one-file = Un fichier à la fois, s’il vous plaît.
imports-read-only = Vous pouvez regarder, mais pas importer
imports-checking = Vérification de { $name }
imports-sending = Envoi de { $name }
imports-sent = { $sent } sur { $of } · { $share }
imports-stay = Gardez cette page ouverte jusqu’à la fin de l’envoi du fichier.

# Its import at work
imports-state-waiting-title = { $name } attend son tour
imports-state-reading-title = Lecture de { $name }
imports-state-writing-title = Importation de { $name }
imports-state-waiting = En attente
imports-state-reading = Lecture en cours
imports-state-writing = Importation en cours
imports-state-finished = Terminée
imports-state-failed = Échouée
imports-state-interrupted = Interrompue
imports-step-done = (terminé)
imports-step-sent = Fichier reçu : { $size }
imports-step-waiting = Une autre importation de cette boutique est en cours ; celle-ci commence juste après
imports-step-reading = Lecture ; jusqu’ici, commandes : { $orders }, clients : { $customers }
imports-step-write = Notation des clients
imports-step-writing = Notation des clients : { $written } commandes sur { $orders }
imports-leave = Vous pouvez quitter cette page ; l’importation continue.

# How it ended
imports-line = Ligne
imports-wrong = Ce qui ne va pas
imports-left-out = { $count ->
        [one] { $shown } ligne a été laissée de côté
        [many] { $shown } de lignes ont été laissées de côté
       *[other] { $shown } lignes ont été laissées de côté
    }
imports-first-shown = { $count ->
        [one] la première est affichée
        [many] les { $shown } premières sont affichées
       *[other] les { $shown } premières sont affichées
    }
imports-left-out-note = Tout le reste est importé. Corrigez ces lignes dans Shopify, exportez à nouveau et déposez le fichier ici : seul ce qui est nouveau est ajouté.
imports-refused = { $name } n’a pas été importé
imports-lost = Le fichier n’est pas arrivé
imports-lost-way-out = La connexion a été coupée. Vérifiez-la et choisissez à nouveau le fichier.
imports-lost-at = { $sent } sur { $of } avaient été envoyés.
imports-lost-reachable = Le service est joignable ; il a donc pu refuser le fichier pendant l’envoi : un fichier peut faire { $most } au plus, et seules quelques importations peuvent attendre en même temps. Choisissez de nouveau le fichier une fois les importations ci-dessous terminées.
imports-failed-title = { $name } n’a pas pu être importé
imports-interrupted-title = L’importation de { $name } a été interrompue
imports-written-stay = { $count ->
        [one] { $shown } commande a déjà été importée et reste.
        [many] { $shown } de commandes ont déjà été importées et restent.
       *[other] { $shown } commandes ont déjà été importées et restent.
    }
imports-finished-title = { $name } est importé
imports-finished = Chaque client a maintenant un score et des segments.
imports-known-title = { $name } n’apporte rien de nouveau
imports-known = La boutique avait déjà toutes les commandes qui ont pu être lues. Rien n’a été modifié.
imports-new = { $count ->
        [one] dont { $shown } en plus
        [many] dont { $shown } en plus
       *[other] dont { $shown } en plus
    }
imports-customers = Clients
imports-changed = Commandes mises à jour
imports-lines-left-out = Lignes laissées de côté
imports-without-id = { $count ->
        [one] { $shown } commande n’a pas d’ID dans le fichier et est reconnue par son nom. Utilisez l’exportation de Shopify pour que ses changements ultérieurs soient reconnus.
        [many] { $shown } de commandes n’ont pas d’ID dans le fichier et sont reconnues par leurs noms. Utilisez l’exportation de Shopify pour que leurs changements ultérieurs soient reconnus.
       *[other] { $shown } commandes n’ont pas d’ID dans le fichier et sont reconnues par leurs noms. Utilisez l’exportation de Shopify pour que leurs changements ultérieurs soient reconnus.
    }
imports-see-customers = Voir vos clients
imports-see-overview = Vers la vue d’ensemble
imports-another = Importer un autre fichier

# Imports so far
imports-earlier = Importations précédentes
imports-earlier-table = Chaque importation avec son état et son résultat
imports-file = Fichier
imports-at = Reçu le
imports-by = Par
imports-state = État
imports-orders-new = Commandes ajoutées
imports-customers-new = Clients ajoutés

# Problems of lines
imports-problem-fields-differ =
    { $fields ->
        [one] La ligne contient { $fields } champ, l’en-tête en contient { $expected }.
        [many] La ligne contient { $fields } de champs, l’en-tête en contient { $expected }.
       *[other] La ligne contient { $fields } champs, l’en-tête en contient { $expected }.
    }
imports-problem-stray-quote = Un guillemet se trouve dans un champ qui n’est pas entre guillemets.
imports-problem-not-utf8 = { $column } : le texte n’est pas encodé en UTF-8.
imports-problem-empty = { $column } : le champ est vide.
imports-problem-currency-unknown = { $column } : ce n’est pas un code de devise comme USD.
imports-problem-other-currency = La commande est en { $currency }, mais la devise de la boutique est { $shop_currency }.
imports-problem-amount-malformed = { $column } : ce n’est pas un montant comme 12.50.
imports-problem-amount-too-precise =
    { $decimals ->
        [0] { $column } : la devise n’a pas de décimales.
        [one] { $column } : le montant a plus de { $decimals } décimale, le maximum de sa devise.
        [many] { $column } : le montant a plus de { $decimals } décimales, le maximum de sa devise.
       *[other] { $column } : le montant a plus de { $decimals } décimales, le maximum de sa devise.
    }
imports-problem-amount-too-large = { $column } : le montant est trop élevé.
imports-problem-time-unknown = { $column } : ce n’est pas une date et heure comme 2026-01-31 12:00:00 +0000.
imports-problem-status-unknown = { $column } : ce statut de paiement n’est pas connu ; un exemple valable est paid.
imports-problem-id-invalid = { $column } : l’identifiant est vide ou trop long.
imports-problem-not-json = La ligne n’est pas du JSON valide.
imports-problem-field-unusable = { $column } : le champ est absent ou inutilisable.
imports-problem-no-order = La ligne ne contient pas de commande.

# Errors
imports-error-missing-columns = Ce fichier n’est pas une exportation de commandes Shopify. Il manque : { $columns }. Dans Shopify, ouvrez Commandes, choisissez Exporter, puis déposez ici le fichier CSV sans le modifier.
imports-error-empty-file = Le fichier est vide.
imports-error-no-orders = Aucune commande n’a pu être lue dans le fichier.
imports-error-other-currency = Toutes les commandes du fichier sont en { $currency }, mais la devise de la boutique est { $shop_currency }.
imports-error-wrong-encoding = Le fichier n’est pas encodé en UTF-8. Utilisez le fichier de Shopify sans le réenregistrer dans un autre programme.
imports-error-wrong-separator =
    { $separator ->
        [tab] Les colonnes sont séparées par des tabulations et non par des virgules. Utilisez le fichier de Shopify sans le réenregistrer dans un autre programme.
       *[semicolon] Les colonnes sont séparées par des points-virgules et non par des virgules. Utilisez le fichier de Shopify sans le réenregistrer dans un autre programme.
    }
imports-error-not-csv-xlsx = Ce fichier est un classeur Excel. Utilisez le fichier CSV exporté par Shopify.
imports-error-not-csv-packed = Le fichier est compressé. Décompressez-le d’abord, puis déposez ici le fichier CSV.
imports-error-not-csv-binary = Ce fichier n’est pas un fichier texte. Utilisez le fichier CSV exporté par Shopify.
imports-error-too-large = Le fichier dépasse { $most_bytes }. Exportez moins de commandes à la fois.
imports-error-stalled = L’envoi s’est arrêté : rien n’est arrivé pendant { $seconds } s. Vérifiez votre connexion et déposez de nouveau le fichier.
imports-error-too-slow = L’envoi a duré plus de { $seconds } s. Utilisez une connexion plus rapide ou exportez moins de commandes à la fois.
imports-error-broke-off = L’envoi a été interrompu. Déposez de nouveau le fichier.
imports-error-disk-full = Le serveur n’a pas assez de place pour le fichier pour le moment. Réessayez plus tard.
imports-error-too-many-waiting =
    { $most ->
        [one] { $most } importation est déjà en attente ou en cours. Déposez de nouveau le fichier quand elle sera terminée.
        [many] { $most } importations sont déjà en attente ou en cours. Déposez de nouveau le fichier quand l’une d’elles sera terminée.
       *[other] { $most } importations sont déjà en attente ou en cours. Déposez de nouveau le fichier quand l’une d’elles sera terminée.
    }
imports-error-interrupted = L’importation a été interrompue. Ce qui a été importé est conservé. Déposez de nouveau le même fichier pour continuer ; rien n’est compté deux fois.
imports-error-unavailable = L’importation n’a pas pu continuer, car la base de données est inaccessible. Déposez de nouveau le même fichier plus tard ; rien n’est compté deux fois.
imports-error-internal = L’importation a échoué à cause d’une erreur du serveur. Réessayez plus tard.
