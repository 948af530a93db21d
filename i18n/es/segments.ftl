### The page of segments.

segments-subtitle = Grupos de tus clientes según cuándo compraron por última vez, con qué frecuencia y por cuánto. Se mantienen al día solos.
segments-list = Tus segmentos
segments-order-note = El orden importa: el segmento principal de un cliente es el primero de esta lista que le corresponde. Arrastra un segmento o usa sus flechas.
segments-order-note-read = El orden importa: el segmento principal de un cliente es el primero de esta lista que le corresponde.
segments-days = { $days } días
segments-unknown = Ese segmento no existe (o ya no). Estos son los que hay.
segments-none = No hay segmentos
segments-none-note = Agrega uno propio o vuelve a los segmentos predeterminados.
segments-add = Agregar segmento
segments-full = No puede haber más de { $most } segmentos.
segments-read-only = Puedes ver los segmentos, pero no cambiarlos
segments-read-only-note = Pide permiso al propietario de la tienda para cambiarlos.
segments-staged = Se está preparando la versión { $version }
segments-staged-note = { $done } de { $all } clientes ya están reclasificados. Lo que ves aquí son los segmentos de esa versión.
segments-empty = Todavía no hay clientes
segments-empty-note = Los segmentos se llenan solos en cuanto hay pedidos. Importa los anteriores para empezar.

# What is said of each
segments-figure-customers = Clientes
segments-figure-share = Proporción
segments-figure-spend = Gasto
segments-figure-trend = Tendencia
segments-figure-week = Desde la semana pasada
segments-figure-primary = Principal para
segments-primary-below = clientes cuyo segmento principal es este
segments-share-of-all = { $share } de todos los clientes
segments-was = antes { $was }
segments-now = ahora { $now }
segments-state-new = Nuevo
segments-state-changed = Modificado
segments-trend-none = Aún sin historial
segments-trend-unsaved = Se cuenta desde el día en que lo guardes. La línea empieza al día siguiente.
segments-trend-awaited = Aún no se cuenta. La línea empieza cuando esté activo.
segments-trend-begins = Se cuenta desde el { $day }. La línea empieza mañana.
segments-trend-since = Se cuenta desde el { $day }.
segments-trend-label = { $segment }, últimos { $days } días: de { $from } a { $to } clientes
segments-move-up = Subir { $segment }
segments-move-down = Bajar { $segment }
segments-moved = { $segment } ahora es el número { $at } de { $of }

# One of them
segments-customers = Ver clientes
segments-duplicate = Duplicar
segments-copy-of = { $name } (copia)
segments-deleted = { $segment } se eliminó de tu borrador
segments-cells = Qué clientes
segments-cells-note = Dónde está el segmento en tu tienda y cuántos de sus clientes hay ahora en cada lugar.
segments-cells-caption = Puntuaciones que selecciona { $segment }
segments-cells-all = Todo
segments-cells-part = Una parte
segments-cells-none = Nada
segments-cells-prospects = También incluye a los clientes sin pedidos, que no tienen puntuación.
segments-cells-unknown = Todavía no se puede dibujar la imagen.
segments-overlap = También en otros segmentos
segments-overlap-note = Un cliente puede estar en varios segmentos a la vez.
segments-overlap-caption = Clientes de { $segment } en otros segmentos
segments-overlap-share = Proporción de este segmento
segments-overlap-none = Ninguno de sus clientes está en otro segmento.
segments-over-time = Clientes en los últimos { $days } días

