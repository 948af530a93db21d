### What charts and downloads say on any page.

# The grid of recency against frequency and monetary
charts-grid-place = Recencia { $recency }, frecuencia e importe { $other }: { $count ->
        [one] { $shown } cliente
        [many] { $shown } de clientes
       *[other] { $shown } clientes
    }, { $spend }

# Pictures and their tables
charts-as-table-of = Como tabla: { $what }
charts-as-picture-of = Como gráfico: { $what }
charts-numbers-of = Cifras: { $what }
charts-not-drawn = No se pudo cargar el gráfico. Sus cifras están en la tabla.
charts-day = Día
charts-restated = Las cifras del { $day } se han calculado después a partir de los pedidos hasta entonces: ese día aún no se registraba nada. Los clientes sin pedidos no figuran en ellas.
charts-imported = { $count ->
        [one] En este tiempo, las importaciones añadieron { $shown } cliente, que puede haber comprado mucho antes.
        [many] En este tiempo, las importaciones añadieron { $shown } de clientes, que pueden haber comprado mucho antes.
       *[other] En este tiempo, las importaciones añadieron { $shown } clientes, que pueden haber comprado mucho antes.
    }
charts-imported-at-least = { $count ->
        [one] En este tiempo, las importaciones añadieron al menos { $shown } cliente, que puede haber comprado mucho antes.
        [many] En este tiempo, las importaciones añadieron al menos { $shown } de clientes, que pueden haber comprado mucho antes.
       *[other] En este tiempo, las importaciones añadieron al menos { $shown } clientes, que pueden haber comprado mucho antes.
    }
charts-other-version = Entre estos días se cambiaron los umbrales, los segmentos o la zona horaria; eso también mueve a clientes.
charts-other-version-history = Ver el historial de versiones

# Downloads
charts-download-of = Descargar: { $what }
charts-download-csv = CSV para hojas de cálculo
charts-download-json = JSON para programas
charts-download-png = PNG para presentaciones

# Which rows of a list are shown
charts-rows = Filas { $first }–{ $last }
charts-rows-of = { $first }–{ $last } de { $all }
