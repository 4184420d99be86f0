#!/bin/sh
# Writes the KAFKA_* variables as the settings they stand for (KAFKA_NODE_ID is node.id), then becomes the broker.
set -eu
settings=/tmp/server.properties
env | sed -n 's/^KAFKA_\([A-Z0-9_]*\)=\(.*\)$/\1 \2/p' | while read -r name value; do
  [ "$name" = HEAP_OPTS ] || printf '%s=%s\n' "$(printf %s "$name" | tr 'A-Z_' 'a-z.')" "$value"
done > "$settings"
# shellcheck disable=SC2086
exec java ${KAFKA_HEAP_OPTS:-} -XX:+UseSerialGC -XX:+ExitOnOutOfMemoryError \
  -Djava.util.logging.config.class=dev.lockstep.local.broker.BrokerLogging \
  -cp /lockstep/local.jar dev.lockstep.local.broker.BrokerMain "$settings"