# Editing
segments-new-title = Segmento nuevo
segments-edit-title = Editar { $segment }
segments-nameless = Segmento nuevo
segments-done = Listo
segments-names = Nombres
segments-names-note = En cada idioma en que tú o tu equipo usan la app. Con uno basta.
segments-name-missing = Ponle un nombre en al menos un idioma.
segments-name-long = Este nombre es demasiado largo.
segments-name-shared = Otro segmento también se llama así.
segments-names-shared = Varios segmentos tienen el mismo nombre
segments-names-missing = Falta en { $languages }. En su lugar se muestra «{ $shown }».
segments-rule = Regla
segments-rule-note = Un cliente pertenece al segmento cuando se cumple todo lo elegido aquí.
segments-rule-of = A quién selecciona
segments-rule-of-scored = Clientes con pedidos
segments-rule-of-prospects = Aún no ha hecho pedidos
segments-rule-prospects-note = Todos los clientes con cuenta y sin ningún pedido que cuente. Cuando compran, salen solos.
segments-rule-more = Más condiciones
segments-in-words = En palabras
segments-kind-any = Cualquiera
segments-kind-at-least = Al menos
segments-kind-at-most = Como máximo
segments-kind-exactly = Exactamente
segments-kind-between = Entre
segments-kind-one-of = Una de varias
segments-kind-as-written = Tal como se escribió
segments-value = Puntuación
segments-value-from = Desde la puntuación
segments-value-to = Hasta la puntuación
segments-alternatives = Y al menos una de estas
segments-alternatives-note = Para reglas como «gasta mucho o compra a menudo»: además de lo elegido arriba, debe cumplirse al menos una alternativa.
segments-alternative = Alternativa { $at }
segments-alternative-add = Agregar una alternativa
segments-alternative-remove = Quitar
segments-alternative-remove-label = Quitar la alternativa { $at }
segments-wrong = { $count ->
        [one] Hay que corregir { $shown } dato
        [many] Hay que corregir { $shown } de datos
       *[other] Hay que corregir { $shown } datos
    }
segments-wrong-note = Hasta entonces, las cifras son las de antes.
segments-wrong-rule = Elige al menos una condición.
segments-wrong-condition = Esta condición no es válida.
segments-wrong-score = Una puntuación de { $from } a { $to }.
segments-warnings = Conviene revisarlo

# The draft
segments-draft = Sin guardar
segments-draft-note = Nada cambia para tus clientes hasta que guardes.
segments-draft-same = Todo vuelve a estar como antes.
segments-discard = Descartar
segments-discard-title = ¿Descartar todos los cambios?
segments-discard-note = Se perderá todo lo que cambiaste desde la última vez que guardaste.
segments-review = Revisar y guardar
segments-review-title = Qué cambia al guardar
segments-moving = { $count ->
        [one] { $shown } de { $all } clientes pasa a otro segmento principal
        [many] { $shown } de { $all } clientes pasan a otro segmento principal
       *[other] { $shown } de { $all } clientes pasan a otro segmento principal
    }
segments-sizes-caption = Tamaños de los segmentos que cambian
segments-sizes-same = Ningún segmento cambia de tamaño.
segments-size-now = Ahora
segments-size-then = Después
segments-entering = Entran
segments-leaving = Salen
segments-movers = Quiénes son
segments-movers-way = Quiénes pasan de { $from } a { $to }
segments-movers-caption = Clientes que pasan a otro segmento principal
segments-movers-none = Nadie.
segments-mover = Cliente
segments-mover-from = De
segments-mover-to = A
segments-difference-added = Nuevo: { $segment }
segments-difference-removed = Eliminado: { $segment }
segments-difference-renamed = Otro nombre: { $from } → { $to }
segments-difference-translated = Nombre traducido de { $segment }: { $languages }
segments-difference-ruled = Otra regla: { $segment }
segments-difference-reordered = Otro orden
segments-difference-none = Ningún segmento es distinto.
segments-conflict-missing = No existe
segments-conflict-order = Orden
segments-conflict-order-same = Como antes
segments-theirs-taken = Queda la versión { $version }. Tus cambios se descartaron.
segments-defaults = Segmentos predeterminados
segments-defaults-title = ¿Volver a los segmentos predeterminados?
segments-defaults-note = Los segmentos predeterminados sustituyen a los tuyos en el borrador. No se guarda nada hasta que lo revises, y puedes deshacerlo.
segments-defaults-take = Usar los predeterminados
