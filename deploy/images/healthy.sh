#!/bin/sh
# Exit code 0: HEALTH_URL answers 200. Takes whatever the base image has to ask with.
url=${HEALTH_URL:-http://127.0.0.1:$((SERVICE_PORT + 1000))/q/health/ready}
if command -v curl > /dev/null; then
  exec curl -fsS -m 3 -o /dev/null "$url"
elif command -v wget > /dev/null; then
  exec wget -q -T 3 -O /dev/null "$url"
fi
address=${url#http://}
exec timeout 3 bash -c '
  exec 3<> "/dev/tcp/${0%%:*}/${1%%/*}"
  printf "GET /%s HTTP/1.0\r\n\r\n" "${1#*/}" >&3
  head -n 1 <&3 | grep -q " 200 "' "${address%%/*}" "${address#*:}"
