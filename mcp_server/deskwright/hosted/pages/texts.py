"""Every sentence of our own on the pages, in English and in Portuguese; a desk's own words come from its helpdesk.toml.

It holds words alone: which of them are shown is decided elsewhere. A place for a value is written `{name}`.
"""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["EFFECTS", "LANGUAGES", "PROBLEMS", "SENTENCES"]

#: language -> (as `<html lang>` has it, its own name)
LANGUAGES: Mapping[str, tuple[str, str]] = {"en": ("en", "English"), "pt": ("pt-BR", "Português")}

SENTENCES: Mapping[str, Mapping[str, str]] = {
    "en": {
        "skip": "Skip to the content",
        "languages": "Languages",
        "settings": "Your connections",
        "and": "and",
        # who asks
        "connect.title": "Connect {client} to {desk}",
        "connect.lead": "{client} asks to use {desk} on your behalf. First show {desk} that it is you.",
        "asks": "Who asks",
        "asks.name": "It calls itself",
        "asks.home": "Published at",
        "asks.returns": "Your answer goes to",
        "asks.computer": "a program on this computer ({place})",
        "asks.program": "the program that opens {place} addresses",
        "asks.verified": "Address checked",
        "asks.unverified": "Not verified",
        "asks.warning": (
            "Anybody can take this name; nobody has checked it. Go on only if you started this yourself just now, and "
            "{place} is where you expect to come back to."
        ),
        "asks.warning.loopback": (
            "Anybody can take this name; nobody has checked it. Go on only if you started this yourself just now, in a "
            "program on this computer."
        ),
        # the key
        "key.how": "How to get access",
        "key.heading": "Your access to {desk}",
        "key.none": "{desk} asks for nothing here.",
        "key.check": "Continue",
        "key.cancel": "Cancel",
        "key.care": (
            "What you enter is sent to {desk} to be checked, kept here encrypted, and never given to {client}. Nothing "
            "is allowed yet: next you see what would become possible."
        ),
        # what becomes possible
        "confirm.title": "What {client} may do in {desk}",
        "confirm.who": "{desk} knows you as {account}. Whatever {client} does there, it does in your name.",
        "confirm.who.nameless": "{desk} accepts it. Whatever {client} does there, it does in the name of its owner.",
        "confirm.possible": "What becomes possible",
        "confirm.actions": "{count} actions",
        "confirm.action": "1 action",
        "confirm.further": "{count} further operations of {desk}",
        "confirm.further.one": "1 further operation of {desk}",
        "confirm.more": "{count} more areas",
        "confirm.waits": "A person approves each one first",
        "confirm.known": "That is what {desk} says you may do, as far as this server lets it through.",
        "confirm.unknown": "That is the most this server lets through. {desk} itself may allow you less.",
        "confirm.never": "Not possible here: {effects}.",
        "confirm.nothing": "Nothing: {desk} and this server let your login do nothing here.",
        "confirm.read_only": "Reading only",
        "confirm.read_only.about": "{client} can look things up, and write, change or send nothing.",
        "confirm.fixed": "{client} asked for reading only, so nothing else becomes possible.",
        "confirm.left_out": "Left out",
        "confirm.allow": "Allow",
        "confirm.back": "Use another login",
        "confirm.deny": "Cancel",
        "confirm.later": "You can take this back at any time under {settings}.",
        # settings
        "owner.title": "Your connections to {desk}",
        "owner.lead": (
            "See which programs you have connected to {desk} through this server, and take a connection back. Show "
            "{desk} who you are; what you enter is checked, and not kept for this."
        ),
        "owner.desks": "Helpdesks",
        "owner.show": "Show my connections",
        "list.title": "Your connections to {desk}",
        "list.who": "You are {account}.",
        "list.none": "No program is connected to {desk} with your account.",
        "list.none.next": "When you connect one, it appears here, and you can take the connection back.",
        "list.one": "1 program is connected with your account.",
        "list.many": "{count} programs are connected with your account.",
        "list.may.read": "Reads only",
        "list.may.write": "Reads and writes",
        "list.made": "Connected",
        "list.used": "Last used",
        "list.never": "never",
        "list.ends": "Ends unless it is used",
        "list.returns": "Belongs to",
        "list.revoke": "Take back",
        "list.revoke.of": "the connection of {client}",
        "list.about": (
            "Taking a connection back ends it at once and deletes what was kept for it here. What you entered stays "
            "valid in {desk} itself until you end it there."
        ),
        "list.revoked": "The connection of {client} was taken back, and what was kept for it is deleted.",
        "list.leave": "Leave",
        # when it goes wrong
        "wait.one": "Try again in 1 minute.",
        "wait": "Try again in {minutes} minutes.",
        "problem.close": "You can close this page.",
        "problem.leads": "Go back to {place}",
        # time
        "now": "just now",
        "ago": "{length} ago",
        "in": "in {length}",
        "minute": "{count} minute",
        "minutes": "{count} minutes",
        "hour": "{count} hour",
        "hours": "{count} hours",
        "day": "{count} day",
        "days": "{count} days",
        "months": "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
        "exact": "{day} {month} {year}, {clock} UTC",
    },
    "pt": {
        "skip": "Ir para o conteúdo",
        "languages": "Idiomas",
        "settings": "Suas conexões",
        "and": "e",
        "connect.title": "Conectar {client} ao {desk}",
        "connect.lead": "{client} pede para usar o {desk} em seu nome. Primeiro, mostre ao {desk} que é você.",
        "asks": "Quem pede",
        "asks.name": "Apresenta-se como",
        "asks.home": "Publicado em",
        "asks.returns": "Sua resposta vai para",
        "asks.computer": "um programa neste computador ({place})",
        "asks.program": "o programa que abre endereços {place}",
        "asks.verified": "Endereço conferido",
        "asks.unverified": "Não verificado",
        "asks.warning": (
            "Qualquer um pode usar esse nome; ninguém o conferiu. Continue apenas se foi você quem começou isto agora "
            "mesmo e se espera voltar para {place}."
        ),
        "asks.warning.loopback": (
            "Qualquer um pode usar esse nome; ninguém o conferiu. Continue apenas se foi você quem começou isto agora "
            "mesmo, em um programa neste computador."
        ),
        "key.how": "Como obter acesso",
        "key.heading": "Seu acesso ao {desk}",
        "key.none": "O {desk} não pede nada aqui.",
        "key.check": "Continuar",
        "key.cancel": "Cancelar",
        "key.care": (
            "O que você informa é enviado ao {desk} para ser conferido, fica guardado aqui com criptografia e nunca é "
            "entregue a {client}. Nada está autorizado ainda: em seguida você vê o que seria possível."
        ),
        "confirm.title": "O que {client} poderá fazer no {desk}",
        "confirm.who": "O {desk} reconhece você como {account}. Tudo o que {client} fizer lá será em seu nome.",
        "confirm.who.nameless": (
            "O {desk} aceitou. Tudo o que {client} fizer lá será em nome da pessoa a quem o acesso pertence."
        ),
        "confirm.possible": "O que passa a ser possível",
        "confirm.actions": "{count} ações",
        "confirm.action": "1 ação",
        "confirm.further": "mais {count} operações do {desk}",
        "confirm.further.one": "mais 1 operação do {desk}",
        "confirm.more": "mais {count} áreas",
        "confirm.waits": "Uma pessoa aprova cada uma antes",
        "confirm.known": "É o que o {desk} diz que você pode fazer, dentro do que este servidor deixa passar.",
        "confirm.unknown": "É o máximo que este servidor deixa passar. O próprio {desk} pode permitir menos a você.",
        "confirm.never": "Não é possível aqui: {effects}.",
        "confirm.nothing": "Nada: o {desk} e este servidor não permitem nada com o seu acesso.",
        "confirm.read_only": "Somente leitura",
        "confirm.read_only.about": "{client} pode consultar, mas não escreve, altera nem envia nada.",
        "confirm.fixed": "{client} pediu somente leitura; nada além disso passa a ser possível.",
        "confirm.left_out": "Fica de fora",
        "confirm.allow": "Permitir",
        "confirm.back": "Usar outro acesso",
        "confirm.deny": "Cancelar",
        "confirm.later": "Você pode desfazer isto quando quiser em {settings}.",
        "owner.title": "Suas conexões com o {desk}",
        "owner.lead": (
            "Veja quais programas você conectou ao {desk} por este servidor e desfaça uma conexão. Mostre ao {desk} "
            "quem é você; o que você informa é conferido e não fica guardado para isto."
        ),
        "owner.desks": "Sistemas de atendimento",
        "owner.show": "Mostrar minhas conexões",
        "list.title": "Suas conexões com o {desk}",
        "list.who": "Você é {account}.",
        "list.none": "Nenhum programa está conectado ao {desk} com sua conta.",
        "list.none.next": "Quando você conectar um, ele aparece aqui, e a conexão pode ser desfeita.",
        "list.one": "1 programa está conectado com sua conta.",
        "list.many": "{count} programas estão conectados com sua conta.",
        "list.may.read": "Só lê",
        "list.may.write": "Lê e escreve",
        "list.made": "Conectado",
        "list.used": "Último uso",
        "list.never": "nunca",
        "list.ends": "Termina se não for usado",
        "list.returns": "Pertence a",
        "list.revoke": "Desfazer",
        "list.revoke.of": "a conexão de {client}",
        "list.about": (
            "Desfazer uma conexão a encerra na hora e apaga o que estava guardado aqui para ela. O que você informou "
            "continua válido no próprio {desk} até que você o encerre lá."
        ),
        "list.revoked": "A conexão de {client} foi desfeita, e o que estava guardado para ela foi apagado.",
        "list.leave": "Sair",
        "wait.one": "Tente de novo em 1 minuto.",
        "wait": "Tente de novo em {minutes} minutos.",
        "problem.close": "Você pode fechar esta página.",
        "problem.leads": "Voltar para {place}",
        "now": "agora mesmo",
        "ago": "há {length}",
        "in": "em {length}",
        "minute": "{count} minuto",
        "minutes": "{count} minutos",
        "hour": "{count} hora",
        "hours": "{count} horas",
        "day": "{count} dia",
        "days": "{count} dias",
        "months": "jan. fev. mar. abr. maio jun. jul. ago. set. out. nov. dez.",
        "exact": "{day} {month} {year}, {clock} UTC",
    },
}  # fmt: skip

