### Movement between two days, cohorts, and revenue.

# The page
movement-subtitle = Quem passou de um segmento a outro entre dois dias, e quem volta.
movement-empty-title = Ninguém se moveu ainda
movement-empty-text = O movimento aparece quando há pedidos. Importe os anteriores para olhar para trás até onde eles vão.
movement-empty-action = Importar pedidos

# Two days
movement-span = Desde
movement-span-day = Ontem
movement-span-week = Uma semana
movement-span-month = Um mês
movement-span-quarter = Um trimestre
movement-from = Do fim de
movement-to = Até o fim de
movement-wrong-way = O primeiro dia não pode ser depois do segundo.
movement-ahead = { $day } está no futuro. Em vez disso, é mostrado: { $days }.
movement-gone = { $day } não está mais guardado
movement-gone-way-out = Escolha um primeiro dia mais recente.

# Flows
movement-flows = Entre segmentos
movement-flows-note = Pelo segmento principal. Escolha um fluxo para ver quem está nele.
movement-flows-label = Clientes de segmento a segmento, de { $from } a { $to }
movement-stayed-too = Mostrar quem ficou
movement-nobody = Ninguém se moveu entre esses dias.
movement-new = Ainda não contados
movement-gone-end = Mesclados
movement-changed = Mudaram de segmento
movement-came = Contados pela primeira vez
movement-came-note = Contado pela primeira vez significa que ainda não estava nos números de { $day }. Pode ser um primeiro pedido desde então, mas também um cliente antigo que veio com uma importação ou uma alteração na Shopify.
movement-went = Mesclados a outros
movement-stayed = Ficaram

# Customers of a flow
movement-customer = Cliente
movement-from-segment = De
movement-to-segment = Para
movement-scores-before = Pontuações antes
movement-scores-after = Pontuações depois
movement-score-before = { $dimension } (antes)
movement-score-after = { $dimension } (depois)
movement-list-note = As pontuações são recência, frequência e valor.
movement-stayed-list = Estão no mesmo segmento nos dois dias.

# Cohorts
movement-cohorts = Quem volta
movement-cohorts-note = Clientes pelo mês do primeiro pedido, e quantos deles compraram em cada mês seguinte.
movement-cohorts-months = Até quando
movement-months = { $count ->
        [one] { $shown } mês
        [many] { $shown } de meses
       *[other] { $shown } meses
    }
movement-so-far = até agora
movement-month-so-far = { $month }, até agora
movement-cohorts-none = As coortes aparecem quando o primeiro dia terminar.
movement-cohorts-scale = Parcela dos clientes que compraram
movement-cohort = Primeiro pedido
movement-months-later = Meses desde o primeiro pedido
movement-ordered = Compraram
movement-cohort-cell = { $month }, { $count ->
        [one] { $later } mês depois
        [many] { $later } de meses depois
       *[other] { $later } meses depois
    }: { $active } de { $customers } compraram

# Revenue
movement-revenue = Receita por segmento
movement-revenue-note = Por mês; cada pedido conta no segmento em que o cliente estava no fim daquele dia. Quem acabou de comprar está então em um segmento de compradores recentes.
movement-revenue-money = Receita
movement-revenue-before = Período anterior
movement-revenue-change = Variação
movement-revenue-month-change = Variação em relação ao mês anterior
movement-revenue-days = { $from } a { $to }
movement-revenue-against = Período: { $now }; comparado com: { $before }
movement-revenue-alone = Período: { $now }. Ainda não há com que comparar: os pedidos conhecidos não remontam a { $day }.
movement-revenue-none = A receita aparece quando o primeiro dia terminar.
movement-month = Mês
