### The history of versions of the configuration, on each page that has one.

history-title = Histórico
history-note = Todas as versões salvas. Restaurar uma delas a salva novamente como nova versão.
history-versions = Versões salvas
history-version = Versão
history-state = Situação
history-state-active = Ativa
history-state-staged = Sendo aplicada
history-state-past = Anterior
history-state-overtaken = Substituída antes de ficar ativa
history-saved-at = Salva em
history-older = Mostrar versões anteriores
history-restore = Restaurar
history-look = Prévia
history-restore-version = Restaurar a versão { $version }
history-restore-note = Isto é o que mudaria em relação a agora. A versão é restaurada com os limites que tinha, junto com seus pesos e segmentos.
history-restore-changes = O que muda com a restauração

# What a version changed
history-changes = O que mudou
history-changed = { $what }: { $from } → { $to }
history-begins-with = { $what }: { $value }
history-moved = { $from } → { $to }
history-same = Nada: diz o mesmo que a anterior.
history-unread = Não foi possível carregar
history-part-thresholds = Pontuação
history-part-segments = Segmentos
history-part-time-zone = Fuso horário
# $count chooses the plural, $shown is the number as it is written.
history-more = { $count ->
        [one] Mais { $shown } alteração
        [many] Mais { $shown } de alterações
       *[other] Mais { $shown } alterações
    }
