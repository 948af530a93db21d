### What stands around and on every page.

# The frame around all pages
common-app-name = Segmentos de clientes
common-navigation = Páginas
common-skip = Ir al contenido
common-page-overview = Resumen
common-page-segments = Segmentos
common-page-thresholds = Umbrales
common-page-customers = Clientes
common-page-movement = Movimiento
common-page-import = Importar
common-language = Idioma
common-theme = Apariencia
common-theme-auto = Como el dispositivo
common-theme-light = Claro
common-theme-dark = Oscuro

# States
common-loading = Cargando…
common-nothing-here = No hay nada aquí.
common-signed-out-title = No has iniciado sesión
common-signed-out-embedded = Vuelve a abrir la aplicación desde tu panel de control de Shopify.
common-signed-out-alone = Abre la aplicación desde tu panel de control de Shopify o usa la dirección completa que mostró la demo o `rfm token`: contiene la clave.
common-nowhere-title = Esta página no existe
common-nowhere-note = La dirección { $address } no lleva a ninguna página. Puede estar mal escrita o ser de una versión anterior de la aplicación.
common-nowhere-way-out = Ir al resumen
common-nowhere-back = Volver atrás
common-broken-title = No se pudo mostrar esta página
common-broken-note = Es posible que la aplicación se haya actualizado. Vuelve a cargarla; no se pierde nada de tu tienda.
common-reload = Volver a cargar
common-language-missing = No se pudo cargar este idioma. Inténtalo de nuevo en un momento.
common-connection-lost = Se perdió la conexión
common-connection-lost-note = Lo que ves puede estar desactualizado. Seguimos intentándolo; se recuperará lo que falte.

# What failed, and the way out
common-try-again = Intentar de nuevo
common-failure-away = El servicio no responde
common-failure-away-way-out = Seguimos intentándolo. Si persiste, revisa tu conexión.
common-failure-away-by-hand = Revisa tu conexión y vuelve a intentarlo.
common-failure-late = El servicio tarda demasiado en responder
common-failure-late-way-out = Seguimos intentándolo. Si continúa, vuelve un poco más tarde.
common-failure-late-by-hand = Vuelve a intentarlo ahora o un poco más tarde.
common-failure-signed-out = Tu sesión ha terminado
common-failure-signed-out-way-out = Vuelve a abrir la aplicación; no se ha perdido nada de tu tienda.
common-failure-forbidden = No tienes permiso para esto
common-failure-forbidden-way-out = Pide el permiso a la persona propietaria de la tienda.
common-failure-not-found = Esto ya no existe
common-failure-not-found-way-out = Vuelve atrás y elige otra opción.
common-failure-invalid = No se ha entendido
common-failure-invalid-way-out = Corrige lo que se indica y vuelve a intentarlo.
common-failure-conflict = Mientras tanto se guardó otra versión
common-failure-conflict-way-out = Compara ambas y decide cuál debe quedar.
common-failure-gone = Esto ya no se conserva
common-failure-gone-way-out = Elige días posteriores o empieza de nuevo.
common-failure-busy = Demasiado a la vez
common-failure-busy-way-out = Lo intentaremos de nuevo en un momento.
common-failure-busy-by-hand = Vuelve a intentarlo en un momento.
common-failure-too-large = Es demasiado grande
common-failure-too-large-way-out = Divídelo en partes más pequeñas.
common-failure-failed = Algo salió mal
common-failure-failed-way-out = Inténtalo de nuevo. Si se repite, cuéntanos qué hiciste.
common-retry-after = { $count ->
        [one] Inténtalo de nuevo dentro de { $shown } segundo.
        [many] Inténtalo de nuevo dentro de { $shown } de segundos.
       *[other] Inténtalo de nuevo dentro de { $shown } segundos.
    }

# Said in many places
common-pages = Páginas de la lista
common-previous = Anterior
common-next = Siguiente
common-close = Cerrar
common-cancel = Cancelar
common-save = Guardar
common-undo = Deshacer
common-delete = Eliminar
common-edit = Editar
common-reason = Motivo
common-required = obligatorio
common-download = Descargar
common-as-table = Como tabla
common-as-picture = Como gráfico
common-customer = Cliente { $id }
common-segment = Segmento
common-no-segment = Sin segmento
common-value-back = Se ha recuperado el valor anterior. { $why }
common-share = Proporción
common-spend = Gasto
common-orders = Pedidos
common-last-order = Último pedido
common-score = Puntuación
common-recency = Recencia
common-frequency = Frecuencia
common-monetary = Importe
common-frequency-monetary = Frecuencia e importe

# Why a customer moved
common-cause-order = Pedido nuevo o modificado
common-cause-refund = Reembolso
common-cause-customer = Cliente modificado en Shopify
common-cause-merge = Combinado con otro cliente
common-cause-import = Importación de pedidos anteriores
common-cause-rescore = Puntuaciones recalculadas
common-cause-time = Paso del tiempo
common-cause-config = Cambio de umbrales o segmentos

# $count chooses the plural, $shown is the number as it is written.
common-customers-count = { $count ->
        [one] { $shown } cliente
        [many] { $shown } de clientes
       *[other] { $shown } clientes
    }
