### The page on which the edges of scores are set. $shown, $moving, $done and the like are numbers as they are written.

thresholds-subtitle = Decida o que torna um cliente recente, frequente e valioso e veja quem mudaria antes de salvar.
thresholds-read-only-note = Para salvar, você precisa da permissão para alterar configurações. Peça ao proprietário da loja.

# Values in words
# $count chooses the plural, $shown is the number as it is written.
thresholds-days = { $count ->
        [one] { $shown } dia
        [many] { $shown } de dias
       *[other] { $shown } dias
    }
thresholds-orders = { $count ->
        [one] { $shown } pedido
        [many] { $shown } de pedidos
       *[other] { $shown } pedidos
    }
thresholds-edge-nobody = ninguém
thresholds-recency-range = Digite um número de dias de { $least } a { $greatest }.
thresholds-recency-range-from = Digite um número de dias: { $least } ou mais.
thresholds-frequency-range = Digite um número de pedidos de { $least } a { $greatest }.
thresholds-frequency-range-from = Digite um número de pedidos: { $least } ou mais.
thresholds-monetary-range = Digite um valor de { $least } a { $greatest }.
thresholds-monetary-range-from = Digite um valor de pelo menos { $least }.
thresholds-weight-range = Digite uma porcentagem de { $least } a { $greatest }.
thresholds-score-range = Digite uma pontuação de { $least } a { $greatest }.

# Where edges come from
thresholds-source = Ponto de partida
thresholds-source-note = Escolher um define de novo os limites de todas as dimensões. Depois, cada uma pode ter os seus.
thresholds-preset-small = Loja pequena
thresholds-preset-medium = Loja média
thresholds-preset-plus = Loja grande (Plus)
thresholds-base-quintiles = Cinco grupos iguais
thresholds-base-given = Seus próprios limites
thresholds-average-order = Valor médio do pedido ({ $currency })
thresholds-average-order-note = Deixe em branco para usar o valor habitual de uma loja desse tamanho.
thresholds-every-days = Recalcular a cada (dias)
thresholds-every-days-note = Os grupos são recalculados conforme seus clientes mudam.
thresholds-own-of = Limites próprios para: { $dimensions }
thresholds-follow-all = Usar o ponto de partida em todas
thresholds-follows-preset = Pelo tamanho da loja
thresholds-follows-quintiles = Por grupos iguais
thresholds-from-base = Do ponto de partida
thresholds-own-edges = Limites próprios
thresholds-half-life = Meia-vida
thresholds-half-life-of = Meia-vida de { $days }
thresholds-half-life-note = Dias após os quais um último pedido vale a metade. Os quatro limites resultam disso.
thresholds-edges-of = Limites de { $dimension }

# Dimensions
thresholds-recency-note = Há quanto tempo foi o último pedido.
thresholds-frequency-note = Quantos pedidos existem.
thresholds-monetary-note = Quanto foi gasto, menos reembolsos.
thresholds-score = Pontuação
thresholds-scores-of = Pontuações de { $dimension }
thresholds-edge-name = { $dimension }, limite da pontuação { $score }
thresholds-recency-edge = Último pedido há no máximo … dias
thresholds-frequency-edge = Pelo menos … pedidos
thresholds-monetary-edge = Gasto de pelo menos ({ $currency })
thresholds-recency-rest = há mais tempo
thresholds-frequency-rest = menos pedidos
thresholds-monetary-rest = menos gasto
thresholds-recency-from = há até { $edge }

# Weights
thresholds-weights = Pontuação geral
thresholds-weights-note = Quanto cada pontuação conta, em porcentagem. As outras duas se ajustam para que a soma seja 100.
thresholds-weight-of = Peso de { $dimension } (%)
thresholds-low-score = Pontuação baixa abaixo de
thresholds-low-score-note = A pontuação geral vai de 1 a 5. Clientes abaixo do limite são marcados como de pontuação baixa.
thresholds-mean-score = Pontuação geral média
thresholds-low-scores = Clientes com pontuação baixa
thresholds-now-is = agora { $now }
thresholds-spread = Clientes por pontuação geral. O contorno é a situação atual e a linha, o limite de uma pontuação baixa.
thresholds-spread-part = De { $from } a { $to }: { $shown } clientes, agora { $now }

# What would change
thresholds-moving = { $count ->
        [0] Ninguém mudaria
        [one] { $moving } de { $customers } clientes mudaria
        [many] { $moving } de { $customers } clientes mudariam
       *[other] { $moving } de { $customers } clientes mudariam
    }
thresholds-nobody-moves = Ninguém mudaria. Arraste um limite para ver o que muda.
thresholds-would-move = Clientes que mudariam
thresholds-now = Agora
thresholds-then = Depois
thresholds-change = Mudança
thresholds-spend-now = Gasto agora
thresholds-spend-then = Gasto depois
thresholds-segments = Segmentos
thresholds-segments-note = Tamanhos e gastos, agora e com esses limites. Um cliente pode estar em vários segmentos.
thresholds-segments-caption = Tamanhos e gastos dos segmentos, agora e depois
thresholds-segments-unchanged = { $count ->
        [one] { $shown } segmento sem mudança
        [many] { $shown } de segmentos sem mudança
       *[other] { $shown } segmentos sem mudança
    }
thresholds-spend-change = Mudança nos gastos
thresholds-flows = Quem mudaria para onde
thresholds-flows-picture = Mudanças de um segmento para outro
thresholds-flows-note = Pelo segmento principal. Escolha uma mudança para listar só os clientes dela.
thresholds-picture = Imagem
thresholds-picture-moves = Movimentos
thresholds-picture-grid = Grade
thresholds-moves-smaller = { $count ->
        [one] Mostrar { $shown } movimento menor
        [many] Mostrar { $shown } de movimentos menores
       *[other] Mostrar { $shown } movimentos menores
    }
thresholds-moves-largest = Mostrar só os maiores
thresholds-grid = Recência por frequência e valor
thresholds-grid-caption = Clientes de cada célula e a mudança
thresholds-grid-note = Clientes com esses limites e, abaixo, quantos a mais ou a menos do que agora.
thresholds-movers = Clientes que mudariam de segmento
thresholds-movers-list = Lista dos clientes que mudariam
thresholds-movers-note = { $count ->
        [one] { $shown } cliente, a maior mudança primeiro.
        [many] { $shown } de clientes, a maior mudança primeiro.
       *[other] { $shown } clientes, a maior mudança primeiro.
    }
thresholds-movers-of = { $count ->
        [one] { $shown } cliente de { $from } para { $to }.
        [many] { $shown } de clientes de { $from } para { $to }.
       *[other] { $shown } clientes de { $from } para { $to }.
    }
thresholds-movers-all = Mostrar todos
thresholds-customer = Cliente
thresholds-customer-gone = Não está mais aqui
thresholds-warnings = Vale a pena conferir

# Changes and saving
thresholds-changes = Suas alterações
thresholds-unsaved = Alterações não salvas
thresholds-unchanged = Como salvo na versão { $version }
thresholds-reset = Redefinir
thresholds-save = Salvar limites
thresholds-field = Configuração
thresholds-staged = A versão { $version } está sendo aplicada
thresholds-staged-note = { $done } de { $all } clientes estão prontos. Até que todos estejam, nada muda.
thresholds-activated = A versão { $version } agora está ativa

# Somebody else saved
thresholds-conflict-note = A versão { $version } foi salva enquanto você fazia alterações. As suas continuam aqui.
thresholds-look-at-both = Comparar as duas
