#!/bin/sh
# Makes lockstep/java, lockstep/postgres and lockstep/kafka without any image registry, from Debian packages and this build.
# Needs root, debootstrap, docker and what "./lockstep images" builds first. DEBIAN_RELEASE may be set, and DEBIAN_MIRROR where debootstrap's own is not to be used.
set -eu
cd "$(dirname "$0")/../../.."
release=${DEBIAN_RELEASE:-bookworm}
work=${WORK:-$(mktemp -d)}

packages() { # a Debian with these packages in a folder; what is there already is taken
  [ -e "$work/$1/etc/os-release" ] || debootstrap --variant=minbase --include="$2" "$release" "$work/$1" ${DEBIAN_MIRROR:+"$DEBIAN_MIRROR"}
  rm -rf "$work/$1"/var/cache/apt/archives/*.deb "$work/$1"/var/lib/apt/lists/* "$work/$1"/usr/share/doc/*
}

packages java openjdk-17-jre-headless,ca-certificates,curl
tar -C "$work/java" -c . | docker import --change 'ENV LANG=C.UTF-8' - lockstep/java

packages postgres postgresql
cp deploy/images/closed-network/postgres-entrypoint.sh "$work/postgres/usr/local/bin/"
mkdir -p "$work/postgres/var/lib/postgresql/data" "$work/postgres/run/postgresql"
chroot "$work/postgres" chown postgres:postgres /var/lib/postgresql /var/lib/postgresql/data
chmod 3777 "$work/postgres/run/postgresql"
ln -sf "$(cd "$work/postgres" && ls -d usr/lib/postgresql/*/bin/pg_isready | sed 's,^,/,')" "$work/postgres/usr/local/bin/pg_isready"
tar -C "$work/postgres" -c . | docker import --change 'ENV LANG=C.UTF-8' --change 'USER postgres' \
  --change 'ENTRYPOINT ["postgres-entrypoint.sh"]' - lockstep/postgres

docker build -f deploy/images/closed-network/Dockerfile.kafka --build-arg BASE_IMAGE=lockstep/java -t lockstep/kafka .
