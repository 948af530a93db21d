### Saving a version of segments and thresholds.

saving-read-only = Du kannst hier alles ausprobieren, aber nicht speichern
saving-kept-from = Dein Entwurf vom { $when }
saving-reason = Warum änderst du das?
saving-reason-help = Steht im Verlauf der Versionen für alle, die später nachsehen.
saving-reason-missing = Sag in ein paar Worten, warum du das änderst.
saving-reason-long = Das ist zu lang: höchstens { $bytes } Byte.
saving-tell-customers = Verbundene Apps über jeden Kunden informieren, der das Segment wechselt
saving-tell-customers-note = Apps, die deinen Kunden folgen, etwa E-Mail-Programme, bekommen dann für jeden eine Nachricht und können darauf reagieren.
saving-saved = Gespeichert. Version { $version } ist aktiv.
saving-staged = Gespeichert. Version { $version } wird aktiv, sobald alle Kunden neu eingeordnet sind.
saving-beside = Inzwischen wurde Version { $version } gespeichert ({ $by }); sie bleibt darin erhalten.
saving-invalid = Noch nicht gespeichert: Das muss erst korrigiert werden
saving-conflict-note = Version { $version } wurde gespeichert, während du an deiner gearbeitet hast
saving-conflict-by = Gespeichert von: { $by }, { $at }
saving-conflict-mine = Deine Änderungen
saving-conflict-theirs = Die andere Version
saving-conflict-mine-take = Meine darüber speichern
saving-conflict-theirs-take = Meine verwerfen, andere übernehmen
saving-conflict-later = Später entscheiden
saving-conflict-safe = Wenn du später entscheidest, geht nichts verloren: Deine Änderungen bleiben hier, ungespeichert.
saving-conflict-sides = Beide Versionen nebeneinander
saving-conflict-what = Was sich unterscheidet
saving-conflict-same = Beide sagen dasselbe.

# Who saved a version
saving-author-token = Zugriffstoken mit der Endung { $ending }
saving-author-staff = Teammitglied (Benutzer { $user })
saving-author-shopify = Einstellungen in Shopify
saving-author-itself = Die App selbst
saving-author-command = Wer die App betreibt ({ $command })

# Why the app saved a version by itself
saving-occasion-first = Erste Einstellungen des Shops
saving-occasion-quintiles = Gleich große Gruppen neu berechnet mit den Kunden vom { $day }
saving-occasion-time-zone = Die Zeitzone des Shops ist jetzt { $zone }
