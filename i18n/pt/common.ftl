### What stands around and on every page.

# The frame around all pages
common-app-name = Segmentos de clientes
common-navigation = Páginas
common-skip = Ir para o conteúdo
common-page-overview = Visão geral
common-page-segments = Segmentos
common-page-thresholds = Limites
common-page-customers = Clientes
common-page-movement = Movimento
common-page-import = Importar
common-language = Idioma
common-theme = Aparência
common-theme-auto = Igual ao dispositivo
common-theme-light = Claro
common-theme-dark = Escuro

# States
common-loading = Carregando…
common-nothing-here = Nada aqui.
common-signed-out-title = Você não está conectado
common-signed-out-embedded = Abra o app novamente no admin da Shopify.
common-signed-out-alone = Abra o app no admin da Shopify ou use o endereço completo exibido pela demonstração ou por `rfm token`: ele contém a chave.
common-nowhere-title = Esta página não existe
common-nowhere-note = O endereço { $address } não leva a nenhuma página. Ele pode ter sido digitado errado ou ser de uma versão antiga do app.
common-nowhere-way-out = Ir para a visão geral
common-nowhere-back = Voltar
common-broken-title = Não foi possível mostrar esta página
common-broken-note = O app pode ter sido atualizado. Recarregue; nada da sua loja se perde.
common-reload = Recarregar
common-language-missing = Não foi possível carregar este idioma. Tente de novo daqui a pouco.
common-connection-lost = A conexão foi perdida
common-connection-lost-note = O que você vê pode estar desatualizado. Continuamos tentando; o que faltou será recuperado.

# What failed, and the way out
common-try-again = Tentar novamente
common-failure-away = O serviço não responde
common-failure-away-way-out = Continuamos tentando. Se persistir, verifique sua conexão.
common-failure-away-by-hand = Verifique sua conexão e tente novamente.
common-failure-late = O serviço está demorando demais para responder
common-failure-late-way-out = Continuamos tentando. Se persistir, volte um pouco mais tarde.
common-failure-late-by-hand = Tente novamente agora ou volte um pouco mais tarde.
common-failure-signed-out = Sua sessão terminou
common-failure-signed-out-way-out = Abra o app novamente; nada da sua loja foi perdido.
common-failure-forbidden = Você não tem permissão para isso
common-failure-forbidden-way-out = Peça a permissão ao proprietário da loja.
common-failure-not-found = Isto não existe mais
common-failure-not-found-way-out = Volte e escolha outra opção.
common-failure-invalid = Isto não foi entendido
common-failure-invalid-way-out = Corrija o que é indicado e tente novamente.
common-failure-conflict = Outra versão foi salva nesse meio-tempo
common-failure-conflict-way-out = Compare as duas e decida qual deve valer.
common-failure-gone = Isto não é mais mantido
common-failure-gone-way-out = Escolha dias mais recentes ou recomece.
common-failure-busy = Muita coisa ao mesmo tempo
common-failure-busy-way-out = Tentaremos novamente em instantes.
common-failure-busy-by-hand = Tente novamente em instantes.
common-failure-too-large = Isto é grande demais
common-failure-too-large-way-out = Divida em partes menores.
common-failure-failed = Algo deu errado
common-failure-failed-way-out = Tente novamente. Se voltar a ocorrer, conte-nos o que você fez.
common-retry-after = { $count ->
        [one] Tente novamente em { $shown } segundo.
        [many] Tente novamente em { $shown } de segundos.
       *[other] Tente novamente em { $shown } segundos.
    }

# Said in many places
common-pages = Páginas da lista
common-previous = Anteriores
common-next = Próxima
common-close = Fechar
common-cancel = Cancelar
common-save = Salvar
common-undo = Desfazer
common-delete = Excluir
common-edit = Editar
common-reason = Motivo
common-required = obrigatório
common-download = Baixar
common-as-table = Como tabela
common-as-picture = Como gráfico
common-customer = Cliente { $id }
common-segment = Segmento
common-no-segment = Sem segmento
common-value-back = O valor anterior foi restaurado. { $why }
common-share = Participação
common-spend = Gasto
common-orders = Pedidos
common-last-order = Último pedido
common-score = Pontuação
common-recency = Recência
common-frequency = Frequência
common-monetary = Valor
common-frequency-monetary = Frequência e valor

# Why a customer moved
common-cause-order = Pedido novo ou alterado
common-cause-refund = Reembolso
common-cause-customer = Cliente alterado na Shopify
common-cause-merge = Mesclado com outro cliente
common-cause-import = Importação de pedidos anteriores
common-cause-rescore = Pontuações recalculadas
common-cause-time = Passagem do tempo
common-cause-config = Limites ou segmentos alterados

# $count chooses the plural, $shown is the number as it is written.
common-customers-count = { $count ->
        [one] { $shown } cliente
        [many] { $shown } de clientes
       *[other] { $shown } clientes
    }
