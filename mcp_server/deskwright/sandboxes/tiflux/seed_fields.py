"""The custom fields every sandbox starts with: entity → field → option, of tickets, clients and requestors."""

from __future__ import annotations

from .world import World

#: Number, name, applied in, active.
ENTITIES = (
    (10, "Classificação do Chamado", "ticket", True),
    (11, "Dados do Atendimento", "ticket", True),
    (12, "Campos Antigos", "ticket", False),
    (13, "Dados do Cliente", "client", True),
    (14, "Dados do Solicitante", "solicitant", True),
    (15, "Dados do Recurso", "equipment", True),
)
#: Number, entity, type, name, required.
FIELDS = (
    (81, 10, "checkbox", "Categoria do Impacto", False),
    (82, 10, "single_select", "Urgência percebida", False),
    (72, 11, "text", "Número do Pedido", False),
    (73, 11, "date", "Data da Visita", False),
    (74, 11, "currency", "Valor Estimado", False),
    (75, 11, "phone", "Telefone de Retorno", False),
    (76, 11, "email", "E-mail de Cópia", False),
    (77, 11, "link", "Documento", False),
    (78, 11, "text_area", "Observações", False),
    (79, 11, "text", "Local", True),
    (90, 12, "text", "Código Antigo", False),
    (91, 13, "text", "Gerente da Conta", False),
    (92, 13, "single_select", "Segmento", False),
    (93, 14, "text", "Matrícula", False),
    (94, 15, "text", "Patrimônio", False),
)
#: Number, field, value, null option.
OPTIONS = (
    (11, 81, "Hardware", False),
    (12, 81, "Software", False),
    (13, 81, "Rede", False),
    (14, 81, "(nenhuma)", True),
    (21, 82, "Alta", False),
    (22, 82, "Normal", False),
    (23, 82, "(nenhuma)", True),
    (31, 92, "Indústria", False),
    (32, 92, "Comércio", False),
)


def seed_fields(world: World) -> None:
    for number, name, place, active in ENTITIES:
        world.entities.add(
            id=number, name=name, applied_in=place, active=active, description=f"{name} (exemplo)", menu_item=None
        )
    for number, entity_id, kind, name, required in FIELDS:
        index = len(world.entity_fields.where(entity_id=entity_id))
        world.entity_fields.add(
            id=number, entity_id=entity_id, field_type=kind, name=name, required=required, index=index
        )
    for number, field_id, value, empty in OPTIONS:
        world.entity_options.add(id=number, entity_field_id=field_id, value=value, null_option=empty)
