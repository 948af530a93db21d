### A segment's rule in words. Each is a part of a sentence; $count chooses the plural, the others are as they are written.

rules-recency-today = comprou hoje
rules-recency-within = { $count ->
        [one] comprou há { $shown } dia no máximo
        [many] comprou nos últimos { $shown } de dias
       *[other] comprou nos últimos { $shown } dias
    }
rules-recency-before = { $count ->
        [one] comprou pela última vez há { $shown } dia ou mais
        [many] comprou pela última vez há { $shown } de dias ou mais
       *[other] comprou pela última vez há { $shown } dias ou mais
    }
rules-recency-exactly = { $count ->
        [one] comprou pela última vez há { $shown } dia
        [many] comprou pela última vez há { $shown } de dias
       *[other] comprou pela última vez há { $shown } dias
    }
rules-recency-between = { $count ->
        [one] comprou pela última vez há { $from } a { $shown } dia
        [many] comprou pela última vez há { $from } a { $shown } de dias
       *[other] comprou pela última vez há { $from } a { $shown } dias
    }
rules-recency-nobody = recência { $scores }, que nenhum cliente pode ter
rules-frequency-at-least = { $count ->
        [one] fez pelo menos { $shown } pedido
        [many] fez pelo menos { $shown } de pedidos
       *[other] fez pelo menos { $shown } pedidos
    }
rules-frequency-at-most = { $count ->
        [one] fez no máximo { $shown } pedido
        [many] fez no máximo { $shown } de pedidos
       *[other] fez no máximo { $shown } pedidos
    }
rules-frequency-exactly = { $count ->
        [one] fez exatamente { $shown } pedido
        [many] fez exatamente { $shown } de pedidos
       *[other] fez exatamente { $shown } pedidos
    }
rules-frequency-between = { $count ->
        [one] fez de { $from } a { $shown } pedido
        [many] fez de { $from } a { $shown } de pedidos
       *[other] fez de { $from } a { $shown } pedidos
    }
rules-frequency-nobody = frequência { $scores }, que nenhum cliente pode ter
rules-monetary-at-least = gastou pelo menos { $from }
rules-monetary-below = gastou menos de { $below }
rules-monetary-between = gastou entre { $from } e { $to }
rules-monetary-nobody = valor { $scores }, que nenhum cliente pode ter
rules-frequency-monetary-at-least = frequência e valor juntos de pelo menos { $score }
rules-frequency-monetary-at-most = frequência e valor juntos de no máximo { $score }
rules-frequency-monetary-exactly = frequência e valor juntos de { $score }
rules-frequency-monetary-between = frequência e valor juntos de { $from } a { $to }
rules-score-at-least = pontuação geral de pelo menos { $score }
rules-score-at-most = pontuação geral de no máximo { $score }
rules-score-exactly = pontuação geral de exatamente { $score }
rules-score-between = pontuação geral de { $from } a { $to }
rules-prospects = ainda não fez nenhum pedido
rules-anybody = fez pelo menos um pedido
rules-group = ({ $list })
rules-none = ainda sem condição
rules-unreadable = uma regra que não pode ser lida
