### Past orders that come in as a file.

# Who begins, and what is said of the page
imports-title = Importar pedidos
imports-subtitle = Trae pedidos anteriores desde una exportación de Shopify. Repetir una importación no cuenta nada dos veces.
imports-welcome = ¡Te damos la bienvenida! Conoce a tus clientes
imports-welcome-subtitle = Con tus pedidos anteriores, cada cliente recibe una puntuación y un segmento. Son tres pasos.
imports-guide = Tres pasos
imports-guide-export-title = Exporta tus pedidos
imports-guide-export = En Shopify, abre Pedidos, elige Exportar, selecciona todos los pedidos y un archivo CSV. Si son muchos, Shopify envía el archivo por correo electrónico.
imports-guide-drop-title = Suelta el archivo aquí
imports-guide-drop = Suelta el archivo CSV en esta página, sin modificarlo. ¿Varios archivos? Uno tras otro.
imports-guide-see-title = Mira tus segmentos
imports-guide-see = Las puntuaciones y los segmentos aparecen en cuanto termina la importación. Después, los pedidos nuevos mueven a los clientes por sí solos.
imports-to-orders = Abrir Pedidos en Shopify
imports-how-to = ¿Cómo obtengo el archivo?
imports-columns = Columnas necesarias: Name, Email, Financial Status, Currency, Total, Created at. La exportación de Shopify las tiene todas; no edites el archivo ni lo guardes de nuevo en otro programa.
imports-data = Qué pasa con tus datos
imports-data-file = El archivo se borra en cuanto termina su importación.
imports-data-email = Los correos electrónicos se guardan cifrados y no se muestran en ningún sitio; solo sirven para distinguir a los clientes.
imports-data-twice = Importar otra vez los mismos pedidos no cambia nada; nada cuenta dos veces.
imports-data-shopify = No se cambia nada en Shopify y no se escribe a nadie.

# A file is dropped and sent
imports-drop = Suelta tu exportación de pedidos en cualquier parte de esta página
imports-drop-now = Suelta para importar
imports-choose = Elegir un archivo
imports-accepted = La exportación de pedidos de Shopify en un archivo CSV
imports-one-file = Un archivo a la vez, por favor.
imports-read-only = Puedes mirar, pero no importar
imports-checking = Revisando { $name }
imports-sending = Enviando { $name }
imports-sent = { $sent } de { $of } · { $share }
imports-stay = Deja esta página abierta hasta que se haya enviado el archivo.

# Its import at work
imports-state-waiting-title = { $name } espera su turno
imports-state-reading-title = Leyendo { $name }
imports-state-writing-title = Importando { $name }
imports-state-waiting = En espera
imports-state-reading = Leyendo
imports-state-writing = Importando
imports-state-finished = Terminada
imports-state-failed = Fallida
imports-state-interrupted = Interrumpida
imports-step-done = (hecho)
imports-step-sent = Archivo recibido: { $size }
imports-step-waiting = Otra importación de esta tienda sigue en marcha; esta empieza justo después
imports-step-reading = Lectura; hasta ahora, pedidos: { $orders }, clientes: { $customers }
imports-step-write = Puntuar a los clientes
imports-step-writing = Puntuando a los clientes: { $written } de { $orders } pedidos
imports-leave = Puedes salir de esta página; la importación continúa.

# How it ended
imports-line = Línea
imports-wrong = Qué está mal
imports-left-out = { $count ->
        [one] Se omitió { $shown } línea
        [many] Se omitieron { $shown } de líneas
       *[other] Se omitieron { $shown } líneas
    }
imports-first-shown = { $count ->
        [one] se muestra la primera
        [many] se muestran las primeras { $shown }
       *[other] se muestran las primeras { $shown }
    }
imports-left-out-note = Todo lo demás se importa. Corrige estas líneas en Shopify, exporta de nuevo y suelta el archivo aquí: solo se añade lo nuevo.
imports-refused = { $name } no se importó
imports-lost = El archivo no llegó
imports-lost-way-out = Se cortó la conexión. Revísala y elige el archivo otra vez.
imports-lost-at = Se habían enviado { $sent } de { $of }.
imports-lost-reachable = El servicio está accesible, así que puede haber rechazado el archivo durante el envío: un archivo puede tener { $most } como máximo y solo pueden esperar unas pocas importaciones a la vez. Vuelve a elegir el archivo cuando terminen las importaciones de abajo.
imports-failed-title = No se pudo importar { $name }
imports-interrupted-title = Se interrumpió la importación de { $name }
imports-written-stay = { $count ->
        [one] Ya se importó { $shown } pedido y se conserva.
        [many] Ya se importaron { $shown } de pedidos y se conservan.
       *[other] Ya se importaron { $shown } pedidos y se conservan.
    }
imports-finished-title = { $name } se importó
imports-finished = Ahora cada cliente tiene una puntuación y segmentos.
imports-known-title = { $name } no trae nada nuevo
imports-known = La tienda ya tenía todos los pedidos que se pudieron leer. No se cambió nada.
imports-new = { $count ->
        [one] { $shown } nuevo
        [many] { $shown } de nuevos
       *[other] { $shown } nuevos
    }
