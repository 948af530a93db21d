### What a configuration allows but hardly means, beside the field that it belongs to.

warnings-score-impossible = Personne ne peut avoir la note { $score } en { $dimension } : deux seuils sont identiques. Déplacez l’un d’eux.
warnings-score-impossible-quintiles = Personne ne peut avoir la note { $score } en { $dimension } : tant de clients ont le même nombre que deux groupes se confondent et que celui-ci reste vide. Ce n’est pas une erreur. Pour que toutes les notes servent, fixez ici vos propres seuils.
warnings-score-impossible-worked-out = Personne ne peut avoir la note { $score } en { $dimension } : avec votre choix, deux seuils deviennent identiques. Choisissez autre chose ou fixez ici vos propres seuils.
warnings-score-unused = Aucun de vos clients n’a la note { $score } en { $dimension }.
warnings-segment-impossible = Avec ces seuils, personne ne peut être dans { $segment }. Assouplissez ses conditions.
warnings-segment-twin = { $segment } a les mêmes clients que { $twin }. Vous pouvez supprimer l’un des deux.
# $count chooses the plural, $shown is the number as it is written.
warnings-cells-uncovered = { $count ->
        [one] { $shown } combinaison de notes n’est dans aucun segment : récence { $recency }, fréquence { $frequency }, montant { $monetary }.
        [many] { $shown } de combinaisons de notes ne sont dans aucun segment, comme récence { $recency }, fréquence { $frequency }, montant { $monetary }.
       *[other] { $shown } combinaisons de notes ne sont dans aucun segment, comme récence { $recency }, fréquence { $frequency }, montant { $monetary }.
    }
warnings-prospects-uncovered = Les clients sans commande ne sont dans aucun segment.
warnings-unknown = Quelque chose est inhabituel ici. Vérifiez avant d’enregistrer.
