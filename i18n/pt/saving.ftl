### Saving a version of segments and thresholds.

saving-read-only = Você pode testar tudo aqui, mas não salvar
saving-kept-from = Seu rascunho de { $when }
saving-reason = Por que você está fazendo esta alteração?
saving-reason-help = Fica no histórico de versões, para quem consultar depois.
saving-reason-missing = Diga em poucas palavras por que você está fazendo esta alteração.
saving-reason-long = Está longo demais: no máximo { $bytes } bytes.
saving-tell-customers = Avisar os apps conectados sobre cada cliente que mudar de segmento
saving-tell-customers-note = Os apps que acompanham seus clientes, como os de e-mail, recebem então uma mensagem para cada um e podem reagir.
saving-saved = Salvo. A versão { $version } está ativa.
saving-staged = Salvo. A versão { $version } ficará ativa assim que todos os clientes forem reclassificados.
saving-beside = Enquanto isso, a versão { $version } ({ $by }) foi salva e está mantida.
saving-invalid = Ainda não foi salvo: primeiro é preciso corrigir isto
saving-conflict-note = A versão { $version } foi salva enquanto você trabalhava na sua
saving-conflict-by = Salvo por: { $by }, { $at }
saving-conflict-mine = Suas alterações
saving-conflict-theirs = A outra versão
saving-conflict-mine-take = Salvar as minhas por cima
saving-conflict-theirs-take = Descartar as minhas e usar a outra
saving-conflict-later = Decidir depois
saving-conflict-safe = Se você decidir depois, nada se perde: suas alterações ficam aqui, sem salvar.
saving-conflict-sides = As duas versões lado a lado
saving-conflict-what = O que difere
saving-conflict-same = Ambas dizem o mesmo.

# Who saved a version
saving-author-token = Token de acesso com final { $ending }
saving-author-staff = Membro da equipe (usuário { $user })
saving-author-shopify = Configurações na Shopify
saving-author-itself = O próprio app
saving-author-command = Quem opera o app ({ $command })

# Why the app saved a version by itself
saving-occasion-first = Primeiras configurações da loja
saving-occasion-quintiles = Grupos iguais recalculados com os clientes de { $day }
saving-occasion-time-zone = O fuso horário da loja agora é { $zone }
