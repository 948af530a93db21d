### The history of versions of the configuration, on each page that has one.

history-title = Historial
history-note = Todas las versiones guardadas. Al restaurar una, se guarda de nuevo como versión nueva.
history-versions = Versiones guardadas
history-version = Versión
history-state = Estado
history-state-active = Activa
history-state-staged = Aplicándose
history-state-past = Anterior
history-state-overtaken = Sustituida antes de activarse
history-saved-at = Guardada
history-older = Mostrar versiones anteriores
history-restore = Restaurar
history-look = Vista previa
history-restore-version = Restaurar la versión { $version }
history-restore-note = Esto es lo que cambiaría respecto a ahora. La versión se restaura con los umbrales que tenía, junto con sus pesos y segmentos.
history-restore-changes = Lo que cambia al restaurar

# What a version changed
history-changes = Qué cambió
history-changed = { $what }: { $from } → { $to }
history-begins-with = { $what }: { $value }
history-moved = { $from } → { $to }
history-same = Nada: dice lo mismo que la anterior.
history-unread = No se pudo cargar
history-part-thresholds = Puntuación
history-part-segments = Segmentos
history-part-time-zone = Zona horaria
# $count chooses the plural, $shown is the number as it is written.
history-more = { $count ->
        [one] { $shown } cambio más
        [many] { $shown } de cambios más
       *[other] { $shown } cambios más
    }
