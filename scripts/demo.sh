#!/usr/bin/env bash
# Builds Cadre, makes the demo world if there is none, serves it and prints its address.
# Only the address goes to stdout; progress goes to stderr. LISTEN overrides the address.
set -euo pipefail
cd "$(dirname "$0")/.."

listen=${LISTEN:-127.0.0.1:8080}
host=${listen%:*}
host=${host#[}
host=${host%]}
port=${listen##*:}
cadre=.build/release/cadre

accepts_connections() { (exec 3<>"/dev/tcp/$host/$port") 2>/dev/null; }

is_ready() {
    {
        exec 3<>"/dev/tcp/$host/$port" &&
            printf 'GET /healthz HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n' "$listen" >&3 &&
            read -r -t 5 status <&3 && while read -r -t 5 _ <&3; do :; done
        [[ ${status:-} == *" 200 "* ]]
    } 2>/dev/null
}

if accepts_connections; then
    echo "Something already answers at $listen; stop it, or choose another address: make demo LISTEN=127.0.0.1:8090" >&2
    exit 1
fi

scripts/build.sh

if [[ ! -e world ]]; then
    # Made beside the build and moved when whole, so that an interrupted start leaves no half-made world.
    rm -rf .build/demo-world
    "$cadre" demo --data .build/demo-world --seed 1 --no-serve >&2
    mv .build/demo-world world
fi

"$cadre" serve --data world --listen "$listen" >&2 &
server=$!
trap 'kill -TERM "$server" 2>/dev/null || true' INT TERM

for ((attempt = 0; attempt < 600; attempt++)); do
    if ! kill -0 "$server" 2>/dev/null; then
        wait "$server" || exit $?
        exit 1
    fi
    if (is_ready); then
        echo "Cadre answers at http://$listen/ (stop it with Ctrl-C)"
        break
    fi
    sleep 0.1
done

# The first wait may end because a signal came in; the second collects the server's own status.
wait "$server" && exit 0
wait "$server" || status=$?
[[ ${status:-0} -ge 128 ]] && exit 0
exit "${status:-0}"
