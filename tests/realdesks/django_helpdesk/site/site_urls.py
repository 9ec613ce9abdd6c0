# mypy: ignore-errors
# Runs in the helpdesk's own environment, which alone has Django.
"""Where the helpdesk under test is mounted. Adds only what each site adds itself: tokens, the document, files."""

from django.conf import settings
from django.urls import include, path
from django.views.static import serve
from drf_spectacular.views import SpectacularJSONAPIView
from rest_framework.authtoken.views import obtain_auth_token

urlpatterns = [
    path("helpdesk/api/schema/", SpectacularJSONAPIView.as_view()),
    path("helpdesk/api/api-token/", obtain_auth_token),
    path("helpdesk/", include("helpdesk.urls", namespace="helpdesk")),
    path("media/<path:path>", serve, {"document_root": settings.MEDIA_ROOT}),
]