imports-customers = Clientes
imports-changed = Pedidos actualizados
imports-lines-left-out = Líneas omitidas
imports-without-id = { $count ->
        [one] { $shown } pedido no tiene ID en el archivo y se reconoce por su nombre. Usa la exportación de Shopify para que se reconozcan los cambios posteriores del pedido.
        [many] { $shown } de pedidos no tienen ID en el archivo y se reconocen por sus nombres. Usa la exportación de Shopify para que se reconozcan los cambios posteriores de estos pedidos.
       *[other] { $shown } pedidos no tienen ID en el archivo y se reconocen por sus nombres. Usa la exportación de Shopify para que se reconozcan los cambios posteriores de estos pedidos.
    }
imports-see-customers = Ver tus clientes
imports-see-overview = Ir al resumen
imports-another = Importar otro archivo

# Imports so far
imports-earlier = Importaciones hasta ahora
imports-earlier-table = Cada importación con su estado y su resultado
imports-file = Archivo
imports-at = Recibido
imports-by = Por
imports-state = Estado
imports-orders-new = Pedidos nuevos
imports-customers-new = Clientes nuevos

# Problems of lines
imports-problem-fields-differ =
    { $fields ->
        [one] La línea tiene { $fields } campo y el encabezado tiene { $expected }.
        [many] La línea tiene { $fields } de campos y el encabezado tiene { $expected }.
       *[other] La línea tiene { $fields } campos y el encabezado tiene { $expected }.
    }
imports-problem-stray-quote = Hay unas comillas dentro de un campo que no está entre comillas.
imports-problem-not-utf8 = { $column }: el texto no está codificado en UTF-8.
imports-problem-empty = { $column }: el campo está vacío.
imports-problem-currency-unknown = { $column }: no es un código de moneda como USD.
imports-problem-other-currency = El pedido está en { $currency }, pero la moneda de la tienda es { $shop_currency }.
imports-problem-amount-malformed = { $column }: no es un importe como 12.50.
imports-problem-amount-too-precise =
    { $decimals ->
        [0] { $column }: la moneda no tiene decimales.
        [one] { $column }: el importe tiene más de { $decimals } decimal, el máximo de su moneda.
        [many] { $column }: el importe tiene más de { $decimals } decimales, el máximo de su moneda.
       *[other] { $column }: el importe tiene más de { $decimals } decimales, el máximo de su moneda.
    }
imports-problem-amount-too-large = { $column }: el importe es demasiado grande.
imports-problem-time-unknown = { $column }: no es una fecha y hora como 2026-01-31 12:00:00 +0000.
imports-problem-status-unknown = { $column }: este estado de pago no se conoce; un ejemplo válido es paid.
imports-problem-id-invalid = { $column }: el ID está vacío o es demasiado largo.
imports-problem-not-json = La línea no es JSON válido.
imports-problem-field-unusable = { $column }: el campo falta o no se puede usar.
imports-problem-no-order = La línea no contiene ningún pedido.

# Errors
imports-error-missing-columns = Esto no es una exportación de pedidos de Shopify. Falta: { $columns }. En Shopify, abre Pedidos, elige Exportar y suelta aquí el archivo CSV sin modificarlo.
imports-error-empty-file = El archivo está vacío.
imports-error-no-orders = No se pudo leer ningún pedido del archivo.
imports-error-other-currency = Todos los pedidos del archivo están en { $currency }, pero la moneda de la tienda es { $shop_currency }.
imports-error-wrong-encoding = El archivo no está codificado en UTF-8. Usa el archivo de Shopify sin volver a guardarlo en otro programa.
imports-error-wrong-separator =
    { $separator ->
        [tab] Las columnas están separadas por tabuladores en lugar de comas. Usa el archivo de Shopify sin volver a guardarlo en otro programa.
       *[semicolon] Las columnas están separadas por puntos y coma en lugar de comas. Usa el archivo de Shopify sin volver a guardarlo en otro programa.
    }
imports-error-not-csv-xlsx = Esto es un libro de Excel. Usa el archivo CSV que exportó Shopify.
imports-error-not-csv-packed = El archivo está comprimido. Descomprímelo primero y suelta aquí el archivo CSV.
imports-error-not-csv-binary = El archivo no es de texto. Usa el archivo CSV que exportó Shopify.
imports-error-too-large = El archivo supera los { $most_bytes }. Exporta menos pedidos cada vez.
imports-error-stalled = La subida se detuvo: no llegó nada durante { $seconds } s. Revisa tu conexión y vuelve a soltar el archivo.
imports-error-too-slow = La subida tardó más de { $seconds } s. Usa una conexión más rápida o exporta menos pedidos cada vez.
imports-error-broke-off = La subida se interrumpió. Vuelve a soltar el archivo.
imports-error-disk-full = Ahora mismo no hay espacio para el archivo en el servidor. Inténtalo más tarde.
imports-error-too-many-waiting =
    { $most ->
        [one] Ya hay { $most } importación en espera o en curso. Vuelve a soltar el archivo cuando termine.
        [many] Ya hay { $most } importaciones en espera o en curso. Vuelve a soltar el archivo cuando termine una.
       *[other] Ya hay { $most } importaciones en espera o en curso. Vuelve a soltar el archivo cuando termine una.
    }
imports-error-interrupted = La importación se interrumpió. Lo ya importado se conserva. Vuelve a soltar el mismo archivo para continuar; nada se cuenta dos veces.
imports-error-unavailable = La importación no pudo continuar porque no se puede acceder a la base de datos. Vuelve a soltar el mismo archivo más tarde; nada se cuenta dos veces.
imports-error-internal = La importación falló por un error del servidor. Inténtalo más tarde.
