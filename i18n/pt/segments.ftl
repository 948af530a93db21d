### The page of segments.

segments-subtitle = Grupos dos seus clientes conforme a última compra, a frequência e o valor gasto. Eles se mantêm atualizados sozinhos.
segments-list = Seus segmentos
segments-order-note = A ordem conta: o segmento principal de um cliente é o primeiro desta lista que se aplica. Arraste um segmento ou use as setas.
segments-order-note-read = A ordem conta: o segmento principal de um cliente é o primeiro desta lista que se aplica.
segments-days = { $days } dias
segments-unknown = Esse segmento não existe (mais). Estes são os que existem.
segments-none = Não há segmentos
segments-none-note = Adicione um seu ou volte aos segmentos padrão.
segments-add = Adicionar segmento
segments-full = Não pode haver mais de { $most } segmentos.
segments-read-only = Você pode ver os segmentos, mas não alterá-los
segments-read-only-note = Peça ao proprietário da loja a permissão para alterá-los.
segments-staged = A versão { $version } está sendo preparada
segments-staged-note = { $done } de { $all } clientes já foram reclassificados. O que você vê aqui são os segmentos dessa versão.
segments-empty = Ainda não há clientes
segments-empty-note = Os segmentos se preenchem sozinhos assim que houver pedidos. Importe os anteriores para começar.

# What is said of each
segments-figure-customers = Clientes
segments-figure-share = Participação
segments-figure-spend = Gastos
segments-figure-trend = Tendência
segments-figure-week = Desde a semana passada
segments-figure-primary = Principal para
segments-primary-below = clientes que têm este como segmento principal
segments-share-of-all = { $share } de todos os clientes
segments-was = antes { $was }
segments-now = agora { $now }
segments-state-new = Novo
segments-state-changed = Alterado
segments-trend-none = Ainda sem histórico
segments-trend-unsaved = Contado a partir do dia em que você salvar. A linha começa no dia seguinte.
segments-trend-awaited = Ainda não é contado. A linha começa quando estiver ativo.
segments-trend-begins = Contado desde { $day }. A linha começa amanhã.
segments-trend-since = Contado desde { $day }.
segments-trend-label = { $segment }, últimos { $days } dias: de { $from } para { $to } clientes
segments-move-up = Mover { $segment } para cima
segments-move-down = Mover { $segment } para baixo
segments-moved = { $segment } agora é o número { $at } de { $of }

# One of them
segments-customers = Ver clientes
segments-duplicate = Duplicar
segments-copy-of = { $name } (cópia)
segments-deleted = { $segment } foi excluído do seu rascunho
segments-cells = Quais clientes
segments-cells-note = Onde o segmento fica na sua loja e quantos dos clientes dele estão lá agora.
segments-cells-caption = Pontuações que { $segment } seleciona
segments-cells-all = Tudo
segments-cells-part = Uma parte
segments-cells-none = Nada
segments-cells-prospects = Clientes sem pedidos também fazem parte. Eles não têm pontuação.
segments-cells-unknown = A imagem ainda não pode ser desenhada.
segments-overlap = Também em outros segmentos
segments-overlap-note = Um cliente pode estar em vários segmentos ao mesmo tempo.
segments-overlap-caption = Clientes de { $segment } em outros segmentos
segments-overlap-share = Parte deste segmento
segments-overlap-none = Nenhum dos clientes está em outro segmento.
segments-over-time = Clientes nos últimos { $days } dias

