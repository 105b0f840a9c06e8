# Two stages: the environment is made in the first; the second has no package index, no cache and no
# way to become root. Everything but /data and /tmp may be read-only.
FROM python:3.11-slim-bookworm AS build
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
WORKDIR /opt/dipcourier
COPY requirements/environment requirements/run.lock requirements/
RUN ./requirements/environment python3 .venv requirements/run.lock
COPY bot bot
COPY handlers handlers
COPY newsroom newsroom
COPY storage storage
COPY reading reading
COPY seeds seeds
COPY LICENSE ./
# Nothing can be compiled later where nothing can be written.
RUN .venv/bin/python -m compileall -q .

FROM python:3.11-slim-bookworm
RUN useradd --uid 10001 --no-create-home --home-dir /data --shell /usr/sbin/nologin dipcourier \
    && install --directory --owner dipcourier --mode 700 /data
COPY --from=build /opt/dipcourier /opt/dipcourier
WORKDIR /opt/dipcourier
ENV PATH=/opt/dipcourier/.venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    OPENBLAS_NUM_THREADS=1 \
    MPLCONFIGDIR=/tmp/matplotlib \
    DATABASE_URL=sqlite:////data/dipcourier.db \
    HOST=0.0.0.0 \
    PORT=8080
USER 10001
VOLUME /data
EXPOSE 8080
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=120s --retries=3 \
    CMD ["python", "-c", "import os, urllib.request as r; r.urlopen(f'http://127.0.0.1:{os.environ[\"PORT\"]}/health', timeout=4)"]
ENTRYPOINT ["python", "-m", "bot"]
CMD ["run"]
