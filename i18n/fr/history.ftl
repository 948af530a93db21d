### The history of versions of the configuration, on each page that has one.

history-title = Historique
history-note = Toutes les versions enregistrées. En restaurer une l’enregistre à nouveau comme nouvelle version.
history-versions = Versions enregistrées
history-version = Nº de version
history-state = Statut
history-state-active = En vigueur
history-state-staged = En cours d’application
history-state-past = Ancienne
history-state-overtaken = Remplacée avant d’être active
history-saved-at = Enregistrée
history-older = Afficher les versions plus anciennes
history-restore = Restaurer
history-look = Aperçu
history-restore-version = Restaurer la version { $version }
history-restore-note = Voici ce qui changerait par rapport à maintenant. La version est restaurée avec les seuils qu’elle avait, ainsi que ses poids et ses segments.
history-restore-changes = Ce que la restauration change

# What a version changed
history-changes = Ce qui a changé
history-changed = { $what } : { $from } → { $to }
history-begins-with = { $what } : { $value }
history-moved = { $from } → { $to }
history-same = Rien : elle dit la même chose que la précédente.
history-unread = Chargement impossible
history-part-thresholds = Notation
history-part-segments = Segments
history-part-time-zone = Fuseau horaire
# $count chooses the plural, $shown is the number as it is written.
history-more = { $count ->
        [one] { $shown } autre modification
        [many] { $shown } d’autres modifications
       *[other] { $shown } autres modifications
    }
