### What a configuration allows but hardly means, beside the field that it belongs to.

warnings-score-impossible = Ninguém pode ter a pontuação { $score } em { $dimension }: dois limites são iguais. Mova um deles.
warnings-score-impossible-quintiles = Ninguém pode ter a pontuação { $score } em { $dimension }: tantos clientes têm o mesmo número que dois grupos coincidem e este fica vazio. Não é um erro. Se quiser que todas as pontuações sejam usadas, defina aqui seus próprios limites.
warnings-score-impossible-worked-out = Ninguém pode ter a pontuação { $score } em { $dimension }: com o que você escolheu, dois limites ficam iguais. Escolha outra coisa ou defina aqui seus próprios limites.
warnings-score-unused = Nenhum dos seus clientes tem a pontuação { $score } em { $dimension }.
warnings-segment-impossible = Com esses limites, ninguém pode estar em { $segment }. Afrouxe as condições.
warnings-segment-twin = { $segment } tem os mesmos clientes que { $twin }. Você pode excluir um deles.
# $count chooses the plural, $shown is the number as it is written.
warnings-cells-uncovered = { $count ->
        [one] { $shown } combinação de pontuações não está em nenhum segmento: recência { $recency }, frequência { $frequency }, valor { $monetary }.
        [many] { $shown } de combinações de pontuações não estão em nenhum segmento, como recência { $recency }, frequência { $frequency }, valor { $monetary }.
       *[other] { $shown } combinações de pontuações não estão em nenhum segmento, como recência { $recency }, frequência { $frequency }, valor { $monetary }.
    }
warnings-prospects-uncovered = Clientes sem pedidos não estão em nenhum segmento.
warnings-unknown = Algo aqui é incomum. Confira antes de salvar.
