### Saving a version of segments and thresholds.

saving-read-only = Vous pouvez tout essayer ici, mais pas enregistrer
saving-kept-from = Votre brouillon du { $when }
saving-reason = Pourquoi faites-vous ce changement ?
saving-reason-help = Figure dans l’historique des versions, pour qui le consultera plus tard.
saving-reason-missing = Dites en quelques mots pourquoi vous faites ce changement.
saving-reason-long = C’est trop long : { $bytes } octets au maximum.
saving-tell-customers = Prévenir les applications connectées pour chaque client qui change de segment
saving-tell-customers-note = Les applications qui suivent vos clients, comme les outils d’e-mailing, reçoivent alors un message pour chacun et peuvent y réagir.
saving-saved = Enregistré. La version { $version } est active.
saving-staged = Enregistré. La version { $version } sera active dès que tous les clients seront reclassés.
saving-beside = La version { $version } ({ $by }) a été enregistrée entre-temps et est conservée.
saving-invalid = Pas encore enregistré : ceci doit d’abord être corrigé
saving-conflict-note = La version { $version } a été enregistrée pendant que vous travailliez sur la vôtre
saving-conflict-by = Enregistré par : { $by }, { $at }
saving-conflict-mine = Vos modifications
saving-conflict-theirs = L’autre version
saving-conflict-mine-take = Enregistrer les miennes par-dessus
saving-conflict-theirs-take = Abandonner les miennes, garder l’autre
saving-conflict-later = Décider plus tard
saving-conflict-safe = Si vous décidez plus tard, rien n’est perdu : vos modifications restent ici, non enregistrées.
saving-conflict-sides = Les deux versions côte à côte
saving-conflict-what = Ce qui diffère
saving-conflict-same = Les deux disent la même chose.

# Who saved a version
saving-author-token = Jeton d’accès se terminant par { $ending }
saving-author-staff = Membre de l’équipe (utilisateur { $user })
saving-author-shopify = Paramètres dans Shopify
saving-author-itself = L’application elle-même
saving-author-command = La personne qui exploite l’application ({ $command })

# Why the app saved a version by itself
saving-occasion-first = Premiers réglages de la boutique
saving-occasion-quintiles = Groupes égaux recalculés avec les clients au { $day }
saving-occasion-time-zone = Le fuseau horaire de la boutique est désormais { $zone }
