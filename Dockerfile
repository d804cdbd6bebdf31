# The tipgraph command, with the locked packages. `docker-compose.yml` runs it beside Neo4j; alone it keeps an embedded store in /data:
#
#   docker build --tag tipgraph:local .
#   docker run --rm --volume tipgraph:/data tipgraph:local load /sources

FROM python:3.13-slim-bookworm AS base
ENV LANG=C.UTF-8 \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1

FROM base AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 \
    PIP_NO_CACHE_DIR=1
WORKDIR /build
# The packages come before the code, so that an edit of the code keeps their layer. Wheels only: the slim image has no compiler.
COPY requirements.lock requirements-build.lock ./
RUN python -m venv /opt/tools \
    && /opt/tools/bin/pip install --require-hashes --no-deps --only-binary :all: -r requirements-build.lock \
    && python -m venv --without-pip /opt/tipgraph \
    && /opt/tools/bin/pip --python /opt/tipgraph/bin/python install --require-hashes --no-deps --only-binary :all: -r requirements.lock
COPY pyproject.toml README.md LICENSE tipgraph.py ./
COPY api api
COPY graph graph
COPY loaders loaders
COPY queries queries
RUN /opt/tools/bin/pip wheel --no-deps --no-build-isolation --wheel-dir dist . \
    && /opt/tools/bin/pip --python /opt/tipgraph/bin/python install --no-deps --no-index dist/*.whl

FROM base
ARG VERSION=unknown
ARG REVISION=unknown
LABEL org.opencontainers.image.title="tipgraph" \
      org.opencontainers.image.description="A knowledge graph of who does what, where and with whose money against trafficking in human beings." \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.version="$VERSION" \
      org.opencontainers.image.revision="$REVISION"
RUN groupadd --gid 10001 tipgraph \
    && useradd --uid 10001 --gid 10001 --no-log-init --no-create-home --home-dir /data --shell /usr/sbin/nologin tipgraph \
    && install --directory --owner=10001 --group=10001 --mode=0750 /data
COPY --from=build /opt/tipgraph /opt/tipgraph
# The samples are in the image so that it can be tried alone; a folder mounted here takes their place, and every command stays the same.
COPY samples /sources
ENV PATH=/opt/tipgraph/bin:$PATH \
    TIPGRAPH_STORE=/data/store
WORKDIR /data
# A number, not a name: only so can Kubernetes see that it is not root.
USER 10001:10001
# As Ctrl-C: tipgraph ends with 130, and each source is wholly in the store, or not at all. Python as process 1 would not heed SIGTERM.
STOPSIGNAL SIGINT
# The store can be read; an empty one too.
HEALTHCHECK --interval=30s --timeout=30s --start-period=30s --retries=3 CMD ["tipgraph", "stats"]
ENTRYPOINT ["tipgraph"]
# Nothing is loaded unasked: TIPGRAPH_STORE may name a graph that others use.
CMD ["--help"]
