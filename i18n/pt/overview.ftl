### The overview of the shop.

# The page
overview-subtitle = Quem são seus clientes hoje e quem está mudando.
overview-since = Comparar com
overview-since-day = Ontem
overview-since-week = Há uma semana
overview-since-month = Há um mês
overview-gone = { $day } não está mais guardado
overview-gone-way-out = Compare com um dia mais recente.

# Figures
overview-customers = Clientes
overview-of-them-without-orders = { $count ->
        [one] { $shown } deles sem pedidos
        [many] { $shown } deles sem pedidos
       *[other] { $shown } deles sem pedidos
    }
overview-money = Gasto de todos os clientes
overview-by-since = { $shown } desde { $day }
overview-by-since-orders = { $count ->
        [one] { $shown } cliente com pedidos, em comparação com { $day }
        [many] { $shown } de clientes com pedidos, em comparação com { $day }
       *[other] { $shown } clientes com pedidos, em comparação com { $day }
    }
overview-money-note = no total, menos reembolsos
overview-repeat = Compraram duas vezes ou mais
overview-points = { $shown } pontos percentuais desde { $day }
overview-as-of = em { $day }
overview-average = Pedido médio
overview-on = em { $day }, último dia completo
overview-tomorrow = Disponível quando o dia terminar
overview-unread = Não foi possível carregar
overview-moved = Mudaram de segmento desde { $day }
overview-came = { $count ->
        [one] { $shown } cliente contado pela primeira vez
        [many] { $shown } de clientes contados pela primeira vez
       *[other] { $shown } clientes contados pela primeira vez
    }

# Segments, and the shop as a picture
overview-change = Variação
overview-segments-overlap = Um cliente pode estar em vários segmentos.
overview-money-by-segment = Gasto por segmento
overview-grid = Sua loja em 25 quadros
overview-grid-note = Quanto mais acima, mais recente; quanto mais adiante, mais pedidos e maior valor. Escolha um quadro para ver quem está nele.
overview-grid-measure = Sombreado por
overview-grid-prospects = { $count ->
        [one] À parte: { $shown } cliente sem pedidos.
        [many] À parte: { $shown } de clientes sem pedidos.
       *[other] À parte: { $shown } clientes sem pedidos.
    }

# Sizes over time
overview-sizes = Tamanhos ao longo do tempo
overview-sizes-legend = Segmentos no gráfico
overview-sizes-none = O registro começa no primeiro dia; as linhas vêm em seguida.
overview-sizes-young = Há um dia registrado até agora. A linha cresce dia a dia.
overview-span = Período
overview-span-month = 30 dias
overview-span-quarter = 90 dias
overview-span-year = Um ano

# The largest moves
overview-moves = Maiores movimentos
overview-moves-note = Clientes que mudaram de segmento desde { $day }
overview-moves-all = Todo o movimento
overview-moves-none = Ninguém mudou de segmento.

# Live movement
overview-live = Movendo-se agora
overview-live-on = Ao vivo
overview-live-connecting = Conectando…
overview-live-lost = Conexão perdida
overview-live-refused = Sessão encerrada
overview-live-paused = Pausado
overview-live-pause = Pausar
overview-live-go-on = Continuar
overview-live-waiting = { $count ->
        [one] mais { $shown } enquanto isso
        [many] mais { $shown } enquanto isso
       *[other] mais { $shown } enquanto isso
    }
overview-live-none = Aguardando pedidos…
overview-live-none-note = Assim que um pedido ou a passagem do tempo mover um cliente, isso aparece aqui.
overview-live-new = Ainda não contado
overview-live-gone = Mesclado
overview-live-read-out = { $count ->
        [one] { $shown } cliente se moveu
        [many] { $shown } de clientes se moveram
       *[other] { $shown } clientes se moveram
    }
