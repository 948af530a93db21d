### What a configuration allows but hardly means, beside the field that it belongs to.

warnings-score-impossible = Nobody can get { $dimension } score { $score }: two thresholds are the same. Move one of them.
warnings-score-impossible-quintiles = Nobody can get { $dimension } score { $score }: so many of your customers have the same number that two groups fall together, and this one stays empty. Nothing is wrong with that. If you want every score to be used, set your own thresholds here.
warnings-score-impossible-worked-out = Nobody can get { $dimension } score { $score }: two thresholds come out the same from what you chose. Choose something else, or set your own thresholds here.
warnings-score-unused = None of your customers has { $dimension } score { $score }.
warnings-segment-impossible = Nobody can be in { $segment } with these thresholds. Loosen its conditions.
warnings-segment-twin = { $segment } has the same customers as { $twin }. You can delete one of them.
# $count chooses the plural, $shown is the number as it is written.
warnings-cells-uncovered = { $count ->
        [one] { $shown } combination of scores is in no segment: recency { $recency }, frequency { $frequency }, monetary value { $monetary }.
       *[other] { $shown } combinations of scores are in no segment, such as recency { $recency }, frequency { $frequency }, monetary value { $monetary }.
    }
warnings-prospects-uncovered = Customers without orders are in no segment.
warnings-unknown = Something about this is unusual. Check it before you save.