#: effect -> (what it is, who notices, as something that is not possible)
EFFECTS: Mapping[str, Mapping[str, tuple[str, str, str]]] = {
    "en": {
        "read": ("Read", "It looks things up. Nothing changes.", "reading"),
        "write_internal": (
            "Change what colleagues see",
            "Staff see the change; customers do not.",
            "changing what colleagues see",
        ),
        "write_outbound": (
            "Change what customers see",
            "Customers may read or receive it, in your name.",
            "writing to customers",
        ),
        "destroy": ("Delete", "What is deleted cannot be brought back.", "deleting"),
        "admin": (
            "Change the administration",
            "Users, keys and settings of the helpdesk.",
            "changing the administration",
        ),
    },
    "pt": {
        "read": ("Ler", "Apenas consulta. Nada muda.", "ler"),
        "write_internal": (
            "Alterar o que a equipe vê",
            "A equipe vê a alteração; os clientes, não.",
            "alterar o que a equipe vê",
        ),
        "write_outbound": (
            "Alterar o que os clientes veem",
            "Clientes podem ler ou receber, em seu nome.",
            "escrever para clientes",
        ),
        "destroy": ("Excluir", "O que for excluído não volta.", "excluir"),
        "admin": (
            "Alterar a administração",
            "Usuários, chaves e configurações do sistema.",
            "alterar a administração",
        ),
    },
}

