### Saving a version of segments and thresholds.

saving-read-only = Aquí puedes probarlo todo, pero no guardar
saving-kept-from = Tu borrador del { $when }
saving-reason = ¿Por qué haces este cambio?
saving-reason-help = Aparece en el historial de versiones para quien lo consulte más adelante.
saving-reason-missing = Di en pocas palabras por qué haces este cambio.
saving-reason-long = Es demasiado largo: como máximo { $bytes } bytes.
saving-tell-customers = Avisar a las apps conectadas de cada cliente que cambie de segmento
saving-tell-customers-note = Las apps que siguen a tus clientes, como las de correo, reciben entonces un mensaje por cada uno y pueden reaccionar.
saving-saved = Guardado. La versión { $version } está activa.
saving-staged = Guardado. La versión { $version } se activará en cuanto todos los clientes estén reclasificados.
saving-beside = Mientras tanto se guardó la versión { $version } ({ $by }) y se conserva.
saving-invalid = Aún no se ha guardado: primero hay que corregir esto
saving-conflict-note = La versión { $version } se guardó mientras trabajabas en la tuya
saving-conflict-by = Guardado por: { $by }, { $at }
saving-conflict-mine = Tus cambios
saving-conflict-theirs = La otra versión
saving-conflict-mine-take = Guardar los míos encima
saving-conflict-theirs-take = Descartar los míos y usar la otra
saving-conflict-later = Decidir más tarde
saving-conflict-safe = Si decides más tarde, no se pierde nada: tus cambios siguen aquí, sin guardar.
saving-conflict-sides = Ambas versiones una al lado de la otra
saving-conflict-what = Qué difiere
saving-conflict-same = Ambas dicen lo mismo.

# Who saved a version
saving-author-token = Token de acceso que termina en { $ending }
saving-author-staff = Miembro del personal (usuario { $user })
saving-author-shopify = Configuración en Shopify
saving-author-itself = La propia aplicación
saving-author-command = Quien opera la aplicación ({ $command })

# Why the app saved a version by itself
saving-occasion-first = Primeros ajustes de la tienda
saving-occasion-quintiles = Grupos iguales recalculados con los clientes del { $day }
saving-occasion-time-zone = La zona horaria de la tienda es ahora { $zone }
