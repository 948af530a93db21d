### The list of customers, and one of them.

# The list
customers-title = Clientes
customers-subtitle = Quem comprou, quando, quantas vezes e por quanto. Nomes e e-mails ficam na Shopify.
customers-customer = Cliente
customers-without-shopify-id = Sem ID da Shopify · …{ $id }
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
customers-export-csv = Tabela (CSV)
customers-export-json = Dados (JSON)
customers-export-png-segments = Imagem dos segmentos (PNG)
customers-export-png-grid = Imagem da grade (PNG)
customers-export-png-note = A loja inteira
customers-export-all = Todos os clientes · gastos em unidades de { $unit }
customers-export-segment = Todos os clientes do segmento · gastos em unidades de { $unit }
customers-export-shown = Os clientes desta página · gastos em unidades de { $unit }
