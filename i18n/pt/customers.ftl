### The list of customers, and one of them.

# The list
customers-title = Clientes
customers-subtitle = Quem comprou, quando, quantas vezes e por quanto. Nomes e e-mails ficam na Shopify.
customers-customer = Cliente
customers-scores = Pontuações
customers-segments = Segmentos
customers-next-change = Próxima mudança
customers-never = Nunca
customers-no-scores = Ainda sem pedidos
customers-mark = { $dimension }: { $score } de 5
customers-count-unknown = A quantidade não é contada para um segmento junto com pontuações.
customers-page-size = { $count ->
        [one] { $shown } por página
        [many] { $shown } por página
       *[other] { $shown } por página
    }

# Finding and narrowing down
customers-search = Encontrar um cliente
customers-search-placeholder = nome@exemplo.com.br ou 7123456789
customers-search-help = O e-mail completo ou o ID do cliente na Shopify. Partes de um e-mail não são pesquisadas.
customers-search-unknown = Isto não é um e-mail completo nem um ID da Shopify.
customers-find = Encontrar
customers-any = Qualquer
customers-any-segment = Todos os segmentos
customers-filters = Filtros ativos
customers-remove-filter = Remover o filtro { $name }: { $value }
customers-shopify-id = ID da Shopify
customers-email = E-mail do cliente
customers-all = Mostrar todos os clientes
customers-nothing-exact-title = Nenhum cliente encontrado
customers-nothing-exact = Os e-mails são guardados criptografados, por isso só encontramos correspondências exatas. Confira a grafia ou procure pelo ID que está no endereço do cliente na Shopify.
customers-nothing-filter-title = Nenhum cliente corresponde
customers-nothing-filter = Não há ninguém nesta seleção agora. Remova um filtro para ver mais.
customers-none-title = Ainda não há clientes
customers-none = Importe seus pedidos anteriores e cada cliente terá uma pontuação e segmentos.
customers-none-import = Importar pedidos

# What can be taken away
customers-export-png-segments = Imagem dos segmentos (PNG)
customers-export-png-grid = Imagem da grade (PNG)
customers-export-png-note = A loja inteira
customers-export-all = Todos os clientes
customers-export-segment = Todos os clientes do segmento
customers-export-shown = Os clientes desta página
customers-export-units = gastos em { $currency }
customers-export-minor-units = gastos em unidades de { $unit }
customers-sorted-down = Ordem: { $column }, decrescente
customers-sorted-up = Ordem: { $column }, crescente
customers-found-by-email = Encontrado pelo e-mail
customers-weight = Peso de { $dimension }
customers-not-counted = Por que não conta

# One customer
customers-one-subtitle = O nome e os dados de contato estão na Shopify; esta página não mostra nenhum deles.
customers-low-score = Pontuação baixa, menos de { $limit }
customers-in-shopify = Abrir na Shopify
customers-unknown-title = Esse cliente não existe
customers-unknown = Talvez tenha sido mesclado com outro ou excluído na Shopify.
customers-score-of = de 5,00 no máximo
customers-first-order = o primeiro em { $day }
customers-not-in-shopify = O ID da Shopify deste cliente ainda não é conhecido, porque os pedidos vieram de um arquivo. Ele chega com o próximo pedido; até lá, um pedido abaixo leva ao cliente na Shopify.

# Why it has the score it has
customers-explained = Como a pontuação é formada
customers-explained-note = Três números, cada um de 1 a 5, comparados com os seus limites.
customers-prospect = Nenhum pedido deste cliente conta, por isso ainda não há pontuação.
customers-recency-today = O último pedido chegou hoje, { $day }.
customers-recency-is = { $count ->
        [one] O último pedido foi há { $shown } dia, em { $day }.
        [many] O último pedido foi há { $shown } de dias, em { $day }.
       *[other] O último pedido foi há { $shown } dias, em { $day }.
    }
customers-frequency-is = { $count ->
        [one] { $shown } pedido conta.
        [many] { $shown } de pedidos contam.
       *[other] { $shown } pedidos contam.
    }
customers-monetary-is = { $amount } gastos, menos reembolsos.
customers-recency-falls = { $count ->
        [one] Mais { $shown } dia sem pedidos até a recência cair para { $to }.
        [many] Mais { $shown } de dias sem pedidos até a recência cair para { $to }.
       *[other] Mais { $shown } dias sem pedidos até a recência cair para { $to }.
    }
customers-recency-lowest = Ela não pode cair mais; o próximo pedido a leva a 5.
customers-frequency-rises = { $count ->
        [one] Mais { $shown } pedido até a frequência subir para { $to }.
        [many] Mais { $shown } de pedidos até a frequência subir para { $to }.
       *[other] Mais { $shown } pedidos até a frequência subir para { $to }.
    }
customers-monetary-rises = Mais { $amount } até o valor monetário subir para { $to }.
customers-highest = É a pontuação mais alta.
customers-bands = { $dimension }: { $value } está na faixa { $score } de 5. Limites entre as faixas, a partir da mais baixa: { $edges }.

# Its segments, and what comes next
customers-segments-note = Um cliente está em cada segmento cuja regra ele cumpre; o primeiro é o principal.
customers-segments-none = Este cliente não cumpre nenhuma regra.
customers-primary = Segmento principal
customers-next = Próxima mudança
customers-next-note = Se o cliente não comprar de novo.
customers-next-never = Sem um novo pedido, nada mais muda.
customers-next-prospect = Nada muda até o primeiro pedido.
customers-next-on = { $count ->
        [one] Em { $shown } dia, em { $day }
        [many] Em { $shown } de dias, em { $day }
       *[other] Em { $shown } dias, em { $day }
    }
customers-next-same = Continua em { $segment }
customers-from-to = { $from } → { $to }

# How it went
customers-history = Histórico
customers-history-note = Cada mudança das pontuações, a mais recente primeiro.
customers-history-line = A pontuação ponderada ao longo do tempo; a tabela abaixo tem todas as mudanças.
customers-history-none = Nada mudou ainda.
customers-history-failed = Não foi possível ler as mudanças anteriores. Tente de novo.
customers-earlier = Mostrar mudanças anteriores
customers-day = Dia
customers-cause = Causa
customers-from = Antes
customers-to = Depois

# Its orders
customers-orders = Pedidos
customers-orders-note = O mais recente primeiro. Impostos e frete incluídos, reembolsos descontados.
customers-orders-none = Nenhum pedido conhecido.
customers-order = Pedido
customers-counts = Conta
customers-counts-yes = Sim
customers-adds = Soma
customers-orders-sum = { $count ->
        [one] { $shown } pedido que conta
        [many] { $shown } de pedidos que contam
       *[other] { $shown } pedidos que contam
    }

# While the page is open
customers-changed = Este cliente acabou de mudar
customers-understood = Entendi
