### The list of customers, and one of them.

# The list
customers-title = Clientes
customers-subtitle = Quién compró, cuándo, cuántas veces y por cuánto. Los nombres y correos se quedan en Shopify.
customers-customer = Cliente
customers-without-shopify-id = Sin ID de Shopify · …{ $id }
customers-scores = Puntuaciones
customers-segments = Segmentos
customers-next-change = Próximo cambio
customers-never = Nunca
customers-no-scores = Aún sin pedidos
customers-mark = { $dimension }: { $score } de 5
customers-count-unknown = La cantidad no se calcula al combinar un segmento con puntuaciones.
customers-page-size = { $count ->
        [one] { $shown } por página
        [many] { $shown } por página
       *[other] { $shown } por página
    }

# Finding and narrowing down
customers-search = Buscar un cliente
customers-search-placeholder = nombre@ejemplo.com o 7123456789
customers-search-help = El correo electrónico completo o el ID de cliente de Shopify. No se buscan partes de un correo.
customers-search-unknown = Esto no es un correo electrónico completo ni un ID de Shopify.
customers-find = Buscar
customers-any = Cualquiera
customers-any-segment = Todos los segmentos
customers-filters = Filtros activos
customers-remove-filter = Quitar el filtro { $name }: { $value }
customers-shopify-id = ID de Shopify
customers-email = Correo electrónico
customers-all = Mostrar todos los clientes
customers-nothing-exact-title = No se encontró ningún cliente
customers-nothing-exact = Los correos se guardan cifrados, por eso solo se encuentran coincidencias exactas. Revisa cómo está escrito o busca por el ID que aparece en la dirección del cliente en Shopify.
customers-nothing-filter-title = Ningún cliente coincide
customers-nothing-filter = Ahora mismo no hay nadie en esta selección. Quita un filtro para ver más.
customers-none-title = Aún no hay clientes
customers-none = Importa tus pedidos anteriores y cada cliente tendrá una puntuación y segmentos.
customers-none-import = Importar pedidos

# What can be taken away
customers-export-csv = Tabla (CSV)
customers-export-json = Datos (JSON)
customers-export-png-segments = Imagen de los segmentos (PNG)
customers-export-png-grid = Imagen de la cuadrícula (PNG)
customers-export-png-note = Toda la tienda
customers-export-all = Todos los clientes · gasto en unidades de { $unit }
customers-export-segment = Todos los clientes del segmento · gasto en unidades de { $unit }
customers-export-shown = Los clientes de esta página · gasto en unidades de { $unit }
