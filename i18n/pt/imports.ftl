### Past orders that come in as a file.

# Who begins, and what is said of the page
imports-title = Importar pedidos
imports-subtitle = Traga pedidos anteriores de uma exportação da Shopify. Repetir uma importação não conta nada duas vezes.
imports-welcome = Boas-vindas! Conheça seus clientes
imports-welcome-subtitle = Com seus pedidos anteriores, cada cliente recebe uma pontuação e um segmento. São três passos.
imports-guide = Três passos
imports-guide-export-title = Exporte seus pedidos
imports-guide-export = Na Shopify, abra Pedidos, escolha Exportar, selecione todos os pedidos e um arquivo CSV. Se forem muitos, a Shopify envia o arquivo por e-mail.
imports-guide-drop-title = Solte o arquivo aqui
imports-guide-drop = Solte o arquivo CSV nesta página, sem alterá-lo. Vários arquivos? Um depois do outro.
imports-guide-see-title = Veja seus segmentos
imports-guide-see = As pontuações e os segmentos aparecem assim que a importação termina. Depois, novos pedidos movem os clientes sozinhos.
imports-to-orders = Abrir Pedidos na Shopify
imports-how-to = Como consigo o arquivo?
imports-columns = Colunas necessárias: Name, Email, Financial Status, Currency, Total, Created at. A exportação da Shopify tem todas; não edite o arquivo nem o salve de novo em outro programa.
imports-data = O que acontece com seus dados
imports-data-file = O arquivo é apagado assim que a importação termina.
imports-data-email = Os e-mails são guardados criptografados e não aparecem em lugar nenhum; servem só para distinguir os clientes.
imports-data-twice = Importar os mesmos pedidos de novo não muda nada; nada conta duas vezes.
imports-data-shopify = Nada é alterado na Shopify, e ninguém recebe mensagens.

# A file is dropped and sent
imports-drop = Solte sua exportação de pedidos em qualquer lugar desta página
imports-drop-now = Solte para importar
imports-choose = Escolher um arquivo
imports-accepted = A exportação de pedidos da Shopify em um arquivo CSV
imports-one-file = Um arquivo de cada vez, por favor.
imports-read-only = Você pode ver, mas não importar
imports-checking = Verificando { $name }
imports-sending = Enviando { $name }
imports-sent = { $sent } de { $of } · { $share }
imports-stay = Deixe esta página aberta até o arquivo ser enviado.

# Its import at work
imports-state-waiting-title = { $name } aguarda a vez
imports-state-reading-title = Lendo { $name }
imports-state-writing-title = Importando { $name }
imports-state-waiting = Aguardando
imports-state-reading = Lendo
imports-state-writing = Importando
imports-state-finished = Concluída
imports-state-failed = Falhou
imports-state-interrupted = Interrompida
imports-step-done = (feito)
imports-step-sent = Arquivo recebido: { $size }
imports-step-waiting = Outra importação desta loja ainda está em andamento; esta começa logo depois
imports-step-reading = Leitura; até agora, pedidos: { $orders }, clientes: { $customers }
imports-step-write = Pontuar os clientes
imports-step-writing = Pontuando os clientes: { $written } de { $orders } pedidos
imports-leave = Você pode sair desta página; a importação continua.

# How it ended
imports-line = Linha
imports-wrong = O que está errado
imports-left-out = { $count ->
        [one] { $shown } linha ficou de fora
        [many] { $shown } de linhas ficaram de fora
       *[other] { $shown } linhas ficaram de fora
    }
imports-first-shown = { $count ->
        [one] a primeira é mostrada
        [many] as primeiras { $shown } são mostradas
       *[other] as primeiras { $shown } são mostradas
    }
imports-left-out-note = Todo o resto é importado. Corrija estas linhas na Shopify, exporte de novo e solte o arquivo aqui: só o que é novo é adicionado.
imports-refused = { $name } não foi importado
imports-lost = O arquivo não chegou
imports-lost-way-out = A conexão caiu. Confira-a e escolha o arquivo de novo.
imports-lost-at = Haviam sido enviados { $sent } de { $of }.
imports-lost-reachable = O serviço está acessível, então pode ter recusado o arquivo durante o envio: um arquivo pode ter no máximo { $most }, e só algumas importações podem esperar ao mesmo tempo. Escolha o arquivo novamente quando as importações abaixo terminarem.
imports-failed-title = Não foi possível importar { $name }
imports-interrupted-title = A importação de { $name } foi interrompida
imports-written-stay = { $count ->
        [one] { $shown } pedido já foi importado e permanece.
        [many] { $shown } de pedidos já foram importados e permanecem.
       *[other] { $shown } pedidos já foram importados e permanecem.
    }
imports-finished-title = { $name } foi importado
imports-finished = Agora cada cliente tem uma pontuação e segmentos.
imports-known-title = { $name } não traz nada novo
imports-known = A loja já tinha todos os pedidos que puderam ser lidos. Nada foi alterado.
imports-new = { $count ->
        [one] { $shown } novo
        [many] { $shown } de novos
       *[other] { $shown } novos
    }
