# Masthead in a container:  docker build -t masthead .  &&  docker run --init -p 8080:8080 -v masthead:/data masthead
#
# Everything it writes is under /data, which is also where it looks for masthead.yaml: the rest may be read-only. It runs
# as uid 1000. `start` answers SIGTERM itself and leaves no programs behind, so that it needs no init to be process 1;
# other commands (docker run --rm -it --init masthead check) end by Ctrl-C only with --init.

FROM node:24.21.0-trixie-slim AS base
WORKDIR /app
COPY package.json package-lock.json ./

# No package needs its install script, and ours (prepare) would build before there is anything to build.
FROM base AS build
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY tsconfig.json ./
COPY src ./src
COPY adapters ./adapters
COPY samples ./samples
COPY templates ./templates
RUN npm run build && chmod 755 dist/src/cli.js

# Optional is the TypeScript compiler, by which a library would read settings that nobody writes.
FROM base AS modules
RUN npm ci --omit=dev --omit=optional --ignore-scripts --no-audit --no-fund

FROM node:24.21.0-trixie-slim
LABEL org.opencontainers.image.title="Masthead" \
      org.opencontainers.image.description="Reads the world's newspaper editorials and publishes them as digests" \
      org.opencontainers.image.version="0.1.0" \
      org.opencontainers.image.licenses="MIT"
# A user without an entry in /etc/passwd has no home folder otherwise, and libraries ask for one.
ENV NODE_ENV=production HOME=/data
# `masthead backup` of PostgreSQL asks pg_dump, which must not be older than the server (17 in compose.yaml).
RUN apt-get update \
    && apt-get install --yes --no-install-recommends postgresql-client-17 \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY package.json LICENSE masthead.example.yaml .env.example ./
COPY samples ./samples
COPY templates ./templates
COPY --from=modules /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
RUN ln -s /app/dist/src/cli.js /usr/local/bin/masthead && install -d -o 1000 -g 1000 -m 700 /data
USER 1000:1000
WORKDIR /data
VOLUME /data
EXPOSE 8080
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT || 8080}/healthz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["masthead"]
CMD ["start"]
