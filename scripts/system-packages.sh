#!/bin/bash
# Installs the Debian packages that the tests in a real VS Code and in the network lab need, and only those that are missing.
# With --quiet it says nothing when there is nothing to do.
#
# chromium draws the workbench, DejaVu makes its text look the same on every machine, Noto CJK draws Japanese
# (without it every Japanese letter in a screenshot is an empty box). LibreOffice opens the exported slides, poppler
# turns them into pictures, python3-uno asks LibreOffice what is glued. python3, make and g++ compile the native
# modules of the test host (test/host/install-host.sh). iproute2, nftables and the tracers make up the lab of network namespaces (test/lab).
set -euo pipefail

missing=()
have_package() { dpkg-query -W -f='${Status}' "$1" 2>/dev/null | grep -q 'install ok installed'; }
need_package() { have_package "$1" || missing+=("$1"); }
# A compiler or a browser may also have been put there by other means than apt, so ask for the command.
need_command() { command -v "$1" >/dev/null 2>&1 || missing+=("$2"); }

if ! command -v dpkg-query >/dev/null 2>&1; then
  echo "system-packages: this is not a Debian-like system; install Chromium, the DejaVu and Noto CJK fonts," \
       "python3, make and g++ by your own means, and set CHROMIUM_PATH to the browser." >&2
  exit 1
fi

need_command "${CHROMIUM_PATH:-chromium}" chromium
need_package fonts-dejavu-core
need_package fonts-noto-cjk
need_command soffice libreoffice-impress
need_command pdftoppm poppler-utils
need_package python3-uno
need_command python3 python3
need_command make make
need_command g++ g++
# The tools that live traces fall back to, and what the lab is made of.
need_command ip iproute2
need_command nft nftables
need_command sysctl procps
need_command traceroute traceroute
need_command mtr mtr-tiny
need_command nmap nmap
need_command inetutils-traceroute inetutils-traceroute
need_command tracepath iputils-tracepath

if [ ${#missing[@]} -eq 0 ]; then
  [ "${1:-}" = --quiet ] || echo "system-packages: all there, nothing to install"
  exit 0
fi
if [ "$(id -u)" -ne 0 ]; then
  echo "system-packages: not root, so nothing was installed; run: sudo apt-get install ${missing[*]}" >&2
  exit 1
fi

log=$(mktemp)
trap 'rm -f "$log"' EXIT
# Another apt may be running (an editor's, another test run's): without the time-out apt fails at once.
apt() { DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 -qq "$@" >>"$log" 2>&1; }
echo "system-packages: installing ${missing[*]}"
if ! { apt update && apt install -y --no-install-recommends "${missing[@]}"; }; then
  cat "$log" >&2
  echo "system-packages: apt-get could not install ${missing[*]}; its messages are above" >&2
  exit 1
fi