imports-customers = Clientes
imports-changed = Pedidos atualizados
imports-lines-left-out = Linhas deixadas de fora
imports-without-id = { $count ->
        [one] { $shown } pedido não tem ID no arquivo e é reconhecido pelo nome. Use a exportação da Shopify para que mudanças posteriores do pedido sejam reconhecidas.
        [many] { $shown } de pedidos não têm ID no arquivo e são reconhecidos pelos nomes. Use a exportação da Shopify para que mudanças posteriores destes pedidos sejam reconhecidas.
       *[other] { $shown } pedidos não têm ID no arquivo e são reconhecidos pelos nomes. Use a exportação da Shopify para que mudanças posteriores destes pedidos sejam reconhecidas.
    }
imports-see-customers = Ver seus clientes
imports-see-overview = Ir para a visão geral
imports-another = Importar outro arquivo

# Imports so far
imports-earlier = Importações até agora
imports-earlier-table = Cada importação com seu estado e resultado
imports-file = Arquivo
imports-at = Recebido
imports-by = Por
imports-state = Estado
imports-orders-new = Pedidos novos
imports-customers-new = Clientes novos

# Problems of lines
imports-problem-fields-differ =
    { $fields ->
        [one] A linha tem { $fields } campo e o cabeçalho tem { $expected }.
        [many] A linha tem { $fields } de campos e o cabeçalho tem { $expected }.
       *[other] A linha tem { $fields } campos e o cabeçalho tem { $expected }.
    }
imports-problem-stray-quote = Há aspas dentro de um campo que não está entre aspas.
imports-problem-not-utf8 = { $column }: o texto não está codificado em UTF-8.
imports-problem-empty = { $column }: o campo está vazio.
imports-problem-currency-unknown = { $column }: não é um código de moeda como USD.
imports-problem-other-currency = O pedido está em { $currency }, mas a moeda da loja é { $shop_currency }.
imports-problem-amount-malformed = { $column }: não é um valor como 12.50.
imports-problem-amount-too-precise =
    { $decimals ->
        [0] { $column }: a moeda não tem casas decimais.
        [one] { $column }: o valor tem mais de { $decimals } casa decimal, o máximo da sua moeda.
        [many] { $column }: o valor tem mais de { $decimals } casas decimais, o máximo da sua moeda.
       *[other] { $column }: o valor tem mais de { $decimals } casas decimais, o máximo da sua moeda.
    }
imports-problem-amount-too-large = { $column }: o valor é muito alto.
imports-problem-time-unknown = { $column }: não é uma data e hora como 2026-01-31 12:00:00 +0000.
imports-problem-status-unknown = { $column }: este status de pagamento não é conhecido; um exemplo válido é paid.
imports-problem-id-invalid = { $column }: o ID está vazio ou é longo demais.
imports-problem-not-json = A linha não é um JSON válido.
imports-problem-field-unusable = { $column }: o campo está ausente ou não pode ser usado.
imports-problem-no-order = A linha não contém um pedido.

# Errors
imports-error-missing-columns = Este arquivo não é uma exportação de pedidos da Shopify. Falta: { $columns }. Na Shopify, abra Pedidos, escolha Exportar e solte aqui o arquivo CSV sem alterações.
imports-error-empty-file = O arquivo está vazio.
imports-error-no-orders = Não foi possível ler nenhum pedido do arquivo.
imports-error-other-currency = Todos os pedidos do arquivo estão em { $currency }, mas a moeda da loja é { $shop_currency }.
imports-error-wrong-encoding = O arquivo não está codificado em UTF-8. Use o arquivo da Shopify sem salvá-lo de novo em outro programa.
imports-error-wrong-separator =
    { $separator ->
        [tab] As colunas estão separadas por tabulações em vez de vírgulas. Use o arquivo da Shopify sem salvá-lo de novo em outro programa.
       *[semicolon] As colunas estão separadas por ponto e vírgula em vez de vírgulas. Use o arquivo da Shopify sem salvá-lo de novo em outro programa.
    }
imports-error-not-csv-xlsx = Este arquivo é uma pasta de trabalho do Excel. Use o arquivo CSV exportado pela Shopify.
imports-error-not-csv-packed = O arquivo está compactado. Descompacte-o primeiro e solte aqui o arquivo CSV.
imports-error-not-csv-binary = O arquivo não é de texto. Use o arquivo CSV exportado pela Shopify.
imports-error-too-large = O arquivo tem mais de { $most_bytes }. Exporte menos pedidos de cada vez.
imports-error-stalled = O envio parou: nada chegou por { $seconds } s. Verifique sua conexão e solte o arquivo novamente.
imports-error-too-slow = O envio levou mais de { $seconds } s. Use uma conexão mais rápida ou exporte menos pedidos de cada vez.
imports-error-broke-off = O envio foi interrompido. Solte o arquivo novamente.
imports-error-disk-full = No momento, não há espaço para o arquivo no servidor. Tente novamente mais tarde.
imports-error-too-many-waiting =
    { $most ->
        [one] Já há { $most } importação em espera ou em andamento. Solte o arquivo novamente quando ela terminar.
        [many] Já há { $most } importações em espera ou em andamento. Solte o arquivo novamente quando uma terminar.
       *[other] Já há { $most } importações em espera ou em andamento. Solte o arquivo novamente quando uma terminar.
    }
imports-error-interrupted = A importação foi interrompida. O que já foi importado permanece. Solte o mesmo arquivo novamente para continuar; nada é contado duas vezes.
imports-error-unavailable = A importação não pôde continuar porque não é possível acessar o banco de dados. Solte o mesmo arquivo novamente mais tarde; nada é contado duas vezes.
imports-error-internal = A importação falhou devido a um erro no servidor. Tente novamente mais tarde.