# Editing
segments-new-title = Novo segmento
segments-edit-title = Editar { $segment }
segments-nameless = Novo segmento
segments-done = Concluir
segments-names = Nomes
segments-names-note = Em cada idioma em que você ou sua equipe usam o app. Um já basta.
segments-name-missing = Dê um nome em pelo menos um idioma.
segments-name-long = Este nome é longo demais.
segments-name-shared = Outro segmento também tem este nome.
segments-names-shared = Vários segmentos têm o mesmo nome
segments-names-missing = Falta em { $languages }. “{ $shown }” aparece no lugar.
segments-rule = Regra
segments-rule-note = Um cliente pertence ao segmento quando tudo o que foi escolhido aqui se aplica.
segments-rule-of = Quem ele seleciona
segments-rule-of-scored = Clientes com pedidos
segments-rule-of-prospects = Ainda não fez pedidos
segments-rule-prospects-note = Todos os clientes que têm conta e nenhum pedido que conte. Quando compram, saem sozinhos.
segments-rule-more = Mais condições
segments-in-words = Em palavras
segments-kind-any = Qualquer
segments-kind-at-least = Pelo menos
segments-kind-at-most = No máximo
segments-kind-exactly = Exatamente
segments-kind-between = Entre
segments-kind-one-of = Uma de várias
segments-kind-as-written = Como foi escrito
segments-value = Pontuação
segments-value-from = Da pontuação
segments-value-to = Até a pontuação
segments-alternatives = E pelo menos uma destas
segments-alternatives-note = Para regras como “gasta muito ou compra com frequência”: além do escolhido acima, pelo menos uma alternativa precisa se aplicar.
segments-alternative = Alternativa { $at }
segments-alternative-add = Adicionar uma alternativa
segments-alternative-remove = Remover
segments-alternative-remove-label = Remover a alternativa { $at }
segments-wrong = { $count ->
        [one] { $shown } item precisa ser corrigido
        [many] { $shown } de itens precisam ser corrigidos
       *[other] { $shown } itens precisam ser corrigidos
    }
segments-wrong-note = Até lá, os números são os de antes.
segments-wrong-rule = Escolha pelo menos uma condição.
segments-wrong-condition = Esta condição não é válida.
segments-wrong-score = Uma pontuação de { $from } a { $to }.
segments-warnings = Vale olhar de novo

# The draft
segments-draft = Ainda não salvo
segments-draft-note = Nada muda para seus clientes até você salvar.
segments-draft-same = Tudo está como antes novamente.
segments-discard = Descartar
segments-discard-title = Descartar todas as alterações?
segments-discard-note = Tudo o que você alterou desde a última vez que salvou será perdido.
segments-review = Revisar e salvar
segments-review-title = O que muda ao salvar
segments-moving = { $count ->
        [one] { $shown } de { $all } clientes passa para outro segmento principal
        [many] { $shown } de { $all } clientes passam para outro segmento principal
       *[other] { $shown } de { $all } clientes passam para outro segmento principal
    }
segments-sizes-caption = Tamanhos dos segmentos que mudam
segments-sizes-same = Nenhum segmento muda de tamanho.
segments-size-now = Agora
segments-size-then = Depois
segments-entering = Entram
segments-leaving = Saem
segments-movers = Quem são
segments-movers-way = Quem passa de { $from } para { $to }
segments-movers-caption = Clientes que passam para outro segmento principal
segments-movers-none = Ninguém.
segments-mover = Cliente
segments-mover-from = De
segments-mover-to = Para
segments-difference-added = Novo: { $segment }
segments-difference-removed = Excluído: { $segment }
segments-difference-renamed = Outro nome: { $from } → { $to }
segments-difference-translated = Nome traduzido de { $segment }: { $languages }
segments-difference-ruled = Outra regra: { $segment }
segments-difference-reordered = Outra ordem
segments-difference-none = Nenhum segmento é diferente.
segments-conflict-missing = Não existe
segments-conflict-order = Ordem
segments-conflict-order-same = Como antes
segments-theirs-taken = Fica a versão { $version }. Suas alterações foram descartadas.
segments-defaults = Segmentos padrão
segments-defaults-title = Voltar aos segmentos padrão?
segments-defaults-note = Os segmentos padrão substituem os seus no rascunho. Nada é salvo até você revisar, e você pode desfazer.
segments-defaults-take = Usar os segmentos padrão
