# Generated from specs/triage. Do not edit: make regen

"""The values that models and endpoint functions share."""

from helpdesks._client.types import UNSET as UNSET
from helpdesks._client.types import File as File
from helpdesks._client.types import Response as Response
from helpdesks._client.types import Unset as Unset
