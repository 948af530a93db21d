### What charts and downloads say on any page.

# The grid of recency against frequency and monetary
charts-grid-place = Recência { $recency }, frequência e valor { $other }: { $count ->
        [one] { $shown } cliente
        [many] { $shown } de clientes
       *[other] { $shown } clientes
    }, { $spend }

# Pictures and their tables
charts-as-table-of = Como tabela: { $what }
charts-as-picture-of = Como gráfico: { $what }
charts-numbers-of = Números: { $what }
charts-not-drawn = Não foi possível carregar o gráfico. Os números estão na tabela.
charts-day = Dia
charts-restated = Os números de { $day } foram calculados depois, a partir dos pedidos até então: nada era registrado ainda nesse dia. Clientes sem pedidos não estão neles.
charts-imported = { $count ->
        [one] Nesse período, importações trouxeram { $shown } cliente, que pode ter comprado muito antes.
        [many] Nesse período, importações trouxeram { $shown } de clientes, que podem ter comprado muito antes.
       *[other] Nesse período, importações trouxeram { $shown } clientes, que podem ter comprado muito antes.
    }
charts-imported-at-least = { $count ->
        [one] Nesse período, importações trouxeram pelo menos { $shown } cliente, que pode ter comprado muito antes.
        [many] Nesse período, importações trouxeram pelo menos { $shown } de clientes, que podem ter comprado muito antes.
       *[other] Nesse período, importações trouxeram pelo menos { $shown } clientes, que podem ter comprado muito antes.
    }
charts-other-version = Entre esses dias, os limites, os segmentos ou o fuso horário foram alterados; isso também move clientes.
charts-other-version-history = Ver o histórico de versões

# Downloads
charts-download-of = Baixar: { $what }
charts-download-csv = CSV para planilhas
charts-download-json = JSON para programas
charts-download-png = PNG para apresentações

# Which rows of a list are shown
charts-rows = Linhas { $first }–{ $last }
charts-rows-of = { $first }–{ $last } de { $all }
