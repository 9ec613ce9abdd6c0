# syntax=docker/dockerfile:1
# Linted, and its wheel, folders and entry point proven by tests/packaging; never built where this file was written.
#
#   docker build -t deskwright .
#   docker run --rm -i -e OTRS_BASE_URL -e OTRS_USERNAME -e OTRS_PASSWORD deskwright serve otrs       speaks stdio
#   docker run --rm -p 8080:8080 deskwright serve otrs --http 0.0.0.0:8080 --allowed-hosts …          docs/publish.md

FROM python:3.13-slim-bookworm AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
WORKDIR /source
COPY pyproject.toml README.md LICENSE ./
COPY codegen codegen
COPY generated generated
COPY mcp_server mcp_server
# Into an environment of its own, which the second stage takes as it is: no compiler, no pip, no source goes along.
RUN python -m pip wheel --no-deps --wheel-dir /wheels . \
 && python -m venv --without-pip /opt/deskwright \
 && wheel="$(echo /wheels/deskwright-*.whl)" \
 && python -m pip --python /opt/deskwright/bin/python install "${wheel}[hosted,metrics,tracing]"

FROM python:3.13-slim-bookworm
LABEL org.opencontainers.image.title="deskwright" \
      org.opencontainers.image.description="Every helpdesk's API as a governed MCP server" \
      org.opencontainers.image.licenses="MIT"
COPY --from=build /opt/deskwright /opt/deskwright
# Written is /state alone, and by whichever user the container runs as: the root may be read-only.
RUN install -d -m 1777 /state
ENV PATH=/opt/deskwright/bin:$PATH \
    HOME=/state \
    XDG_STATE_HOME=/state \
    XDG_CACHE_HOME=/state/cache \
    XDG_DATA_HOME=/state/data \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1
VOLUME ["/state"]
WORKDIR /state
USER 10001:10001
EXPOSE 8080
ENTRYPOINT ["deskwright"]
CMD ["--help"]
