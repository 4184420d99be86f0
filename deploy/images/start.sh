#!/bin/sh
# The program takes the place of the shell, so it gets the signals.
# shellcheck disable=SC2086
exec java $JAVA_OPTIONS "$@"
