#!/usr/bin/env bash
# The trial of docs/chaos.md by hand: three brokers, three instances of which one is killed every 5 s, a bookmaker that
# takes one bet in ten without a word and answers one in twenty late. Everything is on this machine, no money moves.
#
#   deploy/trial.sh infra        1. Kafka with three brokers, Redis          } each in a shell of its own,
#   deploy/trial.sh bookmaker    2. the bookmaker                            } Ctrl-C ends it
#   deploy/trial.sh instances    3. three instances, one killed every 5 s    }
#   deploy/trial.sh arbs         4. 2,000 arbs, five a second
#   deploy/trial.sh check        5. the verdict
#
#   deploy/trial.sh hang         beside 4: a broker says nothing for 45 s and keeps its connections
#
# TRIAL_DIR (default: ./var/trial) keeps everything; remove it before a new trial. TRIAL_ARBS and TRIAL_PAUSE (seconds
# between two arbs, 0.2) make it shorter or quicker; TRIAL_KILL_EVERY (5) is in seconds, 0 for never. TRIAL_BROKER (1 to 3)
# and TRIAL_HANG (seconds) choose which broker hangs and for how long.
set -euo pipefail

root=$(cd "$(dirname "$0")/.." && pwd)
dir=${TRIAL_DIR:-$root/var/trial}
arbs=${TRIAL_ARBS:-2000}
pause=${TRIAL_PAUSE:-0.2}
every=${TRIAL_KILL_EVERY:-5}
port=${TRIAL_PORT:-8790}
mkdir -p "$dir"

surelock() { "$root/surelock" "$@"; }

kafka() {
    [[ -f $dir/endpoints.json ]] || { echo "trial: start \"deploy/trial.sh infra\" first." >&2; exit 2; }
    sed 's/.*"kafka":"\([^"]*\)".*/\1/' "$dir/endpoints.json"
}

redis() { sed 's/.*"redis":"\([^"]*\)".*/\1/' "$dir/endpoints.json"; }

script() {
    cat >"$dir/script.yaml" <<YAML
faults: {seed: 1, accept_drop: 0.10, late: 0.05}
timing: {late: 12s}
YAML
}

provider() {
    cat <<YAML
  $1:
    kind: bridge
    url: http://127.0.0.1:$port
    username: trial
    password: trial
    duplicate-window: 365d
    absence-age: 0ms
    refuses-late: true
    cancels: true
YAML
}

config() {
    mkdir -p "$dir/$1"
    cat >"$dir/$1/surelock.yaml" <<YAML
kafka: {bootstrap-servers: "$(kafka)", replication: 3}
redis: {uri: "$(redis)"}
state-dir: $dir/$1/state
instance-id: $1
streams: {standby-replicas: 1}
bookmakers:
$(provider alpha)
$(provider beta)
YAML
    echo "$dir/$1/surelock.yaml"
}

# The program itself and no shell around it, so that the signal reaches the program.
start() {
    "$root/surelock" run --config "$(config "$1")" </dev/null >>"$dir/$1/output.txt" 2>&1 &
    pids[$2]=$!
}

instances() {
    local -a pids
    local kills=0 i
    trap 'kill "${pids[@]}" 2>/dev/null || true; wait; echo "trial: $kills kills."; exit 0' INT TERM
    for i in 1 2 3; do start "instance-$i" "$i"; done
    echo "trial: three instances, logs in $dir/instance-*; Ctrl-C stops them."
    for i in 1 2 3; do
        until grep -qs "Running as" "$dir/instance-$i/output.txt"; do
            kill -0 "${pids[$i]}" 2>/dev/null || { cat "$dir/instance-$i/output.txt" >&2; exit 1; }
            sleep 0.2
        done
    done
    echo "trial: all three work."
    while true; do
        sleep "$([[ $every == 0 ]] && echo 3600 || echo "$every")"
        [[ $every == 0 || -f $dir/calm ]] && continue
        i=$((kills % 3 + 1))
        kill -9 "${pids[$i]}" 2>/dev/null || true
        wait "${pids[$i]}" 2>/dev/null || true
        kills=$((kills + 1))
        echo "$kills" >"$dir/kills"
        start "instance-$i" "$i"
    done
}

# On accounts of its own each, so that none rests or is busy.
arb() {
    local leg='"marketId":"ou-2.5"'
    printf '{"pairId":"T-%s","detectedAt":"%s","sport":"football","event":{"id":"m-%s","name":"Home - Away"},' \
        "$1" "$(date -u +%FT%T.%3NZ)" "$1"
    printf '"expectedProfit":"7.56","positive":{"account":"wl1:alpha:A%s",%s,"selectionId":"over","odds":"2.1000",' "$1" "$leg"
    printf '"stake":"100.00","currency":"EUR"},"hedge":{"account":"wl1:beta:A%s",%s,"selectionId":"under","odds":"2.0500",' "$1" "$leg"
    printf '"stake":"102.44","currency":"EUR"}}\n'
}

publish() {
    rm -f "$dir/calm"
    for ((i = 1; i <= arbs; i++)); do
        arb "$i"
        sleep "$pause"
    done | surelock publish --bootstrap "$(kafka)" -
    touch "$dir/calm"
    echo "trial: $arbs arbs published, no more kills; run \"deploy/trial.sh check\" in four minutes."
}

hang() {
    node=${TRIAL_BROKER:-1} seconds=${TRIAL_HANG:-45}
    # The broker itself, not the shell that watches over it.
    pid=$(pgrep -f "^[^ ]*java .*BrokerMain $(cd "$dir" && pwd)/kafka/node-$node/server.properties") || {
        echo "trial: broker $node does not run; start \"deploy/trial.sh infra\", and let TRIAL_BROKER be 1, 2 or 3." >&2
        exit 2
    }
    trap 'kill -CONT "$pid"; echo "trial: broker $node goes on."' EXIT
    trap 'exit 130' INT TERM
    kill -STOP "$pid"
    echo "trial: broker $node says nothing for $seconds s; Ctrl-C lets it go on."
    sleep "$seconds"
}

check() {
    local kills=0
    [[ -f $dir/kills ]] && kills=$(cat "$dir/kills")
    echo "{\"kind\":\"fault\",\"name\":\"instance killed every $every s\",\"planned\":true,\"hit\":$kills}" >"$dir/faults.jsonl"
    curl -s "http://127.0.0.1:$port/v1/faults" || true
    echo
    surelock check --bootstrap "$(kafka)" --redis "$(redis)" --ledger "$dir/ledger.jsonl" --faults "$dir/faults.jsonl" --settled
}

case ${1:-} in
    infra) surelock infra --brokers 3 --data "$dir" ;;
    bookmaker) script && surelock bookmaker --port "$port" --ledger "$dir/ledger.jsonl" --script "$dir/script.yaml" ;;
    instances) instances ;;
    arbs) publish ;;
    hang) hang ;;
    check) check ;;
    *)
        sed -n '2,/^set/{/^set/d;s/^# \{0,1\}//;p}' "$0"
        exit 2
        ;;
esac
