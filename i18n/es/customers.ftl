### The list of customers, and one of them.

# The list
customers-title = Clientes
customers-subtitle = Quién compró, cuándo, cuántas veces y por cuánto. Los nombres y correos se quedan en Shopify.
customers-customer = Cliente
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
customers-export-png-segments = Imagen de los segmentos (PNG)
customers-export-png-grid = Imagen de la cuadrícula (PNG)
customers-export-png-note = Toda la tienda
customers-export-all = Todos los clientes
customers-export-segment = Todos los clientes del segmento
customers-export-shown = Los clientes de esta página
customers-export-units = gasto en { $currency }
customers-export-minor-units = gasto en unidades de { $unit }
customers-sorted-down = Orden: { $column }, descendente
customers-sorted-up = Orden: { $column }, ascendente
customers-found-by-email = Encontrado por correo electrónico
customers-weight = Peso de { $dimension }
customers-not-counted = Por qué no cuenta

# One customer
customers-one-subtitle = El nombre y los datos de contacto están en Shopify; esta página no muestra ninguno.
customers-low-score = Puntuación baja, menos de { $limit }
customers-in-shopify = Abrir en Shopify
customers-unknown-title = Ese cliente no existe
customers-unknown = Puede que se haya combinado con otro o eliminado en Shopify.
customers-score-of = de 5,00 como máximo
customers-first-order = el primero, el { $day }
customers-not-in-shopify = Aún no se conoce el ID de Shopify de este cliente, porque los pedidos vinieron de un archivo. Llegará con el próximo pedido; hasta entonces, un pedido de abajo lleva al cliente en Shopify.

# Why it has the score it has
customers-explained = Cómo se obtiene la puntuación
customers-explained-note = Tres números, cada uno del 1 al 5, comparados con tus umbrales.
customers-prospect = Ningún pedido de este cliente cuenta, así que aún no hay puntuación.
customers-recency-today = El último pedido llegó hoy, { $day }.
customers-recency-is = { $count ->
        [one] El último pedido fue hace { $shown } día, el { $day }.
        [many] El último pedido fue hace { $shown } de días, el { $day }.
       *[other] El último pedido fue hace { $shown } días, el { $day }.
    }
customers-frequency-is = { $count ->
        [one] Cuenta { $shown } pedido.
        [many] Cuentan { $shown } de pedidos.
       *[other] Cuentan { $shown } pedidos.
    }
customers-monetary-is = { $amount } gastados, menos reembolsos.
customers-recency-falls = { $count ->
        [one] { $shown } día más sin pedidos y la recencia baja a { $to }.
        [many] { $shown } de días más sin pedidos y la recencia baja a { $to }.
       *[other] { $shown } días más sin pedidos y la recencia baja a { $to }.
    }
customers-recency-lowest = Ya no puede bajar más; el próximo pedido la sube a 5.
customers-frequency-rises = { $count ->
        [one] { $shown } pedido más y la frecuencia sube a { $to }.
        [many] { $shown } de pedidos más y la frecuencia sube a { $to }.
       *[other] { $shown } pedidos más y la frecuencia sube a { $to }.
    }
customers-monetary-rises = { $amount } más y el valor monetario sube a { $to }.
customers-highest = Es la puntuación más alta.
customers-bands = { $dimension }: { $value } está en la banda { $score } de 5. Límites entre las bandas, desde la más baja: { $edges }.

# Its segments, and what comes next
customers-segments-note = Un cliente está en todos los segmentos cuya regla cumple; el primero es el principal.
customers-segments-none = Este cliente no cumple ninguna regla.
customers-primary = Segmento principal
customers-next = Próximo cambio
customers-next-note = Si el cliente no vuelve a comprar.
customers-next-never = Sin un nuevo pedido ya no cambia nada.
customers-next-prospect = No cambia nada hasta el primer pedido.
customers-next-on = { $count ->
        [one] En { $shown } día, el { $day }
        [many] En { $shown } de días, el { $day }
       *[other] En { $shown } días, el { $day }
    }
customers-next-same = Sigue en { $segment }
customers-from-to = { $from } → { $to }

# How it went
customers-history = Historial
customers-history-note = Cada cambio de las puntuaciones, el más reciente primero.
customers-history-line = La puntuación ponderada a lo largo del tiempo; la tabla de abajo tiene todos los cambios.
customers-history-none = Aún no ha cambiado nada.
customers-history-failed = No se pudieron leer los cambios anteriores. Inténtalo de nuevo.
customers-earlier = Mostrar cambios anteriores
customers-day = Día
customers-cause = Causa
customers-from = Antes
customers-to = Después

# Its orders
customers-orders = Pedidos
customers-orders-note = El más reciente primero. Incluye impuestos y envío; los reembolsos están descontados.
customers-orders-none = No se conoce ningún pedido.
customers-order = Pedido
customers-counts = Cuenta
customers-counts-yes = Sí
customers-adds = Suma
customers-orders-sum = { $count ->
        [one] { $shown } pedido que cuenta
        [many] { $shown } de pedidos que cuentan
       *[other] { $shown } pedidos que cuentan
    }

# While the page is open
customers-changed = Este cliente acaba de cambiar
customers-understood = Entendido
