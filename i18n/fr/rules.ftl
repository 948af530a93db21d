### A segment's rule in words. Each is a part of a sentence; $count chooses the plural, the others are as they are written.

rules-recency-today = a acheté aujourd’hui
rules-recency-within = { $count ->
        [one] a acheté il y a { $shown } jour au plus
        [many] a acheté au cours du dernier { $shown } de jours
       *[other] a acheté au cours des { $shown } derniers jours
    }
rules-recency-before = { $count ->
        [one] a acheté pour la dernière fois il y a { $shown } jour ou plus
        [many] a acheté pour la dernière fois il y a { $shown } de jours ou plus
       *[other] a acheté pour la dernière fois il y a { $shown } jours ou plus
    }
rules-recency-exactly = { $count ->
        [one] a acheté pour la dernière fois il y a { $shown } jour
        [many] a acheté pour la dernière fois il y a { $shown } de jours
       *[other] a acheté pour la dernière fois il y a { $shown } jours
    }
rules-recency-between = { $count ->
        [one] a acheté pour la dernière fois il y a { $from } à { $shown } jour
        [many] a acheté pour la dernière fois il y a { $from } à { $shown } de jours
       *[other] a acheté pour la dernière fois il y a { $from } à { $shown } jours
    }
rules-recency-nobody = récence { $scores }, qu’aucun client ne peut avoir
rules-frequency-at-least = { $count ->
        [one] a passé au moins { $shown } commande
        [many] a passé au moins { $shown } de commandes
       *[other] a passé au moins { $shown } commandes
    }
rules-frequency-at-most = { $count ->
        [one] a passé au plus { $shown } commande
        [many] a passé au plus { $shown } de commandes
       *[other] a passé au plus { $shown } commandes
    }
rules-frequency-exactly = { $count ->
        [one] a passé exactement { $shown } commande
        [many] a passé exactement { $shown } de commandes
       *[other] a passé exactement { $shown } commandes
    }
rules-frequency-between = { $count ->
        [one] a passé { $from } à { $shown } commande
        [many] a passé { $from } à { $shown } de commandes
       *[other] a passé { $from } à { $shown } commandes
    }
rules-frequency-nobody = fréquence { $scores }, qu’aucun client ne peut avoir
rules-monetary-at-least = a dépensé au moins { $from }
rules-monetary-below = a dépensé moins de { $below }
rules-monetary-between = a dépensé entre { $from } et { $to }
rules-monetary-nobody = montant { $scores }, qu’aucun client ne peut avoir
rules-frequency-monetary-at-least = fréquence et montant réunis d’au moins { $score }
rules-frequency-monetary-at-most = fréquence et montant réunis d’au plus { $score }
rules-frequency-monetary-exactly = fréquence et montant réunis de { $score }
rules-frequency-monetary-between = fréquence et montant réunis de { $from } à { $to }
rules-score-at-least = score global d’au moins { $score }
rules-score-at-most = score global d’au plus { $score }
rules-score-exactly = score global d’exactement { $score }
rules-score-between = score global de { $from } à { $to }
rules-prospects = n’a pas encore commandé
rules-anybody = a commandé au moins une fois
rules-group = ({ $list })
rules-none = pas encore de condition
rules-unreadable = une règle qui ne peut pas être lue