#: What may go wrong, by its code -> (what, why, what next); a code that is missing here speaks its own English.
PROBLEMS: Mapping[str, Mapping[str, tuple[str, str, str]]] = {
    "en": {
        "incomplete_login": (
            "This cannot be used with {desk}",
            "Something is missing, or was cut off or changed when it was copied.",
            "Copy it once more in full, and paste it as it is.",
        ),
        "wrong_key": (
            "{desk} did not accept this",
            "It may be mistyped, cut off, expired, or belong to another installation.",
            "Copy it once more in full, or make a new one: this page tells how.",
        ),
        "not_allowed": (
            "{desk} knows this login, but does not let it be used here",
            "It lacks a permission, a role or a licence.",
            "Ask whoever administers {desk}, or use another login.",
        ),
        "gate_closed": (
            "{desk} does not let this account in here",
            "What this needs is not switched on for the account.",
            "Come back when that is settled, or use another login.",
        ),
        "desk_unreachable": (
            "{desk} could not be asked",
            "It did not answer, so what you entered could not be checked. Nothing was kept.",
            "Try again in a minute; if it stays so, tell whoever runs this server.",
        ),
        "desk_answered": (
            "{desk} gave no usable answer",
            "What you entered could not be checked. Nothing was kept.",
            "Tell whoever runs this server.",
        ),
        "too_many": (
            "Too many wrong attempts",
            "To keep others from guessing, nothing more is checked for a while. Nothing was kept.",
            "Make sure of what you enter meanwhile.",
        ),
        "invalid_client": (
            "This cannot be connected",
            "The program that sent you here is not registered on this server, or not any more.",
            "Remove the connector in your assistant and add it again: it registers anew then.",
        ),
        "invalid_redirect_uri": (
            "This cannot be connected",
            "The program that sent you here wants you back at an address that it did not register. Somebody may be "
            "trying to get hold of your access.",
            "Do not go on. If you started this yourself, tell whoever made the program.",
        ),
        "unsupported_response_type": (
            "This cannot be connected",
            "The program that sent you here asked in a way that this server does not know.",
            "Tell whoever made the program.",
        ),
        "request_not_supported": (
            "This cannot be connected",
            "The program that sent you here asked in a way that this server does not know.",
            "Tell whoever made the program.",
        ),
        "invalid_target": (
            "This cannot be connected",
            "The program that sent you here asked for a helpdesk that is not on this server.",
            "Check the address that you gave your assistant.",
        ),
        "slow_down": (
            "Not just now",
            "Too many unknown programs were asked for from your network.",
            "Try again in a few minutes.",
        ),
        "expired": (
            "This page is too old",
            "It was open for too long, or was changed on its way. Nothing was connected.",
            "Go back to your assistant and start connecting once more.",
        ),
        "used": (
            "This was answered already",
            "What the program asked was answered before; an answer counts once.",
            "Go back to your assistant; if it is not connected there, start once more.",
        ),
        "session_over": (
            "This was open for too long",
            "After a quarter of an hour nobody can tell any more that it is you. Nothing was changed.",
            "Show once more who you are.",
        ),
        "foreign_form": (
            "This did not come from here",
            "Another page sent this form in your name. Nothing was done.",
            "Close that page. To connect something, start in your assistant.",
        ),
    },
    "pt": {
        "incomplete_login": (
            "Isto não pode ser usado com o {desk}",
            "Falta algo, ou algo foi cortado ou alterado ao copiar.",
            "Copie de novo por inteiro e cole sem alterar.",
        ),
        "wrong_key": (
            "O {desk} não aceitou",
            "Pode estar digitado errado, cortado, vencido ou ser de outra instalação.",
            "Copie de novo por inteiro ou gere outro: esta página explica como.",
        ),
        "not_allowed": (
            "O {desk} reconhece o acesso, mas não permite usá-lo aqui",
            "Falta uma permissão, um papel ou uma licença.",
            "Fale com quem administra o {desk} ou use outro acesso.",
        ),
        "gate_closed": (
            "O {desk} não libera esta conta por aqui",
            "O que é necessário não está ativado para a conta.",
            "Volte quando isso estiver resolvido ou use outro acesso.",
        ),
        "desk_unreachable": (
            "Não foi possível consultar o {desk}",
            "Ele não respondeu, e o que você informou não pôde ser conferido. Nada foi guardado.",
            "Tente de novo em um minuto; se continuar, avise quem mantém este servidor.",
        ),
        "desk_answered": (
            "O {desk} não deu uma resposta utilizável",
            "O que você informou não pôde ser conferido. Nada foi guardado.",
            "Avise quem mantém este servidor.",
        ),
        "too_many": (
            "Tentativas erradas demais",
            "Para que ninguém adivinhe, nada mais é conferido por algum tempo. Nada foi guardado.",
            "Enquanto isso, verifique o que você vai informar.",
        ),
        "invalid_client": (
            "Não é possível conectar",
            "O programa que trouxe você aqui não está registrado neste servidor, ou não está mais.",
            "Remova o conector no seu assistente e adicione-o de novo: assim ele se registra outra vez.",
        ),
        "invalid_redirect_uri": (
            "Não é possível conectar",
            "O programa que trouxe você aqui quer a resposta em um endereço que não registrou. Alguém pode estar "
            "tentando obter o seu acesso.",
            "Não continue. Se foi você quem começou, avise quem fez o programa.",
        ),
        "unsupported_response_type": (
            "Não é possível conectar",
            "O programa que trouxe você aqui pediu de um modo que este servidor não conhece.",
            "Avise quem fez o programa.",
        ),
        "request_not_supported": (
            "Não é possível conectar",
            "O programa que trouxe você aqui pediu de um modo que este servidor não conhece.",
            "Avise quem fez o programa.",
        ),
        "invalid_target": (
            "Não é possível conectar",
            "O programa que trouxe você aqui pediu um sistema que não está neste servidor.",
            "Confira o endereço que você informou ao seu assistente.",
        ),
        "slow_down": (
            "Agora não",
            "Programas desconhecidos demais foram pedidos a partir da sua rede.",
            "Tente de novo em alguns minutos.",
        ),
        "expired": (
            "Esta página é antiga demais",
            "Ficou aberta por muito tempo ou foi alterada no caminho. Nada foi conectado.",
            "Volte ao seu assistente e comece a conectar de novo.",
        ),
        "used": (
            "Isto já foi respondido",
            "O que o programa pediu já teve resposta; ela vale uma única vez.",
            "Volte ao seu assistente; se não estiver conectado lá, comece de novo.",
        ),
        "session_over": (
            "Isto ficou aberto por tempo demais",
            "Depois de um quarto de hora não se sabe mais se é você. Nada foi alterado.",
            "Mostre de novo quem é você.",
        ),
        "foreign_form": (
            "Isto não veio daqui",
            "Outra página enviou este formulário em seu nome. Nada foi feito.",
            "Feche essa página. Para conectar algo, comece no seu assistente.",
        ),
    },
}
